"""What is known of each judge: mean, spread, severity and its error, likeness to the others; and the odd cards."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np

FAR_OUT = 3
NEGLIGIBLE = 1e-9

Totals = Mapping[tuple[Hashable, Hashable], float]


@dataclass(frozen=True)
class Profile:
    """One judge's totals of 0–100. None where a figure cannot be computed.

    spread: sample standard deviation. severity: β of the additive model, positive for a generous judge, with its
    standard error. likeness: correlation with the mean of the other judges on the same entries.
    """

    judge: Hashable
    cards: int
    mean: float
    spread: float | None
    severity: float | None
    error: float | None
    likeness: float | None


@dataclass(frozen=True)
class OddCard:
    """A card that lies far from what entry and judge would let expect; `residual` is studentised without it.

    expected: the total that the other cards let expect, 0–100. residual: None when all others fit without any rest.
    """

    entry: Hashable
    judge: Hashable
    total: float
    expected: float
    residual: float | None


@dataclass(frozen=True)
class Fit:
    """The additive model fitted to all cards. errors: standard errors of β; `residuals` one for each card."""

    severities: dict[Hashable, float]
    errors: dict[Hashable, float | None]
    odd: list[OddCard]


def profiles_of(totals: Totals, fit: Fit | None) -> dict[Hashable, Profile]:
    """Returns the profile of each judge with a card, by judge; without a fit they have no severity."""
    own, by_entry = defaultdict(dict), defaultdict(dict)
    for (entry, judge), total in totals.items():
        own[judge][entry] = by_entry[entry][judge] = float(total)
    profiles = {}
    for judge, cards in own.items():
        values = np.array(list(cards.values()))
        profiles[judge] = Profile(
            judge,
            cards=len(cards),
            mean=float(values.mean()),
            spread=float(values.std(ddof=1)) if len(cards) > 1 else None,
            severity=fit.severities[judge] if fit else None,
            error=fit.errors[judge] if fit else None,
            likeness=likeness_of(judge, cards, by_entry),
        )
    return profiles


def likeness_of(judge: Hashable, cards: dict, by_entry: dict) -> float | None:
    """Returns the correlation of a judge's totals with the mean of the others; None with fewer than 3 or constant."""
    pairs = []
    for entry, total in cards.items():
        others = [value for other, value in by_entry[entry].items() if other != judge]
        if others:
            pairs.append((total, sum(others) / len(others)))
    if len(pairs) < 3:
        return None
    own, rest = np.array(pairs).T
    if min(np.ptp(own), np.ptp(rest)) < NEGLIGIBLE:
        return None
    return float(np.corrcoef(own, rest)[0, 1])


def fitted(totals: Totals) -> Fit | None:
    """Fits T(i,j) = θ(i) + β(j) + e with Σ β = 0; None when judges share too few entries to be compared."""
    cards = list(totals)
    entries = {entry: place for place, entry in enumerate(dict.fromkeys(entry for entry, _ in cards))}
    judges = {judge: place for place, judge in enumerate(dict.fromkeys(judge for _, judge in cards))}
    if len(judges) < 2:
        return None
    row = np.array([entries[entry] for entry, _ in cards])
    column = np.array([judges[judge] for _, judge in cards])
    values = np.array([float(totals[card]) for card in cards])
    count = np.bincount(row)
    seen = np.zeros((len(entries), len(judges)))
    seen[row, column] = 1
    reduced = np.diag(seen.sum(axis=0)) - seen.T @ (seen / count[:, None])
    if np.linalg.matrix_rank(reduced, tol=NEGLIGIBLE) < len(judges) - 1:
        return None
    inverse = np.linalg.inv(reduced + 1) - 1 / len(judges) ** 2
    theirs = values - (np.bincount(row, values) / count)[row]
    beta = inverse @ np.bincount(column, theirs)
    left = values - beta[column]
    rest = left - (np.bincount(row, left) / count)[row]
    freedom = len(cards) - len(entries) - len(judges) + 1
    distances = np.eye(len(judges))[column] - (seen / count[:, None])[row]
    leverage = 1 / count[row] + ((distances @ inverse) * distances).sum(axis=1)
    errors = standard_errors(rest, freedom, inverse)
    found = odd_cards(cards, values, rest, leverage, freedom)
    return Fit(dict(zip(judges, map(float, beta), strict=True)), dict(zip(judges, errors, strict=True)), found)


def standard_errors(rest: np.ndarray, freedom: int, inverse: np.ndarray) -> list[float | None]:
    """Returns the standard errors of β; None without a degree of freedom."""
    if freedom < 1:
        return [None] * len(inverse)
    variance = np.square(rest).sum() / freedom
    return [float(np.sqrt(max(variance * each, 0))) for each in np.diag(inverse)]


def odd_cards(cards: list, values: np.ndarray, rest: np.ndarray, leverage: np.ndarray, freedom: int) -> list[OddCard]:
    """Returns the cards whose externally studentised residual is at least 3, the farthest first.

    A card that alone connects an entry or a judge has no residual.
    """
    free = 1 - leverage
    if freedom < 2 or np.square(rest).sum() < NEGLIGIBLE:
        return []
    told = free > NEGLIGIBLE
    free = np.where(told, free, 1)
    others = np.square(rest).sum() - np.square(rest) / free
    exact = others < NEGLIGIBLE
    size = np.where(exact, np.inf, np.abs(rest) / np.sqrt(np.where(exact, 1, others) / (freedom - 1) * free))
    size = np.where(told & (np.abs(rest) > NEGLIGIBLE), size, 0)
    found = []
    for place in np.lexsort((np.arange(len(cards)), -size)):
        if size[place] < FAR_OUT:
            break
        entry, judge = cards[place]
        residual = None if np.isinf(size[place]) else float(np.copysign(size[place], rest[place]))
        expected = float(values[place] - rest[place] / free[place])
        found.append(OddCard(entry, judge, float(values[place]), expected, residual))
    return found
