"""The additive adjustment: how strict each judge is, taken out of the scores by exact least squares.

T(i,j) = θ(i) + β(j) + e with Σ β = 0. Pure: entries and judges are any hashable keys, totals are exact fractions.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from fractions import Fraction

FEWEST_CARDS = 5

Totals = Mapping[tuple[Hashable, Hashable], Fraction]


class NotEstimable(ValueError):  # noqa: N818
    """The cards cannot carry the adjustment; says why in Indonesian. judges, entries: those that it lies with."""

    def __init__(self, reason: str, *, judges: tuple = (), entries: tuple = ()):
        super().__init__(reason)
        self.reason, self.judges, self.entries = reason, judges, entries


def severities(totals: Totals) -> dict[Hashable, Fraction]:
    """Returns β of each judge, in the unit of the totals: positive for a generous one, their sum exactly 0.

    totals: (entry, judge) → total of a finished card. Raises NotEstimable.
    """
    refuse_weak_design(totals)
    return least_squares(totals)


def adjusted_scores(totals: Totals) -> dict[Hashable, Fraction]:
    """Returns θ of each entry, the mean of T − β over its cards; on a complete table exactly the mean of T.

    Raises NotEstimable.
    """
    return without_severity(totals, severities(totals))


def without_severity(totals: Totals, beta: Mapping[Hashable, Fraction]) -> dict[Hashable, Fraction]:
    """Returns the mean of T − β of each entry for severities that are known already."""
    adjusted = defaultdict(list)
    for (entry, judge), total in totals.items():
        adjusted[entry].append(total - beta[judge])
    return {entry: sum(values) / Fraction(len(values)) for entry, values in adjusted.items()}


def refuse_weak_design(totals: Totals) -> None:
    """Raises NotEstimable unless every judge has 5 cards and all hang together even without any single card."""
    if not totals:
        raise NotEstimable("Belum ada lembar yang selesai.")
    counts = defaultdict(int)
    for _, judge in totals:
        counts[judge] += 1
    few = tuple(judge for judge, count in counts.items() if count < FEWEST_CARDS)
    if few:
        raise NotEstimable(f"Ada juri dengan kurang dari {FEWEST_CARDS} lembar selesai.", judges=few)
    cards = list(totals)
    nodes, bridges = walk(cards)
    if nodes < len(counts) + len({entry for entry, _ in cards}):
        raise NotEstimable(
            "Juri terbagi dalam kelompok yang tidak menilai proposal yang sama, "
            "jadi ketat atau longgarnya tidak dapat dibandingkan."
        )
    if bridges:
        raise NotEstimable(
            "Perbandingan antarjuri bergantung pada satu lembar saja: tanpa lembar itu juri dan proposal tidak lagi "
            "saling terhubung.",
            judges=tuple(dict.fromkeys(cards[place][1] for place in bridges)),
            entries=tuple(dict.fromkeys(cards[place][0] for place in bridges)),
        )


def walk(cards: list[tuple[Hashable, Hashable]]) -> tuple[int, list[int]]:
    """Walks the graph whose edges are the cards, deep first; returns how many nodes it reached and the bridges.

    A bridge is the index of a card without which the graph falls apart.
    """
    edges = defaultdict(list)
    for place, (entry, judge) in enumerate(cards):
        edges["entry", entry].append((("judge", judge), place))
        edges["judge", judge].append((("entry", entry), place))
    start = ("entry", cards[0][0])
    found, lowest, bridges = {start: 0}, {start: 0}, []
    path = [(start, None, iter(edges[start]))]
    while path:
        node, came_by, left = path[-1]
        step = next(((there, place) for there, place in left if place != came_by), None)
        if step is None:
            path.pop()
            if path:
                above = path[-1][0]
                lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] > found[above]:
                    bridges.append(came_by)
        elif step[0] in found:
            lowest[node] = min(lowest[node], found[step[0]])
        else:
            found[step[0]] = lowest[step[0]] = len(found)
            path.append((step[0], step[1], iter(edges[step[0]])))
    return len(found), sorted(bridges)


def least_squares(totals: Totals) -> dict[Hashable, Fraction]:
    """Solves the judges' reduced equations: for each judge Σ over the own cards of (T − β − θ) = 0, θ put in.

    The equations leave one constant free; adding Σ β = 0 to each of them fixes it.
    """
    by_entry = defaultdict(dict)
    for (entry, judge), total in totals.items():
        by_entry[entry][judge] = Fraction(total)
    judges = list(dict.fromkeys(judge for _, judge in totals))
    index = {judge: place for place, judge in enumerate(judges)}
    matrix = [[Fraction(1)] * len(judges) + [Fraction(0)] for _ in judges]
    for cards in by_entry.values():
        mean, share = sum(cards.values()) / len(cards), Fraction(1, len(cards))
        for judge, total in cards.items():
            row = matrix[index[judge]]
            row[index[judge]] += 1
            row[-1] += total - mean
            for other in cards:
                row[index[other]] -= share
    return dict(zip(judges, solved(matrix), strict=True))


def solved(matrix: list[list[Fraction]]) -> list[Fraction]:
    """Solves equations with a positive definite matrix, the right-hand side as its last column, by elimination."""
    size = len(matrix)
    for place in range(size):
        pivot = matrix[place]
        for row in matrix[place + 1 :]:
            factor = row[place] / pivot[place]
            if factor:
                for column in range(place, size + 1):
                    row[column] -= factor * pivot[column]
    solution = [Fraction(0)] * size
    for place in reversed(range(size)):
        row = matrix[place]
        rest = sum(row[column] * solution[column] for column in range(place + 1, size))
        solution[place] = (row[-1] - rest) / row[place]
    return solution
