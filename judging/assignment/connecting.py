"""Searches exactly for a design that stays connected without any one judge, by adding demands until it does."""

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from judging.assignment.designs import Wish, breaking, by_entry, by_judge, parts, rank_of

MOST_CELLS = 900  # entries × judges; beyond that even pairs connect whatever can be connected
MOST_ROUNDS = 8
MOST_NODES = 300
INFEASIBLE = 2


def connected_table(wish: Wish, table: np.ndarray) -> tuple[np.ndarray | None, bool]:
    """Returns a table of the same loads that holds without any one judge, or None; and whether none exists for certain.

    Each round solves the problem with the demands so far, looks where the answer falls apart, and demands an entry
    across each gap. Nothing is proven when a judge has no sheet at all, or when the search is given up.
    """
    if (table.sum(axis=0) == 0).any():
        return None, False
    if has_too_few_sheets(wish, table):
        return None, True
    if table.size > MOST_CELLS:
        return None, False
    gaps = gaps_of(table)
    for _ in range(MOST_ROUNDS):
        solution = solve(wish, table.sum(axis=0), gaps)
        if solution.status == INFEASIBLE:
            return None, True
        if solution.x is None:
            return None, False
        found = solution.x[: table.size].reshape(table.shape) > 0.5
        if rank_of(found) == 0:
            return found, False
        gaps += gaps_of(found)
    return None, False


def has_too_few_sheets(wish: Wish, table: np.ndarray) -> bool:
    """Tells whether even a tree needs more sheets than are left when the judge with most of them drops out.

    Entries with several judges and all other judges are its nodes, their sheets its edges.
    """
    loads, joint = table.sum(axis=0), wish.needs > 1
    dropped = int(loads.max()) if joint.all() else 0
    return int(wish.needs[joint].sum()) - dropped < int(joint.sum()) + len(loads) - 2


def gaps_of(table: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Returns the gaps of a design: (group, all others), without the judge whose leaving opens the gap."""
    gaps = []
    for without in (None, *breaking(table)):
        groups = parts(table, without)
        for group in groups if len(groups) > 1 else ():
            others = np.setdiff1d(np.arange(table.shape[1]), group)
            gaps.append((group, others[others != without] if without is not None else others))
    return gaps


def solve(wish: Wish, loads: np.ndarray, gaps: list[tuple[np.ndarray, np.ndarray]]):
    """Lets the solver find a table with about these loads and, for each gap, an entry with judges on both sides of it.

    A variable per gap and entry is at most the entry's judges on either side; these variables add up to at least 1.
    """
    rows, columns = wish.is_kept.shape
    cells, bridges = rows * columns, rows * len(gaps)
    spare = sparse.csr_array((rows, bridges))
    demands = [LinearConstraint(sparse.hstack([by_entry(rows, columns), spare]), wish.needs, wish.needs)]
    current = np.array([judge not in wish.former for judge in wish.judges])
    is_even = np.ptp(loads[current]) <= 1
    low = np.where(current & is_even, loads[current].min(), loads)
    high = np.where(current & is_even, loads[current].max(), loads)
    demands.append(
        LinearConstraint(sparse.hstack([by_judge(rows, columns), sparse.csr_array((columns, bridges))]), low, high)
    )
    for index, gap in enumerate(gaps):
        bridge = sparse.csr_array((np.ones(rows), (np.arange(rows), index * rows + np.arange(rows))), (rows, bridges))
        for side in gap:
            chosen = np.isin(np.arange(columns), side).astype(float)[None, :]
            here = sparse.kron(sparse.eye_array(rows), chosen)
            demands.append(LinearConstraint(sparse.hstack([here, -bridge]), 0, np.inf))
        ones = np.concatenate([np.zeros(cells), bridge.sum(axis=0)])
        demands.append(LinearConstraint(sparse.csr_array(ones[None, :]), 1, np.inf))
    return milp(
        np.zeros(cells + bridges),
        integrality=np.concatenate([np.ones(cells), np.zeros(bridges)]),
        bounds=Bounds(
            np.concatenate([wish.is_kept.ravel().astype(float), np.zeros(bridges)]),
            np.concatenate([(wish.is_free | wish.is_kept).ravel().astype(float), np.ones(bridges)]),
        ),
        constraints=demands,
        options={"node_limit": MOST_NODES},
    )
