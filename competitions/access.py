"""How views find the edition in the address."""

from django.shortcuts import get_object_or_404

from competitions.models import Competition


def get_edition(request, slug: str) -> Competition:
    """Returns the edition if this member may know of it, else raises Http404; the page's frame shows it."""
    edition = get_object_or_404(Competition.objects.visible_to(request.user), slug=slug)
    request.edition = edition
    return edition
