"""Which perangkat daerah are counted in an edition."""

from django import forms
from django.db.models import Q

from competitions.models import Competition
from kipp.accounts.models import Organization


class RosterForm(forms.Form):
    """A box for each counted organization that is active or on the roster already, grouped by kind."""

    organizations = forms.ModelMultipleChoiceField(
        queryset=None,
        required=False,
        label="Perangkat daerah yang dihitung",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Pilihan tidak dikenal. Muat ulang halaman, lalu pilih kembali."},
    )

    def __init__(self, *args, competition: Competition, **kwargs):
        super().__init__(*args, **kwargs)
        on_roster = competition.roster.values("organization")
        self.fields["organizations"].queryset = Organization.objects.filter(
            Q(is_counted=True, is_active=True) | Q(pk__in=on_roster)
        ).order_by("name", "pk")

    def groups(self) -> list[tuple[str, list[dict]]]:
        """Returns (kind, boxes) in the order of Organization.Kind; a box is {organization, is_chosen}."""
        chosen = {str(value) for value in self["organizations"].value() or []}
        boxes = {kind: [] for kind in Organization.Kind}
        for organization in self.fields["organizations"].queryset:
            box = {"organization": organization, "is_chosen": str(organization.pk) in chosen}
            boxes[Organization.Kind(organization.kind)].append(box)
        return [(kind.label, members) for kind, members in boxes.items() if members]
