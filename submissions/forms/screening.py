"""The form of a decision of Setda."""

from django import forms

from kipp.shared.forms import CleanTextField
from submissions.lifecycle import DECISIONS


class DecisionForm(forms.Form):
    """What is decided and why; whether a reason is needed, the lifecycle says."""

    use_required_attribute = False

    action = forms.ChoiceField(choices=[(action, action) for action in DECISIONS])
    reason = CleanTextField(label="Alasan", required=False, help_text="Dibaca oleh perangkat daerah yang mengajukan.")
