"""PDF files of an entry: letters to sign for those who write it, the whole proposal for all who may read it."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from competitions.models import LetterType
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.personal_log import note_reading
from submissions import rules
from submissions.documents import letter_pdf, proposal_pdf
from submissions.views.attachment import get_own
from submissions.views.submission import get_submission


@require_safe
@roles_only(Role.OPERATOR)
def letter_template(request, code, letter):
    submission = get_own(request, code)
    letters = {each.pk: each for each in submission.competition.letter_types.all()}
    wanted = letters.get(letter)
    if wanted is None or wanted.template == LetterType.Template.NONE:
        raise Http404("No such template.")
    return pdf_response(letter_pdf(submission=submission, letter=wanted), f"{wanted.label} {submission.title}")


@require_safe
def submission_pdf(request, code):
    submission = get_submission(request, code)
    if rules.may_read_personal_data(request.user, submission):
        note_reading(request.user, f"NIP and phone in the PDF of {submission.code}")
    content = proposal_pdf(submission=submission, reader=request.user, now=clock.now())
    return pdf_response(content, f"{submission.code} {submission.title}")


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """Answers with a file to download, under a name without signs that file systems dislike."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{slugify(name) or 'dokumen'}.pdf")
    return response
