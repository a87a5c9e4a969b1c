"""The one place where typed text is cleaned and counted, the same way for every field."""

import re
import unicodedata

LINE_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
# C0 and C1 controls but tab and line feed, soft hyphen, zero-width space, bidi marks, overrides and isolates, BOM,
# and halves of characters, which no database or file can hold.
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean_text(text: str) -> str:
    """Returns the text in NFC, with plain line breaks, without control and direction characters, trimmed."""
    return UNWANTED.sub("", LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text))).strip()


def clean_line(text: str) -> str:
    """Cleans a text of one line: every run of white space becomes one space."""
    return " ".join(clean_text(text).split())


def count_words(text: str) -> int:
    """Counts runs without white space; a no-break space separates, a hyphen does not. js/kipp.js counts alike."""
    return len(text.split())
