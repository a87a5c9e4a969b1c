"""The ranking as pages show it: places from the views, with the sheets of the judges behind each score."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from django.core.paginator import Page, Paginator
from django.db.models import Count, F

from competitions.models import Competition, Criterion, Stage
from judging.models import PanelDecision, PanelMember, Scorecard, Standing
from judging.ranking.lines import Cut, Strip, cuts_of, deciding_sentences
from judging.sealed_names import SealedNames, sealed_names_of
from kipp.shared import wording
from submissions.models import Submission

ROWS_PER_PAGE = 50
MOST_COLUMNS = 12
WORDS = {Scorecard.State.DRAFT: "belum", Scorecard.State.RECUSED: "BK", Scorecard.State.SET_ASIDE: "lepas"}
ON_PAPER = f"{wording.NO_BREAK_SPACE}K"  # explained below the table
FINISHED, DRAFT, RECUSED = Scorecard.State.FINISHED, Scorecard.State.DRAFT, Scorecard.State.RECUSED


@dataclass(frozen=True)
class Sheet:
    """One judge's part in an entry's stage score; `total`, 0–100, of a finished sheet only.

    state: that of the scorecard, or None when this judge has none for this entry. is_on_paper: Setda copied it.
    """

    seat: PanelMember
    state: str | None
    total: Decimal | None
    is_on_paper: bool = False

    @property
    def text(self) -> str:
        """The total as a cell shows it, or in a word why there is none."""
        if self.total is None:
            return WORDS.get(self.state, wording.NOTHING)
        return wording.number(self.total) + (ON_PAPER if self.is_on_paper else "")


@dataclass(frozen=True)
class StageScore:
    """An entry's score in a stage, 0–100; None without a finished sheet or when it was not admitted."""

    stage: Stage
    is_admitted: bool
    score: Fraction | None


@dataclass
class Row:
    """One entry on a board. `decided` names the step that parted it from the row above; `cut` is a line below it.

    stage_scores: where several stages are combined; sheets: where one is shown. decision: recorded for the last stage
    that it reached. closes_tie: it is the last of those that share a place. note_follows: a remark stands below it.
    """

    standing: Standing
    submission: Submission
    stage_scores: list[StageScore]
    sheets: list[Sheet]
    decided: str = ""
    cut: Cut | None = None
    closes_tie: bool = False
    note_follows: bool = False
    decision: PanelDecision | None = None
    strip: Strip | None = None

    @property
    def has_note(self) -> bool:
        """Whether there is a remark about this entry itself."""
        return self.closes_tie or self.standing.is_untrimmed

    @property
    def totals(self) -> list[Decimal]:
        return [sheet.total for sheet in self.sheets if sheet.total is not None]

    @property
    def missing(self) -> int:
        """How many sheets were handed out and are not finished."""
        return sum(sheet.state == DRAFT for sheet in self.sheets)

    @property
    def recused(self) -> int:
        return sum(sheet.state == RECUSED for sheet in self.sheets)

    @property
    def spread(self) -> Decimal | None:
        """Highest minus lowest total."""
        return max(self.totals) - min(self.totals) if self.totals else None


@dataclass
class Ranking:
    """A board of an edition: board 0 combines all stages, board n is the stage at position n alone.

    stages carry `sheets`, `finished` and `recused`, see stages_of(). stage: the one whose sheets are shown, None when
    several are combined. standings: all of the list, with `title`; rows: those of the page. scale: ends of the strips.
    names: as sealed; those of the rows are given already.
    """

    competition: Competition
    board: int
    stages: list[Stage]
    stage: Stage | None
    standings: list[Standing]
    page: Page | None
    seats: list[PanelMember] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    scale: tuple[int, int] = (0, 100)
    names: SealedNames = field(default_factory=SealedNames)

    @property
    def shown_stages(self) -> list[Stage]:
        return [self.stage] if self.stage else self.stages

    @property
    def placed(self) -> int:
        return sum(standing.place is not None for standing in self.standings)

    @property
    def unplaced(self) -> int:
        return len(self.standings) - self.placed

    @property
    def is_provisional(self) -> bool:
        """Whether an additive stage counts as the plain mean for now."""
        return any(standing.is_provisional for standing in self.standings)

    @property
    def has_columns(self) -> bool:
        """Whether each seat gets a column of its own; a larger panel is listed within the row."""
        return self.stage is not None and len(self.seats) <= MOST_COLUMNS

    @property
    def width(self) -> int:
        """How many columns stand beside that of the places."""
        judges = len(self.seats) if self.has_columns else 1
        return 4 + (2 + judges if self.stage else len(self.stages)) + (self.board == 0)

    @property
    def decisions(self) -> list[tuple[PanelDecision, list[Row]]]:
        """The panel decisions that part rows of this page, each with the rows it is about."""
        groups: dict[int, list[Row]] = {}
        for row in self.rows:
            if row.decision:
                groups.setdefault(row.decision.pk, []).append(row)
        in_force = [rows for rows in groups.values() if any(row.standing.decided_by == "panel" for row in rows)]
        return [(rows[0].decision, rows) for rows in in_force]


def ranking(
    competition: Competition, board: int, page: int | str | None = None, *, stages: list[Stage] | None = None
) -> Ranking:
    """Returns a board with its rows, all of them or the given page of 50; places are those of the whole list.

    Always the same number of queries; `stages` saves one when stages_of() has been read already.
    """
    stages = stages_of(competition) if stages is None else stages
    stage = next((stage for stage in stages if stage.position == board), None)
    if board == 0 and len(stages) == 1:
        stage = stages[0]
    board_rows = Standing.objects.board(competition, board)
    board_rows = board_rows.annotate(title=F("submission__title"), code=F("submission__code"))
    standings = lead_with_steps(list(board_rows.in_order()))
    names = sealed_names_of(competition)
    names.onto_standings(standings)
    shown = Paginator(standings, ROWS_PER_PAGE).get_page(page) if page is not None else None
    result = Ranking(competition, board, stages, stage, standings, shown)
    window = list(shown) if shown is not None else standings
    result.seats = list(stage.panel.select_related("judge").order_by("position", "pk")) if stage else []
    result.names = names
    names.onto_judges([seat.judge for seat in result.seats])
    result.rows = rows_of(result, window)
    names.onto_entries([row.submission for row in result.rows])
    add_lines(result, first=shown.start_index() - 1 if shown else 0)
    return result


def lead_with_steps(standings: list[Standing]) -> list[Standing]:
    """Moves the deciding step to the first of those that share a place; the view has it on whichever came first there.

    The standings are all of a board, in order.
    """
    for _, group in groupby(standings, key=lambda standing: (standing.reached, standing.place)):
        first, *others = group
        if first.place is not None:
            first.decided_by = next((each.decided_by for each in (first, *others) if each.decided_by), None)
            for other in others:
                other.decided_by = None
    return standings


def stages_of(competition: Competition) -> list[Stage]:
    """Returns the stages in order with the number of `sheets` that can count, of `finished` and of `recused` ones.

    Sheets of entries that left the contest are in none of them.
    """
    stages = list(competition.stages.order_by("position"))
    for stage in stages:
        stage.competition = competition
    counts = dict.fromkeys([(stage.pk, state) for stage in stages for state in Scorecard.State], 0)
    in_contest = Scorecard.objects.filter(submission__state=Submission.State.ELIGIBLE, stage__in=stages)
    sheets = in_contest.values_list("stage_id", "state").annotate(Count("pk"))
    counts |= {(stage, state): number for stage, state, number in sheets}
    for stage in stages:
        stage.finished, stage.recused = counts[stage.pk, FINISHED], counts[stage.pk, RECUSED]
        stage.sheets = stage.finished + counts[stage.pk, DRAFT]
    return stages


def rows_of(result: Ranking, standings: list[Standing]) -> list[Row]:
    """Returns rows for these standings, reading what belongs to them in a query for each kind of thing."""
    entries = [standing.submission_id for standing in standings]
    submissions = Submission.objects.select_related("organization").in_bulk(entries)
    open_sheets = open_sheets_of(result.stage, entries) if result.stage else {}
    decisions = decisions_of(standings)
    return [
        Row(
            standing=standing,
            submission=submissions[standing.submission_id],
            stage_scores=[] if result.stage else stage_scores_of(result.stages, standing),
            sheets=sheets_of(result, standing, open_sheets),
            decision=decisions.get(standing.panel_decision_id),
        )
        for standing in standings
    ]


def open_sheets_of(stage: Stage, entries: list[int]) -> dict[tuple[int, int], str]:
    """Returns the states of the sheets that do not count, or that came on paper, by entry and judge."""
    sheets = stage.scorecards.filter(submission__in=entries).exclude(state=FINISHED, is_on_paper=False)
    return {(entry, judge): state for entry, judge, state in sheets.values_list("submission_id", "judge_id", "state")}


def decisions_of(standings: list[Standing]) -> dict[int, PanelDecision]:
    """Returns the panel decisions about these entries by id; asks nothing when there is none."""
    known = {standing.panel_decision_id for standing in standings} - {None}
    return PanelDecision.objects.select_related("stage", "recorded_by").in_bulk(known) if known else {}


def stage_scores_of(stages: list[Stage], standing: Standing) -> list[StageScore]:
    scores = standing.exact_stage_scores
    return [StageScore(stage, stage.pk in scores, scores.get(stage.pk)) for stage in stages]


def sheets_of(result: Ranking, standing: Standing, open_sheets: dict[tuple[int, int], str]) -> list[Sheet]:
    """Returns a sheet for each seat with a column; without columns only those that exist."""
    totals = standing.totals_by_judge if result.stage else {}
    sheets = []
    for seat in result.seats:
        total = totals.get(seat.judge_id)
        known = open_sheets.get((standing.submission_id, seat.judge_id))
        state = FINISHED if total is not None else known
        if state is not None or result.has_columns:
            sheets.append(Sheet(seat, state, total, is_on_paper=known == FINISHED))
    return sheets


def add_lines(result: Ranking, *, first: int) -> None:
    """Puts deciding steps, lines of tiers or finalists, and strips into the rows, which start at index `first`."""
    criteria = dict(
        Criterion.objects.filter(stage__competition=result.competition).order_by("pk").values_list("pk", "label")
    )
    sentences = deciding_sentences(result.stages, criteria)
    tiers = list(result.competition.tiers.order_by("first_place"))
    cuts = cuts_of(result.board, result.stages, tiers, result.standings, sentences)
    result.scale = Strip.scale_of([total for row in result.rows for total in row.totals])
    for index, row in enumerate(result.rows, start=first):
        standing = row.standing
        above = result.standings[index - 1]
        is_said = index > first and is_of_one_decision(above, standing)
        if standing.decided_by and above.pk not in cuts and not is_said:
            row.decided = sentences[standing.decided_by]
        row.cut = cuts.get(standing.pk)
        row.closes_tie = (standing.sharing or 1) > 1 and (
            index + 1 == len(result.standings) or result.standings[index + 1].place != standing.place
        )
        if row.totals and result.stage is not None:
            row.strip = Strip.of(row.totals, standing.score, result.scale)
        row.note_follows = row.has_note
    for row, below in pairwise(result.rows):
        row.note_follows = row.has_note or bool(below.decided)


def is_of_one_decision(above: Standing, below: Standing) -> bool:
    """Tells whether one decision of the panel put both below the entry before them, which is said once."""
    return above.decided_by == below.decided_by == "panel" and above.panel_decision_id == below.panel_decision_id
