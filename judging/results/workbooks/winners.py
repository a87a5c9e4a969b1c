"""The workbook of the winners, a sheet for each tier."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from competitions.models import Competition, Stage
from judging.models import Sealing
from judging.results.winners import Winner, outcome
from judging.results.workbooks.titles import state_line_of, title_lines
from judging.seal_mark import seal_in_force
from kipp.accounts.models import User
from kipp.shared.spreadsheets import Column, Kind, Sheet

COLUMNS = [
    Column("Tempat", Kind.INTEGER, width=8),
    Column("Kode", width=13),
    Column("Nama inovasi", width=28),
    Column("Judul lengkap", width=40),
    Column("Inovator", width=32),
    Column("Jabatan", width=26),
    Column("Perangkat daerah atau unit kerja", width=32),
    Column("Perangkat daerah induk", width=28),
    Column("Nilai akhir", Kind.NUMBER, width=10),
]
DECREE_COLUMNS = [Column("Nomor SK", width=24), Column("Tanggal SK", Kind.DATE, width=20)]
NONE = "Pemenang"


def winner_sheets(*, competition: Competition, user: User, now: datetime) -> Iterator[Sheet]:
    """Yields a sheet for each tier, the first one first; while something is still open, its title says what."""
    result = outcome(competition, user=user)
    problems = [] if competition.is_archived else result.problems
    stages = list(competition.stages.order_by("position"))
    sealing = seal_in_force(competition)
    columns = [*COLUMNS, *(Column(str(stage), Kind.NUMBER, width=14) for stage in stages), *DECREE_COLUMNS]
    tiers = groupby(result.winners, key=lambda winner: winner.tier)
    sheets = [(tier, f"Pemenang {tier}", list(of_tier)) for tier, of_tier in tiers] or [(NONE, NONE, [])]
    for name, title, winners in sheets:
        lines = title_lines(title, competition, now, state_line_of(competition, sealing), *problems)
        rows = [row_of(winner, stages, sealing) for winner in winners]
        yield Sheet(name, lines, columns, rows, frozen_columns=3)


def row_of(winner: Winner, stages: list[Stage], sealing: Sealing | None) -> list:
    """Returns the cells of a winner; names and positions of the innovators stand line by line beside each other."""
    return [
        winner.place,
        winner.code,
        winner.title,
        winner.long_title,
        "\n".join(str(person) for person in winner.people),
        "\n".join(person.job_title for person in winner.people),
        winner.organization,
        winner.parent,
        winner.score,
        *(winner.stage_scores.get(stage.position) for stage in stages),
        sealing.decree_number if sealing else None,
        sealing.decree_on if sealing else None,
    ]
