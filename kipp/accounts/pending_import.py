"""The table of an import between preview and confirmation: kept in the session of the one who uploaded it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import tablib
from django.contrib.sessions.backends.base import SessionBase

KEY = "organization_import"
LIFETIME = timedelta(minutes=30)


@dataclass(frozen=True)
class PendingImport:
    """An uploaded table that waits for its confirmation."""

    file_name: str
    table: tablib.Dataset
    expires_at: datetime


def remember_import(
    session: SessionBase, *, table: tablib.Dataset, file_name: str, now: datetime, key: str = KEY
) -> None:
    """Keeps the table for 30 minutes; an earlier one of the same `key` is dropped."""
    session[key] = {
        "file_name": file_name[:100],
        "headers": table.headers,
        "rows": [list(row) for row in table],
        "expires_at": (now + LIFETIME).isoformat(),
    }


def pending_import(session: SessionBase, *, now: datetime, key: str = KEY) -> PendingImport | None:
    """Returns the table that waits, or None when there is none or its time is over."""
    kept = session.get(key)
    if not kept or now >= datetime.fromisoformat(kept["expires_at"]):
        return None
    table = tablib.Dataset(*[tuple(row) for row in kept["rows"]], headers=kept["headers"])
    return PendingImport(kept["file_name"], table, datetime.fromisoformat(kept["expires_at"]))


def forget_import(session: SessionBase, *, key: str = KEY) -> None:
    """Drops the table that waits, if any."""
    session.pop(key, None)
