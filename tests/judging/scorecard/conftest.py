"""An open stage with one entry and three judges, seen by the first of them."""

import pytest
from django.urls import reverse

from tests import factories
from tests.judging.scorecard.sheets import LATER


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: LATER)


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


@pytest.fixture
def opened(stage, juri, entry):
    """Stage 1, open, with one entry and three judges."""
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    return factories.open_stage(stage)


@pytest.fixture
def url(opened, entry):
    return reverse("judging:scorecard-edit", args=["2026", 1, entry.code])


@pytest.fixture
def judge(login, juri_satu):
    return login(juri_satu)
