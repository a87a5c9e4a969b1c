"""How the lists of an edition's entries are searched and narrowed down."""

import django_filters
from django import forms
from django.db.models import Q

from competitions.models import Category
from kipp.accounts.models import Organization
from submissions.models import Submission
from submissions.screening import PILES, hints_of, pile_of

WITH_HINTS, WITHOUT_HINTS = "ada", "tidak"

LONGEST_SEARCH = 100  # each word is looked for in six columns


class EntryFilter(django_filters.FilterSet):
    """The list of all entries, which observers read too: by words, state, category and organization.

    Nothing here may know of verdicts that are not announced yet.
    """

    q = django_filters.CharFilter(
        method="with_words", label="Cari", widget=forms.SearchInput, max_length=LONGEST_SEARCH
    )
    state = django_filters.ChoiceFilter(label="Keadaan", empty_label="Semua keadaan")
    category = django_filters.ModelChoiceFilter(label="Kategori", empty_label="Semua kategori", queryset=lambda _: None)
    organization = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        empty_label="Semua perangkat daerah",
        queryset=lambda _: Organization.objects.counted().in_order(),
        method="of_family",
    )

    class Meta:
        model = Submission
        fields: list[str] = []

    def __init__(self, *args, edition, states, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["state"].extra["choices"] = states
        self.filters["category"].extra["queryset"] = Category.objects.filter(competition=edition).order_by("position")

    def with_words(self, queryset, name, value):
        """Keeps the entries in which every word occurs somewhere."""
        for word in value.split():
            queryset = queryset.filter(
                Q(title__icontains=word)
                | Q(long_title__icontains=word)
                | Q(code__icontains=word)
                | Q(organization__name__icontains=word)
                | Q(organization__short_name__icontains=word)
                | Q(organization__parent__short_name__icontains=word)
            )
        return queryset

    def of_family(self, queryset, name, value):
        return queryset.filter(Q(organization=value) | Q(organization__parent=value))


class ScreeningFilter(EntryFilter):
    """Setda's queue: by pile, which tells prepared verdicts apart, and by whether there is something to check."""

    state = django_filters.ChoiceFilter(method="of_pile", widget=forms.HiddenInput)
    hints = django_filters.ChoiceFilter(
        label="Petunjuk",
        empty_label="Semua",
        choices=[(WITH_HINTS, "Ada yang perlu diperiksa"), (WITHOUT_HINTS, "Tidak ada")],
        method="by_hints",
    )

    def __init__(self, *args, edition, now, **kwargs):
        super().__init__(*args, edition=edition, states=list(PILES.items()), **kwargs)
        self.now = now

    def of_pile(self, queryset, name, value):
        return queryset.filter(pile_of(value))

    def by_hints(self, queryset, name, value):
        """Judges every entry that is left by now: the hints are no columns."""
        found = hints_of(queryset.with_completeness(), now=self.now)
        return queryset.filter(pk__in=[pk for pk, hints in found.items() if bool(hints) == (value == WITH_HINTS)])
