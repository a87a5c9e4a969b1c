"""The one way a decimal typed by a person is read: `87,5` and `87.5` are the same number."""

import re
from decimal import Decimal

PATTERN = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?")


class NumberError(ValueError):
    """The text is not a number of the accepted form; its message is for the person who typed it."""


def parse_decimal(text: str) -> Decimal | None:
    """Reads digits with at most one comma or point and two decimals; empty text is None, never 0.

    Raises NumberError for anything else: signs, letters, thousands separators, NaN, exponents.
    """
    text = text.strip()
    if not text:
        return None
    match = PATTERN.fullmatch(text)
    if not match or not text.isascii():
        raise NumberError("Tulis angka saja, paling banyak dua angka di belakang koma, misalnya 87,5.")
    return Decimal(f"{match[1]}.{match[2] or '0'}")
