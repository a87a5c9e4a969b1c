"""Writes workbooks (XLSX) with typed cells: text stays text, numbers are numbers, dates are dates.

A workbook is a list of sheets; a sheet is declared by its columns and gets its rows from an iterator, so that a
hundred thousand marks pass through without being held in memory.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from io import BytesIO
from tempfile import TemporaryDirectory

import xlsxwriter
from django.http import HttpResponse
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kipp.shared import wording

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A4 = 9
LONGEST_CELL = 32_767  # UTF-16 units, the limit of Excel
LONGEST_SHEET_NAME = 31
FIRST_YEAR = 1900  # Spreadsheets know no date before it.
DATE_FORMAT = "[$-421]dd mmmm yyyy"  # [$-421]: month names in Indonesian on any computer
DATETIME_FORMAT = r"[$-421]dd mmmm yyyy hh\.mm"
# What XML 1.0 or a spreadsheet cannot hold: controls but tab and line feed, lone surrogates, two non-characters.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c]")
FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
STARTS_OF_COMMANDS = ("=", "+", "-", "@", "\t")
CONTINUATION = "Lanjutan"
CONTINUED = f" […] teks berlanjut pada lembar {CONTINUATION}"


class Kind(Enum):
    """How the cells of a column are typed; a number may also be a Formula."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    DATETIME = "datetime"


@dataclass(frozen=True)
class Column:
    """A column: heading, kind, width in characters, and for numbers the decimals shown (all digits are stored)."""

    heading: str
    kind: Kind = Kind.TEXT
    width: float = 14
    decimals: int = 2


@dataclass(frozen=True)
class Formula:
    """A live formula of our own code with the value it has now, for viewers that do not calculate.

    `{row}` becomes the row of the cell, `{above}` the row over the headings. Never build one from typed text.
    """

    template: str
    value: Decimal | Fraction


@dataclass(frozen=True)
class Sheet:
    """A table with title lines over it; `above` are cells directly over the headings, such as weights."""

    name: str
    title: Sequence[str]
    columns: Sequence[Column]
    rows: Iterable[Sequence]
    above: Sequence[str | Decimal | None] = ()
    frozen_columns: int = 0
    row_height: float | None = None

    @property
    def heading(self) -> int:
        """The index of the row of headings, from 0."""
        return len(self.title) + 1 + bool(self.above)

    @property
    def first_row(self) -> int:
        """The number of the first row below the headings, as formulas name it."""
        return self.heading + 2


def build_workbook(*, title: str, sheets: Iterable[Sheet], made_at: datetime, mark: str = "") -> bytes:
    """Returns the bytes of a workbook; sheets are written one after the other, and each row is asked for once.

    mark: stands at the foot of every printed page.

    None leaves a cell empty. A text longer than a cell can hold goes on in the sheet "Lanjutan", which names the cell.
    Raises TypeError for a value that does not fit the kind of its column.
    """
    target = BytesIO()
    # A folder of our own, so that a failed export leaves nothing behind: the pages may hold personal data.
    with TemporaryDirectory(prefix="kipp-") as folder:
        workbook = xlsxwriter.Workbook(target, {"constant_memory": True, "tmpdir": folder})
        created = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        workbook.set_properties({"title": title, "company": "Pemerintah Kabupaten Kudus", "created": created})
        writer = WorkbookWriter(workbook, mark)
        for sheet in sheets:
            writer.write_sheet(sheet)
        writer.write_continuation()
        workbook.close()
    return target.getvalue()


def workbook_response(content: bytes, file_name: str) -> HttpResponse:
    """Answers with a workbook to be saved, never shown inside the site; `file_name` is ours and plain ASCII."""
    return HttpResponse(
        content,
        content_type=CONTENT_TYPE,
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "no-store, private",
        },
    )


class Page(Worksheet):
    """A worksheet that takes formulas as they are."""

    def _prepare_formula(self, formula, expand_future_functions=False):
        # The original looks for thirty functions of newer Excels in every formula, half a second for 14,000 of them.
        return formula.removeprefix("=")


class WorkbookWriter:
    """Keeps what the sheets of one workbook share: formats, names taken, texts that go on elsewhere."""

    def __init__(self, workbook: xlsxwriter.Workbook, mark: str = ""):
        self.workbook, self.mark = workbook, mark
        self.names = {CONTINUATION.casefold()}
        self.continued: list[tuple[str, str, int, str]] = []
        self.formats: dict[tuple, object] = {}

    def format(self, **properties):
        """Returns the format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({"valign": "top", **properties})
        return self.formats[key]

    def write_sheet(self, sheet: Sheet) -> None:
        """Writes one sheet from its title to its last row."""
        page = self.workbook.add_worksheet(sheet_name(sheet.name, self.names), worksheet_class=Page)
        self.names.add(page.name.casefold())
        heading = sheet.heading
        lay_out(page, sheet, heading, self.mark)
        for row, line in enumerate(sheet.title):
            style = {"bold": True, "font_size": 14} if row == 0 else {}
            self.write_line(page, row, 0, line, **style)
        for column, value in enumerate(sheet.above):
            if isinstance(value, str):
                self.write_line(page, heading - 1, column, value, italic=True)
            elif value is not None:
                page.write_number(heading - 1, column, as_float(value), self.format(italic=True))
        head = {"bold": True, "text_wrap": True, "bg_color": "#E3F1EC", "bottom": 1}
        for column, declared in enumerate(sheet.columns):
            self.write_line(page, heading, column, declared.heading, **head)
        last = self.write_rows(page, sheet, heading)
        page.autofilter(heading, 0, last, len(sheet.columns) - 1)
        page.ignore_errors({"number_stored_as_text": f"A{heading + 1}:XFD{last + 1}"})

    def write_line(self, page, row: int, column: int, text: str, **style) -> None:
        """Writes a text above the rows: a title, a heading, a cell over one."""
        text = writable(text)
        # The quote keeps the text a text even when somebody edits the cell and presses Enter.
        quote = {"quote_prefix": True} if text.startswith(STARTS_OF_COMMANDS) else {}
        page.write_string(row, column, text, self.format(**style, **quote))

    def write_rows(self, page, sheet: Sheet, heading: int) -> int:
        """Writes the rows below the headings; returns the index of the last row of the table."""
        writers = [self.cell_writer(page, column, heading) for column in sheet.columns]
        row = heading
        for row, values in enumerate(sheet.rows, start=heading + 1):
            if sheet.row_height:
                page.set_row(row, sheet.row_height)
            for column, (write, value) in enumerate(zip(writers, values, strict=True)):
                if value is not None and value != "":
                    write(row, column, value)
        return row

    def cell_writer(self, page, column: Column, heading: int) -> Callable:
        """Returns the function (row, column, value) that writes the cells of one column."""
        if column.kind is Kind.TEXT:
            return self.text_writer(page)
        if column.kind in (Kind.DATE, Kind.DATETIME):
            return self.date_writer(page, column.kind)
        decimals = 0 if column.kind is Kind.INTEGER else column.decimals
        style = self.format(num_format=f"0.{'0' * decimals}" if decimals else "0")

        def write(row, index, value):
            if isinstance(value, Formula):
                text = value.template.format(row=row + 1, above=heading)
                page.write_formula(row, index, text, style, as_float(value.value))
            else:
                page.write_number(row, index, as_float(value), style)

        return write

    def text_writer(self, page) -> Callable:
        """Returns the writer of a column of text; whatever it looks like, it is never a formula, link or number."""
        plain = self.format(text_wrap=True)
        quoted = self.format(text_wrap=True, quote_prefix=True)

        def write(row, index, value):
            first, *rest = pieces(writable(value))
            if rest:
                cell = xl_rowcol_to_cell(row, index)
                self.continued += [(page.name, cell, part, text) for part, text in enumerate(rest, start=2)]
            page.write_string(row, index, first, quoted if first.startswith(STARTS_OF_COMMANDS) else plain)

        return write

    def date_writer(self, page, kind: Kind) -> Callable:
        """Returns the writer of a column of dates, or of instants as the clock of Kudus shows them."""
        style = self.format(num_format=DATE_FORMAT if kind is Kind.DATE else DATETIME_FORMAT, align="left")
        in_words = self.text_writer(page)

        def write(row, index, value):
            if isinstance(value, datetime) != (kind is Kind.DATETIME) or not isinstance(value, date):
                raise TypeError(f"A {kind.value} is needed, not {type(value).__name__}.")
            if value.year < FIRST_YEAR:
                in_words(row, index, wording.moment(value) if kind is Kind.DATETIME else wording.day(value))
            else:
                page.write_datetime(row, index, on_clock(value) if kind is Kind.DATETIME else value, style)

        return write

    def write_continuation(self) -> None:
        """Adds the sheet with the rest of the texts that are longer than a cell; none, no sheet."""
        if not self.continued:
            return
        self.names.discard(CONTINUATION.casefold())
        columns = [Column("Lembar", width=20), Column("Sel"), Column("Bagian", Kind.INTEGER), Column("Teks", width=100)]
        lines = ["Lanjutan teks panjang", "Bagian 1 ada di selnya sendiri; sambungkan bagian-bagian menurut urutannya."]
        self.write_sheet(Sheet(CONTINUATION, lines, columns, list(self.continued), row_height=60))


def lay_out(page, sheet: Sheet, heading: int, mark: str) -> None:
    """Sets widths, frozen headings and the printed page: A4 landscape, as wide as the paper, headings repeated."""
    for column, declared in enumerate(sheet.columns):
        page.set_column(column, column, declared.width)
    page.freeze_panes(heading + 1, sheet.frozen_columns)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(heading - bool(sheet.above), heading)
    page.set_footer(f"&L&A&C{mark.replace('&', '&&')}&RHalaman &P dari &N")


def as_float(value: Decimal | Fraction | int) -> float:
    """Returns the number as a spreadsheet stores it; a float or text is refused with TypeError."""
    if isinstance(value, bool) or not isinstance(value, (Decimal, Fraction, int)):
        raise TypeError(f"An exact number is needed, not {type(value).__name__}.")
    # The only float of the portal: XLSX knows no other number. All digits a double carries (15 to 17) are kept.
    return float(value)


def on_clock(value: datetime) -> datetime:
    """Returns the instant as the clock of Kudus shows it, to the second, without zone: XLSX knows none."""
    return wording.local(value).replace(tzinfo=None, microsecond=0)


def writable(text: str) -> str:
    """Returns the text with plain line breaks and without what no spreadsheet can hold."""
    if not isinstance(text, str):
        raise TypeError(f"A text is needed, not {type(text).__name__}.")
    if not text.isprintable():
        text = UNWRITABLE.sub("", LINE_BREAKS.sub("\n", text))
    # xlsxwriter copies a text from <r> to </r> into the file as XML; a space after it makes it a text again.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def pieces(text: str) -> list[str]:
    """Splits a text into parts that fit a cell; the first says that it goes on. Joined, nothing is missing."""
    if 2 * len(text) <= LONGEST_CELL:
        return [text]
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return [text]
    parts, room = [], LONGEST_CELL - len(CONTINUED) - 1
    while units:
        end = 2 * room
        # A pair of surrogates is one character and stays together.
        if len(units) > end and 0xD8 <= units[end - 1] <= 0xDB:
            end -= 2
        parts.append(units[:end].decode("utf-16-le"))
        units, room = units[end:], LONGEST_CELL - 1
    return [parts[0] + CONTINUED, *parts[1:]]


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Returns a name a sheet may have: at most 31 characters, none of []:*?/\\, not among `taken` (case-folded)."""
    base = FORBIDDEN_IN_NAMES.sub(" ", writable(wanted)).strip(" '")[:LONGEST_SHEET_NAME].strip(" '") or "Lembar"
    name, number = base, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        tail = f" ({number})"
        name = base[: LONGEST_SHEET_NAME - len(tail)].rstrip() + tail
    return name
