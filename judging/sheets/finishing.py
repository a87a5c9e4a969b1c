"""Declaring all complete sheets of a stage finished at once, after the judge has seen which are ready."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from competitions.models import Criterion, Stage
from judging.models import PanelMember, Score, Scorecard
from judging.sheets.scoring import STAGE_OF_SHEET, Mark, reason_for
from kipp.accounts.models import User
from kipp.shared.refusals import with_sentences
from submissions.models import Submission

NOTHING_READY = "Belum ada lembar yang siap dinyatakan selesai."
CHANGED = (
    "Ada lembar yang berubah sejak daftar ini ditampilkan, jadi belum ada yang dinyatakan selesai. "
    "Periksa daftar yang baru, lalu ulangi."
)


def obstacles_of(stage: Stage, criteria: list[Criterion], marks: Mapping[int, Mark]) -> list[str]:
    """Returns in sentences why a sheet cannot be finished yet, none when it is ready; `marks` are by criterion id.

    The rules are those of scoring.finish_card().
    """
    missing, unexplained = [], []
    for criterion in criteria:
        mark = marks.get(criterion.pk, Mark(None, ""))
        reason = "" if mark.note else reason_for(stage, mark.value)
        if mark.value is None:
            missing.append(criterion.label)
        elif reason:
            unexplained.append(f"{criterion.label} ({reason})")
    if missing and len(missing) == len(criteria):
        return ["Belum ada nilai."]
    sentences = [f"Belum dinilai: {', '.join(missing)}."] if missing else []
    return sentences + ([f"Tulis alasan pada catatan: {'; '.join(unexplained)}."] if unexplained else [])


@with_sentences()
@transaction.atomic
def finish_all(*, stage: Stage, sheets: Mapping[str, int], by: User, now: datetime) -> list[Scorecard]:
    """Declares the judge's own sheets finished, all of them or none; `sheets` are versions by code of the entry.

    Those are the sheets that the judge was shown as ready. Finished ones stay as they are, so a second click does no
    harm. Returns those finished now. Raises ValidationError without sheets, when one is not ready or was changed since,
    when the stage is not open or the judge has left the panel; PermissionDenied for everybody but judges.
    """
    if not by.is_judge:
        raise PermissionDenied("Hanya juri yang menyatakan lembarnya selesai.")
    if not sheets:
        raise ValidationError(NOTHING_READY)
    stage = Stage.objects.raw(STAGE_OF_SHEET, [stage.pk])[0]
    if not stage.is_open:
        raise ValidationError("Tahap penilaian ini sudah ditutup atau belum dibuka, jadi lembar tidak dapat diubah.")
    if PanelMember.objects.filter(stage=stage.pk, judge=by, left_at__isnull=False).exists():
        raise ValidationError("Anda sudah dilepas dari panel tahap ini, jadi lembar tidak dapat diubah lagi.")
    own = Scorecard.objects.filter(stage=stage, judge=by, submission__code__in=list(sheets))
    cards = list(own.select_for_update(of=("self",)).select_related("submission").order_by("pk"))
    drafts = [card for card in cards if not card.is_finished]
    if len(cards) != len(sheets) or not all(is_as_shown(card, sheets) for card in drafts):
        raise ValidationError(CHANGED)
    require_ready(stage, drafts)
    for card in drafts:
        card.state, card.finished_at = Scorecard.State.FINISHED, now
    Scorecard.objects.bulk_update(drafts, ["state", "finished_at"])
    return drafts


def is_as_shown(card: Scorecard, sheets: Mapping[str, int]) -> bool:
    """Whether a draft can still be finished and has the version that the judge saw."""
    is_judged = card.submission.state == Submission.State.ELIGIBLE and card.state not in Scorecard.NEVER_COUNTED
    return is_judged and card.version == sheets[card.submission.code]


def require_ready(stage: Stage, cards: list[Scorecard]) -> None:
    """Raises ValidationError unless every sheet has all marks, and a note where one is needed."""
    criteria = list(stage.criteria.order_by("position", "pk"))
    marks = marks_of(cards)
    if any(obstacles_of(stage, criteria, marks[card.pk]) for card in cards):
        raise ValidationError(CHANGED)


def marks_of(cards: Iterable[Scorecard]) -> dict[int, dict[int, Mark]]:
    """Returns the marks of each sheet by its id and by criterion id, in one query."""
    marks = {card.pk: {} for card in cards}
    scores = Score.objects.filter(scorecard__in=marks).order_by("pk")
    for card, criterion, value, note in scores.values_list("scorecard", "criterion", "value", "note"):
        marks[card][criterion] = Mark(value, note)
    return marks
