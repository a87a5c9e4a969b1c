"""Links that open WhatsApp with a text already written; nothing is sent by the portal itself."""

import re
from urllib.parse import quote

INDONESIA = "62"
NOT_DIGITS = re.compile(r"[^0-9]")
SHORTEST, LONGEST = 10, 15


def whatsapp_number(phone: str) -> str:
    """Returns a phone number as WhatsApp wants it (6281234567890), or nothing when it cannot be one."""
    digits = NOT_DIGITS.sub("", phone)
    if phone.strip().startswith("+"):
        number = digits
    elif digits.startswith("0"):
        number = INDONESIA + digits[1:]
    else:
        number = digits if digits.startswith(INDONESIA) else INDONESIA + digits
    return number if SHORTEST <= len(number) <= LONGEST else ""


def whatsapp_link(phone: str, text: str) -> str:
    """Returns the address that opens a conversation with the text, or nothing without a usable number."""
    number = whatsapp_number(phone)
    return f"https://wa.me/{number}?text={quote(text)}" if number else ""
