"""How certain an order is: draws from a Bayesian model of entries, judges and chance; reproducible by its seed.

T(i,j) = β(j) + θ(i) + e with β flat, θ ~ N(0, λσ²), e ~ N(0, σ²), ρ = λ/(1+λ) uniform on (0, 1), p(σ²) ∝ 1/σ².
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

import numpy as np

GRID = 200
DRAWS = 20_000
FEWEST_ENTRIES = 3
NEGLIGIBLE = 1e-9
SMALLEST_SHARE = 1e-6  # of what the totals differ; less than that is the rounding of binary numbers

Totals = Mapping[tuple[Hashable, Hashable], float]


class NotCertain(ValueError):  # noqa: N818
    """The cards cannot carry the model; says why in Indonesian."""


@dataclass(frozen=True)
class Model:
    """The cards as arrays. row, column: entry and judge of each value; sums over entries are done by bincount."""

    entries: list
    judges: list
    row: np.ndarray
    column: np.ndarray
    values: np.ndarray

    @classmethod
    def of(cls, totals: Totals) -> "Model":
        """Reads the totals. Raises NotCertain when they are too few or leave nothing to chance."""
        entries = list(dict.fromkeys(entry for entry, _ in totals))
        judges = list(dict.fromkeys(judge for _, judge in totals))
        if len(judges) < 2:
            raise NotCertain("Diperlukan sedikitnya dua juri.")
        if len(entries) < FEWEST_ENTRIES:
            raise NotCertain(f"Diperlukan sedikitnya {FEWEST_ENTRIES} proposal yang dinilai.")
        if len(totals) <= len(judges) + 1:
            raise NotCertain("Lembar yang selesai terlalu sedikit.")
        at_entry = {entry: place for place, entry in enumerate(entries)}
        at_judge = {judge: place for place, judge in enumerate(judges)}
        row = np.array([at_entry[entry] for entry, _ in totals])
        column = np.array([at_judge[judge] for _, judge in totals])
        model = cls(entries, judges, row, column, np.array([float(total) for total in totals.values()]))
        apart = np.square(model.values - model.values.mean()).sum()
        if model.weighed(1 - NEGLIGIBLE).rest < NEGLIGIBLE * len(totals) + SMALLEST_SHARE * apart:
            raise NotCertain("Nilai semua juri bergerak persis sama, jadi kebetulan tidak dapat diperkirakan.")
        return model

    def weighed(self, rho: float) -> "Weighed":
        """Solves for β at one ρ: the cards of an entry are correlated with covariance σ²(I + λ11ᵀ)."""
        ratio = rho / (1 - rho)
        count = np.bincount(self.row, minlength=len(self.entries))
        shrink = ratio / (1 + ratio * count)
        seen = np.zeros((len(self.entries), len(self.judges)))
        seen[self.row, self.column] = 1
        centred = self.values - self.values.mean()
        sums = np.bincount(self.row, centred, minlength=len(self.entries))
        matrix = np.diag(seen.sum(axis=0)) - seen.T @ (shrink[:, None] * seen)
        right = np.bincount(self.column, centred) - seen.T @ (shrink * sums)
        beta = np.linalg.solve(matrix, right)
        rest = np.square(centred).sum() - (shrink * np.square(sums)).sum() - right @ beta
        size = np.log1p(ratio * count).sum() + np.linalg.slogdet(matrix)[1]
        freedom = len(self.values) - len(self.judges)
        evidence = -0.5 * size - 0.5 * freedom * np.log(max(rest, NEGLIGIBLE))
        return Weighed(matrix, beta, float(rest), float(evidence), shrink, seen, sums)


@dataclass(frozen=True)
class Weighed:
    """The model at one ρ. beta: mean of β less the mean of all values; rest: weighted squares that β leaves over.

    evidence: logarithm of the density of ρ, up to a constant. shrink: λ/(1+λc) of each entry with c cards.
    """

    matrix: np.ndarray
    beta: np.ndarray
    rest: float
    evidence: float
    shrink: np.ndarray
    seen: np.ndarray
    sums: np.ndarray

    def draws(self, number: int, freedom: int, chosen: np.ndarray, chance: np.random.Generator) -> np.ndarray:
        """Draws θ of the chosen entries `number` times, one row for each draw."""
        deviation = np.sqrt(self.rest / chance.chisquare(freedom, number))[:, None]
        root = np.linalg.inv(np.linalg.cholesky(self.matrix))
        beta = self.beta + deviation * (chance.standard_normal((number, len(self.beta))) @ root)
        shrink = self.shrink[chosen]
        centre = shrink * (self.sums[chosen] - beta @ self.seen[chosen].T)
        return centre + deviation * np.sqrt(shrink) * chance.standard_normal(centre.shape)


def merits(
    totals: Totals, *, seed: int, only: Collection | None = None, draws: int = DRAWS, grid: int = GRID
) -> dict[Hashable, np.ndarray]:
    """Returns draws of θ by entry, in points of 0–100 around the mean of the field; all cards count for all of them.

    only: the entries to draw, which saves memory in a large field. Raises NotCertain.
    """
    model, chance = Model.of(totals), np.random.default_rng(seed)
    steps = [model.weighed((place + 0.5) / grid) for place in range(grid)]
    evidence = np.array([step.evidence for step in steps])
    weights = np.exp(evidence - evidence.max())
    numbers = chance.multinomial(draws, weights / weights.sum())
    freedom = len(model.values) - len(model.judges)
    chosen = np.array([place for place, entry in enumerate(model.entries) if only is None or entry in only], dtype=int)
    pairs = zip(steps, numbers, strict=True)
    parts = [step.draws(number, freedom, chosen, chance) for step, number in pairs if number]
    # Stages are combined draw by draw: those of one ρ must not meet those of one ρ of another stage.
    table = chance.permutation(np.concatenate(parts))
    return dict(zip([model.entries[place] for place in chosen], table.T, strict=True))


def places_of(drawn: Mapping[Hashable, np.ndarray]) -> dict[Hashable, np.ndarray]:
    """Returns the place of each entry in every draw, from 1 for the greatest."""
    table = np.ascontiguousarray(-np.array(list(drawn.values()), dtype=np.float32).T)
    places = np.empty(table.shape, dtype=np.int32)
    np.put_along_axis(places, np.argsort(table, axis=1), np.arange(1, table.shape[1] + 1)[None, :], axis=1)
    return dict(zip(drawn, places.T, strict=True))


def line_word(chance: float) -> str:
    """Returns what is said of a line whose last entry inside beats the first one outside with this probability."""
    if chance >= 0.95:
        return "jelas"
    if chance >= 0.8:
        return "cukup jelas"
    return "tipis" if chance >= 0.6 else "seperti lempar koin"
