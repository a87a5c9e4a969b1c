"""The page on which one section of a proposal is written."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.wording import clock as time_of_day
from kipp.shared.wording import day, local
from submissions import rules
from submissions.forms.innovator import InnovatorFormSet
from submissions.forms.section import AnswersForm, IdentityForm, StatementForm
from submissions.sections import IDENTITY, INNOVATORS, STATEMENT, completeness
from submissions.versions import StaleSave, version_of
from submissions.views.submission import get_submission

FORMS = {IDENTITY: IdentityForm, INNOVATORS: InnovatorFormSet, STATEMENT: StatementForm}
REFUSED = ("state", "closed")


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.OPERATOR)
def submission_edit(request, code, key):
    submission = get_submission(request, code)
    if not rules.belongs_to(request.user, submission):
        raise PermissionDenied(f"Proposal ini ditulis oleh operator {submission.organization.short_name}.")
    section = completeness(submission).section(key)
    if section is None:
        raise Http404("No such section.")
    form_class = FORMS.get(key, AnswersForm)
    if request.method == "POST":
        form = form_class(request.POST, submission=submission, section=section)
        return save(request, form) if form.is_valid() else section_page(request, form)
    if not submission.is_draft or not submission.competition.is_open(clock.now()):
        return redirect("submissions:submission-detail", code)
    return section_page(request, form_class(submission=submission, section=section))


def save(request, form):
    """Writes the section; what cannot be written now is shown again, so that it can be copied or chosen."""
    now = clock.now()
    version = request.POST.get("version", "")
    try:
        submission = form.save(by=request.user, now=now, version=version)
    except StaleSave as stale:
        context = {"stale": stale, "typed": typed_fields(request.POST), "form": form, "section": form.section}
        context["submission"] = form.submission
        return render(request, "submissions/section_conflict.html", context, status=409)
    except ValidationError as error:
        if getattr(error, "code", None) in REFUSED:
            return refused_page(request, form, error)
        add_error(form, error)
        return section_page(request, form)
    messages.success(request, saved_sentence(submission.changed_at, now))
    _, following = completeness(form.submission).neighbours(form.section.key)
    goes_on = "lanjut" in request.POST and following
    key = following.key if goes_on else form.section.key
    return redirect("submissions:submission-edit", submission.code, key)


def section_page(request, form):
    """Shows a section with its form, the other sections, and what is missing."""
    submission, section = form.submission, form.section
    progress = completeness(submission)
    before, following = progress.neighbours(section.key)
    context = {
        "submission": submission,
        "completeness": progress,
        "section": section,
        "before": before,
        "following": following,
        "form": form,
        "version": request.POST.get("version") or version_of(submission, section),
        "saved": saved_sentence(submission.changed_at, clock.now()),
        "saved_by": "" if submission.changed_by_id == request.user.pk else submission.changed_by,
    }
    return render(request, "submissions/submission_edit.html", context)


def refused_page(request, form, error):
    """Shows the text that came too late, so that nothing typed is lost."""
    context = {"submission": form.submission, "section": form.section, "error": " ".join(error.messages)}
    context["typed"] = [(name, value) for name, value in form.in_words() if value]
    return render(request, "submissions/section_refused.html", context, status=409)


def add_error(form, error: ValidationError) -> None:
    """Puts an error of the domain beside its field, or above a formset."""
    if hasattr(form, "add_error"):
        form.add_error(None, error)
    else:
        form.non_form_errors().extend(error.messages)


def typed_fields(data) -> list[tuple[str, str]]:
    """Returns what was posted, to be posted once more with the version of today."""
    left_out = ("csrfmiddlewaretoken", "version", "lanjut")
    return [(name, value) for name in data if name not in left_out for value in data.getlist(name)]


def saved_sentence(at, now) -> str:
    """Says when the proposal was saved last: "Tersimpan pukul 14.02.31 WIB.", with the date when it was not today."""
    is_today = local(at).date() == local(now).date()
    return f"Tersimpan {'' if is_today else f'{day(at)} '}pukul {time_of_day(at, seconds=True)} WIB."
