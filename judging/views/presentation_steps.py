"""Steps of a presentation day that stay on record: drawing lots, swapping two entries, announcing the schedule."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from judging.forms.presentation import DrawForm, SwapForm
from judging.presentation.announcing import announce, call_of
from judging.presentation.drawing_lots import (
    digest_of_draw,
    draw_by_portal,
    entries_to_draw,
    lot_of,
    record_lots,
    swap,
    titles_of,
)
from judging.presentation.schedule import schedule_of
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.accounts.views import posted
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.forms import add_refusal

UNPROCESSABLE = 422


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def presentation_draw(request, slug, position):
    """Draws the order, or records the lots drawn in the room."""
    stage = get_stage(request, slug, position)
    draws = list(stage.presentation_draws.select_related("drawn_by").order_by("-number"))
    form = DrawForm(posted(request), entries=entries_to_draw(stage), drawn=draws[0].number if draws else 0)
    if form.is_valid() and (draw := drawn(request, stage, form)):
        messages.success(request, f"Urutan {len(draw.order)} proposal tercatat sebagai undian {draw.number}.")
        return redirect("judging:presentation-detail", slug, position)
    context = {"stage": stage, "form": form, "draws": draws, "title": "Undi ulang urutan" if draws else "Undi urutan"}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "judging/presentation_draw.html", context, status=status)


def drawn(request, stage, form: DrawForm):
    """Draws or records as the form says; returns the draw, or None after saying on the form why not."""
    data = form.cleaned_data
    known = {
        "stage": stage,
        "witnesses": data["witnesses"],
        "reason": data.get("reason", ""),
        "after": data["after"],
        "by": request.user,
        "now": clock.now(),
    }
    try:
        return record_lots(numbers=form.numbers, **known) if form.is_by_hand else draw_by_portal(**known)
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return None


@roles_only(Role.ADMIN)
@require_safe
def presentation_draw_print(request, slug, position, number):
    """The record of a draw with its method in words and lines to sign."""
    stage = get_stage(request, slug, position)
    draw = get_object_or_404(stage.presentation_draws.select_related("drawn_by"), number=number)
    entries = titles_of([draw])
    lots = [
        (place, entries.get(code), code, lot_of(seed=draw.seed, code=code) if draw.is_by_portal else "")
        for place, code in enumerate(draw.order, start=1)
    ]
    context = {"stage": stage, "draw": draw, "lots": lots, "digest": digest_of_draw(draw)}
    return render(request, "judging/presentation_draw_print.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def presentation_swap(request, slug, position):
    """Lets two entries change places, with a reason."""
    stage = get_stage(request, slug, position)
    form = SwapForm(posted(request), schedule=schedule_of(stage))
    if form.is_valid() and swapped(request, stage, form):
        first, second = form.pair
        messages.success(request, f"Urutan {first.title} dan {second.title} ditukar.")
        return redirect("judging:presentation-detail", slug, position)
    context = {"stage": stage, "form": form, "title": "Tukar urutan dua proposal"}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "judging/presentation_swap.html", context, status=status)


def swapped(request, stage, form: SwapForm) -> bool:
    first, second = form.pair
    reason = form.cleaned_data["reason"]
    try:
        swap(stage=stage, first=first, second=second, reason=reason, by=request.user, now=clock.now())
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return False
    return True


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def presentation_announce(request, slug, position):
    """Shows what announcing would tell whom, every mail included; on POST it does just that."""
    stage = get_stage(request, slug, position)
    if request.method == "POST":
        fingerprint = request.POST.get("fingerprint", "")
        try:
            call = announce(stage=stage, fingerprint=fingerprint, by=request.user, now=clock.now())
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(
                request, f"Jadwal {len(call.slots)} proposal diumumkan; {len(call.letters)} surel dikirim."
            )
        return redirect("judging:presentation-announce", slug, position)
    context = {"stage": stage, "call": call_of(stage), "title": "Umumkan jadwal presentasi"}
    return render(request, "judging/presentation_announce.html", context)
