"""The form that seats judges on a panel."""

from django import forms

from competitions.models import Stage
from kipp.accounts.models import User


class PanelForm(forms.Form):
    """Offers the active judges that are not seated yet, by name and place of work."""

    judges = forms.TypedMultipleChoiceField(
        label="Tambah juri",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih paling sedikit satu juri.",
            "invalid_choice": "Salah satu pilihan bukan juri yang aktif atau sudah ada di panel. Pilih lagi.",
        },
    )

    def __init__(self, *args, stage: Stage, **kwargs):
        super().__init__(*args, **kwargs)
        seated = [seat.judge_id for seat in stage.panel.all()]
        self.candidates = {str(judge.pk): judge for judge in User.objects.judges().exclude(pk__in=seated).in_order()}
        self.fields["judges"].choices = [(key, name_of(judge)) for key, judge in self.candidates.items()]
        self.fields["judges"].coerce = self.candidates.get


def name_of(judge: User) -> str:
    return f"{judge.full_name}, {judge.affiliation}" if judge.affiliation else judge.full_name
