"""The form that seats judges on a panel."""

from django import forms

from competitions.models import Stage
from kipp.accounts.models import User


class JudgeChoice(forms.ModelMultipleChoiceField):
    """Judges by name and place of work."""

    def label_from_instance(self, judge):
        return f"{judge.full_name}, {judge.affiliation}" if judge.affiliation else judge.full_name


class PanelForm(forms.Form):
    """Offers the active judges that are not seated yet."""

    judges = JudgeChoice(
        queryset=User.objects.none(),
        label="Tambah juri",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih paling sedikit satu juri.",
            "invalid_choice": "Salah satu pilihan bukan juri yang aktif atau sudah ada di panel. Pilih lagi.",
        },
    )

    def __init__(self, *args, stage: Stage, **kwargs):
        super().__init__(*args, **kwargs)
        seated = stage.panel.values("judge")
        self.fields["judges"].queryset = User.objects.judges().exclude(pk__in=seated).in_order()
