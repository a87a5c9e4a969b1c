"""Noting for a winner how names are read, who hands over, who comes, and which photo the hall sees."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from competitions.rules import lock_of_edition, require_configurer, require_open
from judging.models import CeremonyDetail
from kipp.accounts.models import User
from kipp.shared.text import clean_line
from submissions.models import Attachment, Submission

TEXTS = ("read_as", "pronunciation", "handed_over_by", "prize", "represented_by", "seat")


def detail_of(submission: Submission) -> CeremonyDetail:
    """Returns the stored detail of an entry, or an empty unsaved one."""
    stored = CeremonyDetail.objects.filter(submission=submission).select_related("photo").first()
    return stored or CeremonyDetail(submission=submission)


def photos_of(submission: Submission):
    """Returns the photos of the entry among which one is chosen."""
    return submission.attachments.present().filter(kind=Attachment.Kind.PHOTO).in_order()


@transaction.atomic
def save_detail(
    *, submission: Submission, attendance: str, photo: Attachment | None, by: User, now: datetime, **texts: str
) -> CeremonyDetail:
    """Saves what Setda typed for one winner; `texts` are those of TEXTS, each a line.

    Raises PermissionDenied for anyone but Setda; ValidationError in the archive, for a photo of another entry, and for
    a representative of somebody who comes in person.
    """
    require_configurer(by)
    require_open(lock_of_edition(submission.competition))
    Submission.objects.select_for_update().get(pk=submission.pk)
    if photo is not None and not photos_of(submission).filter(pk=photo.pk).exists():
        raise ValidationError({"photo": "Pilih salah satu foto proposal ini."})
    detail = detail_of(submission)
    for name in TEXTS:
        setattr(detail, name, clean_line(texts.get(name, "")))
    detail.attendance, detail.photo, detail.updated_by, detail.updated_at = attendance, photo, by, now
    detail.full_clean()
    detail.save()
    return detail
