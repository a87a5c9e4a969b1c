"""The lifecycle of an entry: one table says who may take it from which state to which, and the functions that do it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from competitions.models import Competition, Stage
from kipp.accounts.models import Role, User
from kipp.shared.text import clean_text
from kipp.shared.wording import moment
from kipp.shared.workflow import Workflow, transition
from submissions import rules
from submissions.models import Submission
from submissions.sections import completeness

DRAFT, SUBMITTED, ELIGIBLE, INELIGIBLE, WITHDRAWN, DISQUALIFIED = Submission.State

LIFECYCLE = Workflow(
    (
        transition("submit", "Ajukan", sources=[DRAFT], target=SUBMITTED, roles=[Role.OPERATOR]),
        transition("accept", "Nyatakan lolos", sources=[SUBMITTED], target=ELIGIBLE, roles=[Role.ADMIN]),
        transition(
            "refuse",
            "Nyatakan tidak lolos",
            sources=[SUBMITTED],
            target=INELIGIBLE,
            roles=[Role.ADMIN],
            needs_reason=True,
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
            sources=[SUBMITTED, ELIGIBLE],
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


@transaction.atomic
def submit(*, submission: Submission, by: User, now: datetime) -> Submission:
    """Hands the entry in at `now`, the time of receipt; a second time changes nothing and shows what was submitted.

    Raises PermissionDenied for anybody but an operator of the organization; ValidationError when registration is not
    open at `now` (code "closed"), when something is missing ("incomplete") or when it was decided on already ("state").
    """
    row = locked(submission)
    if by.role == Role.OPERATOR and not rules.belongs_to(by, row):
        raise PermissionDenied("Hanya operator pemilik proposal ini yang dapat mengajukannya.")
    if by.role == Role.OPERATOR and row.state == SUBMITTED:
        return row
    step = LIFECYCLE.check("submit", state=row.state, role=by.role)
    require_open(row.competition, now)
    missing = completeness(row).missing
    if missing:
        sentences = "; ".join(item.sentence for item in missing)
        raise ValidationError(f"Proposal belum dapat diajukan: {sentences}.", code="incomplete")
    row.state, row.submitted_at, row.submitted_by = step.target, now, by
    row.full_clean()
    row.save()
    return row


def accept(*, submission: Submission, by: User, now: datetime, reason: str = "") -> Submission:
    """Declares a submitted entry eligible; a remark may be kept. Raises like `decide`."""
    return decide("accept", submission=submission, by=by, now=now, reason=reason)


def refuse(*, submission: Submission, by: User, now: datetime, reason: str) -> Submission:
    """Declares a submitted entry not eligible, with the reason its writers will read. Raises like `decide`."""
    return decide("refuse", submission=submission, by=by, now=now, reason=reason)


@transaction.atomic
def reconsider(*, submission: Submission, by: User, now: datetime, reason: str) -> Submission:
    """Takes the verdict of the screening back while judging has not begun. Raises like `decide`."""
    require_unsettled(submission, by)
    stage = Stage.objects.select_for_update().filter(competition=submission.competition_id, position=1).first()
    if by.role == Role.ADMIN and stage and stage.state != Stage.State.PLANNED:
        raise ValidationError(
            "Tahap penilaian sudah dibuka, jadi keputusan seleksi administrasi tidak dapat ditinjau kembali.",
            code="judging",
        )
    return decide("reconsider", submission=submission, by=by, now=now, reason=reason)


def withdraw(*, submission: Submission, by: User, now: datetime, reason: str) -> Submission:
    """Records that the organization takes the entry back; it then counts nowhere. Raises like `decide`."""
    return decide("withdraw", submission=submission, by=by, now=now, reason=reason)


def disqualify(*, submission: Submission, by: User, now: datetime, reason: str) -> Submission:
    """Excludes an eligible entry; it then counts nowhere. Raises like `decide`."""
    return decide("disqualify", submission=submission, by=by, now=now, reason=reason)


@transaction.atomic
def decide(action: str, *, submission: Submission, by: User, now: datetime, reason: str = "") -> Submission:
    """Takes a step of Setda's under a lock of the row and notes who, when and why.

    Raises PermissionDenied for other roles; ValidationError when the state has changed meanwhile (code "state"), the
    winners are recorded (code "settled") or the reason is missing (under the key `reason`).
    """
    require_unsettled(submission, by)
    row = locked(submission)
    reason = clean_text(reason)
    step = LIFECYCLE.check(action, state=row.state, role=by.role, reason=reason)
    row.state, row.reason, row.decided_at, row.decided_by = step.target, reason, now, by
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


# What Setda may decide, by the name in the table.
DECISIONS = {
    "accept": accept,
    "refuse": refuse,
    "reconsider": reconsider,
    "withdraw": withdraw,
    "disqualify": disqualify,
}


def locked(submission: Submission) -> Submission:
    """Returns the row as it is now, locked until the transaction ends, with all that the proposal consists of."""
    return Submission.objects.with_proposal().select_for_update(of=("self",)).get(pk=submission.pk)


def require_open(competition: Competition, now: datetime) -> None:
    """Raises ValidationError (code "closed") unless the edition accepts entries at `now`."""
    if not competition.is_open(now):
        raise ValidationError(closed_sentence(competition, now), code="closed")


def closed_sentence(competition: Competition, now: datetime) -> str:
    """Says why nothing can be written at `now`, what is safe, and whom to ask."""
    safe = "Draf Anda tetap tersimpan dan dapat dibaca. Hubungi Bagian Organisasi bila ada kendala."
    opens_at, closes_at = competition.registration_opens_at, competition.registration_closes_at
    if closes_at and now >= closes_at:
        return f"Pendaftaran ditutup {moment(closes_at, seconds=True)}. {safe}"
    if opens_at and now < opens_at:
        return f"Pendaftaran baru dibuka {moment(opens_at, seconds=True)}. {safe}"
    return f"{competition} tidak menerima proposal. {safe}"
