"""Every way to make one score of an entry's cards: the official methods, exactly, and those only for comparison."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction
from statistics import median

import numpy as np
from scipy.stats import rankdata

from judging.ranking.additive import NotEstimable, adjusted_scores

FEWEST_TO_TRIM = 5
FULL_SHARE = Fraction(4, 5)
EQUAL_DECIMALS = 9

Totals = Mapping[tuple[Hashable, Hashable], Fraction]
Scores = dict[Hashable, Fraction]


class Refused(ValueError):  # noqa: N818
    """The cards cannot carry this method; says why in Indonesian."""


def by_entry(totals: Totals) -> dict[Hashable, list[Fraction]]:
    """Returns the totals of each entry."""
    groups = defaultdict(list)
    for (entry, _), total in totals.items():
        groups[entry].append(total)
    return groups


def mean(totals: Totals) -> Scores:
    return {entry: Fraction(sum(values)) / len(values) for entry, values in by_entry(totals).items()}


def given(totals: Totals) -> Scores:
    """Returns the totals themselves where each entry has a single one, its score."""
    return {entry: total for (entry, _), total in totals.items()}


def trimmed(totals: Totals) -> Scores:
    """Returns the mean without the highest and the lowest total; with fewer than 5 cards, as in the rules, the mean."""
    scores = {}
    for entry, values in by_entry(totals).items():
        kept = sorted(values)[1:-1] if len(values) >= FEWEST_TO_TRIM else values
        scores[entry] = Fraction(sum(kept)) / len(kept)
    return scores


def middle(totals: Totals) -> Scores:
    return {entry: Fraction(median(map(Fraction, values))) for entry, values in by_entry(totals).items()}


def additive(totals: Totals) -> Scores:
    """Returns the scores adjusted for the severity of judges. Raises Refused where that cannot be estimated."""
    try:
        return adjusted_scores(totals)
    except NotEstimable as refusal:
        raise Refused(refusal.reason) from refusal


def trimmed_or_refused(totals: Totals) -> Scores:
    """Like trimmed(). Raises Refused when an entry has fewer than 5 cards."""
    if any(len(values) < FEWEST_TO_TRIM for values in by_entry(totals).values()):
        raise Refused(f"Ada proposal dengan kurang dari {FEWEST_TO_TRIM} lembar selesai.")
    return trimmed(totals)


def z_scores(totals: Totals) -> Scores:
    """Returns the mean z of each entry: distance from the judge's mean in sample standard deviations, in hundredths.

    A judge who gave everybody the same gives 0. Raises Refused for batches, see refuse_batches().
    """
    refuse_batches(totals)
    return averaged(totals, z_of)


def borda(totals: Totals) -> Scores:
    """Returns the mean rank of each entry from 100 (best of all judges) to 0, ties at the middle of their ranks.

    On a complete table this is the order of the rank sums. Raises Refused for batches, see refuse_batches().
    """
    refuse_batches(totals)
    return averaged(totals, rank_of)


def averaged(totals: Totals, points_of: Callable[[np.ndarray], np.ndarray]) -> Scores:
    """Turns each judge's totals into points and returns their mean per entry.

    Rounded to nine decimals, so that what is equal stays equal.
    """
    own = defaultdict(dict)
    for (entry, judge), total in totals.items():
        own[judge][entry] = float(total)
    points = defaultdict(list)
    for cards in own.values():
        for entry, value in zip(cards, points_of(np.array(list(cards.values()))), strict=True):
            points[entry].append(value)
    return {entry: Fraction(str(round(sum(each) / len(each), EQUAL_DECIMALS))) for entry, each in points.items()}


def z_of(values: np.ndarray) -> np.ndarray:
    spread = values.std(ddof=1) if values.size > 1 else 0
    return np.zeros(values.size) if spread < 1e-12 else 100 * (values - values.mean()) / spread


def rank_of(values: np.ndarray) -> np.ndarray:
    if values.size == 1:
        return np.array([50.0])
    return 100 * (rankdata(values) - 1) / (values.size - 1)


def refuse_batches(totals: Totals) -> None:
    """Raises Refused when a judge finished fewer than four fifths of the entries: batches may differ in quality."""
    entries = {entry for entry, _ in totals}
    counts = defaultdict(int)
    for _, judge in totals:
        counts[judge] += 1
    if any(count < FULL_SHARE * len(entries) for count in counts.values()):
        raise Refused("Ada juri yang menilai kurang dari empat perlima proposal, jadi ukurannya tidak sebanding.")


# Codes of Stage.Method to the arithmetic of the ranking; "given" is for scores that are means already.
OFFICIAL = {"mean": mean, "trimmed": trimmed, "median": middle, "additive": additive, "given": given}
COMPARED = {
    "mean": ("Rata-rata", mean),
    "trimmed": ("Rata-rata terpangkas", trimmed_or_refused),
    "median": ("Median", middle),
    "additive": ("Nilai disetarakan", additive),
    "z": ("Nilai baku per juri (z)", z_scores),
    "borda": ("Jumlah peringkat (Borda)", borda),
}
EXPLAINED = {
    "mean": "semua total juri dirata-ratakan",
    "trimmed": "total tertinggi dan terendah tidak dihitung",
    "median": "total di tengah",
    "additive": "ketat atau longgarnya tiap juri diperhitungkan",
    "z": "tiap juri diukur dari rata-rata dan sebarannya sendiri",
    "borda": "hanya urutan menurut tiap juri, bukan nilainya",
}
