"""The form in which a judge fills in the own profile."""

from django import forms

from judging.models import JudgeProfile
from kipp.accounts.models import Organization
from kipp.shared.forms import SharedMeta

LONGEST = 2000


class OrganizationChoices(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class ProfileForm(forms.ModelForm):
    """`stamp` tells which profile the page showed."""

    organizations = OrganizationChoices(
        Organization.objects.active().in_tree_order(),
        label="Perangkat daerah atau unit kerja",
        required=False,
        help_text=JudgeProfile._meta.get_field("organizations").help_text,
        error_messages={"invalid_choice": "Salah satu pilihan tidak ada lagi. Pilih lagi."},
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta(SharedMeta):
        model = JudgeProfile
        fields = ["employer", "former_employers", "expertise", "organizations"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["employer"].help_text = "Instansi, kampus, atau media tempat Anda bekerja sekarang."
        for name in ("former_employers", "expertise"):
            self.fields[name].max_length = LONGEST
            self.fields[name].widget.attrs["rows"] = 4

    @property
    def chosen(self) -> int:
        """How many organizations are ticked."""
        return len(self["organizations"].value() or [])
