"""The forms of the spread rule: Setda asks judges to look again, a judge answers."""

from django import forms

from judging.sheets.reconsidering import WideEntry
from kipp.shared.forms import CleanTextField

LONGEST = 2000


class RequestForm(forms.Form):
    """Which judges are asked about one entry, and why; those furthest apart are chosen at first.

    waiting: ids of judges who have been asked about it and not answered yet; they are not asked again.
    """

    entry = forms.CharField(widget=forms.HiddenInput)
    judges = forms.MultipleChoiceField(
        label="Juri yang diminta meninjau ulang",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih sedikitnya satu juri.",
            "invalid_choice": "Salah satu juri yang dipilih sudah diminta, atau lembarnya tidak lagi selesai.",
        },
    )
    reason = CleanTextField(
        label="Alasan permintaan",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dibaca juri bersama permintaan ini. Nilai juri lain tidak disebutkan portal; jangan menuliskannya.",
        error_messages={"required": "Tuliskan alasan permintaan."},
    )

    def __init__(self, *args, wide: WideEntry, waiting: set[int], **kwargs):
        self.wide, self.waiting, self.code = wide, waiting, wide.standing.submission.code
        chosen = [str(judge) for judge in sorted(wide.furthest - waiting)]
        super().__init__(*args, initial={"entry": self.code, "judges": chosen}, auto_id=f"id_{self.code}_%s", **kwargs)
        seats = [seat for seat, _ in wide.sheets if seat.judge_id not in waiting]
        self.fields["judges"].choices = [(str(seat.judge_id), f"{seat} {seat.judge}") for seat in seats]


class AnswerForm(forms.Form):
    answer = CleanTextField(
        label="Alasan Anda",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib diisi, juga bila nilainya tetap. Dicetak bersama nilai semula dan nilai setelah ditinjau.",
        error_messages={"required": "Tuliskan alasan Anda, juga bila nilainya tetap."},
    )
