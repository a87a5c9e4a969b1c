"""Closing a stage while judges save: no mark after the closing, none lost that was acknowledged before it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction

from competitions.models import Stage
from judging.models import Score, Scorecard
from judging.sheets import scoring
from judging.sheets.scoring import Mark, save_scores
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def card(transactional_db, stage, juri_satu, edition, dinkes):
    factories.admit(stage, factories.make_submission(edition, dinkes))
    factories.seat(stage, juri_satu)
    factories.open_stage(stage)
    return Scorecard.objects.select_related("judge", "stage").get()


def in_thread(task):
    """Runs a task and closes its connection, which belongs to the thread."""
    try:
        return task()
    finally:
        connections.close_all()


def save(card, criterion, value, version=1):
    save_scores(card=card, marks={criterion: Mark(value)}, version=version, by=card.judge, now=NOW)


def test_mark_that_waits_for_the_closing_is_refused(card, stage):
    criterion = stage.criteria.first().pk
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Stage.objects.select_for_update().get(pk=stage.pk)
            late = pool.submit(in_thread, lambda: save(card, criterion, "90"))
            wait_until_blocked()
            factories.close_stage(stage)
        with pytest.raises(ValidationError, match="sudah ditutup"):
            late.result(timeout=10)
    assert not Score.objects.exists()


def test_closing_waits_for_a_mark_under_way(card, stage, monkeypatch):
    criterion = stage.criteria.first().pk
    locked, go_on = Event(), Event()
    lock = scoring.lock_for_writing

    def lock_and_wait(**arguments):
        result = lock(**arguments)
        locked.set()
        assert go_on.wait(10)
        return result

    monkeypatch.setattr(scoring, "lock_for_writing", lock_and_wait)
    with ThreadPoolExecutor(2) as pool:
        early = pool.submit(in_thread, lambda: save(card, criterion, "90"))
        assert locked.wait(10)
        closing = pool.submit(in_thread, lambda: factories.close_stage(stage))
        wait_until_blocked()
        assert not closing.done()
        go_on.set()
        early.result(timeout=10)
        closing.result(timeout=10)
    assert Score.objects.get().value == 90
    assert Stage.objects.get(pk=stage.pk).is_closed


def test_of_two_tabs_saving_at_once_one_is_told(card, stage):
    first, second = stage.criteria.order_by("position").values_list("pk", flat=True)[:2]
    start = Barrier(2)

    def tab(criterion):
        start.wait(10)
        try:
            save(card, criterion, "90")
        except scoring.StaleVersionError:
            return "told"
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        tabs = [pool.submit(in_thread, lambda each=each: tab(each)) for each in (first, second)]
        assert sorted(each.result(timeout=10) for each in tabs) == ["saved", "told"]
    assert Score.objects.count() == 1


def test_double_click_saves_once(card, stage):
    criterion = stage.criteria.first().pk
    start = Barrier(6)

    def click():
        start.wait(10)
        save(card, criterion, "90")

    with ThreadPoolExecutor(6) as pool:
        for each in [pool.submit(in_thread, click) for _ in range(6)]:
            each.result(timeout=10)
    card.refresh_from_db()
    assert (Score.objects.get().value, card.version) == (90, 2)


def wait_until_blocked():
    """Waits until another connection to this database waits for a row."""
    with connection.cursor() as cursor:
        for _ in range(200):
            cursor.execute("select pg_stat_clear_snapshot()")
            cursor.execute(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return
            cursor.execute("select pg_sleep(0.02)")
    raise AssertionError("Nobody waits for a lock.")
