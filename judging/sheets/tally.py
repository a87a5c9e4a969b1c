"""The arithmetic of one sheet, exact: what each mark contributes and how many points the sheet holds so far.

Source: docs/ranking.md, "Sheet total": T = Σ w·s / Σ w, brought to 0–100. The ranking views compute the same in SQL.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from competitions.models import Criterion
from kipp.shared.wording import number


@dataclass(frozen=True)
class Tally:
    """`points` of `reachable` on the criteria marked so far; both are shares of 100 for the whole sheet."""

    points: Fraction
    reachable: Fraction
    marked: int
    criteria: int

    @property
    def reachable_text(self) -> str:
        """Writes 60 or, where weights have decimals, 62,50."""
        return number(self.reachable, 0 if self.reachable.denominator == 1 else 2)

    @property
    def is_complete(self) -> bool:
        return 0 < self.criteria == self.marked

    @property
    def total(self) -> Fraction | None:
        """The total of a complete sheet, 0–100; None before, because it is never projected."""
        return self.points if self.is_complete else None


def contribution(criterion: Criterion, value: Decimal, *, weights: Decimal, scale_max: Decimal) -> Fraction:
    """Returns the points of 100 that a mark brings: weight × mark, over all weights and the highest mark."""
    return Fraction(criterion.weight) * Fraction(value) * 100 / (Fraction(weights) * Fraction(scale_max))


def tally_of(criteria: Iterable[Criterion], values: Mapping[int, Decimal | None], *, scale_max: Decimal) -> Tally:
    """Adds up the marks of a sheet; `values` are by criterion id, None or absent while there is no mark."""
    criteria = list(criteria)
    weights = sum((criterion.weight for criterion in criteria), Decimal(0))
    marked = [criterion for criterion in criteria if values.get(criterion.pk) is not None]
    brought = (contribution(each, values[each.pk], weights=weights, scale_max=scale_max) for each in marked)
    return Tally(
        points=sum(brought, Fraction(0)),
        reachable=sum((share(criterion, weights) for criterion in marked), Fraction(0)),
        marked=len(marked),
        criteria=len(criteria),
    )


def share(criterion: Criterion, weights: Decimal) -> Fraction:
    """Returns the most points of 100 that a criterion can bring."""
    return Fraction(criterion.weight) * 100 / Fraction(weights)
