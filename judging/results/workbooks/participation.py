"""The workbook of participation: the roster with its entries, units counted for their parent."""

from collections.abc import Iterator
from datetime import datetime

from competitions.models import Competition
from judging.results.workbooks.titles import title_lines
from kipp.accounts.models import User
from kipp.shared.spreadsheets import Column, Kind, Sheet
from submissions.participation import Participant, Totals, participation, totals_of

COLUMNS = [
    Column("Perangkat daerah", width=48),
    Column("Nama singkat", width=20),
    Column("Unit kerja", Kind.INTEGER, width=10),
    Column("Draf", Kind.INTEGER, width=10),
    Column("Diajukan", Kind.INTEGER, width=10),
    Column("Lolos administrasi", Kind.INTEGER, width=14),
    Column("Ikut serta", width=10),
]
SUMMARY_COLUMNS = [Column("Keterangan", width=48), Column("Jumlah", Kind.INTEGER, width=10)]


def participation_sheets(*, competition: Competition, user: User, now: datetime) -> Iterator[Sheet]:
    """Yields the summary and the roster; `user` makes no difference, since both name organizations only."""
    participants = participation(competition)
    totals = totals_of(participants)
    sentence = f"{totals.participating} dari {totals.organizations} perangkat daerah mengajukan proposal."
    lines = title_lines("Ringkasan partisipasi", competition, now, sentence)
    yield Sheet("Ringkasan", lines, SUMMARY_COLUMNS, summary_of(totals))
    lines = title_lines("Partisipasi perangkat daerah", competition, now, sentence)
    yield Sheet("Partisipasi", lines, COLUMNS, [row_of(participant) for participant in participants], frozen_columns=1)


def summary_of(totals: Totals) -> list[list]:
    return [
        ["Perangkat daerah tercatat", totals.organizations],
        ["Perangkat daerah yang mengajukan", totals.participating],
        ["Perangkat daerah yang tidak mengajukan", totals.absent],
        ["Proposal diajukan", totals.submitted],
        ["Proposal lolos administrasi", totals.eligible],
        ["Draf yang tidak diajukan", totals.drafts],
    ]


def row_of(participant: Participant) -> list:
    return [
        participant.name,
        participant.short_name,
        participant.units,
        participant.drafts,
        participant.submitted,
        participant.eligible,
        "ya" if participant.took_part else "tidak",
    ]
