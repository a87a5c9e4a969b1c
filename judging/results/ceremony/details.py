"""Noting for a winner how names are read, who hands over, who comes, and which photo the hall sees."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from competitions.rules import lock_of_edition, require_configurer, require_open
from judging.models import CeremonyDetail
from judging.results.stamps import require_fresh
from kipp.accounts.models import User
from kipp.shared.text import clean_line
from submissions.models import Attachment, Submission

TEXTS = ("read_as", "pronunciation", "handed_over_by", "prize", "represented_by", "seat")


def detail_of(submission: Submission) -> CeremonyDetail:
    """Returns the stored detail of an entry, or an empty unsaved one."""
    stored = CeremonyDetail.objects.filter(submission=submission).select_related("photo", "updated_by").first()
    return stored or CeremonyDetail(submission=submission)


def photos_of(submission: Submission):
    """Returns the photos of the entry among which one is chosen."""
    return submission.attachments.present().filter(kind=Attachment.Kind.PHOTO).in_order()


@transaction.atomic
def save_detail(
    *,
    submission: Submission,
    attendance: str,
    photo: Attachment | None,
    stamp: str,
    by: User,
    now: datetime,
    **texts: str,
) -> CeremonyDetail:
    """Saves what Setda typed for one winner; `texts` are those of TEXTS, each a line.

    `stamp` is that of the version the form showed. Raises PermissionDenied for anyone but Setda; ValidationError in
    the archive, for a photo of another entry, for a representative of somebody who comes in person, and with code
    "stale" when somebody has saved meanwhile.
    """
    require_configurer(by)
    require_open(lock_of_edition(submission.competition))
    Submission.objects.select_for_update().get(pk=submission.pk)
    if photo is not None and not photos_of(submission).filter(pk=photo.pk).exists():
        raise ValidationError({"photo": "Pilih salah satu foto proposal ini."})
    detail = detail_of(submission)
    wanted = {name: clean_line(texts.get(name, "")) for name in TEXTS} | {"attendance": attendance, "photo": photo}
    if detail.pk and wanted == {name: getattr(detail, name) for name in wanted}:
        return detail
    require_fresh(stamp, at=detail.updated_at, by=detail.updated_by if detail.pk else None)
    for name, value in wanted.items():
        setattr(detail, name, value)
    detail.updated_by, detail.updated_at = by, now
    detail.full_clean()
    detail.save()
    return detail
