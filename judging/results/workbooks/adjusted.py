"""The cells of a stage scored by the additive method: what is taken out of each total, and a check of it.

The severities are values, because they are one solution over all sheets; everything that follows is a live formula.
They are right when the residuals of every judge, and of every entry, add up to 0: that is what least squares demands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from itertools import groupby

from django.db.models import Count
from xlsxwriter.utility import xl_col_to_name

from competitions.models import Competition, Stage
from judging.models import PanelMember, Scorecard
from judging.ranking.severities import left_after_closing, reason_of_left, severities_shown
from judging.results.workbooks.titles import title_lines
from judging.sealed_names import sealed_names_of
from kipp.shared.spreadsheets import Column, Formula, Kind, Sheet
from submissions.models import Submission

SEAT_COLUMN = "$D"  # of the sheet of a stage
ADDED = [
    Column("Ketatnya juri", Kind.NUMBER, width=10),
    Column("Total disetarakan", Kind.NUMBER, width=12),
    Column("Sisa", Kind.NUMBER, width=8),
]
COLUMNS = [
    Column("Kursi", width=8),
    Column("Juri", width=34),
    Column("Ketatnya juri", Kind.NUMBER, width=14, decimals=6),
    Column("Lembar dihitung", Kind.INTEGER, width=12),
    Column("Rata-rata sisa", Kind.NUMBER, width=14, decimals=6),
]
EXPLANATION = (
    "Ketatnya juri = selisihnya terhadap rata-rata juri, dihitung dengan kuadrat terkecil ketika tahap ditutup. "
    "Nilai tahap = rata-rata dari (total − ketatnya juri). Sisa = total disetarakan − nilai tahap. Perhitungannya "
    "benar bila rata-rata sisa setiap juri 0 dan jumlah ketatnya juri 0, selain pembulatan lembar kerja."
)


@dataclass(frozen=True)
class Adjustment:
    """The severities of a stage by seat, on 0–100, and the sheet that they stand on, without its rows.

    counted: codes of the entries whose sheets they rest on. cards: how many of those each seat has. names: of judges.
    """

    stage: Stage
    sheet: Sheet
    severities: dict[str, Fraction]
    names: dict[str, str]
    cards: dict[str, int]
    counted: frozenset[str]

    def cell_of(self, seat: str) -> str:
        return f"'{self.sheet.name}'!$C${self.sheet.first_row + list(self.severities).index(seat)}"


def adjustment_of(stage: Stage, competition: Competition, now: datetime, state: str) -> Adjustment | None:
    """Returns what an additive stage takes out of the totals, None for other methods and before it is estimated."""
    shown = {judge: value for _, judges in severities_shown([stage]) for judge, value in judges}
    if not shown:
        return None
    seats = dict(PanelMember.objects.filter(stage=stage).values_list("judge_id", "position"))
    judges = sorted(shown, key=lambda judge: seats[judge.pk])
    sealed_names_of(competition).onto_judges(judges)
    admitted = Submission.objects.filter(admissions__stage=stage)
    reason = reason_of_left(stage)
    counted = admitted.eligible() | left_after_closing(stage) if reason else admitted.eligible()
    finished = Scorecard.objects.filter(stage=stage, state=Scorecard.State.FINISHED, submission__in=counted)
    cards = dict(finished.order_by("judge").values_list("judge").annotate(Count("pk")))
    left = f"Lembar proposal yang keluar tetap dipakai untuk menghitungnya. Alasan: {reason}" if reason else ""
    lines = title_lines(f"Ketatnya juri, {stage}", competition, now, state, EXPLANATION, left)
    return Adjustment(
        stage=stage,
        sheet=Sheet(f"Ketatnya juri {stage.position}", lines, COLUMNS, []),
        severities={f"J{seats[judge.pk]}": shown[judge] for judge in judges},
        names={f"J{seats[judge.pk]}": judge.full_name for judge in judges},
        cards={f"J{seats[judge.pk]}": cards.get(judge.pk, 0) for judge in judges},
        counted=frozenset(counted.values_list("code", flat=True)),
    )


def adjusted_rows(rows: Iterable[list], adjustment: Adjustment, *, first_row: int) -> Iterator[list]:
    """Puts severity, adjusted total and residual before the last cell of each row; rows of an entry stand together.

    The cells of a row begin with the code of its entry and end with total and state; the fourth is the seat.
    """
    start = first_row
    for code, group in groupby(rows, key=lambda row: row[0]):
        own = list(group)
        yield from rows_of_entry(own, adjustment if code in adjustment.counted else None, start)
        start += len(own)


def rows_of_entry(rows: list[list], adjustment: Adjustment | None, start: int) -> Iterator[list]:
    adjusted = {}
    for place, row in enumerate(rows):
        if adjustment and isinstance(row[-2], Formula):
            adjusted[place] = Fraction(row[-2].value) - adjustment.severities[row[3]]
    score = sum(adjusted.values()) / len(adjusted) if adjusted else None
    for place, row in enumerate(rows):
        *cells, state = row
        if place not in adjusted:
            yield [*cells, None, None, None, state]
            continue
        total, severity, net = (xl_col_to_name(len(cells) + step) for step in (-1, 0, 1))
        own = f"${net}${start}:${net}${start + len(rows) - 1}"
        yield [
            *cells,
            Formula(f"={adjustment.cell_of(row[3])}", adjustment.severities[row[3]]),
            Formula(f"={total}{{row}}-{severity}{{row}}", adjusted[place]),
            Formula(f"={net}{{row}}-AVERAGE({own})", adjusted[place] - score),
            state,
        ]


def severity_sheet(adjustment: Adjustment, of_stage: Sheet) -> Sheet:
    """Returns the sheet of the severities, which checks them against the residuals on the sheet of the stage."""
    first, last = of_stage.first_row, of_stage.first_row + adjustment.stage.scorecards.count() - 1
    residual = xl_col_to_name(len(of_stage.columns) - 2)
    seats = f"'{of_stage.name}'!{SEAT_COLUMN}${first}:{SEAT_COLUMN}${last}"
    residuals = f"'{of_stage.name}'!${residual}${first}:${residual}${last}"
    rows = [
        [
            seat,
            adjustment.names[seat],
            value,
            Formula(f'=COUNTIFS({seats},A{{row}},{residuals},"<>")', Fraction(adjustment.cards[seat])),
            Formula(f"=SUMIF({seats},A{{row}},{residuals})/D{{row}}", Fraction(0)),
        ]
        for seat, value in adjustment.severities.items()
    ]
    top = adjustment.sheet.first_row
    total = Formula(f"=SUM(C{top}:C{top + len(rows) - 1})", Fraction(0))
    return replace(adjustment.sheet, rows=[*rows, ["", "Jumlah, seharusnya 0", total, None, None]])
