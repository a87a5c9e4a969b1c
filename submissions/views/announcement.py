"""Setda's pages on which the verdicts of the screening are announced, and the list to print."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.wording import number
from submissions.announcement import announce, announced, prepared


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def announcement(request, slug):
    """Shows what an announcement would do and every mail it sends; on POST it does just that."""
    edition = get_edition(request, slug)
    if request.method == "POST":
        try:
            done = announce(
                competition=edition,
                by=request.user,
                now=clock.now(),
                fingerprint=request.POST.get("fingerprint", ""),
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, announced_sentence(done))
        return redirect("submissions:announcement", slug)
    passed, failed = announced(edition)
    context = {"edition": edition, "announcement": prepared(edition), "announced_count": len(passed) + len(failed)}
    return render(request, "submissions/announcement.html", context)


def announced_sentence(done) -> str:
    """Says what was announced, from the announcement as it was prepared."""
    mails = f"{number(len(done.letters), 0)} surel dikirim ke operator."
    return f"Hasil seleksi administrasi {number(len(done.decided), 0)} proposal diumumkan. {mails}"


@require_safe
@roles_only(Role.ADMIN)
def announcement_print(request, slug):
    """The printed list of what was announced so far; `?alasan=ya` adds the reasons."""
    edition = get_edition(request, slug)
    passed, failed = announced(edition)
    context = {
        "edition": edition,
        "passed": passed,
        "failed": failed,
        "total": len(passed) + len(failed),
        "with_reasons": request.GET.get("alasan") == "ya",
        "today": clock.now(),
    }
    return render(request, "submissions/announcement_print.html", context)
