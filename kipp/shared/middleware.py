"""What every request passes: refusing what is unreadable or too large, a page without database, no stored copies."""

import logging

from django.conf import settings
from django.db import OperationalError
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin

log = logging.getLogger("django.request")


def refuse_unreadable(get_response):
    """Answers 400 to what no browser sends: a NUL in the address, which PostgreSQL cannot hold, or text not in UTF-8.

    With another character set a request can carry halves of characters; and Django answers such a form with 500.
    """

    def middleware(request):
        if "\x00" in request.path_info or (request.encoding or "utf-8").lower() != "utf-8":
            return render(None, "400.html", status=400)
        return get_response(request)

    return middleware


def refuse_large_from_strangers(get_response):
    """Answers 413 before a byte of the body is read: only members send files, so strangers need no more than a form."""

    def middleware(request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        is_large = not length.isdecimal() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if is_large and not request.user.is_authenticated:
            return render(None, "413.html", status=413)
        return get_response(request)

    return middleware


class UnavailableDatabase(MiddlewareMixin):
    """Answers 503 in Indonesian while PostgreSQL cannot be reached; nothing of the request has been saved then."""

    def process_exception(self, request, exception):
        if not isinstance(exception, OperationalError):
            return None
        log.error("Database unreachable at %s", request.path, exc_info=exception)
        response = render(None, "503.html", status=503)
        response["Retry-After"] = "30"
        return response


def unavailable_database(get_response):
    """Wraps the whole chain below, so that a session that cannot be read is caught as well."""
    catcher = UnavailableDatabase(get_response)

    def middleware(request):
        try:
            return get_response(request)
        except OperationalError as error:
            return catcher.process_exception(request, error)

    middleware.process_exception = catcher.process_exception
    return middleware


def no_store_for_members(get_response):
    """Keeps pages of logged-in people out of every cache, also the browser's after logging out."""

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware
