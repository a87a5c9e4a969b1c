"""Closing a stage: who advances, what forbids it, and taking it back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition, Stage
from judging.closing import close_stage, closing_of, reopen_stage
from judging.models import Admission, Scorecard
from judging.ranking.panel_decisions import record_panel_decision
from kipp.accounts.models import Role
from submissions.models import Submission
from tests import factories
from tests.factories import NOW
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


def contest_with(*marks: str, finalists: int | None = 2, tie: str = "panel") -> Contest:
    """Two stages; one judge's total per entry A, B, C … decides the first."""
    contest = Contest(Round(weight="50", finalists=finalists, tie=tie), Round(weight="50"), judges=1)
    for title, mark in zip("ABCDE", marks, strict=False):
        contest.entry(title, mark)
    return contest


def close(contest: Contest, position: int = 1, **options) -> list[Admission]:
    return close_stage(stage=contest.stages[position - 1], by=contest.setda, now=NOW, **options)


def finalists(contest: Contest) -> set[str]:
    admissions = Admission.objects.filter(stage=contest.stages[1])
    return set(admissions.values_list("submission__title", flat=True))


def test_closing_admits_the_finalists_and_nothing_else():
    contest = contest_with("80", "90", "70")

    admissions = close(contest)

    stage = Stage.objects.get(pk=contest.stages[0].pk)
    assert (stage.state, stage.closed_at) == (Stage.State.CLOSED, NOW)
    assert [admission.submission.title for admission in admissions] == ["B", "A"]
    assert finalists(contest) == {"A", "B"}
    assert not Scorecard.objects.filter(stage=contest.stages[1]).exists()
    assert Stage.objects.get(pk=contest.stages[1].pk).state == Stage.State.PLANNED


def test_closing_the_last_stage_admits_nobody():
    contest = Contest(judges=1)
    contest.entry("A", "80")

    assert close(contest) == []
    assert Stage.objects.get(pk=contest.stages[0].pk).is_closed


def test_closing_admits_all_when_fewer_are_placed_than_may_advance():
    contest = contest_with("80", finalists=6)

    close(contest)

    assert finalists(contest) == {"A"}


def test_closing_refuses_unfinished_sheets_until_asked_to_go_on_without_them():
    contest = contest_with("80", "90?", "70")

    with pytest.raises(ValidationError, match="1 lembar belum selesai"):
        close(contest)
    assert Stage.objects.get(pk=contest.stages[0].pk).is_open

    close(contest, with_missing=True)
    assert finalists(contest) == {"A", "C"}


def test_closing_does_not_wait_for_sheets_that_cannot_count():
    contest = contest_with("80", "BK", "70", "60?")
    Submission.objects.filter(title="D").update(state="withdrawn", reason="Rekaan.")

    close(contest)

    assert finalists(contest) == {"A", "C"}


def test_closing_tells_unfinished_sheets_and_unscored_entries():
    contest = contest_with("80", "90?", "70")

    closing = closing_of(contest.stages[0], now=factories.NOW)

    assert [sheet.submission.title for sheet in closing.unfinished] == ["B"]
    assert [standing.submission.title for standing in closing.unscored] == ["B"]
    assert [standing.submission.title for standing in closing.finalists] == ["A", "C"]


def test_closing_refuses_a_tie_across_the_cut_until_the_panel_has_decided():
    contest = contest_with("90", "80", "80")

    with pytest.raises(ValidationError, match="2 proposal bernilai persis sama di tempat 2"):
        close(contest)
    assert finalists(contest) == set()

    entries = {row.submission.title: row.submission_id for row in contest.board()}
    record_panel_decision(
        competition=contest.edition,
        board=0,
        positions={entries["C"]: 1, entries["B"]: 2},
        reason="Rekaan.",
        present="A",
        by=contest.setda,
        now=NOW,
    )
    close(contest)
    assert finalists(contest) == {"A", "C"}


def test_closing_lets_the_list_grow_where_the_edition_says_so():
    contest = contest_with("90", "80", "80", "70", tie="grow")

    close(contest)

    assert finalists(contest) == {"A", "B", "C"}


def test_closing_a_tie_inside_the_finalists_is_no_obstacle():
    contest = contest_with("90", "90", "80")

    close(contest)

    assert finalists(contest) == {"A", "B"}


def test_closing_the_second_of_three_stages_goes_by_the_stages_so_far():
    contest = Contest(Round(weight="90", finalists=2), Round(weight="10", finalists=1), Round(weight="50"), judges=1)
    first, second = contest.entry("A", "90"), contest.entry("B", "80")
    contest.entry("C", "99")
    Admission.objects.filter(submission__title="C", stage=contest.stages[1]).delete()
    contest.score(first, "80", stage=2)  # 0,9·90 + 0,1·80 = 89
    contest.score(second, "90", stage=2)  # 0,9·80 + 0,1·90 = 81; alone, stage 2 would send B on

    admissions = close(contest, 2)

    assert [(each.stage.position, each.submission.title) for each in admissions] == [(3, "A")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda contest: Stage.objects.filter(pk=contest.stages[0].pk).update(state="planned"), "keadaannya"),
        (lambda contest: factories.close_stage(contest.stages[0]), "keadaannya"),
        (lambda contest: Scorecard.objects.update(state="draft"), "Belum ada proposal"),
        (lambda contest: Stage.objects.filter(position=2).update(state="open"), "sudah dibuka"),
    ],
)
def test_closing_refuses_what_cannot_be_closed(change, sentence):
    contest = contest_with("80", "70")
    change(contest)

    with pytest.raises(ValidationError, match=sentence):
        close(contest, with_missing=True)
    assert finalists(contest) == set()
    Stage.objects.filter(position=2).update(state="planned")


def test_closing_refuses_without_a_number_of_finalists():
    contest = contest_with("80", "70", finalists=None)

    with pytest.raises(ValidationError, match="Jumlah yang maju"):
        close(contest)


@pytest.mark.parametrize("role", [Role.JUDGE, Role.OBSERVER])
def test_closing_and_reopening_are_for_setda(role):
    contest = contest_with("80")
    stranger = factories.make_user(role)

    with pytest.raises(PermissionDenied):
        close_stage(stage=contest.stages[0], by=stranger, now=NOW)
    close(contest)
    with pytest.raises(PermissionDenied):
        reopen_stage(stage=contest.stages[0], by=stranger, reason="Rekaan.", now=NOW)


def reopen(contest: Contest, position: int = 1, reason: str = "Nilai J1 keliru.") -> Stage:
    stage = contest.stages[position - 1]
    return reopen_stage(stage=stage, by=contest.setda, reason=reason, now=NOW + timedelta(hours=1))


def test_reopening_takes_the_finalists_back_and_keeps_the_marks():
    contest = contest_with("80", "90", "70")
    close(contest)

    stage = reopen(contest)

    assert (stage.state, stage.closed_at) == (Stage.State.OPEN, None)
    assert finalists(contest) == set()
    assert contest.places() == {"B": 1, "A": 2, "C": 3}
    close(contest)
    assert finalists(contest) == {"A", "B"}


def test_reopening_withdraws_the_announced_schedule_of_the_next_stage():
    contest = contest_with("80", "90", "70")
    close(contest)
    plan = factories.make_presentation(contest.stages[1], by=contest.setda)
    assert plan.announced

    reopen(contest)
    close(contest)

    plan.refresh_from_db()
    assert (plan.announced_at, plan.announced_by, plan.announced) == (None, None, {})


def test_reopening_keeps_the_reason_in_the_audit_trail():
    contest = contest_with("80")
    close(contest)

    reopen(contest, reason="Nilai J1 keliru.")

    event = contest.stages[0].events.order_by("-pgh_id").first()
    assert event.pgh_context.metadata["reason"] == "Nilai J1 keliru."


def test_reopening_needs_a_reason():
    contest = contest_with("80")
    close(contest)

    with pytest.raises(ValidationError, match="alasannya"):
        reopen(contest, reason=" \u200b ")
    assert finalists(contest) == {"A"}


def test_reopening_is_refused_once_the_next_stage_is_open_or_has_sheets():
    contest = contest_with("80")
    close(contest)
    Scorecard.objects.create(
        stage=contest.stages[1], submission=Submission.objects.get(title="A"), judge=contest.judges[0]
    )
    with pytest.raises(ValidationError, match="sudah mendapat lembar"):
        reopen(contest)

    factories.open_stage(contest.stages[1])
    with pytest.raises(ValidationError, match="sudah dibuka"):
        reopen(contest)
    assert finalists(contest) == {"A"}


def test_reopening_is_refused_when_the_edition_no_longer_runs():
    contest = contest_with("80")
    close(contest)
    Competition.objects.update(status="archived")

    with pytest.raises(ValidationError, match="tidak sedang berjalan"):
        reopen(contest)


def test_reopening_is_refused_once_the_winners_are_recorded():
    contest = contest_with("80")
    close(contest)
    factories.make_award(contest.edition, title="A")

    with pytest.raises(ValidationError, match="Pemenang edisi ini sudah ditetapkan"):
        reopen(contest)
    assert finalists(contest) == {"A"}


def test_closing_is_dated_not_before_a_mark_that_was_saved_while_it_waited():
    contest = contest_with("80", "90")
    later = NOW + timedelta(seconds=2)
    Scorecard.objects.filter(submission__title="B").update(saved_at=later)

    close(contest)

    assert Stage.objects.get(pk=contest.stages[0].pk).closed_at == later
