"""Setda's pages of seleksi administrasi: the queue, and one entry with its decision."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions.filters import ScreeningFilter
from submissions.forms.screening import DecisionForm
from submissions.history import history
from submissions.lifecycle import DECISIONS, LIFECYCLE, is_settled
from submissions.models import Submission
from submissions.screening import counts_by_state, hints, next_waiting, queue_sentence
from submissions.views.submission import proposal_context

PAGE_SIZE = 50
SCREENING = ("accept", "refuse")
State = Submission.State


@require_safe
@roles_only(Role.ADMIN)
def screening_list(request, slug):
    edition = get_edition(request, slug)
    entries = Submission.objects.visible_to(request.user).submitted().filter(competition=edition)
    entries = entries.select_related("organization__parent", "category").in_queue_order()
    filtered = ScreeningFilter(request.GET, queryset=entries)
    counts = counts_by_state(edition)
    arrived = [state for state in State if state != State.DRAFT]
    total = sum(counts[state] for state in arrived)
    context = {
        "edition": edition,
        "filter": filtered,
        "page_obj": Paginator(filtered.qs, PAGE_SIZE).get_page(request.GET.get("page")),
        "sentence": queue_sentence(counts[State.SUBMITTED], total),
        "total": total,
        "chips": [{"state": state, "label": state.label, "count": counts[state]} for state in arrived],
    }
    return render(request, "submissions/screening_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def screening_decide(request, slug, code):
    edition = get_edition(request, slug)
    submission = get_object_or_404(
        Submission.objects.visible_to(request.user)
        .submitted()
        .with_proposal()
        .select_related("created_by", "decided_by"),
        competition=edition,
        code=code,
    )
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        response = decide(request, submission, form)
        if response:
            return response
    return render(request, "submissions/screening_decide.html", decide_context(request, edition, submission, form))


def decide(request, submission, form):
    """Takes the decision; None when the form has to be shown again with its errors."""
    action, reason = form.cleaned_data["action"], form.cleaned_data["reason"]
    try:
        decided = DECISIONS[action](submission=submission, by=request.user, now=clock.now(), reason=reason)
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            form.add_error(None, error)
            return None
        messages.error(request, " ".join(error.messages))
        return redirect("submissions:screening-decide", submission.competition.slug, submission.code)
    messages.success(request, f"“{decided.title}”: {decided.get_state_display()}.")
    following = next_waiting(decided) if action in SCREENING else None
    return redirect("submissions:screening-decide", submission.competition.slug, (following or decided).code)


def decide_context(request, edition, submission, form) -> dict:
    """Returns the entry, what to check, and the possible steps; `?tindakan=` opens one of the rare ones."""
    steps = [] if is_settled(edition) else LIFECYCLE.available(state=submission.state, role=request.user.role)
    chosen = request.POST.get("action") or request.GET.get("tindakan")
    rare = [step for step in steps if step.action not in SCREENING]
    return proposal_context(request.user, submission) | {
        "edition": edition,
        "form": form,
        "screening_steps": [step for step in steps if step.action in SCREENING],
        "rare_steps": rare,
        "chosen": next((step for step in rare if step.action == chosen), None),
        "hints": hints(submission),
        "history": history(submission),
        "following": next_waiting(submission),
    }
