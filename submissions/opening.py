"""What later layers decide when somebody opens a file of an entry; entries know nothing of judging."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kipp.accounts.models import User
from submissions.models import Attachment

# Asked before a file is served; an answer is given instead of the file.
BEFORE_OPENING: list[Callable[[HttpRequest, Attachment], HttpResponse | None]] = []
# Asked for the name under which a reader gets a file; None leaves its own.
NAMES: list[Callable[[User, Attachment], str | None]] = []


def answer_instead(request: HttpRequest, attachment: Attachment) -> HttpResponse | None:
    """Returns what has to come before the file, None when it may be served."""
    answers = (ask(request, attachment) for ask in BEFORE_OPENING)
    return next((answer for answer in answers if answer is not None), None)


def name_for(user: User, attachment: Attachment) -> str:
    """Returns the name under which this reader gets the file."""
    names = (ask(user, attachment) for ask in NAMES)
    return next((name for name in names if name is not None), attachment.name)
