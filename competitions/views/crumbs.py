"""The way back to the control page of an edition."""

from django.urls import reverse

from competitions.models import Competition


def crumbs_to(label: str, edition: Competition | None = None) -> list[tuple[str, str | None]]:
    """Returns the trail of a page: all editions, the edition it belongs to, the page itself."""
    trail = [("Edisi", reverse("competitions:edition-list"))]
    if edition is not None:
        trail.append((str(edition), reverse("competitions:edition-detail", args=[edition.slug])))
    return [*trail, (label, None)]
