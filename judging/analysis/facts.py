"""What the analysis of a board starts from: the official places, and the cards behind them, exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.db import connection
from django.db.models import F

from competitions.models import Competition, Criterion, Stage
from judging.models import Score, Scorecard, Standing
from judging.ranking.lines import Edge, edges_of
from judging.sealed_names import sealed_names_of
from judging.statistics.robustness import Board, Line, StageField
from kipp.shared.digests import digest_of

# Raise it whenever a finding is computed or kept in another way: what was kept before is then computed anew.
VERSION = 2

MARKS_IN_SHORT = """
    select md5(string_agg(
        concat_ws(':', card.stage_id, card.submission_id, card.judge_id, mark.criterion_id, mark.value),
        ',' order by mark.scorecard_id, mark.criterion_id))
    from judging_scorecard card join judging_score mark on mark.scorecard_id = card.id
    where card.stage_id = any(%s) and card.state = 'finished'
"""
CARDS = "select stage_id, submission_id, judge_id, points from judging_card where competition_id = %s"


@dataclass(frozen=True)
class Facts:
    """A board as it stands. stages: those that count on it, the earliest first. edges: its cut lines.

    digest: changes with everything that a finding depends on.
    """

    competition: Competition
    board: int
    stages: list[Stage]
    criteria: dict[int, list[Criterion]]
    standings: list[Standing]
    edges: list[Edge]
    digest: str

    @property
    def titles(self) -> dict[int, str]:
        """The titles of the entries by id, as sealed or else of the moment; they are not kept with the findings."""
        return {row.pk: row.title for row in self.standings}

    @property
    def lines(self) -> list[Line]:
        return [
            Line(
                frozenset(row.pk for row in edge.inside),
                edge.last.pk,
                edge.first_out.pk,
                is_tied=edge.is_shared or is_equal(edge),
            )
            for edge in self.edges
        ]


def is_equal(edge: Edge) -> bool:
    """Tells whether the pair at a cut line has exactly the same score and was parted by the chain."""
    last, first_out = edge.last, edge.first_out
    return last.reached == first_out.reached and last.exact_score == first_out.exact_score


def read_facts(
    competition: Competition, board: int, *, stages: list[Stage], standings: list[Standing] | None = None
) -> Facts:
    """Reads a board in a fixed number of queries; `standings`, in order and with `title`, save one of them."""
    if standings is None:
        rows = Standing.objects.board(competition, board)
        standings = list(rows.annotate(title=F("submission__title"), code=F("submission__code")).in_order())
        sealed_names_of(competition).onto_standings(standings)
    tiers = list(competition.tiers.order_by("first_place"))
    edges = edges_of(board, stages, tiers, standings)
    shown = [stage for stage in stages if board in (0, stage.position)]
    criteria = criteria_of(shown)
    digest = digest_of(
        [
            VERSION,
            board,
            [
                [row.pk, row.reached, row.place, str(row.score_numerator), str(row.score_denominator)]
                for row in standings
            ],
            [[edge.label, edge.last_place, edge.last.pk, edge.grows] for edge in edges],
            [[each.pk, each.name, each.method, str(each.weight), str(each.scale_max)] for each in shown],
            [[each.pk, each.label, str(each.weight)] for rows in criteria.values() for each in rows],
            marks_in_short(shown),
        ]
    )
    return Facts(competition, board, shown, criteria, standings, edges, digest)


def criteria_of(stages: Iterable[Stage]) -> dict[int, list[Criterion]]:
    """Returns the criteria of each stage by its id, in the order of the rubric."""
    criteria: dict[int, list[Criterion]] = {stage.pk: [] for stage in stages}
    for criterion in Criterion.objects.filter(stage__in=criteria).order_by("stage_id", "position", "pk"):
        criteria[criterion.stage_id].append(criterion)
    return criteria


def marks_in_short(stages: Iterable[Stage]) -> str | None:
    """Returns a short text that changes with any mark on a finished card of these stages."""
    with connection.cursor() as cursor:
        cursor.execute(MARKS_IN_SHORT, [[stage.pk for stage in stages]])
        return cursor.fetchone()[0]


def board_of(facts: Facts) -> Board:
    """Reads the cards that count on a board, with their marks: totals from the view of the cards, 0–100, exact."""
    admitted = {row.pk: set(row.stages) for row in facts.standings}
    totals: dict[int, dict] = {stage.pk: {} for stage in facts.stages}
    # Not the units of the standings: those of an additive stage are multiplied by the denominator of its severities.
    units = {
        stage.pk: Fraction(stage.scale_max) * sum(Fraction(each.weight) for each in facts.criteria[stage.pk])
        for stage in facts.stages
    }
    with connection.cursor() as cursor:
        cursor.execute(CARDS, [facts.competition.pk])
        for stage, entry, judge, points in cursor.fetchall():
            if stage in totals and stage in admitted.get(entry, ()):
                totals[stage][entry, judge] = 100 * Fraction(points) / units[stage]
    marks = marks_of(facts)
    fields = tuple(field_of(stage, facts.criteria[stage.pk], totals[stage.pk], marks) for stage in facts.stages)
    places = {stage.pk: place for place, stage in enumerate(facts.stages)}
    return Board(fields, {entry: tuple(sorted(places[each] for each in known)) for entry, known in admitted.items()})


def field_of(stage: Stage, criteria: list[Criterion], totals: dict, marks: dict) -> StageField:
    ids = [criterion.pk for criterion in criteria]
    own = {card: tuple(marks[stage.pk, *card][key] for key in ids) for card in totals}
    return StageField(
        stage.name,
        stage.position,
        stage.method,
        Fraction(stage.weight),
        Fraction(stage.scale_max),
        tuple((criterion.label, Fraction(criterion.weight)) for criterion in criteria),
        totals,
        own,
    )


def marks_of(facts: Facts) -> dict[tuple[int, int, int], dict[int, Fraction]]:
    """Returns the marks of finished cards by (stage, entry, judge) and criterion."""
    marks: dict[tuple[int, int, int], dict[int, Fraction]] = {}
    rows = Score.objects.filter(
        scorecard__stage__in=facts.stages, scorecard__state=Scorecard.State.FINISHED, value__isnull=False
    )
    owner = ("scorecard__stage_id", "scorecard__submission_id", "scorecard__judge_id")
    for stage, entry, judge, criterion, value in rows.order_by().values_list(*owner, "criterion_id", "value"):
        marks.setdefault((stage, entry, judge), {})[criterion] = Fraction(value)
    return marks
