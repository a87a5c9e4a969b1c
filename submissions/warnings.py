"""What may speak against an entry without stopping it: a name seen before, too young, answers that look careless."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from competitions.models import Competition, Question
from kipp.accounts.models import Organization
from kipp.shared.text import count_words
from kipp.shared.wording import day, local, number
from submissions.models import Submission
from submissions.sections import IDENTITY, answers_key
from submissions.similarity import is_close, is_close_in_words, normalized

FEWEST_PERCENT = 5  # of the word limit; shorter looks unfinished
LEAST_WORDS = 5  # of a text that is compared with others
REPETITIONS = 3
VARIETY_FROM, LEAST_VARIETY_PERCENT = 25, 25  # different words out of all, in texts from so many words
SENTENCE_END = re.compile(r"[.!?;\n]+")


@dataclass(frozen=True)
class Caution:
    """A warning that belongs beside section `key`.

    The sentence is for the writers and names no entry that they may not read; `related` are entries for Setda's eyes.
    """

    sentence: str
    key: str
    related: tuple[Submission, ...] = ()


def warnings_of(
    submission: Submission,
    *,
    now: datetime,
    others: Sequence[Submission] | None = None,
    winners: Sequence[tuple] | None = None,
) -> list[Caution]:
    """Returns the warnings of an entry fetched `with_completeness()`, in the order of its sections; two queries more.

    None more when `others` (as from `compared_entries`) and `winners` (as from `published_winners`) are given.
    """
    return [
        *title_warnings(submission, compared_entries(submission) if others is None else others),
        *winner_warnings(submission, published_winners(now) if winners is None else winners),
        *age_warnings(submission),
        *careless_warnings(submission),
    ]


def title_warnings(submission: Submission, others: Iterable[Submission]) -> Iterator[Caution]:
    """Other entries of a similar name: named when the organization may read them, else only counted.

    Compared with all that arrived in real editions and in this one, and with the family's own drafts. The entry from
    which this one was begun is meant to be alike.
    """
    left_out = (submission.pk, submission.started_from_id)
    alike = [other for other in others if other.pk not in left_out and is_alike(submission, other)]
    own = [other for other in alike if is_readable(submission.organization, other)]
    for other in own:
        yield Caution(
            f"Nama atau judul mirip dengan proposal “{other.title}” ({other.code}, {other.competition})",
            IDENTITY,
            (other,),
        )
    foreign = [other for other in alike if other not in own]
    if foreign:
        editions = ", ".join(dict.fromkeys(str(other.competition) for other in foreign))
        yield Caution(f"Nama atau judul mirip dengan proposal lain pada {editions}", IDENTITY, tuple(foreign))


def compared_entries(submission: Submission) -> list[Submission]:
    """Returns the other entries whose names count, the newest edition first, in one query."""
    family = Q(organization=submission.organization_id) | Q(organization__parent=submission.organization_id)
    others = Submission.objects.filter(~Q(state=Submission.State.DRAFT) | family).filter(
        Q(competition=submission.competition_id) | Q(competition__is_rehearsal=False)
    )
    others = others.select_related("competition", "organization")
    return list(others.order_by("-competition__year", "submitted_at", "pk"))


def is_alike(one: Submission, other: Submission) -> bool:
    """Tells whether two entries have nearly the same short name or nearly the same words in the long one."""
    return is_close(one.title, other.title) or is_close_in_words(one.long_title, other.long_title)


def is_readable(organization: Organization, other: Submission) -> bool:
    return organization.pk in (other.organization_id, other.organization.parent_id)


def published_winners(now: datetime) -> list[tuple]:
    """Returns year, title, long title, tier and entry of every winner published at `now`, the newest edition first."""
    published = Competition.objects.published(now).filter(awards__tier_position__isnull=False)
    awards = published.order_by("-year", "awards__tier_position", "awards__pk")
    return list(
        awards.values_list("year", "awards__title", "awards__long_title", "awards__tier_label", "awards__submission")
    )


def winner_warnings(submission: Submission, winners: Iterable[tuple]) -> Iterator[Caution]:
    """Published winners of a similar name, and the entry from which this one was begun when it won."""
    for year, title, long_title, tier, entry in winners:
        is_same = entry and entry in (submission.pk, submission.started_from_id)
        if is_same or is_close(submission.title, title) or is_close_in_words(submission.long_title, long_title):
            yield Caution(f"“{title}” sudah meraih {tier} pada Edisi {year}", IDENTITY)


def age_warnings(submission: Submission) -> Iterator[Caution]:
    """Innovations younger than the edition asks for, counted back from the closing of its registration."""
    months, closes = submission.competition.minimum_age_months, submission.competition.registration_closes_at
    if not months or not closes or not submission.maturity:
        return
    latest = months_before(local(closes).date(), months)
    if submission.maturity != Submission.Maturity.IMPLEMENTED:
        yield Caution(f"Edisi ini meminta inovasi yang sudah diterapkan paling lambat {day(latest)}", IDENTITY)
    elif submission.implemented_on and submission.implemented_on > latest:
        yield Caution(
            f"Inovasi ini lebih muda daripada yang diminta: mulai {day(submission.implemented_on)}, "
            f"paling lambat {day(latest)}",
            IDENTITY,
        )


def months_before(value: date, months: int) -> date:
    """Returns the same day so many months earlier, or the last day of that month."""
    year, month = divmod(value.year * 12 + value.month - 1 - months, 12)
    for last in (value.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(value.day, last))
        except ValueError:
            continue
    raise AssertionError("Every month has 28 days.")


def careless_warnings(submission: Submission) -> Iterator[Caution]:
    """Answers that are far too short, say the same again and again, or stand in two places."""
    texts = {answer.question_id: answer.text for answer in submission.answers.all()}
    answered = [(row, texts[row.pk]) for row in submission.competition.questions.all() if texts.get(row.pk)]
    for question, text in answered:
        words = count_words(text)
        key, name = answers_key(question), f"{question.number} {question.label}"
        if 100 * words < FEWEST_PERCENT * question.max_words:
            yield Caution(f"{name} baru {number(words, 0)} dari {number(question.max_words, 0)} kata", key)
        elif repeats_itself(text):
            yield Caution(f"{name} mengulang kalimat atau kata yang sama", key)
    yield from twin_answers(answered)


def repeats_itself(text: str) -> bool:
    """Tells whether a sentence occurs three times, or hardly any two words differ."""
    sentences = Counter(normalized(part) for part in SENTENCE_END.split(text))
    if any(count >= REPETITIONS and count_words(part) > 2 for part, count in sentences.items()):
        return True
    words = normalized(text).split()
    return len(words) >= VARIETY_FROM and 100 * len(set(words)) < LEAST_VARIETY_PERCENT * len(words)


def twin_answers(answered: Iterable[tuple[Question, str]]) -> Iterator[Caution]:
    """Answers with the text of an earlier one."""
    first: dict[str, Question] = {}
    for question, text in answered:
        words = normalized(text)
        if count_words(words) < LEAST_WORDS:
            continue
        twin = first.setdefault(words, question)
        if twin is not question:
            yield Caution(
                f"{question.number} {question.label} sama persis dengan {twin.number} {twin.label}",
                answers_key(question),
            )
