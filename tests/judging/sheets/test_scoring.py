"""Marks: exact, kept in range, written by their judge only, never over somebody's newer entry, never after closing."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from judging.models import Score, Scorecard
from judging.sheets.scoring import Mark, StaleVersionError, finish_card, reopen_card, save_scores
from tests import factories
from tests.factories import NOW

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def card(stage, juri, edition, dinkes):
    """The sheet of the first judge in an open stage."""
    entry = factories.make_submission(edition, dinkes)
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    factories.open_stage(stage)
    return Scorecard.objects.get(judge=juri[0])


@pytest.fixture
def criteria(stage):
    return list(stage.criteria.order_by("position").values_list("pk", flat=True))


def save(card, marks, *, version=1, by=None, now=NOW):
    return save_scores(card=card, marks=marks, version=version, by=by or card.judge, now=now)


def stored(card):
    return {row: value for row, value in card.scores.values_list("criterion", "value") if value is not None}


def fill(card, criteria, value="80"):
    return save(card, {criterion: Mark(value) for criterion in criteria}, version=card.version)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("87,5", "87.5"),
        ("87.5", "87.5"),
        ("0", "0"),
        ("100", "100"),
        ("0,01", "0.01"),
        ("99,99", "99.99"),
        (" 7 ", "7"),
    ],
)
def test_marks_are_stored_exactly(card, criteria, typed, value):
    save(card, {criteria[0]: Mark(typed)})
    assert stored(card) == {criteria[0]: Decimal(value)}


@pytest.mark.parametrize(
    "typed", ["-1", "1e2", "８７", "87,555", "1.000,5", "NaN", "Infinity", "+5", "8 7", "abc", "0x10"]
)
def test_nonsense_is_refused_and_nothing_changes(card, criteria, typed):
    with pytest.raises(ValidationError, match="Tulis angka saja"):
        save(card, {criteria[0]: Mark("50"), criteria[1]: Mark(typed)})
    assert stored(card) == {}


@pytest.mark.parametrize("value", ["187", "100,01", Decimal("100.01"), "100000"])
def test_marks_above_the_highest_are_refused(card, criteria, value):
    with pytest.raises(ValidationError, match=r"100"):
        save(card, {criteria[0]: Mark(value)})
    assert stored(card) == {}


@pytest.mark.parametrize("value", [Decimal("-0.01"), Decimal("87.555"), Decimal("NaN")])
def test_decimals_out_of_form_are_refused(card, criteria, value):
    with pytest.raises(ValidationError):
        save(card, {criteria[0]: Mark(value)})
    assert stored(card) == {}


def test_the_scale_of_the_stage_is_the_highest_mark(card, criteria, stage):
    stage.scale_max = 10
    stage.save()
    save(card, {criteria[0]: Mark("10")})
    with pytest.raises(ValidationError, match="Nilai paling tinggi 10; yang diisi 10,01"):
        save(card, {criteria[1]: Mark("10,01")}, version=2)
    assert stored(card) == {criteria[0]: Decimal(10)}


def test_zero_is_a_mark_and_empty_is_none(card, criteria):
    save(card, {criteria[0]: Mark("0"), criteria[1]: Mark("5")})
    save(card, {criteria[1]: Mark("")}, version=2)
    assert stored(card) == {criteria[0]: Decimal(0)}


def test_saving_counts_the_version_and_notes_the_time(card, criteria):
    saved = save(card, {criteria[0]: Mark("50")}, now=LATER)
    assert (saved.version, saved.saved_at) == (2, LATER)
    card.refresh_from_db()
    assert (card.version, card.saved_at) == (2, LATER)


def test_criteria_left_out_and_notes_of_none_stay(card, criteria):
    save(card, {criteria[0]: Mark("50", "Rapi.\x00\u202e"), criteria[1]: Mark("60")})
    save(card, {criteria[0]: Mark("55")}, version=2)
    assert stored(card) == {criteria[0]: Decimal(55), criteria[1]: Decimal(60)}
    assert card.scores.get(criterion=criteria[0]).note == "Rapi."


def test_saving_the_same_again_changes_nothing_whatever_the_version(card, criteria):
    save(card, {criteria[0]: Mark("50")})
    again = save(card, {criteria[0]: Mark("50,00")}, version=1, now=LATER)
    assert (again.version, again.saved_at) == (2, NOW)
    assert Score.pgh_event_models["insert"].objects.filter(pgh_obj__scorecard=card).count() == 1


def test_older_version_gets_what_is_stored_instead_of_overwriting_it(card, criteria):
    save(card, {criteria[0]: Mark("50"), criteria[1]: Mark("60", "Tab lain.")})
    with pytest.raises(StaleVersionError) as stale:
        save(card, {criteria[0]: Mark("70")}, version=1)
    assert stale.value.card.marks == {criteria[0]: (Decimal(50), ""), criteria[1]: (Decimal(60), "Tab lain.")}
    assert stale.value.card.version == 2
    assert stored(card) == {criteria[0]: Decimal(50), criteria[1]: Decimal(60)}


@pytest.mark.parametrize("actor", ["other judge", "setda", "operator_dinkes", "pengamat"])
def test_nobody_but_the_judge_writes(card, criteria, juri, request, actor):
    by = juri[1] if actor == "other judge" else request.getfixturevalue(actor)
    for write in (
        lambda: save(card, {criteria[0]: Mark("50")}, by=by),
        lambda: finish_card(card=card, by=by, now=NOW),
        lambda: reopen_card(card=card, by=by),
    ):
        with pytest.raises(PermissionDenied):
            write()
    assert stored(card) == {}


def test_complete_sheet_is_finished_once_and_reopened(card, criteria):
    fill(card, criteria)
    assert finish_card(card=card, by=card.judge, now=NOW).finished_at == NOW
    assert finish_card(card=card, by=card.judge, now=LATER).finished_at == NOW
    reopened = reopen_card(card=card, by=card.judge)
    assert (reopened.state, reopened.finished_at) == ("draft", None)
    assert reopen_card(card=card, by=card.judge).state == "draft"


def test_incomplete_sheet_is_not_finished(card, criteria):
    fill(card, criteria[:-2])
    with pytest.raises(ValidationError) as refusal:
        finish_card(card=card, by=card.judge, now=NOW)
    sentence = "Lembar belum lengkap. Belum dinilai: 7 Sumber Daya, 8 Strategi Keberlanjutan."
    assert refusal.value.messages == [sentence]
    card.refresh_from_db()
    assert card.state == "draft"


def test_database_refuses_to_finish_an_incomplete_sheet(card, criteria):
    fill(card, criteria[:-1])
    with pytest.raises(IntegrityError, match="belum lengkap"), transaction.atomic():
        Scorecard.objects.filter(pk=card.pk).update(state="finished", finished_at=NOW)


def test_finished_sheet_is_reopened_before_it_changes(card, criteria):
    fill(card, criteria)
    finish_card(card=card, by=card.judge, now=NOW)
    with pytest.raises(ValidationError, match="Buka kembali"):
        save(card, {criteria[0]: Mark("81")}, version=2)
    assert save(card, {criteria[0]: Mark("80")}, version=2).state == "finished"


@pytest.mark.parametrize(
    "sql",
    [
        "update judging_score set value = 1 where scorecard_id = %s",
        "delete from judging_score where scorecard_id = %s",
        "insert into judging_score (scorecard_id, criterion_id, value, note) "
        "select id, (select max(id) from competitions_criterion where stage_id = c.stage_id), 1, '' "
        "from judging_scorecard c where id = %s",
        "update judging_scorecard set state = 'finished', finished_at = now() where id = %s",
    ],
)
def test_nothing_is_written_after_the_stage_was_closed(card, criteria, stage, sql):
    fill(card, criteria[:-1])
    factories.close_stage(stage)
    for write in (
        lambda: save(card, {criteria[0]: Mark("90")}, version=2),
        lambda: finish_card(card=card, by=card.judge, now=NOW),
        lambda: reopen_card(card=card, by=card.judge),
    ):
        with pytest.raises(ValidationError, match="sudah ditutup"):
            write()
    with pytest.raises(IntegrityError, match="tidak dibuka"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [card.pk])
    assert stored(card) == dict.fromkeys(criteria[:-1], Decimal(80))


def test_criterion_of_another_stage_is_refused_with_a_sentence(card, edition):
    foreign = edition.stages.get(position=2).criteria.first()
    with pytest.raises(ValidationError, match="bukan kriteria tahap"):
        save(card, {foreign.pk: Mark("50")})


def test_recused_sheet_and_withdrawn_entry_are_not_scored(card, criteria):
    Scorecard.objects.filter(pk=card.pk).update(state="recused")
    with pytest.raises(ValidationError, match="Benturan kepentingan"):
        save(card, {criteria[0]: Mark("50")})
    Scorecard.objects.filter(pk=card.pk).update(state="draft")
    card.submission.state, card.submission.reason = "withdrawn", "Ditarik."
    card.submission.save()
    with pytest.raises(ValidationError, match="tidak lagi dinilai"):
        save(card, {criteria[0]: Mark("50")})
