"""The pace of an edition: how many perangkat daerah had handed in by each day, beside the edition before it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Subquery

from competitions.models import Competition, RosterMember
from kipp.shared.wording import local
from submissions.board import ARRIVAL_FIELDS, Arrival, arrived
from submissions.models import Submission

EDITION_FIELDS = (
    "competition__pk",
    "competition__year",
    "competition__registration_opens_at",
    "competition__registration_closes_at",
)


@dataclass(frozen=True)
class Day:
    """One day of the registration.

    count: perangkat daerah with an entry by its end, None in the future. before: the same in the edition before, as
    many days ahead of its closing; None where it had not opened yet, and without one.
    """

    date: date
    days_left: int
    count: int | None
    before: int | None


@dataclass(frozen=True)
class Before:
    """The edition that this one is compared with; organizations: how many were on its roster."""

    competition: Competition
    organizations: int
    arrivals: tuple[Arrival, ...]

    @property
    def participating(self) -> int:
        return len({entry.counted_as_id for entry in self.arrivals})


def edition_before(competition: Competition) -> Before | None:
    """Returns the newest public edition of an earlier year of which the entries are known, in one query."""
    earlier = Competition.objects.public().filter(year__lt=competition.year, registration_closes_at__isnull=False)
    earlier = earlier.filter(pk__in=Submission.objects.submitted().values("competition"))
    newest = Subquery(earlier.newest_first().values("pk")[:1])
    roster = RosterMember.objects.filter(competition=newest)
    entries = arrived(roster.values("organization")).filter(competition=newest)
    size = roster.order_by().values("competition").annotate(size=Count("pk")).values("size")
    rows = list(entries.annotate(size=Subquery(size)).values_list("size", *EDITION_FIELDS, *ARRIVAL_FIELDS))
    if not rows:
        return None
    width = 1 + len(EDITION_FIELDS)
    values = zip(EDITION_FIELDS, rows[0][1:width], strict=True)
    edition = Competition(**{name.removeprefix("competition__"): value for name, value in values})
    return Before(edition, rows[0][0], tuple(Arrival(*row[width:]) for row in rows))


def pace_of(
    competition: Competition, arrivals: Iterable[Arrival], before: Before | None, *, now: datetime
) -> list[Day]:
    """Returns a row for each day from the opening to the closing, or to the last arrival after it; no query.

    Empty before the opening and without dates.
    """
    opens, closes = competition.registration_opens_at, competition.registration_closes_at
    if not opens or not closes or now < opens:
        return []
    opening, closing, today = (local(moment).date() for moment in (opens, closes, now))
    firsts = first_days(arrivals)
    opening, last = min([opening, *firsts]), max([closing, *firsts])
    days, count = [], 0
    for place in range((last - opening).days + 1):
        day = opening + timedelta(days=place)
        count += firsts[day]
        left = (closing - day).days
        days.append(Day(day, left, count if day <= today else None, count_before(before, left)))
    return days


def first_days(arrivals: Iterable[Arrival]) -> Counter[date]:
    """Counts the perangkat daerah by the day of Kudus on which their first entry arrived."""
    first: dict[int, date] = {}
    for entry in arrivals:
        day = local(entry.submitted_at).date()
        first[entry.counted_as_id] = min(first.get(entry.counted_as_id, day), day)
    return Counter(first.values())


def count_before(before: Before | None, days_left: int) -> int | None:
    if before is None:
        return None
    competition = before.competition
    day = local(competition.registration_closes_at).date() - timedelta(days=days_left)
    if competition.registration_opens_at and day < local(competition.registration_opens_at).date():
        return None
    return sum(count for first, count in first_days(before.arrivals).items() if first <= day)
