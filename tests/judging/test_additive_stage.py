"""The additive method as the official one: estimated at closing, kept exactly, estimated again, or refused."""

from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from competitions.models import Competition
from judging.closing import close_stage, closing_of, reopen_stage
from judging.models import SeverityEstimate
from judging.results.sealing.seals import outlook_of
from judging.verification import differences
from submissions import decisions
from tests.factories import NOW
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db
# Six entries, three judges, each entry without one of them; J1 gives 6 more than J2, J3 as much less.
# With β = +6, 0, −6 the totals are exactly θ + β: θ = 80, 79, 78, 77, 76, 75.
MARKS = {
    "A": (None, "80", "74"),
    "B": ("85", None, "73"),
    "C": ("84", "78", None),
    "D": (None, "77", "71"),
    "E": ("82", None, "70"),
    "F": ("81", "75", None),
}


def contest(marks=MARKS, **fields) -> Contest:
    made = Contest(Round(method="additive", **fields))
    # Everybody also scored these, so that no card is a bridge and each judge has enough.
    full = {"X": ("60", "54", "48"), "Y": ("50", "44", "38")}
    for title, cards in {**marks, **full}.items():
        made.entry(title, *cards)
    return made


def close(made, stage=1):
    return close_stage(stage=made.stages[stage - 1], by=made.setda, now=NOW)


def test_open_it_ranks_by_the_mean_and_says_provisional():
    made = contest()
    # The mean favours whom the generous judge read: C (84 + 78) / 2 = 81 before B 79 and F 78; A has 77.
    assert list(made.places())[:4] == ["C", "B", "F", "A"]
    assert {row.is_provisional for row in made.board()} == {True}


def test_closing_takes_the_severity_out_exactly():
    made = contest()
    close(made)

    assert list(made.places()) == ["A", "B", "C", "D", "E", "F", "X", "Y"]
    assert made.standing("A").exact_score == 80
    assert made.standing("B").exact_score == 79
    assert {row.is_provisional for row in made.board()} == {False}
    # What the judges gave stays what is shown beside it.
    assert sorted(made.standing("A").totals_by_judge.values()) == [74, 80]
    estimate = SeverityEstimate.objects.get()
    beta = {each.judge: Fraction(each.numerator) / Fraction(estimate.denominator) for each in estimate.severities.all()}
    assert [beta[judge] for judge in made.judges] == [600, 0, -600]  # points of weight 100
    assert differences(made.edition) == []


def test_severities_that_are_no_whole_points_are_kept_exactly():
    marks = {**MARKS, "A": (None, "80", "74,01")}
    made = contest(marks)
    close(made)

    assert differences(made.edition) == []
    assert SeverityEstimate.objects.get().denominator > 1


def test_on_a_complete_table_it_is_the_mean():
    made = Contest(Round(method="additive"))
    for title, cards in {"A": ("90", "70", "80"), "B": ("80", "80", "81"), "C": ("1", "2", "3")}.items():
        made.entry(title, *cards)
    for title in "DE":
        made.entry(title, "50", "40", "45")
    before = {row.submission.title: row.exact_score for row in made.board()}
    close(made)
    assert {row.submission.title: row.exact_score for row in made.board()} == before


def test_closing_is_refused_when_it_cannot_be_estimated():
    made = Contest(Round(method="additive"))
    made.entry("A", "90", "70", "80")
    with pytest.raises(ValidationError) as refusal:
        close(made)
    sentence = " ".join(refusal.value.messages)
    assert "kurang dari 5 lembar selesai" in sentence
    assert "tambahkan penugasan juri" in sentence
    assert not SeverityEstimate.objects.exists()
    made.stages[0].refresh_from_db()
    assert made.stages[0].is_open


def test_closing_shows_who_would_advance_by_the_method_and_leaves_nothing():
    made = Contest(Round(method="additive", weight="50", finalists=1), Round(weight="50"))
    for title, cards in {**MARKS, "X": ("60", "54", "48"), "Y": ("50", "44", "38")}.items():
        made.entry(title, *cards)
    closing = closing_of(made.stages[0], now=NOW)
    assert [row.submission.title for row in closing.finalists] == ["A"]
    assert not SeverityEstimate.objects.exists()

    assert [admission.submission.title for admission in close(made)] == ["A"]


def test_withdrawing_an_entry_estimates_again():
    marks = {**MARKS, "A": (None, "80", "75")}
    made = contest(marks)
    close(made)
    entry = made.standing("A").submission
    decisions.withdraw(submission=entry, by=made.setda, now=NOW, reason="Rekaan.")

    first, second = SeverityEstimate.objects.order_by("number")
    assert (first.superseded_at, second.superseded_at, second.cause) == (NOW, None, "leaving")
    assert made.standing("B").exact_score == 79
    assert differences(made.edition) == []


def test_withdrawing_so_many_that_nothing_carries_it_makes_it_provisional_and_forbids_sealing():
    made = contest()
    close(made)
    for title in ("A", "D"):
        entry = made.standing(title).submission
        decisions.withdraw(submission=entry, by=made.setda, now=NOW, reason="Rekaan.")

    assert {row.is_provisional for row in made.board()} == {True}
    assert differences(made.edition) == []
    problems = outlook_of(Competition.objects.get(pk=made.edition.pk), user=made.setda).problems
    assert any("ketatnya juri tidak dapat dihitung" in problem for problem in problems)


def test_reopening_sets_the_estimate_aside_and_closing_makes_another():
    made = contest()
    close(made)
    reopen_stage(stage=made.stages[0], by=made.setda, reason="Rekaan.", now=NOW)
    assert {row.is_provisional for row in made.board()} == {True}
    close(made)
    assert list(SeverityEstimate.objects.order_by("number").values_list("number", "superseded_at")) == [
        (1, NOW),
        (2, None),
    ]
