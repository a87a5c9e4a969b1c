"""Holding the ranking views against the second computation: any difference forbids sealing and is named by entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F

from competitions.models import Competition, Criterion, Stage
from competitions.models.competition import TIE_STEPS
from judging.models import Admission, Scorecard, SeverityEstimate, Standing
from judging.ranking.recomputing import Board, CardFacts, Facts, Outcome, Sheets, StageFacts
from submissions.models import Submission

MARKS = {
    "criteria": ArrayAgg("scores__criterion_id", order_by="scores__criterion_id"),
    "values": ArrayAgg("scores__value", order_by="scores__criterion_id"),
}


@dataclass(frozen=True)
class Difference:
    """An entry that the two computations put differently on a board; None where one of them does not know it."""

    board: int
    entry: int
    title: str
    viewed: Outcome | None
    recomputed: Outcome | None

    def __str__(self):
        places = [outcome.place if outcome else None for outcome in (self.viewed, self.recomputed)]
        viewed, recomputed = [f"tempat {place}" if place else "tanpa tempat" for place in places]
        board = f"tahap {self.board}" if self.board else "nilai akhir"
        return f"“{self.title}” pada {board}: {viewed} menurut peringkat, {recomputed} menurut hitungan kedua."


def differences(competition: Competition) -> list[Difference]:
    """Computes every board of an edition a second time and returns each entry on which the computations differ.

    Compared are place, exact score, those sharing the place, the deciding step, the stage reached and the remarks.
    """
    facts = facts_of(competition)
    sheets = Sheets(facts)
    titles = dict(Submission.objects.filter(competition=competition).values_list("pk", "title"))
    found = []
    for board in (0, *(stage.position for stage in facts.stages)):
        recomputed, viewed = Board(sheets, board).outcomes(), viewed_outcomes(competition, board)
        found += [
            Difference(board, entry, titles[entry], viewed.get(entry), recomputed.get(entry))
            for entry in sorted(viewed.keys() | recomputed.keys(), key=lambda entry: (titles[entry], entry))
            if viewed.get(entry) != recomputed.get(entry)
        ]
    return found


def viewed_outcomes(competition: Competition, board: int) -> dict[int, Outcome]:
    """Returns what the ranking views say about a board."""
    return {
        row.submission_id: Outcome(
            row.place,
            row.exact_score,
            row.sharing,
            row.decided_by,
            row.is_untrimmed,
            row.is_provisional,
            row.reached,
        )
        for row in Standing.objects.board(competition, board)
    }


def facts_of(competition: Competition) -> Facts:
    """Reads the raw rows of an edition: rules, admissions with decisions, and every mark."""
    stages = list(competition.stages.order_by("position"))
    edition = Competition.objects.get(pk=competition.pk)
    admissions = Admission.objects.filter(stage__competition=competition)
    admitted = admissions.values_list("stage__position", "submission_id", "panel_position", "panel_decision_id")
    entries = Submission.objects.filter(competition=competition).values_list("pk", "state")
    rubrics = rubrics_of(competition)
    return Facts(
        stages=[
            StageFacts(
                stage.position,
                Fraction(stage.weight),
                stage.method,
                Fraction(stage.scale_max),
                rubrics.get(stage.pk, {}),
                stage.is_closed,
                left_of(stage),
            )
            for stage in stages
        ],
        entries={entry: state == Submission.State.ELIGIBLE for entry, state in entries},
        admitted={(position, entry): (place, decision) for position, entry, place, decision in admitted},
        cards=list(cards_of(competition)),
        steps=frozenset(name.removeprefix("ties_by_") for name in TIE_STEPS if getattr(edition, name)),
    )


def left_of(stage: Stage) -> frozenset[int]:
    """Returns the entries whose sheets count on for severities though they left after the closing, where decided so."""
    estimates = SeverityEstimate.objects.filter(stage=stage, superseded_at=None, with_left=True)
    if stage.method != Stage.Method.ADDITIVE or not estimates.exists():
        return frozenset()
    entries = Admission.objects.filter(stage=stage, submission__decided_at__gte=stage.closed_at)
    entries = entries.exclude(submission__state=Submission.State.ELIGIBLE)
    return frozenset(entries.values_list("submission_id", flat=True))


def rubrics_of(competition: Competition) -> dict[int, dict[int, tuple[Fraction, int]]]:
    """Returns weight and order of each criterion by stage."""
    rubrics: dict[int, dict[int, tuple[Fraction, int]]] = {}
    rows = Criterion.objects.filter(stage__competition=competition).order_by("pk")
    for criterion in rows:
        rubrics.setdefault(criterion.stage_id, {})[criterion.pk] = (Fraction(criterion.weight), criterion.position)
    return rubrics


def cards_of(competition: Competition) -> Iterable[CardFacts]:
    """Yields the sheets with the marks that are there."""
    exact: dict = {}  # the marks repeat; making a fraction of a decimal is slow
    rows = Scorecard.objects.filter(stage__competition=competition).annotate(at=F("stage__position"), **MARKS)
    rows = rows.order_by("pk").values_list("at", "submission_id", "judge_id", "state", "criteria", "values")
    for position, entry, judge, state, criteria, values in rows.iterator():
        marks = {}
        for criterion, value in zip(criteria, values, strict=True):
            if value is not None:
                if value not in exact:
                    exact[value] = Fraction(value)
                marks[criterion] = exact[value]
        yield CardFacts(position, entry, judge, state == Scorecard.State.FINISHED, marks)
