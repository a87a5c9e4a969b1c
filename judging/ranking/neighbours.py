"""What parts an entry from those above and below it, with the values of the deciding step for both, in a sentence."""

from dataclasses import dataclass
from fractions import Fraction

from django.db import connection
from django.db.models import Count, Sum

from competitions.models import Competition, Criterion, Stage
from judging.models import Admission, PanelDecision, Score, Scorecard, Standing
from judging.ranking.ballots import accounts_of
from judging.ranking.lines import deciding_sentences
from judging.sealed_names import sealed_names_of
from kipp.shared.wording import NOTHING, exact_number, listed

WINS = "select submission_id, keys[cardinality(keys) - 1] from judging_place where competition_id = %s and board = %s"


@dataclass(frozen=True)
class Neighbour:
    """Those who hold one place: their titles, their score of 0–100, and what parts them from the entry.

    notes: how the panel came to its decision, where that parts them.
    """

    label: str
    place: int
    titles: str
    score: Fraction
    sentence: str
    notes: tuple[str, ...] = ()


def neighbours_of(
    competition: Competition,
    board: int,
    own: Standing,
    standings: list[Standing],
    *,
    stages: list[Stage],
    criteria: list[Criterion],
) -> tuple[Neighbour | None, Neighbour | None, Neighbour | None]:
    """Returns those above, beside (with the same place) and below; none for an entry without a place.

    The standings are all of the board in order, with `title`.
    """
    if own.place is None:
        return None, None, None
    groups: dict[int, list[Standing]] = {}
    for standing in standings:
        if standing.place is not None:
            groups.setdefault(standing.place, []).append(standing)
    places = list(groups)
    at = places.index(own.place)
    steps = Steps(competition, board, stages, criteria)
    above = below = beside = None
    if at > 0:
        group = groups[places[at - 1]]
        notes = steps.notes(groups[own.place])
        above = neighbour("Di atasnya", group, steps.parting(group, groups[own.place]), notes)
    if at + 1 < len(places):
        group = groups[places[at + 1]]
        below = neighbour("Di bawahnya", group, steps.parting(groups[own.place], group), steps.notes(group))
    others = [each for each in groups[own.place] if each.pk != own.pk]
    if others:
        sentence = "Semua langkah aturan nilai sama memberi hasil yang sama, jadi tempat ini dipakai bersama."
        beside = neighbour("Tempat yang sama", others, sentence)
    return above, beside, below


def neighbour(label: str, group: list[Standing], sentence: str, notes: tuple[str, ...] = ()) -> Neighbour:
    first = group[0]
    return Neighbour(label, first.place, listed([each.title for each in group]), first.exact_score, sentence, notes)


class Steps:
    """Says which step parts two places that follow one another, and what it found for both."""

    def __init__(self, competition: Competition, board: int, stages: list[Stage], criteria: list[Criterion]):
        self.competition, self.board = competition, board
        self.stages = {stage.position: stage for stage in stages}
        self.sentences = deciding_sentences(stages, {criterion.pk: criterion.label for criterion in criteria})
        self.told: set[int] = set()

    def parting(self, above: list[Standing], below: list[Standing]) -> str:
        """Returns the sentence between two groups, each of entries that share a place."""
        upper, lower = above[0], below[0]
        if upper.reached != lower.reached:
            stage = self.stages[upper.reached]
            return f"{names(above)} maju ke {stage.name}, {names(below)} tidak; karena itu tempatnya lebih bawah."
        # The view puts the step on one of those that share a place, whichever it read first.
        step = next((each.decided_by for each in below if each.decided_by), None)
        if step is None:
            return f"Selisih nilai {exact_number(upper.exact_score - lower.exact_score)}."
        first, second = self.values(step, upper, lower)
        sentence = self.sentences[step].removesuffix(".")
        note = self.panel_reason(lower) if step == "panel" else ""
        return f"{sentence}: {names(above)} {first}, {names(below)} {second}.{note}"

    def notes(self, below: list[Standing]) -> tuple[str, ...]:
        """Returns how the panel came to the decision that put these below the place before, told once."""
        lower = next((each for each in below if each.decided_by == "panel"), None)
        if lower is None or lower.panel_decision_id in self.told:
            return ()
        self.told.add(lower.panel_decision_id)
        decision = PanelDecision.objects.filter(pk=lower.panel_decision_id)
        accounts = accounts_of(decision, sealed_names_of(self.competition))
        return tuple(line for account in accounts.values() for line in account.lines)

    def values(self, step: str, upper: Standing, lower: Standing) -> tuple[str, str]:
        """Returns what the step found for one of each group; all of a group are equal in it."""
        kind, _, which = step.partition(":")
        found = {
            "stage": self.stage_scores,
            "criterion": self.criterion_means,
            "median": self.medians,
            "head_to_head": self.wins,
            "panel": self.positions,
        }[kind](which, [upper, lower])
        return found.get(upper.pk, NOTHING), found.get(lower.pk, NOTHING)

    def stage_scores(self, which: str, pair: list[Standing]) -> dict[int, str]:
        stage = self.stages[int(which)].pk
        known = {each.pk: each.exact_stage_scores.get(stage) for each in pair}
        return {pk: exact_number(score) for pk, score in known.items() if score is not None}

    def criterion_means(self, which: str, pair: list[Standing]) -> dict[int, str]:
        rows = (
            Score.objects.filter(
                criterion=int(which),
                scorecard__submission__in=[each.pk for each in pair],
                scorecard__state=Scorecard.State.FINISHED,
            )
            .order_by("scorecard__submission_id")
            .values_list("scorecard__submission_id")
            .annotate(Sum("value"), Count("value"))
        )
        return {entry: exact_number(Fraction(total) / number) for entry, total, number in rows}

    def medians(self, which: str, pair: list[Standing]) -> dict[int, str]:
        rows = Standing.objects.board(self.competition, int(which)).filter(submission__in=[each.pk for each in pair])
        return {row.pk: exact_number(median_of(row)) for row in rows.order_by("pk") if row.totals}

    def wins(self, _which: str, pair: list[Standing]) -> dict[int, str]:
        """Reads for how many judges each of the tied stood highest: the last key but one of its place."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"{WINS} and submission_id = any(%s)", [self.competition.pk, self.board, [each.pk for each in pair]]
            )
            return {entry: f"tertinggi pada {int(wins)} juri" for entry, wins in cursor.fetchall()}

    def positions(self, _which: str, pair: list[Standing]) -> dict[int, str]:
        rows = Admission.objects.filter(
            stage=self.stages[pair[0].reached], submission__in=[each.pk for each in pair], panel_position__isnull=False
        )
        return {entry: f"urutan {position}" for entry, position in rows.values_list("submission_id", "panel_position")}

    def panel_reason(self, standing: Standing) -> str:
        decision = PanelDecision.objects.filter(pk=standing.panel_decision_id).first()
        return f" Alasan panel: {decision.reason}" if decision else ""


def names(group: list[Standing]) -> str:
    return listed([each.title for each in group])


def median_of(standing: Standing) -> Fraction:
    """Returns the median of the totals, 0–100, which the view has put in order."""
    number = len(standing.totals)
    middle = Fraction(standing.totals[(number - 1) // 2]) + Fraction(standing.totals[number // 2])
    return 50 * middle / Fraction(standing.units[0])
