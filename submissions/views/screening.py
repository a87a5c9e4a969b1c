"""Setda's pages of seleksi administrasi: the queue, and one entry with its checklist and its decision."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions import checklist
from submissions.changes import changes_of
from submissions.decisions import DECISIONS, sight_of, undecide
from submissions.filters import ScreeningFilter
from submissions.forms.screening import SAVE, UNDECIDE, ChecklistForm, DecisionForm
from submissions.history import history
from submissions.lifecycle import LIFECYCLE, is_settled
from submissions.models import Submission
from submissions.personal import note_people
from submissions.returns import labelled_notes
from submissions.screening import PILES, Pending, counts_by_pile, hints_of, next_waiting, queue_sentence
from submissions.views.submission import proposal_context

PAGE_SIZE = 50
# Verdicts stand beside the checklist, the return has a page of its own, everything else is asked for first.
VERDICTS, ON_OWN_PAGE = ("accept", "refuse"), ("return", "extend")


@require_safe
@roles_only(Role.ADMIN)
def screening_list(request, slug):
    edition, now = get_edition(request, slug), clock.now()
    entries = Submission.objects.visible_to(request.user).submitted().filter(competition=edition)
    filtered = ScreeningFilter(request.GET, queryset=entries.in_queue_order(), edition=edition, now=now)
    counts = counts_by_pile(edition)
    page_obj = Paginator(filtered.qs.with_completeness(), PAGE_SIZE).get_page(request.GET.get("page"))
    hints = hints_of(page_obj, now=now)
    context = {
        "edition": edition,
        "filter": filtered,
        "page_obj": page_obj,
        "rows": [(submission, len(hints[submission.pk])) for submission in page_obj],
        "sentence": queue_sentence(counts),
        "total": sum(counts.values()),
        "prepared": counts[Pending.ACCEPT] + counts[Pending.REFUSE],
        "chips": [{"state": name, "label": label, "count": counts[name]} for name, label in PILES.items()],
    }
    return render(request, "submissions/screening_list.html", context)


def get_arrived(request, slug: str, code: str) -> Submission:
    """Returns an entry that was handed in, with all its parts, or raises Http404; the frame shows its edition."""
    entries = Submission.objects.visible_to(request.user).submitted().with_proposal()
    people = ("created_by", "decided_by", "pending_by")
    submission = get_object_or_404(entries.select_related(*people), competition__slug=slug, code=code)
    request.edition = submission.competition
    return submission


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def screening_decide(request, slug, code):
    submission = get_arrived(request, slug, code)
    note_people(request.user, submission, "in the screening")
    points = checklist.checklist_of(submission)
    form = DecisionForm(request.POST or None, initial={"reason": submission.pending_reason})
    marks = ChecklistForm(request.POST or None, points=points)
    if request.method == "POST" and form.is_valid() and marks.is_valid():
        response = decide(request, submission, form, marks)
        if response:
            return response
        submission = get_arrived(request, slug, code)
    return render(request, "submissions/screening_decide.html", decide_context(request, submission, form, marks))


def decide(request, submission, form, marks):
    """Saves the checklist and takes the step; None when the form has to be shown again with its errors."""
    action, reason = form.cleaned_data["action"], form.cleaned_data["reason"]
    seen = request.POST.get("seen", "")
    now, here = clock.now(), ("submissions:screening-decide", submission.competition.slug)
    try:
        if changed := marks.changed_marks():
            checklist.save_checklist(submission=submission, marks=changed, by=request.user, now=now)
        if action == SAVE:
            messages.success(request, "Pemeriksaan tersimpan.")
            return redirect(*here, submission.code)
        if action == UNDECIDE:
            decided = undecide(submission=submission, by=request.user, now=now)
        else:
            decided = DECISIONS[action](submission=submission, by=request.user, now=now, reason=reason, seen=seen)
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            form.add_error(None, error)
            return None
        messages.error(request, " ".join(error.messages))
        if getattr(error, "code", "") == "seen":
            return None
        return redirect(*here, submission.code)
    messages.success(request, f"“{decided.title}”: {outcome_of(decided)}.")
    following = next_waiting(decided) if action in VERDICTS else None
    return redirect(*here, (following or decided).code)


def outcome_of(submission: Submission) -> str:
    """Says where an entry stands after a step of Setda's."""
    return submission.get_pending_decision_display() or submission.get_state_display()


def decide_context(request, submission, form, marks) -> dict:
    """Returns the entry, what to check, and the possible steps; `?tindakan=` opens one of the rare ones."""
    steps = (
        []
        if is_settled(submission.competition)
        else LIFECYCLE.available(state=submission.state, role=request.user.role)
    )
    chosen = request.POST.get("action") or request.GET.get("tindakan")
    rare = [step for step in steps if step.action not in (*VERDICTS, *ON_OWN_PAGE)]
    return proposal_context(request.user, submission) | {
        "edition": submission.competition,
        "form": form,
        "seen": sight_of(submission),
        "marks": marks,
        "may_mark": checklist.is_open(submission),
        "verdicts": [step for step in steps if step.action in VERDICTS],
        "returning": next((step for step in steps if step.action in ON_OWN_PAGE), None),
        "rare_steps": rare,
        "chosen": next((step for step in rare if step.action == chosen), None),
        "hints": hints_of([submission], now=clock.now())[submission.pk],
        "changes": changes_of(submission),
        "notes": labelled_notes(submission),
        "history": history(submission, is_private=True),
        "following": next_waiting(submission),
    }
