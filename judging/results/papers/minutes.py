"""What a berita acara says: typed, complete and exact; how it is worded and printed is told elsewhere.

Every figure comes from the ranking views and the award rows; nothing is computed here.
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from competitions.models import AwardTier, Competition, Criterion, Stage
from judging.models import Conflict, DocumentDetails, PanelDecision, PanelMember, Sealing
from judging.ranking.places import Sheet
from judging.results.winners import Winner
from judging.sheets.reconsidering import Version
from submissions.models import Submission


@dataclass(frozen=True)
class Seat:
    """A judge on the panel of a stage; `finished` counts the sheets that count. employer: as the profile says."""

    member: PanelMember
    employer: str
    finished: int

    @property
    def code(self) -> str:
        return str(self.member)


@dataclass(frozen=True)
class Entry:
    """An entry on the board of the minutes; scores 0–100, None where there is none.

    sheets: by judge id, of stage minutes. means: by criterion id, the mean of the marks that count. stage_scores: by
    stage id, of the final minutes. is_untrimmed: too few sheets to leave out the highest and lowest. is_provisional:
    an additive stage that is ranked by the plain mean for now.
    """

    submission: Submission
    place: int | None
    sharing: int
    score: Fraction | None
    tier: str
    is_untrimmed: bool
    is_provisional: bool
    sheets: dict[int, Sheet] = field(default_factory=dict)
    means: dict[int, Fraction] = field(default_factory=dict)
    stage_scores: dict[int, Fraction | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Tie:
    """Two neighbours with the same score, and the sentence that says what put one above the other."""

    above: Entry
    below: Entry
    sentence: str


@dataclass(frozen=True)
class Decision:
    """A decision of the panel that parts entries, in the order it gave them; how: the way there, with each ballot."""

    decision: PanelDecision
    entries: tuple[Entry, ...]
    how: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConflictLine:
    """A conflict in force; `is_counted`: it was recorded after the stage had counted the judge's sheet."""

    conflict: Conflict
    is_counted: bool


@dataclass(frozen=True)
class StagePart:
    """The rules and the panel of one stage. admitted: entries that were let into it, those that left it included.

    severities: of an additive stage, how much each judge (by id) gives above the others, in the points of a total.
    left_reason: why sheets of entries that left are used for that as well; empty where they are not.
    """

    stage: Stage
    criteria: tuple[Criterion, ...]
    seats: tuple[Seat, ...]
    admitted: int
    severities: dict[int, Fraction] = field(default_factory=dict)
    left_reason: str = ""

    @property
    def by_weight(self) -> list[Criterion]:
        """The criteria in the order in which they part equal scores."""
        return sorted(self.criteria, key=lambda criterion: (-criterion.weight, criterion.position))

    @property
    def total_weight(self) -> Decimal:
        return sum((criterion.weight for criterion in self.criteria), Decimal(0))


@dataclass(frozen=True)
class Minutes:
    """The minutes of one stage, or of the whole edition when `stage` is None.

    parts: the stage, or all of them. entries: in the order of places, those without one last. missing: (entry, judge)
    of sheets that were handed out and not finished. left: admitted entries that are no longer in the contest.
    finalists: of a closed stage that another follows. winners: of the final minutes. problems: what is still open.
    """

    edition: Competition
    stage: Stage | None
    next_stage: Stage | None
    details: DocumentDetails
    sealing: Sealing | None
    parts: tuple[StagePart, ...]
    entries: tuple[Entry, ...]
    tiers: tuple[AwardTier, ...]
    conflicts: tuple[ConflictLine, ...]
    reconsiderations: tuple[Version, ...]
    missing: tuple[tuple[Submission, Seat], ...]
    left: tuple[Submission, ...]
    ties: tuple[Tie, ...]
    decisions: tuple[Decision, ...]
    finalists: tuple[Entry, ...]
    winners: tuple[Winner, ...]
    problems: tuple[str, ...]
    read_at: datetime

    @property
    def shared(self) -> list[tuple[int, list[Entry]]]:
        """The places that several entries hold, with those entries."""
        places: dict[int, list[Entry]] = {}
        for entry in self.entries:
            if entry.place is not None and entry.sharing > 1:
                places.setdefault(entry.place, []).append(entry)
        return list(places.items())

    @property
    def unplaced(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.place is None]

    @property
    def panel(self) -> list[Seat]:
        """Everybody who judged, once; where several stages are told of, as seated in the last one."""
        seats = {seat.member.judge_id: seat for part in self.parts for seat in part.seats}
        return list(seats.values())
