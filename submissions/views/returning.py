"""Setda's page that sends an entry back for correction, or gives a returned one another deadline."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.wording import moment
from submissions.decisions import sight_of
from submissions.forms.screening import DeadlineForm, ReturnForm
from submissions.models import Submission
from submissions.personal import note_people
from submissions.returns import extend_return, open_notes, return_entry, writers_of
from submissions.sections import completeness
from submissions.versions import section_content
from submissions.views.screening import get_arrived


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def submission_return(request, slug, code):
    submission = get_arrived(request, slug, code)
    back = redirect("submissions:screening-decide", slug, code)
    if submission.state not in (Submission.State.SUBMITTED, Submission.State.RETURNED):
        return back
    note_people(request.user, submission, "while sending it back")
    is_returned = submission.state == Submission.State.RETURNED
    now = clock.now()
    if is_returned:
        form = DeadlineForm(request.POST or None, now=now)
    else:
        form = ReturnForm(request.POST or None, sections=completeness(submission).sections, now=now)
    if request.method == "POST" and form.is_valid():
        if save(request, submission, form, now):
            return back
        submission.refresh_from_db(fields=["submitted_at", "pending_at"])
    context = {
        "edition": submission.competition,
        "submission": submission,
        "seen": sight_of(submission),
        "form": form,
        "is_returned": is_returned,
        "notes": open_notes(submission),
        "rows": [] if is_returned else rows_of(submission, form),
        "writers": writers_of([submission.organization_id]),
    }
    return render(request, "submissions/submission_return.html", context)


def save(request, submission, form, now) -> bool:
    """Sends the entry back, or moves its deadline; False when the form has to be shown again with its errors."""
    signature = {"until": form.cleaned_data["until"], "by": request.user, "now": now}
    try:
        if isinstance(form, ReturnForm):
            seen = request.POST.get("seen", "")
            row = return_entry(submission=submission, notes=form.notes(), seen=seen, **signature)
            sentence = f"“{row.title}” dikembalikan. Perbaikan ditunggu sampai {moment(row.returned_until)}."
        else:
            row = extend_return(submission=submission, **signature)
            sentence = f"Batas waktu perbaikan “{row.title}” menjadi {moment(row.returned_until)}."
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, sentence)
    return True


def rows_of(submission, form) -> list[tuple]:
    """Returns each section with what stands in it and the field for its note."""
    return [(section, section_content(submission, section), field) for section, field in form.rows()]
