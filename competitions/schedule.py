"""The course of an edition as a line of steps, for the public title page and the control page."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from competitions.models import Competition
from kipp.shared import wording

WIB = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class Step:
    """One step with its first and last day (WIB); `percent` is how much of it has passed, 0–100."""

    label: str
    first: date | None
    last: date | None
    is_past: bool
    is_now: bool
    percent: int

    @property
    def period(self) -> str:
        """The days in words, saying the year once: "1 November – 1 Desember 2026"."""
        if self.first == self.last:
            return wording.long_day(self.first)
        first = wording.day(self.first)
        if self.first.year == self.last.year:
            first = first.removesuffix(f" {self.first.year}")
        return f"{first} – {wording.day(self.last)}"


def schedule(competition: Competition, now: datetime) -> list[Step]:
    """Returns the steps whose days are known, in the order in which they happen; none runs before the edition does."""
    spans = [("Pendaftaran", competition.registration_opens_at, competition.registration_closes_at)]
    if competition.screening_ends_on and competition.registration_closes_at:
        morning_after = competition.registration_closes_at.astimezone(WIB).date() + timedelta(days=1)
        spans.append(("Seleksi administrasi", morning_after, competition.screening_ends_on))
    spans += [
        (stage.name, stage.opens_at, stage.closes_at)
        for stage in competition.stages.order_by("position")
        if stage.opens_at and stage.closes_at
    ]
    spans += [("Penetapan", competition.decided_on, None), ("Penyerahan piagam", competition.ceremony_on, None)]
    steps = [make_step(label, first, last or first, now) for label, first, last in spans if first]
    if competition.status == Competition.Status.PREPARING:
        return [replace(step, is_now=False) for step in steps]
    return steps


def make_step(label: str, first: datetime | date, last: datetime | date, now: datetime) -> Step:
    """Places one span of time against the clock; a day counts as a whole, an instant as it is."""
    begins, ends = start_of(first), end_of(last)
    passed = (now - begins) / (ends - begins) if ends > begins else 0
    return Step(
        label=label,
        first=begins.astimezone(WIB).date(),
        last=(ends - timedelta(microseconds=1)).astimezone(WIB).date(),
        is_past=ends <= now,
        is_now=begins <= now < ends,
        percent=max(0, min(100, int(passed * 100))),
    )


def start_of(value: datetime | date) -> datetime:
    """Returns the instant itself, or the first instant of the day in WIB."""
    return value if isinstance(value, datetime) else datetime.combine(value, time.min, WIB)


def end_of(value: datetime | date) -> datetime:
    """Returns the instant itself, or the first instant after the day in WIB."""
    return value if isinstance(value, datetime) else datetime.combine(value + timedelta(days=1), time.min, WIB)
