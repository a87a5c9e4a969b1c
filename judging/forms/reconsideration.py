"""The forms of the spread rule: Setda asks judges to look again, a judge answers."""

from django import forms

from judging.reconsidering import WideEntry
from kipp.shared.forms import CleanTextField

LONGEST = 2000


class RequestForm(forms.Form):
    """Which judges are asked about one entry, and why; the two furthest apart are chosen at first."""

    entry = forms.CharField(widget=forms.HiddenInput)
    judges = forms.MultipleChoiceField(
        label="Juri yang diminta meninjau ulang",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu juri."},
    )
    reason = CleanTextField(
        label="Alasan permintaan",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dibaca juri bersama permintaan ini. Nilai juri lain tidak disebutkan portal; jangan menuliskannya.",
        error_messages={"required": "Tuliskan alasan permintaan."},
    )

    def __init__(self, *args, wide: WideEntry, **kwargs):
        code = wide.standing.submission.code
        initial = {"entry": code, "judges": [str(judge) for judge in sorted(wide.furthest)]}
        super().__init__(*args, initial=initial, auto_id=f"id_{code}_%s", **kwargs)
        self.fields["judges"].choices = [(str(seat.judge_id), f"{seat} {seat.judge}") for seat, _ in wide.sheets]


class AnswerForm(forms.Form):
    answer = CleanTextField(
        label="Alasan Anda",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib diisi, juga bila nilainya tetap. Dicetak bersama nilai semula dan nilai setelah ditinjau.",
        error_messages={"required": "Tuliskan alasan Anda, juga bila nilainya tetap."},
    )
