"""Signed links that expire: what they carry cannot be read as a password and cannot be changed."""

from datetime import UTC, datetime, timedelta

from django.core import signing
from django.urls import reverse


class SignedLink:
    """Links to the page `url_name` with a token that carries a value for `lifetime`."""

    def __init__(self, url_name: str, lifetime: timedelta):
        self.url_name = url_name
        self.lifetime = lifetime
        # No colon, which some mail programs take for the end of an address.
        self.signer = signing.Signer(salt=f"kipp.{url_name}", sep=".")

    def url(self, base_url: str, value, *, now: datetime) -> str:
        """Returns the absolute address under `base_url` (such as http://127.0.0.1:8000/)."""
        token = self.signer.sign_object([value, int(self.expires_at(now).timestamp())])
        return base_url.rstrip("/") + reverse(self.url_name, args=[token])

    def read(self, token: str, *, now: datetime):
        """Returns the value, or None when the token was not signed by us or its time is over."""
        try:
            value, until = self.signer.unsign_object(token)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return value if now < datetime.fromtimestamp(until, UTC) else None

    def expires_at(self, now: datetime) -> datetime:
        return now + self.lifetime
