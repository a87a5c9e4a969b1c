"""Conflicts of interest: a judge declares one, Setda records or lifts one; the sheet is set aside and never counts.

Locks: the stages first, then the sheets, as in judging/sheets/scoring.py. What a closed stage has counted stays as it
is: while no later stage is open that is refused, because the stage can be opened again; once the next stage is open it
cannot, and the conflict bars the judge from then on.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Stage
from competitions.rules import lock_of_result, require_open
from judging.models import Conflict, Scorecard
from judging.rules import may_run_stage
from judging.sheets.reconsidering import end_requests
from kipp.accounts.models import User
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_text
from submissions.models import Submission

SHEET_IS_ASIDE = "Benturan kepentingan tercatat pada proposal ini, jadi Anda tidak menilainya."
REASONS_NEEDED = "Tuliskan alasan pencabutan."
COUNTED = (
    "{stages} sudah ditutup dan lembar juri ini ikut dihitung di sana. Buka kembali tahap itu, catat benturannya, "
    "lalu tutup lagi."
)
SET_ASIDE = (
    "{stages} sudah ditutup tanpa lembar juri ini. Buka kembali tahap itu, cabut benturannya, lalu tutup lagi "
    "setelah juri menilai."
)
CLOSED_FOR_JUDGE = (
    "Tahap ini sudah ditutup, jadi benturan kepentingan tidak dapat dinyatakan di sini. Sampaikan kepada Bagian "
    "Organisasi, yang dapat membuka kembali tahap dan mencatatnya."
)


@atomic_with_sentences()
def declare(*, card: Scorecard, reason: str, note: str, by: User, now: datetime) -> Conflict:
    """A judge declares a conflict on the entry of an own sheet; it is set aside in every stage that is not closed.

    The judge cannot take it back. Raises PermissionDenied for everybody but the judge of the sheet, ValidationError
    when it is declared already, when the stage is not open, or when "other" is not explained.
    """
    if not by.is_judge or card.judge_id != by.pk:
        raise PermissionDenied("Hanya juri pemilik lembar yang dapat menyatakan benturan kepentingannya.")
    stages = lock_stages(card.submission)
    if not any(stage.pk == card.stage_id and stage.is_open for stage in stages):
        raise ValidationError(CLOSED_FOR_JUDGE)
    return save(
        Conflict(submission=card.submission, judge=by, reason=reason, note=note, source=Conflict.Source.JUDGE), by, now
    )


@atomic_with_sentences()
def record(*, submission: Submission, judge: User, reason: str, note: str, by: User, now: datetime) -> Conflict:
    """Setda records a conflict, before or after the judge has a sheet; marks already given stay on it, uncounted.

    Raises PermissionDenied for everybody but Setda; ValidationError when one is in force already, when the person is
    no judge, when the entry was never handed in, or when a stage that counted the sheet is closed and none is open.
    """
    require_setda(by)
    require_open(lock_of_result(submission.competition))
    if not judge.is_judge:
        raise ValidationError(f"{judge.full_name} bukan juri.")
    if submission.is_draft:
        raise ValidationError("Proposal ini belum diajukan, jadi belum dapat dinilai.")
    refuse_closed(lock_stages(submission), sheets_of(submission, judge).exclude(state=Scorecard.State.RECUSED), COUNTED)
    return save(
        Conflict(submission=submission, judge=judge, reason=reason, note=note, source=Conflict.Source.ADMIN), by, now
    )


@atomic_with_sentences()
def lift(*, conflict: Conflict, reason: str, by: User, now: datetime) -> Conflict:
    """Setda lifts a conflict for a reason; sheets of stages that are not closed return as drafts, with their marks.

    The row stays in the register. Raises PermissionDenied for everybody but Setda, ValidationError without a reason,
    when it has been lifted already, or when a stage was closed without the sheet and none is open.
    """
    require_setda(by)
    reason = clean_text(reason)
    if not reason:
        raise ValidationError({"lift_reason": REASONS_NEEDED})
    submission = Submission.objects.select_related("competition").get(pk=conflict.submission_id)
    require_open(lock_of_result(submission.competition))
    stages = lock_stages(submission)
    aside = sheets_of(submission, conflict.judge).filter(state=Scorecard.State.RECUSED)
    list(aside.select_for_update(of=("self",)))
    conflict = Conflict.objects.select_for_update(of=("self",)).select_related("judge").get(pk=conflict.pk)
    if not conflict.is_in_force:
        raise ValidationError("Benturan kepentingan ini sudah dicabut.")
    refuse_closed(stages, aside, SET_ASIDE)
    conflict.lifted_by, conflict.lifted_at, conflict.lift_reason = by, now, reason
    conflict.full_clean()
    conflict.save(update_fields=["lifted_by", "lifted_at", "lift_reason"])
    aside.exclude(stage__state=Stage.State.CLOSED).update(state=Scorecard.State.DRAFT)
    return conflict


def save(conflict: Conflict, by: User, now: datetime) -> Conflict:
    """Saves a new conflict; the database sets the sheets aside."""
    conflict.note = clean_text(conflict.note)
    conflict.recorded_by, conflict.recorded_at = by, now
    list(sheets_of(conflict.submission, conflict.judge).select_for_update())
    conflict.full_clean()
    conflict.save()
    aside = sheets_of(conflict.submission, conflict.judge).filter(state=Scorecard.State.RECUSED)
    end_requests(aside, reason="Benturan kepentingan dicatat pada lembar ini.", now=now)
    return conflict


def require_setda(by: User) -> None:
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang dapat mencatat dan mencabut benturan kepentingan.")


def lock_stages(submission: Submission) -> list[Stage]:
    """Returns the stages of the edition, kept from being opened, closed or assigned until the end."""
    query = "select * from competitions_stage where competition_id = %s order by position for share"
    return list(Stage.objects.raw(query, [submission.competition_id]))


def sheets_of(submission: Submission, judge: User):
    """Returns the sheets of a judge for an entry, in the order in which they are locked."""
    return Scorecard.objects.filter(submission=submission, judge=judge).order_by("pk")


def refuse_closed(stages: list[Stage], sheets, sentence: str) -> None:
    """Raises ValidationError when closed stages hold such sheets and can still be opened again."""
    if any(stage.is_open for stage in stages):
        return
    held = set(sheets.values_list("stage_id", flat=True))
    closed = [str(stage) for stage in stages if stage.is_closed and stage.pk in held]
    if closed:
        raise ValidationError(sentence.format(stages=" dan ".join(closed)))
