"""The workbook of participation: the board, its pace and the kinds of innovation; units counted for their parent."""

from collections.abc import Iterator
from datetime import datetime

from competitions.models import Competition
from judging.results.workbooks.titles import title_lines
from kipp.accounts.models import User
from kipp.shared.spreadsheets import Column, Kind, Sheet
from submissions.board import Row, board_of
from submissions.kinds import kinds_of
from submissions.pace import Before, edition_before, pace_of

COLUMNS = [
    Column("Perangkat daerah", width=48),
    Column("Nama singkat", width=20),
    Column("Keadaan", width=24),
    Column("Kelengkapan (%)", Kind.INTEGER, width=13),
    Column("Unit kerja", Kind.INTEGER, width=10),
    Column("Draf", Kind.INTEGER, width=10),
    Column("Diajukan", Kind.INTEGER, width=10),
    Column("dari unit kerja", Kind.INTEGER, width=10),
    Column("Lolos administrasi", Kind.INTEGER, width=14),
    Column("Ikut serta", width=10),
    Column("Perubahan terakhir (WIB)", Kind.DATETIME, width=20),
]
CONTACT_COLUMNS = [Column("Operator", width=36), Column("Nomor WhatsApp", width=24), Column("Surel", width=32)]
SUMMARY_COLUMNS = [Column("Keterangan", width=48), Column("Jumlah", Kind.INTEGER, width=10)]
KIND_COLUMNS = [Column("Golongan", width=20), Column("Ragam", width=48), Column("Proposal", Kind.INTEGER, width=10)]


def participation_sheets(*, competition: Competition, user: User, now: datetime) -> Iterator[Sheet]:
    """Yields the summary, the board, its pace and the kinds; only Setda gets names, numbers and addresses of people."""
    rows = board_of(competition, with_contacts=user.is_admin)
    arrivals = [entry for row in rows for entry in row.arrivals]
    before = edition_before(competition)
    taking_part = sum(row.took_part for row in rows)
    sentence = f"{taking_part} dari {len(rows)} perangkat daerah mengajukan proposal."

    def lines(title: str) -> list[str]:
        return title_lines(title, competition, now, sentence)

    yield Sheet("Ringkasan", lines("Ringkasan partisipasi"), SUMMARY_COLUMNS, summary_of(rows, before))
    columns = [*COLUMNS, *CONTACT_COLUMNS] if user.is_admin else COLUMNS
    by_name = sorted(rows, key=lambda row: (row.organization.name.casefold(), row.organization.pk))
    board = [cells_of(row) + (contact_cells(row) if user.is_admin else []) for row in by_name]
    yield Sheet("Partisipasi", lines("Partisipasi perangkat daerah"), columns, board, frozen_columns=1)
    days = pace_of(competition, arrivals, before, now=now)
    pace = [[day.date, day.days_left, day.count, day.before] for day in days]
    yield Sheet("Laju pengajuan", lines("Laju pengajuan"), pace_columns(competition, before), pace)
    kinds = [
        [kind.title, share.label, share.count] for kind in kinds_of(competition, arrivals) for share in kind.shares
    ]
    yield Sheet("Ragam", lines("Ragam inovasi yang diajukan"), KIND_COLUMNS, kinds)


def summary_of(rows: list[Row], before: Before | None) -> list[list]:
    taking_part = sum(row.took_part for row in rows)
    lines = [
        ["Perangkat daerah tercatat", len(rows)],
        ["Perangkat daerah yang mengajukan", taking_part],
        ["Perangkat daerah yang tidak mengajukan", len(rows) - taking_part],
        ["Proposal diajukan", sum(row.submitted for row in rows)],
        ["Proposal lolos administrasi", sum(row.eligible for row in rows)],
        ["Draf yang tidak diajukan", sum(len(row.drafts) for row in rows)],
    ]
    if before:
        lines += [
            [f"Perangkat daerah tercatat, {before.competition}", before.organizations],
            [f"Perangkat daerah yang mengajukan, {before.competition}", before.participating],
        ]
    return lines


def cells_of(row: Row) -> list:
    return [
        row.organization.name,
        row.organization.short_name,
        row.status.label,
        row.percent,
        row.units,
        len(row.drafts),
        row.submitted,
        row.from_units,
        row.eligible,
        "ya" if row.took_part else "tidak",
        row.last_activity,
    ]


def contact_cells(row: Row) -> list[str]:
    """Writes the operators below one another, name, number and address in the same line of each cell."""
    users = [contact.user for contact in row.contacts]
    return ["\n".join(getattr(user, name) or "–" for user in users) for name in ("full_name", "phone", "email")]


def pace_columns(competition: Competition, before: Before | None) -> list[Column]:
    return [
        Column("Tanggal", Kind.DATE, width=14),
        Column("Hari menjelang penutupan", Kind.INTEGER, width=14),
        Column(str(competition), Kind.INTEGER, width=14),
        Column(str(before.competition) if before else "Edisi sebelumnya", Kind.INTEGER, width=14),
    ]
