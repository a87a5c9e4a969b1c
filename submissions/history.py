"""What happened to an entry, newest first: begun, submitted, and every decision with its reason."""

from dataclasses import dataclass
from datetime import datetime

from submissions.models import Submission

DECIDED = {
    Submission.State.SUBMITTED: "Ditinjau kembali",
    Submission.State.ELIGIBLE: "Dinyatakan lolos administrasi",
    Submission.State.INELIGIBLE: "Dinyatakan tidak lolos administrasi",
    Submission.State.WITHDRAWN: "Dicatat sebagai ditarik",
    Submission.State.DISQUALIFIED: "Didiskualifikasi",
}


@dataclass(frozen=True)
class Happening:
    what: str
    who: str
    at: datetime
    reason: str = ""


def history(submission: Submission) -> list[Happening]:
    """Returns the happenings from the entry and its audit trail, in one query."""
    happenings = [Happening("Draf dibuat", str(submission.created_by), submission.created_at)]
    if submission.submitted_at:
        happenings.append(Happening("Diajukan", str(submission.submitted_by), submission.submitted_at))
    decisions = {}
    events = submission.events.filter(decided_at__isnull=False).select_related("decided_by").order_by("pgh_id")
    for event in events:
        # The first event with this time is the decision itself; later ones repeat it beside another change.
        decisions.setdefault(
            event.decided_at, Happening(DECIDED[event.state], str(event.decided_by), event.decided_at, event.reason)
        )
    return [*happenings, *decisions.values()][::-1]
