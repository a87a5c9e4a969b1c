"""The sections of a proposal as data: what each holds, whether it is complete, and what is missing where."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import slugify

from competitions.models import Question
from kipp.shared.text import count_words
from kipp.shared.wording import number
from submissions.models import Innovator, Submission

IDENTITY, INNOVATORS, FILES, STATEMENT = "identitas", "inovator", "berkas", "pernyataan"
GROUPS = {"data": "Data inovasi", "answers": "Jawaban", "statement": "Lampiran dan pernyataan"}
DONE, PART, NONE = "done", "part", "none"
LEADING_NUMBER = re.compile(r"\d+", re.ASCII)

# What an entry needs besides its name before it can be submitted, with what is said while it is missing.
IDENTITY_NEEDS = {
    "long_title": "Kepanjangan atau judul lengkap masih kosong",
    "category_id": "Kategori belum dipilih",
    "group": "Kelompok belum dipilih",
    "form": "Bentuk belum dipilih",
    "maturity": "Tahap inovasi belum dipilih",
}


@dataclass(frozen=True)
class Missing:
    """One thing that keeps the entry from being submitted; `anchor` is the field in section `key`."""

    key: str
    sentence: str
    anchor: str = ""


@dataclass(frozen=True)
class Section:
    """A page of the proposal; `note` says its state in a word: selesai, kurang 2, lebih 14 kata, kosong."""

    key: str
    group: str
    label: str
    eyebrow: str
    state: str
    note: str
    missing: tuple[Missing, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.state == DONE

    @property
    def group_label(self) -> str:
        return GROUPS[self.group]


@dataclass(frozen=True)
class Completeness:
    sections: tuple[Section, ...]

    @property
    def missing(self) -> list[Missing]:
        return [item for section in self.sections for item in section.missing]

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def done(self) -> int:
        return sum(section.is_done for section in self.sections)

    @property
    def percent(self) -> int:
        """Sections done out of all, 0–100, rounded down so that 100 means complete."""
        return 100 * self.done // len(self.sections)

    @property
    def next_key(self) -> str:
        """Where to go on writing: the first section with something missing, else the first."""
        return next((section.key for section in self.sections if not section.is_done), self.sections[0].key)

    def section(self, key: str) -> Section | None:
        return next((section for section in self.sections if section.key == key), None)

    def neighbours(self, key: str) -> tuple[Section | None, Section | None]:
        """Returns the sections before and after, None at either end."""
        keys = [section.key for section in self.sections]
        place = keys.index(key)
        before = self.sections[place - 1] if place else None
        return before, self.sections[place + 1] if place + 1 < len(keys) else None


def completeness(submission: Submission) -> Completeness:
    """Judges every section from rows fetched by `with_completeness()`, without a further query."""
    answers = {answer.question_id: answer.text for answer in submission.answers.all()}
    groups = question_groups(submission.competition.questions.all())
    return Completeness(
        (
            identity_section(submission),
            innovators_section(submission.innovators.all()),
            *(answers_section(key, questions, answers) for key, questions in groups.items()),
            files_section(submission),
            statement_section(submission),
        )
    )


def question_groups(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """Groups questions by their leading number in the order of the form: 6a and 6b share the key `jawaban-6`."""
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(answers_key(question), []).append(question)
    return groups


def answers_key(question: Question) -> str:
    match = LEADING_NUMBER.match(question.number)
    return f"jawaban-{match[0] if match else slugify(question.number) or question.position}"


def identity_section(submission: Submission) -> Section:
    missing = [
        Missing(IDENTITY, sentence, f"id_{field.removesuffix('_id')}")
        for field, sentence in IDENTITY_NEEDS.items()
        if not getattr(submission, field)
    ]
    if submission.maturity == Submission.Maturity.IMPLEMENTED and not submission.implemented_on:
        missing.append(Missing(IDENTITY, "Tanggal mulai diterapkan masih kosong", "id_implemented_on"))
    return section_of(IDENTITY, "data", "Identitas inovasi", "Data inovasi", missing, is_begun=True)


def innovators_section(innovators: Iterable[Innovator]) -> Section:
    people = list(innovators)
    missing = []
    if not people:
        missing.append(Missing(INNOVATORS, "Inovator masih kosong"))
    elif not any(person.is_lead for person in people):
        missing.append(Missing(INNOVATORS, "Inovator: tandai satu ketua"))
    missing += [
        Missing(INNOVATORS, f"Jabatan {person.name} masih kosong", f"id_orang-{place}-job_title")
        for place, person in enumerate(people)
        if not person.job_title
    ]
    return section_of(INNOVATORS, "data", "Inovator", "Data inovasi", missing, is_begun=bool(people))


def answers_section(key: str, questions: list[Question], answers: dict[int, str]) -> Section:
    missing = []
    over = 0
    for question in questions:
        words = count_words(answers.get(question.pk, ""))
        name = f"{question.number} {question.label}"
        if question.is_required and not words:
            missing.append(Missing(key, f"{name} masih kosong", f"id_{answer_field(question)}"))
        if words > question.max_words:
            over += words - question.max_words
            length = f"{number(words, 0)} dari {number(question.max_words, 0)} kata"
            missing.append(Missing(key, f"{name}: {length}", f"id_{answer_field(question)}"))
    is_begun = any(answers.get(question.pk) for question in questions)
    section = section_of(
        key, "answers", group_label(questions), group_eyebrow(questions), missing, is_begun, tuple(questions)
    )
    only_too_long = over and len(missing) == 1
    return Section(**{**vars(section), "note": f"lebih {number(over, 0)} kata"}) if only_too_long else section


def files_section(submission: Submission) -> Section:
    """Letters that the edition requires block submitting; photos and evidence never do."""
    present = [attachment for attachment in submission.attachments.all() if not attachment.removed_at]
    uploaded = {attachment.letter_type_id for attachment in present}
    missing = [
        Missing(FILES, f"{letter.label} belum diunggah", f"surat-{letter.pk}")
        for letter in sorted(submission.competition.letter_types.all(), key=lambda letter: letter.position)
        if letter.is_required and letter.pk not in uploaded
    ]
    is_begun = any(not attachment.question_id for attachment in present)
    return section_of(FILES, "statement", "Surat dan foto", "Lampiran", missing, is_begun)


def statement_section(submission: Submission) -> Section:
    missing = [] if submission.is_declared_true else [Missing(STATEMENT, "Pernyataan kebenaran belum disetujui")]
    return section_of(STATEMENT, "statement", "Pernyataan kebenaran", "Pernyataan", missing, is_begun=False)


def section_of(key, group, label, eyebrow, missing, is_begun, questions=()) -> Section:
    """Names the state: done when nothing is missing, none before the first word, part in between."""
    if not missing:
        state, note = DONE, "selesai"
    elif is_begun:
        state, note = PART, f"kurang {len(missing)}"
    else:
        state, note = NONE, "kosong"
    return Section(key, group, label, eyebrow, state, note, tuple(missing), questions)


def answer_field(question: Question) -> str:
    """Name of the form field that holds the answer."""
    return f"jawaban_{question.pk}"


def group_label(questions: list[Question]) -> str:
    """Returns "3 Kebaruan", or for questions that share a number what their labels share: "6 Adaptabilitas"."""
    if len(questions) == 1:
        return str(questions[0])
    lead = answers_key(questions[0]).removeprefix("jawaban-")
    return f"{lead} {questions[0].label.split(':')[0]}"


def group_eyebrow(questions: list[Question]) -> str:
    """Returns weight and word limits, like "Bobot 15 · paling banyak 200 kata"."""
    criteria = {question.criterion_id: question.criterion for question in questions if question.criterion_id}
    weight = sum((criterion.weight for criterion in criteria.values()), Decimal(0))
    limits = ", ".join(
        f"{f'{question.number} ' if len(questions) > 1 else ''}paling banyak {number(question.max_words, 0)} kata"
        for question in questions
    )
    return f"{f'Bobot {plain(weight)}' if criteria else 'Tidak dinilai'} · {limits}"


def plain(weight: Decimal) -> str:
    """Writes a weight without needless decimals: 15, or 7,50."""
    return number(weight, 0 if weight == weight.to_integral_value() else 2)
