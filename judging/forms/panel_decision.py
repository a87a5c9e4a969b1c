"""The form in which Setda records the order that the panel gave to equal entries."""

from django import forms

from judging.models import Standing
from kipp.shared.text import clean_text


class PanelDecisionForm(forms.Form):
    """A position for each tied entry, the reason, and who was present."""

    reason = forms.CharField(
        label="Alasan",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Tampil pada halaman peringkat.",
        error_messages={"required": "Tuliskan alasan panel."},
    )
    present = forms.CharField(
        label="Hadir",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nama mereka yang ikut memutuskan, satu nama satu baris.",
        error_messages={"required": "Tuliskan nama yang hadir."},
    )

    def __init__(self, *args, tied: list[Standing], **kwargs):
        super().__init__(*args, **kwargs)
        self.tied = tied
        choices = [("", "Pilih"), *((number, str(number)) for number in range(1, len(tied) + 1))]
        positions = {
            self.name_of(standing): forms.TypedChoiceField(
                choices=choices,
                coerce=int,
                label=standing.submission.full_title,
                help_text=standing.submission.organization.name,
                error_messages={"required": "Pilih urutannya."},
            )
            for standing in tied
        }
        self.fields = {**positions, **self.fields}

    @staticmethod
    def name_of(standing: Standing) -> str:
        return f"position-{standing.submission.code}"

    def clean_reason(self):
        return self.cleaned_text("reason", "Tuliskan alasan panel.")

    def clean_present(self):
        return self.cleaned_text("present", "Tuliskan nama yang hadir.")

    def cleaned_text(self, name: str, message: str) -> str:
        text = clean_text(self.cleaned_data[name])
        if not text:
            raise forms.ValidationError(message)
        return text

    def clean(self):
        """Refuses a position given twice, beside the second of the two."""
        cleaned = super().clean()
        taken = set()
        for name in map(self.name_of, self.tied):
            position = cleaned.get(name)
            if position in taken:
                self.add_error(name, f"Urutan {position} sudah dipakai. Setiap proposal mendapat urutan yang berbeda.")
            elif position is not None:
                taken.add(position)
        return cleaned

    @property
    def positions(self) -> dict[int, int]:
        """Position by entry id, as typed."""
        return {standing.submission_id: self.cleaned_data[self.name_of(standing)] for standing in self.tied}
