"""Downloads, ceremony list and the record of awards as pages: who may, what they show, how many queries."""

import logging
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from competitions.models import Competition
from judging.models import Award
from judging.results.workbooks import KINDS
from submissions.models import Innovator
from tests import factories
from tests.judging.results.conftest import judge_edition, values_of

PAGES = ["downloads", "ceremony", *KINDS]
WITH_RESULTS = [page for page in PAGES if page != "partisipasi"]
OUTSIDERS = ["operator_dinkes", "operator_puskesmas", "kepala_dinkes", "juri_satu"]


def address(page, edition):
    if page in KINDS:
        return reverse("results:download", args=[edition.slug, page])
    return reverse(f"results:{page}", args=[edition.slug])


def archive(edition):
    Competition.objects.filter(pk=edition.pk).update(status="archived")


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: factories.NOW)


@pytest.mark.parametrize("page", [*PAGES, "sealing"])
@pytest.mark.parametrize("actor", OUTSIDERS)
def test_other_roles_are_refused(request, login, edition, judged, page, actor):
    archive(edition)
    response = login(request.getfixturevalue(actor)).get(address(page, edition))
    assert response.status_code == 403
    assert b"INOVASI A" not in response.content


@pytest.mark.parametrize("page", [*PAGES, "sealing"])
def test_strangers_are_sent_to_the_login(client, edition, page):
    response = client.get(address(page, edition))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("page", WITH_RESULTS)
def test_observers_read_results_from_the_archive_only(login, pengamat, edition, judged, page):
    client = login(pengamat)
    before = client.get(address(page, edition))
    assert before.status_code == 403
    assert b"INOVASI A" not in before.content
    archive(edition)
    assert client.get(address(page, edition)).status_code == 200


def test_observers_seal_nothing(login, pengamat, edition, judged):
    archive(edition)
    assert login(pengamat).post(address("sealing", edition)).status_code == 403
    assert not Award.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_an_edition_in_preparation_does_not_exist_for_observers(login, pengamat, setda, page):
    hidden = factories.make_edition(by=setda, year=2027, running=False)
    assert login(pengamat).get(address(page, hidden)).status_code == 404


def test_an_unknown_edition_or_workbook_does_not_exist(login, setda, edition):
    client = login(setda)
    assert client.get("/edisi/2099/unduh/").status_code == 404
    assert client.get("/edisi/2026/unduh/rahasia.xlsx").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_only_read(login, setda, edition, page):
    assert login(setda).post(address(page, edition)).status_code == 405


def test_the_page_lists_the_workbooks_with_their_contents(login, setda, edition, judged):
    text = login(setda).get(address("downloads", edition)).content.decode()
    for kind in KINDS:
        assert address(kind, edition) in text
    assert "6 pemenang" in text
    assert "7 inovasi bertempat; 42 dari 42 lembar selesai" in text
    assert "7 proposal" in text
    assert "1 dari 2 perangkat daerah mengajukan" in text
    assert "Hasil masih sementara." in text


def test_an_archived_edition_is_not_called_provisional(login, setda, edition, judged):
    archive(edition)
    client = login(setda)
    assert "sementara" not in client.get(address("downloads", edition)).content.decode()
    assert "sementara" not in client.get(address("ceremony", edition)).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_is_a_file_to_save(login, setda, edition, judged, kind):
    response = login(setda).get(address(kind, edition))
    assert response["Content-Disposition"] == f'attachment; filename="KIPP-2026-{kind}.xlsx"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert load_workbook(BytesIO(response.content)).sheetnames


def test_head_answers_like_get_without_the_file(login, setda, edition, judged):
    client = login(setda)
    response = client.head(address("pemenang", edition))
    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Disposition"] == 'attachment; filename="KIPP-2026-pemenang.xlsx"'
    assert int(response["Content-Length"]) > 1000


def test_observers_download_no_personal_data(login, pengamat, edition, judged):
    Innovator.objects.update(nip="198501012010012001", phone="081234567890")
    archive(edition)
    book = load_workbook(BytesIO(login(pengamat).get(address("proposal", edition)).content))
    everything = str([values_of(page) for page in book])
    assert "INOVASI A" in everything
    assert "198501012010012001" not in everything
    assert "081234567890" not in everything


def test_a_download_is_logged(login, setda, edition, caplog):
    with caplog.at_level(logging.INFO, logger="kipp.export"):
        login(setda).get(address("proposal", edition))
    assert [record.getMessage() for record in caplog.records if record.name == "kipp.export"] == [
        f"User {setda.pk} downloaded proposal of edition 2026"
    ]


def test_the_ceremony_calls_the_last_place_first(login, setda, edition, judged):
    Competition.objects.filter(pk=edition.pk).update(
        ceremony_on="2026-12-29", ceremony_place="Gedung A Setda", handed_over_by="Bupati Rekaan"
    )
    Innovator.objects.create(submission=judged[1], name="Anggota Rekaan", job_title="Bidan")
    text = login(setda).get(address("ceremony", edition)).content.decode()
    titles = [f"INOVASI {letter}" for letter in "FEDCBA"]
    assert sorted(titles, key=text.index) == titles
    assert "INOVASI G" not in text
    assert text.index("TOP 6") < text.index("INOVASI F") < text.index("TOP 3") < text.index("INOVASI C")
    for said in (
        "Selasa, 29 Desember 2026",
        "Gedung A Setda",
        "Bupati Rekaan",
        "Judul lengkap rekaan",
        "Perawat",
        "UPTD Puskesmas Kaliwungu",
        "Dinas Kesehatan",
        "(sementara, belum ditetapkan)",
    ):
        assert said in text
    assert text.index("Inovator Rekaan, S.Kep. (ketua)") < text.index("Anggota Rekaan")


def test_those_who_share_a_place_are_called_together(login, setda, edition, juri, dinkes):
    judge_edition(edition, juri, [dinkes], [90, 85, 85, 80])
    context = login(setda).get(address("ceremony", edition)).context
    tier_six, tier_three = context["tiers"][0], context["tiers"][-1]
    assert tier_six.label == "TOP 6"
    second, first = tier_three.places
    assert (second.place, second.is_shared, [call.number for call in second.calls]) == (2, True, [2, 3])
    assert [call.winner.title for call in second.calls] == ["INOVASI B", "INOVASI C"]
    assert (first.place, first.is_shared, [call.number for call in first.calls]) == (1, False, [4])


def test_what_is_open_is_said_over_the_ceremony(login, setda, edition, juri, dinkes):
    judge_edition(edition, juri, [dinkes], [90, 85, 80, 80])
    text = login(setda).get(address("ceremony", edition)).content.decode()
    assert "Urutan ini masih dapat berubah." in text
    assert "Tempat 3 dipegang 2 inovasi dan melewati batas. Perlu keputusan panel." in text


def test_a_ceremony_without_a_ranking_says_so(login, setda, edition):
    assert "Belum ada peringkat" in login(setda).get(address("ceremony", edition)).content.decode()


@pytest.mark.parametrize("page", [*PAGES, "sealing"])
def test_the_number_of_queries_does_not_grow(login, setda, edition, juri, dinkes, puskesmas, page):
    small = factories.make_edition(by=setda, year=2027)
    judge_edition(small, juri[:1], [puskesmas], [90])
    large = factories.make_edition(by=setda, year=2028)
    judge_edition(large, juri, [dinkes, puskesmas], [90, 80, 70])
    client = login(setda)
    client.get(address(page, small))
    with CaptureQueriesContext(connection) as of_one:
        assert client.get(address(page, small)).status_code == 200
    with CaptureQueriesContext(connection) as of_three:
        assert client.get(address(page, large)).status_code == 200
    assert len(of_one) == len(of_three)
    # Before sealing every place is computed a second time, from all rows; the recap reads each of its two stages twice,
    # and asks for the names of a seal for its places and for each stage.
    assert len(of_three) <= {"sealing": 26, "peringkat": 17}.get(page, 12)


def test_observers_download_participation_while_the_edition_runs(login, pengamat, operator_dinkes, edition, judged):
    response = login(pengamat).get(address("partisipasi", edition))
    assert response.status_code == 200
    assert login(operator_dinkes).get(response.request["PATH_INFO"]).status_code == 403
