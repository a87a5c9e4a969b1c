"""Conflicts of interest that the portal suspects, for Setda to record or to dismiss."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from competitions.access import get_edition
from judging.conflicts.suggestions import Suggestion, dismiss, suggestions_of
from kipp.accounts.models import Role, User
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions.models import Submission


@roles_only(Role.ADMIN)
@require_safe
def suggestion_list(request, slug):
    edition = get_edition(request, slug)
    found = suggestions_of(edition)
    context = {
        "edition": edition,
        "open": [(each, record_address(slug, each)) for each in found.open],
        "dismissed": [(each, record_address(slug, each)) for each in found.dismissed],
        "has_panel": User.objects.filter(panels__stage__competition=edition).exists(),
    }
    return render(request, "judging/suggestion_list.html", context)


def record_address(slug: str, suggestion: Suggestion) -> str:
    """Returns the form that records it, filled in."""
    values = {
        "judge": suggestion.judge.pk,
        "entry": suggestion.submission.code,
        "reason": suggestion.reason,
        "note": suggestion.text,
    }
    return f"{reverse('judging:conflict-record', args=[slug])}?{urlencode(values)}"


@roles_only(Role.ADMIN)
@require_POST
def suggestion_dismiss(request, slug, judge, code):
    edition = get_edition(request, slug)
    entry = get_object_or_404(
        Submission.objects.visible_to(request.user).select_related("competition"), competition=edition, code=code
    )
    judge = get_object_or_404(User.objects.filter(role=Role.JUDGE), pk=judge)
    try:
        dismiss(
            submission=entry, judge=judge, grounds=request.POST.get("grounds", ""), by=request.user, now=clock.now()
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Usulan untuk {judge.full_name} dan {entry.title} diabaikan.")
    return redirect("judging:suggestion-list", slug)
