"""Moving the closing of a running edition: what changes for whom, said before it is saved."""

from dataclasses import dataclass
from datetime import datetime

from competitions.models import Competition, Extension


@dataclass(frozen=True)
class ClosingChange:
    """A new closing instant beside the old one, as of `now`.

    drafts: entries still being written; organizations: how many perangkat daerah and units write them; overtaken:
    extensions that end before the new closing and so bring nothing any more.
    """

    before: datetime
    after: datetime
    now: datetime
    drafts: int
    organizations: int
    roster: int
    overtaken: tuple[Extension, ...]
    lasting: tuple[Extension, ...]

    @property
    def is_earlier(self) -> bool:
        return self.after < self.before

    @property
    def closes_at_once(self) -> bool:
        return self.after <= self.now

    @property
    def reopens(self) -> bool:
        return self.before <= self.now < self.after


def closing_change(competition: Competition, after: datetime | None, now: datetime) -> ClosingChange | None:
    """Returns what moving the closing to `after` means; None when it stays or nobody can see the edition yet."""
    before = competition.registration_closes_at
    if competition.status != Competition.Status.RUNNING or after is None or after == before:
        return None
    drafts = competition.submissions.filter(state="draft")
    extensions = list(competition.extensions.select_related("organization").order_by("organization__name", "pk"))
    return ClosingChange(
        before=before,
        after=after,
        now=now,
        drafts=drafts.count(),
        organizations=drafts.values("organization").distinct().count(),
        roster=competition.roster.count(),
        overtaken=tuple(row for row in extensions if max(before, now) < row.until <= after),
        lasting=tuple(row for row in extensions if row.until > max(after, now)),
    )
