"""The form of the identity: names, what kind of innovation it is, the goals it serves, its video and earlier awards.

Earlier awards are rows of year and title under numbered names; two blank rows allow more without JavaScript, and a row
that was emptied is removed.
"""

import re
from copy import copy

from django import forms

from kipp.shared.forms import CleanLineField, DayField, WholeNumberField
from submissions import writing
from submissions.forms.section import SectionForm
from submissions.identity import GOALS, NOT_YOUTUBE, is_youtube
from submissions.models import EarlierAward, Submission
from submissions.versions import Content, identity_content

BLANK_ROWS, MOST_AWARDS = 2, 20
AWARD_FIELD = re.compile(r"penghargaan-(\d{1,2})-(?:tahun|nama)", re.ASCII)
TITLE_LENGTH = EarlierAward._meta.get_field("title").max_length


class GoalsField(forms.TypedMultipleChoiceField):
    """Several of the 17 goals, each once, by number."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        choices = [(number, f"{number} {name}") for number, name in GOALS.items()]
        super().__init__(choices=choices, coerce=int, **kwargs)

    def clean(self, value):
        return sorted(set(super().clean(value)))


class IdentityForm(SectionForm):
    template = "submissions/_section_identity.html"
    optional = ("sdgs", "video_url")

    title = CleanLineField(
        label="Nama inovasi",
        max_length=80,
        help_text="Nama singkat atau akronim.",
        error_messages={"required": "Tuliskan nama inovasi."},
    )
    long_title = CleanLineField(
        label="Kepanjangan atau judul lengkap",
        max_length=250,
        required=False,
        help_text="Selalu ditulis bersama nama inovasi.",
    )
    category = forms.ModelChoiceField(None, label="Kategori", required=False, empty_label="Pilih kategori")
    group = forms.ChoiceField(
        label="Kelompok", choices=Submission.Group.choices, required=False, widget=forms.RadioSelect
    )
    form = forms.ChoiceField(label="Bentuk", choices=Submission.Form.choices, required=False, widget=forms.RadioSelect)
    maturity = forms.ChoiceField(
        label="Tahap inovasi", choices=Submission.Maturity.choices, required=False, widget=forms.RadioSelect
    )
    implemented_on = DayField(
        label="Mulai diterapkan", required=False, help_text="Diisi bila inovasi sudah pada tahap penerapan."
    )
    sdgs = GoalsField(
        label="Tujuan pembangunan berkelanjutan (TPB)",
        required=False,
        help_text="Tandai tujuan yang didukung inovasi ini; boleh lebih dari satu.",
    )
    video_url = CleanLineField(
        label="Tautan video YouTube",
        max_length=200,
        required=False,
        widget=forms.URLInput,
        help_text="Video paling lama 5 menit, misalnya https://youtu.be/…",
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["category"].queryset = self.submission.competition.categories.order_by("position", "pk")
        self.places = range(1, self.count_rows(data) + 1)
        for place in self.places:
            self.fields[f"penghargaan-{place}-tahun"] = WholeNumberField(
                label=f"Tahun penghargaan {place}", required=False, min_value=1990, max_value=2100
            )
            self.fields[f"penghargaan-{place}-nama"] = CleanLineField(
                label=f"Nama penghargaan {place}", max_length=TITLE_LENGTH, required=False
            )

    def count_rows(self, data) -> int:
        """Returns how many rows for awards there are: those that were sent, or the stored ones and some blank ones."""
        if data is None:
            return min(MOST_AWARDS, len(self.submission.earlier_awards.all()) + BLANK_ROWS)
        sent = [int(match[1]) for match in map(AWARD_FIELD.fullmatch, data) if match]
        return min(MOST_AWARDS, max([BLANK_ROWS, *sent]))

    def award_rows(self):
        """Yields number, year and title of each row, as bound fields."""
        for place in self.places:
            yield place, self[f"penghargaan-{place}-tahun"], self[f"penghargaan-{place}-nama"]

    def stored(self) -> dict:
        values = {name: getattr(self.submission, name) for name in writing.IDENTITY_FIELDS}
        values["category"] = self.submission.category_id
        for place, award in enumerate(self.submission.earlier_awards.all(), start=1):
            values |= {f"penghargaan-{place}-tahun": award.year, f"penghargaan-{place}-nama": award.title}
        return values

    def clean_video_url(self) -> str:
        address = self.cleaned_data["video_url"]
        if address and not is_youtube(address):
            raise forms.ValidationError(NOT_YOUTUBE)
        return address

    def clean(self):
        """A row needs both year and title."""
        for place in self.places:
            year, title = f"penghargaan-{place}-tahun", f"penghargaan-{place}-nama"
            if self.errors.get(year) or self.errors.get(title):
                continue
            if self.cleaned_data.get(title) and not self.cleaned_data.get(year):
                self.add_error(year, "Tuliskan tahunnya.")
            if self.cleaned_data.get(year) and not self.cleaned_data.get(title):
                self.add_error(title, "Tuliskan nama penghargaannya, atau kosongkan tahunnya.")

    def values(self) -> dict:
        data = self.cleaned_data
        rows = [(data[f"penghargaan-{place}-tahun"], data[f"penghargaan-{place}-nama"]) for place in self.places]
        return {name: data[name] for name in writing.IDENTITY_FIELDS} | {"awards": [row for row in rows if row[1]]}

    def content(self) -> Content:
        """Returns the identity as it would be, written on a copy of the entry."""
        values = self.values()
        entry = copy(self.submission)
        for name in writing.IDENTITY_FIELDS:
            setattr(entry, name, values[name])
        return identity_content(entry, [EarlierAward(year=year, title=title) for year, title in values["awards"]])

    def write(self, values, **signature) -> Submission:
        return writing.save_identity(submission=self.submission, fields=values, **signature)
