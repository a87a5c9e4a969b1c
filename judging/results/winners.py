"""Who has won, by the texts that were sealed: the one place where prints and files get winners and their names from.

Before there is a seal they are those of the ranking, with the names as they stand in the portal.
"""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.db.models import F

from competitions.models import Competition, Stage
from judging.models import Award, Standing
from judging.results.awards import people_in, rows_of_ranking
from judging.rules import hidden_stages
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
    if hidden := hidden_stages(competition):
        return Outcome([], [until_closed(stage) for stage in hidden])
    if found := sealed_winners(competition):
        return Outcome(visible_of(found, user), [])
    standings = list(Standing.objects.board(competition).select_related("submission").in_order())
    winners = visible_of(ranked_winners(competition, standings), user)
    return Outcome(winners, problems_of_stages(competition) + problems_of_ranking(standings))


def winners_of(competition: Competition) -> list[Winner]:
    """Returns the recorded winners, or those that the ranking would give; whoever asks may read all of them."""
    return sealed_winners(competition) or ranked_winners(competition)


def visible_of(winners: list[Winner], user: User) -> list[Winner]:
    entries = Submission.objects.visible_to(user).filter(pk__in=[winner.entry for winner in winners if winner.entry])
    visible = {None, *entries.values_list("pk", flat=True)}
    return [winner for winner in winners if winner.entry in visible]


def sealed_winners(competition: Competition) -> list[Winner]:
    """Returns the winners by the award rows and the sealed text; none before sealing."""
    awards = Award.objects.filter(competition=competition).annotate(code=F("submission__code"))
    awards = list(awards.in_order())
    if not any(award.tier_label for award in awards):
        return []
    return called(awards, sealed_names_of(competition))


def ranked_winners(competition: Competition, standings: list[Standing] | None = None) -> list[Winner]:
    """Returns those who would win by the ranking as it is now. standings: all of the final board, if read already."""
    if standings is None:
        standings = list(Standing.objects.board(competition).in_order())
    awards = rows_of_ranking(competition, standings)
    for award in awards:
        award.code = award.submission.code
    return called(awards, names_of_ranking(competition, awards, standings))


def names_of_ranking(competition: Competition, awards: list[Award], standings: list[Standing]) -> SealedNames:
    """Returns what a seal would keep, for those who would win; their entries and people have been read."""
    positions = dict(competition.stages.order_by("pk").values_list("pk", "position"))
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
    return EntryNames(entry.title, entry.long_title, holder.name, holder.parent.name if holder.parent else "")


def called(awards: list[Award], names: SealedNames) -> list[Winner]:
    """Returns the winners among all rows of an edition; what `names` does not tell is as the row says."""
    sharing = Counter(award.place for award in awards)
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
        parent=known.parent if known else "",
        people=names.people.get(award.code) or tuple(map(Person, people_in(award))),
        score=of_entry.get(0, award.score),
        stage_scores={board: score for board, score in of_entry.items() if board},
    )


def until_closed(stage: Stage) -> str:
    """Returns the sentence that stands where marks are kept back."""
    return f"{stage} belum ditutup. Nilainya terlihat setelah tahap itu ditutup."


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
