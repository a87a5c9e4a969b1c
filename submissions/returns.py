"""Sending an entry back to its writers with notes, and the time they have to put it right."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from competitions.rules import lock_of_edition, require_open
from kipp.accounts import outbox
from kipp.accounts.models import Role, User
from kipp.shared.addresses import absolute
from kipp.shared.text import clean_text
from submissions.decisions import require_as_seen, require_before_judging, take_effect
from submissions.lifecycle import LIFECYCLE, locked
from submissions.models import ReturnNote, Submission
from submissions.sections import completeness


@transaction.atomic
def return_entry(
    *, submission: Submission, notes: Mapping[str, str], until: datetime, by: User, now: datetime, seen: str = ""
) -> Submission:
    """Sends a submitted entry back until `until` (exclusive), with a note by key of section; mails its operators.

    Takes effect at once; a verdict that was prepared falls away. Raises PermissionDenied for others than Setda;
    ValidationError without any note, when `until` is not in the future (under the key `until`), when judging has begun
    (code "judging"), the edition is archived ("locked"), or the state ("state") or more ("seen") has changed meanwhile.
    """
    row = locked(submission)
    step = LIFECYCLE.check("return", state=row.state, role=by.role)
    require_correctable(row, until, now)
    require_as_seen(row, seen)
    keys = {section.key for section in completeness(row).sections}
    texts = {key: clean_text(text) for key, text in notes.items() if key in keys and clean_text(text)}
    if not texts:
        raise ValidationError("Tuliskan paling sedikit satu catatan, supaya jelas apa yang diperbaiki.")
    take_effect(row, step, by=by, now=now)
    row.returned_until = until
    row.full_clean()
    row.save()
    serial = latest_serial(row) + 1
    for key, text in texts.items():
        note = ReturnNote(submission=row, serial=serial, section=key, text=text, written_by=by, written_at=now)
        note.full_clean()
        note.save()
    mail_return(row, "submissions/email/returned.txt", by=by, now=now)
    return row


@transaction.atomic
def extend_return(*, submission: Submission, until: datetime, by: User, now: datetime) -> Submission:
    """Gives a returned entry another deadline, also when the former has passed; mails its operators.

    Raises like `return_entry`.
    """
    row = locked(submission)
    step = LIFECYCLE.check("extend", state=row.state, role=by.role)
    require_correctable(row, until, now)
    take_effect(row, step, by=by, now=now)
    row.returned_until = until
    row.full_clean()
    row.save()
    mail_return(row, "submissions/email/return_extended.txt", by=by, now=now)
    return row


def require_correctable(row: Submission, until: datetime, now: datetime) -> None:
    """Raises ValidationError unless the entry may be written again from `now` to `until`."""
    require_open(lock_of_edition(row.competition))
    require_before_judging(row)
    if until <= now:
        raise ValidationError({"until": "Batas waktu perbaikan harus setelah saat ini."})


def latest_serial(submission: Submission) -> int:
    """Returns how many times the entry was returned so far."""
    last = submission.return_notes.order_by("-serial").values_list("serial", flat=True).first()
    return last or 0


def labelled_notes(submission: Submission) -> list[tuple[str, str, str]]:
    """Returns key, label and text of the notes of the last return; a section that is gone keeps its key as label."""
    labels = {section.key: section.label for section in completeness(submission).sections}
    return [(note.section, labels.get(note.section, note.section), note.text) for note in latest_notes(submission)]


def open_notes(submission: Submission) -> list[tuple[str, str, str]]:
    """Returns the same while the entry is with its writers to be put right, else nothing and asks no query."""
    return labelled_notes(submission) if submission.state == Submission.State.RETURNED else []


def latest_notes(submission: Submission) -> list[ReturnNote]:
    """Returns the notes of the last return in the order of the form, in one query."""
    notes = list(submission.return_notes.select_related("written_by").order_by("-serial", "pk"))
    return [note for note in notes if note.serial == notes[0].serial]


def mail_return(row: Submission, template: str, *, by: User, now: datetime) -> None:
    """Posts the notes and the deadline to everybody who can put the entry right."""
    context = {
        "submission": row,
        "notes": labelled_notes(row),
        "url": absolute(reverse("submissions:submission-detail", args=[row.code])),
    }
    subject, body = outbox.text_of(template, context)
    for person in writers_of([row.organization_id]):
        outbox.post(
            topic=f"{row.competition.slug}:perbaikan", recipient=person, subject=subject, body=body, now=now, by=by
        )


def writers_of(organizations: Iterable[int]) -> list[User]:
    """Returns the active operators of these organizations, by primary key."""
    people = User.objects.active().filter(role=Role.OPERATOR, organization__in=organizations)
    return list(people.order_by("pk"))
