"""The forms of a proposal's sections; a draft may leave everything but its name empty.

Each form names the fields that submitting does not need either (`optional`), and writes through one domain function.
"""

from dataclasses import dataclass

from django import forms
from django.core.validators import MaxLengthValidator

from kipp.shared.forms import CleanTextField
from submissions import writing
from submissions.models import Submission
from submissions.sections import Section, answer_field
from submissions.versions import Content, answers_content, statement_content, stored_texts


@dataclass(frozen=True)
class Problem:
    """An error of a form: where it is (id of the control), what the field is called, what is wrong."""

    anchor: str
    label: str
    sentence: str


# Beyond this a text is no answer; words alone are no limit, because a text without spaces is a single word.
LONGEST_ANSWER = 100_000
TOO_LONG = "Jawaban paling banyak 100.000 huruf. Yang ditulis masih ada di sini, tetapi belum tersimpan."


class SavesSection:
    """How a form or a set of forms is saved that has `values()` and `write()`.

    `write(values, by=, now=, version=)` is the domain function, `values()` what was typed, as that takes it.
    """

    def save(self, **signature) -> Submission:
        """Writes what was typed; returns the entry as it is stored then."""
        return self.write(self.values(), **signature)


class SectionForm(SavesSection, forms.Form):
    """Holds the entry and the section.

    A subclass adds to what SavesSection needs: `stored()`, what is stored by field, and `content()`, what was typed in
    the words in which versions are compared.
    """

    use_required_attribute = False
    template = ""
    optional: tuple[str, ...] = ()

    def __init__(self, data=None, *, submission: Submission, section: Section):
        self.submission, self.section = submission, section
        super().__init__(data, initial=self.stored())

    def problems(self) -> list[Problem]:
        """Returns the errors one by one, for the answer to autosave."""
        beside = [
            Problem(field.id_for_label or field.auto_id, field.label, str(error))
            for field in self
            for error in field.errors
        ]
        return [*(Problem("bagian", self.section.label, str(error)) for error in self.non_field_errors()), *beside]

    def row_ids(self) -> list[tuple[str, int]]:
        """Returns the hidden fields that autosave has to fill in; only forms of rows have some."""
        return []


class StatementForm(SectionForm):
    template = "submissions/_section_statement.html"

    is_declared_true = forms.BooleanField(
        label="Saya menyatakan bahwa seluruh isi proposal ini benar dan dapat dipertanggungjawabkan.", required=False
    )

    def stored(self) -> dict:
        return {"is_declared_true": self.submission.is_declared_true}

    def values(self) -> bool:
        return self.cleaned_data["is_declared_true"]

    def content(self) -> Content:
        return statement_content(self.values())

    def write(self, values, **signature) -> Submission:
        return writing.save_statement(submission=self.submission, is_declared_true=values, **signature)


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

    def values(self) -> dict[int, str]:
        return {question.pk: self.cleaned_data[answer_field(question)] for question in self.section.questions}

    def content(self) -> Content:
        return answers_content(self.section.questions, self.values())

    def write(self, values, **signature) -> Submission:
        return writing.save_answers(submission=self.submission, texts=values, **signature)
