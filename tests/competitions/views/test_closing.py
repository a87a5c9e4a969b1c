"""Moving the closing of a running edition asks first, and the options of the registration."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from competitions.models import Competition, Extension
from tests import factories
from tests.factories import CLOSES, NOW

NEW = datetime(2026, 11, 20, 16, 59, 59, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    def set_clock(moment):
        monkeypatch.setattr("kipp.shared.clock.now", lambda: moment)

    set_clock(NOW)
    return set_clock


@pytest.fixture
def page(edition, setda, login, at):
    """Returns a function that sends the form of the edition with changes and gives the answer."""
    client = login(setda)
    address = reverse("competitions:edition-edit", args=[edition.slug])

    def send(follow=False, **changes):
        form = client.get(address).context["form"]
        values = {name: form[name].value() for name in form.fields}
        sent = {name: value for name, value in values.items() if value not in (None, False)}
        return client.post(address, sent | {"is_rehearsal": "False"} | changes, follow=follow)

    return send


def text(response):
    return " ".join(response.content.decode().split())


def closing(edition):
    return Competition.objects.get(pk=edition.pk).registration_closes_at


def test_a_later_closing_is_asked_about_with_both_instants_and_whom_it_concerns(edition, dinkes, page):
    factories.make_submission(edition, dinkes, state="draft")
    html = text(page(registration_closes_at="2026-11-20T23:59:59"))
    assert "Senin, 16 November 2026 pukul 10.00.00 WIB" in html
    assert "Jumat, 20 November 2026 pukul 23.59.59 WIB" in html
    assert "Berlaku bagi semua 2 perangkat daerah" in html
    assert "1 draf dari 1 perangkat daerah atau unit kerja dapat ditulis lebih lama." in html
    assert closing(edition) == CLOSES


def test_confirming_saves_everything_that_was_typed(edition, page):
    page(registration_closes_at="2026-11-20T23:59:59", theme="Tema baru", confirmed_closing=NEW.isoformat())
    edition.refresh_from_db()
    assert (edition.registration_closes_at, edition.theme) == (NEW, "Tema baru")


def test_confirming_one_instant_does_not_confirm_another(edition, page):
    response = page(registration_closes_at="2026-11-21T23:59:59", confirmed_closing=NEW.isoformat())
    assert "Penutupan baru" in text(response)
    assert closing(edition) == CLOSES


def test_going_back_keeps_what_was_typed(edition, page):
    html = text(page(registration_closes_at="2026-11-20T23:59:59", theme="Tema baru", ubah="ya"))
    assert 'value="2026-11-20T23:59:59"' in html
    assert "Tema baru" in html
    assert closing(edition) == CLOSES


def test_shortening_below_now_is_warned_of(edition, dinkes, page):
    factories.make_submission(edition, dinkes, state="draft")
    html = text(page(registration_closes_at="2026-11-01T09:59:59"))
    assert "Waktu baru ini sudah lewat." in html
    assert "Tutup pendaftaran sekarang" in html
    assert closing(edition) == CLOSES


def test_shortening_is_warned_of(edition, page):
    html = text(page(registration_closes_at="2026-11-10T10:00:00"))
    assert "Waktu diperpendek." in html
    assert "sudah lewat" not in html


def test_extensions_that_stay_and_fall_away_are_named(edition, dinkes, disdikpora, setda, page):
    for organization, until in ((dinkes, NEW - timedelta(days=1)), (disdikpora, NEW + timedelta(days=1))):
        Extension.objects.create(
            competition=edition, organization=organization, until=until, reason="x", granted_by=setda
        )
    html = text(page(registration_closes_at="2026-11-20T23:59:59"))
    assert "Perpanjangan yang tidak diperlukan lagi: Dinkes." in html
    assert "Tetap memiliki tenggat sendiri: Disdikpora (21 November 2026 pukul 23.59.59 WIB)." in html


def test_unmoved_closing_is_not_asked_about(edition, page):
    assert "tersimpan" in text(page(follow=True, theme="Tema baru"))


def test_a_closing_is_moved_freely_while_the_edition_is_prepared(setda, login, at):
    prepared = factories.make_edition(by=setda, year=2027, running=False)
    client = login(setda)
    address = reverse("competitions:edition-edit", args=[prepared.slug])
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    client.post(address, sent | {"is_rehearsal": "False", "registration_closes_at": "2026-11-20T23:59:59"})
    assert closing(prepared) == NEW


def test_options_of_the_registration_are_saved_and_emptied(edition, page):
    page(grace_minutes="5", submits_automatically="on", minimum_age_months="12", quota_per_organization="3")
    edition.refresh_from_db()
    options = (edition.grace_minutes, edition.submits_automatically, edition.minimum_age_months)
    assert (*options, edition.quota_per_organization) == (5, True, 12, 3)
    page(grace_minutes="", minimum_age_months="", quota_per_organization="")
    edition.refresh_from_db()
    assert (edition.grace_minutes, edition.minimum_age_months, edition.quota_per_organization) == (0, 0, None)


@pytest.mark.parametrize(
    ("field", "value"), [("grace_minutes", "61"), ("quota_per_organization", "0"), ("minimum_age_months", "1,5")]
)
def test_impossible_options_are_kept_and_explained(edition, page, field, value):
    response = page(theme="Tema baru", **{field: value})
    assert response.context["form"].errors.keys() == {field}
    edition.refresh_from_db()
    assert edition.theme != "Tema baru"


def test_automatic_submission_is_not_switched_on_after_the_closing(edition, page, at):
    at(CLOSES)
    html = text(page(submits_automatically="on"))
    assert "Pendaftaran sudah ditutup, jadi pengajuan otomatis tidak dapat dinyalakan lagi." in html
    edition.refresh_from_db()
    assert not edition.submits_automatically
