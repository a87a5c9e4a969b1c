"""The page that begins an entry."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions.deadlines import open_editions
from submissions.forms.submission import StartForm
from submissions.sections import IDENTITY
from submissions.starting import earlier_entries, quota_sentences, start_submission


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.OPERATOR)
def submission_create(request):
    """Begins a draft; `?dari=KIPP24-7K3F` chooses the entry of an earlier year to start from."""
    now = clock.now()
    organization = request.user.organization
    editions = open_editions(request.user, now)
    earlier = earlier_entries(organization, editions.first())
    chosen = earlier.filter(code=request.GET.get("dari", "")).first()
    form = StartForm(request.POST or None, editions=editions, earlier=earlier, initial={"started_from": chosen})
    if form.is_valid():
        try:
            submission = start_submission(**form.cleaned_data, organization=organization, by=request.user, now=now)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, started_sentence(submission))
            return redirect("submissions:submission-edit", submission.code, IDENTITY)
    context = {"form": form, "editions": editions, "quota_sentences": quota_sentences(editions, organization)}
    return render(request, "submissions/submission_create.html", context)


def started_sentence(submission) -> str:
    sentence = f"Draf “{submission.title}” dibuat dengan kode {submission.code}."
    source = submission.started_from
    if source is None:
        return sentence
    return (
        f"{sentence} Isinya disalin dari “{source.title}” ({source.competition}); periksa dan perbarui setiap bagian."
    )
