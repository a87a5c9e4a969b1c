"""What Setda looks at before it decides on an entry: the queue, its numbers, and what deserves a second look."""

from dataclasses import dataclass

from django.db.models import Count, Q

from competitions.models import Competition
from kipp.shared.wording import number
from submissions.models import Submission
from submissions.sections import completeness

SUBMITTED = Submission.State.SUBMITTED
LISTED = 5


@dataclass(frozen=True)
class Hint:
    """Something to check before deciding; `related` are entries it refers to, of which the page lists a few."""

    sentence: str
    related: tuple[Submission, ...] = ()

    @property
    def unlisted(self) -> int:
        return max(0, len(self.related) - LISTED)


def hints(submission: Submission) -> list[Hint]:
    """Returns what may speak against an entry: something missing, or its name used by another one of the edition."""
    found = [Hint(f"{item.sentence}.") for item in completeness(submission).missing]
    twins = same_title(submission)
    if twins:
        found.append(Hint("Judul yang sama diajukan lebih dari sekali pada edisi ini.", tuple(twins)))
    return found


def same_title(submission: Submission) -> list[Submission]:
    """Returns other submitted entries of the edition with the same short or long title, whatever the case."""
    same = Q(title__iexact=submission.title)
    if submission.long_title:
        same |= Q(long_title__iexact=submission.long_title)
    others = Submission.objects.submitted().filter(same, competition=submission.competition_id)
    return list(others.exclude(pk=submission.pk).select_related("organization").order_by("submitted_at", "pk"))


def counts_by_state(competition: Competition) -> dict[str, int]:
    """Returns how many entries of the edition are in each state, drafts included, 0 where there are none."""
    counts = dict(competition.submissions.order_by().values_list("state").annotate(Count("pk")))
    return {state: counts.get(state, 0) for state in Submission.State.values}


def next_waiting(submission: Submission) -> Submission | None:
    """Returns the entry that waits next after this one in the order of receipt, then from the start of the queue."""
    waiting = Submission.objects.filter(competition=submission.competition_id, state=SUBMITTED)
    waiting = waiting.exclude(pk=submission.pk).order_by("submitted_at", "pk")
    later = waiting.filter(
        Q(submitted_at__gt=submission.submitted_at) | Q(submitted_at=submission.submitted_at, pk__gt=submission.pk)
    )
    return later.first() or waiting.first()


def queue_sentence(waiting: int, total: int) -> str:
    """Says what the queue tells."""
    if not total:
        return ""
    if not waiting:
        return f"Semua {number(total, 0)} proposal yang diajukan sudah diputuskan."
    return f"{number(waiting, 0)} dari {number(total, 0)} proposal menunggu keputusan."
