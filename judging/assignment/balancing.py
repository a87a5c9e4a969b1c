"""Deals entries out to judges: the same number of judges for each entry, even loads, even pairs, one connected design.

The same wish and seed give the same design. Three steps: scipy's exact solver finds the evenest loads that conflicts
and kept sheets allow; random exchanges that leave the loads alone even out how often two judges share an entry; where
the result would fall apart when a judge drops out, connecting.py searches exactly for one that does not.
"""

from dataclasses import dataclass, field
from random import Random

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from judging.assignment.connecting import connected_table
from judging.assignment.designs import Design, Wish, by_entry, by_judge, rank_of, to_design

EXCHANGES = 100_000  # tried in all restarts together; about a second
PER_SHEET = 40
MOST_RESTARTS = 50
LEAST_RESTARTS = 2


def balance(wish: Wish, seed: int) -> Design:
    """Returns the design that this seed gives; raises ValueError when wish.short_entries() names any."""
    if wish.short_entries():
        raise ValueError("Some entries have too few judges.")
    if not wish.entries:
        return Design(wish, frozenset(), is_whole=True, fragile=())
    random = Random(seed)
    start = even_loads(wish, random)
    exchange = Exchange(wish, start)
    best, best_rank = start, None
    for _ in range(restarts(wish)):
        exchange.mix(random)
        exchange.even_out(random, tries=tries(wish))
        rank = (rank_of(exchange.table), exchange.energy)
        if best_rank is None or rank < best_rank:
            best, best_rank = exchange.table.copy(), rank
    is_impossible = False
    if rank_of(best) > 0:
        found, is_impossible = connected_table(wish, best)
        if found is not None:
            best = Exchange(wish, found).even_out(random, tries=tries(wish), stays_robust=True)
    return to_design(wish, best, is_impossible)


def tries(wish: Wish) -> int:
    return min(PER_SHEET * int(wish.needs.sum()), EXCHANGES)


def restarts(wish: Wish) -> int:
    return min(max(EXCHANGES // max(tries(wish), 1), LEAST_RESTARTS), MOST_RESTARTS)


def even_loads(wish: Wish, random: Random) -> np.ndarray:
    """Returns a table in which the squares of the loads have the least sum: they differ by at most 1 where possible.

    A flow from entries through judges to slots: the t-th sheet of a judge costs t, so that the next sheet goes to
    whoever has fewest. Its solutions are whole numbers; small random costs choose among them.
    """
    rows, columns = wish.is_kept.shape
    noise = np.array([random.random() for _ in range(rows * columns)]) / (2 * max(int(wish.needs.sum()), 1))
    costs = np.concatenate([noise, np.tile(np.arange(1.0, rows + 1), columns)])
    per_entry = sparse.hstack([by_entry(rows, columns), sparse.csr_array((rows, rows * columns))])
    slots = sparse.kron(sparse.eye_array(columns), np.ones((1, rows)))
    per_judge = sparse.hstack([by_judge(rows, columns), -slots])
    lower = np.concatenate([wish.is_kept.ravel().astype(float), np.zeros(rows * columns)])
    upper = np.concatenate([(wish.is_free | wish.is_kept).ravel().astype(float), np.ones(rows * columns)])
    solution = milp(
        costs,
        integrality=np.ones(len(costs)),
        bounds=Bounds(lower, upper),
        constraints=[LinearConstraint(per_entry, wish.needs, wish.needs), LinearConstraint(per_judge, 0, 0)],
    )
    return solution.x[: rows * columns].reshape(rows, columns) > 0.5


@dataclass
class Exchange:
    """A table that is changed by exchanges between two entries, which leave loads and numbers of judges alone.

    energy: the sum of squares of how often each two judges share an entry; least when pairs are even.
    """

    wish: Wish
    table: np.ndarray
    energy: int = 0
    panels: list[list[int]] = field(default_factory=list)
    movable: list[list[int]] = field(default_factory=list)
    shared: list[list[int]] = field(default_factory=list)

    def __post_init__(self):
        self.table = self.table.copy()
        self.free = self.wish.is_free.tolist()
        self.panels = [list(map(int, np.nonzero(row)[0])) for row in self.table]
        self.movable = [
            [judge for judge in panel if free[judge]] for panel, free in zip(self.panels, self.free, strict=True)
        ]
        self.rows = [row for row, judges in enumerate(self.movable) if judges]
        together = self.table.astype(int).T @ self.table.astype(int)
        np.fill_diagonal(together, 0)
        self.shared = together.tolist()
        self.energy = int((together**2).sum()) // 2

    def mix(self, random: Random) -> None:
        """Makes many exchanges whatever they do to the pairs, so that nothing of the order of entries is left."""
        for _ in range(4 * sum(map(len, self.movable))):
            if move := self.drawn(random):
                self.swap(*move)

    def even_out(self, random: Random, *, tries: int, stays_robust: bool = False) -> np.ndarray:
        """Makes the exchanges that do not raise the energy and returns the table."""
        for _ in range(tries):
            move = self.drawn(random)
            if move is None:
                continue
            before = self.energy
            self.swap(*move)
            if self.energy > before or (stays_robust and rank_of(self.table) > 0):
                row, giver, other, taker = move
                self.swap(row, taker, other, giver)
        return self.table

    def drawn(self, random: Random) -> tuple[int, int, int, int] | None:
        """Draws two entries and a judge of each, who may change places; None when they may not."""
        if len(self.rows) < 2:
            return None
        row = self.rows[int(random.random() * len(self.rows))]
        other = self.rows[int(random.random() * len(self.rows))]
        giver = self.movable[row][int(random.random() * len(self.movable[row]))]
        taker = self.movable[other][int(random.random() * len(self.movable[other]))]
        if row == other or giver == taker or taker in self.panels[row] or giver in self.panels[other]:
            return None
        return (row, giver, other, taker) if self.free[row][taker] and self.free[other][giver] else None

    def swap(self, row: int, giver: int, other: int, taker: int) -> None:
        """Lets `giver` read `other` instead of `row`, and `taker` the other way round."""
        self.replace(row, giver, taker)
        self.replace(other, taker, giver)

    def replace(self, row: int, old: int, new: int) -> None:
        for judge in self.panels[row]:
            if judge != old:
                self.count(old, judge, -1)
                self.count(new, judge, 1)
        for judges in (self.panels[row], self.movable[row]):
            judges[judges.index(old)] = new
        self.table[row, old], self.table[row, new] = False, True

    def count(self, one: int, two: int, step: int) -> None:
        """Adds a shared entry to a pair or takes one away, and keeps the energy up to date."""
        now = self.shared[one][two]
        self.energy += 2 * step * now + 1
        self.shared[one][two] = self.shared[two][one] = now + step
