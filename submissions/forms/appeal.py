"""The mail that Setda writes to those who have not handed in."""

import re
import secrets

from django import forms

from kipp.shared.forms import CleanLineField, CleanTextField
from submissions.appeals import BODY, NAMES, SUBJECT, require_known_names

TOKEN = re.compile(r"[A-Za-z0-9_-]{8,40}")


class AppealForm(forms.Form):
    """Subject and body with names in braces that are filled in for each recipient."""

    use_required_attribute = False

    subject = CleanLineField(label="Judul", max_length=150, error_messages={"required": "Tulis judul surel."})
    body = CleanTextField(
        label="Isi",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="Diganti untuk setiap penerima: " + ", ".join(f"{{{name}}}" for name in NAMES) + ".",
        error_messages={"required": "Tulis isi surel."},
    )
    token = forms.RegexField(TOKEN, widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data, initial={"subject": SUBJECT, "body": BODY, "token": secrets.token_urlsafe(9)})

    def clean_subject(self):
        require_known_names(self.cleaned_data["subject"])
        return self.cleaned_data["subject"]

    def clean_body(self):
        require_known_names(self.cleaned_data["body"])
        return self.cleaned_data["body"]
