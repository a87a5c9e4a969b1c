"""The forms of the screening: the checklist with the decision, and the return with its notes."""

from datetime import datetime, time, timedelta

from django import forms

from kipp.shared.forms import CleanTextField, InstantField
from kipp.shared.wording import JAKARTA, local
from submissions.checklist import Point
from submissions.decisions import DECISIONS
from submissions.models import ChecklistMark
from submissions.sections import Section

SAVE, UNDECIDE = "save", "undecide"
DAYS_TO_CORRECT = 3
# Short enough to stand side by side.
RESULTS = [(ChecklistMark.Result.MET, "memenuhi"), (ChecklistMark.Result.UNMET, "tidak"), ("", "belum")]


class DecisionForm(forms.Form):
    """What is decided and why; whether a reason is needed, the lifecycle says."""

    use_required_attribute = False

    action = forms.ChoiceField(choices=[(action, action) for action in (*DECISIONS, SAVE, UNDECIDE)])
    reason = CleanTextField(label="Alasan", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class ChecklistForm(forms.Form):
    """Result and note of every point. The page carries what it showed, so that only what was changed is saved."""

    use_required_attribute = False

    def __init__(self, data=None, *, points: list[Point]):
        super().__init__(data)
        self.points = points
        for point in points:
            self.fields[f"result_{point.item.pk}"] = forms.ChoiceField(
                label=point.item.label,
                choices=RESULTS,
                required=False,
                initial=point.result,
                show_hidden_initial=True,
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{point.item.pk}"] = CleanTextField(
                label=f"Catatan: {point.item.label}",
                required=False,
                initial=point.note,
                show_hidden_initial=True,
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def rows(self):
        """Yields each point with its two fields and what the page shows of them at first, as hidden fields."""
        for point in self.points:
            result, note = self[f"result_{point.item.pk}"], self[f"note_{point.item.pk}"]
            yield point, result, note, result.as_hidden(only_initial=True) + note.as_hidden(only_initial=True)

    def changed_marks(self) -> dict[int, tuple[str, str]]:
        """Returns what differs from the page as it was opened, by primary key of the item."""
        changed = set(self.changed_data)
        marks = {}
        for point in self.points:
            result, note = f"result_{point.item.pk}", f"note_{point.item.pk}"
            if {result, note} & changed:
                marks[point.item.pk] = (
                    self.cleaned_data[result] if result in changed else point.result,
                    self.cleaned_data[note] if note in changed else point.note,
                )
        return marks


class DeadlineForm(forms.Form):
    """Until when the entry may be put right."""

    use_required_attribute = False

    until = InstantField(
        label="Perbaikan paling lambat",
        help_text="Waktu WIB. Sesudahnya proposal tidak dapat diubah lagi.",
        error_messages={"required": "Isi batas waktu perbaikan."},
    )

    def __init__(self, data=None, *, now: datetime):
        super().__init__(data, initial={"until": days_later(now)})


class ReturnForm(DeadlineForm):
    """A note for each section; those left empty need no correction."""

    def __init__(self, data=None, *, sections: tuple[Section, ...], now: datetime):
        super().__init__(data, now=now)
        self.sections = sections
        for section in sections:
            self.fields[f"note_{section.key}"] = CleanTextField(
                label=f"Catatan untuk {section.label}", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def rows(self):
        """Yields each section with its field."""
        for section in self.sections:
            yield section, self[f"note_{section.key}"]

    def notes(self) -> dict[str, str]:
        return {section.key: self.cleaned_data[f"note_{section.key}"] for section in self.sections}


def days_later(now: datetime) -> datetime:
    """Returns the last second of the day, in Kudus, a few days from now."""
    last_day = local(now).date() + timedelta(days=DAYS_TO_CORRECT)
    return datetime.combine(last_day, time(23, 59, 59), tzinfo=JAKARTA)
