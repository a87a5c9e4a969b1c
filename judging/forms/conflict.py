"""The forms that declare, record and lift a conflict of interest."""

from django import forms

from competitions.models import Competition
from judging.forms.panel import name_of
from judging.models import Conflict
from kipp.accounts.models import User
from kipp.shared.forms import CleanTextField
from submissions.models import Submission

LONGEST = 1000
EXPLAIN = "Jelaskan alasan lain itu pada keterangan."


class ConflictForm(forms.Form):
    """Why: a reason of the list, and a note that "other" cannot do without."""

    reason = forms.ChoiceField(
        label="Alasan",
        choices=Conflict.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih alasannya.", "invalid_choice": "Pilih salah satu alasan."},
    )
    note = CleanTextField(label="Keterangan", required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") == Conflict.Reason.OTHER and not cleaned.get("note") and "note" in cleaned:
            self.add_error("note", EXPLAIN)
        return cleaned


class EntryChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.title} · {obj.organization.short_name}"


class JudgeChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return name_of(obj)


class RecordForm(ConflictForm):
    """Setda says whose conflict it is, and with which entry of the edition."""

    judge = JudgeChoice(User.objects.none(), label="Juri", to_field_name="pk")
    entry = EntryChoice(Submission.objects.none(), label="Proposal", to_field_name="code")
    field_order = ["judge", "entry", "reason", "note"]

    def __init__(self, *args, edition: Competition, **kwargs):
        super().__init__(*args, **kwargs)
        entries = Submission.objects.submitted().filter(competition=edition).select_related("organization")
        self.fields["judge"].queryset = User.objects.judges().in_order()
        self.fields["entry"].queryset = entries.in_announced_order()
        for name, missing in (("judge", "Pilih juri."), ("entry", "Pilih proposal.")):
            self.fields[name].empty_label = "Pilih …"
            self.fields[name].error_messages |= {"required": missing, "invalid_choice": missing}


class LiftForm(forms.Form):
    lift_reason = CleanTextField(
        label="Alasan pencabutan",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Tuliskan alasan pencabutan."},
    )
