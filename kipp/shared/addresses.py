"""Addresses as they stand in mails and QR codes, where no request says how the portal is reached."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(path: str) -> str:
    """Returns the full address of a path of the portal, under PORTAL_URL."""
    return urljoin(settings.PORTAL_URL, path)
