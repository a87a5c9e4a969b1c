"""How far a stage is: finished sheets per judge and per entry, never the marks on them."""

from dataclasses import dataclass

from django.db.models import Count, Q

from competitions.models import Stage
from judging.models import Admission, PanelMember, Scorecard

FINISHED = Q(state=Scorecard.State.FINISHED)


@dataclass(frozen=True)
class Progress:
    """Finished sheets of all that can count."""

    done: int = 0
    total: int = 0

    @property
    def percent(self) -> int:
        """Whole percents, rounded down, so that 100 means all."""
        return self.done * 100 // self.total if self.total else 0


def progress_by(stage: Stage, column: str) -> dict[int, Progress]:
    """Returns the progress by `judge` or by `submission` id; who has no sheet is absent."""
    rows = Scorecard.objects.in_contest().filter(stage=stage).order_by().values_list(column)
    counted = rows.annotate(done=Count("pk", filter=FINISHED), total=Count("pk"))
    return {key: Progress(done, total) for key, done, total in counted}


def panel_progress(stage: Stage) -> list[tuple[PanelMember, Progress]]:
    """Returns every seat in order with the progress of its judge."""
    progress = progress_by(stage, "judge")
    seats = stage.panel.select_related("judge").order_by("position", "pk")
    return [(seat, progress.get(seat.judge_id, Progress())) for seat in seats]


def entry_progress(stage: Stage) -> list[tuple[Admission, Progress]]:
    """Returns every admitted entry with its progress, those with most sheets outstanding first, then by title."""
    progress = progress_by(stage, "submission")
    admissions = stage.admissions.select_related("submission__organization").order_by("submission__title", "pk")
    pairs = [(admission, progress.get(admission.submission_id, Progress())) for admission in admissions]
    return sorted(pairs, key=lambda pair: pair[1].done - pair[1].total)


def judges_with_marks(stage: Stage) -> set[int]:
    """Returns the judges who have written something in a stage, and so keep their seat."""
    written = Scorecard.objects.filter(stage=stage).filter(
        Q(scores__value__isnull=False) | (Q(scores__isnull=False) & ~Q(scores__note=""))
    )
    return set(written.values_list("judge_id", flat=True).distinct())
