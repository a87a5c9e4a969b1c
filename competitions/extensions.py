"""More time for one perangkat daerah and its units: granted, changed and ended by Setda, always with a reason."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Max

from competitions import rules
from competitions.models import Competition, Extension
from competitions.setup import locked_edition
from kipp.accounts.models import Organization, User
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_text
from kipp.shared.wording import moment


def lock_of_extensions(competition: Competition) -> str:
    """Time is extended while the edition runs and before anybody judges; returns why not, else an empty sentence."""
    if rules.is_preparing(competition):
        return (
            "Edisi belum dimulai. Perpanjangan diberikan setelah edisi dimulai; tanggalnya sendiri masih dapat diubah."
        )
    if rules.lock_of_edition(competition):
        return rules.lock_of_edition(competition)
    if rules.judging_has_begun(competition):
        return "Penilaian sudah dimulai, jadi waktu pengajuan tidak dapat diperpanjang lagi."
    return ""


def last_closing(competition: Competition) -> datetime | None:
    """Returns the instant after which nobody may enter any more, all extensions included; None without dates."""
    latest = competition.extensions.aggregate(latest=Max("until"))["latest"]
    usual = competition.registration_closes_at
    return max(usual, latest or usual) if usual else None


def candidates(competition: Competition):
    """Returns the perangkat daerah that have no extension in this edition yet, by name; units follow their parent."""
    taken = competition.extensions.values("organization")
    return Organization.objects.active().filter(parent=None).exclude(pk__in=taken).order_by("name", "pk")


@atomic_with_sentences()
def grant_extension(
    *, competition: Competition, organization: Organization, until: datetime, reason: str, by: User, now: datetime
) -> Extension:
    """Lets one perangkat daerah and its units write and hand in up to, not including, `until`.

    Raises PermissionDenied for others than Setda; ValidationError for a unit, a time that is past or brings nothing, a
    missing reason, a second extension, or an edition in which nothing can be extended (code "locked").
    """
    competition = locked_edition(pk=competition.pk, by=by)
    rules.require_open(lock_of_extensions(competition))
    if organization.parent_id:
        raise ValidationError({"organization": "Unit kerja mengikuti perpanjangan perangkat daerah induknya."})
    extension = Extension(
        competition=competition,
        organization=organization,
        until=useful(competition, until, now),
        reason=required(reason),
        granted_by=by,
        granted_at=now,
    )
    extension.full_clean()
    extension.save()
    return extension


@atomic_with_sentences()
def change_extension(*, extension: Extension, until: datetime, reason: str, by: User, now: datetime) -> Extension:
    """Moves the end of an extension or puts its reason right. Raises like `grant_extension`."""
    competition = locked_edition(pk=extension.competition_id, by=by)
    rules.require_open(lock_of_extensions(competition))
    row = competition.extensions.select_for_update().get(pk=extension.pk)
    if until != row.until:
        row.until = useful(competition, until, now)
    row.reason = required(reason)
    row.full_clean()
    row.save()
    return row


@atomic_with_sentences()
def end_extension(*, extension: Extension, by: User, now: datetime) -> Extension:
    """Ends an extension at `now`; one that is over already stays as it is.

    Raises PermissionDenied for others than Setda; ValidationError (code "locked") when nothing can be changed any more.
    """
    competition = locked_edition(pk=extension.competition_id, by=by)
    rules.require_open(lock_of_extensions(competition))
    row = competition.extensions.select_for_update().get(pk=extension.pk)
    if row.until > now:
        row.until = now
        row.full_clean()
        row.save()
    return row


def required(reason: str) -> str:
    """Returns the cleaned reason, or raises ValidationError when nothing is left of it."""
    text = clean_text(reason)
    if not text:
        raise ValidationError({"reason": "Tuliskan alasan perpanjangan."})
    return text


def useful(competition: Competition, until: datetime, now: datetime) -> datetime:
    """Returns `until`, or raises ValidationError when it is past or not later than the closing for all."""
    if until <= now:
        raise ValidationError({"until": "Waktu ini sudah lewat. Pilih waktu yang akan datang."})
    closes = competition.registration_closes_at
    if until <= closes:
        raise ValidationError({"until": f"Pilih waktu sesudah penutupan bagi semua, {moment(closes, seconds=True)}."})
    return until
