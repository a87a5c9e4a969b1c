"""When the winners become public: a minute that Setda fixes, which takes effect without anybody's click."""

from datetime import datetime

from django.core.exceptions import ValidationError

from competitions.models import Competition
from competitions.rules import require_configurer
from judging.models import Publication, Sealing
from kipp.accounts.models import User
from kipp.shared import wording
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_text


@atomic_with_sentences()
def publish(*, competition: Competition, at: datetime | None, by: User, now: datetime) -> Competition:
    """Fixes the minute from which on everybody reads the winners; None or one that has passed means now.

    Until then it may be fixed anew. Raises PermissionDenied for anyone but Setda; ValidationError for a rehearsal,
    without a seal in force, while a request to take it off waits, or once the winners are public.
    """
    require_configurer(by)
    competition = locked(competition)
    sealing = Sealing.objects.in_force().filter(competition=competition).defer("text").first()
    if competition.is_rehearsal:
        raise ValidationError("Hasil gladi tidak diumumkan.")
    if sealing is None:
        raise ValidationError("Hasil belum ditetapkan, jadi belum dapat diumumkan.")
    if sealing.awaits_second_admin:
        raise ValidationError("Permintaan membuka segel masih menunggu admin kedua.")
    if competition.is_published(now):
        raise ValidationError(f"Hasil sudah diumumkan {wording.moment(competition.published_at)}.")
    competition.published_at = max(at, now) if at else now
    competition.full_clean()
    competition.save()
    return log(competition, Publication.Action.SET, competition.published_at, by=by, now=now)


@atomic_with_sentences()
def withdraw_publication(*, competition: Competition, reason: str, by: User, now: datetime) -> Competition:
    """Takes the publication back: before its minute freely, afterwards with a reason; both are logged.

    Raises PermissionDenied for anyone but Setda; ValidationError when nothing is fixed, when the reason is missing, or
    in the archive.
    """
    require_configurer(by)
    competition = locked(competition)
    if competition.published_at is None:
        raise ValidationError("Belum ada waktu pengumuman yang dapat ditarik kembali.")
    if competition.is_archived:
        raise ValidationError("Edisi ini sudah diarsipkan, jadi pengumumannya tidak ditarik kembali.")
    reason = clean_text(reason)
    if competition.is_published(now) and not reason:
        raise ValidationError({"reason": "Hasil sudah terbaca umum. Tuliskan alasannya."})
    return forget_publication(competition=competition, reason=reason, by=by, now=now)


def forget_publication(*, competition: Competition, reason: str, by: User, now: datetime) -> Competition:
    """Clears the minute of an edition that the caller has locked, and logs it; does nothing when none is fixed."""
    if competition.published_at is None:
        return competition
    was, competition.published_at = competition.published_at, None
    competition.full_clean()
    competition.save()
    return log(competition, Publication.Action.WITHDRAWN, was, by=by, now=now, reason=reason)


def log(competition: Competition, action: str, minute: datetime, *, by: User, now: datetime, reason: str = ""):
    """Adds a line to the log of publications and returns the edition."""
    line = Publication(competition=competition, action=action, published_at=minute, reason=reason, by=by, at=now)
    line.full_clean()
    line.save()
    return competition


def locked(competition: Competition) -> Competition:
    return Competition.objects.select_for_update().get(pk=competition.pk)
