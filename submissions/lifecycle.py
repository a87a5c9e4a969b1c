"""The lifecycle of an entry: one table says who may take it from which state to which."""

from kipp.accounts.models import Role
from kipp.shared.workflow import Workflow, transition
from submissions.models import Submission

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
