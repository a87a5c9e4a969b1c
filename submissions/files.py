"""The files of an entry to read: what is attached now, what is still missing, and how much room is left."""

from submissions.models import Attachment, Submission
from submissions.sections import Missing, files_section

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


def missing_files(submission: Submission) -> list[Missing]:
    """Returns the letters that the edition requires and that are not there yet."""
    return list(files_section(submission).missing)


def bytes_used(submission: Submission) -> int:
    """Returns the size of all present files together; at most MAX_BYTES are allowed."""
    return sum(attachment.size for attachment in present_attachments(submission))
