"""The ranking views on competitions small enough to compute by hand; the arithmetic stands beside each case."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction

from judging.models import Admission, Scorecard
from submissions.models import Submission
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


def numeric(sql: str) -> Decimal:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


# Scores


def test_score_is_the_weighted_mean_of_the_finished_cards():
    contest = Contest(Round("60 40"))
    # J1 60·80 + 40·70 = 7600 → 76; J2 60·90 + 40·80 = 8600 → 86; J3 60·70 + 40·60 = 6600 → 66; (76 + 86 + 66) / 3 = 76
    contest.entry("A", "80 70", "90 80", "70 60")

    standing = contest.standing("A")

    assert standing.exact_score == 76
    assert (standing.place, standing.cards, standing.tier) == (1, 3, "TOP 3")


def test_score_of_thirds_is_exact():
    contest = Contest()
    contest.entry("A", "80", "80", "81")  # 241 / 3 = 80,333…

    assert contest.standing("A").exact_score == Fraction(241, 3)
    assert str(contest.standing("A").score).startswith("80.333333333333333333")


def test_equal_thirds_stay_equal_where_avg_would_part_them():
    contest = Contest(Round("1 1 1"))
    # Points of Σ w·s with Σ w = 3. A: 100 + 101 + 101 = 302; B: 100 + 100 + 102 = 302. Both 302 / 9 = 33,555…
    # Each criterion: A 33+34+33, 33+33+34, 34+34+34 = 100, 100, 102; B 34+33+33, 33+33+34, 33+34+35 = 100, 100, 102.
    # Medians: A 101 / 3, B 100 / 3, so A stands first by the median, not by rounding.
    contest.entry("A", "33 33 34", "34 33 34", "33 34 34")
    contest.entry("B", "34 33 33", "33 33 34", "33 34 35")

    assert contest.standing("A").exact_score == contest.standing("B").exact_score == Fraction(302, 9)
    assert contest.places() == {"A": 1, "B": 2}
    assert contest.decided() == {"A": None, "B": "median:1"}
    # avg() over numeric quotients, the trap of the method's text, finds two different means here.
    by_avg = "select avg(p / 3) from unnest(array[{}]::numeric[]) p"
    assert numeric(by_avg.format("100, 101, 101")) != numeric(by_avg.format("100, 100, 102"))


def test_scale_of_ten_is_brought_to_a_hundred():
    contest = Contest(Round("70 30", scale=10))
    contest.entry("A", "8,5 10", "8,5 10", "8,5 10")  # (70·8,5 + 30·10) / (100·10) = 0,895

    assert contest.standing("A").exact_score == Fraction("89.5")


def test_missing_draft_and_recused_cards_do_not_count_and_zero_is_a_mark():
    contest = Contest(Round("50 50"), judges=5)
    contest.entry("A", "80 80", "60 60?", "60?", "BK", None)  # only J1 counts: 80
    contest.entry("B", "0 0", "90 90", "90 90")  # (0 + 90 + 90) / 3 = 60

    assert (contest.standing("A").exact_score, contest.standing("A").cards) == (80, 1)
    assert (contest.standing("B").exact_score, contest.standing("B").cards) == (60, 3)
    assert contest.places() == {"A": 1, "B": 2}


def test_trimmed_leaves_out_highest_and_lowest_of_five():
    contest = Contest(Round(method="trimmed"), judges=5)
    contest.entry("A", "10", "70", "81", "90", "100")  # (70 + 81 + 90) / 3 = 241 / 3
    contest.entry("B", "70", "80", "81", "90")  # four cards: (70 + 80 + 81 + 90) / 4 = 80,25

    assert (contest.standing("A").exact_score, contest.standing("A").is_untrimmed) == (Fraction(241, 3), False)
    assert (contest.standing("B").exact_score, contest.standing("B").is_untrimmed) == (Fraction("80.25"), True)
    assert contest.places() == {"A": 1, "B": 2}


def test_median_of_odd_and_even_numbers_of_cards():
    contest = Contest(Round(method="median"), judges=4)
    contest.entry("A", "10", "80", "99")  # the middle one: 80
    contest.entry("B", "10", "79", "82", "99")  # (79 + 82) / 2 = 80,5

    assert contest.standing("A").exact_score == 80
    assert contest.standing("B").exact_score == Fraction("80.5")


def test_twenty_four_judges_are_counted_exactly():
    contest = Contest(judges=24)
    # A: 12·79 + 12·81 = 1920, / 24 = 80. B: 23 cards of 80: 80. Criterion 80 = 80; medians (79 + 81) / 2 = 80 = 80.
    # Among the 23 who scored both, J1–J12 put B higher (12), J13–J23 put A higher (11).
    contest.entry("A", *["79"] * 12, *["81"] * 12)
    contest.entry("B", *["80"] * 23)

    assert contest.standing("A").exact_score == contest.standing("B").exact_score == 80
    assert contest.places() == {"B": 1, "A": 2}
    assert contest.decided()["A"] == "head_to_head"


def test_twenty_fifth_card_of_an_entry_is_refused():
    contest = Contest(judges=25)
    submission = contest.entry("A", *["80"] * 24)

    with pytest.raises(IntegrityError, match="paling banyak 24 juri"), transaction.atomic():
        Scorecard.objects.create(stage=contest.stages[0], submission=submission, judge=contest.judges[24])


# Stages


def two_stages() -> Contest:
    return Contest(Round(weight="50", finalists=2), Round(weight="50"))


def test_final_score_weighs_the_stages():
    contest = Contest(Round(weight="40", finalists=1), Round(weight="60"))
    entry = contest.entry("A", "90", "90", "90")
    contest.score(entry, "80", "80", "80", stage=2)  # (40·90 + 60·80) / 100 = 84

    assert contest.standing("A").exact_score == 84
    assert contest.standing("A", board=1).exact_score == 90
    assert contest.standing("A", board=2).exact_score == 80


def test_stage_scores_in_thirds_combine_exactly():
    contest = Contest(Round("1 1 1", weight="33.33", finalists=1), Round("30 30", weight="50", scale=25))
    entry = contest.entry("A", "80 80 81", "80 80 80", "80 81 81")  # (241 + 240 + 242) / 3 / 3 = 723 / 9
    contest.score(entry, "20 21", "20 20", "22 22", stage=2)  # 30·(41 + 40 + 44) / 3 / (60·25) ·100 = 250 / 3

    expected = (Fraction("33.33") * Fraction(723, 9) + 50 * Fraction(250, 3)) / Fraction("83.33")
    assert contest.standing("A").exact_score == expected


def test_finalists_stand_above_all_others_even_with_a_lower_score():
    contest = two_stages()
    first, second = contest.entry("A", "80", "80", "80"), contest.entry("B", "79", "79", "79")
    contest.entry("C", "99", "99", "99")  # did not go on
    contest.score(first, "60", "60", "60", stage=2)  # (80 + 60) / 2 = 70
    contest.score(second, "50", "50", "50", stage=2)  # (79 + 50) / 2 = 64,5

    assert contest.places() == {"A": 1, "B": 2, "C": 3}
    assert [row.exact_score for row in contest.board()] == [70, Fraction("64.5"), 99]
    assert contest.places(board=1) == {"C": 1, "A": 2, "B": 3}
    assert contest.decided() == {"A": None, "B": None, "C": None}


def test_stage_of_weight_zero_only_selects():
    contest = Contest(Round(weight="0", finalists=2), Round(weight="100"))
    first, second = contest.entry("A", "90", "90", "90"), contest.entry("B", "60", "60", "60")
    contest.score(first, "70", "70", "70", stage=2)
    contest.score(second, "71", "71", "71", stage=2)

    assert contest.places() == {"B": 1, "A": 2}
    assert contest.standing("A").exact_score == 70


def test_last_stage_decides_when_no_stage_has_a_weight():
    contest = Contest(Round(weight="0", finalists=2), Round(weight="0"))
    first, second = contest.entry("A", "90", "90", "90"), contest.entry("B", "60", "60", "60")
    contest.entry("C", "75", "75", "75")
    contest.score(first, "70", "70", "70", stage=2)
    contest.score(second, "71", "71", "71", stage=2)

    assert contest.places() == {"B": 1, "A": 2, "C": 3}
    assert [row.exact_score for row in contest.board()] == [71, 70, 75]


def test_entry_admitted_to_the_second_stage_only_is_compared_exactly():
    contest = Contest(Round("1 1 1", weight="50", finalists=1), Round(weight="50"))
    first = contest.entry("A", "70 70 70", "70 70 70", "70 70 70")
    wildcard = contest.entry("W", stage=2)
    Admission.objects.filter(stage__position=1, submission=wildcard).delete()
    contest.score(first, "90", "90", "90", stage=2)  # (70 + 90) / 2 = 80
    contest.score(wildcard, "80", "80", "80", stage=2)  # 80, of one stage

    # Equal final scores of different numbers of stages; the score of the latest stage, 90 over 80, decides.
    assert [row.exact_score for row in contest.board()] == [80, 80]
    assert contest.places() == {"A": 1, "W": 2}
    assert contest.decided()["W"] == "stage:2"
    assert contest.places(board=1) == {"A": 1}


def test_entry_admitted_to_the_second_stage_only_stands_behind_where_the_first_has_to_decide():
    contest = two_stages()
    first = contest.entry("A", "80", "80", "80")
    wildcard = contest.entry("W", stage=2)
    contest.score(first, "80", "80", "80", stage=2)
    contest.score(wildcard, "80", "80", "80", stage=2)

    assert contest.places() == {"A": 1, "W": 2}
    assert contest.decided()["W"] == "stage:1"


# Who has a place


def test_entry_without_a_finished_card_has_no_place_and_blocks_none():
    contest = Contest()
    contest.entry("A", "80", "80", "80")
    contest.entry("B", "90?", "BK")

    assert contest.places() == {"A": 1, "B": None}
    assert (contest.standing("B").score, contest.standing("B").sharing) == (None, None)


def test_entries_of_the_earlier_stage_keep_counting_behind_an_unscored_finalist():
    contest = two_stages()
    first, second = contest.entry("A", "80", "80", "80"), contest.entry("B", "79", "79", "79")
    contest.entry("C", "70", "70", "70")
    contest.score(first, "60", "60", "60", stage=2)
    contest.score(second, stage=2)

    assert contest.places() == {"A": 1, "C": 3, "B": None}


@pytest.mark.parametrize("state", ["withdrawn", "disqualified", "submitted"])
def test_entry_that_left_the_contest_is_gone_and_those_below_move_up(state):
    contest = Contest()
    gone = contest.entry("A", "90", "90", "90")
    contest.entry("B", "80", "80", "80")
    assert contest.places() == {"A": 1, "B": 2}

    Submission.objects.filter(pk=gone.pk).update(state=state, reason="Rekaan.")

    assert contest.places() == {"B": 1}


def test_editions_and_rehearsals_do_not_mix():
    contests = [Contest(), Contest(year=2025), Contest(is_rehearsal=True)]
    for contest, marks in zip(contests, ("90 80", "70 95", "60 50"), strict=True):
        contest.entry("A", marks.split()[0])
        contest.entry("B", marks.split()[1])

    assert [contest.places() for contest in contests] == [{"A": 1, "B": 2}, {"B": 1, "A": 2}, {"A": 1, "B": 2}]
    assert [contest.standing("A").exact_score for contest in contests] == [90, 70, 60]
