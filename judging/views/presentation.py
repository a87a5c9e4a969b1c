"""Pages of a presentation day: its schedule, the times, the print for the panel, and the timer for the room."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from judging.forms.presentation import PlanForm, sessions_of
from judging.panel.integrity import statement_of
from judging.presentation.announcing import problems_of
from judging.presentation.schedule import Schedule, schedule_of
from judging.presentation.scheduling import keep_time, save_plan
from judging.views.integrity import statement_first
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.accounts.views import posted
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.forms import add_refusal
from submissions.models import Submission

UNPROCESSABLE = 422


@roles_only(Role.ADMIN)
@require_safe
def presentation_detail(request, slug, position):
    """The schedule with everything Setda can do with it."""
    stage = get_stage(request, slug, position)
    schedule = schedule_of(stage)
    draws = list(stage.presentation_draws.select_related("drawn_by").order_by("-number"))
    context = {
        "stage": stage,
        "schedule": schedule,
        "now": clock.now(),
        "draws": draws,
        "swaps": swaps_of(stage),
        "problems": problems_of(schedule),
    }
    return render(request, "judging/presentation_detail.html", context)


def swaps_of(stage):
    return stage.presentation_swaps.select_related("first", "second", "swapped_by").order_by("swapped_at", "pk")


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def presentation_edit(request, slug, position):
    """Minutes, what to bring and the sessions; the order stays and the times follow."""
    stage = get_stage(request, slug, position)
    schedule = schedule_of(stage)
    form = PlanForm(posted(request), instance=schedule.plan, initial={"stamp": schedule.stamp})
    sessions = sessions_of(schedule, posted(request))
    if (
        request.method == "POST"
        and all([form.is_valid(), sessions.is_valid()])
        and saved(request, stage, form, sessions)
    ):
        messages.success(request, "Jadwal tersimpan. Urutan tidak berubah; jam mengikuti isian ini.")
        return redirect("judging:presentation-detail", slug, position)
    context = {"stage": stage, "form": form, "sessions": sessions, "title": "Hari, jam, dan tempat presentasi"}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "judging/presentation_edit.html", context, status=status)


def saved(request, stage, form: PlanForm, sessions) -> bool:
    """Saves the schedule; a refusal is said on the form."""
    data = form.cleaned_data
    try:
        save_plan(
            stage=stage,
            minutes=form.minutes,
            to_bring=data["to_bring"],
            sessions=sessions.values,
            stamp=data["stamp"],
            by=request.user,
        )
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    return True


@roles_only(Role.ADMIN)
@require_POST
def presentation_gap(request, slug, position, code):
    """Lets the entries behind one that dropped out move up, or leaves its time empty."""
    stage = get_stage(request, slug, position)
    entry = get_object_or_404(Submission.objects.filter(presentation_slots__stage=stage), code=code)
    keeps = request.POST.get("keeps") == "yes"
    try:
        keep_time(stage=stage, submission=entry, keeps=keeps, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        text = "dibiarkan kosong" if keeps else "diisi: proposal di belakangnya maju"
        messages.success(request, f"Waktu {entry.title} {text}.")
    return redirect("judging:presentation-detail", slug, position)


@roles_only(Role.ADMIN, Role.JUDGE)
@require_safe
def presentation_print(request, slug, position):
    """The schedule on paper: for Setda, and once it is announced for judges of the panel."""
    stage = get_stage(request, slug, position)
    schedule = schedule_of(stage)
    if request.user.is_judge:
        require_seat(request.user, schedule)
        if not statement_of(request.user, stage.competition):
            return statement_first(request, stage.competition)
    context = {"stage": stage, "schedule": schedule, "swaps": [] if request.user.is_judge else swaps_of(stage)}
    return render(request, "judging/presentation_print.html", context)


def require_seat(judge, schedule: Schedule) -> None:
    """Raises Http404 unless the judge sits on the panel and the schedule may be read with all its names."""
    is_seated = schedule.stage.panel.filter(judge=judge, left_at=None).exists()
    if not is_seated or not schedule.is_announced or schedule.stage.is_blind:
        raise Http404


@roles_only(Role.ADMIN)
@require_safe
def presentation_timer(request, slug, position):
    """The clock on the projector; once loaded it needs no network, and it never shows a mark."""
    stage = get_stage(request, slug, position)
    return render(request, "judging/presentation_timer.html", {"stage": stage, "schedule": schedule_of(stage)})
