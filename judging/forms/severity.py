"""The form in which Setda decides that sheets of entries that left count on for how strict judges are."""

from django import forms

from kipp.shared.forms import CleanTextField


class KeepLeftForm(forms.Form):
    reason = CleanTextField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercantum dalam berita acara dan naskah penetapan.",
        error_messages={"required": "Tuliskan alasannya."},
    )
