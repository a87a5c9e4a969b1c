"""What Setda looks at before it decides on an entry: the queue, its numbers, and what deserves a second look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, Q, When

from competitions.models import Competition
from kipp.shared.wording import number
from submissions.models import Submission
from submissions.sections import completeness
from submissions.warnings import published_winners, warnings_of

State, Pending = Submission.State, Submission.Pending
LISTED = 5
# The piles of the queue: an entry that arrived is in one of the first three until its verdict is announced.
WAITING = "waiting"
PILES = {
    WAITING: "belum diputuskan",
    Pending.ACCEPT: "akan lolos",
    Pending.REFUSE: "akan tidak lolos",
    **{state: state.label for state in State if state not in (State.DRAFT, State.SUBMITTED)},
}


@dataclass(frozen=True)
class Hint:
    """Something to check before deciding; `related` are entries it refers to, of which the page lists a few."""

    sentence: str
    related: tuple[Submission, ...] = ()

    @property
    def unlisted(self) -> int:
        return max(0, len(self.related) - LISTED)


def hints_of(submissions: Iterable[Submission], *, now: datetime) -> dict[int, list[Hint]]:
    """Returns by primary key what may speak against entries fetched by `with_completeness()`, in two queries for all.

    Something is missing, the name was used before, the innovation is too young, or answers look careless.
    """
    others, winners = compared_with(), published_winners(now)
    found = {}
    for submission in submissions:
        hints = [Hint(f"{item.sentence}.") for item in completeness(submission).missing]
        peers = [other for other in others if is_peer(submission, other)]
        cautions = warnings_of(submission, now=now, others=peers, winners=winners)
        found[submission.pk] = hints + [Hint(f"{caution.sentence}.", caution.related) for caution in cautions]
    return found


def compared_with() -> list[Submission]:
    """Returns every entry that arrived in any edition, the newest edition first."""
    entries = Submission.objects.submitted().select_related("competition", "organization")
    return list(entries.order_by("-competition__year", "submitted_at", "pk"))


def is_peer(submission: Submission, other: Submission) -> bool:
    """Entries are compared within their edition and with all real editions; a rehearsal stays by itself."""
    return other.competition_id == submission.competition_id or not other.competition.is_rehearsal


def pile_of(name: str) -> Q:
    """Returns the condition for a pile of the queue."""
    if name == WAITING:
        return Q(state=State.SUBMITTED, pending_decision="")
    if name in Pending.values:
        return Q(pending_decision=name)
    return Q(state=name, pending_decision="")


def counts_by_pile(competition: Competition) -> dict[str, int]:
    """Returns how many entries that arrived lie in each pile, in one query."""
    return competition.submissions.aggregate(**{name: Count("pk", filter=pile_of(name)) for name in PILES})


def counts_by_state(competition: Competition) -> dict[str, int]:
    """Returns how many entries of the edition are in each state, drafts included, 0 where there are none."""
    counts = dict(competition.submissions.order_by().values_list("state").annotate(Count("pk")))
    return {state: counts.get(state, 0) for state in Submission.State.values}


def next_waiting(submission: Submission) -> Submission | None:
    """Returns the entry that waits next after this one in the order of receipt, then from the start of the queue."""
    waiting = Submission.objects.filter(pile_of(WAITING), competition=submission.competition_id)
    came_later = Q(submitted_at__gt=submission.submitted_at) | Q(
        submitted_at=submission.submitted_at, pk__gt=submission.pk
    )
    from_here = Case(When(came_later, then=0), default=1)
    return waiting.exclude(pk=submission.pk).order_by(from_here, "submitted_at", "pk").first()


def queue_sentence(counts: dict[str, int]) -> str:
    """Says what the queue tells, from the counts by pile."""
    total, waiting = sum(counts.values()), counts[WAITING]
    prepared = counts[Pending.ACCEPT] + counts[Pending.REFUSE]
    if not total:
        return ""
    if waiting:
        sentence = f"{number(waiting, 0)} dari {number(total, 0)} proposal menunggu keputusan."
    elif counts[State.RETURNED]:
        sentence = f"{number(counts[State.RETURNED], 0)} dari {number(total, 0)} proposal sedang diperbaiki."
    else:
        sentence = f"Semua {number(total, 0)} proposal yang diajukan sudah diputuskan."
    return f"{sentence} {number(prepared, 0)} keputusan belum diumumkan." if prepared else sentence
