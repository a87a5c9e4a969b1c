"""The pages of the import of organizations: upload, preview, confirmation, downloads."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kipp.accounts.models import Organization, Role
from kipp.accounts.organization_import import load_default_organizations, preview_import
from kipp.accounts.organization_table import COLUMNS, read_table
from kipp.accounts.organization_workbook import build_organization_workbook
from kipp.shared import clock
from tests import factories
from tests.kipp.accounts.organization_files import BAE, DINKES, csv_file

UPLOAD, PREVIEW = "/perangkat-daerah/impor/", "/perangkat-daerah/impor/pratinjau/"


def outcomes(plan):
    return [line.outcome for line in plan.lines]


@pytest.fixture
def packaged(db):
    load_default_organizations()


def test_upload_preview_and_confirmation(login, setda, dinkes, puskesmas):
    client = login(setda)
    file = csv_file(
        "Dinas Kesehatan Daerah,Dinkes,dinas,,1,", "UPTD Puskesmas Kaliwungu,Puskesmas Kaliwungu,uptd,Dinkes,0,", BAE
    )
    response = client.post(UPLOAD, {"file": file}, follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(PREVIEW, 302)]
    assert "3 baris: 1 baru, 1 berubah, 1 tetap, 0 salah." in page
    assert "nama: <del" in page
    assert "Simpan 2 baris" in page
    assert "nama singkat: Puskesmas Bae, jenis: UPTD, induk: Dinkes" in page
    assert Organization.objects.count() == 2
    response = client.post(PREVIEW, {"digest": response.context["plan"].digest}, follow=True)
    assert response.redirect_chain == [("/perangkat-daerah/", 302)]
    assert "Impor daftar.csv tersimpan: 1 baru, 1 berubah, 1 tetap, 0 salah." in response.content.decode()
    dinkes.refresh_from_db()
    assert dinkes.name == "Dinas Kesehatan Daerah"
    assert Organization.objects.count() == 3
    assert client.post(PREVIEW, {"digest": "x"}).url == UPLOAD


def test_wrong_rows_offer_no_confirmation(login, setda):
    client = login(setda)
    page = client.post(UPLOAD, {"file": csv_file(BAE)}, follow=True)
    text = page.content.decode()
    assert "1 baris salah" in text
    assert "Induk: “Dinkes” tidak ada" in text
    assert 'name="digest"' not in text
    client.post(PREVIEW, {"digest": page.context["plan"].digest})
    assert not Organization.objects.exists()


def test_file_with_nothing_new_offers_no_confirmation(login, setda, dinkes):
    page = login(setda).post(UPLOAD, {"file": csv_file(DINKES)}, follow=True).content.decode()
    assert "Semua baris sudah sama" in page
    assert 'name="digest"' not in page


def test_preview_of_an_older_tab_is_not_applied_with_a_newer_file(login, setda):
    client = login(setda)
    first = client.post(UPLOAD, {"file": csv_file(DINKES)}, follow=True).context["plan"].digest
    client.post(UPLOAD, {"file": csv_file("Dinas Lain,Dislain,dinas,,1,")})
    page = client.post(PREVIEW, {"digest": first}, follow=True).content.decode()
    assert "sudah berubah sejak pratinjau" in page
    assert not Organization.objects.exists()


def test_preview_expires_and_belongs_to_one_person(login, client, setda, monkeypatch):
    login(setda).post(UPLOAD, {"file": csv_file(DINKES)})
    digest = client.get(PREVIEW).context["plan"].digest
    stranger = type(client)()
    stranger.force_login(factories.make_user(Role.ADMIN))
    assert stranger.get(PREVIEW).url == UPLOAD
    assert stranger.post(PREVIEW, {"digest": digest}).url == UPLOAD
    later = clock.now() + timedelta(minutes=30)
    monkeypatch.setattr(clock, "now", lambda: later)
    response = client.post(PREVIEW, {"digest": digest}, follow=True)
    assert "pratinjau berlaku 30 menit" in response.content.decode()
    assert not Organization.objects.exists()


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (None, "wajib diisi"),
        (SimpleUploadedFile("a.csv", b""), "Berkas ini kosong"),
        (SimpleUploadedFile("a.csv", b"x" * (2 * 1024 * 1024 + 1)), "batas 2 MB"),
        (SimpleUploadedFile("a.xlsx", b"x"), "tidak dapat dibaca"),
        (SimpleUploadedFile("a.csv", b"a,b\r\n1,2"), "Kolom yang diharapkan: name, short_name"),
    ],
)
def test_bad_file_is_refused_on_the_page(login, setda, file, message):
    response = login(setda).post(UPLOAD, {"file": file} if file else {})
    assert response.status_code == 200
    assert message in response.content.decode()


def test_hostile_names_are_shown_as_text(login, setda):
    row = '"<script>alert(1)</script>","<b>x</b>",dinas,,1,'
    page = login(setda).post(UPLOAD, {"file": csv_file(row, name="<i>.csv")}, follow=True).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_download_of_the_present_list_is_read_back_unchanged(login, setda, packaged):
    response = login(setda).get("/perangkat-daerah/daftar.xlsx")
    assert 'filename="perangkat-daerah.xlsx"' in response["Content-Disposition"]
    plan = preview_import(read_table(SimpleUploadedFile("a.xlsx", response.content), "a.xlsx"))
    assert outcomes(plan) == ["same"] * 65


def test_download_keeps_texts_inert():
    name = "=1+1"
    content = build_organization_workbook([Organization(name=name, short_name="@x", kind="dinas", note="\x0b-2")])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert [cell.value for cell in sheet[2]][:3] == [name, "@x", "dinas"]
    assert {cell.data_type for cell in sheet[2] if cell.value} == {"s"}


def test_template_has_columns_and_guide(login, setda):
    response = login(setda).get("/perangkat-daerah/templat.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert [cell.value for cell in book.worksheets[0][1]] == list(COLUMNS)
    assert book.sheetnames == ["Perangkat daerah", "Petunjuk"]
