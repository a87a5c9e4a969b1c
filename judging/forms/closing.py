"""The forms that close a stage and open it again."""

from django import forms

from kipp.shared.text import clean_text


class ClosingForm(forms.Form):
    """Asks for a clear yes when sheets are missing; without any it has no field."""

    with_missing = forms.BooleanField(
        label="Tutup tanpa lembar yang belum selesai. Saya sudah membaca akibatnya di atas.",
        error_messages={"required": "Centang bila tahap tetap ditutup tanpa lembar itu, atau tunggu sampai selesai."},
    )

    def __init__(self, *args, missing: int, **kwargs):
        super().__init__(*args, **kwargs)
        if not missing:
            del self.fields["with_missing"]


class ReopeningForm(forms.Form):
    reason = forms.CharField(
        label="Alasan membuka kembali",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tuliskan alasannya."},
    )

    def clean_reason(self):
        reason = clean_text(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError("Tuliskan alasannya.")
        return reason
