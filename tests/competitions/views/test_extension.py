"""Setda's pages for giving one perangkat daerah more time."""

from datetime import timedelta

import pytest
from django.urls import reverse

from competitions.models import Extension
from kipp.accounts.models import Role
from tests import factories
from tests.factories import CLOSES, NOW
from tests.submissions.conftest import count_queries

UNTIL = CLOSES + timedelta(days=2)
TYPED = "2026-11-18T10:00:00"  # the same in WIB


@pytest.fixture(autouse=True)
def frozen(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def extension(edition, dinkes, setda):
    return Extension.objects.create(
        competition=edition, organization=dinkes, until=UNTIL, reason="Listrik padam.", granted_by=setda, granted_at=NOW
    )


def url(name, edition, *args):
    return reverse(f"competitions:extension-{name}", args=[edition.slug, *args])


def text(response):
    return " ".join(response.content.decode().split())


def test_list_shows_whom_until_when_and_why(edition, extension, setda, login):
    html = text(login(setda).get(url("list", edition)))
    for part in ("Dinas Kesehatan", "18 November 2026 pukul 10.00.00 WIB", "Listrik padam.", "Setda Rekaan", "berlaku"):
        assert part in html


def test_empty_list_offers_the_first_step(edition, setda, login):
    html = text(login(setda).get(url("list", edition)))
    assert "Belum ada perangkat daerah yang diberi perpanjangan." in html
    assert url("create", edition) in html


def test_list_takes_as_many_queries_for_three_as_for_one(edition, extension, setda, login):
    client = login(setda)
    first = count_queries(client, url("list", edition))
    for name in ("Disdukcapil", "Arpusda"):
        Extension.objects.create(
            competition=edition,
            organization=factories.make_organization(name),
            until=UNTIL,
            reason="x",
            granted_by=setda,
        )
    assert count_queries(client, url("list", edition)) == first == 6


def test_time_is_granted_changed_and_ended(edition, dinkes, setda, login):
    client = login(setda)
    typed = {"organization": dinkes.pk, "until": TYPED, "reason": "Listrik padam."}
    html = text(client.post(url("create", edition), typed, follow=True))
    assert "Waktu Dinkes diperpanjang sampai 18 November 2026 pukul 10.00.00 WIB." in html
    client.post(url("edit", edition, dinkes.pk), {"until": "2026-11-19T10:00:00", "reason": "Lebih lama."})
    row = Extension.objects.get()
    assert (row.until, row.reason) == (UNTIL + timedelta(days=1), "Lebih lama.")
    page = text(client.get(url("end", edition, dinkes.pk)))
    assert "Perpanjangan Dinas Kesehatan sampai Kamis, 19 November 2026 pukul 10.00.00 WIB berakhir sekarang" in page
    row.refresh_from_db()
    assert row.until == UNTIL + timedelta(days=1)
    assert "diakhiri" in text(client.post(url("end", edition, dinkes.pk), follow=True))
    row.refresh_from_db()
    assert row.until == NOW


def test_unchanged_form_moves_no_instant(edition, extension, setda, login):
    Extension.objects.update(until=UNTIL + timedelta(microseconds=7))
    client = login(setda)
    page = client.get(url("edit", edition, extension.organization_id))
    client.post(
        url("edit", edition, extension.organization_id),
        {"until": page.context["form"]["until"].value(), "reason": "Listrik padam."},
    )
    extension.refresh_from_db()
    assert extension.until == UNTIL + timedelta(microseconds=7)


def test_wrong_values_are_kept_and_explained(edition, dinkes, setda, login):
    typed = {"organization": dinkes.pk, "until": "2026-11-16T10:00:00", "reason": "Alasan yang diketik."}
    html = text(login(setda).post(url("create", edition), typed))
    assert "Pilih waktu sesudah penutupan bagi semua, 16 November 2026 pukul 10.00.00 WIB." in html
    assert "Alasan yang diketik." in html
    assert not Extension.objects.exists()


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.HEAD, Role.JUDGE, Role.OBSERVER])
def test_pages_are_for_setda_only(edition, extension, dinkes, login, client, role):
    organization = dinkes if role in (Role.OPERATOR, Role.HEAD) else None
    user = factories.make_user(role, organization=organization)
    pages = [
        url("list", edition),
        url("create", edition),
        url("edit", edition, dinkes.pk),
        url("end", edition, dinkes.pk),
    ]
    for page in pages:
        assert login(user).get(page).status_code == 403
        assert login(user).post(page).status_code in (403, 405)
    client.logout()
    for page in pages:
        assert client.get(page)["Location"].startswith("/masuk/")
    assert Extension.objects.get().until == UNTIL


def test_organization_without_an_extension_is_not_found(edition, extension, disdikpora, setda, login):
    assert login(setda).get(url("edit", edition, disdikpora.pk)).status_code == 404


def test_archived_edition_says_why_nothing_can_be_extended(edition, extension, setda, login):
    edition.status = "archived"
    edition.save()
    html = text(login(setda).get(url("list", edition)))
    assert "diarsipkan" in html
    assert url("create", edition) not in html
