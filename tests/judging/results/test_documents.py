"""The page of official papers: who reads it, what it offers when, what Setda types, and that it is all on record."""

import logging
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from competitions.models import Competition
from judging.models import CeremonyDetail, DocumentDetails
from judging.results.papers.details import save_details
from judging.results.papers.documents import papers_of
from judging.results.sealing.seals import seal
from judging.results.stamps import stamp_of
from tests import factories, reading_pdf, reading_word
from tests.factories import NOW
from tests.judging.results.conftest import judge_edition, score_stage

NAMES = ["berita-acara-tahap-1", "berita-acara-tahap-2", "berita-acara-akhir", "lampiran-keputusan"]
TYPED = {
    "number": "400.1/77/2026",
    "dated_on": "2026-12-01",
    "place": "Ruang Rapat Rekaan",
    "chair": "",
    "signatory_position": "Kepala Bagian Organisasi",
    "signatory_name": "R. Rekaan, S.H.",
    "signatory_rank": "Pembina",
    "signatory_nip": "19850101 201001 2 001",
    "stamp": "",
}
PEOPLE = ["operator_dinkes", "operator_puskesmas", "kepala_dinkes", "juri_satu"]


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


def listing(edition) -> str:
    return reverse("results:document-list", args=[edition.slug])


def form(edition, name="berita-acara-tahap-1") -> str:
    return reverse("results:document-edit", args=[edition.slug, name])


def file(edition, name="berita-acara-tahap-1", ending="pdf") -> str:
    return reverse("results:document-download", args=[edition.slug, name, ending])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def archive(edition):
    Competition.objects.filter(pk=edition.pk).update(status="archived")


def paper_named(edition, name="berita-acara-tahap-1"):
    return next(paper for paper in papers_of(edition) if paper.name == name)


@pytest.mark.parametrize("actor", PEOPLE)
def test_other_roles_are_refused(request, login, edition, judged, actor):
    archive(edition)
    client = login(request.getfixturevalue(actor))
    for address in (listing(edition), form(edition), file(edition), file(edition, ending="docx")):
        assert client.get(address).status_code == 403


def test_strangers_are_sent_to_the_login(client, edition):
    for address in (listing(edition), form(edition), file(edition)):
        assert client.get(address)["Location"].startswith(reverse("account_login"))


def test_observers_read_papers_of_the_archive_and_type_nothing(login, pengamat, edition, judged):
    client = login(pengamat)
    assert client.get(listing(edition)).status_code == 403
    assert client.get(file(edition)).status_code == 403
    archive(edition)
    page = client.get(listing(edition))
    assert page.status_code == 200
    assert form(edition) not in page.content.decode()
    assert client.get(file(edition)).status_code == 200
    assert client.get(form(edition)).status_code == 403
    assert client.post(form(edition), TYPED).status_code == 403
    assert not DocumentDetails.objects.exists()


def test_the_page_lists_every_paper_with_its_state(login, setda, edition, judged):
    page = text_of(login(setda).get(listing(edition)))
    for name in NAMES:
        assert file(edition, name) in page
        assert f"{file(edition, name, 'docx')}?kertas=f4" in page
    assert page.count("Konsep, belum ditetapkan") == 4
    assert "belum diisi" in page
    assert listing(edition) in text_of(login(setda).get(reverse("results:downloads", args=[edition.slug])))


def test_a_stage_that_hides_its_marks_has_no_minutes_yet(login, setda, edition, juri, dinkes):
    entry = factories.make_submission(edition, dinkes, title="INOVASI RAHASIA")
    score_stage(edition.stages.get(position=1), juri, {entry: 87}, close=False)
    client = login(setda)
    page = text_of(client.get(listing(edition)))
    assert "Tahap 1: Penilaian proposal belum ditutup. Nilainya terlihat setelah tahap itu ditutup." in page
    assert "Tahap 2: Presentasi dan wawancara belum dibuka." in page
    for name in NAMES:
        for ending in ("pdf", "docx"):
            response = client.get(file(edition, name, ending))
            assert response.status_code == 409
            assert "belum dapat dibuat" in response.content.decode()
            assert "87,00" not in response.content.decode()
            assert "RAHASIA" not in response.content.decode()


def test_minutes_of_a_closed_stage_do_not_tell_of_the_open_one(login, setda, edition, juri, dinkes):
    entry = factories.make_submission(edition, dinkes, title="INOVASI A")
    first, second = edition.stages.order_by("position")
    score_stage(first, juri, {entry: 80})
    score_stage(second, juri, {entry: 97}, close=False)
    client = login(setda)
    text = reading_pdf.text_of(client.get(file(edition)).content)
    assert "80,00" in text
    assert "97,00" not in text
    assert client.get(file(edition, NAMES[1])).status_code == 409
    assert client.get(file(edition, NAMES[2])).status_code == 409
    assert "97,00" not in client.get(listing(edition)).content.decode()


def test_an_open_stage_whose_marks_show_prints_a_draft(login, setda, edition, open_marks, juri, dinkes):
    entry = factories.make_submission(edition, dinkes, title="INOVASI A")
    score_stage(edition.stages.get(position=1), juri, {entry: 80}, close=False)
    text = reading_pdf.text_of(login(setda).get(file(edition)).content)
    assert "Masih terbuka pada saat dicetak: 1. Tahap 1: Penilaian proposal belum ditutup." in text


def test_editions_of_the_press_have_an_annex_and_no_minutes(login, setda):
    edition = Competition.objects.create(year=2023, theme="", status="archived")
    factories.make_award(edition, title="JUARA PERS", innovators="Ning Rekaan")
    client = login(setda)
    page = text_of(client.get(listing(edition)))
    assert "Edisi ini tidak dinilai di portal" in page
    assert client.get(file(edition, "berita-acara-akhir")).status_code == 409
    text = reading_pdf.text_of(client.get(file(edition, "lampiran-keputusan")).content)
    assert "JUARA PERS" in text
    assert "Ning Rekaan" in text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("kertas", "points"), [("", (595, 842)), ("f4", (609, 935)), ("a3", (595, 842))])
def test_pdf_files_are_to_be_saved_and_have_the_size_asked_for(login, setda, edition, judged, name, kertas, points):
    response = login(setda).get(file(edition, name), {"kertas": kertas})
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="KIPP-2026-{name}.pdf"'
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Content-Type-Options"] == "nosniff"
    with pikepdf.open(BytesIO(response.content)) as pdf:
        assert tuple(round(float(side)) for side in pdf.pages[0].mediabox[2:]) == points


def test_word_files_open_and_say_the_same(login, setda, edition, judged):
    client = login(setda)
    for name in NAMES:
        response = client.get(file(edition, name, "docx"), {"kertas": "f4"})
        assert response["Content-Disposition"] == f'attachment; filename="KIPP-2026-{name}.docx"'
        assert round(Document(BytesIO(response.content)).sections[0].page_height.mm) == 330
        assert "INOVASI A" in reading_word.text_of(response.content)


def test_what_does_not_exist_is_not_found(login, setda, edition, judged):
    client = login(setda)
    for address in (
        file(edition, "berita-acara-tahap-3"),
        file(edition, "rahasia"),
        file(edition, ending="odt"),
        form(edition, "rahasia"),
        reverse("results:document-list", args=["2099"]),
    ):
        assert client.get(address).status_code == 404


def test_files_and_the_list_are_only_read(login, setda, edition, judged):
    client = login(setda)
    assert client.post(listing(edition)).status_code == 405
    assert client.post(file(edition)).status_code == 405


def test_a_download_is_logged(login, setda, edition, judged, caplog):
    client = login(setda)
    with caplog.at_level(logging.INFO, logger="kipp.export"):
        client.get(file(edition, ending="docx"))
        client.head(file(edition, "lampiran-keputusan"))
    assert [record.getMessage() for record in caplog.records if record.name == "kipp.export"] == [
        f"User {setda.pk} downloaded berita-acara-tahap-1.docx of edition 2026",
        f"User {setda.pk} downloaded lampiran-keputusan.pdf of edition 2026",
    ]


def test_setda_types_number_day_place_and_signatory(login, setda, edition, judged):
    client = login(setda)
    assert client.get(form(edition)).status_code == 200
    assert not DocumentDetails.objects.exists()
    response = client.post(form(edition), TYPED, follow=True)
    assert response.redirect_chain == [(listing(edition), 302)]
    assert "Isian Berita acara Tahap 1: Penilaian proposal tersimpan." in text_of(response)
    assert "Selasa, 1 Desember 2026" in text_of(response)
    details = DocumentDetails.objects.get()
    assert (details.kind, details.stage.position, details.number) == ("stage", 1, "400.1/77/2026")
    assert details.dated_on == date(2026, 12, 1)
    assert details.signatory_nip == "198501012010012001"
    assert (details.updated_by, details.updated_at) == (setda, NOW)
    assert "Nomor: 400.1/77/2026" in reading_pdf.text_of(client.get(file(edition)).content)
    assert "Nomor: ...." in reading_pdf.text_of(client.get(file(edition, NAMES[1])).content)


def test_the_annex_has_its_own_fields_and_the_prizes_of_the_ceremony(login, setda, edition, judged):
    client, address = login(setda), form(edition, "lampiran-keputusan")
    assert not {"number", "dated_on", "place"} & set(client.get(address).context["form"].fields)
    assert "Hadiah" not in reading_pdf.text_of(client.get(file(edition, "lampiran-keputusan")).content)
    client.post(address, TYPED | {"about": "Pemenang Rekaan"})
    CeremonyDetail.objects.create(submission=judged[0], prize="Rp10.000.000", updated_by=setda, updated_at=NOW)
    details = DocumentDetails.objects.get()
    assert (details.about, details.number, details.dated_on) == ("Pemenang Rekaan", "", None)
    content = client.get(file(edition, "lampiran-keputusan", "docx")).content
    rows = [row for rows in reading_word.tables_of(content) for row in rows if "Hadiah" in row]
    assert [row["Hadiah"] for row in rows] == ["Rp10.000.000", "–", "–", "–", "–", "–"]
    text = reading_pdf.text_of(client.get(file(edition, "lampiran-keputusan")).content)
    for said in ("Tentang : Pemenang Rekaan", "Rp10.000.000", "Kepala Bagian Organisasi"):
        assert said in text


def test_a_sealed_edition_is_read_by_observers_too(login, setda, pengamat, edition, judged):
    made = seal(competition=edition, by=setda, now=NOW)
    client = login(pengamat)
    page = text_of(client.get(listing(edition)))
    assert f"Versi 1 · {made.sha256[:8]}" in page
    assert "Konsep" not in page
    text = reading_pdf.text_of(client.get(file(edition)).content)
    assert f"Versi 1 · hash {made.sha256}" in text
    assert "KONSEP" not in text
    assert reverse("results:decree", args=[edition.slug]) in text_of(login(setda).get(listing(edition)))


def test_bad_input_stays_on_the_form_and_nothing_is_saved(login, setda, edition, judged):
    typed = TYPED | {"signatory_nip": "123", "dated_on": "1 Desember", "number": "KEPT/1"}
    response = login(setda).post(form(edition), typed)
    page = text_of(response)
    assert response.status_code == 422
    assert "NIP terdiri atas 18 angka." in page
    assert "Pilih tanggal dari kalender" in page
    assert "KEPT/1" in page
    assert not DocumentDetails.objects.exists()


def test_a_chair_outside_the_panel_is_refused(login, setda, edition, judged):
    stranger = factories.make_user("judge")
    response = login(setda).post(form(edition), TYPED | {"chair": stranger.pk})
    assert response.status_code == 422
    with pytest.raises(ValidationError, match="dari juri pada panel"):
        save_details(official=paper_named(edition), changes={"chair": stranger}, stamp="", by=setda, now=NOW)
    assert not DocumentDetails.objects.exists()


def test_two_members_do_not_overwrite_one_another(login, setda, edition, judged):
    client = login(setda)
    client.post(form(edition), TYPED)
    response = client.post(form(edition), TYPED | {"number": "LAIN/1"})
    assert response.status_code == 409
    assert "menyimpan isian ini pukul 10.00.00 WIB" in text_of(response)
    assert "LAIN/1" in text_of(response)
    assert DocumentDetails.objects.get().number == "400.1/77/2026"
    again = {"stamp": response.context["form"]["stamp"].value(), "number": "LAIN/1"}
    assert client.post(form(edition), TYPED | again).status_code == 302
    assert DocumentDetails.objects.get().number == "LAIN/1"


def test_every_version_is_kept_and_an_unchanged_one_makes_none(login, setda, edition, judged):
    client = login(setda)
    client.post(form(edition), TYPED)
    stamp = stamp_of(DocumentDetails.objects.get().updated_at)
    client.post(form(edition), TYPED | {"stamp": stamp})
    assert DocumentDetails.objects.get().events.count() == 1
    save_details(
        official=paper_named(edition),
        changes={"number": "BARU/2"},
        stamp=stamp,
        by=setda,
        now=NOW + timedelta(minutes=1),
    )
    page = text_of(client.get(form(edition)))
    assert "Riwayat isian: 2" in page
    assert page.index("BARU/2") < page.index("400.1/77/2026")


def test_numbers_may_come_after_the_archive(login, setda, edition, judged):
    archive(edition)
    assert login(setda).post(form(edition), TYPED).status_code == 302


def test_only_setda_saves_details(pengamat, edition, judged):
    with pytest.raises(PermissionDenied):
        save_details(official=paper_named(edition), changes={}, stamp="", by=pengamat, now=NOW)


def test_the_page_asks_as_often_for_one_stage_as_for_three_entries(login, setda, edition, juri, dinkes, puskesmas):
    small = factories.make_edition(by=setda, year=2027)
    judge_edition(small, juri[:1], [puskesmas], [90])
    large = factories.make_edition(by=setda, year=2028)
    judge_edition(large, juri, [dinkes, puskesmas], [90, 80, 70])
    client = login(setda)
    client.get(listing(small))
    numbers = []
    for each in (small, large):
        with CaptureQueriesContext(connection) as queries:
            client.get(listing(each))
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
    assert numbers[1] <= 12
