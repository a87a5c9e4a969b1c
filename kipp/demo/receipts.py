"""The receipts of what was handed in to the edition of the demonstration."""

from django.db.models import F

from competitions.models import Competition
from kipp.accounts.models import Mail
from submissions import lifecycle, receipts


def make_receipts(competition: Competition) -> None:
    """Freezes every entry that arrived at its time of receipt; the mails about it count as sent then."""
    for entry in competition.submissions.submitted().filter(receipts=None).order_by("submitted_at", "pk"):
        row = lifecycle.locked(entry)
        receipts.freeze(submission=row, by=row.submitted_by, now=row.submitted_at)
    topic = f"{competition.slug}:tanda-terima"
    Mail.objects.filter(topic=topic).update(state=Mail.State.SENT, sent_at=F("created_at"), attempts=1)
