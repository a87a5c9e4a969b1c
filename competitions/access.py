"""How views find the edition in the address, and the one that strangers read about."""

from django.shortcuts import get_object_or_404

from competitions.models import Competition


def get_edition(request, slug: str) -> Competition:
    """Returns the edition if this member may know of it, else raises Http404; the page's frame shows it."""
    edition = get_object_or_404(Competition.objects.visible_to(request.user), slug=slug)
    request.edition = edition
    return edition


def public_edition() -> Competition | None:
    """Returns the edition that strangers read about: the running one, else the newest in the archive."""
    editions = list(Competition.objects.public().newest_first())
    running = (edition for edition in editions if edition.status == Competition.Status.RUNNING)
    return next(running, editions[0] if editions else None)
