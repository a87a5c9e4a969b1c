"""The order of calling: from the last place to the first, each winner with what Setda noted for the ceremony."""

from dataclasses import dataclass
from itertools import groupby

from competitions.models import Competition
from judging.models import CeremonyDetail
from judging.results.winners import Winner, outcome
from kipp.accounts.models import User
from kipp.shared import wording

ATTENDANCE = CeremonyDetail.Attendance


@dataclass(frozen=True)
class Call:
    """A winner with the number of the call, counted from 1; `host` hands over unless the detail names another."""

    number: int
    winner: Winner
    detail: CeremonyDetail | None = None
    host: str = ""

    @property
    def read_as(self) -> str:
        """The names as the MC reads them: those noted for it, else those of the sealed result."""
        noted = self.detail.read_as if self.detail else ""
        return noted or wording.listed(self.winner.names)

    @property
    def handed_over_by(self) -> str:
        noted = self.detail.handed_over_by if self.detail else ""
        return noted or self.host

    @property
    def attendance(self) -> str:
        """Whether somebody comes, in words; empty while nobody has said."""
        if self.detail is None or self.detail.attendance == ATTENDANCE.UNKNOWN:
            return ""
        if self.detail.attendance == ATTENDANCE.REPRESENTED and self.detail.represented_by:
            return f"diwakili {self.detail.represented_by}"
        return self.detail.get_attendance_display()


@dataclass(frozen=True)
class Place:
    """All who share a place; they are called one right after the other. None: the press gave no place."""

    place: int | None
    calls: list[Call]

    @property
    def is_shared(self) -> bool:
        return self.place is not None and len(self.calls) > 1


@dataclass(frozen=True)
class TierCalls:
    """A tier with its places, the last one first."""

    label: str
    places: list[Place]


@dataclass(frozen=True)
class Programme:
    """The ceremony of an edition: tiers in the order of calling, and what still stands in the way of a decision."""

    tiers: list[TierCalls]
    problems: list[str]

    @property
    def calls(self) -> list[Call]:
        return [call for tier in self.tiers for place in tier.places for call in place.calls]


def programme_of(competition: Competition, *, user: User) -> Programme:
    """Reads the whole ceremony in a fixed number of queries."""
    result = outcome(competition, user=user)
    details = CeremonyDetail.objects.filter(submission__in=[winner.entry for winner in result.winners if winner.entry])
    by_entry = {detail.submission_id: detail for detail in details.select_related("photo")}
    tiers = calling_order(result.winners, details=by_entry, host=competition.handed_over_by)
    return Programme(tiers, result.problems)


def calling_order(
    winners: list[Winner], *, details: dict[int, CeremonyDetail] | None = None, host: str = ""
) -> list[TierCalls]:
    """Returns tiers and places from the last to the first; those who share a place by title."""
    order = sorted(winners, key=order_of_call)
    known = details or {}
    calls = [Call(number, winner, known.get(winner.entry), host) for number, winner in enumerate(order, start=1)]
    return [
        TierCalls(
            tier, [Place(place, list(group)) for place, group in groupby(of_tier, lambda call: call.winner.place)]
        )
        for tier, of_tier in groupby(calls, lambda call: call.winner.tier)
    ]


def order_of_call(winner: Winner) -> tuple:
    """Sorts from the last tier and place to the first; a place that the press left out comes after the others."""
    return -winner.tier_position, -(winner.place or 0), winner.title.casefold(), winner.entry or 0
