"""A short name for exactly this content: a page sends it back to say what was read or agreed to."""

import hashlib
import json


def digest_of(value) -> str:
    """Returns 24 hexadecimal digits (96 bits) that change with the value, which consists of what JSON can write."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:24]
