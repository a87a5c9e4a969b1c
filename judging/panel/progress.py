"""How far a stage is: finished sheets per judge and per entry, never the marks on them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from competitions.models import Stage
from judging.assignment.assigning import barred_pairs, replaced_pairs
from judging.models import Admission, PanelMember, Scorecard
from submissions.models import Submission

CARD_FIELDS = ("judge", "submission", "state", "is_on_paper", "finished_at", "saved_at", "is_written")


@dataclass(frozen=True)
class Progress:
    """Finished sheets of all that can count; on_paper: those of them that Setda copied from signed paper."""

    done: int = 0
    total: int = 0
    on_paper: int = 0

    @property
    def percent(self) -> int:
        """Whole percents, rounded down, so that 100 means all."""
        return self.done * 100 // self.total if self.total else 0


@dataclass(frozen=True)
class StageProgress:
    """Everything of a stage at once.

    seats: the panel in order, with progress and whether the judge has written something, and so keeps the seat.
    entries: admissions with progress, those with most sheets outstanding first. missing: sheets not made yet.
    finished: when each finished sheet was, and by which judge, oldest first. savers: judges who saved something here.
    """

    total: Progress
    seats: list[tuple[PanelMember, Progress, bool]]
    entries: list[tuple[Admission, Progress]]
    missing: int
    finished: list[tuple[datetime, int]]
    savers: set[int]

    @property
    def judges(self) -> int:
        """How many judge now, former members left out."""
        return sum(not seat.is_former for seat, _, _ in self.seats)

    @property
    def total_text(self) -> str:
        return f"{self.total.done} dari {self.total.total} lembar selesai"


def progress_of(stage: Stage) -> StageProgress:
    """Returns how far a stage is; sheets of recused judges and of entries out of the contest do not count."""
    cards = list(stage.scorecards.with_written().values_list(*CARD_FIELDS, named=True))
    seats = sorted(stage.panel.all(), key=lambda seat: seat.position)
    admissions = list(stage.admissions.select_related("submission__organization").order_by("submission__title", "pk"))
    contest = {each.submission_id for each in admissions if each.submission.state == Submission.State.ELIGIBLE}
    counting = [card for card in cards if card.submission in contest and card.state not in Scorecard.NEVER_COUNTED]
    by_judge, by_entry = counted(counting, "judge"), counted(counting, "submission")
    writers = {card.judge for card in cards if card.is_written}
    made = {(card.submission, card.judge) for card in cards}
    done = [card for card in counting if card.state == Scorecard.State.FINISHED]
    return StageProgress(
        total=Progress(len(done), len(counting)),
        seats=[(seat, by_judge.get(seat.judge_id, Progress()), seat.judge_id in writers) for seat in seats],
        entries=sorted(
            ((each, by_entry.get(each.submission_id, Progress())) for each in admissions),
            key=lambda pair: pair[1].done - pair[1].total,
        ),
        missing=missing_count(stage, contest, seats, made, by_entry),
        finished=sorted((card.finished_at, card.judge) for card in done),
        savers={card.judge for card in cards if card.saved_at and not card.is_on_paper},
    )


def missing_count(stage: Stage, contest: set[int], seats: list[PanelMember], made: set, by_entry: dict) -> int:
    """Returns how many sheets nobody has yet: of every judge and entry, or of the number each entry is to get."""
    if stage.cards_per_entry:
        return sum(max(stage.cards_per_entry - by_entry.get(entry, Progress()).total, 0) for entry in contest)
    current = [seat.judge_id for seat in seats if not seat.is_former]
    lacking = {(entry, judge) for judge in current for entry in contest} - made
    return len(lacking - barred_pairs(stage) - replaced_pairs(stage, seats))


def counted(cards: list, key: str) -> dict[int, Progress]:
    """Adds up sheets by their judge or their entry."""
    done, total, on_paper = Counter(), Counter(), Counter()
    for card in cards:
        whose = getattr(card, key)
        total[whose] += 1
        done[whose] += card.state == Scorecard.State.FINISHED
        on_paper[whose] += card.is_on_paper
    return {whose: Progress(done[whose], total[whose], on_paper[whose]) for whose in total}
