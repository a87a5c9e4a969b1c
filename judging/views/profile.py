"""The profile of a judge: filled in by the judge, read by Setda."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.models import Stage
from judging.forms.profile import ProfileForm
from judging.models import Conflict, IntegrityStatement, Scorecard
from judging.panel.profiles import profile_of, save_profile, stamp_of
from judging.rules import shows_marks
from kipp.accounts.models import Role, User
from kipp.shared import clock
from kipp.shared.access import roles_only

STALE = 409
UNPROCESSABLE = 422


@roles_only(Role.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def profile_edit(request):
    profile = profile_of(request.user)
    stamp = stamp_of(profile)
    if request.method != "POST":
        return edit_page(request, ProfileForm(instance=profile, initial={"stamp": stamp}), profile)
    form = ProfileForm(request.POST, instance=profile_of(request.user))
    if not form.is_valid():
        return edit_page(request, form, profile, status=UNPROCESSABLE)
    try:
        save_profile(judge=request.user, by=request.user, now=clock.now(), **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return edit_page(request, with_stamp(form, stamp), profile, status=STALE)
    messages.success(request, "Profil tersimpan.")
    return redirect("judging:profile-edit")


def with_stamp(form: ProfileForm, stamp: str) -> ProfileForm:
    """Lets the next click save over what is stored now."""
    form.data = form.data.copy()
    form.data["stamp"] = stamp
    return form


def edit_page(request, form: ProfileForm, profile, *, status: int = 200):
    context = {"form": form, "profile": profile}
    return render(request, "judging/profile_edit.html", context, status=status)


@roles_only(Role.ADMIN)
@require_safe
def profile_detail(request, pk):
    """What Setda reads of a judge: the profile, the statements of integrity and the conflicts in force."""
    judge = get_object_or_404(User.objects.visible_to(request.user).filter(role=Role.JUDGE), pk=pk)
    conflicts = Conflict.objects.visible_to(request.user).filter(judge=judge).in_register_order()
    context = {
        "judge": judge,
        "profile": profile_of(judge),
        "statements": IntegrityStatement.objects.filter(judge=judge)
        .select_related("competition")
        .order_by("-accepted_at", "-pk"),
        "conflicts": conflicts.select_related("submission__competition"),
        "printable": printable_stages(judge),
    }
    return render(request, "judging/profile_detail.html", context)


def printable_stages(judge: User) -> list[Stage]:
    """Returns the stages whose sheets of this judge Setda may print, the newest first."""
    sheets = Scorecard.objects.visible_to(judge).of_contestants().filter(judge=judge)
    stages = Stage.objects.filter(pk__in=sheets.values("stage"), panel__judge=judge).select_related("competition")
    newest_first = stages.order_by("-competition__year", "competition__is_rehearsal", "-position", "pk")
    return [stage for stage in newest_first if shows_marks(stage)]
