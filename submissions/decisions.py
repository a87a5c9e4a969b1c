"""What Setda decides on an entry: verdicts wait for the announcement, everything else takes effect at once.

All that concerns a verdict before its announcement stands in columns that begin with `pending_`; only pages of Setda
read them, so for everybody else the entry is still what it was.
"""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from competitions.models import Stage
from competitions.rules import lock_of_edition, require_open
from kipp.accounts.models import Role, User
from kipp.shared.text import clean_text
from kipp.shared.wording import moment
from kipp.shared.workflow import Transition
from submissions.deadlines import takes_submission
from submissions.lifecycle import LIFECYCLE, locked, require_unsettled
from submissions.models import Submission

JUDGING = "Tahap penilaian sudah dibuka, jadi keputusan seleksi administrasi tidak dapat ditinjau kembali."

# What later apps do in the same transaction once a decision is saved, called with `submission` and `now`.
AFTER_DECISION: list[Callable[..., None]] = []


def accept(*, submission: Submission, by: User, now: datetime, reason: str = "", seen: str = "") -> Submission:
    """Prepares that the entry will be announced as eligible; a remark may be kept. Raises like `decide`."""
    return decide("accept", submission=submission, by=by, now=now, reason=reason, seen=seen)


def refuse(*, submission: Submission, by: User, now: datetime, reason: str, seen: str = "") -> Submission:
    """Prepares that the entry will be announced as not eligible, with the reason its writers will read then.

    Raises like `decide`; ValidationError (code "state") also while a returned entry may still be put right.
    """
    return decide("refuse", submission=submission, by=by, now=now, reason=reason, seen=seen)


@transaction.atomic
def undecide(*, submission: Submission, by: User, now: datetime) -> Submission:
    """Takes a verdict back that is not announced yet. Raises like `decide`; ValidationError when there is none."""
    row = locked(submission)
    LIFECYCLE.check("refuse", state=row.state, role=by.role, reason="-")
    if not row.pending_decision:
        raise ValidationError("Tidak ada keputusan yang menunggu diumumkan pada proposal ini.", code="state")
    row.forget_pending()
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def reconsider(*, submission: Submission, by: User, now: datetime, reason: str, seen: str = "") -> Submission:
    """Takes an announced verdict back while judging has not begun. Raises like `decide`."""
    require_unsettled(submission, by)
    if by.role == Role.ADMIN:
        require_before_judging(submission)
    return decide("reconsider", submission=submission, by=by, now=now, reason=reason, seen=seen)


def withdraw(*, submission: Submission, by: User, now: datetime, reason: str, seen: str = "") -> Submission:
    """Records that the organization takes the entry back; it then counts nowhere. Raises like `decide`."""
    return decide("withdraw", submission=submission, by=by, now=now, reason=reason, seen=seen)


def disqualify(*, submission: Submission, by: User, now: datetime, reason: str, seen: str = "") -> Submission:
    """Excludes an eligible entry; it then counts nowhere. Raises like `decide`."""
    return decide("disqualify", submission=submission, by=by, now=now, reason=reason, seen=seen)


@transaction.atomic
def decide(
    action: str, *, submission: Submission, by: User, now: datetime, reason: str = "", seen: str = ""
) -> Submission:
    """Takes a step of Setda's under a lock of the row and notes who, when and why.

    `seen` is `sight_of` the entry as it was shown. Raises PermissionDenied for other roles; ValidationError when the
    state has changed meanwhile (code "state"), a colleague has decided or another text has come ("seen"), the edition
    is archived ("locked"), its winners are recorded ("settled") or the reason is missing (under the key `reason`).
    """
    require_unsettled(submission, by)
    row = locked(submission)
    reason = clean_text(reason)
    step = LIFECYCLE.check(action, state=row.state, role=by.role, reason=reason)
    require_open(lock_of_edition(row.competition))
    require_as_seen(row, seen)
    if step.waits:
        require_no_time_left(row, now)
        row.pending_decision, row.pending_reason, row.pending_at, row.pending_by = action, reason, now, by
    else:
        take_effect(row, step, by=by, now=now, reason=reason)
    row.full_clean()
    row.save()
    for follow in AFTER_DECISION:
        follow(submission=row, now=now)
    return row


def sight_of(submission: Submission) -> str:
    """Returns what changes when the entry is handed in again, or a verdict on it is prepared or taken back."""
    return "/".join(
        instant.isoformat() if instant else "" for instant in (submission.submitted_at, submission.pending_at)
    )


def require_as_seen(row: Submission, seen: str) -> None:
    """Raises ValidationError (code "seen") unless the entry is as it was when `seen` was shown; empty is not asked."""
    if not seen or seen == sight_of(row):
        return
    if not seen.startswith(f"{row.submitted_at.isoformat()}/"):
        what = f"Proposal ini diajukan kembali {moment(row.submitted_at, seconds=True)}"
    elif row.pending_decision:
        verdict = f"{row.pending_by} menyiapkan keputusan “{row.get_pending_decision_display()}”"
        what = f"{verdict} {moment(row.pending_at, seconds=True)}"
    else:
        what = "Keputusan yang disiapkan sudah dibatalkan"
    raise ValidationError(f"{what}, sesudah halaman ini Anda buka. Periksa sekali lagi, lalu putuskan.", code="seen")


def take_effect(row: Submission, step: Transition, *, by: User, now: datetime, reason: str = "") -> None:
    """Notes on a locked row, without saving it, that a step of Setda's was taken."""
    row.state, row.reason, row.decided_at, row.decided_by = step.target, reason, now, by
    row.forget_pending()


def require_no_time_left(row: Submission, now: datetime) -> None:
    """Raises ValidationError while a returned entry may still be handed in again."""
    if row.state == Submission.State.RETURNED and takes_submission(row, now):
        raise ValidationError(
            f"Proposal ini masih diperbaiki sampai {moment(row.returned_until, seconds=True)}. "
            "Putuskan setelah diajukan kembali atau setelah waktunya lewat.",
            code="state",
        )


def require_before_judging(submission: Submission) -> None:
    """Raises ValidationError (code "judging") once the first stage was opened; until then it waits for this."""
    stage = Stage.objects.select_for_update().filter(competition=submission.competition_id, position=1).first()
    if stage and stage.state != Stage.State.PLANNED:
        raise ValidationError(JUDGING, code="judging")


# What Setda decides with at most a reason, by the name in the table.
DECISIONS = {
    "accept": accept,
    "refuse": refuse,
    "reconsider": reconsider,
    "withdraw": withdraw,
    "disqualify": disqualify,
}
