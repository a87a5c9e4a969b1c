"""The page that takes a judge off an open stage, with what that does shown before it is done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from judging.forms.replacing import KEEP, DepartureForm, ReasonForm
from judging.panel.replacing import departure_of, problems_of, release_judge
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.accounts.views import posted
from kipp.shared import clock
from kipp.shared.access import roles_only

UNPROCESSABLE = 422


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def panel_replace(request, slug, position, judge):
    """`?pengganti=…&selesai=…` is the choice whose effect is shown; POST to the same address confirms it."""
    stage = get_stage(request, slug, position)
    seat = get_object_or_404(stage.panel.select_related("judge"), judge=judge)
    seat.stage = stage
    choice, form = DepartureForm(request.GET, seat=seat), ReasonForm(posted(request))
    departure = None
    if choice.is_valid():
        chosen = {
            "replacement": choice.cleaned_data["pengganti"],
            "keeps_finished": choice.cleaned_data["selesai"] == KEEP,
        }
        departure = departure_of(seat=seat, **chosen)
        if request.method == "POST" and form.is_valid() and released(request, stage, seat, form, chosen):
            return redirect("judging:stage-detail", slug, position)
    context = {
        "title": f"Lepas {seat.judge.full_name} dari panel",
        "stage": stage,
        "seat": seat,
        "choice": choice,
        "form": form,
        "departure": departure,
        "problems": departure.problems if departure else problems_of(seat, None),
    }
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "judging/panel_replace.html", context, status=status)


def released(request, stage, seat, form, chosen) -> bool:
    """Takes the judge off; a refusal is said on the form."""
    try:
        departure = release_judge(
            stage=stage,
            judge=seat.judge,
            reason=form.cleaned_data["reason"],
            digest=request.POST.get("digest", ""),
            by=request.user,
            now=clock.now(),
            **chosen,
        )
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    taken = f" {departure.replacement} mendapat {len(departure.given)} lembar." if departure.replacement else ""
    messages.success(request, f"{seat.judge.full_name} dilepas dari panel {stage}.{taken}")
    return True
