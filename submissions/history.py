"""What happened to an entry, newest first: begun, handed in, sent back, and every decision with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kipp.shared.wording import moment
from submissions.models import Submission

State, Pending = Submission.State, Submission.Pending
DECIDED = {
    State.SUBMITTED: "Ditinjau kembali",
    State.RETURNED: "Dikembalikan untuk perbaikan",
    State.ELIGIBLE: "Dinyatakan lolos administrasi",
    State.INELIGIBLE: "Dinyatakan tidak lolos administrasi",
    State.WITHDRAWN: "Dicatat sebagai ditarik",
    State.DISQUALIFIED: "Didiskualifikasi",
}
PREPARED = {
    Pending.ACCEPT: "Disiapkan: lolos administrasi (belum diumumkan)",
    Pending.REFUSE: "Disiapkan: tidak lolos administrasi (belum diumumkan)",
}
PEOPLE = ("submitted_by", "changed_by", "decided_by", "pending_by")


@dataclass(frozen=True)
class Happening:
    """`who` is empty where only the audit trail knows."""

    what: str
    who: str
    at: datetime
    reason: str = ""


def history(submission: Submission, *, is_private: bool = False) -> list[Happening]:
    """Returns the happenings from the entry and its audit trail, in one query.

    Verdicts that are not announced yet are told to Setda alone (`is_private`).
    """
    happenings = [Happening("Draf dibuat", str(submission.created_by), submission.created_at)]
    before = Submission(state=State.DRAFT)
    for event in submission.events.select_related(*PEOPLE).order_by("pgh_id"):
        happenings += handed_in_or_taken_back(before, event)
        happenings += decided(before, event)
        if is_private:
            happenings += prepared(before, event)
        before = event
    return happenings[::-1]


def handed_in_or_taken_back(before, event) -> Iterator[Happening]:
    if event.submitted_at and event.submitted_at != before.submitted_at:
        if event.submitted_at == event.automatic_checked_for:
            yield Happening("Diajukan otomatis saat pendaftaran ditutup", "", event.submitted_at)
        else:
            what = "Diajukan kembali" if before.state == State.RETURNED else "Diajukan"
            yield Happening(what, str(event.submitted_by), event.submitted_at)
    if before.state == State.SUBMITTED and event.state == State.DRAFT:
        yield Happening("Ditarik kembali oleh penulisnya", str(event.changed_by), event.changed_at)


def decided(before, event) -> Iterator[Happening]:
    """Yields the decision of Setda that took effect between two versions, if there was one."""
    if not event.decided_at or event.decided_at == before.decided_at:
        return
    what, reason = DECIDED[event.state], event.reason
    if event.state == State.RETURNED:
        what = "Batas waktu perbaikan diubah" if before.state == State.RETURNED else what
        reason = f"Paling lambat {moment(event.returned_until, seconds=True)}."
    yield Happening(what, str(event.decided_by), event.decided_at, reason)


def prepared(before, event) -> Iterator[Happening]:
    """Yields the verdict that was prepared between two versions, or that a prepared one was taken back."""
    if event.pending_at and event.pending_at != before.pending_at:
        yield Happening(PREPARED[event.pending_decision], str(event.pending_by), event.pending_at, event.pending_reason)
    elif before.pending_at and not event.pending_at and event.state == before.state:
        yield Happening("Keputusan yang disiapkan dibatalkan", "", event.pgh_created_at)
