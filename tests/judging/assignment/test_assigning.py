"""Seats, admissions and sheets: complete, repeatable, and closed with the stage."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from judging.assignment.assigning import admit_eligible, assign_all, seat_judges, unseat_judge
from judging.models import Scorecard
from judging.sheets.scoring import save_scores
from kipp.accounts.models import Role
from tests import factories
from tests.factories import NOW


def sheets(stage):
    return set(stage.scorecards.values_list("submission_id", "judge_id"))


def seats(stage):
    return list(stage.panel.order_by("position").values_list("position", "judge_id"))


@pytest.fixture
def entries(edition, dinkes):
    return [factories.make_submission(edition, dinkes) for _ in range(2)]


def test_seats_follow_the_order_given_and_repeating_changes_nothing(stage, juri, setda):
    seat_judges(stage=stage, judges=[juri[2], juri[0]], by=setda)
    assert seat_judges(stage=stage, judges=[juri[0], juri[1]], by=setda)[0].position == 3
    assert seats(stage) == [(1, juri[2].pk), (2, juri[0].pk), (3, juri[1].pk)]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OBSERVER])
def test_only_judges_are_seated(stage, setda, role):
    with pytest.raises(ValidationError, match="bukan juri yang aktif"):
        seat_judges(stage=stage, judges=[factories.make_user(role)], by=setda)
    assert seats(stage) == []


def test_inactive_judge_is_not_seated(stage, setda):
    judge = factories.make_user(Role.JUDGE, is_active=False)
    with pytest.raises(ValidationError, match="bukan juri yang aktif"):
        seat_judges(stage=stage, judges=[judge], by=setda)


def test_panel_has_at_most_24_seats(stage, setda):
    judges = [factories.make_user(Role.JUDGE) for _ in range(25)]
    with pytest.raises(ValidationError, match="paling banyak 24"):
        seat_judges(stage=stage, judges=judges, by=setda)
    assert len(seat_judges(stage=stage, judges=judges[:24], by=setda)) == 24


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "pengamat"])
def test_only_setda_assigns(stage, request, actor):
    by = request.getfixturevalue(actor)
    for change in (
        lambda: seat_judges(stage=stage, judges=[], by=by),
        lambda: unseat_judge(stage=stage, judge=by, by=by),
        lambda: admit_eligible(stage=stage, by=by),
        lambda: assign_all(stage=stage, by=by),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_every_judge_gets_a_sheet_for_every_admitted_entry_once(stage, juri, setda, entries):
    seat_judges(stage=stage, judges=juri, by=setda)
    assert admit_eligible(stage=stage, by=setda) == 2
    assert assign_all(stage=stage, by=setda) == 6
    assert assign_all(stage=stage, by=setda) == 0
    assert admit_eligible(stage=stage, by=setda) == 0
    assert sheets(stage) == {(entry.pk, judge.pk) for entry in entries for judge in juri}


def test_only_eligible_entries_of_the_edition_are_admitted(stage, setda, edition, dinkes, entries):
    for state in ("draft", "submitted", "ineligible", "withdrawn", "disqualified"):
        factories.make_submission(edition, dinkes, state=state)
    factories.make_submission(factories.make_edition(by=setda, year=2025), dinkes)
    admit_eligible(stage=stage, by=setda)
    assert set(stage.admissions.values_list("submission", flat=True)) == {entry.pk for entry in entries}


def test_entry_withdrawn_after_admission_gets_no_new_sheet(stage, juri, setda, entries):
    admit_eligible(stage=stage, by=setda)
    entries[0].state, entries[0].reason = "withdrawn", "Ditarik."
    entries[0].save()
    seat_judges(stage=stage, judges=juri[:1], by=setda)
    assign_all(stage=stage, by=setda)
    assert sheets(stage) == {(entries[1].pk, juri[0].pk)}


def test_later_stage_admits_finalists_only(edition, setda, entries):
    with pytest.raises(ValidationError, match="finalis"):
        admit_eligible(stage=edition.stages.get(position=2), by=setda)


def test_judge_or_entry_that_joins_an_open_stage_gets_sheets_at_once(stage, juri, setda, edition, dinkes, entries):
    admit_eligible(stage=stage, by=setda)
    seat_judges(stage=stage, judges=juri[:1], by=setda)
    assert sheets(stage) == set()
    factories.open_stage(stage)
    seat_judges(stage=stage, judges=juri[1:2], by=setda)
    assert len(sheets(stage)) == 4
    late = factories.make_submission(edition, dinkes)
    admit_eligible(stage=stage, by=setda)
    assert {(late.pk, juri[0].pk), (late.pk, juri[1].pk)} <= sheets(stage)


def test_judge_without_marks_leaves_and_later_seats_move_up(stage, juri, setda, entries):
    seat_judges(stage=stage, judges=juri, by=setda)
    admit_eligible(stage=stage, by=setda)
    factories.open_stage(stage)
    assign_all(stage=stage, by=setda)
    unseat_judge(stage=stage, judge=juri[0], by=setda)
    assert seats(stage) == [(1, juri[1].pk), (2, juri[2].pk)]
    assert {judge for _, judge in sheets(stage)} == {juri[1].pk, juri[2].pk}
    unseat_judge(stage=stage, judge=juri[0], by=setda)
    assert len(seats(stage)) == 2


@pytest.mark.parametrize("mark", [("0", None), (None, "Hanya catatan.")])
def test_judge_who_has_written_something_stays(stage, juri, setda, entries, mark):
    seat_judges(stage=stage, judges=juri, by=setda)
    admit_eligible(stage=stage, by=setda)
    factories.open_stage(stage)
    assign_all(stage=stage, by=setda)
    card = Scorecard.objects.get(submission=entries[0], judge=juri[0])
    save_scores(card=card, marks={stage.criteria.first().pk: mark}, version=1, by=juri[0], now=NOW)
    with pytest.raises(ValidationError, match="sudah memberi nilai"):
        unseat_judge(stage=stage, judge=juri[0], by=setda)
    assert len(seats(stage)) == 3
    assert len(sheets(stage)) == 6


def test_closed_stage_keeps_its_panel_and_sheets(stage, juri, setda, entries):
    factories.admit(stage, *entries)
    factories.seat(stage, juri[0])
    factories.close_stage(factories.open_stage(stage))
    for change in (
        lambda: seat_judges(stage=stage, judges=[juri[1]], by=setda),
        lambda: unseat_judge(stage=stage, judge=juri[0], by=setda),
        lambda: admit_eligible(stage=stage, by=setda),
        lambda: assign_all(stage=stage, by=setda),
    ):
        with pytest.raises(ValidationError, match="sudah ditutup"):
            change()
    assert len(sheets(stage)) == 2
