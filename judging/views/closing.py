"""Pages that close a stage, with what that does, and open it again."""

import logging

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from competitions.models import Stage
from judging.closing import CHANGED, Closing, close_stage, closing_of, problems_of_reopening, reopen_stage
from judging.forms.closing import ClosingForm, ReopeningForm
from judging.rules import shows_marks
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only

log = logging.getLogger("kipp.export")
UNSEEN = "-"  # the digest of no effect: whoever sends none has not been shown any


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def stage_close(request, slug, position):
    """Shows what closing would do and closes after a confirmation; a closed stage shows how to open it again.

    When the effect is no longer what was confirmed, the page is shown again with the new one and nothing is closed.
    While marks are kept back and sheets are open, the effect is shown on request only, and that is logged.
    """
    stage = get_stage(request, slug, position)
    if not stage.is_open:
        return redirect("judging:stage-detail", slug, position)
    asks = request.method == "POST" and "effect" in request.POST
    if request.method == "POST" and not asks:
        return close_as_shown(request, stage)
    return effect_page(request, stage, closing_of(stage, now=clock.now()), asks=asks)


def close_as_shown(request, stage: Stage):
    """Closes the stage if the effect is still the one that the page showed, else shows what it is by now."""
    closing = closing_of(stage, now=clock.now())
    form = ClosingForm(request.POST, missing=len(closing.unfinished))
    has_seen = "seen" in request.POST
    if not form.is_valid():
        return effect_page(request, stage, closing, asks=has_seen, form=form, status=422)
    address = [stage.competition.slug, stage.position]
    try:
        admitted = close_stage(
            stage=stage,
            by=request.user,
            now=clock.now(),
            with_missing=form.cleaned_data.get("with_missing", False),
            seen=request.POST.get("seen") or UNSEEN,
        )
    except ValidationError as refusal:
        if getattr(refusal, "code", None) == "changed":
            closing = closing_of(stage, now=clock.now())
            return effect_page(request, stage, closing, asks=has_seen, changed=CHANGED, status=409)
        messages.error(request, " ".join(refusal.messages))
        return redirect("judging:stage-close", *address)
    advanced = f" {len(admitted)} finalis maju ke {closing.next_stage}." if closing.next_stage else ""
    messages.success(request, f"{stage} ditutup.{advanced}")
    return redirect("judging:stage-detail", *address)


def effect_page(
    request,
    stage: Stage,
    closing: Closing,
    *,
    asks: bool = False,
    form: ClosingForm | None = None,
    changed: str = "",
    status: int = 200,
):
    """Shows what closing would do. asks: also while marks are kept back, which is logged then."""
    if asks and closing.unfinished:
        log.info("User %s looked at the effect of closing stage %s early", request.user.pk, stage.pk)
    may_ask_again = shows_marks(stage) or not closing.unfinished
    context = {
        "title": f"Tutup {stage}",
        "stage": stage,
        "closing": closing,
        "form": form or ClosingForm(missing=len(closing.unfinished)),
        "shows_effect": asks or may_ask_again,
        "may_ask_again": may_ask_again,
        "shows_marks": shows_marks(stage),
        "changed": changed,
    }
    return render(request, "judging/closing.html", context, status=status)


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
