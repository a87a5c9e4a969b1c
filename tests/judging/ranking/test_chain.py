"""Exact ties, each resolved by one step of the chain, and the lines that a tie may lie across; computed by hand."""

import pytest

from submissions.models import Submission
from tests import factories
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


def two_stages() -> Contest:
    return Contest(Round(weight="50", finalists=2), Round(weight="50"))


def test_chain_latest_stage_score_decides_first():
    contest = two_stages()
    first, second = contest.entry("A", "80", "80", "80"), contest.entry("B", "70", "70", "70")
    contest.score(first, "70", "70", "70", stage=2)  # (80 + 70) / 2 = 75
    contest.score(second, "80", "80", "80", stage=2)  # (70 + 80) / 2 = 75

    assert contest.places() == {"B": 1, "A": 2}
    assert contest.decided() == {"B": None, "A": "stage:2"}


def test_chain_heaviest_criterion_decides():
    contest = Contest(Round("30 70"))
    contest.entry("A", "80 80")  # 30·80 + 70·80 = 8000
    contest.entry("B", "45 95")  # 30·45 + 70·95 = 1350 + 6650 = 8000

    assert contest.places() == {"B": 1, "A": 2}
    assert contest.decided()["A"] == "Kriteria 1.2"


def test_chain_next_criterion_decides_when_the_heaviest_is_equal():
    contest = Contest(Round("20 50 30"))
    contest.entry("A", "80 80 80")
    contest.entry("B", "65 80 90")  # 20·65 + 50·80 + 30·90 = 1300 + 4000 + 2700 = 8000

    assert contest.places() == {"B": 1, "A": 2}
    assert contest.decided()["A"] == "Kriteria 1.3"


def test_chain_equal_weights_follow_the_rubric():
    contest = Contest(Round("50 50"))
    contest.entry("B", "70 90")
    contest.entry("A", "90 70")

    assert contest.places() == {"A": 1, "B": 2}
    assert contest.decided()["B"] == "Kriteria 1.1"


def test_chain_criterion_mean_is_plain_whatever_the_method():
    contest = Contest(Round("60 40", method="median"))
    # Totals A 80, 80, 80; B 70, 80, 81: both medians 80. Heavy criterion: A 80; B (70 + 80 + 85) / 3 = 78,33…
    contest.entry("B", "70 70", "80 80", "85 75")
    contest.entry("A", "80 80", "80 80", "80 80")

    assert contest.places() == {"A": 1, "B": 2}
    assert contest.decided()["B"] == "Kriteria 1.1"


def test_chain_median_decides():
    contest = Contest()
    contest.entry("B", "75", "75", "90")  # 240 / 3 = 80, median 75
    contest.entry("A", "70", "80", "90")  # 240 / 3 = 80, median 80

    assert contest.places() == {"A": 1, "B": 2}
    assert contest.decided()["B"] == "median:1"


def test_chain_score_of_the_stage_before_decides():
    contest = Contest(Round(weight="0", finalists=2), Round(weight="100"))
    first, second = contest.entry("A", "80", "80", "80"), contest.entry("B", "81", "81", "81")
    for entry in (first, second):
        contest.score(entry, "70", "70", "70", stage=2)

    assert contest.places() == {"B": 1, "A": 2}
    assert contest.decided()["A"] == "stage:1"


def test_chain_criterion_and_median_of_the_stage_before_decide():
    contest = Contest(Round("70 30", weight="50", finalists=3), Round(weight="50"))
    entries = [
        contest.entry("A", "80 80", "80 80", "80 80"),
        contest.entry("B", "83 73", "83 73", "83 73"),  # 70·83 + 30·73 = 5810 + 2190 = 8000
        contest.entry("C", "79 79", "79 79", "82 82"),  # (79 + 79 + 82) / 3 = 80, median 79
    ]
    for entry in entries:
        contest.score(entry, "70", "70", "70", stage=2)

    assert contest.places() == {"B": 1, "A": 2, "C": 3}
    assert contest.decided() == {"B": None, "A": "Kriteria 1.1", "C": "median:1"}


def test_chain_head_to_head_counts_judges_who_scored_every_tied_entry():
    contest = Contest(judges=4)
    # Both 80 with median 80. J1 and J2 put B higher, J3 puts A higher; J4 saw only A, so J4 is no win for A.
    contest.entry("A", "70", "80", "90", "80")
    contest.entry("B", "80", "90", "70")

    assert contest.places() == {"B": 1, "A": 2}
    assert contest.decided()["A"] == "head_to_head"


def test_chain_head_to_head_needs_the_highest_total_among_all_tied():
    contest = Contest()
    # Each judge puts another one on top: one win each, and nobody is parted pair by pair afterwards.
    contest.entry("A", "70", "80", "90")
    contest.entry("B", "80", "90", "70")
    contest.entry("C", "90", "70", "80")

    assert contest.places() == {"A": 1, "B": 1, "C": 1}
    assert {row.sharing for row in contest.board()} == {3}


def test_chain_head_to_head_is_counted_once_and_a_shared_top_is_no_win():
    contest = Contest()
    # J1 puts A and B equally on top: no win. J2 puts C on top, J3 puts B. So B and C have one win, A none; and B and C,
    # who share the place now, are not compared a second time.
    contest.entry("A", "90", "80", "70")
    contest.entry("B", "90", "70", "80")
    contest.entry("C", "80", "90", "70")

    assert contest.places() == {"B": 1, "C": 1, "A": 3}
    assert contest.decided()["A"] == "head_to_head"


def tied_three() -> tuple[Contest, list[Submission]]:
    contest = Contest()
    return contest, [contest.entry(title, "80", "80", "80") for title in "ABC"]


def test_chain_panel_decides_last():
    contest, (first, second, third) = tied_three()
    assert set(contest.places().values()) == {1}

    contest.decide(third, first, second)

    assert contest.places() == {"C": 1, "A": 2, "B": 3}
    assert contest.decided() == {"C": None, "A": "panel", "B": "panel"}


def test_chain_panel_decision_that_leaves_out_a_tied_entry_parts_nobody():
    contest, (first, second, _) = tied_three()

    contest.decide(second, first)

    assert contest.places() == {"A": 1, "B": 1, "C": 1}


def test_chain_panel_decision_holds_when_one_of_its_entries_leaves():
    contest, (first, second, third) = tied_three()
    contest.decide(third, first, second)

    Submission.objects.filter(pk=first.pk).update(state="withdrawn", reason="Rekaan.")

    assert contest.places() == {"C": 1, "B": 2}


# Steps that the edition has switched off


def test_chain_without_the_criterion_step_goes_on_to_the_median():
    contest = Contest(Round("30 70"), ties_by_criterion=False)
    contest.entry("A", "80 80", "80 80", "80 80")
    contest.entry("B", "45 95", "80 80", "80 80")  # 80 as well; with the step it would stand first
    assert contest.places() == {"A": 1, "B": 1}

    contest.entry("C", "70 70", "85 85", "85 85")  # (70 + 85 + 85) / 3 = 80, median 85
    assert contest.places() == {"C": 1, "A": 2, "B": 2}
    assert contest.decided()["A"] == "median:1"


def test_chain_without_the_median_step_goes_on_to_head_to_head():
    for year, steps, decided in ((2026, {}, "median:1"), (2027, {"ties_by_median": False}, "head_to_head")):
        contest = Contest(year=year, **steps)
        contest.entry("A", "70", "74", "96")  # 240 / 3 = 80, median 74; only J3 prefers it
        contest.entry("B", "75", "75", "90")  # 240 / 3 = 80, median 75

        assert contest.places() == {"B": 1, "A": 2}
        assert contest.decided()["A"] == decided


def test_chain_without_the_stage_step_begins_with_the_heaviest_criterion():
    contest = Contest(Round("50 50", weight="50", finalists=2), Round("60 40", weight="50"), ties_by_stage=False)
    first, second = contest.entry("A", "80 80", "80 80", "80 80"), contest.entry("B", "70 70", "70 70", "70 70")
    contest.score(first, "75 62,5", "75 62,5", "75 62,5", stage=2)  # (60·75 + 40·62,5) / 100 = 70; (80 + 70) / 2 = 75
    contest.score(second, "70 95", "70 95", "70 95", stage=2)  # (60·70 + 40·95) / 100 = 80; (70 + 80) / 2 = 75

    assert contest.places() == {"A": 1, "B": 2}  # with the step B, 80 over 70, would stand first
    assert contest.decided()["B"] == "Kriteria 2.1"


def test_chain_without_head_to_head_shares_the_place():
    contest = Contest(judges=4, ties_by_head_to_head=False)
    contest.entry("A", "70", "80", "90", "80")
    contest.entry("B", "80", "90", "70")

    assert contest.places() == {"A": 1, "B": 1}


def test_chain_without_any_step_leaves_ties_to_the_panel():
    off = {f"ties_by_{step}": False for step in ("stage", "criterion", "median", "head_to_head")}
    contest = Contest(Round("30 70", weight="50", finalists=2), Round(weight="50"), **off)
    first, second = contest.entry("A", "80 80"), contest.entry("B", "45 95")
    for entry in (first, second):
        contest.score(entry, "70", stage=2)
    assert contest.places() == {"A": 1, "B": 1}

    contest.decide(second, first, stage=2)
    assert contest.places() == {"B": 1, "A": 2}
    assert contest.decided()["A"] == "panel"


# Lines


def test_shared_places_are_one_two_two_four():
    contest = Contest()
    for title, mark in (("A", "90"), ("B", "80"), ("C", "80"), ("D", "70")):
        contest.entry(title, mark, mark, mark)

    assert contest.places() == {"A": 1, "B": 2, "C": 2, "D": 4}
    assert [row.sharing for row in contest.board()] == [1, 2, 2, 1]


def with_marks(contest: Contest, *marks: int) -> Contest:
    for title, mark in zip("ABCDEFGH", marks, strict=False):
        contest.entry(title, *[str(mark)] * 3)
    return contest


def needing(contest: Contest, board: int = 0) -> set[str]:
    return {row.submission.title for row in contest.board(board) if row.needs_decision}


def test_tie_across_the_end_of_a_tier_needs_a_decision():
    contest = with_marks(Contest(), 90, 85, 80, 80, 70)

    assert contest.places() == {"A": 1, "B": 2, "C": 3, "D": 3, "E": 5}
    assert needing(contest) == {"C", "D"}
    assert [row.tier for row in contest.board()] == ["TOP 3", "TOP 3", "TOP 3", "TOP 3", "TOP 6"]

    entries = {row.submission.title: row.submission for row in contest.board()}
    contest.decide(entries["D"], entries["C"])
    assert contest.places() == {"A": 1, "B": 2, "D": 3, "C": 4, "E": 5}
    assert needing(contest) == set()


def test_shared_first_place_inside_a_tier_is_no_obstacle():
    contest = with_marks(Contest(), 90, 90, 80, 70)

    assert contest.places() == {"A": 1, "B": 1, "C": 3, "D": 4}
    assert needing(contest) == set()


def test_tie_that_ends_with_the_tier_is_no_obstacle():
    contest = with_marks(Contest(), 90, 80, 80, 70)

    assert needing(contest) == set()


def test_tie_across_a_tier_waits_while_a_later_stage_may_part_it():
    contest = with_marks(Contest(Round(weight="50", finalists=6), Round(weight="50")), 90, 85, 80, 80, 70)
    assert needing(contest) == set()

    factories.close_stage(contest.stages[0])
    assert needing(contest) == {"C", "D"}


def test_tie_across_the_finalists_needs_a_decision_on_the_board_of_the_stage():
    contest = with_marks(Contest(Round(weight="50", finalists=2), Round(weight="50")), 90, 80, 80)

    assert needing(contest, board=1) == {"B", "C"}
    assert needing(contest) == {"B", "C"}


def test_tie_across_the_finalists_needs_none_when_the_list_may_grow():
    contest = with_marks(Contest(Round(weight="50", finalists=2, tie="grow"), Round(weight="50")), 90, 80, 80)

    assert needing(contest, board=1) == needing(contest) == set()


def test_board_of_a_stage_knows_no_tiers():
    contest = with_marks(Contest(), 90, 80)

    assert {row.tier for row in contest.board(1)} == {None}


def test_median_is_no_step_of_a_stage_whose_score_it_is():
    """Without that rule the second stage, whose score is no step here, would decide by its own median."""
    rounds = (Round(weight="50", finalists=2), Round(weight="50", method="median"))
    contest = Contest(*rounds, ties_by_stage=False, ties_by_criterion=False)
    first, second = contest.entry("A", "70", "70", "70"), contest.entry("B", "80", "80", "80")
    contest.score(first, "80", "80", "80", stage=2)  # (70 + 80) / 2 = 75
    contest.score(second, "70", "70", "70", stage=2)  # (80 + 70) / 2 = 75

    assert contest.places() == {"B": 1, "A": 2}
    assert contest.decided() == {"B": None, "A": "median:1"}


def test_median_of_a_stage_missed_is_no_step_either_where_the_score_is_the_median():
    rounds = (Round(weight="0", method="median", finalists=2), Round(weight="50"))
    contest = Contest(*rounds, ties_by_stage=False, ties_by_criterion=False, ties_by_head_to_head=False)
    first = contest.entry("A", "70", "70", "70")
    wildcard = contest.entry("B", stage=2)
    contest.score(first, "80", "80", "80", stage=2)
    contest.score(wildcard, "80", "80", "80", stage=2)

    assert contest.places() == {"A": 1, "B": 1}
