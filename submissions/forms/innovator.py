"""The rows of people behind an entry: what is stored, and blank ones to add more without JavaScript."""

import re

from django import forms

from kipp.shared.forms import CleanLineField, form_field
from submissions import writing
from submissions.models import Innovator, Submission
from submissions.sections import Section
from submissions.versions import innovators_content

BLANK_ROWS = 2
MOST_PEOPLE = 30
# People copy numbers with the spaces, points and hyphens they are printed with.
SEPARATORS = re.compile(r"[\s.()\-]")


class DigitsField(CleanLineField):
    """Digits, with the separators of print left out."""

    def to_python(self, value):
        return SEPARATORS.sub("", super().to_python(value))


def digits_of(name: str, **kwargs) -> DigitsField:
    """Returns the field for a column of digits, with the checks of the column."""
    column = Innovator._meta.get_field(name)
    return form_field(column, form_class=DigitsField, validators=column.validators, **kwargs)


class LeadInput(forms.CheckboxInput):
    """One radio button per row under a common name, so that only one person leads."""

    input_type = "radio"
    common_name = "ketua"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"name": self.common_name, "value": name}
        return context

    def value_from_datadict(self, data, files, name):
        return data.get(self.common_name) == name


class InnovatorForm(forms.Form):
    use_required_attribute = False

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = CleanLineField(
        label="Nama lengkap dengan gelar",
        max_length=120,
        error_messages={"required": "Tuliskan nama, atau kosongkan seluruh baris ini."},
    )
    job_title = CleanLineField(label="Jabatan", max_length=120, required=False)
    nip = digits_of("nip", help_text="18 angka.")
    phone = digits_of("phone")
    is_lead = forms.BooleanField(label="Ketua", required=False, widget=LeadInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nip"].widget.attrs |= {"inputmode": "numeric", "maxlength": "24"}
        self.fields["phone"].widget.attrs |= {"inputmode": "tel", "maxlength": "30"}


class BaseInnovatorFormSet(forms.BaseFormSet):
    template = "submissions/_section_innovators.html"

    def __init__(self, data=None, *, submission: Submission, section: Section):
        self.submission, self.section = submission, section
        stored = [
            {"id": person.pk, **{name: getattr(person, name) for name in writing.PERSON_FIELDS}}
            for person in submission.innovators.all()
        ]
        super().__init__(data, prefix="orang", initial=stored)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Hapus"
            form.fields["name"].error_messages["required"] = "Tuliskan nama, atau centang Hapus."

    def people(self) -> list[dict]:
        """Returns the rows that are filled in and not marked to be removed."""
        return [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")
        ]

    def in_words(self) -> list[tuple[str, str]]:
        """Returns what was typed, for a page that can only show it."""
        people = [writing.person_of(self.submission, None, values) for values in self.people()]
        return innovators_content(people)

    def save(self, **signature) -> Submission:
        return writing.save_innovators(submission=self.submission, people=self.people(), **signature)


InnovatorFormSet = forms.formset_factory(
    InnovatorForm,
    formset=BaseInnovatorFormSet,
    extra=BLANK_ROWS,
    can_delete=True,
    can_delete_extra=False,
    max_num=MOST_PEOPLE,
    validate_max=True,
)
