"""Files of an entry: uploading them into their places, removing them, and the one address that serves them."""

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.kept_text import AUTOSAVE_HEADER
from kipp.shared.personal_log import note_reading
from kipp.shared.serving import inert_response
from kipp.shared.uploads import refusal
from submissions import attaching, rules
from submissions.deadlines import is_writable
from submissions.files import MAX_BYTES, Place, bytes_used, find_place, places_of
from submissions.models import Attachment, Submission
from submissions.opening import answer_instead, name_for
from submissions.sections import Section, completeness
from submissions.views.submission import get_submission

log = logging.getLogger("kipp.export")
REFUSED_KEY = "refused_files"
UNPROCESSABLE = 422


@require_safe
def attachment_open(request, code):
    """The one address of an uploaded file; letters carry NIP, so reading one is logged."""
    files = Attachment.objects.visible_to(request.user).select_related("submission__competition")
    attachment = get_object_or_404(files, code=code)
    instead = answer_instead(request, attachment)
    if instead is not None:
        return instead
    if attachment.kind == Attachment.Kind.LETTER:
        note_reading(request.user, f"the letter {attachment.code} of {attachment.submission.code}")
    try:
        with attachment.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        log.error("The file of attachment %s is missing on disk", attachment.code)
        raise Http404("The file is missing.") from None
    return inert_response(
        request,
        content=content,
        content_type=attachment.content_type,
        name=name_for(request.user, attachment),
        sha256=attachment.sha256,
    )


@require_POST
@roles_only(Role.OPERATOR)
def attachment_add(request, code):
    """Takes one file from the script of the page; answers with the parts of the page that changed."""
    submission = get_own(request, code)
    place = find_place(submission, request.POST.get("tempat", ""))
    if place is None:
        raise Http404("No such place.")
    try:
        attach_to(place, submission, request.FILES.get("berkas"), request.user)
    except ValidationError as error:
        return changed_parts(request, code, place.key, error=" ".join(error.messages))
    return changed_parts(request, code, place.key)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.OPERATOR)
def attachment_remove(request, code):
    """Asks whether the file shall go, and removes it; the script of the page asks by itself."""
    attachment = get_object_or_404(Attachment.objects.visible_to(request.user).present(), code=code)
    submission = get_own(request, attachment.submission.code)
    place = place_that_holds(submission, attachment)
    if request.method == "POST":
        try:
            attaching.remove(attachment=attachment, by=request.user, now=clock.now())
        except ValidationError as error:
            if is_scripted(request):
                return changed_parts(request, submission.code, place.key, error=" ".join(error.messages))
            messages.error(request, " ".join(error.messages))
            return redirect("submissions:submission-detail", submission.code)
        if is_scripted(request):
            return changed_parts(request, submission.code, place.key)
        messages.success(request, f"Berkas “{attachment.name}” dihapus.")
        return redirect("submissions:submission-edit", submission.code, place.section)
    if not is_writable(submission, clock.now()):
        return redirect("submissions:submission-detail", submission.code)
    context = {"submission": submission, "attachment": attachment, "place": place}
    return render(request, "submissions/attachment_remove.html", context)


def get_own(request, code: str) -> Submission:
    """Returns an entry that the operator's own organization writes."""
    submission = get_submission(request, code)
    if not rules.belongs_to(request.user, submission):
        raise PermissionDenied(f"Berkas proposal ini diunggah oleh operator {submission.organization.short_name}.")
    return submission


def is_scripted(request) -> bool:
    return AUTOSAVE_HEADER in request.headers


def place_that_holds(submission: Submission, attachment: Attachment) -> Place:
    places = [place for section in completeness(submission).sections for place in places_of(submission, section)]
    return next(place for place in places if attachment in place.attachments)


def attach_to(place: Place, submission: Submission, upload, user) -> Attachment:
    if upload is None:
        raise refusal("belum ada berkas yang dipilih", "Pilih berkas, lalu unggah lagi.")
    return attaching.attach(
        submission=submission,
        kind=place.kind,
        upload=upload,
        by=user,
        now=clock.now(),
        letter_type=place.letter_type,
        question=place.question,
    )


def attach_chosen(request, submission: Submission, section: Section) -> bool:
    """Takes the files that were sent together with a section, without the script; tells whether all were taken.

    What was refused is said beside its place when the section is shown next.
    """
    refused = {}
    for place in places_of(submission, section):
        upload = request.FILES.get(f"berkas-{place.key}")
        if upload is None:
            continue
        try:
            attachment = attach_to(place, submission, upload, request.user)
        except ValidationError as error:
            refused[place.key] = " ".join(error.messages)
        else:
            messages.success(request, f"Berkas “{attachment.name}” diunggah.")
    if refused:
        request.session[REFUSED_KEY] = refused
    return not refused


def file_context(request, submission: Submission, section: Section) -> dict:
    """Returns the places of a section, each with why its last file was refused, and the room that is used."""
    refused = request.session.pop(REFUSED_KEY, {})
    return {
        "places": [{"place": place, "error": refused.get(place.key, "")} for place in places_of(submission, section)],
        "bytes_used": bytes_used(submission),
        "max_bytes": MAX_BYTES,
    }


def changed_parts(request, code: str, key: str, error: str = ""):
    """Answers the script with the place as it is now, and with everything that counts what is missing."""
    submission = get_submission(request, code)
    place = find_place(submission, key)
    progress = completeness(submission)
    context = {
        "submission": submission,
        "place": place,
        "error": error,
        "completeness": progress,
        "section": progress.section(place.section) if place else None,
        "bytes_used": bytes_used(submission),
        "max_bytes": MAX_BYTES,
    }
    return render(request, "submissions/_files_changed.html", context, status=UNPROCESSABLE if error else 200)
