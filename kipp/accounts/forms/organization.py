"""Forms of organizations: one of them, and the file of many."""

from django import forms
from django.db.models import Q

from kipp.accounts.models import Organization
from kipp.accounts.organization_table import read_table
from kipp.shared.forms import SharedMeta


class OrganizationForm(forms.ModelForm):
    """The details of an organization; what they must satisfy together is checked by organizations.py."""

    class Meta(SharedMeta):
        model = Organization
        fields = ("name", "short_name", "kind", "parent", "is_counted", "is_active", "note")
        labels = {"is_counted": "Dihitung sebagai perangkat daerah", "is_active": "Aktif"}
        help_texts = {
            "name": "Nama resmi lengkap.",
            "short_name": "Dipakai pada daftar dan tabel, misalnya Dinkes.",
            "kind": "Juga menentukan kelompoknya bila edisi menampilkan peringkat menurut kelompok.",
            "parent": "Diisi untuk unit kerja: UPTD, puskesmas, sekolah.",
            "is_counted": "Tingkat partisipasi dihitung dari yang ditandai. Unit kerja dihitung pada induknya.",
            "is_active": "Yang nonaktif tidak dapat dipilih lagi; proposalnya tetap ada.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Pilih jenis"), *Organization.Kind.choices]
        departments = Organization.objects.filter(parent=None).exclude(pk=self.instance.pk)
        known = departments.filter(Q(is_active=True) | Q(pk=self.instance.parent_id))
        self.fields["parent"].queryset = known.in_tree_order()
        self.fields["parent"].empty_label = "Tidak ada, ini perangkat daerah"
        if self.instance.pk is None:
            del self.fields["is_active"]

    def _post_clean(self):
        """Leaves the instance alone: the domain function changes and checks it under a lock."""


class OrganizationFileForm(forms.Form):
    """The file of an import; its rows end up in `table`."""

    file = forms.FileField(
        label="Berkas",
        help_text="XLSX atau CSV, paling besar 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": "Berkas ini kosong. Pilih berkas yang berisi daftar."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        self.table = read_table(file, file.name)
        return file
