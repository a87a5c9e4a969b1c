"""The form that begins an entry."""

from django import forms

from kipp.shared.forms import CleanLineField
from submissions.models import Submission

TITLE_LENGTH = Submission._meta.get_field("title").max_length


class StartForm(forms.Form):
    """Name of the innovation, and the edition where several are open."""

    competition = forms.ModelChoiceField(
        None, label="Edisi", widget=forms.RadioSelect, empty_label=None, error_messages={"required": "Pilih edisi."}
    )
    title = CleanLineField(
        label="Nama inovasi",
        max_length=TITLE_LENGTH,
        help_text="Nama singkat atau akronim, misalnya SAMBANG WARGA. Dapat diubah sampai proposal diajukan.",
        error_messages={"required": "Tuliskan nama inovasi."},
    )

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competition"].queryset = editions
        self.fields["competition"].initial = editions.first()
        if editions.count() == 1:
            self.fields["competition"].widget = forms.HiddenInput()
