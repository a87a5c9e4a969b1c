"""Importing organizations: reading files, the preview, applying exactly what was shown, the command."""

import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from kipp.accounts import organization_table
from kipp.accounts.models import Organization, Role
from kipp.accounts.organization_import import apply_import, load_default_organizations, preview_import
from kipp.accounts.organization_table import COLUMNS, read_table
from kipp.accounts.organization_workbook import build_organization_workbook
from kipp.shared import clock
from tests import factories

UPLOAD, PREVIEW = "/perangkat-daerah/impor/", "/perangkat-daerah/impor/pratinjau/"
HEADING = ",".join(COLUMNS)
DINKES = "Dinas Kesehatan,Dinkes,dinas,,1,"
BAE = "UPTD Puskesmas Bae,Puskesmas Bae,uptd,Dinkes,0,"


def csv_file(*rows, heading=HEADING, name="daftar.csv"):
    return SimpleUploadedFile(name, "\r\n".join([heading, *rows]).encode())


def xlsx_file(rows, name="daftar.xlsx"):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return SimpleUploadedFile(name, target.getvalue())


def table_of(*rows, **options):
    file = csv_file(*rows, **options)
    return read_table(file, file.name)


def outcomes(plan):
    return [line.outcome for line in plan.lines]


def messages(plan):
    return {line.number: " ".join(line.messages) for line in plan.lines if line.messages}


@pytest.fixture
def packaged(db):
    load_default_organizations()


# Reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_of_any_excel_is_read(encoding):
    text = f"{HEADING}\r\n“Dinas” Contoh,Discontoh,dinas,,1,é\r\n".replace(",", ";")
    table = read_table(SimpleUploadedFile("a.csv", text.encode(encoding)), "a.csv")
    assert table.dict[0]["name"] == "“Dinas” Contoh"
    assert table.dict[0]["note"] == "é"


def test_columns_in_any_order_and_blank_rows():
    table = table_of(
        "", "0,Dinkes,UPTD X,,X,uptd", ",,,,,", heading="counted_as_opd,parent_short_name,NAME,note,short_name, Kind "
    )
    assert len(table) == 1
    row = table.dict[0]
    assert (row["name"], row["short_name"], row["kind"], row["parent_short_name"]) == ("UPTD X", "X", "uptd", "Dinkes")
    assert row[organization_table.ROW] == "3"


def test_xlsx_numbers_and_truth_become_text(db):
    file = xlsx_file([COLUMNS, ["SMP 1 Kudus", 5, "sekolah", None, 1.0, None], ["Lain", "L", "dinas", "", True, 2.5]])
    rows = read_table(file, "DAFTAR.XLSX").dict
    assert [row["counted_as_opd"] for row in rows] == ["1", "1"]
    assert (rows[0]["short_name"], rows[1]["note"]) == ("5", "2.5")


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("name,short_name", "Belum ada: kind, parent_short_name, counted_as_opd, note"),
        (HEADING + ",warna", "Tidak dikenal: warna"),
        (HEADING + ",name", "Muncul dua kali: name"),
        ("nama,singkat,jenis,induk,hitung,catatan", "Kolom yang diharapkan: name, short_name, kind"),
    ],
)
def test_other_columns_are_refused_with_the_expected_ones(heading, message):
    with pytest.raises(ValidationError, match=message):
        table_of(DINKES, heading=heading)


def zip_of(**parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xls", b"x", "Pilih berkas XLSX atau CSV"),
        ("a.pdf", b"%PDF", "Pilih berkas XLSX atau CSV"),
        ("a.xlsx", b"bukan zip", "tidak dapat dibaca"),
        ("a.xlsx", zip_of(a=b"x"), "tidak dapat dibaca"),
        ("a.xlsx", zip_of(a=b"0" * (organization_table.MAX_UNPACKED + 1)), "tidak dapat dibaca"),
        ("a.csv", b"", "kosong"),
        ("a.csv", b"\r\n,,\r\n", "kosong"),
        ("a.csv", HEADING.encode(), "hanya berisi judul kolom"),
        ("a.csv", HEADING.encode() + b'\r\n"' + b"x" * 200_000, "tidak dapat dibaca"),
        ("a.csv", (HEADING + "\r\na,a,dinas,,1," * 1001).encode(), "lebih dari 1000 baris"),
    ],
)
def test_unusable_files_are_refused(name, content, message):
    with pytest.raises(ValidationError, match=message):
        read_table(SimpleUploadedFile(name, content), name)


def test_too_long_workbook_is_refused():
    rows = [COLUMNS, *([f"D {n}", f"D{n}", "dinas", "", "1", ""] for n in range(1001))]
    with pytest.raises(ValidationError, match="lebih dari 1000 baris"):
        read_table(xlsx_file(rows), "a.xlsx")


def test_size_is_checked_before_reading():
    class Huge:
        size = 2 * 1024 * 1024 + 1

        def read(self):
            raise AssertionError("read although too large")

    with pytest.raises(ValidationError, match="ukuran 2,0 MB, batas 2 MB"):
        read_table(Huge(), "a.csv")


# The plan


def test_packaged_list_has_42_departments_and_23_units(packaged):
    assert Organization.objects.counted().count() == 42
    assert Organization.objects.filter(parent__isnull=False).count() == 23
    assert Organization.objects.count() == 65
    assert outcomes(load_default_organizations()) == ["same"] * 65


def test_preview_saves_nothing(db):
    plan = preview_import(table_of(DINKES, BAE))
    assert outcomes(plan) == ["new", "new"]
    assert not Organization.objects.exists()


def test_parent_may_stand_below_its_units(db):
    plan = apply_import(table=table_of(BAE, DINKES), by=None)
    assert [(line.number, line.name) for line in plan.lines] == [(2, "UPTD Puskesmas Bae"), (3, "Dinas Kesehatan")]
    assert Organization.objects.get(short_name="Puskesmas Bae").parent.short_name == "Dinkes"


def test_rows_are_known_by_short_name_or_name_in_any_case(packaged):
    table = table_of("Dinas Kesehatan Daerah,DINKES,dinas,,1,", "dinas perhubungan,Dishub Baru,dinas,,1,")
    plan = apply_import(table=table, by=None)
    assert plan.lines[0].changes == [
        ("nama", "Dinas Kesehatan", "Dinas Kesehatan Daerah"),
        ("nama singkat", "Dinkes", "DINKES"),
    ]
    assert ("nama singkat", "Dishub", "Dishub Baru") in plan.lines[1].changes
    assert Organization.objects.count() == 65


def test_changes_are_told_in_words(packaged):
    plan = preview_import(table_of("SMP 1 Jati,SMP 1 Jati,UPTD,dinkes,tidak,uji"))
    assert plan.lines[0].changes == [
        ("jenis", "sekolah", "UPTD"),
        ("induk", "Disdikpora", "Dinkes"),
        ("catatan", "", "uji"),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",X,dinas,,1,", "Nama:"),
        ("X,,dinas,,1,", "Nama singkat:"),
        ("X,X,,,1,", "Jenis: belum diisi. Pilih: bagian"),
        ("X,X,kantor,,1,", "Jenis: “kantor” tidak dikenal. Pilih: bagian"),
        ("X,X,uptd,Entah,0,", "Induk: “Entah” tidak ada"),
        ("X,X,uptd,Puskesmas Bae,0,", "Induk harus perangkat daerah, bukan unit kerja."),
        ("X,X,uptd,Dinkes,1,", "Unit kerja dihitung pada induknya"),
        ("X,X,dinas,,mungkin,", "Dihitung: isi 1 atau 0"),
        ("X,X,dinas,,1,=HYPERLINK(A1)", "rumus"),
        ("X,X,dinas,,1,,lebih", "lebih banyak sel"),
        (f"{'x' * 201},X,dinas,,1,", "paling banyak 200"),
        (f"{'x' * 9000},X,dinas,,1,", "lebih panjang dari 500"),
        ("Dinas Perhubungan,Dinkes,dinas,,1,", "Nama ini sudah dipakai"),
        ("Dinas Kesehatan,Dinkes,dinas,Disdikpora,0,", "yang memiliki unit kerja tidak dapat diberi induk"),
    ],
)
def test_wrong_rows_say_why_and_nothing_is_saved(packaged, row, message):
    table = table_of("Dinas Baru,Disbaru,dinas,,1,", row)
    plan = preview_import(table)
    assert plan.lines[1].outcome == "wrong"
    assert message in messages(plan)[3]
    assert not plan.is_applicable
    with pytest.raises(ValidationError, match="1 baris salah"):
        apply_import(table=table, by=None)
    assert not Organization.objects.filter(short_name="Disbaru").exists()


def test_formula_in_a_workbook_is_refused(db):
    file = xlsx_file([COLUMNS, ["=1+1", "X", "dinas", "", "1", ""]])
    assert "rumus" in messages(preview_import(read_table(file, "a.xlsx")))[2]


def test_same_organization_twice_is_refused(packaged):
    plan = preview_import(
        table_of(
            "Dinas A,A,dinas,,1,", "Dinas B,a,dinas,,1,", "DINAS A,C,dinas,,1,", DINKES, "Dinas Kesehatan,DKK,dinas,,1,"
        )
    )
    assert outcomes(plan) == ["new", "wrong", "wrong", "same", "wrong"]
    assert "sudah ada pada baris 2" in messages(plan)[3]
    assert "sudah ada pada baris 2" in messages(plan)[4]
    assert "sudah ada pada baris 5" in messages(plan)[6]


def test_children_of_a_wrong_parent_are_wrong(db):
    plan = preview_import(table_of(BAE, DINKES.replace("dinas", "entah")))
    assert outcomes(plan) == ["wrong", "wrong"]


def test_inactive_stays_inactive(db):
    factories.make_organization("Dinkes", is_active=False)
    apply_import(table=table_of("Dinas Kesehatan Lama,Dinkes,dinas,,1,"), by=None)
    assert not Organization.objects.get().is_active


def test_only_setda_applies(operator_dinkes):
    with pytest.raises(PermissionDenied):
        apply_import(table=table_of("Dinas Baru,Disbaru,dinas,,1,"), by=operator_dinkes)
    assert Organization.objects.count() == 1


def test_another_plan_than_the_agreed_one_is_refused(setda):
    table = table_of(DINKES)
    agreed = preview_import(table).digest
    factories.make_organization("Dinkes", name="Dinas Kesehatan Lama")
    with pytest.raises(ValidationError, match="sudah berubah sejak pratinjau"):
        apply_import(table=table, by=setda, digest=agreed)
    assert Organization.objects.get().name == "Dinas Kesehatan Lama"
    same_outcome = preview_import(table_of(DINKES.replace("dinas", "badan")))
    assert same_outcome.digest != agreed


# The pages


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
        (None, "tidak boleh kosong"),
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


# The command


def test_command_shows_and_saves(db, capsys, tmp_path):
    call_command("organizations", "--dry-run")
    assert "65 baris: 65 baru, 0 berubah, 0 tetap, 0 salah." in capsys.readouterr().out
    assert not Organization.objects.exists()
    call_command("organizations")
    assert Organization.objects.count() == 65
    path = tmp_path / "ubah.csv"
    path.write_text(f"{HEADING}\nDinas Kesehatan,DKK,dinas,,1,\n", encoding="utf-8")
    call_command("organizations", str(path))
    out = capsys.readouterr().out
    assert "baris 2: berubah: Dinas Kesehatan: nama singkat: Dinkes → DKK" in out
    assert Organization.objects.filter(short_name="DKK").exists()


def test_command_fails_on_wrong_rows_and_files(db, capsys, tmp_path):
    path = tmp_path / "salah.csv"
    path.write_text(f"{HEADING}\n{DINKES}\n{BAE.replace('Dinkes', 'Entah')}\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Tidak ada yang disimpan"):
        call_command("organizations", str(path))
    assert "baris 3: salah: UPTD Puskesmas Bae" in capsys.readouterr().out
    with pytest.raises(CommandError, match="tidak dapat dibuka"):
        call_command("organizations", str(tmp_path / "tidak-ada.csv"))
    path.rename(tmp_path / "salah.txt")
    with pytest.raises(CommandError, match="Pilih berkas"):
        call_command("organizations", str(tmp_path / "salah.txt"))
    assert not Organization.objects.exists()
