"""Reminders 7, 3 and 1 days before the closing, to those only who have not handed in, once each."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from competitions.models import Competition
from kipp.accounts import outbox
from kipp.accounts.models import Mail
from kipp.shared.addresses import absolute
from kipp.shared.wording import JAKARTA, local, remaining
from submissions.appeals import situation_of
from submissions.board import Contact, Row, board_of

DAYS = (7, 3, 1)
# Not at midnight, which is when registrations close.
HOUR = time(8, tzinfo=JAKARTA)


def remind_due(*, now: datetime) -> int:
    """Writes the reminders that are due at `now` and returns how many; asked every five seconds, writes each once.

    A reminder is due from 08.00 WIB of the day that lies 7, 3 or 1 days before the closing, an extension included,
    until the next one. Rehearsals remind nobody.
    """
    running = Competition.objects.running().real()
    open_still = Q(registration_closes_at__gt=now) | Q(extensions__until__gt=now)
    editions = running.filter(open_still, registration_opens_at__lte=now).distinct()
    return sum(remind(competition, now) for competition in editions.prefetch_related("extensions").order_by("pk"))


@transaction.atomic
def remind(competition: Competition, now: datetime) -> int:
    """Writes what is due in one edition: all of it or nothing."""
    ends = {competition.registration_closes_at, *(row.until for row in competition.extensions.all())}
    due = {end: days for end in ends if (days := days_due(competition, end, now))}
    waiting = {end: days for end, days in due.items() if not is_written(competition, end, days)}
    if not waiting:
        return 0
    written = 0
    for row in board_of(competition, with_contacts=True):
        if row.closes_at in waiting:
            written += remind_row(competition, row, waiting[row.closes_at], now)
    return written


def moment_of(end: datetime, days: int) -> datetime:
    """Returns when the reminder of so many days before an end is due."""
    return datetime.combine(local(end).date() - timedelta(days=days), HOUR)


def days_due(competition: Competition, end: datetime, now: datetime) -> int | None:
    """Returns 7, 3 or 1, or None: before the first, after the end, and when its moment lay before the opening."""
    if now >= end:
        return None
    begun = [days for days in DAYS if competition.registration_opens_at <= moment_of(end, days) <= now]
    return min(begun, default=None)


def key_of(competition: Competition, end: datetime, days: int) -> str:
    """Returns what the keys of one reminder begin with; a closing that was moved to another day reminds anew."""
    return f"{competition.slug}:pengingat-{days}:{local(end):%Y%m%d}:"


def is_written(competition: Competition, end: datetime, days: int) -> bool:
    return Mail.objects.filter(key__startswith=key_of(competition, end, days)).exists()


def remind_row(competition: Competition, row: Row, days: int, now: datetime) -> int:
    """Writes to the operators concerned; what was begun after the moment of the reminder is left in peace."""
    moment = moment_of(row.closes_at, days)
    old = tuple(draft for draft in row.drafts if draft.created_at <= moment)
    if not row.is_behind or (row.drafts and not old):
        return 0
    row = replace(row, drafts=old)
    contacts = [contact for contact in row.recipients if contact.user.created_at <= moment]
    return sum(write(competition, row, contact, days, now) for contact in contacts)


def write(competition: Competition, row: Row, contact: Contact, days: int, now: datetime) -> bool:
    subject, body = outbox.text_of(
        "submissions/email/reminder.txt",
        {
            "competition": competition,
            "contact": contact,
            "closes_at": row.closes_at,
            "remaining": remaining(row.closes_at, now),
            "days_left": (local(row.closes_at).date() - local(now).date()).days,
            "situation": situation_of(row, contact.organization),
            "url": absolute(reverse("submissions:submission-list")),
        },
    )
    mail = outbox.post(
        topic=f"{competition.slug}:pengingat",
        recipient=contact.user,
        subject=subject,
        body=body,
        key=f"{key_of(competition, row.closes_at, days)}{contact.user.pk}",
        now=now,
    )
    return mail is not None
