"""The named actors and editions that tests share."""

import shutil

import pytest
from hypothesis import HealthCheck, settings

from kipp.accounts.models import Role
from tests import factories

# A busy machine is no failure: nothing here is judged by how long it takes.
settings.register_profile("portal", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("portal")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def pytest_collection_modifyitems(items):
    """Skips the tests in a browser, and says so in the summary, where no Chromium is found."""
    if CHROMIUM:
        return
    missing = pytest.mark.skip(reason="Chromium not found: tests in a browser did not run")
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Uses the Chromium of the system; its own sandbox cannot start as root."""
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture
def dinkes(db):
    return factories.make_organization("Dinkes")


@pytest.fixture
def puskesmas(dinkes):
    return factories.make_organization("Puskesmas Kaliwungu", parent=dinkes, name="UPTD Puskesmas Kaliwungu")


@pytest.fixture
def disdikpora(db):
    return factories.make_organization("Disdikpora", name="Dinas Pendidikan, Kepemudaan dan Olahraga")


@pytest.fixture
def setda(db):
    return factories.make_user(Role.ADMIN, full_name="Setda Rekaan", email="setda@example.id")


@pytest.fixture
def operator_dinkes(dinkes):
    return factories.make_user(
        Role.OPERATOR, organization=dinkes, full_name="Operator Dinkes Rekaan", email="dinkes@example.id"
    )


@pytest.fixture
def operator_puskesmas(puskesmas):
    return factories.make_user(
        Role.OPERATOR, organization=puskesmas, full_name="Operator Puskesmas Rekaan", email="puskesmas@example.id"
    )


@pytest.fixture
def operator_disdikpora(disdikpora):
    return factories.make_user(
        Role.OPERATOR, organization=disdikpora, full_name="Operator Disdikpora Rekaan", email="disdikpora@example.id"
    )


@pytest.fixture
def kepala_dinkes(dinkes):
    return factories.make_user(
        Role.HEAD, organization=dinkes, full_name="Kepala Dinkes Rekaan", email="kepala.dinkes@example.id"
    )


@pytest.fixture
def juri(db):
    """Three judges, in the order of their seats."""
    return [
        factories.make_user(Role.JUDGE, full_name=f"Juri {word} Rekaan", email=f"juri{number}@example.id")
        for number, word in enumerate(("Satu", "Dua", "Tiga"), start=1)
    ]


@pytest.fixture
def juri_satu(juri):
    return juri[0]


@pytest.fixture
def pengamat(db):
    return factories.make_user(Role.OBSERVER, full_name="Pengamat Rekaan", email="pengamat@example.id")


@pytest.fixture
def edition(setda, dinkes, puskesmas, disdikpora):
    """The running edition of 2026, open for entries at factories.NOW, with three organizations."""
    return factories.make_edition(by=setda)


@pytest.fixture
def stage(edition):
    """Stage 1 of that edition, still planned."""
    return edition.stages.get(position=1)


@pytest.fixture
def login(client):
    """Returns a function that logs an actor in and gives back the client."""

    def as_(user):
        client.force_login(user)
        return client

    return as_
