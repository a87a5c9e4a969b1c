"""Where an open stage stands against its deadline: sheets finished and sheets expected, never a mark.

Expected is linear: at any moment the share of the time from the opening to the planned closing that has gone by, of all
sheets, rounded down.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from competitions.models import Stage
from judging.models import PanelMember
from judging.panel.progress import Progress, StageProgress
from kipp.shared.wording import JAKARTA, local

NO_PLAN = "Rencana penutupan belum diisi, jadi laju belum dapat dihitung."


@dataclass(frozen=True)
class Day:
    """The end of a day of the stage: sheets finished by then, None in the future, and sheets expected."""

    date: date
    done: int | None
    expected: int


@dataclass(frozen=True)
class JudgePace:
    """One judge: sheets, how many are expected by now (None without a planned closing), and the last one finished.

    has_come: the judge has been in the portal since the stage was opened.
    """

    seat: PanelMember
    own: Progress
    expected: int | None
    last_finished: datetime | None
    has_come: bool

    @property
    def difference(self) -> int | None:
        """Sheets ahead of the pace, below 0 behind it."""
        return None if self.expected is None else self.own.done - self.expected

    @property
    def is_behind(self) -> bool:
        return self.difference is not None and self.difference < 0

    @property
    def is_done(self) -> bool:
        return self.own.done == self.own.total

    @property
    def needs_a_word(self) -> bool:
        """Something is left to do, and the judge is behind or has not come."""
        return not self.is_done and (self.is_behind or not self.has_come)


@dataclass(frozen=True)
class Pace:
    """An open stage at a moment; days and expected only with a planned closing."""

    sentence: str
    days: list[Day]
    judges: list[JudgePace]
    expected: int | None


def share_gone(stage: Stage, moment: datetime) -> Fraction | None:
    """Returns how much of the time for judging has gone by, 0–1; None without a planned closing after the opening."""
    if not stage.opened_at or not stage.closes_at or stage.closes_at <= stage.opened_at:
        return None
    unit = timedelta(microseconds=1)
    gone = Fraction((moment - stage.opened_at) // unit, (stage.closes_at - stage.opened_at) // unit)
    return min(max(gone, Fraction(0)), Fraction(1))


def expected_of(total: int, share: Fraction | None) -> int | None:
    """Returns how many of `total` sheets a steady pace would have finished, rounded down."""
    return None if share is None else total * share.numerator // share.denominator


def pace_of(stage: Stage, progress: StageProgress, *, now: datetime) -> Pace:
    """Returns the pace of an open stage at `now`; asks the database nothing."""
    share = share_gone(stage, now)
    expected = expected_of(progress.total.total, share)
    own = {seat.judge_id: sheets for seat, sheets, _ in progress.seats}
    last = {judge: moment for moment, judge in progress.finished}
    judges = [
        JudgePace(
            seat=seat,
            own=own[seat.judge_id],
            expected=expected_of(own[seat.judge_id].total, share),
            last_finished=last.get(seat.judge_id),
            has_come=has_come(stage, seat, progress.savers),
        )
        for seat, _, _ in progress.seats
        if not seat.is_former
    ]
    return Pace(sentence_of(stage, progress.total, expected, now), days_of(stage, progress, now), judges, expected)


def has_come(stage: Stage, seat: PanelMember, savers: set[int]) -> bool:
    """Tells whether a judge has been in the portal since the opening; who saved something has, however long ago."""
    login = seat.judge.last_login
    return seat.judge_id in savers or (login is not None and (stage.opened_at is None or login >= stage.opened_at))


def sentence_of(stage: Stage, total: Progress, expected: int | None, now: datetime) -> str:
    """Says in one sentence where the stage stands."""
    done = f"{total.done} dari {total.total} lembar selesai"
    if expected is None:
        return f"{done}. {NO_PLAN}"
    if now >= stage.closes_at:
        return f"Rencana penutupan sudah lewat: {done}, {total.total - total.done} belum."
    first, today, last = (local(moment).date() for moment in (stage.opened_at, now, stage.closes_at))
    ahead = total.done - expected
    words = f"{ahead} di depan laju" if ahead > 0 else f"{-ahead} di belakang laju" if ahead else "tepat pada laju"
    return f"Hari ke-{(today - first).days + 1} dari {(last - first).days + 1}: {done}, {words}."


def days_of(stage: Stage, progress: StageProgress, now: datetime) -> list[Day]:
    """Returns every day from the opening to the planned closing, or to today when that is later."""
    if share_gone(stage, now) is None:
        return []
    first, today, last = (local(moment).date() for moment in (stage.opened_at, now, stage.closes_at))
    finished = Counter(local(moment).date() for moment, _ in progress.finished)
    days, done = [], sum(count for day, count in finished.items() if day < first)
    for place in range((max(last, today) - first).days + 1):
        day = first + timedelta(days=place)
        done += finished[day]
        expected = expected_of(progress.total.total, share_gone(stage, end_of(day)))
        days.append(Day(day, done if day <= today else None, expected))
    return days


def end_of(day: date) -> datetime:
    """Returns the midnight in Kudus that ends a day."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), JAKARTA)


ORDERS = {
    "": lambda row: (row.seat.position,),
    "nama": lambda row: (row.seat.judge.full_name.casefold(), row.seat.position),
    "selisih": lambda row: (row.difference if row.difference is not None else row.own.done, row.seat.position),
    "terakhir": lambda row: (row.last_finished is not None, row.last_finished or row.seat.pk, row.seat.position),
}


def sorted_judges(judges: list[JudgePace], *, order: str, only_behind: bool) -> list[JudgePace]:
    """Returns the judges by seat, name, difference or last finished sheet, or only those who need a word."""
    rows = [row for row in judges if row.needs_a_word] if only_behind else judges
    return sorted(rows, key=ORDERS.get(order, ORDERS[""]))
