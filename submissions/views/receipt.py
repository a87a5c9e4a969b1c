"""Handing an entry in, taking it back, and the receipts that prove it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions import automatic, deadlines, lifecycle, receipts, rules
from submissions.files import present_files
from submissions.models import Receipt, Submission
from submissions.personal import note_people
from submissions.receipt_pdf import receipt_pdf
from submissions.sections import completeness
from submissions.views.submission import get_submission
from submissions.warnings import warnings_of


def get_own(request, code: str) -> Submission:
    """Returns an entry of the operator's own organization, without its texts; raises Http404 or PermissionDenied."""
    found = Submission.objects.visible_to(request.user).select_related("competition", "organization__parent")
    submission = get_object_or_404(found, code=code)
    request.edition = submission.competition
    require_own(request.user, submission)
    return submission


def require_own(user, submission: Submission) -> None:
    if not rules.belongs_to(user, submission):
        raise PermissionDenied(f"Proposal ini diajukan oleh operator {submission.organization.short_name}.")


def get_receipt(request, number: str) -> Receipt:
    """Returns a receipt of an entry that this member may know of, else raises Http404."""
    found = Receipt.objects.visible_to(request.user).with_entry()
    receipt = get_object_or_404(found, number=number)
    request.edition = receipt.submission.competition
    return receipt


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.OPERATOR)
def submission_submit(request, code):
    """Shows exactly what will be sent; sending is one small request that may come twice."""
    now = clock.now()
    if request.method == "POST":
        return submit(request, get_own(request, code), now)
    submission = get_submission(request, code)
    require_own(request.user, submission)
    if not deadlines.is_writable(submission, now):
        return redirect("submissions:submission-detail", code)
    content, files = receipts.content_of(submission), present_files(submission)
    context = {
        "submission": submission,
        "closes_at": deadlines.deadline_of(submission),
        "completeness": completeness(submission),
        "content": content,
        "files": files,
        "digest": receipts.digest_of(content, files),
        "cautions": warnings_of(submission, now=now),
    }
    return render(request, "submissions/submission_submit.html", context)


def submit(request, submission, now):
    """Hands in and leads to the receipt, also of an earlier click; else back to what is missing."""
    is_first = submission.state in submission.WRITTEN
    hand_in = lifecycle.resubmit if submission.state == submission.State.RETURNED else lifecycle.submit
    try:
        submission = hand_in(submission=submission, by=request.user, now=now, shown=request.POST.get("digest", ""))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("submissions:submission-submit", submission.code)
    if is_first:
        messages.success(request, f"Proposal “{submission.title}” sudah diajukan ke Bagian Organisasi.")
    receipt = receipts.latest_receipt(submission)
    if receipt is None:  # handed in before there were receipts
        return redirect("submissions:submission-detail", submission.code)
    return redirect("submissions:receipt-detail", receipt.number)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.OPERATOR)
def submission_take_back(request, code):
    """Asks first, then makes the entry a draft again."""
    now = clock.now()
    submission = get_own(request, code)
    if request.method == "POST":
        try:
            submission = lifecycle.take_back(submission=submission, by=request.user, now=now)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"Proposal “{submission.title}” ditarik kembali dan menjadi draf.")
        return redirect("submissions:submission-detail", code)
    if not deadlines.may_be_taken_back(submission, now):
        return redirect("submissions:submission-detail", code)
    context = {
        "submission": submission,
        "closes_at": deadlines.closes_at(submission.competition, submission.organization),
        "receipt": receipts.latest_receipt(submission),
    }
    return render(request, "submissions/submission_take_back.html", context)


@require_POST
@roles_only(Role.OPERATOR)
def submission_automatic(request, code):
    """Switches automatic submission of one entry off or on again."""
    submission = get_own(request, code)
    declines = request.POST.get("pilihan") == "tolak"
    try:
        automatic.choose(submission=submission, declines=declines, by=request.user, now=clock.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        outcome = "tidak diajukan otomatis" if declines else "diajukan otomatis bila lengkap saat pendaftaran ditutup"
        messages.success(request, f"Proposal “{submission.title}” {outcome}.")
    return redirect("submissions:submission-detail", code)


@require_safe
def receipt_detail(request, number):
    receipt = get_receipt(request, number)
    note_people(request.user, receipt.submission, f"on the receipt {receipt.number}")
    context = {
        "receipt": receipt,
        "submission": receipt.submission,
        "content": receipts.content_for(request.user, receipt),
        "files": receipt.files,
        "qr": mark_safe(receipts.qr_svg(receipt)),  # made by segno from an address of our own
        "address": receipts.address_of(receipt),
        "standing": receipts.standing_of(receipt),
        "follows": receipts.what_follows(receipt.submission.competition)
        if receipt.submission.state == Submission.State.SUBMITTED
        else "",
    }
    return render(request, "submissions/receipt_detail.html", context)


@require_safe
def receipt_download(request, number):
    """The receipt as PDF, with what this reader may see."""
    receipt = get_receipt(request, number)
    note_people(request.user, receipt.submission, f"in the PDF of the receipt {receipt.number}")
    response = HttpResponse(receipt_pdf(request.user, receipt), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{receipt.number}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
