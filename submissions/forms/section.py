"""The forms of a proposal's sections; a draft may leave everything but its name empty.

Each form names the fields that submitting does not need either (`optional`), and writes through one domain function.
"""

from datetime import date

from django import forms
from django.core.validators import MaxLengthValidator

from kipp.shared.forms import CleanLineField, CleanTextField, DayField
from kipp.shared.wording import day
from submissions import writing
from submissions.models import Submission
from submissions.sections import Section, answer_field
from submissions.versions import stored_texts

# Beyond this a text is no answer; words alone are no limit, because a text without spaces is a single word.
LONGEST_ANSWER = 100_000
TOO_LONG = "Jawaban paling banyak 100.000 huruf. Yang ditulis masih ada di sini, tetapi belum tersimpan."


class SectionForm(forms.Form):
    """Holds the entry and the section; `save` answers with the entry as it is stored then."""

    use_required_attribute = False
    template = ""
    optional: tuple[str, ...] = ()

    def __init__(self, data=None, *, submission: Submission, section: Section):
        self.submission, self.section = submission, section
        super().__init__(data, initial=self.stored())

    def stored(self) -> dict:
        raise NotImplementedError

    def save(self, **signature) -> Submission:
        raise NotImplementedError

    def in_words(self) -> list[tuple[str, str]]:
        """Returns label and text of what was typed, for a page that can only show it."""
        return [(field.label, in_words(field, self.cleaned_data[field.name])) for field in self]


class IdentityForm(SectionForm):
    template = "submissions/_section_identity.html"

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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        categories = self.submission.competition.categories.order_by("position", "pk")
        self.fields["category"].queryset = categories

    def stored(self) -> dict:
        return {name: getattr(self.submission, name) for name in writing.IDENTITY_FIELDS} | {
            "category": self.submission.category_id
        }

    def save(self, **signature) -> Submission:
        return writing.save_identity(submission=self.submission, fields=self.cleaned_data, **signature)


class AnswersForm(SectionForm):
    template = "submissions/_section_answers.html"

    def __init__(self, data=None, *, submission: Submission, section: Section):
        super().__init__(data, submission=submission, section=section)
        for question in section.questions:
            self.fields[answer_field(question)] = CleanTextField(
                label=question.prompt,
                required=False,
                # No maxlength in the browser: that would cut a pasted text without a word.
                validators=[MaxLengthValidator(LONGEST_ANSWER, TOO_LONG)],
                widget=forms.Textarea(
                    attrs={"rows": 13, "class": "answer-field", "data-max-words": str(question.max_words)}
                ),
            )

    @property
    def optional(self) -> tuple[str, ...]:
        return tuple(answer_field(question) for question in self.section.questions if not question.is_required)

    def stored(self) -> dict:
        texts = stored_texts(self.submission)
        return {answer_field(question): texts.get(question.pk, "") for question in self.section.questions}

    def numbered_fields(self):
        """Yields each question with its bound field."""
        for question in self.section.questions:
            yield question, self[answer_field(question)]

    def save(self, **signature) -> Submission:
        texts = {question.pk: self.cleaned_data[answer_field(question)] for question in self.section.questions}
        return writing.save_answers(submission=self.submission, texts=texts, **signature)


class StatementForm(SectionForm):
    template = "submissions/_section_statement.html"

    is_declared_true = forms.BooleanField(
        label="Saya menyatakan bahwa seluruh isi proposal ini benar dan dapat dipertanggungjawabkan.", required=False
    )

    def stored(self) -> dict:
        return {"is_declared_true": self.submission.is_declared_true}

    def save(self, **signature) -> Submission:
        return writing.save_statement(submission=self.submission, **self.cleaned_data, **signature)


def in_words(field, value) -> str:
    """Writes the cleaned value of a field as a person reads it."""
    if isinstance(value, bool):
        return "ya" if value else ""
    if isinstance(value, date):
        return day(value)
    choices = dict(getattr(field.field, "choices", ())) if isinstance(value, str) else {}
    return str(choices.get(value, value or ""))
