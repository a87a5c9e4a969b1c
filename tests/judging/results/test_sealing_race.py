"""Sealing while something changes: what began before is waited for and counted, what comes later is refused."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, transaction

from judging.models import Award, PanelDecision, Sealing
from judging.results.sealing.seals import seal
from submissions.models import Submission
from tests import factories
from tests.judging.results.conftest import judge_edition
from tests.judging.test_closing_race import in_thread, wait_until_blocked

pytestmark = pytest.mark.django_db(transaction=True)
NOW = factories.NOW


@pytest.fixture
def entries(transactional_db, edition, juri, dinkes):
    return judge_edition(edition, juri, [dinkes], [90, 80, 70])


def withdraw(entry) -> None:
    """As a statement of its own, without the locks of the domain."""
    Submission.objects.filter(pk=entry.pk).update(state="withdrawn", reason="Rekaan.")


def test_sealing_waits_for_an_entry_that_is_leaving(edition, setda, entries):
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            withdraw(entries[0])
            late = pool.submit(in_thread, lambda: seal(competition=edition, by=setda, now=NOW))
            wait_until_blocked()
        late.result(timeout=20)

    assert list(Award.objects.order_by("place").values_list("title", flat=True)) == ["INOVASI B", "INOVASI C"]
    assert f"{entries[0].code} | withdrawn" in Sealing.objects.get().text


@pytest.mark.parametrize(
    "change",
    [
        withdraw,
        lambda entry: PanelDecision.objects.create(
            stage=entry.competition.stages.first(), reason="A", present="A", recorded_by=entry.created_by
        ),
        lambda entry: entry.competition.tiers.filter(first_place=1).update(last_place=2),
        lambda entry: entry.competition.stages.filter(position=1).update(name="Lain"),
    ],
    ids=["entry", "decision", "tier", "stage"],
)
def test_a_change_that_meets_the_seal_is_refused(edition, setda, entries, change):
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            seal(competition=edition, by=setda, now=NOW)
            late = pool.submit(in_thread, lambda: change(entries[0]))
            wait_until_blocked()
        with pytest.raises(IntegrityError):
            late.result(timeout=20)

    assert Sealing.objects.count() == 1
    assert Submission.objects.get(pk=entries[0].pk).state == "eligible"


def test_two_clicks_seal_once(edition, setda, entries):
    with ThreadPoolExecutor(2) as pool:
        tries = [pool.submit(in_thread, lambda: seal(competition=edition, by=setda, now=NOW)) for _ in range(2)]
        outcomes = [each.exception(timeout=30) for each in tries]

    assert sorted(type(each).__name__ for each in outcomes) == ["NoneType", "ValidationError"]
    assert Sealing.objects.count() == 1
