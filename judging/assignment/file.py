"""The assignment as a workbook: written to be changed, read back, and shown before anything is saved."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import tablib
from django.core.exceptions import ValidationError
from django.db import transaction
from xlsxwriter.utility import xl_col_to_name

from judging.assignment.assigning import lock_unclosed
from judging.assignment.table import AssignmentTable, CellState, save_assignment, table_of
from judging.models import PanelMember
from kipp.accounts.models import User
from kipp.accounts.organization_table import MAX_BYTES, MAX_ROWS, as_text, csv_rows, xlsx_rows
from kipp.shared.digests import digest_of
from kipp.shared.spreadsheets import Column, Sheet, build_workbook
from kipp.shared.wording import file_size

CODE = "Kode"
FACTS = (CODE, "Proposal", "Perangkat daerah")
GIVEN, WRITTEN, BARRED, ASIDE = "x", "terisi", "BK", "lepas"
MARKS = {CellState.GIVEN: GIVEN, CellState.WRITTEN: WRITTEN, CellState.BARRED: BARRED, CellState.ASIDE: ASIDE}
YES = {"x", "1", "ya", "v", "✓"}
NO = {"", "0", "tidak", "-", "–"}
SEAT = re.compile(r"j(\d{1,3})\b\s*(.*)", re.IGNORECASE)
ROW = "#row"
OUTDATED = "Penugasan sudah berubah sejak pratinjau. Tidak ada yang disimpan. Periksa pratinjau baru."


def build_assignment_workbook(table: AssignmentTable, *, made_at: datetime) -> bytes:
    """Returns the table as XLSX, one row an entry and one column a judge."""
    stage = table.stage
    lines = [
        f"Penugasan {stage}, {stage.competition}",
        f"Isi x pada juri yang menilai dan kosongkan yang lain; sasaran {stage.cards_per_entry or 'semua'} juri per "
        f"proposal. {WRITTEN}: lembar sudah berisi, tetap. {BARRED}: benturan kepentingan.",
    ]
    columns = [Column(CODE, width=14), Column(FACTS[1], width=36), Column(FACTS[2], width=24)]
    columns += [Column(heading_of(seat), width=12) for seat in table.seats]
    rows = (
        [
            entry.code,
            entry.title,
            entry.organization.short_name,
            *(MARKS.get(table.cells[entry.pk, seat.judge_id], "") for seat in table.seats),
        ]
        for entry in table.entries
    )
    sheet = Sheet("Penugasan", lines, columns, rows, frozen_columns=2)
    return build_workbook(title=lines[0], sheets=[sheet], made_at=made_at)


def heading_of(seat: PanelMember) -> str:
    return f"{seat} {seat.judge.full_name}"


def read_assignment(file, name: str) -> tablib.Dataset:
    """Returns the rows from the headings on as text, with their numbers; lines above the headings are passed over.

    Raises ValidationError when the file is larger than 2 MB, not readable, without the heading "Kode", or too long.
    """
    if file.size > MAX_BYTES:
        raise ValidationError(
            f"Berkas ditolak: ukuran {file_size(file.size)}, batas 2 MB. Tidak ada data yang berubah."
        )
    readers = {".csv": csv_rows, ".xlsx": xlsx_rows}
    if (suffix := Path(name).suffix.lower()) not in readers:
        raise ValidationError("Pilih berkas XLSX atau CSV. Berkas XLS lama perlu disimpan ulang sebagai XLSX.")
    rows = [[as_text(cell) for cell in row] for row in readers[suffix](file.read())]
    start = next((place for place, row in enumerate(rows) if row and row[0].casefold() == CODE.casefold()), None)
    if start is None:
        raise ValidationError("Baris judul kolom tidak ditemukan: sel pertamanya harus “Kode”. Unduh berkasnya lagi.")
    headings = rows[start]
    while headings and not headings[-1]:
        headings.pop()
    if len(set(headings)) != len(headings):
        raise ValidationError("Ada judul kolom yang sama atau kosong. Unduh berkasnya lagi.")
    body = [(number, row) for number, row in enumerate(rows[start + 1 :], start=start + 2) if any(row)]
    if not body:
        raise ValidationError("Berkas ini tidak berisi proposal.")
    if len(rows) > MAX_ROWS:
        raise ValidationError(f"Berkas ini berisi lebih dari {MAX_ROWS} baris. Tugaskan dengan tangan atau undian.")
    table = tablib.Dataset(headers=[*headings, ROW])
    width = len(headings)
    table.extend([[*(row + [""] * width)[:width], str(number)] for number, row in body])
    return table


@dataclass(frozen=True)
class Line:
    """What a row of the file does: `outcome` is changed, same or wrong."""

    number: int
    name: str
    outcome: str
    added: list[PanelMember] = field(default_factory=list)
    removed: list[PanelMember] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What a file does to the assignment, row by row; `wanted` are the pairs of its rows, `entries` their ids."""

    lines: list[Line]
    wanted: set
    entries: set[int]
    version: str
    file_digest: str

    def count(self, outcome: str) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def wrong(self) -> int:
        return self.count("wrong")

    @property
    def added(self) -> int:
        return sum(len(line.added) for line in self.lines)

    @property
    def removed(self) -> int:
        return sum(len(line.removed) for line in self.lines)

    @property
    def is_applicable(self) -> bool:
        return not self.wrong and self.count("changed") > 0

    @property
    def digest(self) -> str:
        """Names exactly this plan: another file, or another assignment by now, give another digest."""
        return digest_of([self.file_digest, self.version])


def plan_of(rows: tablib.Dataset, table: AssignmentTable) -> Plan:
    """Returns what the file would change; raises ValidationError when its columns are not this panel."""
    columns = place_judges(rows.headers, table)
    by_code = {entry.code.casefold(): entry for entry in table.entries}
    lines, wanted, seen = [], set(), {}
    for row in rows.dict:
        entry = by_code.get(row[rows.headers[0]].casefold())
        first = seen.setdefault(entry.pk, row[ROW]) if entry else None
        if entry is None or first != row[ROW]:
            problem = f"Proposal ini sudah ada pada baris {first}." if entry else unknown(row[rows.headers[0]])
            lines.append(Line(int(row[ROW]), entry.title if entry else "", "wrong", messages=[problem]))
            continue
        line, own = line_of(entry, row, columns, table)
        lines.append(line)
        wanted |= own
    chosen = [entry for entry in table.entries if entry.pk in seen]
    return Plan(lines, wanted, set(seen), table.version(chosen), digest_of(rows.dict))


def unknown(code: str) -> str:
    return f"Kode “{code[:40]}” bukan proposal tahap ini." if code else "Kode proposal belum diisi."


def place_judges(headings: list[str], table: AssignmentTable) -> list[tuple[str, str, PanelMember]]:
    """Returns (letter of the column, heading, seat) of each judge; the other columns are for people to read.

    Raises ValidationError when a judge of the panel has no column, or a column names somebody else.
    """
    seats = {seat.position: seat for seat in table.seats}
    found, problems = [], []
    for index, heading in enumerate(headings[:-1]):
        match = SEAT.fullmatch(heading)
        if index < len(FACTS) or not match:
            continue
        seat = seats.pop(int(match[1]), None)
        if seat is None or match[2].casefold() != seat.judge.full_name.casefold():
            problems.append(f"Sel {xl_col_to_name(index)}: “{heading[:60]}” tidak sesuai dengan panel sekarang.")
        else:
            found.append((xl_col_to_name(index), heading, seat))
    problems += [f"Kolom {heading_of(seat)} tidak ada." for seat in seats.values()] if not problems else []
    if problems:
        raise ValidationError([*problems, "Unduh berkas penugasan lagi, lalu pindahkan isinya."])
    return found


def line_of(entry, row: dict, columns: list, table: AssignmentTable) -> tuple[Line, set]:
    """Compares one row with what is assigned; returns its line and the pairs it wants."""
    added, removed, messages, wanted = [], [], [], set()
    for letter, heading, seat in columns:
        text, state = row[heading].casefold(), table.cells[entry.pk, seat.judge_id]
        if problem := problem_of_cell(text, state, seat):
            messages.append(f"Sel {letter}{row[ROW]}: {problem}")
        # "terisi" over a sheet that has been emptied since still means that the judge keeps it.
        is_wanted = text in YES or text == WRITTEN or state is CellState.WRITTEN
        if is_wanted:
            wanted.add((entry.pk, seat.judge_id))
        if state.is_changeable and is_wanted != state.counts:
            (added if is_wanted else removed).append(seat)
    outcome = "wrong" if messages else "changed" if added or removed else "same"
    return Line(int(row[ROW]), entry.title, outcome, added, removed, messages), wanted


def problem_of_cell(text: str, state: CellState, seat: PanelMember) -> str:
    """Says why a cell cannot be what it asks for; empty when it can."""
    known = YES | NO | {mark.casefold() for mark in MARKS.values()}
    if text not in known:
        return f"isi x atau kosongkan, bukan “{text[:20]}”."
    if text in YES and state is CellState.BARRED:
        return f"{seat.judge.full_name} memiliki benturan kepentingan dengan proposal ini."
    if text in YES and state in (CellState.ASIDE, CellState.GONE):
        return f"{seat.judge.full_name} sudah dilepas dari panel."
    if text in NO and state is CellState.WRITTEN:
        return f"lembar {seat.judge.full_name} sudah berisi, jadi tidak dapat ditarik. Tulis “{WRITTEN}”."
    if text == WRITTEN and state is CellState.OPEN:
        return f"{seat.judge.full_name} belum mempunyai lembar ini. Isi x atau kosongkan."
    return ""


@transaction.atomic
def apply_file(*, stage, rows: tablib.Dataset, digest: str, by: User) -> tuple[int, int]:
    """Saves the file; `digest` is that of the plan which was agreed to. Returns (sheets added, taken away).

    Raises ValidationError when a row is wrong or the plan is no longer the one agreed to; nothing is saved then.
    """
    stage = lock_unclosed(stage=stage, by=by)
    plan = plan_of(rows, table_of(stage))
    if plan.wrong:
        raise ValidationError(f"{plan.wrong} baris salah, jadi tidak ada yang disimpan. Perbaiki berkasnya.")
    if plan.digest != digest:
        raise ValidationError(OUTDATED)
    return save_assignment(stage=stage, wanted=plan.wanted, entries=plan.entries, version=plan.version, by=by)
