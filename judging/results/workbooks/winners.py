"""The workbook of the winners, tier by tier."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from competitions.models import Competition, Stage
from judging.results.sealing.seals import sealing_of
from judging.results.winners import Winner, outcome
from judging.results.workbooks.titles import state_line, title_lines
from kipp.accounts.models import User
from kipp.shared.spreadsheets import Column, Kind, Sheet
from submissions.models import Innovator

COLUMNS = [
    Column("Jenjang", width=10),
    Column("Tempat", Kind.INTEGER, width=8),
    Column("Kode", width=13),
    Column("Nama inovasi", width=28),
    Column("Judul lengkap", width=40),
    Column("Inovator", width=32),
    Column("Jabatan", width=26),
    Column("Perangkat daerah atau unit kerja", width=32),
    Column("Perangkat daerah induk", width=28),
    Column("Kategori", width=20),
    Column("Nilai akhir", Kind.NUMBER, width=10),
]


def winner_sheets(*, competition: Competition, user: User, now: datetime) -> Iterator[Sheet]:
    """Yields the one sheet; while something is still open, its title says what."""
    result = outcome(competition, user=user)
    problems = [] if competition.is_archived else result.problems
    lines = title_lines("Pemenang", competition, now, state_line(competition), *problems)
    stages = list(competition.stages.order_by("position"))
    sealing = sealing_of(competition)
    decree = (sealing.decree_number if sealing else "") or None
    of_stages = [Column(str(stage), Kind.NUMBER, width=14) for stage in stages]
    columns = [*COLUMNS, *of_stages, Column("Nomor SK", width=24)]
    rows = [[*row_of(winner), *scores_of(winner, stages), decree] for winner in result.winners]
    yield Sheet("Pemenang", lines, columns, rows, frozen_columns=4)


def scores_of(winner: Winner, stages: list[Stage]) -> list[Fraction | None]:
    """Returns the score in each stage, None where the entry was not admitted."""
    return [winner.stage_scores.get(stage.pk) for stage in stages]


def row_of(winner: Winner) -> list:
    """Returns the cells of a winner; names and positions of the innovators stand line by line beside each other."""
    entry = winner.submission
    parent = entry.organization.parent
    return [
        winner.tier,
        winner.place,
        entry.code,
        entry.title,
        entry.long_title,
        "\n".join(name_of(person) for person in winner.innovators),
        "\n".join(person.job_title for person in winner.innovators),
        entry.organization.name,
        parent.name if parent else None,
        entry.category.label if entry.category else None,
        winner.score,
    ]


def name_of(person: Innovator) -> str:
    return f"{person.name} (ketua)" if person.is_lead else person.name
