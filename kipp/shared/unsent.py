"""What was typed when the session had ended: shown back, instead of being lost with the request that is refused."""

from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render, resolve_url

UNAUTHORIZED = 401


def shown_back(request, login_page: str) -> HttpResponse:
    """Answers a form sent without a login: its texts to copy, or the login page, which leads back to the form's."""
    login = redirect_to_login(page_before(request), resolve_url(login_page))
    texts = typed_texts(request)
    if not texts:
        return login
    return render(request, "401.html", {"texts": texts, "login_url": login.url}, status=UNAUTHORIZED)


def typed_texts(request) -> list[str]:
    """Returns what was written in words: not the marks and choices of a form, and never a password."""
    return [
        text
        for name, texts in request.POST.lists()
        for text in texts
        if len(text.split()) > 1 and "password" not in name.lower()
    ]


def page_before(request) -> str:
    """Returns the page that the form stood on, because the address it was sent to may take nothing but forms."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return request.get_full_path()
    return f"{page.path}?{page.query}" if page.query else page.path


def is_from_here(request) -> bool:
    return urlsplit(request.headers.get("Origin") or request.headers.get("Referer", "")).netloc == request.get_host()
