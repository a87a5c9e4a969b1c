"""The forms around a seal: number and date of the decree, reasons, the minute of publication."""

from django import forms

from judging.models import Sealing
from kipp.shared.forms import CleanTextField, InstantField, SharedMeta

NOW, LATER = "now", "later"


class DecreeForm(forms.ModelForm):
    class Meta(SharedMeta):
        model = Sealing
        fields = ["decree_number", "decree_on"]


class ReasonForm(forms.Form):
    """A reason; whether it has to be given is for the domain to say when `is_required` is False."""

    reason = CleanTextField(
        label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": ""}
    )

    def __init__(self, *args, is_required: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_required
        self.fields["reason"].error_messages["required"] = "Tuliskan alasannya."


class PublicationForm(forms.Form):
    """Now, or a minute to come."""

    when = forms.ChoiceField(
        label="Kapan diumumkan",
        choices=[(NOW, "Sekarang"), (LATER, "Pada waktu yang ditentukan")],
        widget=forms.RadioSelect,
        initial=LATER,
        error_messages={"required": "Pilih kapan hasil diumumkan."},
    )
    at = InstantField(label="Waktu pengumuman", required=False, help_text="Waktu Kudus (WIB).")

    def __init__(self, *args, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == NOW:
            cleaned["at"] = None
            self._errors.pop("at", None)
        elif "at" not in self.errors and cleaned.get("when") == LATER:
            if cleaned.get("at") is None:
                self.add_error("at", "Isi waktu pengumumannya.")
            elif cleaned["at"] <= self.now:
                self.add_error("at", "Waktu ini sudah lewat. Pilih waktu yang akan datang, atau umumkan sekarang.")
        return cleaned
