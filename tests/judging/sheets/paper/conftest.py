"""An open stage with one entry and three judges, and Setda logged in."""

import pytest

from kipp.accounts.models import Role
from tests import factories
from tests.judging.sheets.paper.pages import LATER


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("kipp.shared.clock.now", lambda: LATER)


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


@pytest.fixture
def stage(stage, juri, entry):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    return factories.open_stage(stage)


@pytest.fixture
def rekan(db):
    return factories.make_user(Role.ADMIN, full_name="Rekan Setda Rekaan", email="rekan@example.id")


@pytest.fixture
def admin(login, setda, stage):
    return login(setda)
