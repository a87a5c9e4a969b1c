"""The form for numbers, dates, places and signatories of an official paper."""

from judging.models import DocumentDetails
from judging.results.stamps import StampedForm
from kipp.shared.forms import SharedMeta, form_field
from submissions.forms.innovator import DigitsField

HINTS = {
    "number": "Sesuai buku agenda. Portal tidak membuat nomor.",
    "place": "Tempat rapat, misalnya ruang dan gedungnya.",
    "about": "Judul keputusan sesudah kata “tentang”.",
    "chair": "Kosongkan bila panel tidak berketua.",
    "signatory_position": "Boleh beberapa baris, misalnya a.n. pejabat yang memberi wewenang.",
    "signatory_nip": "18 angka. Kosongkan bila tidak dicantumkan.",
}


class DocumentDetailsForm(StampedForm):
    """All fields may stay empty, then the print has lines there."""

    class Meta(SharedMeta):
        model = DocumentDetails
        fields = [
            "number",
            "dated_on",
            "place",
            "about",
            "chair",
            "signatory_position",
            "signatory_name",
            "signatory_rank",
            "signatory_nip",
        ]

    def __init__(self, *args, names: tuple[str, ...], chairs, **kwargs):
        super().__init__(*args, **kwargs)
        column = DocumentDetails._meta.get_field("signatory_nip")
        self.fields["signatory_nip"] = form_field(column, form_class=DigitsField, validators=column.validators)
        for name in set(self._meta.fields) - set(names):
            del self.fields[name]
        for name in self.fields.keys() & HINTS.keys():
            self.fields[name].help_text = HINTS[name]
        for name in ("signatory_position", "about"):
            if name in self.fields:
                self.fields[name].widget.attrs["rows"] = 2
        if "chair" in self.fields:
            self.fields["chair"].queryset = chairs
            self.fields["chair"].empty_label = "Tidak ada"

    @property
    def changes(self) -> dict:
        """What was typed, by field of the model."""
        return {name: value for name, value in self.cleaned_data.items() if name in self._meta.fields}
