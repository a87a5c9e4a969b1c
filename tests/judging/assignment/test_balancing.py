"""Dealing entries out: whatever the wish, the design keeps its promises, and says so where one cannot be kept."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging.assignment.balancing import balance
from judging.assignment.designs import Wish


@st.composite
def wishes(draw):
    """Conflicts and sheets already written on, anywhere; perhaps too few judges."""
    panel = tuple(range(100, 100 + draw(st.integers(1, 7))))
    rows = tuple(range(1, 1 + draw(st.integers(1, 14))))
    cells = st.sampled_from([(row, judge) for row in rows for judge in panel])
    barred = draw(st.frozensets(cells, max_size=len(rows)))
    kept = draw(st.frozensets(cells, max_size=len(rows))) - barred
    former = draw(st.frozensets(st.sampled_from(panel), max_size=1))
    return Wish(rows, panel, min(draw(st.integers(1, 4)), len(panel)), barred, kept, former)


def number_of(design, entry):
    return sum(pair[0] == entry for pair in design.pairs)


def hangs_together(pairs, judges):
    """Follows shared entries from one judge; independent of scipy."""
    reached, waiting = set(), [min(judges)] if judges else []
    while waiting:
        judge = waiting.pop()
        reached.add(judge)
        own = {entry for entry, other in pairs if other == judge}
        waiting += {other for entry, other in pairs if entry in own and other in judges} - reached - set(waiting)
    return reached == set(judges)


@settings(max_examples=25, deadline=None)
@given(wishes(), st.integers(0, 2**31 - 1))
def test_design_keeps_numbers_conflicts_and_written_sheets(wish, seed):
    if wish.short_entries():
        with pytest.raises(ValueError, match="too few judges"):
            balance(wish, seed)
        return
    design = balance(wish, seed)
    assert wish.kept <= design.pairs
    assert not design.pairs & wish.barred
    for entry in wish.entries:
        kept = sum(pair[0] == entry for pair in wish.kept)
        assert number_of(design, entry) == max(wish.cards, kept)
    new = design.pairs - wish.kept
    assert not {judge for _, judge in new} & wish.former


@settings(max_examples=25, deadline=None)
@given(wishes(), st.integers(0, 2**31 - 1))
def test_connectedness_is_reported_as_it_is(wish, seed):
    if wish.short_entries():
        return
    design = balance(wish, seed)
    loaded = {judge for _, judge in design.pairs}
    assert design.is_whole is hangs_together(design.pairs, loaded)
    falling = {judge for judge in loaded if not hangs_together(design.pairs, loaded - {judge})}
    assert set(design.fragile) == falling
    assert not (design.is_impossible and design.is_robust)


@settings(max_examples=25, deadline=None)
@given(st.integers(3, 8), st.integers(1, 14), st.integers(1, 4), st.integers(0, 2**31 - 1))
def test_without_conflicts_loads_differ_by_at_most_one(judges, entries, cards, seed):
    wish = Wish(tuple(range(entries)), tuple(range(50, 50 + judges)), min(cards, judges))
    loads = balance(wish, seed).loads.values()
    assert max(loads) - min(loads) <= 1


@settings(max_examples=25, deadline=None)
@given(st.integers(3, 7), st.integers(0, 8), st.integers(0, 2**31 - 1))
def test_three_judges_an_entry_hold_together_without_any_one(judges, more, seed):
    """From two sheets a judge on, three judges an entry always connect; here the search may not give up."""
    wish = Wish(tuple(range(judges + more)), tuple(range(50, 50 + judges)), 3)
    assert balance(wish, seed).is_robust


@settings(max_examples=20, deadline=None)
@given(st.integers(4, 9), st.integers(0, 2**31 - 1))
def test_two_judges_an_entry_form_one_ring_when_nothing_else_holds(judges, seed):
    """As many entries as judges, two each: only a single ring survives the loss of any judge."""
    wish = Wish(tuple(range(judges)), tuple(range(50, 50 + judges)), 2)
    design = balance(wish, seed)
    assert design.is_robust
    assert set(design.loads.values()) == {2}
    assert max(design.shared.values()) == 1


def brute_force_has_robust_design(rows, judges):
    """Tries every way to give each of the rows two judges with loads that differ by at most 1."""

    def extend(row, pairs):
        if row == rows:
            loads = [sum(judge == other for _, other in pairs) for judge in judges]
            return max(loads) - min(loads) <= 1 and all(
                hangs_together(pairs, set(judges) - {gone}) for gone in (None, *judges)
            )
        return any(extend(row + 1, [*pairs, (row, one), (row, two)]) for one, two in combinations(judges, 2))

    return extend(0, [])


@pytest.mark.parametrize(("rows", "judges"), [(3, 4), (4, 4), (2, 3), (3, 3), (4, 5), (5, 5)])
def test_impossible_means_that_no_design_exists(rows, judges):
    panel = tuple(range(judges))
    design = balance(Wish(tuple(range(rows)), panel, 2), seed=7)
    assert design.is_robust is brute_force_has_robust_design(rows, panel)
    assert design.is_impossible is (not design.is_robust)


def test_same_seed_same_design_and_another_seed_another():
    wish = Wish(tuple(range(30)), tuple(range(50, 57)), 3, barred=frozenset({(1, 50), (2, 51)}))
    assert balance(wish, 11).pairs == balance(wish, 11).pairs
    assert balance(wish, 11).pairs != balance(wish, 12).pairs


def test_order_of_entries_does_not_decide_who_reads_together():
    """Neighbours in the list are not batched: across seeds an entry meets every judge."""
    wish = Wish(tuple(range(12)), tuple(range(50, 56)), 3)
    met = {judge for seed in range(12) for entry, judge in balance(wish, seed).pairs if entry == 0}
    assert met == set(wish.judges)


def test_a_judge_who_has_written_much_gets_nothing_more():
    kept = frozenset((entry, 50) for entry in range(9))
    design = balance(Wish(tuple(range(12)), (50, 51, 52, 53), 2, kept=kept), 3)
    assert design.loads[50] == 9
    assert sorted(design.loads[judge] for judge in (51, 52, 53)) == [5, 5, 5]


def test_entries_that_lack_judges_are_named():
    barred = frozenset({(2, 50), (2, 51)})
    assert Wish((1, 2), (50, 51, 52), 2, barred=barred).short_entries() == [(2, 1)]


def test_nothing_to_deal():
    assert balance(Wish((), (50, 51), 2), 1).pairs == frozenset()
    assert balance(Wish((), (), 2), 1).loads == {}


@st.composite
def large_wishes(draw):
    """Any size up to 300 entries and 15 judges, three or four an entry, with up to a fifth of all pairs barred."""
    rows, columns = draw(st.integers(20, 300)), draw(st.integers(6, 15))
    panel = tuple(range(1000, 1000 + columns))
    chance = Random(draw(st.integers(0, 2**31 - 1)))
    share = draw(st.sampled_from([0, 0.05, 0.2]))
    barred = frozenset((row, judge) for row in range(rows) for judge in panel if chance.random() < share)
    wish = Wish(tuple(range(rows)), panel, draw(st.integers(3, 4)), barred=barred)
    return replace(wish, barred=frozenset()) if wish.short_entries() else wish


@settings(max_examples=5, deadline=None, derandomize=True, database=None)
@given(large_wishes(), st.integers(0, 2**31 - 1))
def test_large_designs_keep_every_promise(wish, seed):
    design = balance(wish, seed)
    assert not design.pairs & wish.barred
    assert {number_of(design, entry) for entry in wish.entries} == {wish.cards}
    assert max(design.loads.values()) - min(design.loads.values()) <= 1
    assert design.is_robust
    judges = set(wish.judges)
    assert all(hangs_together(design.pairs, judges - {gone}) for gone in (None, *judges))


def test_full_size():
    """300 entries, 15 judges, 3 an entry, a tenth of all pairs barred."""
    entries, judges = tuple(range(300)), tuple(range(1000, 1015))
    barred = frozenset((entry, 1000 + (7 * entry + step) % 15) for entry in entries for step in range(entry % 4))
    design = balance(Wish(entries, judges, 3, barred=barred), 20261122)
    assert set(design.loads.values()) == {60}
    assert {number_of(design, entry) for entry in entries} == {3}
    assert not design.pairs & barred
    assert design.is_robust
    assert max(design.shared.values()) - min(design.shared.values()) <= 2
