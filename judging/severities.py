"""Estimating how strict the judges of an additive stage are, kept exactly: at closing, and when an entry leaves."""

from collections.abc import Iterable
from contextlib import contextmanager, suppress
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import lcm

from django.db import transaction
from django.db.models import Max

from competitions.models import Stage
from judging.additive import NotEstimable, severities
from judging.models import Severity, SeverityEstimate, Standing
from kipp.accounts.models import User
from submissions.models import Submission

MOST_NAMES = 5


def points_of(stage: Stage) -> dict[tuple[int, int], Fraction]:
    """Returns the points (Σ weight × mark) of each sheet that counts, by entry and judge."""
    estimate = SeverityEstimate.objects.in_force().filter(stage=stage).first()
    factor = Fraction(estimate.denominator) if estimate else 1
    return {
        (row.submission_id, judge): Fraction(points) / factor
        for row in Standing.objects.board(stage.competition, stage.position)
        for judge, points in zip(row.judges or [], row.totals or [], strict=True)
    }


def problem_of_estimate(stage: Stage) -> str:
    """Returns why the sheets of an additive stage cannot carry the method, and what to do; empty when they can.

    The method itself is locked from the first mark on, so more sheets are the only way.
    """
    if stage.method != Stage.Method.ADDITIVE:
        return ""
    try:
        severities(points_of(stage))
    except NotEstimable as error:
        return (
            f"Metode “{stage.get_method_display()}” belum dapat dihitung. {error.reason}{names_of(error)} "
            "Metode terkunci sejak nilai pertama, jadi tambahkan penugasan juri pada proposal itu dan tunggu lembarnya "
            "selesai."
        )
    return ""


def names_of(error: NotEstimable) -> str:
    """Returns the judges and entries that a refusal lies with, as a sentence; empty without any."""
    judges = User.objects.filter(pk__in=error.judges).order_by("full_name", "pk").values_list("full_name", flat=True)
    entries = Submission.objects.filter(pk__in=error.entries).order_by("title", "pk").values_list("title", flat=True)
    names = [*judges[: MOST_NAMES + 1], *(f"“{title}”" for title in entries[: MOST_NAMES + 1])]
    if not names:
        return ""
    more = len(error.judges) + len(error.entries) - MOST_NAMES
    return f" Lihat {', '.join(names[:MOST_NAMES])}{f', dan {more} lainnya' if more > 0 else ''}."


def estimate_severities(*, stage: Stage, cause: str, now: datetime) -> SeverityEstimate:
    """Solves the severities of a stage anew and keeps them as whole numerators over one denominator.

    The caller holds the lock of the stage. Raises NotEstimable.
    """
    beta = severities(points_of(stage))
    denominator = lcm(*(value.denominator for value in beta.values()))
    last = SeverityEstimate.objects.filter(stage=stage).aggregate(last=Max("number"))["last"]
    supersede_severities(stage=stage, now=now)
    estimate = SeverityEstimate(
        stage=stage, number=(last or 0) + 1, denominator=denominator, cause=cause, estimated_at=now
    )
    estimate.full_clean()
    estimate.save()
    Severity.objects.bulk_create(
        Severity(estimate=estimate, judge_id=judge, numerator=int(value * denominator))
        for judge, value in sorted(beta.items())
    )
    return estimate


def severities_shown(stages: Iterable[Stage]) -> list[tuple[Stage, list[tuple[User, Fraction]]]]:
    """Returns what each judge gives above the others, on the scale of 0–100, for the stages that have an estimate."""
    shown = []
    for stage in stages:
        if stage.method != Stage.Method.ADDITIVE:
            continue
        found = Severity.objects.filter(estimate__stage=stage, estimate__superseded_at=None)
        rows = list(found.select_related("judge", "estimate").order_by("judge__full_name", "judge_id"))
        full = sum((criterion.weight for criterion in stage.criteria.all()), Decimal(0)) * stage.scale_max
        values = [
            (row.judge, 100 * Fraction(row.numerator) / (Fraction(row.estimate.denominator) * Fraction(full)))
            for row in rows
        ]
        if values:
            shown.append((stage, values))
    return shown


@contextmanager
def as_if_closed(stages: Iterable[Stage], *, now: datetime):
    """Lets everything inside read the ranking as closing these stages would leave it; nothing of it stays.

    Only additive stages that are open and can be estimated make a difference.
    """
    additive = [stage for stage in stages if stage.is_open and stage.method == Stage.Method.ADDITIVE]
    if not additive:
        yield
        return
    with transaction.atomic():
        for stage in additive:
            with suppress(NotEstimable):
                estimate_severities(stage=stage, cause=SeverityEstimate.Cause.CLOSING, now=now)
        yield
        transaction.set_rollback(True)


def estimate_again(*, submission: Submission, now: datetime) -> None:
    """Solves the closed additive stages anew after an entry has left the contest, as the caller's transaction sees it.

    Where the sheets that remain cannot carry it, the stage counts as the plain mean, marked provisional, which forbids
    sealing until it has been opened and closed again.
    """
    stages = Stage.objects.filter(admissions__submission=submission, method=Stage.Method.ADDITIVE)
    for stage in stages.filter(state=Stage.State.CLOSED).select_related("competition").order_by("position"):
        try:
            estimate_severities(stage=stage, cause=SeverityEstimate.Cause.LEAVING, now=now)
        except NotEstimable:
            supersede_severities(stage=stage, now=now)


def supersede_severities(*, stage: Stage, now: datetime) -> None:
    """Puts the estimate in force aside; until the next one the stage counts as the plain mean, marked provisional."""
    SeverityEstimate.objects.in_force().filter(stage=stage).update(superseded_at=now)
