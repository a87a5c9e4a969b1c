"""Workbooks read back with openpyxl: typed cells, inert text, nothing lost."""

import tempfile
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kipp.shared.spreadsheets import (
    LONGEST_CELL,
    Column,
    Formula,
    Kind,
    Sheet,
    build_workbook,
    sheet_name,
    workbook_response,
)

MADE_AT = datetime(2026, 11, 1, 3, 0, 59, 999, tzinfo=UTC)
FIRST_ROW = 4  # below one title line, an empty row and the headings


def build(*sheets) -> bytes:
    return build_workbook(title="Uji", sheets=sheets, made_at=MADE_AT)


def one_column(kind, *values, **options) -> Sheet:
    return Sheet("Uji", ["Judul"], [Column("Isi", kind, **options)], [[value] for value in values])


def cells_of(sheet: Sheet) -> list:
    """Builds a workbook with this sheet alone and returns the cells of its first column below the headings."""
    page = load_workbook(BytesIO(build(sheet))).worksheets[0]
    return [row[0] for row in page.iter_rows(min_row=FIRST_ROW)]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "==1",
        "+6281234567890",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "1",
        "1e3",
        "01.02",
        "TRUE",
        "#N/A",
        "{=1}",
        "https://example.id",
        "mailto:a@example.id",
        "internal:Sheet1!A1",
        "<b>",
        "<r>",
        "&amp;",
        "_x000B_",
        "' OR 1=1",
    ],
)
def test_text_stays_the_text_it_is(text):
    (cell,) = cells_of(one_column(Kind.TEXT, text))
    assert cell.data_type == "s"
    assert cell.value == text.replace("_x000B_", "_x005F_x000B_")  # Excel undoes this escape, openpyxl does not
    assert cell.hyperlink is None


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@SUM", "\tx"])
def test_text_that_looks_like_a_command_is_quoted(text):
    (cell,) = cells_of(one_column(Kind.TEXT, text))
    assert cell.quotePrefix


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@SUM"])
def test_titles_and_headings_that_look_like_commands_are_quoted(text):
    sheet = Sheet("A", [text, "Judul"], [Column(text)], [], above=[text])
    page = load_workbook(BytesIO(build(sheet))).worksheets[0]
    quoted = [(cell.row, cell.value) for row in page.iter_rows() for cell in row if cell.quotePrefix]
    assert quoted == [(1, text), (4, text), (5, text)]


def test_other_text_is_not_quoted():
    (cell,) = cells_of(one_column(Kind.TEXT, "SIMPAN BUDI"))
    assert not cell.quotePrefix


def test_no_formula_comes_from_text():
    content = build(one_column(Kind.TEXT, "=1+1", "==1", '=HYPERLINK("http://example.id")'))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["<r><t>x</t></r>", "<r></t></r>", "<r>a & b</r>"])
def test_text_cannot_be_markup_of_the_file(text):
    (cell,) = cells_of(one_column(Kind.TEXT, text))
    assert cell.value == text + " "


def test_digits_of_a_number_that_is_a_name_are_kept():
    cells = cells_of(one_column(Kind.TEXT, "198501012010012001", "081234567890"))
    assert [cell.value for cell in cells] == ["198501012010012001", "081234567890"]


def test_characters_that_break_readers_are_dropped():
    cells = cells_of(one_column(Kind.TEXT, "a\x0bb\x00c\x1f\x7f", "x\ud800y\ufffez\uffff", "dua\r\nbaris\rtiga"))
    assert [cell.value for cell in cells] == ["a\nbc", "xyz", "dua\nbaris\ntiga"]


def test_white_space_around_text_is_kept():
    (cell,) = cells_of(one_column(Kind.TEXT, "  a  "))
    assert cell.value == "  a  "


def test_letters_of_every_script_are_kept():
    (cell,) = cells_of(one_column(Kind.TEXT, "é ꦗꦮ 😀 “kutip”"))
    assert cell.value == "é ꦗꦮ 😀 “kutip”"


def test_text_that_just_fits_stays_in_one_cell():
    book = load_workbook(BytesIO(build(one_column(Kind.TEXT, "x" * LONGEST_CELL))))
    assert book.sheetnames == ["Uji"]
    assert book["Uji"]["A4"].value == "x" * LONGEST_CELL


@pytest.mark.parametrize("letter", ["x", "😀", "x😀"])
def test_text_longer_than_a_cell_goes_on_in_its_own_sheet(letter):
    text = letter * 40_000
    book = load_workbook(BytesIO(build(one_column(Kind.TEXT, "pendek", text))))
    first = book["Uji"]["A5"].value
    assert first.endswith(" […] teks berlanjut pada lembar Lanjutan")
    rest = list(book["Lanjutan"].iter_rows(min_row=5, values_only=True))
    assert [row[:3] for row in rest] == [("Uji", "A5", part) for part in range(2, len(rest) + 2)]
    assert first.removesuffix(" […] teks berlanjut pada lembar Lanjutan") + "".join(row[3] for row in rest) == text
    assert all(len(part.encode("utf-16-le")) <= 2 * LONGEST_CELL for part in [first, *[row[3] for row in rest]])


def test_numbers_are_numbers_with_all_their_digits():
    exact = Decimal("87.33333333333333333333")
    whole, third = cells_of(one_column(Kind.NUMBER, Decimal("87.50"), exact))
    assert (whole.value, whole.data_type, whole.number_format) == (87.5, "n", "0.00")
    assert third.value == float(exact)


def test_decimals_of_a_column_are_shown():
    (cell,) = cells_of(one_column(Kind.NUMBER, Decimal("0.125"), decimals=3))
    assert cell.number_format == "0.000"


def test_zero_is_a_number_and_none_is_empty():
    zero, none, integer = cells_of(one_column(Kind.INTEGER, 0, None, 12))
    assert (zero.value, zero.data_type) == (0, "n")
    assert none.value is None
    assert (integer.value, integer.number_format) == (12, "0")


@pytest.mark.parametrize("value", [1.5, "1", True])
def test_a_number_must_be_exact(value):
    with pytest.raises(TypeError):
        build(one_column(Kind.NUMBER, value))


def test_a_text_must_be_a_text():
    with pytest.raises(TypeError):
        build(one_column(Kind.TEXT, 12))


def test_dates_are_dates():
    (cell,) = cells_of(one_column(Kind.DATE, date(2022, 12, 29)))
    assert cell.is_date
    assert cell.value == datetime(2022, 12, 29)  # noqa: DTZ001 - a spreadsheet knows no zone
    assert cell.number_format.endswith("dd mmmm yyyy")


def test_instants_are_written_as_the_clock_of_kudus_shows_them():
    (cell,) = cells_of(one_column(Kind.DATETIME, datetime(2026, 11, 13, 17, 30, 5, 999_999, tzinfo=UTC)))
    assert cell.is_date
    assert cell.value == datetime(2026, 11, 14, 0, 30, 5)  # noqa: DTZ001
    assert cell.number_format.endswith(r"dd mmmm yyyy hh\.mm")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.DATE, datetime(2026, 1, 1, tzinfo=UTC)),
        (Kind.DATE, "2026-01-01"),
        (Kind.DATETIME, date(2026, 1, 1)),
    ],
)
def test_a_date_is_not_an_instant(kind, value):
    with pytest.raises(TypeError):
        build(one_column(kind, value))


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        build(one_column(Kind.DATETIME, datetime(2026, 1, 1)))  # noqa: DTZ001


def test_dates_before_spreadsheets_are_written_in_words():
    (cell,) = cells_of(one_column(Kind.DATE, date(1899, 12, 31)))
    assert cell.value == "31 Desember 1899"


def test_formulas_live_and_carry_their_value():
    columns = [Column("a", Kind.NUMBER), Column("b", Kind.NUMBER), Column("total", Kind.NUMBER)]
    total = Formula("=SUMPRODUCT(A{row}:B{row},A${above}:B${above})/SUM(A${above}:B${above})", Decimal("82.5"))
    rows = [[Decimal(80), Decimal(90), total]] * 2
    sheet = Sheet("Uji", ["Judul"], columns, rows, above=[Decimal(75), Decimal(25), "bobot"])
    content = build(sheet)
    page = load_workbook(BytesIO(content))["Uji"]
    assert [cell.value for cell in page[3]] == [75, 25, "bobot"]
    assert page["C5"].value == "=SUMPRODUCT(A5:B5,A$3:B$3)/SUM(A$3:B$3)"
    assert page["C6"].value == "=SUMPRODUCT(A6:B6,A$3:B$3)/SUM(A$3:B$3)"
    assert load_workbook(BytesIO(content), data_only=True)["Uji"]["C6"].value == 82.5


def test_a_sheet_prints_on_a4_landscape_with_its_headings():
    sheet = Sheet("Uji", ["Judul", "Baris dua"], [Column("a"), Column("b")], [["1", "2"]], frozen_columns=1)
    page = load_workbook(BytesIO(build(sheet)))["Uji"]
    assert [page["A1"].value, page["A2"].value, page["A4"].value, page["B5"].value] == ["Judul", "Baris dua", "a", "2"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.print_title_rows == "$4:$4"
    assert page.freeze_panes == "B5"
    assert page.auto_filter.ref == "A4:B5"


def test_a_sheet_without_rows_opens():
    page = load_workbook(BytesIO(build(Sheet("Uji", ["Judul"], [Column("a")], []))))["Uji"]
    assert page["A3"].value == "a"
    assert page.max_row == 3


def test_the_file_tells_nothing_about_people():
    properties = load_workbook(BytesIO(build(one_column(Kind.TEXT, "x")))).properties
    assert (properties.title, properties.creator, properties.lastModifiedBy) == ("Uji", None, None)
    assert properties.created == datetime(2026, 11, 1, 3, 0, 59)  # noqa: DTZ001


def test_sheet_names_are_allowed_and_unique():
    sheets = [Sheet(name, ["Judul"], [Column("a")], []) for name in ("Tahap [1]: a/b?", "X" * 40, "x" * 40, "Lanjutan")]
    names = load_workbook(BytesIO(build(*sheets))).sheetnames
    assert names == ["Tahap  1   a b", "X" * 31, "x" * 27 + " (2)", "Lanjutan (2)"]


@pytest.mark.parametrize(("wanted", "name"), [("", "Lembar"), ("''", "Lembar"), ("History", "History (2)")])
def test_a_sheet_always_gets_a_name(wanted, name):
    assert sheet_name(wanted, set()) == name


def test_a_failed_workbook_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(TypeError):
        build(one_column(Kind.NUMBER, "bukan angka"))
    assert list(tmp_path.iterdir()) == []


def test_the_answer_is_a_file_to_save():
    response = workbook_response(b"isi", "KIPP-2026-pemenang.xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="KIPP-2026-pemenang.xlsx"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in response["Cache-Control"]
