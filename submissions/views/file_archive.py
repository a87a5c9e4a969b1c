"""The download of all files of an edition."""

from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from competitions.access import get_edition
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.personal_log import note_reading
from submissions.file_archive import file_archive


@require_safe
@roles_only(Role.ADMIN)
def archive_download(request, slug):
    """One ZIP with a folder for each entry; it carries letters with NIP, so the download is logged."""
    edition = get_edition(request, slug)
    if request.method == "HEAD":
        content = []
    else:
        note_reading(request.user, f"all files of edition {edition.slug}")
        content = file_archive(competition=edition, user=request.user)
    response = StreamingHttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="KIPP-{edition.slug}-berkas.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
