"""Declaring all sheets finished while the stage is closing, or twice at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from competitions.models import Stage
from judging.models import Scorecard
from judging.sheets.finishing import finish_all
from tests import factories
from tests.factories import NOW
from tests.judging.test_closing_race import in_thread, wait_until_blocked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def entries(transactional_db, stage, juri_satu, edition, dinkes):
    """Three entries with a complete draft each."""
    entries = [factories.make_submission(edition, dinkes) for _ in range(3)]
    factories.admit(stage, *entries)
    factories.seat(stage, juri_satu)
    factories.open_stage(stage)
    for entry in entries:
        factories.fill_card(stage, entry, juri_satu, [80] * 7, finish=False)
    return entries


def finish(stage, juror, entries):
    return finish_all(stage=stage, sheets={entry.code: 1 for entry in entries}, by=juror, now=NOW)


def test_finishing_that_waits_for_the_closing_is_refused_whole(entries, stage, juri_satu):
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Stage.objects.select_for_update().get(pk=stage.pk)
            late = pool.submit(in_thread, lambda: finish(stage, juri_satu, entries))
            wait_until_blocked()
            factories.close_stage(stage)
        with pytest.raises(ValidationError, match="sudah ditutup"):
            late.result(timeout=10)
    assert not Scorecard.objects.filter(state="finished").exists()


def test_of_two_clicks_at_once_each_sheet_is_finished_by_one(entries, stage, juri_satu):
    start = Barrier(4)

    def click():
        start.wait(10)
        return len(finish(stage, juri_satu, entries))

    with ThreadPoolExecutor(4) as pool:
        clicks = [pool.submit(in_thread, click) for _ in range(4)]
        assert sorted(each.result(timeout=10) for each in clicks) == [0, 0, 0, 3]
    assert Scorecard.objects.filter(state="finished").count() == 3
