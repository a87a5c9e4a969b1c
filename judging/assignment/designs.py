"""What a dealing of entries to judges has to fulfil, and what one looks like: loads, pairs, connectedness.

Pure arithmetic on ids, without the database. Judges hang together when a chain of shared entries leads from each to
each; only then can their marks be compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

Pair = tuple[int, int]


@dataclass(frozen=True)
class Wish:
    """What a design has to fulfil; entries and judges are ids in a fixed order, pairs are (entry, judge).

    cards: judges per entry, at least 1. barred: never dealt. kept: dealt already and counted; an entry may have more
    of them than `cards`. former: judges who keep theirs and get nothing new.
    """

    entries: tuple[int, ...]
    judges: tuple[int, ...]
    cards: int
    barred: frozenset[Pair] = frozenset()
    kept: frozenset[Pair] = frozenset()
    former: frozenset[int] = frozenset()

    @cached_property
    def is_kept(self) -> np.ndarray:
        return self.table(self.kept)

    @cached_property
    def is_free(self) -> np.ndarray:
        """Which cells may be dealt: neither barred nor of a former judge."""
        former = np.array([judge in self.former for judge in self.judges], dtype=bool)
        return ~self.table(self.barred) & ~self.is_kept & ~former

    @cached_property
    def needs(self) -> np.ndarray:
        """How many sheets each entry has in the end."""
        return np.maximum(self.cards, self.is_kept.sum(axis=1))

    def table(self, pairs: frozenset[Pair]) -> np.ndarray:
        """Returns entries × judges of booleans."""
        cells = [[(entry, judge) in pairs for judge in self.judges] for entry in self.entries]
        return np.array(cells, dtype=bool).reshape(len(self.entries), len(self.judges))

    def short_entries(self) -> list[tuple[int, int]]:
        """Returns (entry, how many judges it can have) of each entry that cannot get as many as wished."""
        possible = (self.is_free | self.is_kept).sum(axis=1)
        return [
            (entry, int(most))
            for entry, most, need in zip(self.entries, possible, self.needs, strict=True)
            if most < need
        ]


@dataclass(frozen=True)
class Design:
    """Who reads what. fragile: judges whose leaving would part the rest; is_whole: it hangs together with all of them.

    is_impossible: it has been proven that no design of these loads holds when any one judge drops out.
    """

    wish: Wish
    pairs: frozenset[Pair]
    is_whole: bool
    fragile: tuple[int, ...]
    is_impossible: bool = False

    @property
    def is_robust(self) -> bool:
        return self.is_whole and not self.fragile

    @cached_property
    def loads(self) -> dict[int, int]:
        """Sheets per judge who is not a former one."""
        counts = {judge: 0 for judge in self.wish.judges if judge not in self.wish.former}
        for _, judge in self.pairs:
            if judge in counts:
                counts[judge] += 1
        return counts

    @cached_property
    def shared(self) -> dict[Pair, int]:
        """How many entries each two of those judges read both."""
        panels: dict[int, list[int]] = {}
        for entry, judge in sorted(self.pairs):
            panels.setdefault(entry, []).append(judge)
        counts = dict.fromkeys(combinations(sorted(self.loads), 2), 0)
        for judges in panels.values():
            for two in combinations(judges, 2):
                if two in counts:
                    counts[two] += 1
        return counts


def groups_of(pairs: Iterable[Pair]) -> list[list[int]]:
    """Returns the judges of these (entry, judge) pairs in groups that hang together by shared entries."""
    pairs = frozenset(pairs)
    judges = tuple(sorted({judge for _, judge in pairs}))
    wish = Wish(tuple(sorted({entry for entry, _ in pairs})), judges, cards=1)
    return [[judges[column] for column in group] for group in parts(wish.table(pairs))]


def to_design(wish: Wish, table: np.ndarray, is_impossible: bool) -> Design:
    pairs = frozenset((wish.entries[row], wish.judges[column]) for row, column in zip(*np.nonzero(table), strict=True))
    fragile = tuple(wish.judges[column] for column in breaking(table))
    return Design(wish, pairs, len(parts(table)) <= 1, fragile, is_impossible)


def by_entry(rows: int, columns: int):
    """Returns the matrix that adds up the sheets of each entry, of cells counted row by row."""
    return sparse.kron(sparse.eye_array(rows), np.ones((1, columns)))


def by_judge(rows: int, columns: int):
    """Returns the matrix that adds up the sheets of each judge."""
    return sparse.kron(np.ones((1, rows)), sparse.eye_array(columns))


def parts(table: np.ndarray, without: int | None = None) -> list[np.ndarray]:
    """Returns the groups of judges that hang together by shared entries; judges without a sheet are left out."""
    loaded = table.sum(axis=0) > 0
    if without is not None:
        loaded[without] = False
    columns = np.nonzero(loaded)[0]
    if not len(columns):
        return []
    own = table[:, columns].astype(int)
    count, labels = connected_components(sparse.csr_array(own.T @ own), directed=False)
    return [columns[labels == label] for label in range(count)]


def breaking(table: np.ndarray) -> list[int]:
    """Returns the columns of judges without whom the others fall into parts."""
    return [column for column in range(table.shape[1]) if table[:, column].any() and len(parts(table, column)) > 1]


def rank_of(table: np.ndarray) -> int:
    """Returns 0 for a design that holds without any one judge, more the further it is from that."""
    return 100 * (len(parts(table)) > 1) + len(breaking(table))
