"""The order of what the hall sees: from the last place to the first, each place announced before its name."""

from dataclasses import dataclass, field
from itertools import groupby

from kipp.shared import wording

# Letters of which a slide of 1280 × 720 still holds all lines at the larger size.
LONG_TITLE, LONG_DETAIL = 60, 130


@dataclass(frozen=True)
class Called:
    """A winner as the hall reads it. photo: a data: address, or empty."""

    tier: str
    place: int
    title: str
    long_title: str
    organization: str
    people: str
    handed_over_by: str = ""
    photo: str = ""

    @property
    def size(self) -> str:
        """How large the title can be set, so that all of the slide is seen: longest, longer, long or as usual."""
        longest = max(map(len, self.title.split()), default=0)
        if len(self.title) > LONG_TITLE or len(self.long_title) > LONG_DETAIL:
            return "longest"
        if len(self.title) > 40 or longest > 16:
            return "longer"
        return "long" if len(self.title) > 18 or longest > 11 else ""


@dataclass(frozen=True)
class Slide:
    """One screen. kind: opening, tier, place, winner or closing; what a kind does not need is empty."""

    kind: str
    heading: str = ""
    note: str = ""
    winner: Called | None = None
    winners: list[Called] = field(default_factory=list)


def slides_of(*, name: str, year: int, theme: str, winners: list[Called]) -> list[Slide]:
    """Returns all slides: the opening, the tiers from the bottom, and everybody once more at the end."""
    slides = [Slide("opening", heading=name, note=theme)]
    ordered = sorted(winners, key=lambda winner: (-winner.place, winner.title.casefold()))
    for tier, group in groupby(ordered, key=lambda winner: winner.tier):
        called = list(group)
        slides.append(Slide("tier", heading=tier, note=places_in_words(called)))
        for place, sharing in groupby(called, key=lambda winner: winner.place):
            slides += slides_of_place(tier, place, list(sharing))
    if winners:
        closing = sorted(winners, key=lambda winner: (winner.place, winner.title.casefold()))
        slides.append(Slide("closing", heading=f"Penerima penghargaan {year}", winners=closing))
    return slides


def slides_of_place(tier: str, place: int, winners: list[Called]) -> list[Slide]:
    """Returns the announcement of a place without any name, then who holds it."""
    label = f"Tempat {wording.ordinal(place)}"
    shared = f"Dipegang {len(winners)} inovasi" if len(winners) > 1 else ""
    names = [Slide("winner", heading=f"{tier} · {label}", winner=winner) for winner in winners]
    return [Slide("place", heading=label, note=shared or tier), *names]


def places_in_words(winners: list[Called]) -> str:
    """Returns which places a tier holds: "Tempat 4 sampai 6"."""
    places = sorted({winner.place for winner in winners})
    return f"Tempat {places[0]}" if len(places) == 1 else f"Tempat {places[0]} sampai {places[-1]}"
