"""Automatic submission: at the closing, complete drafts are handed in for those who have not declined.

What is handed in counts as received at the closing instant: from then on nobody could write, so that is what stood
there. When the portal really did it stands in the audit trail.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from competitions.models import Competition
from kipp.accounts import outbox
from kipp.accounts.models import Mail, Role, User
from kipp.shared.addresses import absolute
from submissions import deadlines, rules
from submissions.lifecycle import hand_in, locked
from submissions.models import Submission
from submissions.quotas import require_quota
from submissions.sections import completeness

log = logging.getLogger("kipp.tick")

NOTICE = timedelta(hours=24)
DRAFT, SUBMITTED = Submission.State.DRAFT, Submission.State.SUBMITTED


@transaction.atomic
def choose(*, submission: Submission, declines: bool, by: User, now: datetime) -> Submission:
    """Notes whether the organization declines automatic submission of this draft.

    Raises PermissionDenied for others than its operators; ValidationError once it was handed in or when the edition has
    no automatic submission (code "state"), and when registration is closed ("closed").
    """
    row = locked(submission)
    if by.role != Role.OPERATOR or not rules.belongs_to(by, row):
        raise PermissionDenied(f"Pilihan ini milik operator {row.organization.short_name}.")
    if not row.is_draft or not row.competition.submits_automatically:
        raise ValidationError("Pengajuan otomatis tidak berlaku bagi proposal ini.", code="state")
    deadlines.require_writable(row, now)
    if row.declines_automatic_submission != declines:
        row.declines_automatic_submission = declines
        row.save(update_fields=["declines_automatic_submission"])
    return row


def drafts_closing_by(moment: datetime) -> Iterable[Submission]:
    """Returns the drafts whose edition hands in automatically and closes, extensions aside, at `moment` or before."""
    return (
        Submission.objects.filter(
            state=DRAFT,
            competition__status=Competition.Status.RUNNING,
            competition__submits_automatically=True,
            competition__registration_closes_at__lte=moment,
        )
        .select_related("competition", "organization")
        .prefetch_related("competition__extensions")
        .order_by("competition", "organization", "pk")
    )


def submit_complete_drafts(*, now: datetime) -> int:
    """Hands in the complete drafts whose closing has come and returns how many; a second call changes nothing.

    Each draft is looked at once for each closing of its organization, in a transaction of its own.
    """
    count = 0
    for draft in drafts_closing_by(now):
        if not is_due(draft, now):
            continue
        try:
            count += submit_at_closing(draft, now)
        except Exception:  # one draft must not keep the others from arriving
            log.exception("Automatic submission of %s failed", draft.code)
    return count


def is_due(submission: Submission, now: datetime) -> bool:
    """Tells whether the closing has come and was not dealt with yet."""
    closes = deadlines.closes_at(submission.competition, submission.organization)
    checked = submission.automatic_checked_for
    return closes <= now and (checked is None or checked < closes)


@transaction.atomic
def submit_at_closing(submission: Submission, now: datetime) -> bool:
    """Hands one draft in when it is complete, wanted and within the quota; returns whether it was."""
    row = locked(submission)
    if not row.is_draft or not is_due(row, now):
        return False
    closes = deadlines.closes_at(row.competition, row.organization)
    row.automatic_checked_for = closes
    row.save(update_fields=["automatic_checked_for"])
    if row.declines_automatic_submission or not completeness(row).is_complete:
        return False
    try:
        require_quota(row)
    except ValidationError:
        return False
    hand_in(row, SUBMITTED, by=row.changed_by, now=now, received_at=closes, is_automatic=True)
    return True


def announce(*, now: datetime) -> int:
    """Tells operators a day before that their drafts will be handed in automatically, once for each closing.

    Returns how many mails were posted.
    """
    drafts = [draft for draft in drafts_closing_by(now + NOTICE) if is_announced_at(draft, now)]
    posted = 0
    for _, group in groupby(drafts, key=lambda draft: (draft.competition_id, draft.organization_id)):
        posted += announce_to_organization(list(group), now)
    return posted


def is_announced_at(submission: Submission, now: datetime) -> bool:
    """Tells whether this is the last day in which the draft's organization should hear of it."""
    closes = deadlines.closes_at(submission.competition, submission.organization)
    opened = deadlines.has_opened(submission.competition, now)
    return opened and closes - NOTICE <= now < closes and not submission.declines_automatic_submission


def announce_to_organization(drafts: list[Submission], now: datetime) -> int:
    """Mails the operators of one organization about its drafts; those who were told of this closing are left out."""
    edition, organization = drafts[0].competition, drafts[0].organization
    closes = deadlines.closes_at(edition, organization)
    operators = User.objects.active().filter(role=Role.OPERATOR, organization=organization).order_by("pk")
    keys = {f"{edition.slug}:otomatis:{closes:%Y%m%d%H%M%S%f}:{operator.pk}": operator for operator in operators}
    told = set(Mail.objects.filter(key__in=keys).values_list("key", flat=True))
    untold = {key: operator for key, operator in keys.items() if key not in told}
    if not untold:
        return 0
    subject, body = outbox.text_of("submissions/email/automatic.txt", notice_of(drafts, closes))
    mails = [
        outbox.post(topic=f"{edition.slug}:otomatis", recipient=operator, subject=subject, body=body, now=now, key=key)
        for key, operator in untold.items()
    ]
    return sum(mail is not None for mail in mails)


def notice_of(drafts: list[Submission], closes: datetime) -> dict:
    """Returns what the mail says: the drafts with whether each is complete now, and where to find them."""
    rows = Submission.objects.with_completeness().filter(pk__in=[draft.pk for draft in drafts]).order_by("title", "pk")
    return {
        "edition": drafts[0].competition,
        "organization": drafts[0].organization,
        "closes_at": closes,
        "drafts": [(row, completeness(row)) for row in rows],
        "url": absolute(reverse("submissions:submission-list")),
    }
