"""The sheet of a judge as a form: a mark and a note for each criterion, and the version that was read."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from competitions.models import Criterion
from judging.models import Scorecard
from judging.sheets.scoring import Mark, marks_on, reason_for, too_high
from judging.sheets.tally import Tally, contribution, tally_of
from kipp.shared import wording
from kipp.shared.forms import CleanTextField, DecimalTextField, WholeNumberField, written

LONGEST_NOTE = 2000
TOO_LONG = f"Catatan paling banyak {LONGEST_NOTE} huruf; yang ditulis %(show_value)d."
ANCHOR = re.compile(r"(\d+\s*[–-]\s*\d+)\s*:\s*(.+)", re.ASCII)
HERE, STORED = "here", "stored"


class MarkField(DecimalTextField):
    """A mark from 0 to the highest of the stage; empty means not marked yet."""

    def __init__(self, *, scale_max: Decimal, **kwargs):
        super().__init__(required=False, **kwargs)
        self.scale_max = scale_max

    def validate(self, value):
        super().validate(value)
        if value is not None and value > self.scale_max:
            raise ValidationError(too_high(value, self.scale_max), code="too_high")


@dataclass(frozen=True)
class Row:
    """A criterion on the page; `typed` stands in the field, `kept` is the stored mark beside a refused entry.

    reason: why a note is still missing, empty when none is.
    """

    criterion: Criterion
    number: int
    typed: str
    note: str
    output: str
    kept: str
    errors: list[str]
    note_errors: list[str]
    reason: str
    is_current: bool

    @property
    def key(self) -> int:
        """Names the fields and anchors of the row on the page."""
        return self.criterion.position

    @property
    def is_unfolded(self) -> bool:
        """Shows the note, which only the current criterion does unless another one's is wrong or missing."""
        return self.is_current or bool(self.note_errors or self.reason)

    @property
    def says_something(self) -> bool:
        """Has something to say under the field: what is wrong, or what is still missing."""
        return bool(self.errors or self.note_errors or self.reason)

    @property
    def weight(self) -> str:
        return written(self.criterion.weight)

    @property
    def anchors(self) -> list[tuple[str, str]]:
        """The lines of the guide as (range, meaning) when each has the form `75–89: siap direplikasi`; else empty."""
        lines = [ANCHOR.fullmatch(line.strip()) for line in self.criterion.guide.splitlines() if line.strip()]
        return [(line[1], line[2]) for line in lines] if all(lines) else []

    @property
    def short(self) -> str:
        """The number that the label begins with, as printed on the form, else the place in the rubric."""
        first = self.criterion.label.split()[0]
        return first if first[0].isdigit() else str(self.number)


@dataclass(frozen=True)
class Difference:
    """A criterion on which this screen and the database disagree, and what is chosen unless the judge decides."""

    criterion: Criterion
    here: Mark
    stored: Mark
    choice: str

    @property
    def here_text(self) -> str:
        return shown(self.here.value) or "kosong"

    @property
    def stored_text(self) -> str:
        return shown(self.stored.value) or "kosong"


class ScorecardForm(forms.Form):
    """Fields `value-n` and `note-n` for the criterion at position n; fields left out keep what is stored."""

    version = WholeNumberField(required=False)
    resolved = WholeNumberField(required=False)

    def __init__(self, data=None, *, card: Scorecard, criteria: list[Criterion]):
        super().__init__(data)
        self.card, self.criteria = card, criteria
        for criterion in criteria:
            self.fields[f"value-{criterion.position}"] = MarkField(scale_max=card.stage.scale_max)
            self.fields[f"note-{criterion.position}"] = CleanTextField(
                required=False, max_length=LONGEST_NOTE, error_messages={"max_length": TOO_LONG}
            )

    @cached_property
    def present(self) -> dict[int, Mark]:
        """What is stored on the sheet, by criterion id; whoever saved it puts here what was stored then."""
        return marks_on(self.card)

    def read_version(self) -> int:
        """Returns the version that the page showed, or the one that a choice between two was made on."""
        cleaned = self.cleaned_data
        return cleaned.get("resolved") or cleaned.get("version") or 0

    def marks(self) -> dict[int, Mark]:
        """Returns what is to be saved, by criterion id; where the judge chose what is stored, nothing is."""
        if not self.cleaned_data.get("resolved"):
            return self.typed_marks()
        kept = {criterion.pk for criterion in self.criteria if self.choice(criterion) == STORED}
        return {key: mark for key, mark in self.typed_marks().items() if key not in kept}

    def typed_marks(self) -> dict[int, Mark]:
        """Returns the entries without error, by criterion id."""
        typed = {}
        for criterion in self.criteria:
            value, note = f"value-{criterion.position}", f"note-{criterion.position}"
            if value in self.data and value in self.cleaned_data:
                typed[criterion.pk] = Mark(
                    self.cleaned_data[value], self.cleaned_data.get(note) if note in self.data else None
                )
        return typed

    def choice(self, criterion: Criterion) -> str | None:
        """Returns what the judge chose between this screen and the database, None when there was no choice."""
        return self.data.get(f"pick-{criterion.position}")

    def differences(self, stored: dict[int, Mark]) -> list[Difference]:
        """Returns the criteria on which what was sent differs from what is stored."""
        found = []
        for criterion in self.criteria:
            here, there = self.typed_marks().get(criterion.pk), stored.get(criterion.pk, Mark(None, ""))
            if here is None or (here.value, here.note if here.note is not None else there.note) == there:
                continue
            usual = STORED if here.value is None and there.value is not None else HERE
            found.append(Difference(criterion, here, there, self.choice(criterion) or usual))
        return found

    def tally(self) -> Tally:
        """Returns the arithmetic of what is stored."""
        values = {key: mark.value for key, mark in self.present.items()}
        return tally_of(self.criteria, values, scale_max=self.card.stage.scale_max)

    def next_unmarked(self, after: int = 0) -> int | None:
        """Returns the place in the rubric, from 1, of the next criterion without a mark, going round at the end."""
        numbers = [number for number, each in enumerate(self.criteria, start=1) if not self.is_marked(each)]
        return next((number for number in numbers if number > after), numbers[0] if numbers else None)

    def first_error(self) -> int | None:
        """Returns the place in the rubric, from 1, of the first criterion that was filled in wrongly."""
        wrong = (
            number
            for number, each in enumerate(self.criteria, start=1)
            if self.errors.keys() & {f"value-{each.position}", f"note-{each.position}"}
        )
        return next(wrong, None)

    def first_unfinished(self) -> int | None:
        """Returns the place in the rubric, from 1, of the first criterion without a mark or a note that it needs."""
        rows = self.rows(0)
        return next((row.number for row in rows if row.reason or not self.is_marked(row.criterion)), None)

    def is_marked(self, criterion: Criterion) -> bool:
        return criterion.pk in self.present and self.present[criterion.pk].value is not None

    def rows(self, current: int) -> list[Row]:
        """Returns the criteria in rubric order; `current`, from 1, is the one unfolded."""
        return [self.row(criterion, number, current) for number, criterion in enumerate(self.criteria, start=1)]

    def row(self, criterion: Criterion, number: int, current: int) -> Row:
        value, note = self[f"value-{criterion.position}"], self[f"note-{criterion.position}"]
        stored = self.present.get(criterion.pk, Mark(None, ""))
        is_sent = self.is_bound and value.html_name in self.data
        return Row(
            criterion=criterion,
            number=number,
            typed=(value.data if is_sent else shown(stored.value)),
            note=note.data if self.is_bound and note.html_name in self.data else stored.note,
            output=self.output(criterion),
            kept=shown(stored.value),
            errors=list(value.errors),
            note_errors=list(note.errors),
            reason="" if stored.note else reason_for(self.card.stage, stored.value),
            is_current=number == current,
        )

    def output(self, criterion: Criterion) -> str:
        """Says what the stored mark contributes to the total."""
        if not self.is_marked(criterion):
            return "belum"
        weights = sum((each.weight for each in self.criteria), Decimal(0))
        value = self.present[criterion.pk].value
        return wording.number(contribution(criterion, value, weights=weights, scale_max=self.card.stage.scale_max))


def shown(value: Any) -> str:
    """Writes a stored mark as it is typed."""
    return "" if value is None else written(value)
