"""Conflicts of interest: declared, recorded, lifted; the sheet is set aside and never counts."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from competitions.models import Stage
from judging.assignment.assigning import assign_all
from judging.conflicts import declaring
from judging.models import Conflict, Reconsideration, Scorecard, Standing
from judging.sheets.scoring import Mark, save_scores
from tests import factories
from tests.factories import NOW

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


@pytest.fixture
def opened(stage, juri, entry):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    return factories.open_stage(stage)


@pytest.fixture
def card(opened, entry, juri):
    return factories.fill_card(opened, entry, juri[0], [90] * 7)


def declare(card, **fields):
    return declaring.declare(card=card, by=card.judge, now=LATER, **{"reason": "family", "note": "", **fields})


def record(entry, judge, setda, **fields):
    fields = {"reason": "employer", "note": " Dahulu  kepala. ", **fields}
    return declaring.record(submission=entry, judge=judge, by=setda, now=LATER, **fields)


def lift(conflict, setda, reason="Keliru orang."):
    return declaring.lift(conflict=conflict, reason=reason, by=setda, now=LATER)


def test_declaring_sets_the_sheet_aside_and_keeps_its_marks(card):
    conflict = declare(card, note="Adik inovator.")

    card.refresh_from_db()
    assert (card.state, card.finished_at, card.scores.count()) == ("recused", None, 7)
    assert (conflict.source, conflict.note, conflict.recorded_by, conflict.recorded_at) == (
        "judge",
        "Adik inovator.",
        card.judge,
        LATER,
    )


def test_a_sheet_set_aside_does_not_count(card, opened, entry, juri):
    factories.fill_card(opened, entry, juri[1], [70] * 7)
    declare(card)

    standing = Standing.objects.board(opened.competition).get(submission=entry)
    assert (standing.cards, standing.score) == (1, Decimal(70))


def test_declaring_twice_is_refused_and_changes_nothing(card):
    declare(card)
    with pytest.raises(ValidationError, match="sudah tercatat"):
        declare(card, reason="other", note="Lain.")
    assert Conflict.objects.count() == 1


def test_only_the_judge_of_the_sheet_declares(card, juri, setda):
    for other in (juri[1], setda):
        with pytest.raises(PermissionDenied):
            declaring.declare(card=card, reason="family", note="", by=other, now=LATER)
    assert not Conflict.objects.exists()


def test_other_reasons_must_be_explained(card):
    with pytest.raises(ValidationError, match="Jelaskan alasan lain"):
        declare(card, reason="other")


def test_a_judge_cannot_declare_in_a_closed_stage(card, opened):
    factories.close_stage(opened)
    with pytest.raises(ValidationError, match="Sampaikan kepada Bagian Organisasi"):
        declare(card)
    card.refresh_from_db()
    assert card.is_finished


def test_setda_records_with_a_clean_note(card, entry, setda):
    conflict = record(entry, card.judge, setda)

    card.refresh_from_db()
    assert (card.state, conflict.note, conflict.source) == ("recused", "Dahulu  kepala.", "admin")


@pytest.mark.parametrize("actor", ["juri_satu", "pengamat", "operator_dinkes"])
def test_only_setda_records_and_lifts(request, card, entry, juri, setda, actor):
    other = request.getfixturevalue(actor)
    with pytest.raises(PermissionDenied):
        record(entry, juri[1], other)
    conflict = record(entry, juri[1], setda)
    with pytest.raises(PermissionDenied):
        lift(conflict, other)


def test_recording_needs_a_judge_and_an_entry_that_arrived(edition, dinkes, entry, juri, setda, pengamat):
    with pytest.raises(ValidationError, match="bukan juri"):
        record(entry, pengamat, setda)
    with pytest.raises(ValidationError, match="belum diajukan"):
        record(factories.make_submission(edition, dinkes, state="draft"), juri[0], setda)


def test_nothing_is_recorded_or_lifted_in_the_archive(card, edition, entry, juri, setda):
    conflict = record(entry, juri[0], setda)
    edition.status = "archived"
    edition.save()
    entry.refresh_from_db()
    for change in (lambda: record(entry, juri[1], setda), lambda: lift(conflict, setda)):
        with pytest.raises(ValidationError, match="diarsipkan"):
            change()


def test_lifting_brings_the_sheet_back_as_a_draft_with_its_marks(card, setda):
    conflict = lift(declare(card), setda, "  Ternyata\x00 orang lain. ")

    card.refresh_from_db()
    assert (card.state, card.scores.count()) == ("draft", 7)
    assert (conflict.lifted_by, conflict.lifted_at, conflict.lift_reason) == (setda, LATER, "Ternyata orang lain.")


def test_lifting_needs_a_reason_and_happens_once(card, setda):
    conflict = declare(card)
    with pytest.raises(ValidationError, match="Tuliskan alasan pencabutan"):
        lift(conflict, setda, " \x00 ")
    lift(conflict, setda)
    with pytest.raises(ValidationError, match="sudah dicabut"):
        lift(conflict, setda, "Lagi.")
    assert Conflict.objects.get().lift_reason == "Keliru orang."


def test_a_lifted_conflict_stays_and_another_may_follow(card, setda):
    lift(declare(card), setda)
    declare(card, reason="financial")
    assert Conflict.objects.count() == 2
    assert Conflict.objects.in_force().get().reason == "financial"


def test_a_closed_stage_is_to_be_opened_again_first(card, opened, entry, juri, setda):
    other = record(entry, juri[1], setda)
    factories.close_stage(opened)
    with pytest.raises(ValidationError, match="Buka kembali tahap itu, catat"):
        record(entry, juri[0], setda)
    with pytest.raises(ValidationError, match="Buka kembali tahap itu, cabut"):
        lift(other, setda)
    card.refresh_from_db()
    other.refresh_from_db()
    assert (card.state, other.is_in_force) == ("finished", True)


def test_before_the_stage_opens_sheets_are_set_aside_too(stage, entry, juri, setda):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    conflict = record(entry, juri[0], setda)
    assert Scorecard.objects.get(judge=juri[0]).is_recused
    lift(conflict, setda)
    assert Scorecard.objects.get(judge=juri[0]).state == "draft"


def test_in_the_next_stage_it_bars_from_then_on_and_what_was_counted_stays(card, edition, opened, entry, juri, setda):
    factories.close_stage(opened)
    second = edition.stages.get(position=2)
    factories.admit(second, entry)
    factories.seat(second, juri[0])
    factories.open_stage(second)

    conflict = record(entry, juri[0], setda)

    states = dict(Scorecard.objects.filter(judge=juri[0]).values_list("stage__position", "state"))
    assert states == {1: "finished", 2: "recused"}
    lift(conflict, setda)
    assert Scorecard.objects.get(judge=juri[0], stage=second).state == "draft"


def test_a_judge_seated_later_gets_a_sheet_set_aside(opened, edition, dinkes, entry, setda):
    late = factories.make_user("judge")
    free = factories.make_submission(edition, dinkes)
    factories.admit(opened, free)
    record(entry, late, setda)
    factories.seat(opened)
    opened.panel.create(judge=late, position=9)

    assign_all(stage=opened, by=setda)

    assert dict(Scorecard.objects.filter(judge=late).values_list("submission", "state")) == {
        entry.pk: "recused",
        free.pk: "draft",
    }
    assert assign_all(stage=opened, by=setda) == 0


def test_a_mark_on_a_sheet_set_aside_is_refused_in_plain_words(card, entry, juri, setda):
    record(entry, juri[0], setda)
    criterion = card.stage.criteria.first()
    with pytest.raises(ValidationError, match="Benturan kepentingan tercatat"):
        save_scores(card=card, marks={criterion.pk: Mark("10")}, version=card.version, by=juri[0], now=LATER)


def test_the_database_refuses_a_sheet_over_a_conflict(card, opened, entry, juri, setda):
    record(entry, juri[0], setda)
    with pytest.raises(IntegrityError, match="Benturan"), transaction.atomic():
        Scorecard.objects.filter(pk=card.pk).update(state="draft")
    late = factories.make_user("judge")
    record(entry, late, setda)
    with pytest.raises(IntegrityError, match="Benturan"), transaction.atomic():
        Scorecard.objects.create(stage=opened, submission=entry, judge=late)


def test_the_database_keeps_what_was_recorded(card, setda):
    conflict = declare(card)
    for change in (lambda rows: rows.update(reason="team"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError, match="hanya dicabut"), transaction.atomic():
            change(Conflict.objects.filter(pk=conflict.pk))


def test_only_setting_aside_changes_a_sheet_before_the_stage_opens(stage, entry, juri):
    factories.admit(stage, entry)
    factories.seat(stage, juri[0])
    card = Scorecard.objects.get()
    with pytest.raises(IntegrityError, match="tidak dibuka"), transaction.atomic():
        Scorecard.objects.filter(pk=card.pk).update(state="finished", finished_at=NOW)
    assert stage.state == Stage.State.PLANNED


def test_conflict_ends_an_open_request_to_look_again(card, entry, juri, setda):
    asked = Reconsideration.objects.create(
        scorecard=card, reason="Jauh.", before={"total": None, "marks": {}}, asked_by=setda, asked_at=NOW
    )
    record(entry, juri[0], setda)
    asked.refresh_from_db()
    assert (asked.ended_at, asked.ended_reason) == (LATER, "Benturan kepentingan dicatat pada lembar ini.")
