"""The form of what the ceremony needs to know of a winner."""

from django import forms

from judging.models import CeremonyDetail
from judging.results.ceremony.details import photos_of
from judging.results.stamps import StampedForm
from kipp.shared.forms import SharedMeta


class CeremonyDetailForm(StampedForm):
    class Meta(SharedMeta):
        model = CeremonyDetail
        fields = [
            "read_as",
            "pronunciation",
            "handed_over_by",
            "prize",
            "attendance",
            "represented_by",
            "seat",
            "photo",
        ]
        widgets = {"attendance": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["attendance"].choices = CeremonyDetail.Attendance.choices
        self.fields["photo"].queryset = photos_of(self.instance.submission)
        self.fields["photo"].empty_label = "tanpa foto"
        self.fields["photo"].label_from_instance = lambda photo: photo.name
        self.fields["photo"].help_text = "Tampil pada mode panggung. Foto berasal dari proposal."

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("represented_by") and cleaned.get("attendance") != CeremonyDetail.Attendance.REPRESENTED:
            self.add_error("represented_by", "Isi nama wakil hanya bila kehadirannya “diwakili”.")
        return cleaned
