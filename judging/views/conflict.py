"""Pages of conflicts of interest: declared by a judge, recorded and lifted by Setda, and their register."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from competitions.rules import lock_of_result
from judging.conflicts import declaring
from judging.conflicts.register import register_of
from judging.forms.conflict import ConflictForm, LiftForm, RecordForm
from judging.models import Conflict
from judging.views.cards import get_card, recused_page
from judging.views.integrity import statement_first
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only

LINES_A_PAGE = 50
REFUSED = 409
UNPROCESSABLE = 422


@roles_only(Role.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict_declare(request, slug, position, code):
    """Asks a judge for the reason and sets the sheet aside, which the judge cannot undo."""
    card = get_card(request, slug, position, code)
    if not card.is_accepted:
        return statement_first(request, card.stage.competition)
    if card.is_recused:
        return recused_page(request, card)
    form = ConflictForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                declaring.declare(card=card, by=request.user, now=clock.now(), **form.cleaned_data)
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
                status = REFUSED
            else:
                messages.success(request, f"Benturan kepentingan pada {card.submission.title} tercatat.")
                return redirect("judging:scorecard-list")
    context = {"card": card, "stage": card.stage, "entry": card.submission, "form": form}
    context["closed"] = "" if card.stage.is_open else declaring.CLOSED_FOR_JUDGE
    return render(request, "judging/conflict_declare.html", context, status=status)


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def conflict_list(request, slug):
    edition = get_edition(request, slug)
    register = register_of(edition, reader=request.user)
    context = {
        "edition": edition,
        "register": register,
        "page_obj": Paginator(register.lines, LINES_A_PAGE).get_page(request.GET.get("page")),
        "may_change": request.user.is_admin and not lock_of_result(edition),
    }
    return render(request, "judging/conflict_list.html", context)


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def conflict_print(request, slug):
    edition = get_edition(request, slug)
    context = {"edition": edition, "register": register_of(edition, reader=request.user), "today": clock.now()}
    return render(request, "judging/conflict_print.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict_record(request, slug):
    edition = get_edition(request, slug)
    preset = {name: request.GET.get(name, "") for name in ("judge", "entry", "reason", "note")}
    form = RecordForm(request.POST if request.method == "POST" else None, edition=edition, initial=preset)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            conflict = declaring.record(
                submission=data["entry"],
                judge=data["judge"],
                reason=data["reason"],
                note=data["note"],
                by=request.user,
                now=clock.now(),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(
                request, f"{conflict.judge.full_name} tidak menilai {conflict.submission.title}. Lembarnya disisihkan."
            )
            return redirect("judging:conflict-list", slug)
    context = {"edition": edition, "form": form, "lock": lock_of_result(edition)}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "judging/conflict_record.html", context, status=status)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict_lift(request, slug, pk):
    """Asks for the reason and lifts a conflict; a lifted one is shown in the register."""
    edition = get_edition(request, slug)
    found = Conflict.objects.visible_to(request.user).of_edition(edition)
    conflict = get_object_or_404(found.select_related("submission", "judge", "recorded_by"), pk=pk)
    if not conflict.is_in_force:
        messages.error(request, "Benturan kepentingan ini sudah dicabut.")
        return redirect("judging:conflict-list", slug)
    form = LiftForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            declaring.lift(conflict=conflict, reason=form.cleaned_data["lift_reason"], by=request.user, now=clock.now())
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, f"Benturan {conflict.judge.full_name} pada {conflict.submission.title} dicabut.")
            return redirect("judging:conflict-list", slug)
    context = {"edition": edition, "conflict": conflict, "form": form, "lock": lock_of_result(edition)}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "judging/conflict_lift.html", context, status=status)
