"""Why an entry stands where it does: every mark and sum behind its score, and what parts it from its neighbours.

Totals, scores and places are those of the ranking views; means per criterion are exact sums of SQL over their number.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, F, Sum

from competitions.models import Competition, Criterion, Stage
from judging.models import PanelMember, Reconsideration, Score, Scorecard, Standing
from judging.ranking.neighbours import Neighbour, neighbours_of
from judging.ranking.severities import severities_shown
from judging.sealed_names import SealedNames, sealed_names_of
from judging.sheets.tally import contribution
from submissions.models import Submission

STATES = {
    Scorecard.State.DRAFT: ("belum", "lembar belum selesai, tidak dihitung"),
    Scorecard.State.RECUSED: ("BK", "benturan kepentingan, tidak dihitung"),
    Scorecard.State.SET_ASIDE: ("lepas", "dilepas dari panel, tidak dihitung"),
}
FEWEST_TO_TRIM = 5


@dataclass
class Sheet:
    """One judge's sheet: `marks` by criterion id and `total`, 0–100, of a sheet that counts only.

    left_out: tertinggi or terendah where the method leaves this total out. severity: what this judge gives above the
    others, on the scale of 0–100, where the method takes that out. is_on_paper: Setda copied it from a signed sheet.
    """

    judge: str
    judge_id: int
    seat: str
    state: str
    marks: dict[int, Decimal]
    total: Fraction | None
    left_out: str = ""
    severity: Fraction | None = None
    requests: list[Reconsideration] = field(default_factory=list)
    is_on_paper: bool = False

    @property
    def counts(self) -> bool:
        return self.total is not None

    @property
    def short(self) -> str:
        """The word that stands in place of its marks."""
        return STATES[self.state][0] if self.state in STATES else ""

    @property
    def reason(self) -> str:
        """Why it does not count."""
        return STATES[self.state][1] if self.state in STATES else ""


@dataclass(frozen=True)
class Line:
    """A criterion over all sheets that count: mean of the marks, and the points of 100 that this mean brings."""

    criterion: Criterion
    mean: Fraction | None
    brought: Fraction | None
    sheets: list[Sheet]

    @property
    def cells(self) -> list[tuple[Sheet, Decimal | None]]:
        return [(sheet, sheet.marks.get(self.criterion.pk)) for sheet in self.sheets]


@dataclass
class Part:
    """The arithmetic of one stage; score: 0–100, None while no sheet is finished."""

    stage: Stage
    score: Fraction | None
    lines: list[Line]
    sheets: list[Sheet]

    @property
    def counted(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if sheet.counts]

    @property
    def weights(self) -> Decimal:
        return sum((line.criterion.weight for line in self.lines), Decimal(0))

    @property
    def brought(self) -> Fraction | None:
        """The contributions together: the plain mean of all totals."""
        return sum((line.brought for line in self.lines), Fraction(0)) if self.counted else None

    @property
    def asides(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if not sheet.counts]

    @property
    def on_paper(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if sheet.is_on_paper]

    @property
    def reconsidered(self) -> list[tuple[Sheet, Reconsideration]]:
        return [(sheet, request) for sheet in self.sheets for request in sheet.requests]


@dataclass(frozen=True)
class Explanation:
    """What stands behind one row of a board; parts: the stages it was admitted to, in order."""

    competition: Competition
    board: int
    standing: Standing
    submission: Submission
    parts: list[Part]
    missed: list[Stage]
    above: Neighbour | None
    beside: Neighbour | None
    below: Neighbour | None

    @property
    def neighbours(self) -> list[Neighbour]:
        return [each for each in (self.above, self.beside, self.below) if each]

    @property
    def shares_score(self) -> bool:
        """Whether one of those beside it has exactly the same score, so that the rule for ties is about it."""
        return any(each.score == self.standing.exact_score for each in self.neighbours)

    @property
    def is_combined(self) -> bool:
        """Whether several stages make the score together."""
        return self.board == 0 and len(self.parts) + len(self.missed) > 1


def explanation(competition: Competition, board: int, code: str, *, stages: list[Stage]) -> Explanation | None:
    """Returns the whole arithmetic of an entry on a board, None when the board does not have it.

    `stages` are all of the edition. Whoever calls has seen to it that no stage of the board is kept back.
    """
    standings = list(
        Standing.objects.board(competition, board)
        .annotate(title=F("submission__title"), code=F("submission__code"))
        .in_order()
    )
    standing = next((each for each in standings if each.code == code), None)
    if standing is None:
        return None
    names = sealed_names_of(competition)
    names.onto_standings(standings)
    shown = [stage for stage in stages if board in (0, stage.position)]
    admitted = [stage for stage in shown if stage.pk in standing.stages]
    criteria = list(Criterion.objects.filter(stage__in=shown).order_by("stage__position", "position", "pk"))
    above, beside, below = neighbours_of(competition, board, standing, standings, stages=stages, criteria=criteria)
    submission = Submission.objects.select_related("organization").get(pk=standing.submission_id)
    names.onto_entries([submission])
    return Explanation(
        competition=competition,
        board=board,
        standing=standing,
        submission=submission,
        parts=parts_of(competition, standing, admitted, criteria, names),
        missed=[stage for stage in shown if stage not in admitted],
        above=above,
        beside=beside,
        below=below,
    )


def parts_of(
    competition: Competition, standing: Standing, stages: list[Stage], criteria: list[Criterion], names: SealedNames
) -> list[Part]:
    """Returns the arithmetic of each of these stages for one entry, in a query for each kind of thing."""
    entry = standing.submission_id
    alone = {
        each.board: each
        for each in Standing.objects.filter(
            competition=competition.pk, submission=entry, board__in=[stage.position for stage in stages]
        ).order_by("board")
    }
    cards = defaultdict(list)
    for card in Scorecard.objects.filter(submission=entry, stage__in=stages).select_related("judge").order_by("pk"):
        cards[card.stage_id].append(card)
        names.onto_judges([card.judge])
    marks = defaultdict(dict)
    counted = Score.objects.filter(
        scorecard__submission=entry, scorecard__stage__in=stages, scorecard__state=Scorecard.State.FINISHED
    )
    for card, criterion, value in counted.values_list("scorecard_id", "criterion_id", "value"):
        marks[card][criterion] = value
    seats = {(seat.stage_id, seat.judge_id): seat for seat in PanelMember.objects.filter(stage__in=stages)}
    requests = requests_by_card(entry, stages)
    sums = sums_of(entry, stages)
    scores = standing.exact_stage_scores
    severe = {stage: {judge.pk: value for judge, value in found} for stage, found in severities_shown(stages)}
    parts = []
    for stage in stages:
        totals = exact_totals(alone[stage.position])
        own = sorted(cards[stage.pk], key=lambda card: order_of(seats.get((card.stage_id, card.judge_id)), card))
        sheets = [sheet_of(card, seats.get((stage.pk, card.judge_id)), totals, marks, requests) for card in own]
        leave_out(stage, sheets, alone[stage.position], own)
        add_severities(sheets, own, severe.get(stage, {}))
        rubric = [criterion for criterion in criteria if criterion.stage_id == stage.pk]
        parts.append(Part(stage, scores[stage.pk], lines_of(stage, rubric, sums, sheets), sheets))
    return parts


def order_of(seat: PanelMember | None, card: Scorecard) -> tuple:
    return (seat is None, seat.position if seat else 0, card.pk)


def exact_totals(standing: Standing) -> dict[int, Fraction]:
    """Returns the totals of 0–100 by judge, without any rounding, of the sheets that count in the latest stage."""
    unit = Fraction(standing.units[0])
    pairs = zip(standing.judges or [], standing.totals or [], strict=True)
    return {judge: 100 * Fraction(points) / unit for judge, points in pairs}


def requests_by_card(entry: int, stages: list[Stage]) -> dict[int, list[Reconsideration]]:
    """Returns what judges were asked to look at again, by scorecard id."""
    found = defaultdict(list)
    asked = Reconsideration.objects.filter(scorecard__submission=entry, scorecard__stage__in=stages)
    for request in asked.order_by("asked_at", "pk"):
        found[request.scorecard_id].append(request)
    return found


def sums_of(entry: int, stages: Iterable[Stage]) -> dict[int, tuple[Decimal, int]]:
    """Returns sum and number of the marks that count, by criterion id."""
    counted = Score.objects.filter(
        scorecard__submission=entry, criterion__stage__in=stages, scorecard__state=Scorecard.State.FINISHED
    )
    rows = counted.order_by("criterion_id").values_list("criterion_id").annotate(Sum("value"), Count("value"))
    return {criterion: (total, number) for criterion, total, number in rows}


def sheet_of(card: Scorecard, seat: PanelMember | None, totals: dict, marks: dict, requests: dict) -> Sheet:
    return Sheet(
        judge=str(card.judge),
        judge_id=card.judge_id,
        seat=str(seat) if seat else str(card.judge),
        state=card.state,
        marks=marks.get(card.pk, {}) if card.is_finished else {},
        total=totals.get(card.judge_id) if card.is_finished else None,
        requests=requests.get(card.pk, []),
        is_on_paper=card.is_on_paper,
    )


def leave_out(stage: Stage, sheets: list[Sheet], standing: Standing, cards: list[Scorecard]) -> None:
    """Marks the sheets whose totals the trimmed mean leaves out, those that the view puts first and last."""
    if stage.method != Stage.Method.TRIMMED or len(standing.judges or []) < FEWEST_TO_TRIM:
        return
    by_judge = {card.judge_id: sheet for card, sheet in zip(cards, sheets, strict=True)}
    by_judge[standing.judges[0]].left_out = "terendah"
    by_judge[standing.judges[-1]].left_out = "tertinggi"


def add_severities(sheets: list[Sheet], cards: list[Scorecard], severe: dict[int, Fraction]) -> None:
    """Notes on the sheets that count what the additive method takes out of them."""
    for sheet, card in zip(sheets, cards, strict=True):
        if sheet.counts:
            sheet.severity = severe.get(card.judge_id)


def lines_of(stage: Stage, criteria: list[Criterion], sums: dict, sheets: list[Sheet]) -> list[Line]:
    """Returns a line for each criterion in the order of the rubric."""
    weights = sum((criterion.weight for criterion in criteria), Decimal(0))
    lines = []
    for criterion in criteria:
        total, number = sums.get(criterion.pk, (None, 0))
        mean = Fraction(total) / number if number else None
        brought = None if mean is None else contribution(criterion, mean, weights=weights, scale_max=stage.scale_max)
        lines.append(Line(criterion, mean, brought, sheets))
    return lines
