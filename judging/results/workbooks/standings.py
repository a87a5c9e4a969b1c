"""The workbook of the full ranking: the places, and one sheet per stage with every judge's marks."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from xlsxwriter.utility import xl_col_to_name

from competitions.models import Competition, Stage
from judging.models import Standing
from judging.ranking.groups import with_group_places
from judging.ranking.lines import deciding_sentences
from judging.ranking.places import lead_with_steps
from judging.results.winners import problems_of_ranking, problems_of_stages, until_closed
from judging.results.workbooks.adjusted import adjustment_of, severity_sheet
from judging.results.workbooks.cards import score_template, stage_sheet, total_ranges
from judging.results.workbooks.titles import state_line, title_lines
from judging.rules import hidden_stages
from judging.sealed_names import sealed_names_of
from kipp.accounts.models import User
from kipp.shared.spreadsheets import Column, Formula, Kind, Sheet

COLUMNS = [
    Column("Tempat", Kind.INTEGER, width=8),
    Column("Kode", width=13),
    Column("Nama inovasi", width=28),
    Column("Judul lengkap", width=40),
    Column("Perangkat daerah atau unit kerja", width=32),
    Column("Perangkat daerah induk", width=28),
]
FINAL_COLUMNS = [
    Column("Nilai akhir", Kind.NUMBER, width=10),
    Column("Jenjang", width=10),
    Column("Lembar dihitung", Kind.INTEGER, width=10),
    Column("Penentu terhadap tempat di atasnya", width=34),
    Column("Keterangan", width=40),
]

GROUP_COLUMNS = [Column("Kelompok", width=24), Column("Tempat dalam kelompok", Kind.INTEGER, width=12)]


def standing_sheets(*, competition: Competition, user: User, now: datetime) -> Iterator[Sheet]:
    """Yields the places, then the marks stage by stage; `user` makes no difference to those who may read rankings.

    The places are those of all stages together; between two stages, and while marks of a later one are kept back, those
    of the last stage that is closed.
    """
    hidden = hidden_stages(competition)
    stages = list(competition.stages.order_by("position").prefetch_related("criteria"))
    remarks = [until_closed(stage) for stage in hidden]
    state = state_line(competition)
    closed = [stage for stage in stages if stage.is_closed]
    is_between_stages = 0 < len(closed) < len(stages) and not any(stage.is_open for stage in stages)
    adjustments = {stage: adjustment_of(stage, competition, now, state) for stage in stages if stage not in hidden}
    sheets = {stage: stage_sheet(stage, competition, now, state, each) for stage, each in adjustments.items()}
    if closed and (hidden or is_between_stages):
        last = {closed[-1]: sheets[closed[-1]]}
        yield places_sheet(competition, last, now, *remarks, board=closed[-1].position, state=state)
    elif hidden:
        yield Sheet("Peringkat", title_lines("Peringkat", competition, now, *remarks), COLUMNS, [])
    else:
        yield places_sheet(competition, sheets, now, board=0, state=state)
    for stage, sheet in sheets.items():
        yield sheet
        if adjustments[stage]:
            yield severity_sheet(adjustments[stage], sheet)


def places_sheet(
    competition: Competition, sheets: dict[Stage, Sheet], now: datetime, *remarks: str, board: int, state: str
) -> Sheet:
    """Returns the sheet of all places on a board.

    The score of a stage is a live formula over the totals on its sheet, the final score one over the stages.
    """
    stages = list(sheets)
    entries = Standing.objects.board(competition, board).select_related("submission__organization__parent")
    entries = with_group_places(entries) if competition.ranks_groups else entries
    standings = lead_with_steps(list(entries.in_order()))
    sealed_names_of(competition).onto_entries([standing.submission for standing in standings])
    problems = [] if competition.is_archived else [*remarks, *problems_of(competition, standings, board)]
    lines = title_lines("Peringkat lengkap", competition, now, state, *problems)
    of_stages = [Column(str(stage), Kind.NUMBER, width=14) for stage in stages]
    labels = {criterion.pk: criterion.label for stage in stages for criterion in stage.criteria.all()}
    steps = deciding_sentences(stages, labels)
    totals = {stage: total_ranges(stage, sheet) for stage, sheet in sheets.items()}
    return Sheet(
        "Peringkat",
        lines,
        [*COLUMNS, *of_stages, *FINAL_COLUMNS, *(GROUP_COLUMNS if competition.ranks_groups else [])],
        ([*row_of(standing, totals, steps), *group_cells(competition, standing)] for standing in standings),
        above=[*[None] * (len(COLUMNS) - 1), "Bobot tahap", *(stage.weight for stage in stages)],
        frozen_columns=3,
    )


def problems_of(competition: Competition, standings: list[Standing], board: int) -> list[str]:
    """Returns what is open about a board; that of one closed stage only waits for what its ties need."""
    return (problems_of_stages(competition.stages.order_by("position")) if board == 0 else []) + problems_of_ranking(
        standings
    )


def row_of(standing: Standing, totals: dict[Stage, dict[int, str]], steps: dict[str, str]) -> list:
    """Returns the cells of an entry; `totals` tells where those of its sheets stand, by stage and entry."""
    entry = standing.submission
    parent = entry.organization.parent
    scores = standing.exact_stage_scores
    reached = {stage: scores.get(stage.pk) for stage in totals}
    return [
        standing.place,
        entry.code,
        entry.title,
        entry.long_title,
        entry.organization.name,
        parent.name if parent else None,
        *(stage_cell(stage, score, totals[stage].get(entry.pk)) for stage, score in reached.items()),
        final_cell(standing, reached),
        standing.tier,
        standing.cards,
        steps[standing.decided_by] if standing.decided_by else None,
        remark_of(standing),
    ]


def group_cells(competition: Competition, standing: Standing) -> list:
    """Returns the cells about the group of an entry, where the edition shows groups."""
    return [standing.group, standing.group_place] if competition.ranks_groups else []


def stage_cell(stage: Stage, score: Fraction | None, totals: str | None) -> Formula | None:
    """Returns the live score of a stage from the totals on its sheet; None while there is none."""
    return Formula(score_template(stage, totals), score) if totals and score is not None else None


def final_cell(standing: Standing, reached: dict[Stage, Fraction | None]) -> Formula | None:
    """Returns the live mean of the stages weighted by the row over the headings.

    When the stages reached weigh nothing together, the last one alone decides.
    """
    if standing.score is None:
        return None
    if not sum(stage.weight for stage, score in reached.items() if score is not None):
        decisive = max(at for at, score in enumerate(reached.values()) if score is not None)
        return Formula(f"={xl_col_to_name(len(COLUMNS) + decisive)}{{row}}", standing.exact_score)
    first, last = xl_col_to_name(len(COLUMNS)), xl_col_to_name(len(COLUMNS) + len(reached) - 1)
    own, weights = f"{first}{{row}}:{last}{{row}}", f"${first}${{above}}:${last}${{above}}"
    return Formula(f'=SUMPRODUCT({own},{weights})/SUMIF({own},"<>",{weights})', standing.exact_score)


def remark_of(standing: Standing) -> str | None:
    """Returns what has to be said about a place: none yet, or shared, and whether the panel has to decide."""
    if standing.place is None:
        return "Belum dinilai, jadi belum bertempat."
    if standing.needs_decision:
        return f"Tempat dipegang {standing.sharing} inovasi melewati batas. Perlu keputusan panel."
    return f"Tempat dipegang {standing.sharing} inovasi." if standing.sharing > 1 else None
