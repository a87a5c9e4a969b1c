"""A signed sheet of paper as a form for Setda: mark and note of each criterion, the day it was signed, and its scan."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from competitions.models import Criterion
from judging.forms.scorecard import LONGEST_NOTE, TOO_LONG, MarkField
from judging.models import PaperSheet, Scorecard
from judging.sheets.paper import WRITTEN_ALREADY, sight_of
from judging.sheets.scoring import Mark
from kipp.shared.forms import CleanTextField, DayField, written

CHOOSE_AGAIN = "Pilih lagi pindaiannya; peramban tidak menyimpan pilihan berkas."


@dataclass(frozen=True)
class Line:
    """The two fields of a criterion."""

    criterion: Criterion
    value: BoundField
    note: BoundField

    @property
    def weight(self) -> str:
        return written(self.criterion.weight)


class PaperForm(forms.Form):
    """Fields `value-n` and `note-n` for the criterion at position n; filled only with what was typed from paper."""

    use_required_attribute = False

    signed_on = DayField(label="Tanggal tanda tangan", error_messages={"required": "Isi tanggal tanda tangan juri."})
    scan = forms.FileField(
        allow_empty_file=True,
        label="Pindaian lembar yang ditandatangani",
        required=False,
        help_text="PDF, JPEG, atau PNG; paling besar 10 MB. Semua halaman dalam satu berkas.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    replaces_draft = forms.BooleanField(
        label="Lembar kertas menggantikan isian juri di portal. Isian itu tetap tersimpan dalam riwayat.",
        required=False,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, card: Scorecard, criteria: list[Criterion], paper: PaperSheet | None, is_written: bool):
        stored = paper.marks if paper else {}
        initial = {"seen": sight_of(card, paper), "signed_on": paper.signed_on if paper else None}
        super().__init__(*args, initial=initial)
        self.criteria, self.paper = criteria, paper
        for criterion in criteria:
            value, note = stored.get(str(criterion.pk), [None, ""])
            name = f"value-{criterion.position}"
            initial = None if value is None else Decimal(value)
            label = f"Nilai {criterion.label}"
            self.fields[name] = MarkField(scale_max=card.stage.scale_max, label=label, initial=initial)
            self.fields[f"note-{criterion.position}"] = CleanTextField(
                label=f"Catatan {criterion.label}",
                required=False,
                max_length=LONGEST_NOTE,
                error_messages={"max_length": TOO_LONG},
                initial=note,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        if not is_written:
            del self.fields["replaces_draft"]
        if paper:
            self.fields["scan"].label = "Pindaian baru"
            self.fields["scan"].help_text += " Kosongkan bila pindaian yang ada tetap dipakai."

    def clean(self):
        super().clean()
        for criterion in self.criteria:
            name = f"value-{criterion.position}"
            if name in self.cleaned_data and self.cleaned_data[name] is None:
                self.add_error(name, "Isi nilai seperti pada lembar kertas.")
        if not self.paper and not self.cleaned_data.get("scan") and "scan" not in self.errors:
            self.add_error("scan", "Pilih pindaian lembar yang ditandatangani juri.")
        if "replaces_draft" in self.fields and not self.cleaned_data.get("replaces_draft"):
            self.add_error("replaces_draft", WRITTEN_ALREADY)
        if self.errors and self.cleaned_data.get("scan"):
            self.add_error("scan", ValidationError(CHOOSE_AGAIN))

    def look_again(self, card: Scorecard) -> None:
        """Keeps what was typed for another try, on the sheet as it is now; to replace the judge's is chosen anew."""
        self.data = self.data.copy()
        self.data["seen"] = sight_of(card, self.paper)
        self.data.pop("replaces_draft", None)

    def marks(self) -> dict[int, Mark]:
        """Returns what was typed, by criterion id."""
        read = self.cleaned_data
        return {each.pk: Mark(read[f"value-{each.position}"], read[f"note-{each.position}"]) for each in self.criteria}

    def lines(self) -> list[Line]:
        return [Line(each, self[f"value-{each.position}"], self[f"note-{each.position}"]) for each in self.criteria]


class ChooseJudgeForm(forms.Form):
    """Whose sheets the page lists."""

    juri = forms.ModelChoiceField(
        None,
        label="Juri",
        required=False,
        empty_label="Semua lembar kertas",
        error_messages={"invalid_choice": "Pilih juri di panel tahap ini."},
    )

    def __init__(self, data, *, judges):
        super().__init__(data)
        self.fields["juri"].queryset = judges
