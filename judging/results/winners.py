"""Who has won, by the texts that were sealed: the one place where prints and files get winners and their names from.

Before there is a seal they are those of the ranking, with the names as they stand in the portal.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from competitions.models import Competition, Stage
from judging.models import Award, Standing
from judging.results.awards import people_in, rows_of_ranking
from judging.rules import shows_marks
from judging.sealed_names import EntryNames, Person, SealedNames, sealed_names_of
from kipp.accounts.models import User
from submissions.models import Submission

MOST_NAMES = 5
Score = Fraction | Decimal | None


@dataclass(frozen=True)
class Winner:
    """A winner with place and final score (0–100); `sharing` is how many entries hold the same place.

    entry, code: of the entry; None and empty where only the press tells, which also may give neither place nor score.
    parent: of the organization, or empty. people: the innovators, the lead first. stage_scores: 0–100 by position of
    the stages that it was admitted to.
    """

    entry: int | None
    code: str
    place: int | None
    sharing: int
    tier: str
    tier_position: int
    title: str
    long_title: str
    organization: str
    parent: str
    people: tuple[Person, ...]
    score: Score
    stage_scores: dict[int, Score] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The innovators as they are called, without role and position."""
        return [person.name for person in self.people]

    @property
    def full_title(self) -> str:
        """Acronym and long title, which are always printed together."""
        return f"{self.title} ({self.long_title})" if self.long_title else self.title


@dataclass(frozen=True)
class Outcome:
    """The winners in the order of their places, and in sentences what still stands in the way of a decision."""

    winners: list[Winner]
    problems: list[str]


def outcome(competition: Competition, *, user: User) -> Outcome:
    """Returns winners and open questions as this person may read them, in a fixed number of queries.

    While marks of a stage are kept back there are none of either but that.
    """
    stages = stages_of(competition)
    if hidden := [stage for stage in stages if not shows_marks(stage)]:
        return Outcome([], [until_closed(stage) for stage in hidden])
    readable = Submission.objects.visible_to(user)
    if found := sealed_winners(competition, readable):
        return Outcome(found, [])
    standings = list(Standing.objects.board(competition).select_related("submission").in_order())
    winners = ranked_winners(competition, standings, stages, readable)
    return Outcome(winners, problems_of_stages(stages) + problems_of_ranking(standings))


def winners_of(competition: Competition) -> list[Winner]:
    """Returns the recorded winners, or those that the ranking would give; whoever asks may read all of them."""
    readable = Submission.objects.filter(competition=competition)
    if found := sealed_winners(competition, readable):
        return found
    standings = list(Standing.objects.board(competition).in_order())
    return ranked_winners(competition, standings, stages_of(competition), readable)


def stages_of(competition: Competition) -> list[Stage]:
    stages = list(competition.stages.order_by("position"))
    for stage in stages:
        stage.competition = competition
    return stages


def sealed_winners(competition: Competition, readable: QuerySet[Submission] | None = None) -> list[Winner]:
    """Returns the winners by the award rows and the sealed text, those of `readable` entries; none before sealing."""
    own = (Submission.objects.all() if readable is None else readable).filter(pk=OuterRef("submission"))
    awards = Award.objects.filter(competition=competition).annotate(code=F("submission__code"))
    awards = list(awards.annotate(is_readable=Q(submission=None) | Exists(own)).in_order())
    if not any(award.tier_label for award in awards):
        return []
    sharing = Counter(award.place for award in awards)
    return called([award for award in awards if award.is_readable], sealed_names_of(competition), sharing)


def ranked_winners(
    competition: Competition, standings: list[Standing], stages: list[Stage], readable: QuerySet[Submission]
) -> list[Winner]:
    """Returns those who would win by the ranking as it is now; `standings` and `stages` are all of the edition."""
    awards = rows_of_ranking(competition, standings, readable)
    for award in awards:
        award.code = award.submission.code
    sharing = Counter(standing.place for standing in standings)
    return called(awards, names_of_ranking(awards, standings, stages), sharing)


def names_of_ranking(awards: list[Award], standings: list[Standing], stages: list[Stage]) -> SealedNames:
    """Returns what a seal would keep, for those who would win; their entries and people have been read."""
    positions = {stage.pk: stage.position for stage in stages}
    scores = {standing.submission_id: standing for standing in standings}
    entries = [award.submission for award in awards if award.tier_label]
    return SealedNames(
        entries={entry.code: names_of_entry(entry) for entry in entries},
        people={
            entry.code: tuple(Person(one.name, one.job_title, one.is_lead) for one in entry.innovators.all())
            for entry in entries
        },
        scores={
            (board, entry.code): score
            for entry in entries
            for board, score in [
                (0, scores[entry.pk].exact_score),
                *((positions[stage], score) for stage, score in scores[entry.pk].exact_stage_scores.items()),
            ]
        },
    )


def names_of_entry(entry: Submission) -> EntryNames:
    holder = entry.organization
    above = holder.parent.name if holder.parent else ""
    return EntryNames(entry.title, entry.long_title, holder.name, above, holder.short_name)


def called(awards: list[Award], names: SealedNames, sharing: Counter) -> list[Winner]:
    """Returns the winners among these rows; what `names` does not tell is as the row says. sharing: by place."""
    scores: dict[str, dict[int, Score]] = {}
    for (board, code), score in names.scores.items():
        scores.setdefault(code, {})[board] = score
    return [winner_of(award, names, scores, sharing) for award in awards if award.tier_label]


def winner_of(award: Award, names: SealedNames, scores: dict[str, dict[int, Score]], sharing: Counter) -> Winner:
    of_entry = scores.get(award.code, {})
    known = names.entries.get(award.code)
    return Winner(
        entry=award.submission_id,
        code=award.code or "",
        place=award.place,
        sharing=sharing[award.place] if award.place else 1,
        tier=award.tier_label,
        tier_position=award.tier_position,
        title=award.title,
        long_title=award.long_title,
        organization=award.organization_name,
        parent=(known.parent if known else None) or "",
        people=names.people.get(award.code) or tuple(map(Person, people_in(award))),
        score=of_entry.get(0, award.score),
        stage_scores={board: score for board, score in of_entry.items() if board},
    )


def until_closed(stage: Stage) -> str:
    """Returns the sentence that stands where marks are kept back."""
    return f"{stage} belum ditutup. Nilainya terlihat setelah tahap itu ditutup."


def problems_of_stages(stages: Iterable[Stage]) -> list[str]:
    """Returns a sentence for each stage that is not closed."""
    return [f"{stage} belum ditutup." for stage in stages if not stage.is_closed]


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
