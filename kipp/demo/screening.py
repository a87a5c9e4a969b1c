"""The screening of the demonstration: an entry that came back corrected, one to be corrected, two verdicts."""

from datetime import datetime, time, timedelta

from django.db.models import F

from competitions.models import Competition
from kipp.accounts.models import Mail, Role
from kipp.demo.archive import WIB
from kipp.demo.people import Cast
from submissions import decisions, lifecycle, receipts, returns
from submissions.checklist import save_checklist
from submissions.models import Submission

NOTES = {
    "identitas": "Tanggal mulai diterapkan belum sesuai dengan jawaban nomor 4 (catatan rekaan).",
    "jawaban-5": "Sebutkan angka sebelum dan sesudah inovasi, beserta sumbernya (catatan rekaan).",
}
CORRECTION = "Waktu tunggu turun dari dua belas hari menjadi tiga hari menurut buku layanan. "
REFUSAL = "Surat pernyataan belum ditandatangani (alasan rekaan)."


def make_screening(competition: Competition, cast: Cast, now: datetime) -> None:
    """Works on entries that arrived in the last days; every mail counts as sent."""
    entries = competition.submissions.filter(state=Submission.State.SUBMITTED).order_by("submitted_at", "pk")
    corrected, returned, accepted = entries.filter(submitted_by__role=Role.OPERATOR)[:3]
    refused = entries.exclude(pk__in=[corrected.pk, returned.pk, accepted.pk]).first()
    day_after = now + timedelta(days=3)
    until = datetime.combine(day_after.astimezone(WIB).date(), time(23, 59, 59), tzinfo=WIB)
    for entry in (corrected, returned):
        row = lifecycle.locked(entry)
        if not row.receipts.exists():
            receipts.freeze(submission=row, by=row.submitted_by, now=row.submitted_at)
        returns.return_entry(submission=entry, notes=NOTES, until=until, by=cast.admin, now=now - timedelta(hours=20))
    correct(corrected, now)
    mark(accepted, cast, now, unmet=())
    decisions.accept(submission=accepted, by=cast.admin, now=now - timedelta(hours=3))
    mark(refused, cast, now, unmet=(3,))
    decisions.refuse(submission=refused, by=cast.admin, now=now - timedelta(hours=2), reason=REFUSAL)
    Mail.objects.filter(state=Mail.State.QUEUED).update(state=Mail.State.SENT, sent_at=F("created_at"), attempts=1)


def correct(entry: Submission, now: datetime) -> None:
    """Writes what the notes ask for and hands the entry in again."""
    answer = entry.answers.get(question__number="5")
    answer.text = CORRECTION + answer.text
    answer.save()
    row = lifecycle.locked(entry)
    lifecycle.hand_in(row, Submission.State.SUBMITTED, by=entry.submitted_by, now=now - timedelta(hours=9))


def mark(entry: Submission, cast: Cast, now: datetime, *, unmet: tuple[int, ...]) -> None:
    """Goes through the checklist; `unmet` are positions of points that are not met."""
    items = entry.competition.checklist.order_by("position")
    marks = {item.pk: ("unmet" if item.position in unmet else "met", "") for item in items}
    save_checklist(submission=entry, marks=marks, by=cast.admin, now=now)
