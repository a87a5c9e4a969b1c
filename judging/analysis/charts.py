"""Pictures of the analysis as numbers for SVG: the strips of entries and the histogram of totals."""

from dataclasses import dataclass
from decimal import Decimal

from judging.models import Standing
from judging.ranking.lines import Strip

WIDTH, HEIGHT, HEAD, FOOT = 640, 200, 18, 22
MOST_BARS = 20


@dataclass(frozen=True)
class Spread:
    """The totals of one entry of 0–100, lowest to highest, with their strip."""

    title: str
    place: int | None
    strip: Strip

    @property
    def spread(self) -> Decimal:
        return self.strip.high - self.strip.low


@dataclass(frozen=True)
class Bar:
    """A bar of the histogram: totals from `low` up to, but not including, `high`; the last one includes it."""

    low: int
    high: int
    count: int
    x: str
    y: str
    width: str
    height: str
    middle: str
    is_last: bool

    @property
    def label(self) -> str:
        return f"{self.low} sampai {self.high}" if self.is_last else f"{self.low} sampai di bawah {self.high}"


@dataclass(frozen=True)
class Histogram:
    """How many cards have which total. most: the highest bar, its label in `highest`."""

    bars: list[Bar]
    cards: int
    most: int
    highest: str


def totals_of(standing: Standing) -> list[Decimal]:
    """Returns the totals of an entry in the latest stage of the board, of 0–100, lowest first."""
    return list(standing.totals_by_judge.values())


def spreads_of(standings: list[Standing]) -> tuple[list[Spread], tuple[int, int]]:
    """Returns the entries with more than one card, the widest first, and the ends of their common scale.

    The standings carry their `title`.
    """
    scored = [(standing, totals_of(standing)) for standing in standings if standing.cards > 1]
    scale = Strip.scale_of([total for _, totals in scored for total in totals])
    spreads = [Spread(row.title, row.place, Strip.of(totals, row.score, scale)) for row, totals in scored]
    return sorted(spreads, key=lambda each: (-each.spread, each.title)), scale


def histogram_of(standings: list[Standing]) -> Histogram | None:
    """Counts the totals of all cards in steps of 5, or 10 or 20 where the field is wide; None without a card."""
    totals = [total for standing in standings for total in totals_of(standing)]
    if not totals:
        return None
    low, high = Strip.scale_of(totals)
    step = next(step for step in (5, 10, 20) if (high - low) / step <= MOST_BARS)
    low, high = low // step * step, -(-high // step) * step
    counts = [0] * ((high - low) // step)
    for total in totals:
        counts[min(int((total - low) / step), len(counts) - 1)] += 1
    width, most = WIDTH / len(counts), max(counts)
    bars = []
    for place, count in enumerate(counts):
        height = (HEIGHT - HEAD - FOOT) * count / most
        begin = low + place * step
        bars.append(
            Bar(
                begin,
                begin + step,
                count,
                x=f"{place * width + 2:.1f}",
                y=f"{HEIGHT - FOOT - height:.1f}",
                width=f"{width - 4:.1f}",
                height=f"{height:.1f}",
                middle=f"{(place + 0.5) * width:.1f}",
                is_last=place + 1 == len(counts),
            )
        )
    return Histogram(bars, len(totals), most, next(bar.label for bar in bars if bar.count == most))
