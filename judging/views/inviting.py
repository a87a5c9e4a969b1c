"""Pages that invite judges to a panel, and invite them again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from judging.forms.panel import InvitationForm
from judging.panel.inviting import Invited, invite_judges
from judging.views.panel import get_stage
from kipp.accounts.invitations import send_invitation
from kipp.accounts.models import Role, User
from kipp.accounts.views import posted
from kipp.shared import clock
from kipp.shared.access import roles_only

UNPROCESSABLE = 422


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def panel_invite(request, slug, position):
    """Takes a list of people; either all of them are invited and seated, or nobody is."""
    stage = get_stage(request, slug, position)
    form = InvitationForm(posted(request))
    if request.method == "POST" and form.is_valid():
        people = form.cleaned_data["lines"]
        try:
            invited = invite_judges(stage=stage, people=people, by=request.user, now=clock.now())
        except ValidationError as refusal:
            form.add_error("lines", refusal.messages)
        else:
            messages.success(request, summary_of(invited))
            return redirect("judging:stage-detail", slug, position)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "judging/panel_invite.html", {"stage": stage, "form": form}, status=status)


def summary_of(invited: Invited) -> str:
    if not invited.seats:
        return "Semua sudah ada di panel; tidak ada undangan baru yang dikirim."
    return f"{len(invited.seats)} juri masuk panel, {invited.accounts} akun dibuat, {invited.mails} undangan dikirim."


@roles_only(Role.ADMIN)
@require_POST
def panel_invite_again(request, slug, position, judge):
    stage = get_stage(request, slug, position)
    judge = get_object_or_404(User.objects.filter(panels__stage=stage), pk=judge)
    try:
        send_invitation(user=judge, by=request.user, now=clock.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Undangan dikirim lagi ke {judge.email}. Tautannya berlaku tujuh hari.")
    return redirect("judging:stage-detail", slug, position)
