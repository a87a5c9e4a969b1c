"""Pages that close a stage, with what that does, and open it again."""

import logging

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from judging.closing import close_stage, closing_of, problems_of_reopening, reopen_stage
from judging.forms.closing import ClosingForm, ReopeningForm
from judging.rules import shows_marks
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only

log = logging.getLogger("kipp.export")


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def stage_close(request, slug, position):
    """Shows what closing would do and closes after a confirmation; a closed stage shows how to open it again.

    While marks are kept back and sheets are open, the effect is shown on request only, and that is logged.
    """
    stage = get_stage(request, slug, position)
    if not stage.is_open:
        return redirect("judging:stage-detail", slug, position)
    closing = closing_of(stage, now=clock.now())
    asks_for_effect = request.method == "POST" and "effect" in request.POST
    if asks_for_effect:
        log.info("User %s looked at the effect of closing stage %s early", request.user.pk, stage.pk)
    closes = request.method == "POST" and not asks_for_effect
    form = ClosingForm(request.POST if closes else None, missing=len(closing.unfinished))
    if closes and (form.is_valid() or not form.fields):
        try:
            admitted = close_stage(
                stage=stage,
                by=request.user,
                now=clock.now(),
                with_missing=bool(form.fields) and form.cleaned_data["with_missing"],
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("judging:stage-close", slug, position)
        advanced = f" {len(admitted)} finalis maju ke {closing.next_stage}." if closing.next_stage else ""
        messages.success(request, f"{stage} ditutup.{advanced}")
        return redirect("judging:stage-detail", slug, position)
    shows_effect = asks_for_effect or shows_marks(stage) or not closing.unfinished
    context = {
        "title": f"Tutup {stage}",
        "stage": stage,
        "closing": closing,
        "form": form,
        "shows_effect": shows_effect,
        "shows_marks": shows_marks(stage),
    }
    return render(request, "judging/closing.html", context, status=422 if closes else 200)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def stage_reopen(request, slug, position):
    """Asks for the reason and opens a closed stage again, while nothing has happened in the next one."""
    stage = get_stage(request, slug, position)
    if not stage.is_closed:
        return redirect("judging:stage-detail", slug, position)
    form = ReopeningForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            reopen_stage(stage=stage, by=request.user, reason=form.cleaned_data["reason"], now=clock.now())
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("judging:stage-reopen", slug, position)
        messages.success(request, f"{stage} dibuka kembali. Juri dapat mengubah lembarnya lagi.")
        return redirect("judging:stage-detail", slug, position)
    context = {
        "title": f"Buka kembali {stage}",
        "stage": stage,
        "form": form,
        "problems": problems_of_reopening(stage),
    }
    return render(request, "judging/closing_reopen.html", context, status=422 if request.method == "POST" else 200)
