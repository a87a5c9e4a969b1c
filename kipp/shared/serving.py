"""Files that people uploaded, served so that they can do nothing: true type, sandboxed, never kept by the browser."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

# A picture is harmless in the window; a PDF is handed to the reader of the device.
SHOWN_INLINE = ("image/jpeg", "image/png")
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def inert_response(request: HttpRequest, *, content: bytes, content_type: str, name: str, sha256: str) -> HttpResponse:
    """Answers GET and HEAD with the file or the part of it that a Range header asks for."""
    size, etag = len(content), f'"{sha256}"'
    part = asked_part(request, size, etag)
    if part is None:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
    else:
        start, end = part
        is_whole = (start, end) == (0, size)
        response = HttpResponse(b"" if request.method == "HEAD" else content[start:end], content_type=content_type)
        response["Content-Length"] = str(end - start)
        if not is_whole:
            response.status_code = 206
            response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    as_attachment = content_type not in SHOWN_INLINE
    response["Content-Disposition"] = content_disposition_header(as_attachment, name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store, private"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    return response


def asked_part(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """Returns first byte and end (exclusive) of what is asked for; None when it lies beyond the file.

    Several ranges at once, and a part of another version of the file, are answered with the whole.
    """
    match = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if not match or not any(match.groups()) or request.headers.get("If-Range", etag) != etag:
        return 0, size
    first, last = match.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return 0, size  # not a range at all
    return (start, end) if start < end else None
