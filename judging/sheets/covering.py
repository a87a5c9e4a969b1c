"""Setda's part of blind judging: passages to cover, files to open, and what else may tell who made an entry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from competitions.rules import lock_of_edition, require_configurer, require_open
from judging.conflicts.likeness import bare_name
from judging.models import ClearedFile, CoveredPassage
from judging.sheets.blind import Term, automatic_terms, cover_for, covered, passage_term, plain_name
from kipp.accounts.models import Organization, User
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_line
from submissions.models import Answer, Attachment, Submission

# Addresses tell who somebody is as well as names do.
ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|(?<!\w)@\w{3,}")
LEAST_LETTERS = 4
# Words that many organizations share.
COMMON = re.compile(
    "dinas|badan|bagian|kantor|kecamatan|sekretariat|daerah|inspektorat|satuan|uptd|puskesmas|kesehatan|kabupaten|"
    "rsud|rumah|sakit|umum|kudus|kota|sekolah|negeri|pemerintah|pelayanan|masyarakat"
)


@dataclass(frozen=True)
class Found:
    """A term and how often it occurs in title and answers."""

    text: str
    times: int
    pk: int | None = None


@dataclass(frozen=True)
class Preview:
    """What Setda decides on: what is covered, what might be, the files, and the entry as judges read it."""

    automatic: list[Found]
    marked: list[Found]
    candidates: list[Found]
    files: list[tuple[Attachment, str, ClearedFile | None]]
    entry: Submission
    answers: list[tuple[str, str]]


def preview_of(submission: Submission) -> Preview:
    """Returns the preview of an entry fetched with_proposal()."""
    answers = [(str(answer.question), answer.text) for answer in answers_of(submission)]
    texts = [submission.title, submission.long_title, *(text for _, text in answers)]
    terms = automatic_terms(submission, submission.innovators.all())
    passages = list(submission.covered_passages.order_by("pk"))
    cover = cover_for([*terms, *(passage_term(passage.text) for passage in passages)])
    return Preview(
        automatic=[Found(term.text, times(term, texts)) for term in terms],
        marked=[Found(each.text, times(passage_term(each.text), texts), each.pk) for each in passages],
        candidates=candidates_of(submission, [cover(text) for text in texts]),
        files=files_of(submission),
        entry=covered(submission, cover),
        answers=[(question, cover(text)) for question, text in answers],
    )


def answers_of(submission: Submission):
    return Answer.objects.filter(submission=submission).select_related("question").order_by("question__position", "pk")


def times(term: Term, texts: Iterable[str]) -> int:
    pattern = cover_for([term]).pattern
    return sum(len(pattern.findall(text)) for text in texts)


def candidates_of(submission: Submission, texts: list[str]) -> list[Found]:
    """Returns words of the owner's and the innovators' names, and addresses, that are still to be read."""
    owner: Organization = submission.organization
    words = [*owner.name.split(), *owner.short_name.split()]
    words += [word for person in submission.innovators.all() for word in bare_name(person.name).split()]
    words += [address.rstrip(".,;:)") for text in texts for address in ADDRESS.findall(text)]
    found = {}
    for word in words:
        bare = word.strip(".,()")
        if len(bare) >= LEAST_LETTERS and not COMMON.fullmatch(bare.casefold()):
            found.setdefault(bare.casefold(), Found(bare, times(passage_term(bare), texts)))
    return [each for each in found.values() if each.times]


def files_of(submission: Submission) -> list[tuple[Attachment, str, ClearedFile | None]]:
    """Returns evidence and photos, the names judges see, and who opened them to judges; letters stay closed."""
    files = submission.attachments.present().exclude(kind=Attachment.Kind.LETTER)
    files = list(files.select_related("question").in_order())
    cleared = ClearedFile.objects.filter(attachment__in=files).select_related("cleared_by")
    by_file = {each.attachment_id: each for each in cleared}
    return [(file, plain_name(file), by_file.get(file.pk)) for file in files]


@atomic_with_sentences()
def cover_passage(*, submission: Submission, text: str, by: User, now: datetime) -> CoveredPassage:
    """Covers a text wherever it occurs in title and answers; covering it twice changes nothing.

    Raises PermissionDenied for everybody but Setda, ValidationError when the entry does not contain it.
    """
    require_change(submission, by)
    text = clean_line(text)
    if len(text) < 2:
        raise ValidationError("Tulis teks yang ditutup, paling sedikit dua huruf.")
    texts = [submission.title, submission.long_title, *(answer.text for answer in answers_of(submission))]
    if not times(passage_term(text), texts):
        raise ValidationError("Teks itu tidak ada pada judul dan jawaban proposal ini. Salin persis dari proposal.")
    stored = submission.covered_passages.filter(text=text).first()
    if stored:
        return stored
    passage = CoveredPassage(submission=submission, text=text, marked_by=by, marked_at=now)
    passage.full_clean()
    passage.save()
    return passage


@transaction.atomic
def uncover_passage(*, submission: Submission, pk: int, by: User) -> None:
    """Shows a passage again; one that is gone already stays gone."""
    require_change(submission, by)
    submission.covered_passages.filter(pk=pk).delete()


@transaction.atomic
def clear_file(*, attachment: Attachment, by: User, now: datetime) -> None:
    """Opens a file to the judges of blind stages, after Setda looked into it; letters are never opened."""
    require_change(attachment.submission, by)
    if attachment.kind == Attachment.Kind.LETTER or attachment.removed_at:
        raise ValidationError("Berkas ini tidak dibaca juri.")
    ClearedFile.objects.get_or_create(attachment=attachment, defaults={"cleared_by": by, "cleared_at": now})


@transaction.atomic
def seal_file(*, attachment: Attachment, by: User) -> None:
    """Closes a file to the judges of blind stages again."""
    require_change(attachment.submission, by)
    ClearedFile.objects.filter(attachment=attachment).delete()


def require_change(submission: Submission, by: User) -> None:
    """Raises PermissionDenied for everybody but Setda, ValidationError once the edition is archived.

    The row of the entry is locked, so that two clicks come one after the other.
    """
    require_configurer(by)
    require_open(lock_of_edition(submission.competition))
    Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
