"""Two people at one section: what a section holds in words, its version, and the clash of two versions.

The version is a fingerprint of the section's own content, so colleagues in different sections never clash, and two
who wrote the same text do not either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from competitions.models import Question
from kipp.shared import wording
from kipp.shared.digests import digest_of
from kipp.shared.word_diff import word_diff
from submissions.files import present_files
from submissions.identity import goals_in_words
from submissions.models import EarlierAward, Innovator, Submission
from submissions.sections import FILES, IDENTITY, INNOVATORS, STATEMENT, Section

Content = list[tuple[str, str]]  # label and text of each part, in the order of the form

IDENTITY_LABELS = {
    "title": "Nama inovasi",
    "long_title": "Kepanjangan atau judul lengkap",
    "category": "Kategori",
    "get_group_display": "Kelompok",
    "get_form_display": "Bentuk",
    "get_maturity_display": "Tahap inovasi",
    "implemented_on": "Mulai diterapkan",
    "video_url": "Tautan video",
}
GOALS_LABEL = "Tujuan pembangunan berkelanjutan"


@dataclass(frozen=True)
class Difference:
    """A part that two versions hold in different words; the runs mark what only one of them has."""

    label: str
    mine: str
    stored: str

    @property
    def mine_runs(self) -> list[tuple[str, str]]:
        return [run for run in word_diff(self.stored, self.mine) if run[0] != "del"]

    @property
    def stored_runs(self) -> list[tuple[str, str]]:
        return [run for run in word_diff(self.stored, self.mine) if run[0] != "ins"]


class StaleSave(Exception):  # noqa: N818
    """A colleague saved the section after this text was begun; nothing was written, both contents are here."""

    def __init__(self, *, submission: Submission, mine: Content, stored: Content):
        super().__init__("stale")
        self.submission = submission
        self.version = fingerprint(stored)
        self.differences = differences(mine, stored)


def fingerprint(content: Content) -> str:
    """Returns the version of a content: 16 hexadecimal digits."""
    return digest_of(content)[:16]


def require_fresh(version: str, *, submission: Submission, mine: Content, stored: Content) -> None:
    """Raises StaleSave unless the writer began from what is stored now, or wrote exactly that."""
    if version != fingerprint(stored) and mine != stored:
        raise StaleSave(submission=submission, mine=mine, stored=stored)


def version_of(submission: Submission, section: Section) -> str:
    """Returns the version that a form of this section carries."""
    return fingerprint(section_content(submission, section))


def section_content(submission: Submission, section: Section) -> Content:
    """Returns what is stored in a section, from rows fetched by `with_proposal()`."""
    if section.key == IDENTITY:
        return identity_content(submission, submission.earlier_awards.all())
    if section.key == INNOVATORS:
        return innovators_content(submission.innovators.all())
    if section.key == FILES:
        return [(file["label"], file["name"]) for file in present_files(submission)]
    if section.key == STATEMENT:
        return statement_content(submission.is_declared_true)
    return answers_content(section.questions, stored_texts(submission))


def stored_texts(submission: Submission) -> dict[int, str]:
    """Returns the answers by question."""
    return {answer.question_id: answer.text for answer in submission.answers.all()}


def identity_content(submission: Submission, awards: Iterable[EarlierAward]) -> Content:
    content = []
    for name, label in IDENTITY_LABELS.items():
        value = getattr(submission, name)
        value = value() if callable(value) else value
        text = wording.day(value) if name == "implemented_on" and value else str(value or "")
        content.append((label, text))
    content.append((GOALS_LABEL, "; ".join(goals_in_words(submission.sdgs))))
    return content + [(f"Penghargaan {place}", str(award)) for place, award in enumerate(awards, start=1)]


def innovators_content(people: Iterable[Innovator]) -> Content:
    return [(f"Inovator {place}", person_in_words(person)) for place, person in enumerate(people, start=1)]


def person_in_words(person: Innovator) -> str:
    parts = [
        person.name,
        person.job_title,
        f"NIP {wording.nip(person.nip)}" if person.nip else "",
        f"WhatsApp {person.phone}" if person.phone else "",
        "ketua" if person.is_lead else "",
    ]
    return "; ".join(filter(None, parts))


def answers_content(questions: Iterable[Question], texts: Mapping[int, str]) -> Content:
    return [(str(question), texts.get(question.pk, "")) for question in questions]


def statement_content(is_declared_true: bool) -> Content:
    return [("Pernyataan kebenaran", "disetujui" if is_declared_true else "belum disetujui")]


def differences(mine: Content, stored: Content) -> list[Difference]:
    """Puts both contents side by side, leaving out what is the same."""
    labels = list(dict.fromkeys(label for label, _ in [*stored, *mine]))
    ours, theirs = dict(mine), dict(stored)
    pairs = [Difference(label, ours.get(label, ""), theirs.get(label, "")) for label in labels]
    return [pair for pair in pairs if pair.mine != pair.stored]
