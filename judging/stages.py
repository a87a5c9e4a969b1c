"""Opening a stage for marks; closing.py closes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, Q, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce

from competitions.extensions import last_closing
from competitions.models import Competition, Stage
from judging.assignment.assigning import admit_eligible, assign_all
from judging.assignment.table import entries_to_judge
from judging.models import Admission, Scorecard
from judging.ranking.comparing import problems_of_comparing
from kipp.accounts.models import Role, User
from kipp.shared.forms import written
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.workflow import Workflow, transition
from submissions.models import Submission

PLANNED, OPEN, CLOSED = Stage.State
MOST_NAMED = 5
REGISTRATION_IS_OPEN = "Pendaftaran belum ditutup."

LIFECYCLE = Workflow(
    (
        transition("open", "Buka tahap", sources=[PLANNED], target=OPEN, roles=[Role.ADMIN]),
        transition("close", "Tutup tahap", sources=[OPEN], target=CLOSED, roles=[Role.ADMIN]),
    )
)


@atomic_with_sentences()
def open_stage(*, stage: Stage, by: User, now: datetime) -> Stage:
    """Opens a stage: judges see their sheets and give marks from now on.

    The first stage admits every eligible entry; each judge of the panel gets a sheet for each admitted entry,
    unless Setda has assigned only some judges to each.
    Raises PermissionDenied for everybody but Setda, ValidationError with every sentence of problems_before_open().
    """
    Competition.objects.select_for_update(no_key=True).get(pk=stage.competition_id)
    stage = Stage.objects.select_for_update(of=("self",)).select_related("competition").get(pk=stage.pk)
    prefetch_related_objects([stage], "criteria", "panel__judge")
    step = LIFECYCLE.check("open", state=stage.state, role=by.role)
    problems = problems_before_open(stage=stage, now=now)
    if problems:
        raise ValidationError(problems)
    if stage.position == 1:
        admit_eligible(stage=stage, by=by)
    assign_all(stage=stage, by=by)
    stage.state, stage.opened_at = step.target, now
    stage.full_clean()
    stage.save()
    return stage


@dataclass(frozen=True)
class Intake:
    """Entries of the edition before its first stage.

    submitted: no verdict yet; pending: verdict not announced; returned: still being put right, the silent grace
    minutes included; awaited: eligible but not admitted to the stage.
    """

    submitted: int
    pending: int
    returned: int
    eligible: int
    awaited: int


def intake_of(stage: Stage, now: datetime) -> Intake:
    """Counts what a first stage can admit, and what may still become eligible after `now`."""
    grace = timedelta(minutes=stage.competition.grace_minutes)
    is_undecided = Q(pending_decision="")
    is_eligible = Q(state=Submission.State.ELIGIBLE)
    is_admitted = Exists(Admission.objects.filter(stage=stage, submission=OuterRef("pk")))
    return Intake(
        **stage.competition.submissions.aggregate(
            submitted=Count("pk", filter=Q(state=Submission.State.SUBMITTED) & is_undecided),
            pending=Count("pk", filter=~is_undecided),
            returned=Count("pk", filter=Q(state=Submission.State.RETURNED, returned_until__gt=now - grace)),
            eligible=Count("pk", filter=is_eligible),
            awaited=Count("pk", filter=is_eligible & ~is_admitted),
        )
    )


def problems_before_open(*, stage: Stage, now: datetime, intake: Intake | None = None) -> list[str]:
    """Returns what is still missing before a planned stage may open, in sentences; empty when it is ready."""
    problems = problems_of_weights(stage)
    if stage.competition.status != Competition.Status.RUNNING:
        problems.append("Edisi ini tidak sedang berjalan.")
    seats = sorted(stage.panel.all(), key=lambda seat: seat.position)
    if not seats:
        problems.append("Panel belum berisi juri.")
    problems += [
        f"{seat.judge.full_name} tidak lagi aktif sebagai juri. Keluarkan dari panel."
        for seat in seats
        if not (seat.judge.is_active and seat.judge.is_judge)
    ]
    problems += problems_of_assignment(stage) or problems_of_comparing(stage)
    if stage.position == 1:
        return problems + problems_of_first(stage, now, intake or intake_of(stage, now))
    return problems + problems_of_later(stage)


def problems_of_assignment(stage: Stage) -> list[str]:
    """Returns a sentence when entries that only some judges read have fewer sheets than the stage needs to close."""
    if not stage.cards_per_entry:
        return []
    own = Scorecard.objects.in_contest().filter(stage=stage, submission=OuterRef("pk"))
    given = own.order_by().values("submission").annotate(number=Count("pk")).values("number")
    entries = entries_to_judge(stage).annotate(sheets=Coalesce(Subquery(given), 0))
    short = list(entries.filter(sheets__lt=stage.least_cards).order_by("title", "pk"))
    if not short:
        return []
    named = ", ".join(f"{entry.title} ({entry.sheets})" for entry in short[:MOST_NAMED])
    more = f", dan {len(short) - MOST_NAMED} lainnya" if len(short) > MOST_NAMED else ""
    return [
        f"Penugasan belum lengkap: {len(short)} proposal mendapat kurang dari {stage.least_cards} juri: {named}{more}."
    ]


def problems_of_weights(stage: Stage) -> list[str]:
    """Returns a sentence when the weights of the criteria do not add up to exactly 100."""
    total = sum((criterion.weight for criterion in stage.criteria.all()), Decimal(0))
    return [] if total == 100 else [f"Jumlah bobot kriteria {written(total)}, seharusnya 100."]


def problems_of_first(stage: Stage, now: datetime, intake: Intake) -> list[str]:
    """Returns what keeps the first stage from opening: entries may still arrive, wait for screening, or are none."""
    problems = []
    closes_at = last_closing(stage.competition)
    if closes_at is None or now < closes_at:
        problems.append(REGISTRATION_IS_OPEN)
    if intake.submitted:
        problems.append(f"{intake.submitted} proposal masih menunggu seleksi administrasi.")
    if intake.pending:
        problems.append(f"Keputusan seleksi administrasi {intake.pending} proposal belum diumumkan.")
    if intake.returned:
        problems.append(f"{intake.returned} proposal masih diperbaiki operatornya. Tunggu sampai batas waktunya lewat.")
    if not intake.eligible:
        problems.append("Belum ada proposal yang lolos administrasi.")
    return problems


def problems_of_later(stage: Stage) -> list[str]:
    """Returns what keeps a later stage from opening: the one before is not closed, or nobody advanced."""
    problems = []
    before = stage.competition.stages.filter(position__lt=stage.position).exclude(state=Stage.State.CLOSED)
    problems += [f"{earlier} belum ditutup." for earlier in before.order_by("position")]
    if not stage.admissions.filter(submission__state=Submission.State.ELIGIBLE).exists():
        problems.append("Belum ada finalis. Finalis ditentukan ketika tahap sebelumnya ditutup.")
    return problems
