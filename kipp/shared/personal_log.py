"""The log of who read personal data of others: phone numbers in bulk, NIP of innovators, letters with both."""

import logging

log = logging.getLogger("kipp.export")


def note_reading(user, what: str) -> None:
    """Writes down that `user` was shown `what`, in words without the data itself."""
    log.info("%s read %s", user.email, what)
