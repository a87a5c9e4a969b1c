"""The lifecycle of an entry: one table says who may take it from which state to which, and the functions that do it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from competitions.models import Competition
from kipp.accounts.models import Role, User
from kipp.shared.refusals import with_sentences
from kipp.shared.workflow import Workflow, transition
from submissions import deadlines, rules
from submissions.models import Submission
from submissions.quotas import require_quota
from submissions.receipts import freeze, present_digest
from submissions.sections import completeness

DRAFT, SUBMITTED, RETURNED, ELIGIBLE, INELIGIBLE, WITHDRAWN, DISQUALIFIED = Submission.State
HANDED_IN = ("state", "submitted_at")

LIFECYCLE = Workflow(
    (
        transition("submit", "Ajukan", sources=[DRAFT], target=SUBMITTED, roles=[Role.OPERATOR]),
        transition("take_back", "Tarik kembali", sources=[SUBMITTED], target=DRAFT, roles=[Role.OPERATOR]),
        transition("resubmit", "Ajukan kembali", sources=[RETURNED], target=SUBMITTED, roles=[Role.OPERATOR]),
        transition("return", "Kembalikan untuk perbaikan", sources=[SUBMITTED], target=RETURNED, roles=[Role.ADMIN]),
        transition("extend", "Ubah batas waktu perbaikan", sources=[RETURNED], target=RETURNED, roles=[Role.ADMIN]),
        transition("accept", "Nyatakan lolos", sources=[SUBMITTED], target=ELIGIBLE, roles=[Role.ADMIN], waits=True),
        transition(
            "refuse",
            "Nyatakan tidak lolos",
            sources=[SUBMITTED, RETURNED],
            target=INELIGIBLE,
            roles=[Role.ADMIN],
            needs_reason=True,
            waits=True,
        ),
        transition(
            "reconsider",
            "Tinjau kembali",
            sources=[ELIGIBLE, INELIGIBLE],
            target=SUBMITTED,
            roles=[Role.ADMIN],
            needs_reason=True,
        ),
        transition(
            "withdraw",
            "Catat sebagai ditarik",
            sources=[SUBMITTED, RETURNED, ELIGIBLE],
            target=WITHDRAWN,
            roles=[Role.ADMIN],
            needs_reason=True,
        ),
        transition(
            "disqualify",
            "Diskualifikasi",
            sources=[ELIGIBLE],
            target=DISQUALIFIED,
            roles=[Role.ADMIN],
            needs_reason=True,
        ),
    )
)

SETTLED = "Pemenang edisi ini sudah ditetapkan, jadi keputusan tentang proposalnya tidak berubah lagi."


def as_mermaid() -> str:
    """Returns the table as a Mermaid state diagram; the README carries it."""
    return LIFECYCLE.as_mermaid(start=DRAFT, labels=dict(Submission.State.choices))


def submit(*, submission: Submission, by: User, now: datetime, shown: str = "") -> Submission:
    """Hands the entry in at `now`, the time of receipt; a second time changes nothing and shows what was submitted.

    `shown` is `receipts.present_digest` of what the person has read. Raises PermissionDenied for others than operators
    of the organization; ValidationError when registration is not open at `now` (code "closed"), when something is
    missing ("incomplete"), when the entry has changed since it was shown ("changed"), when the quota is used up
    ("quota") or when it was decided on already ("state").
    """
    return submit_by("submit", submission=submission, by=by, now=now, shown=shown)


def resubmit(*, submission: Submission, by: User, now: datetime, shown: str = "") -> Submission:
    """Hands a returned entry in again before its own deadline. Raises like `submit`; the quota counts it already."""
    return submit_by("resubmit", submission=submission, by=by, now=now, shown=shown)


@with_sentences()
@transaction.atomic
def submit_by(action: str, *, submission: Submission, by: User, now: datetime, shown: str) -> Submission:
    """Hands the entry in by one of the two actions that do so."""
    # The row alone first: at the deadline most clicks are second ones, which need nothing of the text.
    row = Submission.objects.select_related("organization").select_for_update(of=("self",)).get(pk=submission.pk)
    if by.role == Role.OPERATOR and not rules.belongs_to(by, row):
        raise PermissionDenied("Hanya operator pemilik proposal ini yang dapat mengajukannya.")
    if by.role == Role.OPERATOR and row.state == SUBMITTED:
        return row
    step = LIFECYCLE.check(action, state=row.state, role=by.role)
    row = locked(row)
    require_complete_in_time(row, now)
    if shown and shown != present_digest(row):
        raise ValidationError(
            "Isi proposal berubah sejak halaman ini dibuka, jadi belum diajukan. Baca sekali lagi, lalu ajukan.",
            code="changed",
        )
    if action == "submit":
        require_quota(row)
    return hand_in(row, step.target, by=by, now=now)


def require_complete_in_time(submission: Submission, now: datetime) -> None:
    """Raises ValidationError (code "closed" or "incomplete") unless the entry may be handed in at `now`.

    After the closing an incomplete one hears of the closing only, so that nobody learns of the grace minutes.
    """
    missing = completeness(submission).missing
    if missing or not deadlines.takes_submission(submission, now):
        deadlines.require_writable(submission, now)
        sentences = "; ".join(item.sentence for item in missing)
        raise ValidationError(f"Proposal belum dapat diajukan: {sentences}.", code="incomplete")


def hand_in(
    row: Submission,
    target: str,
    *,
    by: User,
    now: datetime,
    received_at: datetime | None = None,
    is_automatic: bool = False,
) -> Submission:
    """Notes on a locked row that it was handed in (received at `now` unless told otherwise) and freezes its receipt."""
    row.state, row.submitted_at, row.submitted_by = target, received_at or now, by
    row.forget_pending()
    # Only what changes is checked, not what was when it was written: seconds count at the deadline.
    row.clean_fields(exclude=[field.name for field in row._meta.fields if field.name not in HANDED_IN])
    row.save()
    freeze(submission=row, by=by, now=now, received_at=received_at, is_automatic=is_automatic)
    return row


@with_sentences()
@transaction.atomic
def take_back(*, submission: Submission, by: User, now: datetime) -> Submission:
    """Makes a submitted entry a draft again while registration is open; its receipts stay. A draft is left alone.

    What Setda has prepared to announce about it falls away. Raises PermissionDenied for anybody but an operator of the
    organization; ValidationError once registration is closed (code "closed") or the entry was decided on ("state").
    """
    row = locked(submission)
    if by.role == Role.OPERATOR and not rules.belongs_to(by, row):
        raise PermissionDenied("Hanya operator pemilik proposal ini yang dapat menariknya kembali.")
    if by.role == Role.OPERATOR and row.is_draft:
        return row
    step = LIFECYCLE.check("take_back", state=row.state, role=by.role)
    deadlines.require_accepting(row.competition, row.organization, now)
    row.state, row.submitted_at, row.submitted_by = step.target, None, None
    row.forget_pending()
    row.changed_by, row.changed_at = by, now
    row.full_clean()
    row.save()
    return row


def is_settled(competition: Competition) -> bool:
    """Tells whether the winners are recorded or the edition is archived: its ranking does not change any more."""
    return competition.is_archived or competition.awards.exists()


def require_unsettled(submission: Submission, by: User) -> None:
    """Raises ValidationError once the edition is settled; other roles than Setda learn that they may not decide at all.

    Locks the edition before anything else, as recording the winners and archiving do.
    """
    competition = Competition.objects.select_for_update(no_key=True).get(pk=submission.competition_id)
    if by.role == Role.ADMIN and is_settled(competition):
        raise ValidationError(SETTLED, code="settled")


def locked(submission: Submission) -> Submission:
    """Returns the row as it is now, locked until the transaction ends, with all that the proposal consists of."""
    return Submission.objects.with_proposal().with_deadline().select_for_update(of=("self",)).get(pk=submission.pk)
