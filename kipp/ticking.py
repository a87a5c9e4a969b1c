"""What the portal does by itself every five seconds: each step on its own, never two rounds at once."""

import logging
from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime

import pghistory
from django.db import connection

from kipp.accounts.outbox import deliver_due
from submissions import automatic
from submissions.reminders import remind_due

log = logging.getLogger("kipp.tick")

EVERY_SECONDS = 5
# Any number that nothing else in this database uses; PostgreSQL frees the lock with the connection.
LOCK = 7_351_026

# Mails come last, so that what the steps before wrote leaves in the same round.
STEPS: dict[str, Callable[..., int]] = {
    "submitted automatically": automatic.submit_complete_drafts,
    "told of automatic submission": automatic.announce,
    "reminders written": remind_due,
    "mails sent": deliver_due,
}


@contextmanager
def only_one():
    """Yields whether this is the only round; the other one goes on undisturbed."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [LOCK])
        is_only = cursor.fetchone()[0]
    try:
        yield is_only
    finally:
        if is_only:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


def tick(*, now: datetime) -> dict[str, int | None] | None:
    """Does every step and returns what each did; None for a step that failed, and instead of all while another runs.

    A step that fails is logged and leaves the others alone.
    """
    with only_one() as is_only:
        if not is_only:
            return None
        return {name: attempted(name, step, now) for name, step in STEPS.items()}


def attempted(name: str, step: Callable[..., int], now: datetime) -> int | None:
    try:
        with pghistory.context(command="tick"):
            return step(now=now)
    except Exception:
        log.exception("Step failed: %s", name)
        return None
