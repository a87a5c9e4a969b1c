"""The edition of the year, open for registration relative to today, with drafts and entries to screen."""

from datetime import datetime, time, timedelta
from random import Random

from competitions.editions import create_edition, start_edition
from competitions.models import Competition
from kipp.demo import rows
from kipp.demo.archive import WIB, wib
from kipp.demo.details import add_details
from kipp.demo.files import attach_files
from kipp.demo.people import Cast
from kipp.demo.receipts import make_receipts
from kipp.demo.screening import make_screening
from kipp.demo.titles import CURRENT
from submissions.models import Submission

THEME = "Melayani dengan cara baru: mudah, dekat, dan dirasakan warga (tema rekaan)"
NOTICE = "Data peragaan. Tema, jadwal, orang, dan semua proposal pada edisi ini rekaan."
SUBMITTED, COMPLETE_DRAFTS = 8, 3


def make_current(cast: Cast, now: datetime) -> Competition:
    """Saves an edition that opened three weeks ago and closes in nine days, just before midnight."""
    today = now.astimezone(WIB).date()
    closes = today + timedelta(days=9)
    competition = create_edition(
        year=today.year,
        theme=THEME,
        by=cast.admin,
        registration_opens_at=wib(today - timedelta(days=21), time(8)),
        registration_closes_at=wib(closes, time(23, 59, 59)),
        screening_ends_on=closes + timedelta(days=4),
        decided_on=closes + timedelta(days=24),
        ceremony_on=closes + timedelta(days=43),
        ceremony_place="Ruang rapat (rekaan)",
        handed_over_by="Bupati Kudus",
        notice=NOTICE,
        submits_automatically=True,
    )
    first, second = competition.stages.order_by("position")
    plan(first, closes + timedelta(days=7), days=8)
    plan(second, closes + timedelta(days=17), days=1)
    start_edition(competition=competition, by=cast.admin)
    make_entries_to_screen(competition, cast, now)
    add_details(competition, cast, now)
    make_receipts(competition)
    make_screening(competition, cast, now)
    return competition


def plan(stage, first_day, *, days: int) -> None:
    """Sets the planned days of a stage."""
    stage.opens_at = wib(first_day, time(8))
    stage.closes_at = wib(first_day + timedelta(days=days - 1), time(16))
    stage.full_clean()
    stage.save()


def make_entries_to_screen(competition: Competition, cast: Cast, now: datetime) -> None:
    """Saves entries that arrived, one that already passed, complete drafts and half-written ones."""
    yesterday = now - timedelta(days=1, hours=12)
    submitted, rest = CURRENT[:SUBMITTED], CURRENT[SUBMITTED:]
    whole = rows.make_entries(
        competition, submitted[:-1], cast, state="submitted", at=yesterday, seed=competition.year, days=12
    )
    whole += rows.make_entries(
        competition, submitted[-1:], cast, state="eligible", at=now - timedelta(days=6), seed=competition.year + 1
    )
    complete = rest[:COMPLETE_DRAFTS]
    ready = rows.make_entries(competition, complete, cast, state="draft", at=yesterday, seed=competition.year + 2)
    Submission.objects.filter(pk__in=[entry.pk for entry in ready]).update(is_declared_true=True)
    whole += ready
    attach_files(whole, yesterday)
    begun = rows.make_entries(
        competition, rest[COMPLETE_DRAFTS:], cast, state="draft", at=yesterday, seed=competition.year + 3
    )
    attach_files(begun, yesterday, letters=1)
    random = Random(competition.year)
    for entry in begun:
        entry.answers.filter(question__position__gt=random.randint(2, 6)).delete()
        entry.innovators.filter(is_lead=True).delete()
    Submission.objects.filter(pk__in=[entry.pk for entry in begun]).update(maturity="", implemented_on=None)
