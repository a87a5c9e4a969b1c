"""How the lists of an edition's entries are searched and narrowed down."""

import django_filters
from django import forms
from django.db.models import Q

from competitions.models import Category
from kipp.accounts.models import Organization
from submissions.models import Submission

LONGEST_SEARCH = 100  # each word is looked for in six columns


class ScreeningFilter(django_filters.FilterSet):
    """The queue: by state and by words of title, code or organization."""

    q = django_filters.CharFilter(
        method="with_words", label="Cari", widget=forms.SearchInput, max_length=LONGEST_SEARCH
    )
    state = django_filters.ChoiceFilter(choices=Submission.State.choices, widget=forms.HiddenInput)

    class Meta:
        model = Submission
        fields: list[str] = []

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


class EntryFilter(ScreeningFilter):
    """The list of all entries: also by category and by perangkat daerah with its units."""

    state = django_filters.ChoiceFilter(label="Keadaan", empty_label="Semua keadaan")
    category = django_filters.ModelChoiceFilter(label="Kategori", empty_label="Semua kategori", queryset=lambda _: None)
    organization = django_filters.ModelChoiceFilter(
        label="Perangkat daerah",
        empty_label="Semua perangkat daerah",
        queryset=lambda _: Organization.objects.counted().in_order(),
        method="of_family",
    )

    def __init__(self, *args, edition, states, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["state"].extra["choices"] = states
        self.filters["category"].extra["queryset"] = Category.objects.filter(competition=edition).order_by("position")

    def of_family(self, queryset, name, value):
        return queryset.filter(Q(organization=value) | Q(organization__parent=value))
