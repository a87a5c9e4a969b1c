"""Who has won: the entries of the ranking that hold a tier, with everything that is said when they are called."""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Prefetch

from competitions.models import Competition, Stage
from judging.models import Standing
from judging.rules import hidden_stages
from kipp.accounts.models import User
from submissions.models import Innovator, Submission

MOST_NAMES = 5


@dataclass(frozen=True)
class Winner:
    """An entry with its place and final score (0–100); `sharing` is how many entries hold the same place.

    stage_scores: by id of the stages that it was admitted to, 0–100.
    """

    submission: Submission
    place: int
    sharing: int
    tier: str
    tier_position: int
    score: Fraction
    stage_scores: dict[int, Fraction | None]

    @property
    def innovators(self) -> list[Innovator]:
        """The people behind it, the lead first; prefetched in that order."""
        return list(self.submission.innovators.all())


@dataclass(frozen=True)
class Outcome:
    """The winners in the order of their places, and in sentences what still stands in the way of a decision."""

    winners: list[Winner]
    problems: list[str]


def outcome(competition: Competition, *, user: User) -> Outcome:
    """Reads winners and open questions from the ranking of all stages, in a fixed number of queries.

    While marks of a stage are kept back there are none of either but that.
    """
    if hidden := hidden_stages(competition):
        return Outcome([], [until_closed(stage) for stage in hidden])
    standings = list(Standing.objects.board(competition).select_related("submission").in_order())
    holders = [standing for standing in standings if standing.tier]
    entries = with_people(Submission.objects.visible_to(user)).in_bulk([row.submission_id for row in holders])
    winners = [
        Winner(
            entries[row.submission_id],
            row.place,
            row.sharing,
            row.tier,
            row.tier_position,
            row.exact_score,
            row.exact_stage_scores,
        )
        for row in holders
        if row.submission_id in entries
    ]
    return Outcome(winners, problems_of_stages(competition) + problems_of_ranking(standings))


def until_closed(stage: Stage) -> str:
    """Returns the sentence that stands where marks are kept back."""
    return f"{stage} belum ditutup. Nilainya terlihat setelah tahap itu ditutup."


def with_people(submissions):
    """Adds organization, parent, category and the innovators, the lead first."""
    people = Innovator.objects.order_by("-is_lead", "pk")
    return submissions.select_related("organization__parent", "category").prefetch_related(
        Prefetch("innovators", queryset=people)
    )


def problems_of_stages(competition: Competition) -> list[str]:
    """Returns a sentence for each stage that is not closed."""
    open_stages = [stage for stage in competition.stages.order_by("position") if not stage.is_closed]
    return [f"{stage} belum ditutup." for stage in open_stages]


def problems_of_ranking(standings: list[Standing]) -> list[str]:
    """Returns a sentence for each shared place across a line, and one for the entries without a place."""
    undecided = sorted({(row.place, row.sharing) for row in standings if row.needs_decision})
    problems = [
        f"Tempat {place} dipegang {sharing} inovasi dan melewati batas. Perlu keputusan panel."
        for place, sharing in undecided
    ]
    unscored = [f"“{row.submission.title}”" for row in standings if row.place is None]
    if unscored:
        problems.append(f"{len(unscored)} inovasi belum dinilai: {in_short(unscored)}.")
    return problems


def in_short(names: list[str]) -> str:
    """Joins names, leaving out what no one reads through."""
    more = len(names) - MOST_NAMES
    shown = ", ".join(names[:MOST_NAMES])
    return f"{shown}, dan {more} lainnya" if more > 0 else shown
