"""What a judge reads: the own sheets in a lasting order, and the answers beside the criteria they prove."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from competitions.models import Criterion, Question, Stage
from judging.models import Score, Scorecard
from judging.presentation.schedule import Schedule, Slot, schedules_of
from judging.sheets.blind import put_on, sealed_files
from judging.sheets.own_marks import all_finished_at, first_finished
from judging.sheets.own_spread import Spread, spreads_of
from judging.sheets.tally import Tally, tally_of
from kipp.accounts.models import User
from submissions.models import Answer, Attachment


@dataclass(frozen=True)
class Sheet:
    """A sheet in the list of its judge."""

    card: Scorecard
    tally: Tally
    slot: Slot | None = None

    @property
    def marked_text(self) -> str:
        return f"{self.tally.marked} dari {self.tally.criteria} kriteria"


@dataclass(frozen=True)
class Pile:
    """All sheets of a judge in one stage, in reading order; recused ones stand apart from the count.

    spread: of the judge's own totals. first: the sheets finished first, see own_marks.first_finished().
    schedule: that of the stage's presentation day, once Setda has announced it.
    Nothing of them is shown before `is_accepted`: the judge has accepted the edition's statement of integrity.
    """

    stage: Stage
    is_accepted: bool = True
    sheets: list[Sheet] = field(default_factory=list)
    recused: list[Scorecard] = field(default_factory=list)
    spread: Spread = field(default_factory=Spread)
    first: list[Scorecard] = field(default_factory=list)
    schedule: Schedule | None = None

    @property
    def finished_at(self) -> datetime | None:
        """When the last sheet was finished, None unless all are."""
        return all_finished_at(sheet.card for sheet in self.sheets)

    @property
    def done(self) -> int:
        return sum(sheet.card.is_finished for sheet in self.sheets)

    @property
    def progress_text(self) -> str:
        return f"{self.done} dari {len(self.sheets)} proposal selesai"

    @property
    def next_card(self) -> Scorecard | None:
        """The first sheet that is not finished."""
        return next((sheet.card for sheet in self.sheets if not sheet.card.is_finished), None)


def piles_of(judge: User) -> list[Pile]:
    """Returns the stages in which a judge has sheets: open ones first, then closed ones, the newest first."""
    cards = Scorecard.objects.visible_to(judge).of_contestants().with_acceptance()
    cards = cards.select_related("stage__competition", "submission__organization__parent").in_reading_order(judge)
    cards_by_stage = defaultdict(list)
    for card in put_on(list(cards)):
        cards_by_stage[card.stage].append(card)
    criteria = defaultdict(list)
    for criterion in Criterion.objects.filter(stage__in=cards_by_stage).order_by("position", "pk"):
        criteria[criterion.stage_id].append(criterion)
    values = defaultdict(dict)
    marks = Score.objects.filter(scorecard__judge=judge, scorecard__stage__in=cards_by_stage)
    for card_id, criterion_id, value in marks.values_list("scorecard", "criterion", "value"):
        values[card_id][criterion_id] = value
    spreads = spreads_of(judge, cards_by_stage)
    firsts = first_finished(cards_by_stage)
    announced = [stage for stage, own in cards_by_stage.items() if any(card.slot_number for card in own)]
    schedules = schedules_of(announced) if announced else {}
    piles = [
        pile(
            stage,
            own,
            criteria[stage.pk],
            values,
            spread=spreads[stage.pk],
            first=firsts[stage.pk],
            schedule=schedules.get(stage.pk),
        )
        for stage, own in cards_by_stage.items()
    ]
    return sorted(piles, key=pile_order)


def pile_order(each: Pile) -> tuple:
    """Returns the sort key of a pile: open before closed, newest edition, real before rehearsal, last stage."""
    edition = each.stage.competition
    return each.stage.is_closed, -edition.year, edition.is_rehearsal, -each.stage.position


def pile(
    stage: Stage,
    cards: list[Scorecard],
    criteria: list[Criterion],
    values: dict,
    *,
    spread: Spread | None = None,
    first: list[Scorecard] | None = None,
    schedule: Schedule | None = None,
) -> Pile:
    """Builds the pile of one stage from its cards, all marks, and what the judge sees beside them."""
    result = Pile(
        stage,
        all(card.is_accepted for card in cards),
        spread=spread or Spread(),
        first=first or [],
        schedule=schedule,
    )
    for card in cards:
        if card.state in Scorecard.NEVER_COUNTED:
            result.recused.append(card)
        else:
            tally = tally_of(criteria, values[card.pk], scale_max=stage.scale_max)
            result.sheets.append(Sheet(card, tally, schedule.slot_of(card.submission_id) if schedule else None))
    return result


@dataclass(frozen=True)
class Place:
    """Where a sheet stands in the pile: how many are finished, and which to read next (None when none is left)."""

    done: int
    total: int
    next_code: str | None


def place_in_pile(card: Scorecard) -> Place:
    """Counts the judge's sheets of the stage and finds the next unfinished one after this, going round at the end."""
    cards = Scorecard.objects.in_contest().filter(stage=card.stage_id, judge=card.judge_id)
    pairs = list(cards.in_reading_order(card.judge).values_list("submission__code", "state"))
    here = next((index for index, (code, _) in enumerate(pairs) if code == card.submission.code), 0)
    others = pairs[here + 1 :] + pairs[:here]
    unfinished = (code for code, state in others if state != Scorecard.State.FINISHED)
    done = sum(state == Scorecard.State.FINISHED for _, state in pairs)
    return Place(done, len(pairs), next(unfinished, None))


@dataclass(frozen=True)
class Passage:
    """Answers that prove one criterion, or a single answer that proves none; `anchor` is its id on the page."""

    anchor: str
    heading: str
    criterion_id: int | None
    parts: list[tuple[Question, str, Attachment | None]]

    @property
    def has_parts(self) -> bool:
        """More than one question under the heading, so that each needs its own."""
        return len(self.parts) > 1


def files_to_read(card: Scorecard) -> tuple[dict[int, Attachment], list[Attachment]]:
    """Returns the evidence by question, and the photos in the order in which they came; judges see no letters."""
    files = card.submission.attachments.present().exclude(kind=Attachment.Kind.LETTER).in_order()
    if card.cover.is_on:
        files = sealed_files(list(files.select_related("question")))
    evidence = {file.question_id: file for file in files if file.question_id}
    return evidence, [file for file in files if not file.question_id]


def passages_of(card: Scorecard, evidence: dict[int, Attachment]) -> list[Passage]:
    """Returns the answers with their evidence in the order of the form, those for one criterion under its name."""
    questions = Question.objects.filter(competition=card.submission.competition_id).select_related("criterion")
    answers = Answer.objects.filter(submission=card.submission_id)
    texts = {question: card.cover(text) for question, text in answers.values_list("question", "text")}
    passages = []
    by_criterion = groupby(questions.order_by("position", "pk"), lambda each: each.criterion or each)
    for proved, group in by_criterion:
        parts = [(question, texts.get(question.pk, ""), evidence.get(question.pk)) for question in group]
        first = parts[0][0]
        heading = proved.label if len(parts) > 1 else str(first)
        passages.append(Passage(f"j{first.position}", heading, first.criterion_id, parts))
    return passages
