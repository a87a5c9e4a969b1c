"""The pages of those who write: their list, a new entry, reading it, handing it in."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.models import Competition
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions import lifecycle, rules, writing
from submissions.forms.submission import StartForm
from submissions.history import history
from submissions.models import Submission
from submissions.personal import people_for
from submissions.sections import IDENTITY, completeness
from submissions.versions import stored_texts


def get_submission(request, code: str) -> Submission:
    """Returns the entry if this member may know of it, else raises Http404; the page's frame shows its edition."""
    submission = get_object_or_404(
        Submission.objects.visible_to(request.user).with_proposal().select_related("created_by", "decided_by"),
        code=code,
    )
    request.edition = submission.competition
    return submission


@require_safe
@roles_only(Role.OPERATOR, Role.HEAD)
def submission_list(request):
    now = clock.now()
    submissions = Submission.objects.visible_to(request.user).with_proposal().in_list_order()
    rows = [
        {
            "submission": submission,
            "completeness": completeness(submission),
            "may_write": rules.may_write(request.user, submission) and submission.competition.is_open(now),
        }
        for submission in submissions
    ]
    editions = [
        {"competition": competition, "is_open": competition.is_open(now), "rows": list(group)}
        for competition, group in groupby(rows, key=lambda row: row["submission"].competition)
    ]
    opened = list(open_editions(request.user, now))
    written = {edition["competition"] for edition in editions}
    context = {
        "editions": editions,
        "open_editions": opened,
        "unwritten_editions": [edition for edition in opened if edition not in written],
        "next_edition": next_edition(request.user, now),
    }
    return render(request, "submissions/submission_list.html", context)


def open_editions(user, now):
    return Competition.objects.visible_to(user).open(now).newest_first()


def next_edition(user, now) -> Competition | None:
    """Returns the edition whose registration opens next."""
    coming = Competition.objects.visible_to(user).running().filter(registration_opens_at__gt=now)
    return coming.order_by("registration_opens_at", "pk").first()


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.OPERATOR)
def submission_create(request):
    now = clock.now()
    editions = open_editions(request.user, now)
    form = StartForm(request.POST or None, editions=editions)
    if form.is_valid():
        try:
            submission = writing.start_submission(
                **form.cleaned_data, organization=request.user.organization, by=request.user, now=now
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Draf “{submission.title}” dibuat dengan kode {submission.code}.")
            return redirect("submissions:submission-edit", submission.code, IDENTITY)
    return render(request, "submissions/submission_create.html", {"form": form, "editions": editions})


@require_safe
def submission_detail(request, code):
    submission = get_submission(request, code)
    now = clock.now()
    is_open = submission.competition.is_open(now)
    context = proposal_context(request.user, submission) | {
        "history": history(submission),
        "may_write": rules.may_write(request.user, submission) and is_open,
        "may_decide": rules.may_decide(request.user) and not submission.is_draft,
        "closed_sentence": ""
        if is_open or not submission.is_draft or not rules.belongs_to(request.user, submission)
        else lifecycle.closed_sentence(submission.competition, now),
    }
    return render(request, "submissions/submission_detail.html", context)


def proposal_context(user, submission) -> dict:
    """Returns what `_proposal.html` shows of an entry to this reader."""
    texts = stored_texts(submission)
    progress = completeness(submission)
    return {
        "submission": submission,
        "completeness": progress,
        "answers": [
            (question, texts.get(question.pk, "")) for section in progress.sections for question in section.questions
        ],
        "people": people_for(user, submission),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.OPERATOR)
def submission_submit(request, code):
    submission = get_submission(request, code)
    if not rules.belongs_to(request.user, submission):
        raise PermissionDenied(f"Proposal ini diajukan oleh operator {submission.organization.short_name}.")
    now = clock.now()
    if request.method == "POST":
        try:
            submission = lifecycle.submit(submission=submission, by=request.user, now=now)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("submissions:submission-submit", code)
        messages.success(request, f"Proposal “{submission.title}” sudah diajukan ke Bagian Organisasi.")
        return redirect("submissions:submission-detail", code)
    if not submission.is_draft or not submission.competition.is_open(now):
        return redirect("submissions:submission-detail", code)
    return render(request, "submissions/submission_submit.html", proposal_context(request.user, submission))
