"""A stage in which each entry gets two of three judges, and Setda logged in."""

import pytest

from tests import factories
from tests.factories import NOW


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def admin(login, setda, edition):
    return login(setda)


@pytest.fixture
def stage(stage, juri):
    stage.cards_per_entry = 2
    stage.save()
    factories.seat(stage, *juri)
    return stage


@pytest.fixture
def entries(edition, dinkes, puskesmas, disdikpora):
    titles = [("AYO REKAAN", dinkes), ("BISA REKAAN", puskesmas), ("CEPAT REKAAN", disdikpora)]
    return [factories.make_submission(edition, owner, title=title) for title, owner in titles]
