"""The additive method as the official one: estimated at closing, kept exactly, estimated again, or refused."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from competitions.models import Competition
from judging.closing import close_stage, closing_of, reopen_stage
from judging.models import SeverityEstimate
from judging.ranking.recomputing import Board as RecomputedBoard
from judging.ranking.recomputing import Sheets
from judging.ranking.severities import keep_left_sheets
from judging.ranking.verification import differences, facts_of
from judging.results.sealing.canonical import canonical_text
from judging.results.sealing.seals import outlook_of
from submissions import decisions
from tests.factories import NOW
from tests.judging.contests import Contest, Round
from tests.judging.results.minutes.conftest import words

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


REASON = "Kedua proposal ditarik setelah wawancara dibuka."


def left_alone(*titles: str) -> Contest:
    """The second stage is open; these entries leave, and the rest of the first can no longer carry its method."""
    made = Contest(Round(method="additive", weight="50", finalists=3), Round(weight="50"))
    for title, cards in {**MARKS, "X": ("60", "54", "48"), "Y": ("50", "44", "38")}.items():
        made.entry(title, *cards)
    close(made)
    for title in ("A", "B", "C"):
        made.score(made.standing(title).submission, "70", "70", "70", stage=2)
    for title in titles:
        leave(made, title)
    return made


def leave(made: Contest, title: str) -> None:
    entry = made.standing(title, board=1).submission
    decisions.withdraw(submission=entry, by=made.setda, now=NOW, reason="Rekaan.")


def test_once_the_next_stage_is_open_the_sheets_of_those_who_left_can_count_on_for_severities():
    made = left_alone("A", "D")
    stage = made.stages[0]
    stage.refresh_from_db()
    with pytest.raises(ValidationError, match="sudah dibuka"):
        reopen_stage(stage=stage, by=made.setda, reason="Rekaan.", now=NOW)
    assert {row.is_provisional for row in made.board(1)} == {True}

    estimate = keep_left_sheets(stage=stage, reason=REASON, by=made.setda, now=NOW)

    assert (estimate.cause, estimate.with_left, estimate.decided_by) == ("decision", True, made.setda)
    assert list(made.places(1)) == ["B", "C", "E", "F", "X", "Y"]
    assert made.standing("B", board=1).exact_score == 79
    assert {row.is_provisional for row in made.board(1)} == {False}
    assert differences(made.edition) == []

    # More leave: the decision holds, and the two computations still agree.
    leave(made, "E")
    last = SeverityEstimate.objects.in_force().get()
    assert (last.cause, last.with_left) == ("leaving", True)
    assert made.standing("F", board=1).exact_score == 75
    assert differences(made.edition) == []

    close(made, stage=2)
    outlook = outlook_of(Competition.objects.get(pk=made.edition.pk), user=made.setda)
    assert not any("ketatnya juri" in problem for problem in outlook.problems)
    lines = canonical_text(made.edition, version=1).splitlines()
    assert f"tahap 1 | dengan lembar proposal yang keluar | {REASON}" in lines


def test_the_second_computation_sees_when_the_sheets_of_those_who_left_were_not_decided_on():
    made = left_alone("A", "D")
    keep_left_sheets(stage=made.stages[0], reason=REASON, by=made.setda, now=NOW)
    facts = facts_of(made.edition)
    assert [stage.left for stage in facts.stages] == [
        frozenset(made.edition.submissions.filter(title__in="AD").values_list("pk", flat=True)),
        frozenset(),
    ]
    facts.stages[0].left = frozenset()
    assert {each.is_provisional for each in RecomputedBoard(Sheets(facts), 1).outcomes().values()} == {True}


def test_that_decision_needs_a_reason_setda_and_a_stage_that_lacks_it():
    made = left_alone("A", "D")
    stage = made.stages[0]
    with pytest.raises(ValidationError, match="Tuliskan alasannya"):
        keep_left_sheets(stage=stage, reason=" ", by=made.setda, now=NOW)
    with pytest.raises(PermissionDenied):
        keep_left_sheets(stage=stage, reason=REASON, by=made.judges[0], now=NOW)
    with pytest.raises(ValidationError, match="tidak memakainya"):
        keep_left_sheets(stage=made.stages[1], reason=REASON, by=made.setda, now=NOW)
    keep_left_sheets(stage=stage, reason=REASON, by=made.setda, now=NOW)
    with pytest.raises(ValidationError, match="sudah dihitung"):
        keep_left_sheets(stage=stage, reason=REASON, by=made.setda, now=NOW)


def test_those_who_left_before_the_closing_never_count():
    made = Contest(Round(method="additive"))
    for title, cards in {**MARKS, "X": ("60", "54", "48"), "Y": ("50", "44", "38")}.items():
        made.entry(title, *cards)
    made.entry("PERGI", "99", "1", "50")
    decisions.withdraw(
        submission=made.standing("PERGI").submission, by=made.setda, now=NOW - timedelta(hours=1), reason="Rekaan."
    )
    close(made)
    for title in ("A", "D"):
        leave(made, title)
    keep_left_sheets(stage=made.stages[0], reason=REASON, by=made.setda, now=NOW)

    assert made.standing("B").exact_score == 79
    assert differences(made.edition) == []


def test_the_page_of_the_stage_leads_to_the_decision(login):
    made = left_alone("A", "D")
    detail = reverse("judging:stage-detail", args=[made.edition.slug, 1])
    keep = reverse("judging:severity-keep", args=[made.edition.slug, 1])
    client = login(made.setda)
    ranking = reverse("judging:ranking", args=[made.edition.slug]) + "?papan=1"
    for page in (detail, ranking):
        assert f'href="{keep}"' in client.get(page).content.decode()
    assert "rata-rata biasa" in client.get(ranking).content.decode()
    assert "A, D." in " ".join(client.get(keep).content.decode().split())

    refused = client.post(keep, {"reason": " "})
    assert (refused.status_code, "Tuliskan alasannya." in refused.content.decode()) == (422, True)
    assert SeverityEstimate.objects.in_force().count() == 0

    page = client.post(keep, {"reason": REASON}, follow=True).content.decode()
    assert "dihitung dengan lembar proposal yang keluar" in page
    assert SeverityEstimate.objects.in_force().get().reason == REASON
    assert client.get(keep).url == detail
    for page in ("judging:analysis", "judging:ranking"):
        reply = client.get(reverse(page, args=[made.edition.slug]) + "?papan=1")
        assert reply.status_code == 200
        assert "rata-rata biasa" not in reply.content.decode()
    assert f"Alasan: {REASON}" in reply.content.decode()
    assert f"tetap dipakai. Alasan: {REASON}" in words(made, "berita-acara-tahap-1")
    assert login(made.judges[0]).post(keep, {"reason": REASON}).status_code == 403


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
