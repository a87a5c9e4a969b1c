"""Pages of Setda for one stage: its panel, its entries, opening it, and how far the judges are."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from competitions.access import get_edition
from competitions.models import Stage
from judging.assignment.assigning import admit_eligible, assign_all, seat_judges, unseat_judge
from judging.forms.panel import PanelForm
from judging.models import Scorecard
from judging.panel.integrity import add_acceptances
from judging.panel.pace import pace_of, sorted_judges
from judging.panel.pace_drawing import pace_chart
from judging.panel.progress import StageProgress, progress_of
from judging.panel.reminding import reminders_of
from judging.ranking.severities import lacks_estimate
from judging.stages import REGISTRATION_IS_OPEN, intake_of, open_stage, problems_before_open
from kipp.accounts.models import Role, User
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions.models import Submission

ENTRIES_A_PAGE = 100
BEHIND = "tertinggal"
COMPLETE = "Setiap juri di panel kini memiliki lembar untuk setiap proposal."
ADMITTED = "Semua proposal yang lolos kini masuk tahap ini. Tugaskan jurinya."


def get_stage(request, slug: str, position: int) -> Stage:
    """Returns the stage of an edition that this member may know of, else raises Http404."""
    edition = get_edition(request, slug)
    stage = edition.stages.filter(position=position).first()
    if stage is None:
        raise Http404
    stage.competition = edition
    return stage


@roles_only(Role.ADMIN)
@require_safe
def stage_detail(request, slug, position):
    return stage_page(request, get_stage(request, slug, position))


def stage_page(request, stage: Stage, *, form: PanelForm | None = None, status: int = 200):
    """Renders the page of a stage with what it lacks or how far it is."""
    prefetch_related_objects([stage], "criteria", "panel__judge")
    add_acceptances(stage)
    progress = progress_of(stage)
    context = {
        "stage": stage,
        "progress": progress,
        "page_obj": Paginator(progress.entries, ENTRIES_A_PAGE).get_page(request.GET.get("page")),
        "eligible": Submission.State.ELIGIBLE,
        "form": form or PanelForm(stage=stage),
        "criteria": sorted(stage.criteria.all(), key=lambda criterion: criterion.position),
        "registration_is_open": REGISTRATION_IS_OPEN,
        "lacks_estimate": lacks_estimate(stage),
    }
    if stage.is_open and progress.total.total:
        context |= pace_context(request, stage, progress)
    if not stage.is_closed and stage.position == 1:
        context["intake"] = intake_of(stage, clock.now())
    if stage.state == Stage.State.PLANNED:
        context["problems"] = problems_before_open(stage=stage, now=clock.now(), intake=context.get("intake"))
    return render(request, "judging/stage_detail.html", context, status=status)


def pace_context(request, stage: Stage, progress: StageProgress) -> dict:
    """Returns where an open stage stands against its deadline; `?urut=` and `?tampil=` arrange its judges."""
    pace = pace_of(stage, progress, now=clock.now())
    order, shown = request.GET.get("urut", ""), request.GET.get("tampil", "")
    judges = sorted_judges(pace.judges, order=order, only_behind=shown == BEHIND)
    reminded = reminders_of(stage)
    return {
        "pace": pace,
        "chart": pace_chart(pace.days, total=progress.total.total),
        "judges": [(row, reminded.get(row.seat.judge.email)) for row in judges],
        "order": order,
        "shown": shown,
        "late": sum(row.needs_a_word for row in pace.judges),
        "left": sum(not row.is_done for row in pace.judges),
    }


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def stage_open(request, slug, position):
    """Asks whether to open the stage, which cannot be undone, and opens it."""
    stage = get_stage(request, slug, position)
    if request.method == "POST":
        try:
            stage = open_stage(stage=stage, by=request.user, now=clock.now())
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, f"{stage} dibuka. Juri sekarang melihat lembar penilaiannya.")
        return redirect("judging:stage-detail", slug, position)
    entries = stage.admissions.filter(submission__state=Submission.State.ELIGIBLE).count()
    if stage.position == 1:
        entries += intake_of(stage, clock.now()).awaited
    judges = stage.panel.count()
    given = Scorecard.objects.in_contest().filter(stage=stage).count()
    context = {
        "stage": stage,
        "title": f"Buka {stage}?",
        "entries": entries,
        "judges": judges,
        "sheets": given if stage.cards_per_entry else entries * judges,
        "problems": problems_before_open(stage=stage, now=clock.now()),
        "registration_is_open": REGISTRATION_IS_OPEN,
        "lacks_estimate": lacks_estimate(stage),
    }
    return render(request, "judging/stage_open.html", context)


@roles_only(Role.ADMIN)
@require_POST
def stage_assign(request, slug, position):
    """Admits entries that became eligible meanwhile and gives every judge the sheets still missing."""
    stage = get_stage(request, slug, position)
    try:
        if stage.position == 1:
            admit_eligible(stage=stage, by=request.user)
        assign_all(stage=stage, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, ADMITTED if stage.cards_per_entry else COMPLETE)
        if stage.cards_per_entry:
            return redirect("judging:assignment-edit", slug, position)
    return redirect("judging:stage-detail", slug, position)


@roles_only(Role.ADMIN)
@require_POST
def panel_add(request, slug, position):
    stage = get_stage(request, slug, position)
    form = PanelForm(request.POST, stage=stage)
    if not form.is_valid():
        return stage_page(request, stage, form=form, status=422)
    try:
        seats = seat_judges(stage=stage, judges=form.cleaned_data["judges"], by=request.user)
    except ValidationError as refusal:
        form.add_error("judges", refusal)
        return stage_page(request, stage, form=form, status=422)
    messages.success(request, f"{len(seats)} juri masuk panel {stage}.")
    return redirect("judging:stage-detail", slug, position)


@roles_only(Role.ADMIN)
@require_POST
def panel_remove(request, slug, position, judge):
    stage = get_stage(request, slug, position)
    judge = get_object_or_404(User.objects.filter(panels__stage=stage), pk=judge)
    try:
        unseat_judge(stage=stage, judge=judge, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"{judge.full_name} dikeluarkan dari panel {stage}.")
    return redirect("judging:stage-detail", slug, position)
