"""The sheets of the stages: one row per judge and entry, the marks in the order of the rubric, a live total."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Sum
from xlsxwriter.utility import xl_col_to_name

from competitions.models import Competition, Criterion, Stage
from judging.models import Scorecard
from judging.results.workbooks.adjusted import ADDED, Adjustment, adjusted_rows
from judging.results.workbooks.titles import title_lines
from judging.sealed_names import SealedNames, sealed_names_of
from kipp.shared.spreadsheets import Column, Formula, Kind, Sheet
from submissions.models import Submission

AT_ONCE = 2000
COLUMNS = [
    Column("Kode", width=13),
    Column("Nama inovasi", width=28),
    Column("Perangkat daerah atau unit kerja", width=32),
    Column("Kursi", width=7),
    Column("Juri", width=28),
]
EXPLANATION = (
    "Total = jumlah (nilai × bobot) ÷ jumlah bobot, dibawa ke 0–100. "
    "Hanya lembar yang selesai memuat nilai; lembar lain tidak dihitung. "
    "Nilai tahap di lembar Peringkat dihitung dari kolom Total di sini, jadi urutan baris jangan diubah."
)
MARKS = {"marks": ArrayAgg("scores__value", order_by="scores__criterion__position")}
POINTS = {"points": Sum(F("scores__value") * F("scores__criterion__weight"))}


def stage_sheet(
    stage: Stage, competition: Competition, now: datetime, state: str, adjustment: Adjustment | None = None
) -> Sheet:
    """Returns the sheet of one stage; its rows are read while they are written. state: how settled the result is."""
    criteria = sorted(stage.criteria.all(), key=lambda criterion: criterion.position)
    lines = title_lines(
        f"Nilai juri, {stage}",
        competition,
        now,
        state,
        f"Nilai tahap: {stage.get_method_display()} dari total lembar yang dihitung.",
        EXPLANATION,
        f"Total disetarakan = Total − ketatnya juri, dari lembar {adjustment.sheet.name}." if adjustment else "",
    )
    sheet = Sheet(
        f"Tahap {stage.position}",
        lines,
        [
            *COLUMNS,
            *(Column(criterion.label, Kind.NUMBER, width=13) for criterion in criteria),
            Column("Total", Kind.NUMBER, width=10),
            *(ADDED if adjustment else []),
            Column("Keadaan lembar", width=36),
        ],
        card_rows(stage, criteria),
        above=[*[None] * (len(COLUMNS) - 1), "Bobot", *(criterion.weight for criterion in criteria)],
        frozen_columns=2,
    )
    if adjustment is None:
        return sheet
    return replace(sheet, rows=adjusted_rows(sheet.rows, adjustment, first_row=sheet.first_row))


def card_rows(stage: Stage, criteria: list[Criterion]) -> Iterator[list]:
    """Yields the cells of one card after the other; marks only of finished cards, because others do not count."""
    unit = sum((criterion.weight for criterion in criteria), Decimal(0)) * stage.scale_max
    total = total_template(stage, len(criteria))
    no_marks = [None] * (len(criteria) + 1)
    names = sealed_names_of(stage.competition)
    for code, entry_names, seat, judge, state, entry_state, on_paper, marks, points in named_cards(stage, names):
        is_finished = state == Scorecard.State.FINISHED and len(marks) == len(criteria) and None not in marks
        values = [*marks, Formula(total, 100 * points / unit)] if is_finished else no_marks
        chair = f"J{seat}" if seat else None
        yield [code, *entry_names, chair, judge, *values, state_in_words(state, entry_state, on_paper)]


def named_cards(stage: Stage, names: SealedNames) -> Iterator[tuple]:
    """Yields the cards with the sealed title and organization, and the sealed name of the judge, where there is one."""
    for code, title, organization, seat, judge_id, judge, *rest in cards_of(stage):
        known = names.entries.get(code)
        entry_names = (known.title, known.organization) if known else (title, organization)
        yield (code, entry_names, seat, names.judges.get(judge_id, (judge, ""))[0], *rest)


def cards_of(stage: Stage) -> QuerySet:
    """Returns one row per card with its marks as an array, in one query: by entry, then by seat."""
    cards = Scorecard.objects.filter(stage=stage).annotate(
        seat=FilteredRelation("judge__panels", condition=Q(judge__panels__stage=stage.pk)), **MARKS, **POINTS
    )
    return (
        cards.order_by("submission__code", "seat__position", "judge_id")
        .values_list(
            "submission__code",
            "submission__title",
            "submission__organization__name",
            "seat__position",
            "judge_id",
            "judge__full_name",
            "state",
            "submission__state",
            "is_on_paper",
            "marks",
            "points",
        )
        .iterator(chunk_size=AT_ONCE)
    )


def total_template(stage: Stage, criteria: int) -> str:
    """Returns the formula of the weighted total on 0–100, from the marks of a row and the weights over the headings."""
    first, last = xl_col_to_name(len(COLUMNS)), xl_col_to_name(len(COLUMNS) + criteria - 1)
    weights = f"${first}${{above}}:${last}${{above}}"
    formula = f"=SUMPRODUCT({first}{{row}}:{last}{{row}},{weights})/SUM({weights})"
    return formula if stage.scale_max == 100 else f"{formula}*100/{stage.scale_max.normalize():f}"


def total_ranges(stage: Stage, sheet: Sheet) -> dict[int, str]:
    """Returns where the totals that make its score stand on the sheet of a stage, by entry id."""
    total = len(COLUMNS) + len(stage.criteria.all())
    is_adjusted = len(sheet.columns) > total + 2
    column = xl_col_to_name(total + 2 * is_adjusted)
    counts = Scorecard.objects.filter(stage=stage).order_by("submission__code").values_list("submission_id")
    ranges, row = {}, sheet.first_row
    for entry, number in counts.annotate(Count("pk")):
        ranges[entry] = f"'{sheet.name}'!${column}${row}:${column}${row + number - 1}"
        row += number
    return ranges


def score_template(stage: Stage, totals: str) -> str:
    """Returns the formula of a stage score from the cells of its totals, in an additive stage of the adjusted ones."""
    if stage.method == Stage.Method.MEDIAN:
        return f"=MEDIAN({totals})"
    if stage.method == Stage.Method.TRIMMED:
        trimmed = f"(SUM({totals})-MAX({totals})-MIN({totals}))/(COUNT({totals})-2)"
        return f"=IF(COUNT({totals})<5,AVERAGE({totals}),{trimmed})"
    return f"=AVERAGE({totals})"


def state_in_words(state: str, entry_state: str, on_paper: bool) -> str:
    """Returns the state of a card, whether it came on paper, and its entry's when that takes it out of the count."""
    words = str(Scorecard.State(state).label) + (", dari lembar kertas" if on_paper else "")
    if entry_state == Submission.State.ELIGIBLE:
        return words
    return f"{words}; proposal {Submission.State(entry_state).label}, tidak dihitung"
