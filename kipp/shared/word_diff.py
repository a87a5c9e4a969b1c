"""What changed between two versions of a text, word by word."""

import re
from difflib import SequenceMatcher
from typing import Literal

Op = Literal["same", "ins", "del"]

# A word with the white space behind it, the first one also with that before: joined, they are the text again.
PIECE = re.compile(r"\s*\S+\s*|\s+")


def word_diff(old: str, new: str) -> list[tuple[Op, str]]:
    """Returns the texts as runs in reading order: same, del (only in `old`), ins (only in `new`).

    The runs without "del" make up `new` exactly, line breaks included; those without "ins" the words of `old`. Words
    that differ only in the white space around them count as the same.
    """
    before, after = PIECE.findall(old), PIECE.findall(new)
    matcher = SequenceMatcher(None, [piece.strip() for piece in before], [piece.strip() for piece in after], False)
    runs: list[tuple[Op, str]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            runs.append(("same", "".join(after[j1:j2])))
            continue
        if i1 < i2:
            runs.append(("del", apart(runs, "".join(before[i1:i2]))))
        if j1 < j2:
            runs.append(("ins", "".join(after[j1:j2])))
    return runs


def apart(runs: list[tuple[Op, str]], text: str) -> str:
    """Returns a text that is left out with spaces around it, so that it never runs into what stays."""
    glued = runs and not runs[-1][1][-1:].isspace()
    return f"{' ' if glued else ''}{text}{'' if text[-1:].isspace() else ' '}"
