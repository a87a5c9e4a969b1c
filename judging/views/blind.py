"""The page on which Setda decides what judges of a blind stage do not see of an entry, with what they do see."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from competitions.access import get_edition
from competitions.rules import lock_of_edition
from judging.sheets import covering
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions.models import Attachment, Submission

UNPROCESSABLE = 422


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def blind_edit(request, slug, code):
    edition = get_edition(request, slug)
    entries = Submission.objects.visible_to(request.user).filter(competition=edition).with_proposal()
    entry = get_object_or_404(entries, code=code)
    error = ""
    if request.method == "POST":
        try:
            done = act(request, entry)
        except ValidationError as refusal:
            error = " ".join(refusal.messages)
        else:
            messages.success(request, done)
            return redirect("judging:blind-edit", slug, code)
    context = {
        "edition": edition,
        "submission": entry,
        "preview": covering.preview_of(entry),
        "stages": edition.stages.filter(is_blind=True).order_by("position"),
        "lock": lock_of_edition(edition),
        "error": error,
        "typed": request.POST.get("text", "") if error else "",
    }
    return render(request, "judging/blind_edit.html", context, status=UNPROCESSABLE if error else 200)


def act(request, entry: Submission) -> str:
    """Does what the pressed button says; returns the sentence that tells so."""
    action = ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        raise ValidationError("Pilih tindakan pada halaman ini.")
    return action(request, entry)


def cover(request, entry: Submission) -> str:
    passage = covering.cover_passage(
        submission=entry, text=request.POST.get("text", ""), by=request.user, now=clock.now()
    )
    return f"“{passage.text}” ditutup bagi juri."


def uncover(request, entry: Submission) -> str:
    pk = request.POST.get("passage", "")
    covering.uncover_passage(submission=entry, pk=int(pk) if pk.isascii() and pk.isdigit() else 0, by=request.user)
    return "Teks itu terlihat lagi oleh juri."


def clear(request, entry: Submission) -> str:
    file = get_file(request, entry)
    covering.clear_file(attachment=file, by=request.user, now=clock.now())
    return f"Berkas “{file.name}” dibuka bagi juri."


def seal(request, entry: Submission) -> str:
    file = get_file(request, entry)
    covering.seal_file(attachment=file, by=request.user)
    return f"Berkas “{file.name}” ditutup bagi juri."


def get_file(request, entry: Submission) -> Attachment:
    files = Attachment.objects.visible_to(request.user).filter(submission=entry)
    return get_object_or_404(files.select_related("submission__competition"), code=request.POST.get("file", ""))


ACTIONS: dict[str, Callable] = {"cover": cover, "uncover": uncover, "clear": clear, "seal": seal}
