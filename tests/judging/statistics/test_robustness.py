"""Cut lines under other computations: by hand, and every claimed swap carried out."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging.statistics.methods import Refused
from judging.statistics.robustness import (
    Board,
    Line,
    StageField,
    by_methods,
    by_weights,
    smallest_swap,
    verdict,
    without_each_judge,
)


def stage_of(rows: dict, *, weights=(100,), method="mean", weight=100, position=1, scale=100) -> StageField:
    """A stage from rows entry → judge → marks."""
    marks = {
        (entry, judge): tuple(map(Fraction, each)) for entry, cards in rows.items() for judge, each in cards.items()
    }
    criteria = tuple((f"K{place}", Fraction(each)) for place, each in enumerate(weights, start=1))
    totals = {
        card: 100 * sum(each * mark for (_, each), mark in zip(criteria, row, strict=True)) / (sum(weights) * scale)
        for card, row in marks.items()
    }
    return StageField("Tahap", position, method, Fraction(weight), Fraction(scale), criteria, totals, marks)


def single(rows: dict[str, str], **fields) -> Board:
    """A board of one stage with one criterion, a mark for each judge A, B, C …; "-" is no card."""
    cards = {
        entry: {"ABCDEF"[place]: [mark] for place, mark in enumerate(marks.split()) if mark != "-"}
        for entry, marks in rows.items()
    }
    return Board((stage_of(cards, **fields),), dict.fromkeys(rows, (0,)))


def told(outcomes) -> dict:
    return {each.name: each for each in outcomes}


def line(inside: str, last: str, first_out: str, **fields) -> Line:
    return Line(frozenset(inside), last, first_out, **fields)


def test_median_lets_another_enter():
    # Means: x 80, y 70, z 68; medians: x 80, y 60, z 71.
    board = single({"x": "80 80 80", "y": "60 60 90", "z": "70 71 63"})
    (outcomes,) = by_methods([line("xy", "y", "z")], board)
    found = told(outcomes)
    assert (found["Median"].entering, found["Median"].leaving) == (("z",), ("y",))
    assert found["Jumlah peringkat (Borda)"].is_different
    assert "kurang dari 5 lembar" in found["Rata-rata terpangkas"].refusal
    assert "kurang dari 5 lembar selesai" in found["Nilai disetarakan"].refusal
    assert "Rata-rata" not in found
    assert verdict(line("xy", "y", "z"), outcomes) == "peka"


def test_a_clear_line_is_safe_and_refusals_do_not_count():
    board = single({"x": "90 91 92", "y": "80 81 83", "z": "50 51 52"})
    limit = line("xy", "y", "z")
    outcomes = by_methods([limit], board)[0] + without_each_judge([limit], board)[0]
    assert any(each.refusal for each in outcomes)
    assert all(each.is_same for each in outcomes if not each.refusal)
    assert verdict(limit, outcomes) == "aman"


def test_a_shared_score_at_the_line_is_a_tie():
    board = single({"x": "90 80", "y": "80 90", "z": "10 10"})
    assert verdict(line("x", "x", "y", is_tied=True), by_methods([line("x", "x", "y")], board)[0]) == "seri"


def test_without_each_judge():
    # Means: x 80, y 72, z 71. Without B: y 70, z 74; without A or C: y stays above.
    board = single({"x": "80 80 80", "y": "70 76 70", "z": "75 65 73"})
    limit = line("xy", "y", "z")
    found = told(without_each_judge([limit], board)[0])
    assert {name: each.is_same for name, each in found.items()} == {"A": True, "B": False, "C": True}
    assert (found["B"].entering, found["B"].leaving) == (("z",), ("y",))


def test_a_tie_without_a_judge_is_nobodys():
    board = single({"x": "80 80", "y": "72 70", "z": "70 70"})
    found = told(without_each_judge([line("xy", "y", "z")], board)[0])
    assert found["A"].tied == ("y", "z")
    assert (found["A"].entering, found["A"].leaving, found["A"].is_different) == ((), (), True)


def test_an_entry_that_loses_its_last_card_is_reported():
    board = single({"x": "80 80", "y": "72 -", "z": "60 60", "w": "50 -"})
    found = told(without_each_judge([line("xy", "y", "z")], board)[0])
    assert found["A"].lost == ("y", "w")
    assert (found["A"].entering, found["A"].leaving) == (("z",), ("y",))
    assert found["B"].lost == ()


def test_an_additive_edition_that_hangs_on_one_judge_refuses():
    rows = {str(number): "70 71 80" for number in range(6)}
    (outcomes,) = without_each_judge([line("012", "2", "3")], single(rows, method="additive"))
    assert not any(each.refusal for each in outcomes)
    rows = {str(number): "70 71 -" for number in range(6)} | {str(number): "- 71 70" for number in range(6, 12)}
    (outcomes,) = without_each_judge([line("012", "2", "3")], single(rows, method="additive"))
    assert "terbagi dalam kelompok" in told(outcomes)["B"].refusal


def test_finalists_stay_above_whatever_their_score():
    first = stage_of({"x": {"A": [90]}, "y": {"A": [80]}, "z": {"A": [70]}}, weight=50)
    second = stage_of({"x": {"A": [40], "B": [60]}, "z": {"A": [80], "B": [50]}}, weight=50, position=2)
    board = Board((first, second), {"x": (0, 1), "y": (0,), "z": (0, 1)})
    # x (90 + 50) / 2 = 70, z (70 + 65) / 2 = 67.5; y 80 is not a finalist.
    assert [entry for _, entry in board.ordered([stage.official() for stage in board.stages])] == ["x", "z", "y"]
    found = told(without_each_judge([line("x", "x", "z")], board)[0])
    assert (found["B"].entering, found["B"].leaving) == (("z",), ("x",))
    assert found["A"].lost == ("x", "y", "z")


def two_criteria() -> Board:
    rows = {"x": {"A": [90, 60], "B": [80, 70]}, "y": {"A": [60, 80], "B": [70, 85]}, "z": {"A": [10, 10]}}
    return Board((stage_of(rows, weights=(60, 40)),), dict.fromkeys(rows, (0,)))


def test_smallest_swap_by_hand():
    # Means: x 85 and 65, y 65 and 82.5; D = 60·20 − 40·17.5 = 500. K1: −500 / (20·60), K2: 500 / (17.5·40).
    swap = smallest_swap(line("x", "x", "y"), two_criteria())
    assert (swap.name, swap.change, swap.weight) == ("K1", Fraction(-5, 12), 60)


def test_weights_that_turn_the_order_are_found():
    rows = {"x": {"A": [90, 60]}, "y": {"A": [60, 82]}, "z": {"A": [10, 10]}}
    board = Board((stage_of(rows, weights=(45, 55)),), dict.fromkeys(rows, (0,)))
    # D = 45·30 − 55·22 = 140: K1 turns at −10.4 %, K2 at +11.6 %.
    (outcomes,) = by_weights([line("x", "x", "y")], board)
    different = [each.name for each in outcomes if each.is_different]
    assert different == ["K1 −20\N{NO-BREAK SPACE}%", "K2 +20\N{NO-BREAK SPACE}%"]
    assert len(outcomes) == 8


def test_no_single_weight_swaps_an_entry_that_leads_everywhere():
    rows = {"x": {"A": [90, 60]}, "y": {"A": [60, 50]}}
    assert (
        smallest_swap(line("x", "x", "y"), Board((stage_of(rows, weights=(50, 50)),), dict.fromkeys(rows, (0,))))
        is None
    )


def test_swap_is_refused_for_a_method_that_is_no_mean():
    with pytest.raises(Refused, match="rata-rata"):
        smallest_swap(line("x", "x", "y"), single({"x": "80", "y": "70"}, method="median"))


@st.composite
def boards(draw):
    """Two stages with random weights, two finalists with marks in both."""
    stages = []
    for position in (1, 2):
        weights = draw(st.lists(st.integers(1, 60), min_size=2, max_size=3))
        marks = st.lists(st.integers(0, 20), min_size=len(weights), max_size=len(weights))
        rows = {entry: {judge: draw(marks) for judge in "AB"} for entry in "xy"}
        weight = draw(st.integers(0, 3))
        stages.append(stage_of(rows, weights=weights, weight=weight, position=position, scale=20))
    return Board(tuple(stages), {"x": (0, 1), "y": (0, 1)})


@given(boards())
@settings(max_examples=60, deadline=None)
def test_a_claimed_swap_makes_the_pair_equal(board):
    swap = smallest_swap(line("x", "x", "y"), board)
    if swap is None or swap.change == -1:
        return
    equal = []
    for place, stage in enumerate(board.stages):
        for index, (name, weight) in enumerate(stage.criteria):
            if (name, weight) == (swap.name, swap.weight):
                changed = list(board.stages)
                changed[place] = stage.reweighed(index, swap.change)
                rows = board.ordered([each.official() for each in changed])
                equal.append(rows[0][0] == rows[1][0])
    assert any(equal)
