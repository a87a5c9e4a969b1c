"""Writing the rows of the demonstration in bulk: entries with answers and innovators, sheets with marks."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.db import connection
from django.db.models import F

from competitions.models import Competition, Stage
from judging.models import IntegrityStatement, PanelMember, Score, Scorecard
from kipp.accounts.models import Organization, User
from kipp.demo.answers import invented_answer
from kipp.demo.people import Cast
from kipp.demo.titles import Title
from submissions.models import Answer, Innovator, Submission
from submissions.models.submission import CODE_ALPHABET

INNOVATORS = ("Inovator Rekaan, S.K.M.", "Anggota Rekaan, S.Kom.")
BATCH = 5000
# Goals of sustainable development (TPB) that an invented entry of a category serves.
GOALS = {
    "Kesehatan": [3],
    "Pendidikan": [4],
    "Pertumbuhan Ekonomi dan Kesempatan Kerja": [8],
    "Pengentasan Kemiskinan": [1, 10],
    "Ketahanan Pangan": [2],
    "Inklusi Sosial": [10],
    "Energi dan Lingkungan Hidup": [11, 13],
    "Tata Kelola Pemerintahan": [16],
    "Penegakan Hukum": [16],
    "Ketahanan Bencana": [11],
}


def make_entries(
    competition: Competition, titles: Iterable[Title], cast: Cast, *, state: str, at: datetime, seed: int, days: int = 0
) -> list[Submission]:
    """Saves complete entries in one state; codes follow from the seed, so that every run makes the same.

    The last arrives at `at`, the others over the `days` before, ever more of them towards the end.
    """
    random = Random(seed)
    titles = list(titles)
    last = max(len(titles) - 1, 1)
    organizations = {row.short_name: row for row in Organization.objects.all()}
    categories = {row.label: row for row in competition.categories.all()}
    entries = [
        make_entry(
            competition,
            title,
            organizations[title.organization],
            categories[title.category],
            cast,
            state,
            at - timedelta(days=days) * (last - place) ** 2 // last**2,
            random,
        )
        for place, title in enumerate(titles)
    ]
    taken: set[str] = set()
    for entry in entries:
        while entry.code in taken:  # thousands of entries draw a code twice now and then
            entry.code = entry.code[:-4] + "".join(random.choices(CODE_ALPHABET, k=4))
        taken.add(entry.code)
    Submission.objects.bulk_create(entries, batch_size=BATCH)
    answer_all(entries, list(competition.questions.order_by("position")))
    return entries


def make_entry(competition, title, organization, category, cast, state, at, random) -> Submission:
    """Builds one entry without saving it."""
    operator = cast.operator_of(organization)
    is_submitted = state != Submission.State.DRAFT
    is_decided = state in (Submission.State.ELIGIBLE, Submission.State.INELIGIBLE)
    prefix = "GLADI" if competition.is_rehearsal else "KIPP"
    return Submission(
        competition=competition,
        code=f"{prefix}{competition.year % 100:02}-{''.join(random.choices(CODE_ALPHABET, k=4))}",
        organization=organization,
        title=title.title,
        long_title=title.long_title,
        category=category,
        group=Submission.Group.GENERAL,
        form=title.form,
        sdgs=GOALS.get(title.category, []),
        maturity=Submission.Maturity.IMPLEMENTED,
        implemented_on=date(competition.year - 1, random.randint(1, 12), random.randint(1, 28)),
        is_declared_true=is_submitted,
        state=state,
        reason="Surat pernyataan belum ditandatangani (rekaan)." if state == Submission.State.INELIGIBLE else "",
        created_by=operator,
        created_at=at - timedelta(days=9),
        changed_by=operator,
        changed_at=at,
        submitted_by=operator if is_submitted else None,
        submitted_at=at + timedelta(minutes=random.randint(0, 600)) if is_submitted else None,
        decided_by=cast.admin if is_decided else None,
        decided_at=at + timedelta(days=3) if is_decided else None,
    )


def answer_all(entries: list[Submission], questions: list) -> None:
    """Gives every entry an invented answer to each question and two invented innovators."""
    Answer.objects.bulk_create(
        (
            Answer(submission=entry, question=question, text=invented_answer(question, entry.title))
            for entry in entries
            for question in questions
        ),
        batch_size=BATCH,
    )
    Innovator.objects.bulk_create(
        (
            Innovator(submission=entry, name=name, job_title="Pelaksana (rekaan)", is_lead=place == 0)
            for entry in entries
            for place, name in enumerate(INNOVATORS)
        ),
        batch_size=BATCH,
    )


def seat_panel(stage: Stage, judges: list[User], *, at: datetime) -> None:
    """Seats the judges in the given order; each accepted the edition's statement of integrity at `at`."""
    edition = stage.competition
    IntegrityStatement.objects.bulk_create(
        (
            IntegrityStatement(competition=edition, judge=judge, text=edition.integrity_text, accepted_at=at)
            for judge in judges
        ),
        ignore_conflicts=True,
    )
    PanelMember.objects.bulk_create(
        PanelMember(stage=stage, judge=judge, position=place) for place, judge in enumerate(judges, start=1)
    )


def quality_marks(stage: Stage, random: Random, quality: Decimal, leaning: Decimal) -> list[Decimal]:
    """Returns a mark for each criterion: quality plus the judge's leaning plus a little chance, in halves."""
    marks = []
    for _ in range(stage.criteria.count()):
        raw = quality + leaning + Decimal(random.randint(-8, 8)) / 2
        marks.append(min(Decimal(98), max(Decimal(40), (raw * 2).quantize(Decimal(1)) / 2)))
    return marks


def write_marks(stage: Stage, marks: dict[tuple[int, int], list], *, at: datetime) -> None:
    """Writes marks by (submission, judge) on the existing sheets, in the order of the rubric, and saves the sheets."""
    criteria = list(stage.criteria.order_by("position"))
    cards = {(card.submission_id, card.judge_id): card for card in stage.scorecards.all()}
    Score.objects.bulk_create(
        (
            Score(scorecard=cards[key], criterion=criterion, value=mark)
            for key, values in marks.items()
            for criterion, mark in zip(criteria, values, strict=False)
        ),
        batch_size=BATCH,
    )
    if len(marks) > BATCH:
        know_sizes()
    saved = Scorecard.objects.filter(pk__in=[cards[key].pk for key in marks])
    saved.update(saved_at=at, version=F("version") + 1)
    complete = [cards[key].pk for key, values in marks.items() if len(values) == len(criteria)]
    Scorecard.objects.filter(pk__in=complete).update(state=Scorecard.State.FINISHED, finished_at=at)


def know_sizes() -> None:
    """Lets PostgreSQL count what was just written: triggers planned for empty tables take minutes on a full one."""
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {Score._meta.db_table}, {Scorecard._meta.db_table}")
