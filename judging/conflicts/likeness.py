"""Comparing names as people write them: places of work with abbreviations, persons with titles."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

ALMOST = 0.88
LONG_WORD = 6
CACHED = 20_000
WORD = re.compile(r"[a-z0-9]+")
# What stands before or between the words that tell one organization from another.
FILLERS = frozenset({"upt", "uptd", "negeri", "blud"})
LONG_FORMS = {
    "kec": "kecamatan",
    "bag": "bagian",
    "kab": "kabupaten",
    "pkm": "puskesmas",
    "smpn": "smp",
    "sman": "sma",
    "sdn": "sd",
    "setda": "sekretariat daerah",
    "pemkab": "pemerintah kabupaten",
}
TITLES = re.compile(
    "prof|drs?|dra|ir|drg|drh|apt|ns|sdri?|bapak|ibu|bpk|h|hj|kh|ny|tn|rr|gus|nyai|st|mt|se|mm|sh|mh|skm|spd|mpd"
)
FIRST_NAMES = {"m": "muhammad", "moh": "muhammad", "muh": "muhammad", "mohammad": "muhammad", "mochamad": "muhammad"}
# S.Kom, M.Si, A.Md.Keb, Ph.D, Sp.PD: a degree that nobody separated by a comma.
DEGREE = re.compile(r"(s|m|d|a|b|ph|sp|lc)\.[\w.]+", re.IGNORECASE)


def plain(text: str) -> str:
    """Returns the text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=CACHED)
def place_words(text: str) -> tuple[str, ...]:
    """Returns the telling words of a place of work; abbreviations of offices are written out."""
    words = [word for short in WORD.findall(plain(text)) for word in LONG_FORMS.get(short, short).split()]
    return tuple(word for word in words if word not in FILLERS)


def names_place(text: str, name: str) -> bool:
    """Tells whether a text names a place: all its words in a row, long ones perhaps misspelt."""
    words, wanted = place_words(text), place_words(name)
    windows = (words[start : start + len(wanted)] for start in range(len(words) - len(wanted) + 1))
    return bool(wanted) and any(all(map(same_word, window, wanted)) for window in windows)


def same_word(one: str, other: str) -> bool:
    """Tells whether two words are the same; misspelt ones pass when they are long, so that Bae is never Dawe."""
    return one == other or (min(len(one), len(other)) >= LONG_WORD and is_almost(one, other))


def bare_name(name: str) -> str:
    """Returns a person's name without titles, degrees and what follows the first comma."""
    kept = []
    for place, token in enumerate(name.partition(",")[0].split()):
        words = WORD.findall(plain(token))
        if words and not (place and DEGREE.fullmatch(token)) and not all(map(TITLES.fullmatch, words)):
            kept.append(token)
    return " ".join(kept)


@lru_cache(maxsize=CACHED)
def person_words(name: str) -> tuple[str, ...]:
    """Returns the words of a person's name by which it is compared, short forms of Muhammad written out."""
    return tuple(FIRST_NAMES.get(word, word) for word in WORD.findall(plain(bare_name(name))))


def same_person(one: str, other: str) -> str:
    """Tells in words how alike two names are: "sama", "mirip", or empty when they are not."""
    first, second = person_words(one), person_words(other)
    if not first or not second:
        return ""
    if sorted(first) == sorted(second):
        return "sama"
    shorter, longer = sorted((first, second), key=len)
    is_part = len(shorter) > 1 and set(shorter) <= set(longer)
    return "mirip" if is_part or is_almost(" ".join(first), " ".join(second)) else ""


def is_almost(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALMOST and matcher.quick_ratio() >= ALMOST and matcher.ratio() >= ALMOST
