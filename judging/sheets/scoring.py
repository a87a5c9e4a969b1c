"""Giving marks: a judge saves, finishes and reopens the own sheets while the stage is open.

The stage is locked before the sheet, everywhere: FOR SHARE by those who write marks, FOR UPDATE by those who open,
close or assign. So no mark arrives after the closing, and none is lost before it.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from competitions.models import Stage
from judging.models import Score, Scorecard
from judging.rules import may_run_stage
from kipp.accounts.models import User
from kipp.shared.forms import written
from kipp.shared.numbers import NumberError, parse_decimal
from kipp.shared.refusals import with_sentences
from kipp.shared.text import clean_text
from submissions.models import Submission

# In SQL, because each mark comes this way and a queryset takes longer to put together than the database to answer.
STAGE_OF_SHEET = "select s.* from competitions_stage s where s.id = %s for share of s"
SHEET = """
    select c.*, p.state as entry_state, exists (
        select from judging_panelmember m
        where m.stage_id = c.stage_id and m.judge_id = c.judge_id and m.left_at is not null
    ) as has_been_left
    from judging_scorecard c join submissions_submission p on p.id = c.submission_id
    where c.id = %s for update of c
"""


class Mark(NamedTuple):
    """What is written on one criterion: a value from 0 to the stage's maximum, None while there is none, and a note.

    A note of None leaves the stored one as it is.
    """

    value: Decimal | str | None
    note: str | None = None


class Refusals(NamedTuple):
    """Why a sheet cannot be written any more, in the words for who wants to."""

    recused: str
    left: str


SPOKEN_TO_JUDGE = Refusals(
    "Benturan kepentingan tercatat pada proposal ini, jadi Anda tidak menilainya.",
    "Anda sudah dilepas dari panel tahap ini, jadi lembar ini tidak dapat diubah lagi.",
)
SPOKEN_TO_SETDA = Refusals(
    "Benturan kepentingan tercatat pada proposal ini, jadi juri ini tidak menilainya.",
    "Juri ini sudah dilepas dari panel tahap ini, jadi lembarnya tidak dapat diisi lagi.",
)


class StaleVersionError(Exception):
    """The sheet has been changed elsewhere since it was read; `card` with its `marks` is as stored."""

    def __init__(self, card: Scorecard):
        super().__init__("Lembar ini sudah diubah di tempat lain.")
        self.card = card


@with_sentences()
@transaction.atomic
def save_scores(*, card: Scorecard, marks: Mapping[int, Mark], version: int, by: User, now: datetime) -> Scorecard:
    """Writes the given marks (by criterion id) on a sheet; criteria left out keep what they have.

    `version` is the sheet's when it was read. Saving what is stored already changes nothing, whatever the version, so
    a second click does no harm. Returns the sheet with its new version and time, and `marks`: all it holds now.
    Raises StaleVersionError when something differs and the sheet was changed meanwhile; ValidationError for a value
    out of range, a finished sheet, or a stage that is not open; PermissionDenied for everybody but its judge.
    """
    return write_marks(lock_for_writing(card=card, by=by), marks=marks, version=version, now=now)


def write_marks(card: Scorecard, *, marks: Mapping[int, Mark], version: int, now: datetime) -> Scorecard:
    """Writes on a sheet that is locked; see save_scores()."""
    card.marks = marks_on(card)
    changes = changed_scores(card, marks)
    if not changes:
        return card
    if card.is_finished:
        raise ValidationError("Lembar ini sudah selesai. Buka kembali sebelum mengubah nilai.")
    if version != card.version:
        raise StaleVersionError(card)
    Score.objects.bulk_create(
        changes,
        update_conflicts=True,
        unique_fields=["scorecard", "criterion"],
        update_fields=["value", "note"],
    )
    card.version += 1
    card.saved_at = now
    card.save(update_fields=["version", "saved_at"])
    card.marks |= {score.criterion_id: Mark(score.value, score.note) for score in changes}
    return card


def marks_on(card: Scorecard) -> dict[int, Mark]:
    """Returns what is stored on a sheet, by criterion id."""
    rows = card.scores.order_by("criterion").values_list("criterion", "value", "note")
    return {criterion: Mark(value, note) for criterion, value, note in rows}


def changed_scores(card: Scorecard, marks: Mapping[int, Mark]) -> list[Score]:
    """Returns the marks that differ from the stored ones, checked; raises ValidationError for a value out of range."""
    changes = []
    for criterion, mark in sorted(marks.items()):
        value, note = Mark(*mark)
        stored = card.marks.get(criterion, Mark(None, ""))
        value = checked_value(value, card.stage.scale_max)
        note = stored.note if note is None else clean_text(note)
        if (value, note) != (stored.value, stored.note):
            changes.append(Score(scorecard=card, criterion_id=criterion, value=value, note=note))
    return changes


def checked_value(value: Decimal | str | None, scale_max: Decimal) -> Decimal | None:
    """Returns the value when it is a number from 0 to `scale_max` with at most two decimals, else ValidationError."""
    try:
        value = parse_decimal(f"{value:f}" if isinstance(value, Decimal) else value or "")
    except NumberError as error:
        raise ValidationError(str(error)) from None
    if value is not None and value > scale_max:
        raise ValidationError(too_high(value, scale_max))
    return value


def too_high(value: Decimal, scale_max: Decimal) -> str:
    """Says that a mark is above the highest one."""
    return f"Nilai paling tinggi {written(scale_max)}; yang diisi {written(value)}."


@with_sentences()
@transaction.atomic
def finish_card(*, card: Scorecard, by: User, now: datetime) -> Scorecard:
    """Declares a complete sheet finished, so that it counts; a finished one stays as it is.

    Raises ValidationError, naming the criteria, when one has no mark or lacks the note that a very low or very high
    mark needs; also when the stage is not open.
    """
    return declare_finished(lock_for_writing(card=card, by=by), now=now)


def declare_finished(card: Scorecard, *, now: datetime, is_on_paper: bool = False) -> Scorecard:
    """Finishes a sheet that is locked; see finish_card(). is_on_paper: its marks come from a signed sheet of paper."""
    if card.is_finished:
        return card
    marked = card.scores.filter(value__isnull=False).values("criterion")
    missing = card.stage.criteria.exclude(pk__in=marked).order_by("position").values_list("label", flat=True)
    if missing:
        raise ValidationError(f"Lembar belum lengkap. Belum dinilai: {', '.join(missing)}.")
    unexplained = unexplained_marks(card)
    if unexplained:
        raise ValidationError(f"Tulis alasan pada catatan: {'; '.join(unexplained)}.")
    card.state, card.finished_at, card.is_on_paper = Scorecard.State.FINISHED, now, is_on_paper
    card.save(update_fields=["state", "finished_at", "is_on_paper"])
    return card


def unexplained_marks(card: Scorecard) -> list[str]:
    """Returns a phrase for each mark outside the limits of the stage that has no note, in the order of the rubric."""
    scores = card.scores.filter(note="", value__isnull=False).select_related("criterion")
    wanted = [(score, reason_for(card.stage, score.value)) for score in scores.order_by("criterion__position", "pk")]
    return [f"{score.criterion.label} ({reason})" for score, reason in wanted if reason]


def reason_for(stage: Stage, value: Decimal | None) -> str:
    """Returns why a mark needs a note, empty when it needs none: it is below or above a limit of the stage."""
    if value is None:
        return ""
    if stage.reason_below is not None and value < stage.reason_below:
        return f"nilai di bawah {written(stage.reason_below)}"
    if stage.reason_above is not None and value > stage.reason_above:
        return f"nilai di atas {written(stage.reason_above)}"
    return ""


@with_sentences()
@transaction.atomic
def reopen_card(*, card: Scorecard, by: User) -> Scorecard:
    """Opens a finished sheet again; it does not count until it is finished anew.

    Raises ValidationError when the stage is not open, PermissionDenied for everybody but the judge of the sheet.
    """
    card = lock_for_writing(card=card, by=by)
    return back_to_draft(card)


def back_to_draft(card: Scorecard) -> Scorecard:
    """Opens a sheet that is locked; from then on its marks are the judge's own, whatever paper they came from."""
    if card.is_finished:
        card.state, card.finished_at, card.is_on_paper = Scorecard.State.DRAFT, None, False
        card.save(update_fields=["state", "finished_at", "is_on_paper"])
    return card


def lock_for_writing(*, card: Scorecard, by: User) -> Scorecard:
    """Returns the sheet as it is now, with its row locked and its stage kept from closing.

    Raises PermissionDenied when it is another's sheet, ValidationError when nothing may be written on it any more.
    """
    if not by.is_judge or card.judge_id != by.pk:
        raise PermissionDenied("Hanya juri pemilik lembar yang dapat mengisinya.")
    return lock_sheet(card, SPOKEN_TO_JUDGE)


def lock_for_paper(*, card: Scorecard, by: User) -> Scorecard:
    """Locks as lock_for_writing() does, for Setda, who types in what the judge has signed on paper."""
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang menyalin lembar kertas.")
    return lock_sheet(card, SPOKEN_TO_SETDA)


def lock_sheet(card: Scorecard, said: Refusals) -> Scorecard:
    """Locks stage and sheet; raises ValidationError when nothing may be written on it any more."""
    stage = Stage.objects.raw(STAGE_OF_SHEET, [card.stage_id])[0]
    # Read after the lock, so that a judge who was taken off the panel meanwhile is seen to have left.
    card = next(iter(Scorecard.objects.raw(SHEET, [card.pk])), None)
    if card is None:
        raise ValidationError(said.left)
    card.stage = stage
    if not stage.is_open:
        raise ValidationError("Tahap penilaian ini sudah ditutup atau belum dibuka, jadi nilai tidak dapat diubah.")
    if card.state == Scorecard.State.RECUSED:
        raise ValidationError(said.recused)
    if card.state == Scorecard.State.SET_ASIDE or card.has_been_left:
        raise ValidationError(said.left)
    if card.entry_state != Submission.State.ELIGIBLE:
        raise ValidationError("Proposal ini tidak lagi dinilai.")
    return card
