"""The page on which one section of a proposal is written, and the answers to its autosave."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kipp.accounts.models import Role
from kipp.shared import clock, kept_text
from kipp.shared.access import roles_only
from kipp.shared.wording import clock as time_of_day
from kipp.shared.wording import day, local
from submissions import rules
from submissions.choosing import choose_mine, choose_stored
from submissions.deadlines import closed_sentence_of, deadline_of, is_writable
from submissions.forms.files import FilesForm
from submissions.forms.identity import IdentityForm
from submissions.forms.innovator import InnovatorFormSet
from submissions.forms.section import AnswersForm, StatementForm
from submissions.returns import open_notes
from submissions.sections import FILES, IDENTITY, INNOVATORS, STATEMENT, completeness
from submissions.versions import StaleSave, section_content, version_of
from submissions.views.attachment import attach_chosen, file_context
from submissions.views.submission import get_submission
from submissions.warnings import warnings_of

FORMS = {IDENTITY: IdentityForm, INNOVATORS: InnovatorFormSet, FILES: FilesForm, STATEMENT: StatementForm}
MINE, STORED = "saya", "tersimpan"
REFUSED = ("state", "closed")
LEFT_OUT = ("csrfmiddlewaretoken", "version", "lanjut", "tambah", "pilih", kept_text.FIELD)
CONFLICT, UNPROCESSABLE = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.OPERATOR)
def submission_edit(request, code, key):
    """Shows or saves a section; text that was kept when the login had expired is shown as not saved."""
    submission = get_submission(request, code)
    if not rules.belongs_to(request.user, submission):
        raise PermissionDenied(f"Proposal ini ditulis oleh operator {submission.organization.short_name}.")
    section = completeness(submission).section(key)
    if section is None:
        raise Http404("No such section.")
    form_class = FORMS.get(key, AnswersForm)
    if request.method == "POST":
        if "buang" in request.POST:
            return discard(request)
        form = form_class(request.POST, submission=submission, section=section)
        if kept_text.is_of_another(request):
            return refused_page(request, form, kept_text.OTHER_PERSON)
        return save(request, form) if form.is_valid() else invalid_page(request, form)
    kept = kept_text.kept_for(request)
    if kept:
        return kept_page(request, form_class(kept.data, submission=submission, section=section), kept)
    if not is_writable(submission, clock.now()):
        return redirect("submissions:submission-detail", code)
    return section_page(request, form_class(submission=submission, section=section))


def save(request, form):
    """Writes the section, or what the person chose of two versions; what cannot be written now is shown again."""
    signature = {"by": request.user, "now": clock.now(), "version": request.POST.get("version", "")}
    try:
        submission = write(request.POST.get("pilih"), form, signature)
    except StaleSave as stale:
        return conflict_page(request, form, stale, status=CONFLICT)
    except ValidationError as error:
        if getattr(error, "code", None) in REFUSED:
            return refused_page(request, form, " ".join(error.messages))
        add_error(form, error)
        return invalid_page(request, form)
    kept_text.forget(request)
    if is_autosave(request):
        return saved_parts(request, form, submission)
    are_taken = attach_chosen(request, submission, form.section)
    messages.success(request, saved_sentence(submission.changed_at, signature["now"]))
    _, following = completeness(form.submission).neighbours(form.section.key)
    goes_on = "lanjut" in request.POST and following and are_taken
    return redirect("submissions:submission-edit", submission.code, following.key if goes_on else form.section.key)


def write(choice: str | None, form, signature: dict):
    """Saves the typed text; after two versions have met, the one that was not chosen is kept as well."""
    versions = {"submission": form.submission, "section": form.section}
    if choice == MINE:
        return choose_mine(mine=form.content(), write=form.save, **versions, **signature)
    if choice == STORED:
        return choose_stored(mine=form.content(), **versions, **signature)
    return form.save(**signature)


def discard(request):
    """Drops the text that was kept, as the person asked."""
    kept_text.forget(request)
    messages.success(request, "Tulisan yang dititipkan sudah dibuang. Yang tersimpan tidak berubah.")
    return redirect(request.path)


def is_autosave(request) -> bool:
    return kept_text.AUTOSAVE_HEADER in request.headers


def saved_parts(request, form, submission):
    """Answers autosave with the parts of the page that changed, from what is stored now."""
    form.submission = submission
    context = section_context(request, form) | {
        "version": version_of(submission, form.section),
        "other_versions": submission.other_versions.count(),
        "row_ids": form.row_ids(),
    }
    return render(request, "submissions/_section_saved.html", context)


def invalid_page(request, form):
    """Shows what has to be put right; nothing was saved."""
    if is_autosave(request):
        context = {"problems": form.problems()}
        return render(request, "submissions/_section_invalid.html", context, status=UNPROCESSABLE)
    return section_page(request, form)


def kept_page(request, form, kept):
    """Shows text that was kept: in the form while nobody changed the section since, else beside what is stored."""
    if not is_writable(form.submission, clock.now()):
        return refused_page(request, form, closed_sentence_of(form.submission, clock.now()))
    if not form.is_valid():
        return section_page(request, form, kept=kept)
    stored, mine = section_content(form.submission, form.section), form.content()
    if mine == stored:
        return section_page(request, type(form)(submission=form.submission, section=form.section))
    stale = StaleSave(submission=form.submission, mine=mine, stored=stored)
    if stale.version == kept.data.get("version"):
        return section_page(request, form, kept=kept)
    return conflict_page(request, form, stale, data=kept.data, kept=kept)


def section_page(request, form, kept=None):
    """Shows a section with its form, the other sections, and what is missing."""
    context = section_context(request, form) | {
        "kept": kept,
        "seal": kept_text.seal(request.user, request.path),
        "other_versions": form.submission.other_version_count,
    }
    return render(request, "submissions/submission_edit.html", context)


def section_context(request, form) -> dict:
    submission, section = form.submission, form.section
    progress = completeness(submission)
    before, following = progress.neighbours(section.key)
    return {
        "submission": submission,
        "closes_at": deadline_of(submission),
        "completeness": progress,
        "section": section,
        "before": before,
        "following": following,
        "form": form,
        "version": request.POST.get("version") or version_of(submission, section),
        "saved": saved_sentence(submission.changed_at, clock.now()),
        "saved_by": "" if submission.changed_by_id == request.user.pk else submission.changed_by,
        "cautions": cautions_beside(submission, section, clock.now()),
        "return_notes": open_notes(submission),
        **file_context(request, submission, section),
    }


def cautions_beside(submission, section, now) -> list:
    """Returns the warnings; those about names, which ask the database, only beside the identity."""
    if section.key == IDENTITY:
        return warnings_of(submission, now=now)
    return warnings_of(submission, now=now, others=(), winners=())


def conflict_page(request, form, stale, *, data=None, kept=None, status=200):
    """Shows both versions and the choice between them; as a part of the page when autosave asked."""
    context = {"stale": stale, "form": form, "section": form.section, "submission": form.submission, "kept": kept}
    if is_autosave(request):
        return render(request, "submissions/_section_conflict.html", context, status=status)
    if status == CONFLICT:
        kept_text.keep(request)  # who leaves without choosing is asked again
    context["typed"] = typed_fields(request.POST if data is None else data)
    return render(request, "submissions/section_conflict.html", context, status=status)


def refused_page(request, form, sentence):
    """Shows the text that came too late, so that nothing typed is lost."""
    context = {"submission": form.submission, "section": form.section, "error": sentence}
    if is_autosave(request):
        return render(request, "submissions/_section_refused.html", context, status=CONFLICT)
    context["typed"] = [(name, value) for name, value in form.content() if value] if form.is_valid() else []
    context["raw"] = [] if form.is_valid() else typed_fields(form.data)
    return render(request, "submissions/section_refused.html", context, status=CONFLICT if request.POST else 200)


def add_error(form, error: ValidationError) -> None:
    """Puts an error of the domain beside its field, or above a formset."""
    if hasattr(form, "add_error"):
        form.add_error(None, error)
    else:
        form.non_form_errors().extend(error.messages)


def typed_fields(data) -> list[tuple[str, str]]:
    """Returns what was posted, to be posted once more with the version of today."""
    return [(name, value) for name in data if name not in LEFT_OUT for value in data.getlist(name)]


def saved_sentence(at, now) -> str:
    """Says when the proposal was saved last: "Tersimpan pukul 14.02.31 WIB.", with the date when it was not today."""
    is_today = local(at).date() == local(now).date()
    return f"Tersimpan {'' if is_today else f'{day(at)} '}pukul {time_of_day(at, seconds=True)} WIB."
