"""How far judges agree: Krippendorff's alpha, intraclass correlations, Kendall's W; None where nothing can be said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import f as f_distribution
from scipy.stats import rankdata

FEWEST_COMPLETE = 3
WORDS = [(0.5, "rendah"), (0.75, "sedang"), (0.9, "baik")]
NOTHING_VARIES = 1e-12


@dataclass(frozen=True)
class Icc:
    """Intraclass correlations after Shrout & Fleiss (1979): of one judge's marks, and of the mean of all judges.

    single: ICC(2,1). average: ICC(3,k), with the ends of its 95 % interval, None when the judges never differ.
    """

    single: float
    average: float
    low: float | None
    high: float | None


def word_for(value: float | None) -> str:
    """Returns the word for a coefficient after Koo & Li (2016); the lower end belongs to the better word."""
    if value is None:
        return "tidak dapat dihitung"
    return next((word for limit, word in WORDS if value < limit), "sangat baik")


def krippendorff_alpha(units: Iterable[Sequence[float]]) -> float | None:
    """Returns Krippendorff's alpha with the interval metric, at most 1; units with a single value drop out.

    units: the totals of each entry. None when nothing can be paired or all values are equal.
    """
    paired = [np.asarray(unit, dtype=float) for unit in units if len(unit) > 1]
    if not paired:
        return None
    values = np.concatenate(paired)
    values_apart = pairs_apart(values) / (values.size - 1)
    if varies_not(values):
        return None
    return float(1 - sum(pairs_apart(unit) / (unit.size - 1) for unit in paired) / values_apart)


def pairs_apart(values: np.ndarray) -> float:
    """Returns the sum of the squared differences over all ordered pairs of values."""
    return float(2 * values.size * np.square(values - values.mean()).sum())


def intraclass(table: np.ndarray) -> Icc | None:
    """Returns the intraclass correlations of a complete table, entries × judges.

    None with fewer than 3 entries or 2 judges, or when the means of all entries are equal.
    """
    table = np.asarray(table, dtype=float)
    if not is_large_enough(table) or varies_not(table.mean(axis=1)):
        return None
    entries, judges = table.shape
    between = judges * np.var(table.mean(axis=1), ddof=1)
    of_judges = entries * np.var(table.mean(axis=0), ddof=1)
    rest = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0) + table.mean()
    freedom = (entries - 1) * (judges - 1)
    error = 0.0 if varies_not(rest, table) else float(np.square(rest).sum() / freedom)
    single = (between - error) / (between + (judges - 1) * error + judges * (of_judges - error) / entries)
    if error == 0:
        return Icc(float(single), 1.0, None, None)
    ratio = between / error
    low = ratio / f_distribution.ppf(0.975, entries - 1, freedom)
    high = ratio * f_distribution.ppf(0.975, freedom, entries - 1)
    return Icc(float(single), float(1 - 1 / ratio), float(1 - 1 / low), float(1 - 1 / high))


def kendall_w(table: np.ndarray) -> float | None:
    """Returns Kendall's W of a complete table, entries × judges, with midranks: about 1/judges even without agreement.

    None with fewer than 3 entries or 2 judges, or when every judge gave everybody the same.
    """
    table = np.asarray(table, dtype=float)
    if not is_large_enough(table):
        return None
    entries, judges = table.shape
    sums = rankdata(table, axis=0).sum(axis=1)
    apart = float(np.square(sums - sums.mean()).sum())
    ties = sum(float((counts**3 - counts).sum()) for counts in tie_sizes(table))
    most = judges**2 * (entries**3 - entries) - judges * ties
    return 12 * apart / most if most > 0 else None


def tie_sizes(table: np.ndarray) -> list[np.ndarray]:
    """Returns for each judge how many entries share each of the values."""
    return [np.unique(column, return_counts=True)[1].astype(float) for column in table.T]


def is_large_enough(table: np.ndarray) -> bool:
    return table.ndim == 2 and table.shape[0] >= FEWEST_COMPLETE and table.shape[1] > 1


def varies_not(values: np.ndarray, like: np.ndarray | None = None) -> bool:
    """Tells whether values are all equal but for the rounding of binary numbers of the size of `like`."""
    size = np.abs(values if like is None else like).max()
    return bool(np.ptp(values) <= NOTHING_VARIES * max(size, 1) * 100)
