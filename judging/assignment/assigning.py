"""Who judges what: the panel of a stage, the entries it admits, and a sheet for each judge and entry."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F

from competitions.models import Stage
from judging.models import Admission, Conflict, PanelMember, Scorecard
from judging.models.scorecard import MOST_CARDS_PER_ENTRY
from judging.ranking.ballots import decisions_by
from judging.rules import may_run_stage
from kipp.accounts.models import User
from kipp.shared.refusals import atomic_with_sentences
from submissions.models import Submission

BATCH = 2000


@atomic_with_sentences()
def seat_judges(*, stage: Stage, judges: Iterable[User], by: User) -> list[PanelMember]:
    """Seats judges on the panel after those already there; who is seated keeps the seat. Returns the new seats.

    In an open stage where everybody judges everything, the new judges get their sheets at once. Raises ValidationError
    when someone is not an active judge, when the panel would exceed 24 seats, or when the stage is closed.
    """
    stage = lock_unclosed(stage=stage, by=by)
    seated = set(stage.panel.values_list("judge_id", flat=True))  # former members do not come back
    newcomers = [judge for judge in dict.fromkeys(judges) if judge.pk not in seated]
    for judge in newcomers:
        if not (judge.is_judge and judge.is_active):
            raise ValidationError(f"{judge.full_name} bukan juri yang aktif.")
    if len(seated) + len(newcomers) > MOST_CARDS_PER_ENTRY:
        raise ValidationError(f"Panel paling banyak {MOST_CARDS_PER_ENTRY} juri.")
    seats = []
    for position, judge in enumerate(newcomers, start=len(seated) + 1):
        seat = PanelMember(stage=stage, judge=judge, position=position)
        seat.full_clean()
        seat.save()
        seats.append(seat)
    if stage.is_open:
        assign_all(stage=stage, by=by)
    return seats


@atomic_with_sentences()
def unseat_judge(*, stage: Stage, judge: User, by: User) -> None:
    """Takes a judge who has written nothing yet off the panel, with the empty sheets; later seats move up.

    Raises ValidationError when the judge has given a mark or written a note, or when the stage is closed.
    """
    stage = lock_unclosed(stage=stage, by=by)
    seat = stage.panel.filter(judge=judge).first()
    if seat is None:
        return
    cards = Scorecard.objects.filter(stage=stage, judge=judge)
    if cards.with_written().filter(is_written=True).exists():
        raise ValidationError(f"{judge.full_name} sudah memberi nilai, jadi tidak dapat dikeluarkan dari panel.")
    if decisions_by(seat).exists():
        raise ValidationError(f"{judge.full_name} sudah memberi suara, jadi tidak dapat dikeluarkan dari panel.")
    cards.delete()
    seat.delete()
    stage.panel.filter(position__gt=seat.position).update(position=F("position") - 1)


@atomic_with_sentences()
def admit_eligible(*, stage: Stage, by: User) -> int:
    """Admits to the first stage every entry that passed the screening and is not admitted yet; returns how many.

    In an open stage the judges get the missing sheets at once, unless each entry has only some judges: then Setda
    assigns it. Raises ValidationError for a later stage, whose
    entries are the finalists of the one before, and for a closed one.
    """
    stage = lock_unclosed(stage=stage, by=by)
    if stage.position != 1:
        raise ValidationError("Proposal tahap ini adalah finalis tahap sebelumnya.")
    entries = Submission.objects.eligible().filter(competition=stage.competition_id).exclude(admissions__stage=stage)
    admissions = [Admission(stage=stage, submission=entry) for entry in entries.order_by("pk")]
    Admission.objects.bulk_create(admissions, batch_size=BATCH)
    if stage.is_open:
        assign_all(stage=stage, by=by)
    return len(admissions)


@atomic_with_sentences()
def assign_all(*, stage: Stage, by: User) -> int:
    """Gives every judge of the panel a draft sheet for every admitted entry still in the contest.

    Who has a conflict of interest gets one that is recused, so that the ranking says so. Does nothing where each entry
    has only some judges (cards_per_entry): those are chosen by Setda. Safe to repeat: existing sheets stay as they are.
    Returns how many sheets are new. Raises ValidationError for a closed stage, or when an entry would get more than 24.
    """
    stage = lock_unclosed(stage=stage, by=by)
    missing = missing_sheets(stage)
    barred = barred_pairs(stage)
    states = Scorecard.State
    Scorecard.objects.bulk_create(
        (
            Scorecard(
                stage=stage,
                submission_id=entry,
                judge_id=judge,
                state=states.RECUSED if (entry, judge) in barred else states.DRAFT,
            )
            for entry, judge in missing
        ),
        batch_size=BATCH,
    )
    return len(missing)


def barred_pairs(stage: Stage) -> set[tuple[int, int]]:
    """Returns (submission id, judge id) of every conflict of interest in force in the edition of a stage."""
    conflicts = Conflict.objects.in_force().filter(submission__competition=stage.competition_id)
    return set(conflicts.values_list("submission_id", "judge_id"))


def missing_sheets(stage: Stage) -> list[tuple[int, int]]:
    """Returns (submission id, judge id) of every sheet that the panel lacks, in a fixed order.

    None is lacking where each entry has only some judges, or where the one who was replaced has finished it.
    """
    if stage.cards_per_entry:
        return []
    seats = list(stage.panel.order_by("position"))
    settled = set(stage.scorecards.values_list("submission_id", "judge_id"))
    settled |= replaced_pairs(stage, seats)
    judges = [seat.judge_id for seat in seats if not seat.is_former]
    admitted = stage.admissions.filter(submission__state=Submission.State.ELIGIBLE).order_by("submission_id")
    pairs = ((entry, judge) for entry in admitted.values_list("submission_id", flat=True) for judge in judges)
    return [pair for pair in pairs if pair not in settled]


def replaced_pairs(stage: Stage, seats: list[PanelMember]) -> set[tuple[int, int]]:
    """Returns (submission id, judge id) of what a judge need not do: the one who was replaced had finished it."""
    if not any(seat.is_former for seat in seats):
        return set()
    finished: dict[int, set[int]] = {}
    cards = stage.scorecards.filter(state=Scorecard.State.FINISHED)
    for entry, judge in cards.values_list("submission_id", "judge_id"):
        finished.setdefault(judge, set()).add(entry)
    by_pk = {seat.pk: seat for seat in seats}
    pairs = set()
    for seat in seats:
        before = by_pk.get(seat.replaces_id)
        while before:
            pairs |= {(entry, seat.judge_id) for entry in finished.get(before.judge_id, ())}
            before = by_pk.get(before.replaces_id)
    return pairs


def lock_unclosed(*, stage: Stage, by: User) -> Stage:
    """Returns the stage with its row locked, so that it can be neither opened nor closed meanwhile.

    Raises PermissionDenied for everybody but Setda, ValidationError when the stage is closed.
    """
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang dapat mengatur panel dan penugasan.")
    stage = Stage.objects.select_for_update().get(pk=stage.pk)
    if stage.is_closed:
        raise ValidationError("Tahap ini sudah ditutup, jadi panel dan penugasannya tidak dapat diubah.")
    return stage
