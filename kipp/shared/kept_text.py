"""Text that a form sent when it could not be taken: the login had expired, or the page was too old.

A form that carries `{% kept_seal %}` proves that the portal made it for one person and one address. What such a form
sends without being let in stays in the session and is shown to that person at that address, as not saved. It is
never saved by itself. Everything else that is sent without a login is forgotten, as before.
"""

from dataclasses import dataclass

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from kipp.shared import clock
from kipp.shared.unsent import UNAUTHORIZED, is_from_here, shown_back, typed_texts
from kipp.shared.wording import moment

FIELD = "meterai"
SESSION_KEY = "kept_text"
OTHER_PERSON = "Halaman ini dibuka oleh orang lain yang memakai peramban ini. Muat ulang halaman, lalu tulis lagi."
MOST_CHARACTERS = 200_000
MOST_TEXTS = 5
SEAL_SECONDS = 3 * 24 * 3600
KEPT_SECONDS = 8 * 3600
LEFT_OUT = (FIELD, "csrfmiddlewaretoken")
AUTOSAVE_HEADER = "X-Autosave"
# Their page stays on the screen with all that was typed.
IN_THE_BACKGROUND = (AUTOSAVE_HEADER, "HX-Request")
signer = TimestampSigner(salt="kipp.shared.kept_text")


@dataclass(frozen=True)
class Kept:
    """What was sent, and the time of day it arrived."""

    data: QueryDict
    at: str


def seal(user, path: str) -> str:
    """Returns the proof that a form at `path` was made for `user`."""
    return signer.sign(f"{user.pk}:{path}")


def keep(request) -> bool:
    """Keeps what a sealed form sent, for the person it was made for; tells whether it could."""
    if request.method != "POST" or is_in_the_background(request):
        return False
    owner = owner_of(request.POST.get(FIELD, ""), request.path)
    if owner is None or (request.user.is_authenticated and str(request.user.pk) != owner):
        return False
    data = request.POST.copy()
    for name in LEFT_OUT:
        data.pop(name, None)
    text = data.urlencode()
    if len(text) > MOST_CHARACTERS:
        return False
    texts = {path: kept for path, kept in request.session.get(SESSION_KEY, {}).items() if path != request.path}
    newest = dict(list(texts.items())[-(MOST_TEXTS - 1) :])
    now = clock.now()
    row = {"owner": owner, "text": text, "second": int(now.timestamp()), "at": moment(now, seconds=True)}
    request.session[SESSION_KEY] = {**newest, request.path: row}
    return True


def is_in_the_background(request) -> bool:
    return any(header in request.headers for header in IN_THE_BACKGROUND)


def owner_of(proof: str, path: str) -> str | None:
    """Returns the primary key of the person a form at `path` was made for, None when the proof is false or too old."""
    try:
        owner, _, sealed_path = signer.unsign(proof, max_age=SEAL_SECONDS).partition(":")
    except BadSignature:
        return None
    return owner if sealed_path == path else None


def is_of_another(request) -> bool:
    """Tells whether the form was made for somebody else, who used this browser before."""
    owner = owner_of(request.POST.get(FIELD, ""), request.path)
    return owner is not None and owner != str(request.user.pk)


def kept_for(request) -> Kept | None:
    """Returns what is kept for this person at this address, if it is not too old; changes nothing."""
    row = request.session.get(SESSION_KEY, {}).get(request.path)
    if not row or row["owner"] != str(request.user.pk):
        return None
    if clock.now().timestamp() - row["second"] > KEPT_SECONDS:
        return None
    return Kept(QueryDict(row["text"], mutable=True), row["at"])


def forget(request) -> None:
    """Drops what is kept at this address, after it was saved or set aside."""
    texts = request.session.get(SESSION_KEY, {})
    if request.path in texts:
        request.session[SESSION_KEY] = {path: row for path, row in texts.items() if path != request.path}


class LoginOrKeepMiddleware(LoginRequiredMiddleware):
    """Sends strangers to the login, keeping what a sealed form sent; the text of other forms is shown back to copy.

    Autosave learns by 401 that the login expired.
    """

    def handle_no_permission(self, request, view_func):
        if is_in_the_background(request):
            return HttpResponse(status=UNAUTHORIZED)
        if request.method != "POST" or keep(request):
            return super().handle_no_permission(request, view_func)
        return shown_back(request, self.get_login_url(view_func))


def csrf_failure(request, reason=""):
    """Says that the page was too old; what a sealed form sent is kept, the text of another one is shown to copy."""
    is_kept = keep(request)
    texts = typed_texts(request) if not is_kept and is_from_here(request) else []
    context = {"is_kept": is_kept, "address": request.path, "texts": texts}
    return render(request, "403_csrf.html", context, status=403)
