"""The workbook for the protocol office: who is called, in which order, by whom handed over, who comes."""

from collections.abc import Iterator
from datetime import datetime

from competitions.models import Competition
from judging.results.ceremony.calling import Call, programme_of
from judging.results.workbooks.titles import state_line, title_lines
from kipp.accounts.models import User
from kipp.shared.spreadsheets import Column, Kind, Sheet

COLUMNS = [
    Column("Urutan", Kind.INTEGER, width=8),
    Column("Jenjang", width=10),
    Column("Tempat", Kind.INTEGER, width=8),
    Column("Nama inovasi", width=28),
    Column("Judul lengkap", width=40),
    Column("Perangkat daerah atau unit kerja", width=32),
    Column("Nama yang dibacakan", width=34),
    Column("Cara membaca", width=28),
    Column("Inovator", width=32),
    Column("Diserahkan oleh", width=24),
    Column("Hadiah", width=20),
    Column("Kehadiran", width=22),
    Column("Kursi", width=8),
]


def ceremony_sheets(*, competition: Competition, user: User, now: datetime) -> Iterator[Sheet]:
    """Yields the one sheet, in the order of calling; while something is still open, its title says what."""
    programme = programme_of(competition, user=user)
    problems = [] if competition.is_archived else programme.problems
    lines = title_lines("Acara penyerahan", competition, now, state_line(competition), *problems)
    yield Sheet("Acara penyerahan", lines, COLUMNS, [row_of(call) for call in programme.calls], frozen_columns=4)


def row_of(call: Call) -> list:
    """Returns the cells of a call; the innovators stand line by line."""
    winner, detail = call.winner, call.detail
    return [
        call.number,
        winner.tier,
        winner.place,
        winner.title,
        winner.long_title,
        winner.organization,
        call.read_as,
        detail.pronunciation if detail else None,
        "\n".join(winner.names),
        call.handed_over_by,
        detail.prize if detail else None,
        call.attendance or "belum diketahui",
        detail.seat if detail else None,
    ]
