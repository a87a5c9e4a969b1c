"""Who may do what with an entry, readable top to bottom; the querysets' `visible_to` and `editable_by` agree.

Whether there is still time is asked of `submissions.deadlines`.
"""

from kipp.accounts.models import Role, User
from kipp.accounts.models.user import ROLES_OF_AN_ORGANIZATION
from submissions.models import Submission


def may_read(user: User, submission: Submission) -> bool:
    """Setda all; observers what was submitted; OPD their own and their units'; judges by their scorecards only."""
    if user.role == Role.ADMIN:
        return True
    if user.role == Role.OBSERVER:
        return not submission.is_draft
    if user.role in ROLES_OF_AN_ORGANIZATION:
        return user.organization_id in (submission.organization_id, submission.organization.parent_id)
    return False


def belongs_to(user: User, submission: Submission) -> bool:
    """The person works for the very organization that enters it."""
    return user.role in ROLES_OF_AN_ORGANIZATION and user.organization_id == submission.organization_id


def may_write(user: User, submission: Submission) -> bool:
    """Operators, drafts and returned entries of their own organization; a unit writes its own."""
    return user.role == Role.OPERATOR and belongs_to(user, submission) and submission.state in Submission.WRITTEN


def may_decide(user: User) -> bool:
    """Screening and everything after it is Setda's."""
    return user.role == Role.ADMIN


def may_read_notes(user: User, submission: Submission) -> bool:
    """What has to be put right is said to Setda and to those who answer for the entry, not to observers."""
    return user.role != Role.OBSERVER and may_read(user, submission)


def may_read_personal_data(user: User, submission: Submission) -> bool:
    """NIP and phone in full: the organization that enters, and Setda."""
    return user.role == Role.ADMIN or belongs_to(user, submission)
