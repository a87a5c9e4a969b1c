"""The page of the perangkat daerah that an edition counts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories


@pytest.fixture
def address(edition):
    return reverse("competitions:roster-edit", args=[edition.slug])


def test_page_shows_who_is_counted(edition, puskesmas, setda, login, address):
    factories.make_organization("Dishub", name="Dinas Perhubungan")
    page = login(setda).get(address).content.decode()
    assert "2 dari 3 dipilih." in page
    assert "Dinas Perhubungan" in page
    assert "UPTD Puskesmas Kaliwungu" not in page


def test_links_tick_boxes_without_saving(edition, setda, login, address):
    client = login(setda)
    assert "0 dari 2 dipilih." in client.get(address + "?pilih=kosong").content.decode()
    factories.make_organization("Dishub", name="Dinas Perhubungan")
    page = client.get(address + "?pilih=semua").content.decode()
    assert "3 dari 3 dipilih." in page
    assert "Belum disimpan." in page
    assert edition.roster.count() == 2


def test_choice_is_saved(edition, dinkes, setda, login, address):
    response = login(setda).post(address, {"organizations": [dinkes.pk]}, follow=True)
    assert "Daftar tersimpan: 1 perangkat daerah dihitung." in response.content.decode()
    assert list(edition.roster.values_list("organization", flat=True)) == [dinkes.pk]


@pytest.mark.parametrize("wrong", ["999999", "abc"])
def test_unknown_organization_is_refused(edition, dinkes, setda, login, address, wrong):
    response = login(setda).post(address, {"organizations": [dinkes.pk, wrong]})
    assert response.status_code == 200
    assert response.context["form"].errors["organizations"]
    assert edition.roster.count() == 2


def test_unit_cannot_be_counted_by_itself(edition, puskesmas, setda, login, address):
    response = login(setda).post(address, {"organizations": [puskesmas.pk]})
    assert "Pilihan tidak dikenal." in response.content.decode()
    assert edition.roster.count() == 2


def test_organization_with_an_entry_stays_with_a_message(edition, dinkes, disdikpora, setda, login, address):
    factories.make_submission(edition, dinkes)
    response = login(setda).post(address, {"organizations": [disdikpora.pk]})
    page = response.content.decode()
    assert "Dinkes sudah memiliki proposal pada edisi ini" in page
    assert "1 dari 2 dipilih." in page
    assert edition.roster.count() == 2


def test_inactive_member_is_shown_while_on_the_roster(edition, disdikpora, setda, login, address):
    disdikpora.is_active = False
    disdikpora.save()
    assert "nonaktif" in login(setda).get(address).content.decode()


def test_page_takes_the_same_queries_for_two_and_more(edition, setda, login, address):
    client = login(setda)
    counts = []
    for extra in (0, 3):
        for number in range(extra):
            factories.make_organization(f"Dinas {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
