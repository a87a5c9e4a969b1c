"""Editions of the size of a regency up to the nation, for measuring: stage 1 open and nearly finished."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from competitions.editions import create_edition
from competitions.models import Competition, Criterion, Stage
from judging.models import Admission, Scorecard
from kipp.accounts.models import Organization, Role, User
from kipp.demo import rows
from kipp.demo.people import Cast, make_user
from kipp.demo.titles import Title

NOTICE = "Data rekaan untuk mengukur kecepatan portal."


@dataclass(frozen=True)
class Size:
    """How large an edition is: entries, judges on the panel, judges for each entry, weights of the criteria."""

    year: int
    entries: int
    panel: int
    judges_per_entry: int
    weights: tuple[int, ...]


SIZES = {
    "regency": Size(2090, 32, 5, 5, (20, 15, 15, 10, 10, 10, 10, 10)),
    "plenary": Size(2093, 40, 7, 7, (20, 15, 15, 10, 10, 10, 10, 10)),
    "province": Size(2091, 300, 5, 5, (20, 15, 15, 10, 10, 10, 10, 10)),
    "national": Size(2092, 3500, 30, 3, (15, 15, 10, 10, 10, 10, 10, 10, 5, 5)),
}


def make_size(name: str, cast: Cast, now: datetime) -> Competition:
    """Saves a rehearsal edition of that size; every sheet is finished but the first judge's last one."""
    size = SIZES[name]
    competition = create_edition(
        year=size.year,
        theme=f"Uji ukuran {name}",
        by=cast.admin,
        is_rehearsal=True,
        registration_opens_at=now - timedelta(days=60),
        registration_closes_at=now - timedelta(days=20),
        notice=NOTICE,
        marks_shown=Competition.MarksShown.ALWAYS,
    )
    stage = competition.stages.get(position=1)
    replace_criteria(stage, size.weights)
    Competition.objects.filter(pk=competition.pk).update(status=Competition.Status.RUNNING)
    titles = list(make_titles(size.entries, competition))
    entries = rows.make_entries(
        competition, titles, cast, state="eligible", at=now - timedelta(days=25), seed=size.year
    )
    Admission.objects.bulk_create(
        (Admission(stage=stage, submission=entry) for entry in entries), batch_size=rows.BATCH
    )
    judges = [
        make_user(f"penguji{number}.{name}@example.id", f"Juri Ukuran {number} Rekaan", Role.JUDGE)
        for number in range(1, size.panel + 1)
    ]
    Stage.objects.filter(pk=stage.pk).update(state=Stage.State.OPEN, opened_at=now - timedelta(days=10))
    stage.refresh_from_db()
    fill_stage(stage, size, entries, judges, now)
    return competition


def replace_criteria(stage: Stage, weights: tuple[int, ...]) -> None:
    """Gives the stage as many criteria as the size asks for; the questions keep their labels only."""
    stage.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(stage=stage, position=place, label=f"Kriteria {place}", weight=Decimal(weight))
        for place, weight in enumerate(weights, start=1)
    )


def make_titles(number: int, competition: Competition):
    """Yields numbered titles, spread over all organizations and categories."""
    organizations = list(Organization.objects.order_by("pk").values_list("short_name", flat=True))
    categories = list(competition.categories.order_by("position").values_list("label", flat=True))
    for place in range(number):
        yield Title(
            f"UJI {place + 1:04}",
            "Proposal rekaan untuk uji ukuran",
            organizations[place % len(organizations)],
            categories[place % len(categories)],
        )


def fill_stage(stage: Stage, size: Size, entries: list, judges: list[User], now: datetime) -> None:
    """Deals the entries to the judges in turn and writes all marks but those of the very last sheet of judge 1."""
    rows.seat_panel(stage, judges, at=now - timedelta(days=10))
    dealt = [
        (entry, judges[(place + turn) % size.panel])
        for place, entry in enumerate(entries)
        for turn in range(size.judges_per_entry)
    ]
    Scorecard.objects.bulk_create(
        (Scorecard(stage=stage, submission=entry, judge=judge) for entry, judge in dealt), batch_size=rows.BATCH
    )
    random = Random(size.year)
    left_open = max(place for place, (_, judge) in enumerate(dealt) if judge == judges[0])
    marks = {
        (entry.pk, judge.pk): [Decimal(random.randint(100, 190)) / 2 for _ in size.weights]
        for place, (entry, judge) in enumerate(dealt)
        if place != left_open
    }
    rows.write_marks(stage, marks, at=now - timedelta(days=1))
