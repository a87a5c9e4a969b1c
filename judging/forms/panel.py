"""The forms that seat judges on a panel and invite new ones."""

from django import forms

from competitions.models import Stage
from judging.panel.inviting import Invitee, read_lines
from kipp.accounts.models import User
from kipp.shared.forms import CleanTextField


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


class InvitationForm(forms.Form):
    """A judge per line; what the lines say ends up as `lines`, a list of Invitee."""

    lines = CleanTextField(
        label="Juri yang diundang",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Satu juri per baris: nama, surel, lalu asal instansi bila ada. Dapat ditempel dari lembar kerja.",
        error_messages={"required": "Tulis paling sedikit satu juri."},
    )

    def clean_lines(self) -> list[Invitee]:
        return read_lines(self.cleaned_data["lines"])
