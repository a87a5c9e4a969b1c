"""The pages of those who write: their list, a new entry, reading it, handing it in."""

from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from competitions.models import Competition
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions import deadlines, rules
from submissions.appointments import appointments_of
from submissions.files import labels_of, present_attachments
from submissions.history import history
from submissions.identity import goals_in_words
from submissions.models import Submission
from submissions.personal import note_people, people_for
from submissions.returns import open_notes
from submissions.sections import completeness
from submissions.versions import stored_texts


def get_submission(request, code: str) -> Submission:
    """Returns the entry if this member may know of it, else raises Http404; the page's frame shows its edition."""
    entries = Submission.objects.visible_to(request.user).with_proposal().with_deadline().with_other_version_count()
    submission = get_object_or_404(entries.select_related("created_by", "decided_by"), code=code)
    request.edition = submission.competition
    return submission


@require_safe
@roles_only(Role.OPERATOR, Role.HEAD)
def submission_list(request):
    now = clock.now()
    submissions = Submission.objects.visible_to(request.user).with_completeness().with_deadline().in_list_order()
    appointments = appointments_of(each for each in submissions if rules.belongs_to(request.user, each))
    rows = [
        {
            "submission": submission,
            "completeness": completeness(submission),
            "may_write": rules.may_write(request.user, submission) and deadlines.is_writable(submission, now),
            "appointments": appointments.get(submission.pk, []),
        }
        for submission in submissions
    ]
    editions = [
        {
            "competition": competition,
            "is_open": deadlines.accepts(competition, request.user.organization, now),
            "closes_at": deadlines.closes_at(competition, request.user.organization),
            "rows": list(group),
        }
        for competition, group in groupby(rows, key=lambda row: row["submission"].competition)
    ]
    opened = list(deadlines.open_editions(request.user, now))
    written = {edition["competition"] for edition in editions}
    context = {
        "editions": editions,
        "open_editions": opened,
        "unwritten_editions": [edition for edition in opened if edition not in written],
        "announced": announced_editions(request.user, now),
        "next_edition": None if opened else next_edition(request.user, now),
    }
    return render(request, "submissions/submission_list.html", context)


def announced_editions(user, now) -> list[Competition]:
    """Returns the running editions whose results are public and in which the own organization took part."""
    own = Submission.objects.visible_to(user).filter(organization=user.organization_id).submitted()
    editions = Competition.objects.published(now).running().filter(pk__in=own.values("competition"))
    return list(editions.newest_first())


def next_edition(user, now) -> Competition | None:
    """Returns the edition whose registration opens next."""
    coming = Competition.objects.visible_to(user).running().filter(registration_opens_at__gt=now)
    return coming.order_by("registration_opens_at", "pk").first()


@require_safe
def submission_detail(request, code):
    submission = get_submission(request, code)
    note_people(request.user, submission, "on its page")
    now = clock.now()
    context = proposal_context(request.user, submission) | handing_in_context(request.user, submission, now)
    is_owner = rules.belongs_to(request.user, submission)
    context |= {
        "history": history(submission),
        "return_notes": open_notes(submission) if rules.may_read_notes(request.user, submission) else [],
        "appointments": appointments_of([submission]).get(submission.pk, []) if is_owner else [],
        "may_decide": rules.may_decide(request.user) and not submission.is_draft,
        "is_judged_blind": rules.may_decide(request.user)
        and submission.competition.stages.filter(is_blind=True).exists(),
    }
    return render(request, "submissions/submission_detail.html", context)


def handing_in_context(user, submission, now) -> dict:
    """Returns what this reader may still do with an entry, until when, and the receipts of what was done."""
    is_writer = user.role == Role.OPERATOR and rules.belongs_to(user, submission)
    is_writable = deadlines.is_writable(submission, now)
    is_stopped = submission.state in submission.WRITTEN and not is_writable
    return {
        "closes_at": deadlines.deadline_of(submission),
        "is_writable": is_writable,
        "may_write": is_writer and is_writable,
        "may_take_back": is_writer and deadlines.may_be_taken_back(submission, now),
        "has_automatic": submission.is_draft and submission.competition.submits_automatically and is_writable,
        "may_choose": is_writer,
        "closed_sentence": deadlines.closed_sentence_of(submission, now)
        if is_stopped and rules.belongs_to(user, submission)
        else "",
        "receipts": submission.receipts.in_order(),
    }


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
        "goals": goals_in_words(submission.sdgs),
        **attachment_context(user, submission),
    }


def attachment_context(user, submission) -> dict:
    """Returns the files as `_attachments.html` lists them, and evidence for its answers."""
    attachments, labels = present_attachments(submission), labels_of(submission)
    return {
        "attachments": attachments,
        "labels": [(each, labels[each.pk]) for each in attachments if each.kind != each.Kind.EVIDENCE],
        "may_read_letters": rules.may_read_personal_data(user, submission),
    }
