"""Announcing the verdicts of the screening together: what will happen, and the one transaction in which it does."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from competitions.models import Competition
from competitions.rules import lock_of_edition, require_open
from kipp.accounts import outbox
from kipp.accounts.models import User
from kipp.shared.addresses import absolute
from submissions import rules
from submissions.decisions import take_effect
from submissions.lifecycle import LIFECYCLE
from submissions.models import Submission
from submissions.returns import writers_of

State, Pending = Submission.State, Submission.Pending
CHANGED = "Keputusan berubah sejak halaman ini dibuka, jadi belum ada yang diumumkan. Periksa lagi, lalu umumkan."


@dataclass(frozen=True)
class Letter:
    """The mail that one person gets about all entries of the own organization."""

    recipient: User
    subject: str
    body: str


@dataclass(frozen=True)
class Announcement:
    """What an announcement made now would do: verdicts in order of the list, who hears of them, and what stays."""

    competition: Competition
    decided: tuple[Submission, ...]
    undecided: tuple[Submission, ...]
    returned: tuple[Submission, ...]
    writers: tuple[User, ...]

    @property
    def accepted(self) -> list[Submission]:
        return [entry for entry in self.decided if entry.pending_decision == Pending.ACCEPT]

    @property
    def refused(self) -> list[Submission]:
        return [entry for entry in self.decided if entry.pending_decision == Pending.REFUSE]

    @cached_property
    def letters(self) -> list[Letter]:
        """One mail for each operator of an organization that has a verdict."""
        return [self.letter_to(person) for person in self.writers]

    @property
    def unreached(self) -> list[Submission]:
        """Entries whose organization has no active operator, so that nobody is mailed."""
        reached = {person.organization_id for person in self.writers}
        return [entry for entry in self.decided if entry.organization_id not in reached]

    @property
    def fingerprint(self) -> str:
        """Changes with every verdict, so that nothing is announced that was not on the page."""
        parts = [f"{entry.pk}:{entry.pending_decision}:{entry.pending_at.isoformat()}" for entry in self.decided]
        return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:16]

    def letter_to(self, person: User) -> Letter:
        entries = [entry for entry in self.decided if entry.organization_id == person.organization_id]
        context = {
            "competition": self.competition,
            "organization": entries[0].organization,
            "entries": entries,
            "url": absolute(reverse("submissions:submission-list")),
        }
        return Letter(person, *outbox.text_of("submissions/email/announcement.txt", context))


def prepared(competition: Competition, *, for_update: bool = False) -> Announcement:
    """Returns what waits to be announced, in three queries; with `for_update` the rows stay locked."""
    entries = Submission.objects.filter(competition=competition).select_related("organization")
    decided = entries.exclude(pending_decision="")
    if for_update:
        # Locked in the order of the key, as everywhere, against deadlocks.
        keys = list(decided.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
        decided = entries.filter(pk__in=keys)
    decided = tuple(decided.in_announced_order())
    waiting = entries.filter(pending_decision="", state__in=[State.SUBMITTED, State.RETURNED]).in_announced_order()
    return Announcement(
        competition=competition,
        decided=decided,
        undecided=tuple(entry for entry in waiting if entry.state == State.SUBMITTED),
        returned=tuple(entry for entry in waiting if entry.state == State.RETURNED),
        writers=tuple(writers_of({entry.organization_id for entry in decided})),
    )


@transaction.atomic
def announce(*, competition: Competition, by: User, now: datetime, fingerprint: str) -> Announcement:
    """Puts every prepared verdict into effect and mails the operators; what is undecided stays as it is.

    `fingerprint` is that of the announcement the person has read. Raises PermissionDenied for others than Setda;
    ValidationError when the list has changed since (code "changed"), nothing waits ("nothing") or the edition is
    archived ("locked").
    """
    if not rules.may_decide(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang dapat mengumumkan hasil seleksi.")
    # One announcement after the other: the second finds nothing left.
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    require_open(lock_of_edition(competition))
    announcement = prepared(competition, for_update=True)
    if not announcement.decided:
        raise ValidationError("Tidak ada keputusan yang menunggu diumumkan.", code="nothing")
    if announcement.fingerprint != fingerprint:
        raise ValidationError(CHANGED, code="changed")
    letters = announcement.letters
    for entry in announcement.decided:
        step = LIFECYCLE.check(entry.pending_decision, state=entry.state, role=by.role, reason=entry.pending_reason)
        take_effect(entry, step, by=by, now=now, reason=entry.pending_reason)
        entry.full_clean()
        entry.save()
    for letter in letters:
        outbox.post(
            topic=f"{competition.slug}:pengumuman",
            recipient=letter.recipient,
            subject=letter.subject,
            body=letter.body,
            now=now,
            by=by,
            key=f"{competition.slug}:pengumuman:{fingerprint}:{letter.recipient.pk}",
        )
    return announcement


def announced(competition: Competition) -> tuple[list[Submission], list[Submission]]:
    """Returns the entries that passed and those that did not, as announced so far."""
    entries = Submission.objects.filter(competition=competition, state__in=[State.ELIGIBLE, State.INELIGIBLE])
    entries = list(entries.select_related("organization__parent").in_announced_order())
    passed = [entry for entry in entries if entry.state == State.ELIGIBLE]
    return passed, [entry for entry in entries if entry.state == State.INELIGIBLE]
