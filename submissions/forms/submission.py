"""The form that begins an entry."""

from django import forms

from kipp.shared.forms import CleanLineField
from submissions.models import Submission

TITLE_LENGTH = Submission._meta.get_field("title").max_length


class EarlierField(forms.ModelChoiceField):
    """An entry of an earlier year, by its name and edition."""

    def label_from_instance(self, entry):
        return f"{entry.title} ({entry.competition})"


class StartForm(forms.Form):
    """Name of the innovation, the edition where several are open, and an earlier entry to start from."""

    use_required_attribute = False

    competition = forms.ModelChoiceField(
        None, label="Edisi", widget=forms.RadioSelect, empty_label=None, error_messages={"required": "Pilih edisi."}
    )
    started_from = EarlierField(
        None,
        label="Mulai dari",
        required=False,
        empty_label="Proposal kosong",
        help_text="Identitas, inovator, dan jawaban disalin dari proposal terdahulu, lalu dapat Anda perbarui. "
        "Berkas diunggah lagi.",
    )
    title = CleanLineField(
        label="Nama inovasi",
        max_length=TITLE_LENGTH,
        required=False,
        help_text="Nama singkat atau akronim, misalnya SAMBANG WARGA. Dapat diubah sampai proposal diajukan.",
    )

    def __init__(self, *args, editions, earlier, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competition"].queryset = editions
        self.fields["competition"].initial = editions.first()
        self.fields["started_from"].queryset = earlier
        if editions.count() == 1:
            self.fields["competition"].widget = forms.HiddenInput()
        if not earlier.exists():
            del self.fields["started_from"]

    def clean(self):
        """The name may be that of the earlier entry."""
        data = self.cleaned_data
        if "title" in data and not data["title"]:
            data["title"] = data["started_from"].title if data.get("started_from") else ""
            if not data["title"]:
                self.add_error("title", "Tuliskan nama inovasi.")
