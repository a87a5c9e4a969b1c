"""Setting up a presentation day: minutes, sessions, and what happens to the time of an entry that dropped out."""

from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Stage
from judging.models import PresentationPlan, PresentationSession, PresentationSlot
from judging.presentation.schedule import schedule_of
from judging.rules import may_run_stage
from kipp.accounts.models import User
from kipp.shared.refusals import atomic_with_sentences
from submissions.models import Submission

STALE = "Jadwal diubah di tempat lain sejak halaman ini dibuka, jadi belum ada yang disimpan. Muat ulang, lalu ulangi."


def lock_day(*, stage: Stage, by: User) -> Stage:
    """Returns the stage with its row locked.

    Raises PermissionDenied for everybody but Setda, ValidationError when the stage is closed.
    """
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang dapat mengatur hari presentasi.")
    stage = Stage.objects.select_for_update(of=("self",)).select_related("competition").get(pk=stage.pk)
    if stage.is_closed:
        raise ValidationError("Tahap ini sudah ditutup, jadi hari presentasinya tidak dapat diubah.")
    return stage


@atomic_with_sentences()
def save_plan(*, stage: Stage, minutes: dict, to_bring: str, sessions: list[dict], stamp: str, by: User) -> None:
    """Saves the minutes of an entry's slot and all sessions; the order stays, the times follow.

    minutes: presenting_minutes, question_minutes, pause_minutes. sessions: starts_at, ends_at, place, break_before.
    stamp: Schedule.stamp of the page. Raises ValidationError when the schedule was changed meanwhile or sessions
    overlap, PermissionDenied for everybody but Setda.
    """
    stage = lock_day(stage=stage, by=by)
    if schedule_of(stage).stamp != stamp:
        raise ValidationError(STALE, code="stale")
    plan = PresentationPlan.objects.filter(stage=stage).first() or PresentationPlan(stage=stage)
    plan.to_bring = to_bring
    for name, value in minutes.items():
        setattr(plan, name, value)
    plan.full_clean()
    plan.save()
    old = list(plan.sessions.order_by("starts_at", "pk"))
    for place, values in enumerate(sorted(sessions, key=lambda values: values["starts_at"])):
        session = old[place] if place < len(old) else PresentationSession(plan=plan)
        for name, value in values.items():
            setattr(session, name, value)
        session.full_clean(validate_constraints=False)  # the overlaps are compared when all are saved
        session.save()
    for surplus in old[len(sessions) :]:
        surplus.delete()


@atomic_with_sentences()
def keep_time(*, stage: Stage, submission: Submission, keeps: bool, by: User) -> None:
    """Leaves the time of an entry that dropped out empty, or lets those behind it move up; repeating changes nothing.

    Raises ValidationError for an entry that is still in the contest or has no slot, PermissionDenied for everybody
    but Setda.
    """
    stage = lock_day(stage=stage, by=by)
    slot = PresentationSlot.objects.filter(stage=stage, submission=submission).select_related("submission").first()
    if slot is None or slot.submission.state == Submission.State.ELIGIBLE:
        raise ValidationError("Proposal ini masih dinilai, jadi waktunya tetap.")
    slot.keeps_time = keeps
    slot.full_clean()
    slot.save(update_fields=["keeps_time"])
