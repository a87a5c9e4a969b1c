"""How far a stage is: finished sheets per judge and per entry, never the marks on them."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from competitions.models import Stage
from judging.models import Admission, PanelMember, Score, Scorecard
from submissions.models import Submission

WRITTEN = Score.objects.filter(Q(value__isnull=False) | ~Q(note=""), scorecard=OuterRef("pk"))


@dataclass(frozen=True)
class Progress:
    """Finished sheets of all that can count."""

    done: int = 0
    total: int = 0

    @property
    def percent(self) -> int:
        """Whole percents, rounded down, so that 100 means all."""
        return self.done * 100 // self.total if self.total else 0


@dataclass(frozen=True)
class StageProgress:
    """Everything of a stage at once.

    seats: the panel in order, with progress and whether the judge has written something, and so keeps the seat.
    entries: admissions with progress, those with most sheets outstanding first. missing: sheets not made yet.
    """

    total: Progress
    seats: list[tuple[PanelMember, Progress, bool]]
    entries: list[tuple[Admission, Progress]]
    missing: int

    @property
    def total_text(self) -> str:
        return f"{self.total.done} dari {self.total.total} lembar selesai"


def progress_of(stage: Stage) -> StageProgress:
    """Returns how far a stage is; sheets of recused judges and of entries out of the contest do not count."""
    cards = list(
        stage.scorecards.annotate(is_written=Exists(WRITTEN)).values_list("judge", "submission", "state", "is_written")
    )
    seats = sorted(stage.panel.all(), key=lambda seat: seat.position)
    admissions = list(stage.admissions.select_related("submission__organization").order_by("submission__title", "pk"))
    contest = {each.submission_id for each in admissions if each.submission.state == Submission.State.ELIGIBLE}
    counting = [
        (judge, entry, state == Scorecard.State.FINISHED)
        for judge, entry, state, _ in cards
        if entry in contest and state != Scorecard.State.RECUSED
    ]
    by_judge = counted((judge, is_done) for judge, _, is_done in counting)
    by_entry = counted((entry, is_done) for _, entry, is_done in counting)
    writers = {judge for judge, _, _, is_written in cards if is_written}
    made = {(judge, entry) for judge, entry, _, _ in cards}
    return StageProgress(
        total=Progress(sum(is_done for _, _, is_done in counting), len(counting)),
        seats=[(seat, by_judge.get(seat.judge_id, Progress()), seat.judge_id in writers) for seat in seats],
        entries=sorted(
            ((each, by_entry.get(each.submission_id, Progress())) for each in admissions),
            key=lambda pair: pair[1].done - pair[1].total,
        ),
        missing=sum((seat.judge_id, entry) not in made for seat in seats for entry in contest),
    )


def counted(pairs) -> dict[int, Progress]:
    """Adds up (key, whether finished) by key."""
    done, total = Counter(), Counter()
    for key, is_done in pairs:
        total[key] += 1
        done[key] += is_done
    return {key: Progress(done[key], total[key]) for key in total}
