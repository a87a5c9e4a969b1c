"""Attaching files to an entry and removing them; what the database did not keep is not left on disk either."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from competitions.models import LetterType, Question
from kipp.accounts.models import User
from kipp.shared.uploads import Accepted, accept_pdf, accept_picture, refusal, tenths_up
from kipp.shared.wording import MEGABYTE, short_number
from submissions.files import MAX_BYTES, MAX_PHOTOS, bytes_used, present_attachments
from submissions.models import Attachment, Receipt, Submission
from submissions.models.attachment import server_made_name
from submissions.writing import open_for_writing, touch

MAKE_ROOM = "Hapus atau kecilkan berkas lain, lalu unggah lagi."
Kind = Attachment.Kind


def attach(
    *,
    submission: Submission,
    kind: str,
    upload: UploadedFile,
    by: User,
    now: datetime,
    letter_type: LetterType | None = None,
    question: Question | None = None,
) -> Attachment:
    """Adds a file, in place of the one that stood there: one for a letter or an answer, MAX_PHOTOS photos.

    Raises ValidationError (code "upload") for a file that is refused or finds no room, else like `open_for_writing`.
    """
    accepted = accept_picture(upload) if kind == Kind.PHOTO else accept_pdf(upload)
    with no_stray_file() as stored:
        row = open_for_writing(submission, by, now)
        present = present_attachments(row)
        require_place(row, kind, letter_type, question)
        replaced = [each for each in present if kind != Kind.PHOTO and same_place(each, letter_type, question)]
        require_room(row, present, replaced, kind, accepted)
        for former in replaced:
            take_out(former, now)
        attachment = Attachment(
            submission=row,
            kind=kind,
            letter_type=letter_type,
            question=question,
            uploaded_by=by,
            uploaded_at=now,
            content_type=accepted.content_type,
            name=accepted.name,
            size=accepted.size,
            sha256=accepted.sha256,
        )
        name = server_made_name(attachment, accepted.name)
        stored.append(name)
        attachment.file = default_storage.save(name, ContentFile(accepted.content))
        attachment.full_clean(exclude=["code"])
        attachment.save()
        touch(row, by, now)
    return attachment


@contextmanager
def no_stray_file() -> Iterator[list[str]]:
    """A transaction; when it fails, also in its last moment, the files named in the list are deleted."""
    stored: list[str] = []
    try:
        with transaction.atomic():
            yield stored
    except BaseException:
        for name in stored:
            default_storage.delete(name)
        raise


@transaction.atomic
def remove(*, attachment: Attachment, by: User, now: datetime) -> None:
    """Takes a file out of the entry; a second time changes nothing. Raises like `open_for_writing`."""
    row = open_for_writing(attachment.submission, by, now)
    for present in present_attachments(row):
        if present.pk == attachment.pk:
            take_out(present, now)
            touch(row, by, now)


def take_out(attachment: Attachment, now: datetime) -> None:
    """Deletes a file once the transaction is certain; what a receipt lists stays, as proof of what was handed in."""
    listed = [{"code": attachment.code}]
    if Receipt.objects.filter(submission=attachment.submission_id, files__contains=listed).exists():
        attachment.removed_at = now
        attachment.save()
        return
    transaction.on_commit(partial(default_storage.delete, attachment.file.name))
    attachment.delete()


def same_place(attachment: Attachment, letter_type: LetterType | None, question: Question | None) -> bool:
    """Tells whether the file is the one of this letter or answer."""
    here = letter_type.pk if letter_type else None, question.pk if question else None
    return (attachment.letter_type_id, attachment.question_id) == here


def require_place(submission: Submission, kind: str, letter_type: LetterType | None, question: Question | None) -> None:
    """Raises ValidationError unless the form of the edition asks for such a file."""
    edition = submission.competition_id
    if kind == Kind.LETTER:
        fits = letter_type is not None and question is None and letter_type.competition_id == edition
    elif kind == Kind.EVIDENCE:
        fits = letter_type is None and question is not None and question.competition_id == edition
        fits = fits and question.evidence_allowed
    else:
        fits = letter_type is None and question is None
    if not fits:
        raise refusal("formulir edisi ini tidak memintanya di sini", "Muat ulang halaman, lalu unggah di tempat lain.")


def require_room(
    submission: Submission, present: list[Attachment], replaced: list[Attachment], kind: str, accepted: Accepted
) -> None:
    """Raises ValidationError when there are MAX_PHOTOS photos already, or all files together exceed MAX_BYTES."""
    photos = sum(each.kind == Kind.PHOTO for each in present)
    if kind == Kind.PHOTO and photos >= MAX_PHOTOS:
        raise refusal(f"sudah ada {photos} foto, batas {MAX_PHOTOS} foto", "Hapus salah satu, lalu unggah lagi.")
    used = bytes_used(submission) - sum(each.size for each in replaced)
    if used + accepted.size > MAX_BYTES:
        total, limit = short_number(tenths_up(used + accepted.size)), short_number(MAX_BYTES // MEGABYTE)
        raise refusal(f"seluruh berkas proposal ini menjadi {total} MB, batas {limit} MB", MAKE_ROOM)
