"""The two drawings of the board as coordinates: a wall with a brick for each perangkat daerah, and the line of pace."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kipp.shared.wording import MONTHS, rounded
from submissions.board import Row, Status
from submissions.pace import Day

# The wall: rows of fourteen bricks, every other one moved by half a brick.
BRICKS_A_ROW, STEP_X, STEP_Y, HALF = 14, 48, 32, 24
BRICK_KINDS = {Status.READY: "ready", Status.DRAFT: "draft", Status.NONE: "none"}
WALL_ORDER = [Status.ELIGIBLE, Status.SUBMITTED, Status.READY, Status.DRAFT, Status.NONE]
# The chart: where its axes lie in the view box 0 0 440 126.
LEFT, RIGHT, TOP, GROUND = 24, 436, 9, 104
LABEL_WIDTH = 70


@dataclass(frozen=True)
class Brick:
    x: str
    y: str
    kind: str
    label: str


@dataclass(frozen=True)
class Wall:
    bricks: list[Brick]
    height: int


@dataclass(frozen=True)
class Mark:
    """A word on the chart, above or below a place."""

    x: str
    y: str
    text: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Chart:
    this: str
    before: str
    dot: tuple[str, str]
    today: Mark
    closing_x: str
    middle_y: str
    scale: list[Mark]
    dates: list[Mark]


def wall_of(rows: Iterable[Row]) -> Wall:
    """Lays a brick for each perangkat daerah, those that are furthest first."""
    rows = sorted(rows, key=lambda row: (WALL_ORDER.index(row.status), row.organization.name, row.organization.pk))
    bricks = []
    for place, row in enumerate(rows):
        height, column = divmod(place, BRICKS_A_ROW)
        label = f"{row.organization.short_name}: {row.status.label}"
        x, y = column * STEP_X + height % 2 * HALF, height * STEP_Y
        bricks.append(Brick(f"{x}.5", f"{y}.5", BRICK_KINDS.get(row.status, "done"), label))
    return Wall(bricks, height=-(-len(rows) // BRICKS_A_ROW) * STEP_Y)


def chart_of(days: list[Day], *, organizations: int) -> Chart | None:
    """Draws the pace of 0 to `organizations`; None while there is nothing to draw."""
    known = [place for place, day in enumerate(days) if day.count is not None]
    if not known or len(days) < 2 or not organizations:
        return None
    top = max([organizations, *(day.before or 0 for day in days)])
    width = len(days) - 1
    x = [along(Fraction(place, width)) for place in range(len(days))]
    y = {count: up(Fraction(count, top)) for day in days for count in (day.count, day.before) if count is not None}
    today, last = known[-1], days[known[-1]]
    # Beside the dot where there is room, so that the word never leaves the drawing.
    is_early = Fraction(today, width) * (RIGHT - LEFT) < LABEL_WIDTH
    return Chart(
        this=" ".join(f"{x[place]},{y[days[place].count]}" for place in known),
        before=" ".join(f"{x[place]},{y[day.before]}" for place, day in enumerate(days) if day.before is not None),
        dot=(x[today], y[last.count]),
        today=Mark(
            along(Fraction(today, width), 8 if is_early else -8),
            str(max(Decimal(TOP + 2), Decimal(up(Fraction(last.count, top), -8)))),
            f"{last.count} {'hari ini' if today + 1 < len(days) else 'pada akhir'}",
            "start" if is_early else "end",
        ),
        closing_x=along(Fraction(closing_place(days), width)),
        middle_y=up(Fraction(1, 2)),
        scale=[Mark("0", up(Fraction(count, top), 4), str(count)) for count in sorted({0, top // 2, top})],
        dates=dates_below(days, x),
    )


def closing_place(days: list[Day]) -> int:
    return next(place for place, day in enumerate(days) if day.days_left == 0)


def dates_below(days: list[Day], x: list[str]) -> list[Mark]:
    """Names the opening, the first of a month in between where there is room, and the closing."""
    closing = closing_place(days)
    marks = [Mark(x[0], "122", short_day(days[0]), "start")]
    room = len(days) // 5 + 1
    marks += [
        Mark(x[place], "122", short_day(day))
        for place, day in enumerate(days)
        if day.date.day == 1 and room <= place <= closing - 2 * room
    ]
    return [*marks, Mark(x[closing], "122", f"ditutup {short_day(days[closing])}", "end")]


def short_day(day: Day) -> str:
    return f"{day.date.day} {MONTHS[day.date.month - 1][:3]}"


def along(share: Fraction, shift: int = 0) -> str:
    """Returns the x of a share of the width, 0–1; as text, so that no template writes a decimal comma."""
    return str(rounded(LEFT + share * (RIGHT - LEFT) + shift, 1))


def up(share: Fraction, shift: int = 0) -> str:
    """Returns the y of a share of the height, 0–1, moved down by `shift`."""
    return str(rounded(GROUND - share * (GROUND - TOP) + shift, 1))
