"""The page on which a judge accepts the statement of integrity, and the way there and back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from competitions.models import Competition
from judging.panel.integrity import accept, editions_of, statement_of
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions.models import Attachment

NEXT = "lanjut"
UNPROCESSABLE = 422


@roles_only(Role.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def integrity_statement(request, slug):
    edition = get_object_or_404(editions_of(request.user), slug=slug)
    request.edition = edition
    wanted = wanted_page(request)
    error = ""
    if request.method == "POST":
        error = refusal_of(request, edition)
        if not error:
            messages.success(request, f"Pernyataan integritas {edition} disetujui.")
            return redirect(wanted)
    context = {"edition": edition, "statement": statement_of(request.user, edition), "next": wanted, "error": error}
    return render(request, "judging/integrity.html", context, status=UNPROCESSABLE if error else 200)


def refusal_of(request, edition: Competition) -> str:
    """Accepts the statement; returns why that could not be done, empty when it was."""
    if request.POST.get("agree") != "on":
        return "Centang kotak di bawah pernyataan bila Anda menyetujuinya."
    try:
        accept(competition=edition, text=request.POST.get("text", ""), by=request.user, now=clock.now())
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def wanted_page(request) -> str:
    """Returns the page to go on to: one of the portal, else the judge's list."""
    wanted = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    is_safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if is_safe else reverse("judging:scorecard-list")


def statement_first(request, edition: Competition) -> HttpResponse:
    """Leads to the statement, and from there to the page that was asked for."""
    wanted = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    address = reverse("judging:integrity-statement", args=[edition.slug])
    return redirect(f"{address}?{urlencode({NEXT: wanted})}")


def before_opening(request, attachment: Attachment) -> HttpResponse | None:
    """Leads a judge who has not accepted the statement of the file's edition there first."""
    if not request.user.is_judge:
        return None
    edition = attachment.submission.competition
    return None if statement_of(request.user, edition) else statement_first(request, edition)
