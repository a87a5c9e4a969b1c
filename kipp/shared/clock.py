"""The clock that views and commands read; domain functions are given the time."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """Returns the present instant of the server, with its time zone."""
    return timezone.now()
