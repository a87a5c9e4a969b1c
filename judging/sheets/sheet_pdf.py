"""The "lembar penilaian" to sign: all sheets of one judge in one stage, from templates/typst/lembar_penilaian.typ."""

from datetime import datetime

from competitions.models import Criterion
from judging.models import Scorecard
from judging.sheets.own_marks import Desk, Line
from judging.sheets.scoring import Mark
from judging.sheets.tally import contribution
from kipp.accounts.models import User
from kipp.shared import pdf, wording
from kipp.shared.forms import written
from submissions.documents import competition_name

DRAFT, FINISHED = "draf", "selesai"


def sheets_pdf(*, desk: Desk, judge: User, now: datetime, mark: str = "") -> bytes:
    """Returns the PDF as the judge may see it: in a blind stage nothing in it tells who made an entry.

    It is "selesai" once every sheet that can count is finished, and "draf" before that. mark: how settled the result
    is, for those who may know.
    """
    stage = desk.stage
    state = FINISHED if desk.finished_at else DRAFT
    printed = wording.moment(now, seconds=True)
    return pdf.render(
        "lembar_penilaian",
        {
            "competition": competition_name(stage.competition),
            "stage": str(stage),
            "judge": judge.full_name,
            "state": state,
            "facts": facts_of(desk, judge, state, printed),
            "sheets": [sheet_of(desk, line, number) for number, line in enumerate(desk.lines, start=1)],
            "aside": [entry_of(card) | {"state": card.get_state_display()} for card in desk.aside],
            "year": str(wording.local(now).year),
            "footer": " · ".join(filter(None, [f"Dicetak {printed}", state, mark])),
        },
    )


def facts_of(desk: Desk, judge: User, state: str, printed: str) -> list[list[str]]:
    """Returns what the sheets have in common as (label, text)."""
    stage = desk.stage
    facts = [["Juri", judge.full_name]]
    if judge.affiliation:
        facts.append(["Asal instansi", judge.affiliation])
    facts += [
        ["Tahap", f"{stage} ({stage.get_state_display()})"],
        ["Nilai", f"0–{written(stage.scale_max)} per kriteria; total 0–100 = jumlah (nilai × bobot) ÷ jumlah bobot"],
        ["Lembar", desk.progress_text],
    ]
    if desk.finished_at:
        facts.append(["Dinyatakan selesai", wording.long_moment(desk.finished_at, seconds=True)])
    return [*facts, ["Keadaan", state], ["Dicetak", printed]]


def entry_of(card: Scorecard) -> dict[str, str]:
    """Returns what names an entry, as far as its judge may know."""
    entry = card.submission
    return {
        "code": entry.code,
        "title": entry.title,
        "long_title": entry.long_title,
        "organization": entry.organization.name,
    }


def sheet_of(desk: Desk, line: Line, number: int) -> dict:
    """Returns a sheet with a row for each criterion, none while nothing is written on it.

    The total only of a complete one, because none is projected.
    """
    card, tally = line.card, line.tally
    criteria = desk.criteria if any(mark.value is not None or mark.note for mark in line.marks.values()) else []
    return entry_of(card) | {
        "number": str(number),
        "state": card.get_state_display() + (", dari lembar kertas" if card.is_on_paper else ""),
        "time": time_of(card),
        "lines": [criterion_line(desk, criterion, line.marks.get(criterion.pk)) for criterion in criteria],
        "total": wording.number(tally.total),
        "weights": written(sum(criterion.weight for criterion in desk.criteria)),
    }


def time_of(card: Scorecard) -> str:
    """Says when the sheet was finished, or saved."""
    if card.is_finished:
        return f"selesai {wording.moment(card.finished_at, seconds=True)}"
    return f"tersimpan {wording.moment(card.saved_at, seconds=True)}" if card.saved_at else "belum ada nilai"


def criterion_line(desk: Desk, criterion: Criterion, mark: Mark | None) -> dict[str, str]:
    """Returns a criterion with weight, mark, what the mark brings to the total, and the note."""
    value = mark.value if mark else None
    weights = sum(each.weight for each in desk.criteria)
    share = value and contribution(criterion, value, weights=weights, scale_max=desk.stage.scale_max)
    return {
        "label": criterion.label,
        "weight": written(criterion.weight),
        "value": wording.number(value),
        "share": wording.number(share),
        "note": mark.note if mark else "",
    }
