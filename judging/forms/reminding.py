"""Whom Setda reminds of unfinished sheets, and with which words."""

import re
import secrets

from django import forms

from judging.panel.reminding import BODY, NAMES, SUBJECT, Candidate, require_known_names
from kipp.shared.forms import CleanLineField, CleanTextField

TOKEN = re.compile(r"[A-Za-z0-9_-]{8,40}")


class ReminderForm(forms.Form):
    """The judges with sheets left, those who need a word chosen already; subject and body with names in braces."""

    use_required_attribute = False

    judges = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Juri",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih sedikitnya satu juri.",
            "invalid_choice": "Ada juri terpilih yang sudah selesai atau tidak lagi dapat diingatkan.",
        },
    )
    subject = CleanLineField(label="Judul", max_length=150, error_messages={"required": "Tulis judul surel."})
    body = CleanTextField(
        label="Isi",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Diganti untuk setiap juri: " + ", ".join(f"{{{name}}}" for name in NAMES) + ".",
        error_messages={"required": "Tulis isi surel."},
    )
    again = forms.BooleanField(label="Tetap kirim kepada yang diingatkan dalam 12 jam terakhir", required=False)
    token = forms.RegexField(TOKEN, widget=forms.HiddenInput)

    def __init__(self, data=None, *, candidates: list[Candidate], needs_again: bool):
        chosen = [each.judge.pk for each in candidates if each.pace.needs_a_word]
        initial = {"subject": SUBJECT, "body": BODY, "token": secrets.token_urlsafe(9), "judges": chosen}
        super().__init__(data, initial=initial)
        self.fields["judges"].choices = [(each.judge.pk, each.judge.full_name) for each in candidates]
        if not needs_again:
            del self.fields["again"]

    def clean_subject(self):
        require_known_names(self.cleaned_data["subject"])
        return self.cleaned_data["subject"]

    def clean_body(self):
        require_known_names(self.cleaned_data["body"])
        return self.cleaned_data["body"]

    def ticked(self) -> set[str]:
        """Returns the ids that are chosen on the screen."""
        return {str(pk) for pk in (self["judges"].value() or [])}
