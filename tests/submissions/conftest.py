"""What the tests of entries share: a clock that stands still, a draft of Dinkes, and its parts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from submissions.models import Submission
from submissions.sections import completeness
from submissions.versions import version_of
from tests.factories import NOW, make_submission


@pytest.fixture
def at(monkeypatch):
    """Returns a function that sets the clock of the views."""

    def set_clock(moment):
        monkeypatch.setattr("kipp.shared.clock.now", lambda: moment)

    set_clock(NOW)
    return set_clock


@pytest.fixture
def draft(edition, dinkes, operator_dinkes):
    """A complete draft of Dinkes."""
    return make_submission(edition, dinkes, state="draft", operator=operator_dinkes, title="SAMBANG WARGA")


@pytest.fixture
def blank(edition, dinkes, operator_dinkes):
    """A draft of Dinkes with nothing but its name."""
    return make_submission(
        edition, dinkes, state="draft", operator=operator_dinkes, complete=False, title="LEMBAR KOSONG"
    )


@pytest.fixture
def question(edition):
    """Returns a question of the edition by its number."""
    return lambda number: edition.questions.get(number=number)


def fetched(submission) -> Submission:
    return Submission.objects.with_proposal().with_deadline().with_other_version_count().get(pk=submission.pk)


def version(submission, key) -> str:
    """Returns the version that a form of that section carries now."""
    submission = fetched(submission)
    return version_of(submission, completeness(submission).section(key))


def count_queries(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
