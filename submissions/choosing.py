"""Choosing between two versions of a section: one becomes the text of the entry, the other one stays readable."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from kipp.accounts.models import User
from submissions.models import OtherVersion, Submission
from submissions.sections import Section
from submissions.versions import Content, differences, require_fresh, section_content
from submissions.writing import open_for_writing


@transaction.atomic
def choose_mine(
    *,
    submission: Submission,
    section: Section,
    mine: Content,
    write: Callable[..., Submission],
    by: User,
    now: datetime,
    version: str,
) -> Submission:
    """Saves the typed text by `write` and keeps what was stored as another version.

    `mine` is the typed text in words. Raises StaleSave when a third version has come since both were shown, else what
    `write` raises.
    """
    row = open_for_writing(submission, by, now)
    stored, writer, written_at = section_content(row, section), row.changed_by, row.changed_at
    saved = write(by=by, now=now, version=version)
    # The section may be older than the last change of the entry; who wrote it is then only nearly known.
    keep(saved, section, stored, instead_of=mine, written_by=writer, written_at=written_at, by=by, now=now)
    return saved


@transaction.atomic
def choose_stored(
    *, submission: Submission, section: Section, mine: Content, by: User, now: datetime, version: str
) -> Submission:
    """Leaves the entry as it is and keeps the typed text as another version. Raises like `choose_mine`."""
    row = open_for_writing(submission, by, now)
    stored = section_content(row, section)
    require_fresh(version, submission=row, mine=mine, stored=stored)
    keep(row, section, mine, instead_of=stored, written_by=by, written_at=now, by=by, now=now)
    return row


def keep(
    submission: Submission,
    section: Section,
    content: Content,
    *,
    instead_of: Content,
    written_by: User,
    written_at: datetime,
    by: User,
    now: datetime,
) -> None:
    """Saves the parts of `content` that differ from what was chosen; nothing when none does."""
    parts = [[part.label, part.mine] for part in differences(content, instead_of)]
    if not parts:
        return
    version = OtherVersion(
        submission=submission,
        section=section.key,
        section_label=section.label,
        content=parts,
        written_by=written_by,
        written_at=written_at,
        chosen_by=by,
        chosen_at=now,
    )
    version.clean_fields(exclude=["submission", "written_by", "chosen_by"])
    version.save()
