"""What a closed stage rests on cannot be moved, added or removed, not even in SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from judging.models import Admission, Scorecard
from tests import factories


@pytest.fixture
def card(edition, stage, juri_satu, dinkes):
    """A finished sheet of an open stage."""
    entry = factories.make_submission(edition, dinkes)
    factories.admit(stage, entry)
    factories.seat(stage, juri_satu)
    factories.open_stage(stage)
    return factories.fill_card(stage, entry, juri_satu, [80] * 7)


def refused(sql: str, *values) -> str:
    """Runs SQL that must be refused and returns the name of the constraint."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return refusal.value.__cause__.diag.constraint_name


def test_mark_cannot_leave_a_finished_sheet(card, edition, stage, dinkes):
    other = factories.make_submission(edition, dinkes)
    factories.admit(stage, other)
    open_card = Scorecard.objects.create(stage=stage, submission=other, judge=card.judge)
    mark = card.scores.first()

    moved = refused("update judging_score set scorecard_id = %s where id = %s", open_card.pk, mark.pk)

    assert moved == "score_stays_on_its_card"


def test_sheet_stays_with_its_judge_entry_and_stage(card, juri):
    taken = refused("update judging_scorecard set judge_id = %s where id = %s", juri[1].pk, card.pk)

    assert taken == "scorecard_stays_where_it_is"


def test_closed_stage_takes_and_gives_no_sheets(card, stage, juri):
    factories.close_stage(stage)
    with pytest.raises(IntegrityError), transaction.atomic():
        Scorecard.objects.create(stage=stage, submission=card.submission, judge=juri[1])

    assert refused("delete from judging_scorecard where id = %s", card.pk) == "scorecard_stage_is_not_closed"


def test_closed_stage_keeps_its_entries(card, stage, edition, dinkes):
    factories.close_stage(stage)
    late = factories.make_submission(edition, dinkes)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.admit(stage, late)

    assert refused("delete from judging_admission where stage_id = %s", stage.pk) == "admission_stage_is_not_closed"
    assert Admission.objects.filter(stage=stage).count() == 1


def test_history_is_only_added_to(card):
    with pytest.raises(Exception, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from judging_scoreevent")
