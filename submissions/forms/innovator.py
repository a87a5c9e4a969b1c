"""The rows of people behind an entry: what is stored, and blank ones to add more without JavaScript."""

import re

from django import forms

from kipp.shared.forms import CleanLineField, form_field
from submissions import writing
from submissions.forms.section import Problem
from submissions.models import Innovator, Submission
from submissions.sections import Section
from submissions.versions import Content, innovators_content, person_in_words

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
        # A form that was sent speaks for itself: compared with rows stored meanwhile, one could pass for blank.
        super().__init__(data, prefix="orang", initial=self.stored_values() if data is None else None)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Hapus"
            form.fields["name"].error_messages["required"] = "Tuliskan nama, atau centang Hapus."

    def values(self) -> list[dict]:
        """Returns the rows that are filled in and not marked to be removed."""
        return [form.cleaned_data for form in self.forms if is_filled(form)]

    def stored_values(self) -> list[dict]:
        return [
            {"id": person.pk, **{name: getattr(person, name) for name in writing.PERSON_FIELDS}}
            for person in self.submission.innovators.all()
        ]

    def content(self) -> Content:
        """Returns the people that were typed, the lead first, in the words in which versions are compared."""
        people = [writing.person_of(self.submission, None, values) for values in self.values()]
        return innovators_content(sorted(people, key=lambda person: not person.is_lead))

    def problems(self) -> list[Problem]:
        """Returns the errors one by one, for the answer to autosave."""
        above = [Problem("bagian", self.section.label, str(error)) for error in self.non_form_errors()]
        beside = [
            Problem(field.id_for_label, f"{field.label}, inovator {place}", str(error))
            for place, form in enumerate(self.forms, start=1)
            for field in form
            for error in field.errors
        ]
        return above + beside

    def row_ids(self) -> list[tuple[str, int]]:
        """Returns id of the hidden field and of the person, for rows that were new until they were saved."""
        stored = {person_in_words(person): person.pk for person in self.submission.innovators.all()}
        return [
            (form["id"].auto_id, stored[words])
            for form in self.forms
            if is_filled(form) and not form.cleaned_data["id"]
            for words in [person_in_words(writing.person_of(self.submission, None, form.cleaned_data))]
            if words in stored
        ]

    def save(self, **signature) -> Submission:
        return self.write(self.values(), **signature)

    def write(self, values, **signature) -> Submission:
        return writing.save_innovators(submission=self.submission, people=values, **signature)


def is_filled(form: InnovatorForm) -> bool:
    return bool(form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE"))


InnovatorFormSet = forms.formset_factory(
    InnovatorForm,
    formset=BaseInnovatorFormSet,
    extra=BLANK_ROWS,
    can_delete=True,
    can_delete_extra=False,
    max_num=MOST_PEOPLE,
    validate_max=True,
)
