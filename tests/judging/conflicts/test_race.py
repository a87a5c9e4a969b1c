"""Conflicts recorded while others record, save or close: one row, no counted mark over a conflict, no server error."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from competitions.models import Stage
from judging.conflicts.declaring import lift, record
from judging.models import Conflict, Score, Scorecard
from tests import factories
from tests.factories import NOW
from tests.judging.test_closing_race import card, in_thread, save, wait_until_blocked  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def barring(card, setda, judge=None):  # noqa: F811
    def task():
        return record(submission=card.submission, judge=judge or card.judge, reason="team", note="", by=setda, now=NOW)

    return task


def outcome_of(future) -> str:
    try:
        future.result(timeout=20)
    except ValidationError as refusal:
        return refusal.messages[0]
    return "ok"


def test_two_clerks_record_one_conflict(card, setda):  # noqa: F811
    for _ in range(5):
        stranger = factories.make_user("judge")
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(in_thread, barring(card, setda, stranger)) for _ in range(2)]
            outcomes = sorted(outcome_of(each) for each in both)
        assert outcomes[1] == "ok"
        assert "sudah tercatat" in outcomes[0]
        assert Conflict.objects.filter(judge=stranger).count() == 1


def test_a_mark_that_waits_for_the_conflict_is_refused(card, setda, stage):  # noqa: F811
    criterion = stage.criteria.first().pk
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            barring(card, setda)()
            late = pool.submit(in_thread, lambda: save(card, criterion, "90"))
            wait_until_blocked()
        assert "Benturan kepentingan tercatat" in outcome_of(late)
    assert not Score.objects.exists()


def test_a_conflict_that_waits_for_the_closing_is_refused(card, setda, stage):  # noqa: F811
    factories.fill_card(stage, card.submission, card.judge, [80] * 7)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Stage.objects.select_for_update().get(pk=stage.pk)
            late = pool.submit(in_thread, barring(card, setda))
            wait_until_blocked()
            factories.close_stage(stage)
        assert "Buka kembali tahap itu" in outcome_of(late)
    assert Scorecard.objects.get().is_finished


def test_lifting_and_recording_at_once_never_leave_a_server_error(card, setda):  # noqa: F811
    for _ in range(5):
        conflict = Conflict.objects.in_force().first() or barring(card, setda)()
        with ThreadPoolExecutor(2) as pool:
            lifting = pool.submit(
                in_thread, lambda row=conflict: lift(conflict=row, reason="Keliru.", by=setda, now=NOW)
            )
            recording = pool.submit(in_thread, barring(card, setda))
            assert outcome_of(lifting) == "ok"
            assert outcome_of(recording) == "ok" or "sudah tercatat" in outcome_of(recording)
        assert Scorecard.objects.get().is_recused == Conflict.objects.in_force().exists()
