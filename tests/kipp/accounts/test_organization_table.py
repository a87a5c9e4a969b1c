"""Reading a file of organizations: what is taken, and what is refused before any row is looked at."""

import io
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.worksheet.formula import ArrayFormula

from kipp.accounts import organization_table
from kipp.accounts.organization_table import COLUMNS, read_table
from tests.kipp.accounts.organization_files import DINKES, HEADING, table_of, xlsx_file


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


def damaged(content: bytes, signature: bytes, offset: int, byte: int) -> bytes:
    """Changes one byte of every zip header that begins with the signature."""
    changed = bytearray(content)
    start = changed.find(signature)
    while start >= 0:
        changed[start + offset] = byte
        start = changed.find(signature, start + 1)
    return bytes(changed)


WHOLE = xlsx_file([COLUMNS, ["Dinas Kesehatan", "Dinkes", "dinas", "", "1", ""]]).read()


@pytest.mark.parametrize(
    "content",
    [
        damaged(WHOLE, b"PK\x01\x02", 8, 1),  # says it is encrypted
        damaged(WHOLE, b"PK\x01\x02", 10, 99),  # an unknown compression
        damaged(WHOLE, b"PK\x01\x02", 6, 145),  # a zip of the future
        damaged(WHOLE, b"PK\x03\x04", 60, 255),  # content that cannot be unpacked
    ],
)
def test_a_damaged_workbook_is_refused(content):
    with pytest.raises(ValidationError, match="tidak dapat dibaca"):
        read_table(SimpleUploadedFile("a.xlsx", content), "a.xlsx")


def test_an_array_formula_is_a_formula():
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    book.active.append(["", "Dinkes", "dinas", "", "1", ""])
    book.active["A2"] = ArrayFormula("A2:A2", "=B2")
    target = io.BytesIO()
    book.save(target)
    (row,) = read_table(SimpleUploadedFile("a.xlsx", target.getvalue()), "a.xlsx").dict
    assert row[organization_table.PROBLEM] == organization_table.FORMULA


def error_cell(code: str):
    """A workbook whose name is the error of a formula, as Excel stores it."""
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    book.active.append([code, "Dinkes", "dinas", "", "1", ""])
    assert book.active["A2"].data_type == "e"
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("a.xlsx", target.getvalue())


@pytest.mark.parametrize("code", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!"])
def test_the_error_of_a_formula_is_no_name(code):
    (row,) = read_table(error_cell(code), "a.xlsx").dict
    assert row[organization_table.PROBLEM] == f"Ada sel berisi kesalahan ({code}). Isi dengan nilai yang benar."


@pytest.mark.parametrize("value", ["1e999", "-1e999"])
def test_a_number_that_is_none_is_no_name(value):
    part = b'<c r="A2"><v>12345678</v></c>'
    with zipfile.ZipFile(xlsx_file([COLUMNS, [12345678, "Dinkes", "dinas", "", "1", ""]])) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert part in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(part, f'<c r="A2"><v>{value}</v></c>'.encode())
    (row,) = read_table(SimpleUploadedFile("a.xlsx", zip_of(**parts)), "a.xlsx").dict
    assert "Ada sel berisi kesalahan" in row[organization_table.PROBLEM]


@pytest.mark.parametrize("value", ["nan", "inf", "#N/A"])
def test_errors_in_csv_are_refused_too(value):
    (row,) = table_of(f"{value},Dinkes,dinas,,1,").dict
    assert f"({value})" in row[organization_table.PROBLEM]


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
