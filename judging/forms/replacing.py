"""The forms that take a judge off a panel: first the choice, whose effect is shown, then the reason."""

from django import forms

from judging.forms.panel import name_of
from judging.models import PanelMember
from judging.panel.replacing import possible_replacements
from kipp.shared.forms import CleanTextField

KEEP, ASIDE = "hitung", "kesampingkan"


class DepartureForm(forms.Form):
    """Who takes over, and what becomes of finished sheets; sent by GET, because it only asks for the effect."""

    pengganti = forms.TypedChoiceField(label="Pengganti", required=False, empty_value=None)
    selesai = forms.ChoiceField(
        label="Lembar yang sudah selesai",
        choices=[(KEEP, "tetap dihitung"), (ASIDE, "dikesampingkan dan dinilai ulang oleh pengganti")],
        widget=forms.RadioSelect,
    )

    def __init__(self, data, *, seat: PanelMember):
        super().__init__({"selesai": KEEP, **data.dict()})
        people = {str(judge.pk): judge for judge in possible_replacements(seat)}
        field = self.fields["pengganti"]
        field.choices = [("", "Tanpa pengganti"), *((key, name_of(judge)) for key, judge in people.items())]
        field.coerce = people.get


class ReasonForm(forms.Form):
    reason = CleanTextField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dicatat pada jejak audit dan pada panel.",
        error_messages={"required": "Tuliskan alasannya."},
    )
