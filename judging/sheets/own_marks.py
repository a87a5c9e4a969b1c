"""A judge's own sheets of a stage side by side: what is on them, what they still lack, and which came first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Min

from competitions.models import Criterion, Stage
from judging.models import PanelMember, Scorecard
from judging.sheets.blind import put_on
from judging.sheets.finishing import marks_of, obstacles_of
from judging.sheets.scoring import Mark
from judging.sheets.tally import Tally, tally_of
from kipp.accounts.models import User

FIRST = 3
ENOUGH_FOR_DRIFT = 2 * FIRST  # before that, the first three are still what the judge has just read
READING, TITLE, TOTAL = "baca", "judul", "total"


@dataclass(frozen=True)
class Line:
    """A sheet as a line of the table; `obstacles` say in sentences why it cannot be finished yet."""

    card: Scorecard
    marks: dict[int, Mark]
    tally: Tally
    obstacles: list[str]

    @property
    def is_ready(self) -> bool:
        """Complete, and not declared finished yet."""
        return not self.card.is_finished and not self.obstacles


@dataclass(frozen=True)
class Desk:
    """All sheets of one judge in one stage, `lines` in reading order; `aside` are those that never count.

    first: the sheets that the judge finished first, none while there are few. has_left: the judge was taken off the
    panel.
    """

    stage: Stage
    criteria: list[Criterion]
    lines: list[Line]
    aside: list[Scorecard]
    first: list[Scorecard] = field(default_factory=list)
    has_left: bool = False

    @property
    def is_writable(self) -> bool:
        return self.stage.is_open and not self.has_left

    @property
    def ready(self) -> list[Line]:
        return [line for line in self.lines if line.is_ready]

    @property
    def waiting(self) -> list[Line]:
        return [line for line in self.lines if line.obstacles and not line.card.is_finished]

    @property
    def finished(self) -> list[Line]:
        return [line for line in self.lines if line.card.is_finished]

    @property
    def progress_text(self) -> str:
        return f"{len(self.finished)} dari {len(self.lines)} proposal selesai"

    @property
    def finished_at(self) -> datetime | None:
        """When the last sheet was finished, None unless all are."""
        return all_finished_at(line.card for line in self.lines)


def all_finished_at(cards: Iterable[Scorecard]) -> datetime | None:
    """Returns when the last of these sheets was finished; None without sheets, or when one is not finished."""
    cards = list(cards)
    return max(card.finished_at for card in cards) if cards and all(card.is_finished for card in cards) else None


def own_cards(judge: User, slug: str, position: int) -> list[Scorecard]:
    """Returns the judge's sheets of a stage in reading order, covered where it is blind; none before it has opened."""
    cards = Scorecard.objects.visible_to(judge).filter(judge=judge).of_contestants().with_acceptance()
    cards = cards.filter(stage__competition__slug=slug, stage__position=position)
    cards = cards.select_related("stage__competition", "submission__organization__parent")
    return put_on(list(cards.in_reading_order(judge)))


def desk_of(judge: User, cards: list[Scorecard]) -> Desk:
    """Puts together the judge's sheets of one stage, see own_cards(); the number of queries is always the same."""
    stage = cards[0].stage
    criteria = list(stage.criteria.order_by("position", "pk"))
    counting = [card for card in cards if card.state not in Scorecard.NEVER_COUNTED]
    marks = marks_of(counting)
    return Desk(
        stage=stage,
        criteria=criteria,
        lines=[line_of(card, stage, criteria, marks[card.pk]) for card in counting],
        aside=[card for card in cards if card.state in Scorecard.NEVER_COUNTED],
        first=first_finished({stage: counting})[stage.pk],
        has_left=PanelMember.objects.filter(stage=stage, judge=judge, left_at__isnull=False).exists(),
    )


def line_of(card: Scorecard, stage: Stage, criteria: list[Criterion], marks: dict[int, Mark]) -> Line:
    tally = tally_of(criteria, {key: mark.value for key, mark in marks.items()}, scale_max=stage.scale_max)
    return Line(card, marks, tally, obstacles_of(stage, criteria, marks))


def first_finished(cards_by_stage: Mapping[Stage, list[Scorecard]]) -> dict[int, list[Scorecard]]:
    """Returns by stage id the sheets that were ever finished first, in that order; none while fewer than six were.

    Taken from the history, so that opening a sheet again does not move it. The sheets come in reading order, which
    decides between those finished at the same time; those that never count are left out.
    """
    keys = [card.pk for cards in cards_by_stage.values() for card in cards]
    events = Scorecard.pgh_event_model.objects.filter(pgh_obj__in=keys, state=Scorecard.State.FINISHED)
    times = dict(events.values_list("pgh_obj").annotate(first=Min("finished_at")).order_by("pgh_obj"))
    return {stage.pk: first_of(cards, times) for stage, cards in cards_by_stage.items()}


def first_of(cards: list[Scorecard], times: Mapping[int, datetime]) -> list[Scorecard]:
    """Returns the first three by the time at which each was first finished."""
    known = [card for card in cards if card.pk in times and card.state not in Scorecard.NEVER_COUNTED]
    return sorted(known, key=lambda card: times[card.pk])[:FIRST] if len(known) >= ENOUGH_FOR_DRIFT else []


def sorted_lines(lines: list[Line], order: str) -> list[Line]:
    """Returns the lines by title, by own total (highest first, incomplete ones last), or in reading order."""
    if order == TITLE:
        return sorted(lines, key=lambda line: (line.card.submission.title.casefold(), line.card.pk))
    if order == TOTAL:
        return sorted(lines, key=total_key)
    return lines


def total_key(line: Line) -> tuple:
    total = line.tally.total
    return total is None, -(total or 0), line.card.submission.title.casefold(), line.card.pk
