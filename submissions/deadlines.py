"""Until when an organization may write and hand in: the one value that is shown and enforced.

An entry is written from the opening up to, not including, the closing instant. What is handed in may arrive in the
silent grace minutes of the edition; no page, message or header knows of them.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from competitions.models import Competition
from kipp.accounts.models import Organization, User
from kipp.shared.wording import moment
from submissions.models import Submission

SAFE = "Draf Anda tetap tersimpan dan dapat dibaca. Hubungi Bagian Organisasi bila ada kendala."


def closes_at(competition: Competition, organization: Organization) -> datetime | None:
    """Returns the closing instant for an organization: an extension of its own or its parent's, else the edition's.

    An extension never shortens. Asks no query when `extensions` of the edition are fetched; None without dates.
    """
    family = (organization.pk, organization.parent_id)
    later = [row.until for row in competition.extensions.all() if row.organization_id in family]
    usual = competition.registration_closes_at
    return max([usual, *later]) if usual else None


def is_extended(competition: Competition, organization: Organization) -> bool:
    """Tells whether the organization closes later than the edition."""
    return closes_at(competition, organization) != competition.registration_closes_at


def has_opened(competition: Competition, now: datetime) -> bool:
    return competition.status == Competition.Status.RUNNING and competition.registration_opens_at <= now


def accepts(competition: Competition, organization: Organization, now: datetime) -> bool:
    """True while the organization may begin and write entries: [opens, closes), its own extension included."""
    return has_opened(competition, now) and now < closes_at(competition, organization)


def deadline_of(submission: Submission) -> datetime | None:
    """Returns until when this entry may be written: the end of the correction when it was returned."""
    if submission.state == Submission.State.RETURNED:
        return submission.returned_until
    return closes_at(submission.competition, submission.organization)


def is_writable(submission: Submission, now: datetime) -> bool:
    """True while its operators may change the entry: a draft before the closing, a returned one before its own end."""
    if submission.state not in Submission.WRITTEN or not has_opened(submission.competition, now):
        return False
    return now < deadline_of(submission)


def takes_submission(submission: Submission, now: datetime) -> bool:
    """True while the entry may be handed in: as `is_writable`, and in the silent grace minutes after."""
    grace = timedelta(minutes=submission.competition.grace_minutes)
    return is_writable(submission, now) or is_writable(submission, now - grace)


def may_be_taken_back(submission: Submission, now: datetime) -> bool:
    """True while what was handed in may become a draft again: before anything is decided and before the closing."""
    is_waiting = submission.state == Submission.State.SUBMITTED
    return is_waiting and accepts(submission.competition, submission.organization, now)


def require_accepting(competition: Competition, organization: Organization, now: datetime) -> None:
    """Raises ValidationError (code "closed") unless the organization may begin an entry at `now`."""
    if not accepts(competition, organization, now):
        raise ValidationError(closed_sentence(competition, organization, now), code="closed")


def require_writable(submission: Submission, now: datetime) -> None:
    """Raises ValidationError (code "closed") when the time for writing this entry is over or has not come."""
    if not is_writable(submission, now):
        raise ValidationError(closed_sentence_of(submission, now), code="closed")


def closed_sentence(competition: Competition, organization: Organization, now: datetime) -> str:
    """Says why nothing can be written at `now`, what is safe, and whom to ask."""
    opens, closes = competition.registration_opens_at, closes_at(competition, organization)
    if closes and now >= closes:
        return f"Pendaftaran ditutup {moment(closes, seconds=True)}. {SAFE}"
    if opens and now < opens:
        return f"Pendaftaran baru dibuka {moment(opens, seconds=True)}. {SAFE}"
    return f"{competition} tidak menerima proposal. {SAFE}"


def closed_sentence_of(submission: Submission, now: datetime) -> str:
    """Says the same about one entry; a returned one has a deadline of its own."""
    if submission.state == Submission.State.RETURNED and now >= submission.returned_until:
        return f"Waktu perbaikan berakhir {moment(submission.returned_until, seconds=True)}. {SAFE}"
    return closed_sentence(submission.competition, submission.organization, now)


def open_editions(user: User, now: datetime) -> QuerySet[Competition]:
    """Returns the editions in which the user's organization may begin an entry at `now`, newest first."""
    family = [user.organization_id, user.organization.parent_id]
    extended = Q(extensions__organization__in=family, extensions__until__gt=now)
    editions = Competition.objects.visible_to(user).running().filter(registration_opens_at__lte=now)
    # The edition may be found twice: by its own closing and by extensions of unit and parent.
    found = editions.filter(Q(registration_closes_at__gt=now) | extended).values("pk")
    return Competition.objects.filter(pk__in=found).prefetch_related("extensions").newest_first()
