"""The grid and the file of an assignment, as they are sent."""

from dataclasses import dataclass

from django import forms

from competitions.models import Stage
from judging.assignment.file import plan_of, read_assignment
from judging.assignment.table import EVERYBODY, AssignmentTable, CellState, Pair, table_of
from judging.models import PanelMember
from submissions.models import Submission


@dataclass(frozen=True)
class Box:
    """A cell of the grid: `is_checked` as on the screen, `differs` when that is not what is stored."""

    seat: PanelMember
    state: CellState
    is_checked: bool

    @property
    def differs(self) -> bool:
        return self.state.is_changeable and self.is_checked != self.state.counts


class AssignmentGrid:
    """Reads the boxes of one page: a field per entry, named by its code, with the ids of the judges ticked.

    `proposal` lists the codes of the page; a code or id that is unknown makes the page an old one (scope gets None).
    """

    def __init__(self, data, table: AssignmentTable):
        by_code = {entry.code: entry.pk for entry in table.entries}
        codes = data.getlist("proposal")
        self.version = data.get("version", "")
        self.scope = {by_code.get(code) for code in codes}
        self.wanted: set[Pair] = {
            (by_code[code], number(judge)) for code in codes if code in by_code for judge in data.getlist(code)
        }

    @classmethod
    def stored(cls, table: AssignmentTable) -> "AssignmentGrid":
        """Returns the grid as it is stored."""
        grid = cls.__new__(cls)
        grid.version, grid.scope, grid.wanted = "", set(), table.pairs
        return grid

    def rows(self, table: AssignmentTable, entries: list[Submission]) -> list[tuple[Submission, list[Box], int]]:
        """Returns each entry with its boxes and how many judges it has on the screen."""
        result = []
        for entry in entries:
            boxes = [self.box(table, entry, seat) for seat in table.seats]
            result.append((entry, boxes, sum(box.is_checked for box in boxes)))
        return result

    def box(self, table: AssignmentTable, entry: Submission, seat: PanelMember) -> Box:
        pair = (entry.pk, seat.judge_id)
        state = table.cells[pair]
        return Box(seat, state, pair in self.wanted if state.is_changeable else state.counts)


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


class AssignmentFileForm(forms.Form):
    """The file of an assignment; its rows end up in `rows`."""

    file = forms.FileField(
        label="Berkas penugasan",
        help_text="XLSX atau CSV, paling besar 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas penugasan."},
    )

    def __init__(self, *args, stage: Stage, **kwargs):
        super().__init__(*args, **kwargs)
        self.stage = stage

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not self.stage.cards_per_entry:
            raise forms.ValidationError(EVERYBODY)
        self.rows = read_assignment(file, file.name)
        plan_of(self.rows, table_of(self.stage))
        return file
