"""When two names are nearly the same: a small number of changed letters, or nearly the same words."""

import re
import unicodedata
from functools import lru_cache

OTHER_THAN_LETTERS = re.compile(r"[\W_]+")
SHORT, LONG = 6, 12  # letters; shorter names must be equal, longer ones may differ in two places
FEWEST_WORDS, SHARED_PERCENT = 3, 75  # of names that are compared by their words


@lru_cache(maxsize=4096)  # the same names are compared with one another again and again
def normalized(text: str) -> str:
    """Returns the text in small letters and digits with single spaces, accents left out."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return OTHER_THAN_LETTERS.sub(" ", plain.casefold()).strip()


def is_close(one: str, other: str) -> bool:
    """Tells whether two short names are equal but for case and signs, one or two letters, or a word among many."""
    first, second = normalized(one), normalized(other)
    if not first or not second:
        return False
    if first == second:
        return True
    longest = max(len(first), len(second))
    if longest >= SHORT and distance_within(first, second, 2 if longest >= LONG else 1):
        return True
    return shares_words(first, second)


def is_close_in_words(one: str, other: str) -> bool:
    """Tells whether two long titles consist of nearly the same words."""
    first, second = normalized(one), normalized(other)
    return bool(first) and (shares_words(first, second) or first == second)


def shares_words(first: str, second: str) -> bool:
    """Tells whether at least 75 percent of all words stand in both, for names of at least three words."""
    ours, theirs = set(first.split()), set(second.split())
    if min(len(ours), len(theirs)) < FEWEST_WORDS:
        return False
    return 100 * len(ours & theirs) >= SHARED_PERCENT * len(ours | theirs)


def distance_within(first: str, second: str, most: int) -> bool:
    """Tells whether at most so many letters have to be added, left out or changed (Levenshtein)."""
    if abs(len(first) - len(second)) > most:
        return False
    above = list(range(len(second) + 1))
    for place, letter in enumerate(first, start=1):
        row = [place]
        for column, other in enumerate(second, start=1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != other)))
        if min(row) > most:
            return False
        above = row
    return above[-1] <= most
