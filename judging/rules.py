"""Who may do what with panels, sheets and rankings; who finds which sheet is told by Scorecard.visible_to()."""

from django.db.models import Q, QuerySet

from competitions.models import Competition, Stage
from judging.models import Scorecard, Sealing
from kipp.accounts.models import Role, User
from submissions.models import Attachment


def may_run_stage(user: User) -> bool:
    """Setda seats judges, opens and closes stages, and sees how far they are; marks are not part of that."""
    return user.role == Role.ADMIN


def may_score(user: User, card: Scorecard) -> bool:
    """Only the judge of the sheet writes on it, while the stage is open and without a conflict of interest."""
    return (
        user.role == Role.JUDGE
        and card.judge_id == user.pk
        and card.stage.state == Stage.State.OPEN
        and card.state not in Scorecard.NEVER_COUNTED
    )


def files_judged_by(user: User) -> QuerySet[Attachment]:
    """Returns the files of entries that a judge has a sheet for in an opened stage; nothing for all others.

    Where the stage is blind, only those in which Setda found no name. Letters are for AttachmentQuerySet to refuse.
    """
    if user.role != Role.JUDGE:
        return Attachment.objects.none()
    sheets = Scorecard.objects.visible_to(user).in_contest()
    named, blind = sheets.filter(stage__is_blind=False), sheets.filter(stage__is_blind=True)
    return Attachment.objects.filter(
        Q(submission__in=named.values("submission"))
        | Q(submission__in=blind.values("submission"), cleared__isnull=False)
    )


def shows_marks(stage: Stage) -> bool:
    """Whether marks and places of a stage may be shown at all: by default not while judges are still scoring."""
    return not stage.is_open or stage.competition.marks_shown == Competition.MarksShown.ALWAYS


def hidden_stages(competition: Competition) -> list[Stage]:
    """Returns the stages whose marks nobody but their judges may see yet."""
    stages = competition.stages.filter(state=Stage.State.OPEN).select_related("competition").order_by("position")
    return [stage for stage in stages if not shows_marks(stage)]


def may_read_ranking(user: User, edition: Competition) -> bool:
    """Setda reads the ranking of what shows_marks(), observers once the result is sealed or in the archive."""
    if user.role != Role.OBSERVER:
        return user.role == Role.ADMIN
    return edition.is_archived or Sealing.objects.in_force().filter(competition=edition).exists()
