"""Pages of the feedback letters: Setda's list and editor, the letter itself, and what an organization won."""

import logging

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from judging.results.feedback import letters
from judging.results.feedback.drafting import draft_of, notes_of
from judging.results.feedback.drawing import letter_pdf
from judging.results.feedback.forms import FeedbackLetterForm
from judging.results.stamps import stamp_of
from judging.sealed_names import sealed_names_of
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only

log = logging.getLogger("kipp.export")


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def feedback_list(request, slug):
    """How far the letters are, and the button that releases those that are ready."""
    edition = get_edition(request, slug)
    if request.method == "POST":
        try:
            listed = request.POST.get("listed", "")
            count = letters.release_letters(competition=edition, listed=listed, by=request.user, now=clock.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"{count} surat umpan balik dikirim; operatornya diberi tahu lewat surel.")
        return redirect("results:feedback-list", slug)
    lines = letters.lines_of(edition)
    counts = {state: sum(line.state == state for line in lines) for state in ("none", "draft", "ready", "released")}
    context = {
        "edition": edition,
        "lines": lines,
        "listed": letters.listed_in(lines),
        "counts": counts,
        "may_release": counts["ready"] and not edition.is_rehearsal and edition.is_published(clock.now()),
        "why_not": letters.NOT_PUBLIC,
    }
    return render(request, "results/feedback_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def feedback_edit(request, slug, code):
    """One letter beside the judges' notes; the first time it starts from them."""
    edition = get_edition(request, slug)
    entries = letters.judged_entries(edition).select_related("organization", "competition")
    entry = get_object_or_404(entries, code=code)
    letter = letters.letter_of(entry)
    notes = notes_of(entry)
    strengths, advice = draft_of(notes)
    initial = {} if letter else {"strengths": strengths, "advice": advice}
    initial["stamp"] = stamp_of(letter.edited_at if letter else None)
    form = FeedbackLetterForm(request.POST or None, instance=letter, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            letters.save_letter(submission=entry, by=request.user, now=clock.now(), **form.cleaned_data)
        except ValidationError as error:
            stored = letters.letter_of(entry)
            form.refuse(error, stored=stored, stamp=stamp_of(stored.edited_at if stored else None))
        else:
            messages.success(request, f"Umpan balik “{entry.title}” disimpan.")
            return redirect("results:feedback-list", slug)
    context = {
        "edition": edition,
        "submission": entry,
        "letter": letter,
        "form": form,
        "notes": notes,
        "third": letters.third_of(entry),
    }
    return render(request, "results/feedback_edit.html", context, status=form.status)


def get_letter(request, code: str):
    """Returns the letter of an entry if this member may read it, else raises Http404."""
    found = letters.readable_by(request.user, now=clock.now())
    letter = get_object_or_404(
        found.select_related("submission__competition", "submission__organization"), submission__code=code
    )
    request.edition = letter.submission.competition
    sealed_names_of(request.edition).onto_entries([letter.submission])
    return letter


@require_safe
@roles_only(Role.ADMIN, Role.OPERATOR, Role.HEAD)
def feedback_read(request, code):
    """The letter as a page."""
    letter = get_letter(request, code)
    context = {
        "letter": letter,
        "submission": letter.submission,
        "edition": letter.submission.competition,
        "third": letters.third_of(letter.submission),
    }
    return render(request, "results/feedback_read.html", context)


@require_safe
@roles_only(Role.ADMIN, Role.OPERATOR, Role.HEAD)
def feedback_download(request, code):
    """The letter as PDF."""
    letter = get_letter(request, code)
    log.info("User %s downloaded the feedback letter of %s", request.user.pk, code)
    response = HttpResponse(letter_pdf(letter), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="umpan-balik-{letter.submission.code}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
