"""The page of a closed stage whose remaining sheets cannot tell how strict its judges are."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from judging.forms.severity import KeepLeftForm
from judging.ranking.severities import keep_left_sheets, lacks_estimate, left_after_closing
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def severity_keep(request, slug, position):
    """Asks for the reason and lets the sheets of entries that left count on; elsewhere it leads to the stage."""
    stage = get_stage(request, slug, position)
    if not lacks_estimate(stage):
        return redirect("judging:stage-detail", slug, position)
    form = KeepLeftForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            keep_left_sheets(stage=stage, by=request.user, reason=form.cleaned_data["reason"], now=clock.now())
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
        else:
            messages.success(request, f"Ketatnya juri pada {stage} dihitung dengan lembar proposal yang keluar.")
            return redirect("judging:stage-detail", slug, position)
    context = {
        "title": f"Ketatnya juri pada {stage}",
        "stage": stage,
        "form": form,
        "left": left_after_closing(stage).order_by("title", "pk"),
    }
    return render(request, "judging/severity_keep.html", context, status=422 if request.method == "POST" else 200)
