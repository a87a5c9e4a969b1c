"""Forms of people: the account itself, and the filter of the list."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import Q

from kipp.accounts.models import Organization, Role, User
from kipp.accounts.people import EMAIL_IS_TAKEN, check_organization_of_role
from kipp.shared.forms import SharedMeta
from kipp.shared.text import clean_line

PHONE = RegexValidator(r"^\+?[0-9][0-9 ().-]{6,28}$", "Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.")
STATES = {"aktif": "usable", "menunggu": "waiting", "nonaktif": "inactive"}


class OrganizationChoiceField(forms.ModelChoiceField):
    """Organizations in the order of the tree; a unit names its parent."""

    def label_from_instance(self, organization):
        if organization.parent:
            return f"{organization.name} ({organization.parent.short_name})"
        return organization.name


class UserForm(forms.ModelForm):
    """The details of an account; what they must satisfy together is checked by people.py."""

    organization = OrganizationChoiceField(
        queryset=Organization.objects.none(),
        required=False,
        label="Perangkat daerah atau unit kerja",
        empty_label="Tidak ada",
        help_text="Wajib untuk operator dan pimpinan perangkat daerah; peran lain dikosongkan.",
    )

    class Meta(SharedMeta):
        model = User
        fields = ("role", "full_name", "email", "organization", "affiliation", "phone", "is_active")
        help_texts = {
            "email": "Dipakai untuk masuk dan menerima undangan.",
            "is_active": "Akun nonaktif tidak dapat masuk; data yang pernah diisi tetap ada.",
        }
        labels = {"is_active": "Akun aktif"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "Pilih peran"), *Role.choices]
        self.fields["phone"].validators.append(PHONE)
        own = Q(pk=self.instance.organization_id)
        known = Organization.objects.filter(Q(is_active=True) | own).select_related("parent")
        self.fields["organization"].queryset = known.in_tree_order()
        if self.instance.pk is None:
            del self.fields["is_active"]

    def clean_email(self):
        """Says at the first try, beside whatever else is wrong, that the address is taken."""
        email = clean_line(self.cleaned_data["email"])
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(EMAIL_IS_TAKEN)
        return email

    def clean(self):
        cleaned = super().clean()
        if "role" in cleaned and "organization" in cleaned:
            check_organization_of_role(User(role=cleaned["role"], organization=cleaned["organization"]))
        return cleaned

    def _post_clean(self):
        """Leaves the instance alone: the domain function changes and checks it under a lock."""


class UserFilter(django_filters.FilterSet):
    """Search, role and state of the list of people."""

    q = django_filters.CharFilter(method="search", label="Cari nama, surel, atau perangkat daerah", max_length=100)
    role = django_filters.ChoiceFilter(choices=Role.choices, label="Peran", empty_label="Semua peran")
    state = django_filters.ChoiceFilter(
        method="in_state", label="Keadaan", choices=[(key, key) for key in STATES], widget=forms.HiddenInput
    )

    class Meta:
        model = User
        fields = ("q", "role", "state")

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def in_state(self, queryset, name, value):
        return getattr(queryset, STATES[value])()
