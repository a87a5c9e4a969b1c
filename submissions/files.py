"""The files of an entry to read: what is attached now, what is still missing, and how much room is left."""

from dataclasses import dataclass

from competitions.models import LetterType, Question
from submissions.models import Attachment, Submission
from submissions.sections import FILES, Section, completeness

MAX_BYTES = 20 * 1024 * 1024  # of all files of an entry together
MAX_PHOTOS = 5
PLACES = [Attachment.Kind.LETTER, Attachment.Kind.EVIDENCE, Attachment.Kind.PHOTO]


def present_attachments(submission: Submission) -> list[Attachment]:
    """Returns what is attached now: letters and evidence in the order of the form, then the photos by time.

    No query after `with_proposal()`.
    """
    letters = {letter.pk: letter.position for letter in submission.competition.letter_types.all()}
    questions = {question.pk: question.position for question in submission.competition.questions.all()}

    def place(attachment: Attachment) -> tuple:
        position = letters.get(attachment.letter_type_id) or questions.get(attachment.question_id) or 0
        return PLACES.index(attachment.kind), position, attachment.uploaded_at, attachment.pk

    return sorted((each for each in submission.attachments.all() if not each.removed_at), key=place)


def present_files(submission: Submission) -> list[dict]:
    """Returns label, name, size in bytes, sha256 and code of each file, as receipts list them."""
    labels = labels_of(submission)
    return [
        {
            "label": labels[attachment.pk],
            "name": attachment.name,
            "size": attachment.size,
            "sha256": attachment.sha256,
            "code": attachment.code,
        }
        for attachment in present_attachments(submission)
    ]


def labels_of(submission: Submission) -> dict[int, str]:
    """Returns what each file is, by attachment: the name of the letter, "Bukti 3 Kebaruan", "Foto 1"."""
    letters = {letter.pk: letter.label for letter in submission.competition.letter_types.all()}
    questions = {question.pk: f"Bukti {question}" for question in submission.competition.questions.all()}
    labels, photos = {}, 0
    for attachment in present_attachments(submission):
        photos += attachment.kind == Attachment.Kind.PHOTO
        label = letters.get(attachment.letter_type_id) or questions.get(attachment.question_id)
        labels[attachment.pk] = label or f"Foto {photos}"
    return labels


def bytes_used(submission: Submission) -> int:
    """Returns the size of all present files together; at most MAX_BYTES are allowed."""
    return sum(attachment.size for attachment in present_attachments(submission))


@dataclass(frozen=True)
class Place:
    """Where files of one kind go: one letter, the evidence beside one answer, or all photos.

    `key` names it in forms and addresses: surat-3, bukti-12, foto.
    """

    key: str
    kind: str
    label: str
    section: str
    attachments: tuple[Attachment, ...] = ()
    letter_type: LetterType | None = None
    question: Question | None = None

    @property
    def takes_more(self) -> bool:
        """A letter or evidence is replaced by the next one; photos add up."""
        return self.kind != Attachment.Kind.PHOTO or len(self.attachments) < MAX_PHOTOS

    @property
    def accepts(self) -> str:
        """What the browser offers for choosing; what arrives is judged by its content."""
        return "image/jpeg,image/png" if self.kind == Attachment.Kind.PHOTO else "application/pdf"


def places_of(submission: Submission, section: Section) -> list[Place]:
    """Returns where files can be put in a section; an answer without evidence that may not have any offers no place."""
    present = present_attachments(submission)
    if section.key == FILES:
        letters = sorted(submission.competition.letter_types.all(), key=lambda letter: (letter.position, letter.pk))
        photos = tuple(each for each in present if each.kind == Attachment.Kind.PHOTO)
        return [
            *(letter_place(letter, present) for letter in letters),
            Place("foto", Attachment.Kind.PHOTO, "Foto", FILES, photos),
        ]
    places = (evidence_place(question, present, section.key) for question in section.questions)
    return [place for place in places if place.question.evidence_allowed or place.attachments]


def letter_place(letter: LetterType, present: list[Attachment]) -> Place:
    uploaded = tuple(each for each in present if each.letter_type_id == letter.pk)
    return Place(f"surat-{letter.pk}", Attachment.Kind.LETTER, letter.label, FILES, uploaded, letter_type=letter)


def evidence_place(question: Question, present: list[Attachment], section: str) -> Place:
    uploaded = tuple(each for each in present if each.question_id == question.pk)
    label = f"Bukti {question}"
    return Place(f"bukti-{question.pk}", Attachment.Kind.EVIDENCE, label, section, uploaded, question=question)


def find_place(submission: Submission, key: str) -> Place | None:
    """Returns the place of that key in the entry, None when there is none."""
    places = (place for section in completeness(submission).sections for place in places_of(submission, section))
    return next((place for place in places if place.key == key), None)
