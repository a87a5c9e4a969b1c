"""The line of pace as coordinates: sheets finished by the end of each day, beside the straight line to the closing."""

from dataclasses import dataclass
from fractions import Fraction

from judging.panel.pace import Day
from kipp.shared.wording import MONTHS
from submissions.board_drawing import Mark, along, up

NEAR_THE_START = Fraction(1, 4)
LABEL_BELOW = "122"


@dataclass(frozen=True)
class PaceChart:
    this: str
    straight: str
    dot: tuple[str, str]
    today: Mark
    scale: list[Mark]
    dates: list[Mark]


def pace_chart(days: list[Day], *, total: int) -> PaceChart | None:
    """Draws 0 to `total` sheets over the days, each at its end; None while there is nothing to draw."""
    known = [place for place, day in enumerate(days, start=1) if day.done is not None]
    if not known or not total:
        return None
    width, today = len(days), known[-1]
    last = days[today - 1]
    at = Fraction(today, width)
    is_early = at < NEAR_THE_START
    actual = [(0, 0), *((place, days[place - 1].done) for place in known)]
    straight = [(0, 0), *enumerate((day.expected for day in days), start=1)]
    label_y = up(Fraction(last.done, total), 14 if last.done * 10 > total * 9 else -8)
    return PaceChart(
        this=points(actual, width, total),
        straight=points(straight, width, total),
        dot=(along(at), up(Fraction(last.done, total))),
        today=Mark(along(at, 8 if is_early else -8), label_y, f"{last.done} lembar", "start" if is_early else "end"),
        scale=[Mark("0", up(Fraction(count, total), 4), str(count)) for count in sorted({0, total // 2, total})],
        dates=[
            Mark(along(Fraction(0)), LABEL_BELOW, short_day(days[0]), "start"),
            Mark(along(Fraction(1)), LABEL_BELOW, short_day(days[-1]), "end"),
        ],
    )


def points(pairs: list[tuple[int, int]], width: int, total: int) -> str:
    return " ".join(f"{along(Fraction(place, width))},{up(Fraction(count, total))}" for place, count in pairs)


def short_day(day: Day) -> str:
    return f"{day.date.day} {MONTHS[day.date.month - 1][:3]}"
