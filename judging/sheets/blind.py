"""Blind judging: what a judge of such a stage reads has no owner, no innovator and no passage that Setda covered.

Judges' pages never read an entry but through put_on(), so whatever they show of it has been covered before.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from itertools import pairwise

from judging.conflicts.likeness import bare_name
from judging.models import ClearedFile, CoveredPassage, Scorecard
from kipp.accounts.models import Organization, User
from submissions.models import Attachment, Innovator, Submission

BAR = "▇▇▇"
HIDDEN = "OPD disembunyikan"
SHORTEST = 3  # letters of a name; below that it would be found everywhere
LONG_WORD = 5  # such short names of offices, and passages, are covered within words as well: #DinkesKudus
SUFFIXES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True)
class Cover:
    """What is covered of an entry; calling it covers a text."""

    pattern: re.Pattern | None = None

    def __call__(self, text: str) -> str:
        return self.pattern.sub(BAR, text) if self.pattern and text else text

    @property
    def is_on(self) -> bool:
        return self.pattern is not None


@dataclass(frozen=True)
class Term:
    """A text that is covered, and whether also where it is part of a longer word."""

    text: str
    within_words: bool = False

    @property
    def expression(self) -> str:
        """Matches the words in a row, whatever stands between them, in small or capital letters."""
        words = re.findall(r"[^\W_]+", self.text)
        if not words:
            return re.escape(self.text)
        between = [r"[\W_]*" if min(len(one), len(other)) >= SHORTEST else r"[\W_]+" for one, other in pairwise(words)]
        joined = "".join(word + gap for word, gap in zip(map(re.escape, words), [*between, ""], strict=True))
        return joined if self.within_words else rf"(?<![^\W_]){joined}(?![^\W_])"


def automatic_terms(submission: Submission, innovators: Iterable[Innovator]) -> list[Term]:
    """Returns what is covered without anybody marking it: owner, parent, innovators with NIP and phone."""
    owners = [submission.organization, submission.organization.parent]
    terms = []
    for owner in filter(None, owners):
        is_word = owner.short_name.isalnum() and len(owner.short_name) >= LONG_WORD
        terms += [Term(owner.name), Term(owner.short_name, within_words=is_word)]
    for person in innovators:
        terms += [Term(text) for text in (person.name, bare_name(person.name), person.nip, person.phone) if text]
    return [term for term in dict.fromkeys(terms) if len(term.text) >= SHORTEST]


def cover_for(terms: Iterable[Term]) -> Cover:
    """Builds the cover for all terms at once, the longest first."""
    expressions = [term.expression for term in sorted(terms, key=lambda term: (-len(term.text), term.text))]
    return Cover(re.compile("|".join(expressions), re.IGNORECASE) if expressions else re.compile(r"(?!)"))


def passage_term(text: str) -> Term:
    """Returns the term of a passage that Setda marked."""
    return Term(text, within_words=len(text) >= LONG_WORD)


def covers_of(submissions: Iterable[Submission]) -> dict[int, Cover]:
    """Returns the cover of each entry by id; their organizations are fetched already. Always two queries."""
    submissions = {submission.pk: submission for submission in submissions}
    people, passages = defaultdict(list), defaultdict(list)
    for person in Innovator.objects.filter(submission__in=submissions).order_by("pk"):
        people[person.submission_id].append(person)
    for passage in CoveredPassage.objects.filter(submission__in=submissions).order_by("pk"):
        passages[passage.submission_id].append(passage_term(passage.text))
    return {key: cover_for([*automatic_terms(each, people[key]), *passages[key]]) for key, each in submissions.items()}


def put_on(cards: list[Scorecard]) -> list[Scorecard]:
    """Gives every sheet its `cover`, and those of blind stages an entry that tells nothing of who made it.

    The sheets carry stage, entry and the entry's organization with its parent.
    """
    blind = [card for card in cards if card.stage.is_blind]
    covers = covers_of(card.submission for card in blind) if blind else {}
    for card in cards:
        card.cover = Cover()
    for card in blind:
        card.cover = covers[card.submission_id]
        card.submission = covered(card.submission, card.cover)
    return cards


def covered(submission: Submission, cover: Cover) -> Submission:
    """Returns a copy to read, never to save: title and long title covered, the owner hidden."""
    shown = copy(submission)
    shown.title, shown.long_title = cover(submission.title), cover(submission.long_title)
    shown.organization = Organization(name=HIDDEN, short_name=HIDDEN)
    return shown


def sealed_files(files: list[Attachment]) -> list[Attachment]:
    """Returns copies under names that tell nothing; `is_sealed` where Setda has not looked into the file yet."""
    cleared = set(ClearedFile.objects.filter(attachment__in=files).values_list("attachment", flat=True))
    shown = []
    for file in files:
        plain = copy(file)
        plain.name, plain.is_sealed = plain_name(file), file.pk not in cleared
        shown.append(plain)
    return shown


def plain_name(attachment: Attachment) -> str:
    """Returns a name made by the server, the same at every visit."""
    suffix = SUFFIXES.get(attachment.content_type, "bin")
    if attachment.kind == Attachment.Kind.EVIDENCE:
        return f"bukti-{attachment.question.position}.{suffix}"
    return f"{attachment.get_kind_display()}-{attachment.code[:6]}.{suffix}"


def name_for_judge(user: User, attachment: Attachment) -> str | None:
    """Returns the name under which a judge gets a file, None for its own: of entries read in a stage with names."""
    if not user.is_judge:
        return None
    sheets = Scorecard.objects.visible_to(user).in_contest().filter(submission=attachment.submission_id)
    return None if sheets.filter(stage__is_blind=False).exists() else plain_name(attachment)
