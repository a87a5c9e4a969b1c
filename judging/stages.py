"""Opening a stage for marks; closing.py closes it."""

from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum

from competitions.models import Competition, Stage
from judging.assignment import admit_eligible, assign_all
from judging.refusals import spoken_refusals
from kipp.accounts.models import Role, User
from kipp.shared.forms import written
from kipp.shared.workflow import Workflow, transition
from submissions.models import Submission

PLANNED, OPEN, CLOSED = Stage.State

LIFECYCLE = Workflow(
    (
        transition("open", "Buka tahap", sources=[PLANNED], target=OPEN, roles=[Role.ADMIN]),
        transition("close", "Tutup tahap", sources=[OPEN], target=CLOSED, roles=[Role.ADMIN]),
    )
)


@spoken_refusals()
@transaction.atomic
def open_stage(*, stage: Stage, by: User, now: datetime) -> Stage:
    """Opens a stage: judges see their sheets and give marks from now on.

    The first stage admits every eligible entry; each judge of the panel gets a sheet for each admitted entry.
    Raises PermissionDenied for everybody but Setda, ValidationError with every sentence of problems_before_open().
    """
    stage = Stage.objects.select_for_update(of=("self",)).select_related("competition").get(pk=stage.pk)
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


def problems_before_open(*, stage: Stage, now: datetime) -> list[str]:
    """Returns what is still missing before a planned stage may open, in sentences; empty when it is ready."""
    problems = problems_of_weights(stage)
    if stage.competition.status != Competition.Status.RUNNING:
        problems.append("Edisi ini tidak sedang berjalan.")
    seats = list(stage.panel.select_related("judge").order_by("position"))
    if not seats:
        problems.append("Panel belum berisi juri.")
    problems += [
        f"{seat.judge.full_name} tidak lagi aktif sebagai juri. Keluarkan dari panel."
        for seat in seats
        if not (seat.judge.is_active and seat.judge.is_judge)
    ]
    return problems + (problems_of_first(stage, now) if stage.position == 1 else problems_of_later(stage))


def problems_of_weights(stage: Stage) -> list[str]:
    """Returns a sentence when the weights of the criteria do not add up to exactly 100."""
    total = stage.criteria.aggregate(total=Sum("weight", default=Decimal(0)))["total"]
    return [] if total == 100 else [f"Jumlah bobot kriteria {written(total)}, seharusnya 100."]


def problems_of_first(stage: Stage, now: datetime) -> list[str]:
    """Returns what keeps the first stage from opening: entries may still arrive, wait for screening, or are none."""
    problems = []
    closes_at = stage.competition.registration_closes_at
    if closes_at is None or now < closes_at:
        problems.append("Pendaftaran belum ditutup.")
    waiting = stage.competition.submissions.filter(state=Submission.State.SUBMITTED).count()
    if waiting:
        problems.append(f"{waiting} proposal masih menunggu seleksi administrasi.")
    if not stage.competition.submissions.eligible().exists():
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
