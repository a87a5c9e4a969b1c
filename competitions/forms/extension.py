"""More time for one perangkat daerah."""

from django import forms

from competitions.extensions import candidates
from competitions.models import Extension
from kipp.shared.forms import SharedMeta


class ExtensionForm(forms.ModelForm):
    """End and reason of an extension; whom it is for is chosen only when it is new."""

    class Meta(SharedMeta):
        model = Extension
        fields = ["organization", "until", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["organization"]
        else:
            self.fields["organization"].queryset = candidates(self.instance.competition)
            self.fields["organization"].empty_label = "Pilih perangkat daerah"
            self.fields["organization"].help_text = "Berlaku juga bagi unit kerjanya."
        self.fields["until"].help_text = "Waktu Kudus (WIB), dengan detik."
        self.fields["reason"].help_text = "Dicatat dan dibaca Bagian Organisasi saja."

    def _post_clean(self):
        """Leaves the rules to the domain, which knows the clock."""
