"""Estimating how strict the judges of an additive stage are, kept exactly: at closing, and when an entry leaves.

Where the sheets that remain cannot carry it, Setda may decide that those of the entries that left count on for it.
"""

from collections.abc import Iterable
from contextlib import contextmanager, suppress
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import lcm

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Max, QuerySet

from competitions.models import Competition, Stage
from judging.models import Severity, SeverityEstimate, Standing
from judging.ranking.additive import NotEstimable, severities
from judging.rules import may_run_stage
from kipp.accounts.models import User
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_text
from submissions.models import Submission

MOST_NAMES = 5
LEFT = (Submission.State.WITHDRAWN, Submission.State.DISQUALIFIED)
# The view of single sheets does not ask whether their entry is still in the contest.
POINTS_OF_SHEETS = """
    select submission_id, judge_id, points from judging_card
    where competition_id = %s and stage_id = %s and submission_id = any(%s)
"""


def points_of(stage: Stage) -> dict[tuple[int, int], Fraction]:
    """Returns the points (Σ weight × mark) of each sheet that counts, by entry and judge."""
    estimate = SeverityEstimate.objects.in_force().filter(stage=stage).first()
    factor = Fraction(estimate.denominator) if estimate else 1
    return {
        (row.submission_id, judge): Fraction(points) / factor
        for row in Standing.objects.board(stage.competition, stage.position)
        for judge, points in zip(row.judges or [], row.totals or [], strict=True)
    }


def left_after_closing(stage: Stage) -> QuerySet[Submission]:
    """Returns the entries of a closed stage that left the contest after it was closed."""
    gone = Submission.objects.filter(admissions__stage=stage, state__in=LEFT)
    return gone.filter(decided_at__gte=stage.closed_at) if stage.closed_at else gone.none()


def points_of_left(stage: Stage) -> dict[tuple[int, int], Fraction]:
    """Returns the points of the finished sheets of entries that left after the closing, by entry and judge."""
    entries = list(left_after_closing(stage).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(POINTS_OF_SHEETS, [stage.competition_id, stage.pk, entries])
        return {(entry, judge): Fraction(points) for entry, judge, points in cursor.fetchall()}


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


def estimate_severities(
    *, stage: Stage, cause: str, now: datetime, with_left: bool = False, reason: str = "", by: User | None = None
) -> SeverityEstimate:
    """Solves the severities of a stage anew and keeps them as whole numerators over one denominator.

    with_left: from the sheets of entries that left after the closing as well. The caller holds the lock of the stage.
    Raises NotEstimable.
    """
    beta = severities(points_of(stage) | (points_of_left(stage) if with_left else {}))
    denominator = lcm(*(value.denominator for value in beta.values()))
    last = SeverityEstimate.objects.filter(stage=stage).aggregate(last=Max("number"))["last"]
    supersede_severities(stage=stage, now=now)
    estimate = SeverityEstimate(
        stage=stage,
        number=(last or 0) + 1,
        denominator=denominator,
        cause=cause,
        estimated_at=now,
        with_left=with_left,
        reason=reason,
        decided_by=by,
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
    sealing until it has been opened and closed again, or keep_left_sheets() was decided.
    """
    stages = Stage.objects.filter(admissions__submission=submission, method=Stage.Method.ADDITIVE)
    for stage in stages.filter(state=Stage.State.CLOSED).select_related("competition").order_by("position"):
        with_left = SeverityEstimate.objects.in_force().filter(stage=stage, with_left=True).exists()
        try:
            estimate_severities(stage=stage, cause=SeverityEstimate.Cause.LEAVING, now=now, with_left=with_left)
        except NotEstimable:
            supersede_severities(stage=stage, now=now)


def lacks_estimate(stage: Stage) -> bool:
    """Tells whether a closed additive stage counts as the plain mean because what remains cannot carry its method."""
    is_closed = stage.is_closed and stage.method == Stage.Method.ADDITIVE
    return is_closed and not SeverityEstimate.objects.in_force().filter(stage=stage).exists()


@atomic_with_sentences()
def keep_left_sheets(*, stage: Stage, reason: str, by: User, now: datetime) -> SeverityEstimate:
    """Records the decision that sheets of entries that left after the closing count on for how strict judges are.

    For nothing else: those entries stay out. It holds, also when more entries leave, until the stage is opened again.
    Raises ValidationError without a reason, when the stage has an estimate or is not a closed additive one, when even
    those sheets cannot carry the method, or when the winners are recorded; PermissionDenied for all but Setda.
    """
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang memutuskan lembar mana yang dipakai.")
    edition = Competition.objects.select_for_update(no_key=True).get(pk=stage.competition_id)
    stage = Stage.objects.select_for_update(of=("self",)).select_related("competition").get(pk=stage.pk)
    reason = clean_text(reason)
    if not reason:
        raise ValidationError({"reason": "Tuliskan alasannya."})
    if edition.is_archived or edition.awards.exists():
        raise ValidationError("Hasil edisi ini sudah ditetapkan atau diarsipkan, jadi peringkatnya tidak berubah lagi.")
    if not lacks_estimate(stage):
        raise ValidationError("Ketatnya juri pada tahap ini sudah dihitung, atau tahapnya tidak memakainya.")
    cause = SeverityEstimate.Cause.DECISION
    try:
        return estimate_severities(stage=stage, cause=cause, now=now, with_left=True, reason=reason, by=by)
    except NotEstimable as error:
        raise ValidationError(f"Dengan lembar itu pun belum dapat dihitung. {error.reason}{names_of(error)}") from error


def reason_of_left(stage: Stage) -> str:
    """Returns why sheets of entries that left count on for how strict judges are; empty where they do not."""
    if stage.method != Stage.Method.ADDITIVE:
        return ""
    is_in_force = SeverityEstimate.objects.in_force().filter(stage=stage, with_left=True).exists()
    decisions = SeverityEstimate.objects.filter(stage=stage, cause=SeverityEstimate.Cause.DECISION)
    return decisions.order_by("number").values_list("reason", flat=True).last() if is_in_force else ""


def supersede_severities(*, stage: Stage, now: datetime) -> None:
    """Puts the estimate in force aside; until the next one the stage counts as the plain mean, marked provisional."""
    SeverityEstimate.objects.in_force().filter(stage=stage).update(superseded_at=now)
