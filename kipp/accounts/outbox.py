"""The outbox: mails are written in a transaction, leave after its commit, and are tried again until they are taken."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import formataddr
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template import Context
from django.template.loader import get_template

from kipp.accounts.models import Mail, User
from kipp.accounts.private_links import NobodyToLinkError, body_with_link
from kipp.accounts.rules import require_outbox_keeper
from kipp.shared.text import clean_line, clean_text

log = logging.getLogger("kipp.outbox")

# Minutes until the next attempt after the 1st, 2nd … failure: given up after about a day.
PAUSES = (1, 5, 15, 60, 180, 360, 720)
# As many failures in a row mean that the server is down rather than an address wrong.
FAILURES_IN_A_ROW = 3
# Of many mails written or released at once only so many leave while the person waits.
AT_ONCE = 20
BATCH = 200
State = Mail.State


def text_of(template: str, context: dict) -> tuple[str, str]:
    """Returns the subject (first line) and the body of a text template; nothing is escaped, a mail is plain text."""
    text = get_template(template).template.render(Context(context, autoescape=False)).strip()
    subject, _, body = text.partition("\n")
    return clean_line(subject), clean_text(body)


@transaction.atomic
def post(
    *,
    topic: str,
    recipient: User | str,
    subject: str,
    body: str,
    now: datetime,
    by: User | None = None,
    key: str | None = None,
    is_held: bool = False,
    recipient_name: str = "",
    link: str = "",
) -> Mail | None:
    """Writes a mail within the surrounding transaction; unless held it leaves right after the commit.

    topic: slug of the edition and kind, as "2026:pengingat". link: a Mail.Link; such a mail leaves with the next
    `deliver_due` instead, so that nobody can tell by the time of an answer that there was one.
    Returns None when a mail with this `key` exists already. Raises ValidationError for a bad address and for an empty
    subject or body.
    """
    if isinstance(recipient, User):
        recipient, recipient_name = recipient.email, recipient_name or recipient.full_name
    mail = Mail(
        topic=topic,
        key=key,
        recipient=clean_line(recipient),
        recipient_name=clean_line(recipient_name)[:120],
        subject=clean_line(subject)[:200],
        body=clean_text(body),
        link=link,
        state=State.HELD if is_held else State.QUEUED,
        created_by=by,
        created_at=now,
        due_at=now,
    )
    mail.full_clean(exclude=["created_by", "sent_at"], validate_unique=False)
    if not save_once(mail):
        return None
    if not is_held and not link:
        transaction.on_commit(partial(deliver_soon, [mail.pk], now), robust=True)
    return mail


def save_once(mail: Mail) -> bool:
    """Saves a new mail; returns False when its key is taken, also by a transaction that ran beside this one."""
    if mail.key and Mail.objects.filter(key=mail.key).exists():
        return False
    try:
        with transaction.atomic():
            mail.save()
    except IntegrityError:
        if mail.key and Mail.objects.filter(key=mail.key).exists():
            return False
        raise
    return True


@transaction.atomic
def release(*, mails: Iterable[Mail], by: User, now: datetime) -> int:
    """Lets held mails go and returns how many; the first leave at once, all others with the next `deliver_due`.

    Those that are no longer held are left alone. Raises PermissionDenied for others than Setda.
    """
    require_outbox_keeper(by)
    found = locked(mails, [State.HELD])
    send_again(found, now)
    return len(found)


@transaction.atomic
def retry(*, mails: Iterable[Mail], by: User, now: datetime) -> int:
    """Tries failed mails at once, with all their attempts before them again; returns how many.

    Raises PermissionDenied for others than Setda.
    """
    require_outbox_keeper(by)
    found = locked(mails, [State.FAILED])
    send_again(found, now)
    return len(found)


@transaction.atomic
def cancel(*, mails: Iterable[Mail], by: User, now: datetime) -> int:
    """Keeps mails that have not left from ever leaving and returns how many; they stay on record.

    Raises PermissionDenied for others than Setda.
    """
    require_outbox_keeper(by)
    found = locked(mails, [State.HELD, State.QUEUED, State.FAILED])
    for mail in found:
        mail.state = State.CANCELLED
        mail.save(update_fields=["state"])
    return len(found)


def locked(mails: Iterable[Mail], states: list[str]) -> list[Mail]:
    """Locks those of the mails that are still in one of the states, in a fixed order against deadlocks."""
    keys = [mail.pk for mail in mails]
    return list(Mail.objects.select_for_update().filter(pk__in=keys, state__in=states).order_by("pk"))


def send_again(mails: list[Mail], now: datetime) -> None:
    for mail in mails:
        mail.state, mail.attempts, mail.due_at = State.QUEUED, 0, now
        mail.save(update_fields=["state", "attempts", "due_at"])
    transaction.on_commit(partial(deliver_soon, [mail.pk for mail in mails][:AT_ONCE], now), robust=True)


def deliver_soon(keys: list[int], now: datetime) -> None:
    """Sends mails right after the commit, unless somebody would wait for long.

    So not when the mail server failed a moment ago, and not when many were written at once; `deliver_due` sends those.
    """
    has_failed = Mail.objects.filter(state=State.FAILED, attempts=1, due_at__gt=now).exists()
    if not has_failed and Mail.objects.filter(state=State.SENT, created_at=now).count() < AT_ONCE:
        deliver(keys, now)


def deliver_due(*, now: datetime) -> int:
    """Sends what is due at `now`, oldest first, and returns how many left; called every few seconds.

    A mail that fails waits longer each time (1, 5, 15 minutes, 1, 3, 6, 12 hours) and is given up after eight attempts.
    """
    return deliver(list(Mail.objects.due(now).order_by("due_at", "pk").values_list("pk", flat=True)[:BATCH]), now)


def deliver(keys: Iterable[int], now: datetime) -> int:
    """Tries mails one by one, each in its own transaction, and stops when the server seems to be down."""
    sent = failed = 0
    for key in keys:
        outcome = attempt(key, now)
        sent += outcome is True
        failed = failed + 1 if outcome is False else 0
        if failed == FAILURES_IN_A_ROW:
            break
    return sent


@transaction.atomic
def attempt(key: int, now: datetime) -> bool | None:
    """Sends one mail and says whether it left; None when it is not due any more or somebody else is sending it."""
    mail = Mail.objects.select_for_update(skip_locked=True).due(now).filter(pk=key).first()
    if mail is None:
        return None
    mail.attempts += 1
    try:
        message_of(mail).send()
    except NobodyToLinkError as error:
        mail.state, mail.error = State.CANCELLED, str(error)
    except (OSError, SMTPException, ValueError) as error:
        mail.state, mail.error = State.FAILED, f"{type(error).__name__}: {error}"[:1000]
        mail.due_at = now + timedelta(minutes=PAUSES[min(mail.attempts, len(PAUSES)) - 1])
        log.warning("Mail %s failed at attempt %s: %s", mail.pk, mail.attempts, mail.error)
    else:
        mail.state, mail.error, mail.sent_at = State.SENT, "", now
    mail.save(update_fields=["state", "attempts", "due_at", "error", "sent_at"])
    return None if mail.state == State.CANCELLED else mail.state == State.SENT


def message_of(mail: Mail) -> EmailMessage:
    """Returns the mail as plain text from the address of the settings; Django refuses line breaks in its headers."""
    to = formataddr((mail.recipient_name, mail.recipient)) if mail.recipient_name else mail.recipient
    return EmailMessage(mail.subject, body_with_link(mail), settings.DEFAULT_FROM_EMAIL, [to])
