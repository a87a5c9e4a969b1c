"""The judges' notes of an entry without their names, as the material of its letter."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Avg

from competitions.models import Stage
from judging.models import Score, Scorecard
from judging.rules import shows_marks
from submissions.models import Submission


@dataclass(frozen=True)
class Noted:
    """What judges noted on one criterion; is_strength: the entry's mean there is not below that of all entries."""

    stage: Stage
    label: str
    notes: list[str]
    is_strength: bool


def notes_of(submission: Submission) -> list[Noted]:
    """Returns the notes by criterion, in the order of the rubric; never in an order that tells one judge by another.

    Only finished sheets of stages whose marks may be shown. The means only sort notes into a draft and are not shown.
    """
    stages = submission.competition.stages.select_related("competition").order_by("position")
    shown = [stage for stage in stages if shows_marks(stage) and not stage.is_open]
    counting = Score.objects.filter(
        scorecard__stage__in=shown,
        scorecard__state=Scorecard.State.FINISHED,
        scorecard__submission__state=Submission.State.ELIGIBLE,
    )
    field = dict(counting.values_list("criterion").annotate(mean=Avg("value")))
    own = dict(counting.filter(scorecard__submission=submission).values_list("criterion").annotate(mean=Avg("value")))
    texts = defaultdict(list)
    written = counting.filter(scorecard__submission=submission).exclude(note="").order_by("note", "pk")
    for criterion, note in written.values_list("criterion", "note"):
        texts[criterion].append(note)
    return [
        Noted(stage, criterion.label, texts[criterion.pk], own[criterion.pk] >= field[criterion.pk])
        for stage in shown
        for criterion in stage.criteria.order_by("position")
        if texts[criterion.pk]
    ]


def draft_of(notes: list[Noted]) -> tuple[str, str]:
    """Returns strengths and advice to start from: the notes themselves, each with its criterion."""
    strengths = [f"{noted.label}: {note}" for noted in notes if noted.is_strength for note in noted.notes]
    advice = [f"{noted.label}: {note}" for noted in notes if not noted.is_strength for note in noted.notes]
    return "\n".join(strengths), "\n".join(advice)
