"""What later layers have to say to an entry's owners about where to be and when; entries know nothing of judging."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from submissions.models import Submission


@dataclass(frozen=True)
class Appointment:
    """When and where an entry presents itself."""

    what: str
    starts_at: datetime
    ends_at: datetime
    place: str
    presenting_minutes: int
    question_minutes: int
    to_bring: str


# Asked for the appointments of entries, by id; whoever asks has checked that the reader may see these entries.
PROVIDERS: list[Callable[[Iterable[Submission]], dict[int, list[Appointment]]]] = []


def appointments_of(entries: Iterable[Submission]) -> dict[int, list[Appointment]]:
    """Returns all that was announced to the owners of these entries, by id."""
    entries = list(entries)
    found: dict[int, list[Appointment]] = {}
    for provide in PROVIDERS:
        for key, own in provide(entries).items():
            found.setdefault(key, []).extend(own)
    return found
