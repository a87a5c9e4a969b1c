"""The ceremony list: who is called in which order, from the last place to the first."""

from dataclasses import dataclass
from itertools import groupby

from judging.results.winners import Winner


@dataclass(frozen=True)
class Call:
    """A winner with the number of the call, counted from 1."""

    number: int
    winner: Winner


@dataclass(frozen=True)
class Place:
    """All who share a place; they are called one right after the other."""

    place: int
    calls: list[Call]

    @property
    def is_shared(self) -> bool:
        return len(self.calls) > 1


@dataclass(frozen=True)
class TierCalls:
    """A tier with its places, the last one first."""

    label: str
    places: list[Place]


def calling_order(winners: list[Winner]) -> list[TierCalls]:
    """Returns tiers and places from the last to the first; those who share a place by title."""
    order = sorted(
        winners, key=lambda winner: (-winner.place, winner.submission.title.casefold(), winner.submission.pk)
    )
    calls = [Call(number, winner) for number, winner in enumerate(order, start=1)]
    return [
        TierCalls(
            tier, [Place(place, list(group)) for place, group in groupby(of_tier, lambda call: call.winner.place)]
        )
        for tier, of_tier in groupby(calls, lambda call: call.winner.tier)
    ]
