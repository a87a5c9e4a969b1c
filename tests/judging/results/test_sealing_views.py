"""The pages of the seal: what they show, who may, bad input, and the way from sealing to the public page."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition
from judging.models import Award, Sealing
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import request_unsealing, seal
from kipp.accounts.models import Role
from tests import factories
from tests.judging.results.conftest import judge_edition, lines_of, seen

NOW = factories.NOW
LATER = NOW + timedelta(days=1)
PAGES = ["sealing", "decree", "unsealing", "publication", "publication-withdraw"]


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def sealed(edition, setda, judged):
    return seal(competition=edition, by=setda, now=NOW)


def address(page, edition, *args):
    return reverse(f"results:{page}", args=[edition.slug, *args])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_other_roles_are_refused(request, login, edition, sealed, page, actor):
    client = login(request.getfixturevalue(actor))
    for response in (client.get(address(page, edition)), client.post(address(page, edition))):
        assert response.status_code == 403
        assert sealed.sha256 not in response.text


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_sent_to_the_login(client, edition, sealed, page):
    response = client.get(address(page, edition))
    assert response["Location"].startswith(reverse("account_login"))


def test_reading_changes_nothing(login, setda, edition, sealed):
    publish(competition=edition, at=LATER, by=setda, now=NOW)
    client = login(setda)
    for page in PAGES:
        assert client.get(address(page, edition)).status_code == 200
    seal_now = Sealing.objects.get()
    assert (seal_now.unseal_requested_at, seal_now.unsealed_at) == (None, None)
    assert Competition.objects.get(pk=edition.pk).published_at == LATER
    assert Award.objects.count() == 7


def test_setda_seals_what_the_page_shows(login, setda, edition, judged):
    client = login(setda)
    asked = client.get(address("sealing", edition)).text
    assert "INOVASI F (Judul lengkap rekaan)" in asked
    assert "INOVASI G" not in asked
    assert "Dua cara menghitung sama persis." in asked
    assert "Tetapkan 6 pemenang" in asked
    assert not Sealing.objects.exists()

    done = client.post(address("sealing", edition), follow=True)
    made = Sealing.objects.get()
    assert done.redirect_chain == [(address("sealing", edition), 302)]
    assert f"6 pemenang ditetapkan. Versi 1 · {made.sha256[:8]}…" in done.text
    assert made.sha256 in done.text

    again = client.post(address("sealing", edition), follow=True).text
    assert "Hasil edisi ini sudah ditetapkan." in again
    assert Sealing.objects.count() == 1


def test_what_stands_in_the_way_is_listed(login, setda, edition, judged):
    edition.stages.filter(position=2).update(state="open")
    client = login(setda)
    for response in (client.get(address("sealing", edition)), client.post(address("sealing", edition), follow=True)):
        assert "Hasil belum dapat ditetapkan." in response.text
        assert "Tahap 2: Presentasi dan wawancara belum ditutup." in response.text
        assert "Tetapkan 6 pemenang" not in response.text
    assert not Sealing.objects.exists()


def test_places_that_stay_shared_are_named(login, setda, edition, juri, dinkes):
    judge_edition(edition, juri, [dinkes], [90, 85, 85, 80])
    asked = login(setda).get(address("sealing", edition)).text
    assert "Tempat 2 dipakai bersama." in asked
    assert reverse("judging:panel-decision", args=[edition.slug, 2]) in asked
    assert asked.count("dipakai bersama") == 1


def test_the_text_downloaded_has_the_hash(login, setda, pengamat, edition, sealed):
    for reader in (setda, pengamat):
        response = login(reader).get(address("sealing-text", edition, 1))
        assert hashlib.sha256(response.content).hexdigest() == sealed.sha256
        assert response["Content-Disposition"] == 'attachment; filename="KIPP-2026-penetapan-versi-1.txt"'
    assert login(setda).get(address("sealing-text", edition, 2)).status_code == 404


def test_observers_read_the_result_once_it_is_sealed(login, pengamat, setda, edition, judged):
    client = login(pengamat)
    assert client.get(reverse("judging:ranking", args=[edition.slug])).status_code == 403
    seal(competition=edition, by=setda, now=NOW)
    assert client.get(reverse("judging:ranking", args=[edition.slug])).status_code == 200
    assert client.get(address("ceremony", edition)).status_code == 200


def test_the_decree_is_typed_in(login, setda, edition, sealed):
    client = login(setda)
    bad = client.post(address("decree", edition), {"decree_number": "400/1", "decree_on": "kemarin"})
    assert (bad.status_code, Sealing.objects.get().decree_number) == (422, "")
    assert "400/1" in bad.text
    good = client.post(address("decree", edition), {"decree_number": "400/1", "decree_on": "2026-12-01"}, follow=True)
    assert "Nomor 400/1, 1 Desember 2026" in good.text


def test_two_admins_take_the_seal_off(login, setda, edition, sealed):
    client = login(setda)
    empty = client.post(address("unsealing", edition), {"reason": " "})
    assert (empty.status_code, "Tuliskan alasannya." in empty.text) == (422, True)
    asked = client.post(address("unsealing", edition), {"reason": "Nilai J2 salah ketik."}, follow=True).text
    assert "menunggu admin kedua" in asked
    assert "Setujui dan buka segel" not in client.get(address("unsealing", edition)).text
    refused = client.post(address("unsealing", edition), {"confirm": "1"}, follow=True).text
    assert "admin lain daripada yang memintanya" in refused

    client = login(factories.make_user(Role.ADMIN))
    assert "Setujui dan buka segel" in client.get(address("unsealing", edition)).text
    unread = client.post(address("unsealing", edition), {"reason": "Alasan lain."}, follow=True).text
    assert "Baca permintaannya, lalu setujui atau batalkan." in unread
    stamp = client.get(address("unsealing", edition)).context["stamp"]
    opened = client.post(address("unsealing", edition), {"confirm": "1", "request": stamp}, follow=True).text
    assert "Segel versi 1 dibuka. Penetapan berikutnya menjadi versi 2." in opened
    assert "Nilai J2 salah ketik." in opened
    assert "Unduh naskah versi 1" in opened


def test_a_request_is_cancelled(login, setda, edition, sealed):
    request_unsealing(competition=edition, reason="A.", by=setda, now=NOW)
    page = login(setda).post(address("unsealing", edition), {"cancel": "1"}, follow=True).text
    assert "Permintaan membuka segel dibatalkan." in page
    assert Sealing.objects.get().unseal_requested_at is None


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Pilih kapan hasil diumumkan."),
        ({"when": "later", "at": ""}, "Isi waktu pengumumannya."),
        ({"when": "later", "at": "besok"}, "Pilih tanggal dan jam dari kalender"),
        ({"when": "later", "at": "2026-11-01T09:59:59"}, "Waktu ini sudah lewat."),
    ],
)
def test_a_minute_that_does_not_hold_is_refused_and_kept(login, setda, edition, sealed, sent, sentence):
    response = login(setda).post(address("publication", edition), sent)
    assert response.status_code == 422
    assert sentence in response.text
    assert sent.get("at", "") in response.text
    assert Competition.objects.get(pk=edition.pk).published_at is None


def test_the_public_reads_the_winners_from_the_minute_on(login, client, setda, edition, sealed, monkeypatch):
    login(setda).post(address("publication", edition), {"when": "later", "at": "2026-11-02T08:00:00"})
    minute = Competition.objects.get(pk=edition.pk).published_at
    assert "Hasil diumumkan dengan sendirinya" in client.get(address("sealing", edition)).text
    client.logout()
    monkeypatch.setattr("kipp.shared.clock.now", lambda: minute - timedelta(seconds=1))
    assert "INOVASI" not in client.get("/pemenang/").text + client.get("/").text
    monkeypatch.setattr("kipp.shared.clock.now", lambda: minute)
    for page in ("/pemenang/", "/"):
        text = client.get(page).text
        assert "INOVASI A" in text
        assert "INOVASI G" not in text  # place 7 holds no tier
        assert "90,00" not in text


def test_operators_learn_nothing_before_the_minute(login, setda, operator_dinkes, edition, judged):
    client = login(operator_dinkes)
    entry = judged[0]
    pages = [reverse("submissions:submission-list"), reverse("submissions:submission-detail", args=[entry.code])]
    before = [seen(client, page) for page in pages]
    seal(competition=edition, by=setda, now=NOW)
    publish(competition=edition, at=LATER, by=setda, now=NOW)
    assert [seen(client, page) for page in pages] == before


def test_publication_is_taken_back(login, setda, edition, sealed, client):
    publish(competition=edition, at=None, by=setda, now=NOW)
    login(setda)
    refused = client.post(address("publication-withdraw", edition), {"reason": ""})
    assert (refused.status_code, "Tuliskan alasannya." in refused.text) == (422, True)
    done = client.post(address("publication-withdraw", edition), {"reason": "Salah nama."}, follow=True).text
    assert "Pengumuman ditarik kembali." in done
    assert "Salah nama." in done
    client.logout()
    assert "INOVASI A" not in client.get("/pemenang/").text


def test_winners_of_a_rehearsal_are_not_announced(login, setda, juri, dinkes):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    judge_edition(rehearsal, juri, [dinkes], [90, 85, 80])
    client = login(setda)
    done = client.post(address("sealing", rehearsal), follow=True).text
    assert "3 pemenang ditetapkan." in done
    assert "Hasil gladi tidak diumumkan." in done
    assert client.get(address("publication", rehearsal)).status_code == 302


@pytest.mark.parametrize("kind", ["pemenang", "peringkat"])
def test_workbooks_carry_version_and_hash(workbook, edition, sealed, kind):
    assert all(f"Ditetapkan · {sealed}" in lines_of(page) for page in workbook(kind))


def test_the_ceremony_list_carries_version_and_hash(login, setda, edition, sealed):
    text = login(setda).get(address("ceremony", edition)).text
    assert f"Penetapan versi 1 · {sealed.short_hash}" in text
    assert "(belum diumumkan)" in text


def test_a_sealed_page_asks_the_same_for_any_number_of_winners(login, setda, juri, dinkes):
    client, counts = login(setda), []
    for year, marks in ((2027, [90]), (2028, [90, 80, 70])):
        edition = factories.make_edition(by=setda, year=year)
        judge_edition(edition, juri, [dinkes], marks)
        seal(competition=edition, by=setda, now=NOW)
        client.get(address("sealing", edition))
        with CaptureQueriesContext(connection) as asked:
            client.get(address("sealing", edition))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 12
