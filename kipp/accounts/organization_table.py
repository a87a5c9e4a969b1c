"""Reads a CSV or XLSX file of organizations into a table of text, refusing what is not such a file."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import tablib
from django.core.exceptions import ValidationError
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from kipp.shared.text import clean_line
from kipp.shared.wording import file_size

COLUMNS = ("name", "short_name", "kind", "parent_short_name", "counted_as_opd", "note")
ROW = "#row"  # number of the row in the file, for messages
PROBLEM = "#problem"  # what is wrong with the row as such
MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_ROWS = 1000
MAX_WIDTH = 30
LONGEST = 500
UNREADABLE = (
    "Berkas tidak dapat dibaca. Simpan ulang sebagai XLSX atau CSV dari aplikasi lembar kerja, lalu unggah lagi."
)
# What a spreadsheet shows where a formula failed, and what programs write for a number that is none.
NOT_VALUES = {
    *("#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#spill!", "#calc!", "#getting_data"),
    *(
        "#field!",
        "#blocked!",
        "#connect!",
        "#unknown!",
        "#busy!",
        "nan",
        "inf",
        "-inf",
        "+inf",
        "infinity",
        "-infinity",
    ),
}
NOT_A_VALUE = "Ada sel berisi kesalahan ({cell}). Isi dengan nilai yang benar."
FORMULA = "Ada sel berisi rumus. Tempel isinya sebagai nilai, bukan rumus."


def read_table(file, name: str) -> tablib.Dataset:
    """Returns the rows of an uploaded file as cleaned text, with their numbers and problems.

    `file` has `size` and `read()`; `name` decides between CSV and XLSX. Raises ValidationError when the file is larger
    than 2 MB, not readable, has other columns than COLUMNS, or more than 1,000 rows.
    """
    if file.size > MAX_BYTES:
        raise ValidationError(
            f"Berkas ditolak: ukuran {file_size(file.size)}, batas 2 MB. Tidak ada data yang berubah."
        )
    content = file.read()
    suffix = Path(name).suffix.lower()
    if suffix == ".csv":
        rows = csv_rows(content)
    elif suffix == ".xlsx":
        rows = xlsx_rows(content)
    else:
        raise ValidationError("Pilih berkas XLSX atau CSV. Berkas XLS lama perlu disimpan ulang sebagai XLSX.")
    return to_dataset(rows)


def csv_rows(content: bytes) -> list[list[str]]:
    """Reads comma or semicolon separated text in UTF-8 or the encoding of older Excel."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    heading = text.partition("\n")[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise ValidationError(UNREADABLE) from error


def xlsx_rows(content: bytes) -> list[list]:
    """Reads the first sheet; formulas come as the text that begins with an equals sign."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise ValidationError(UNREADABLE)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        sheet = book.worksheets[0]
        lines = sheet.iter_rows(max_row=MAX_ROWS + 2, max_col=MAX_WIDTH, values_only=True)
        return [list(line) for line in lines]
    except ValidationError:
        raise
    except Exception as error:
        # A damaged file makes zipfile, zlib, the XML parser and openpyxl raise nearly anything, RuntimeError included.
        raise ValidationError(UNREADABLE) from error


def to_dataset(rows: list[list]) -> tablib.Dataset:
    """Finds the headings, drops blank rows and cleans the cells."""
    filled = [(number, cells) for number, row in enumerate(rows, start=1) if any(cells := [as_text(c) for c in row])]
    if not filled:
        raise ValidationError("Berkas ini kosong. Isi setidaknya judul kolom dan satu baris.")
    columns = place_columns(filled[0][1])
    if len(filled) == 1:
        raise ValidationError("Berkas ini hanya berisi judul kolom. Isi setidaknya satu baris.")
    if len(filled) - 1 > MAX_ROWS:
        raise ValidationError(f"Berkas ini berisi lebih dari {MAX_ROWS} baris. Bagi menjadi beberapa berkas.")
    table = tablib.Dataset(headers=[*COLUMNS, ROW, PROBLEM])
    for number, cells in filled[1:]:
        values = [cells[place] if place < len(cells) else "" for place in columns.values()]
        table.append([*(value[: LONGEST + 1] for value in values), str(number), problem_of(cells, columns)])
    return table


def as_text(value) -> str:
    """Writes a cell as a person reads it, on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (ArrayFormula, DataTableFormula)):
        return "="  # problem_of() says what to do about formulas
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean_line(str(value))


def place_columns(headings: list[str]) -> dict[str, int]:
    """Returns where each expected column stands; raises ValidationError unless exactly those are there."""
    found = [heading.casefold() for heading in headings]
    while found and not found[-1]:
        found.pop()
    if sorted(found) == sorted(COLUMNS):
        return {column: found.index(column) for column in COLUMNS}
    missing = [column for column in COLUMNS if column not in found]
    unknown = [heading or "(kosong)" for heading in found if heading not in COLUMNS]
    doubled = sorted({heading for heading in found if heading in COLUMNS and found.count(heading) > 1})
    parts = [f"Kolom yang diharapkan: {', '.join(COLUMNS)}."]
    parts += [f"Belum ada: {', '.join(missing)}."] if missing else []
    parts += [f"Tidak dikenal: {', '.join(heading[:40] for heading in unknown)}."] if unknown else []
    parts += [f"Muncul dua kali: {', '.join(doubled)}."] if doubled else []
    raise ValidationError("Judul kolom tidak sesuai. " + " ".join(parts))


def problem_of(cells: list[str], columns: dict[str, int]) -> str:
    """Says what is wrong with the row before its values are looked at; empty when nothing is."""
    if any(cell.startswith("=") for cell in cells):
        return FORMULA
    if wrong := next((cell for cell in cells if cell.casefold() in NOT_VALUES), ""):
        return NOT_A_VALUE.format(cell=wrong)
    if any(cells[len(columns) :]):
        return "Baris ini memiliki lebih banyak sel daripada judul kolom."
    if any(len(cell) > LONGEST for cell in cells):
        return f"Ada sel yang lebih panjang dari {LONGEST} huruf."
    return ""
