"""A rehearsal edition in the middle of stage 1, so that judges find sheets to fill."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random

from competitions.editions import create_edition
from competitions.models import Competition
from judging.assignment.assigning import assign_all
from judging.models import Admission, Score
from judging.stages import open_stage
from kipp.accounts.models import User
from kipp.demo import rows
from kipp.demo.archive import WIB, plan_presentations, wib
from kipp.demo.current import plan
from kipp.demo.files import attach_files
from kipp.demo.people import Cast
from kipp.demo.titles import REHEARSAL

NOTICE = "Semua proposal, orang, dan nilai pada gladi ini rekaan."
LEANINGS = [Decimal(0), Decimal(-2), Decimal(2), Decimal(-1), Decimal(1)]
# How many sheets each judge has finished; the first one also began a sheet.
FINISHED = [5, 12, 9, 0, 7]
BEGUN_MARKS = 4


def make_rehearsal(cast: Cast, now: datetime) -> Competition:
    """Saves twelve entries that five judges are scoring today."""
    today = now.astimezone(WIB).date()
    competition = create_edition(
        year=today.year,
        theme="Gladi penilaian",
        by=cast.admin,
        is_rehearsal=True,
        registration_opens_at=wib(today - timedelta(days=30), time(8)),
        registration_closes_at=wib(today - timedelta(days=6), time(23, 59, 59)),
        ceremony_on=today + timedelta(days=20),
        ceremony_place="Ruang rapat (rekaan)",
        handed_over_by="Bupati Kudus",
        notice=NOTICE,
    )
    first, second = competition.stages.order_by("position")
    plan(first, today - timedelta(days=2), days=7)
    plan(second, today + timedelta(days=7), days=1)
    plan_presentations(second, today + timedelta(days=7), by=cast.admin)
    Competition.objects.filter(pk=competition.pk).update(status=Competition.Status.RUNNING)
    entries = rows.make_entries(
        competition, REHEARSAL, cast, state="eligible", at=now - timedelta(days=8), seed=competition.year * 2
    )
    attach_files(entries, now - timedelta(days=9), letters=0)
    Admission.objects.bulk_create(Admission(stage=first, submission=entry) for entry in entries)
    rows.seat_panel(first, cast.judges, at=now - timedelta(days=2))
    open_stage(stage=first, by=cast.admin, now=now - timedelta(days=2))
    assign_all(stage=first, by=cast.admin)
    first.refresh_from_db()
    scored_at = now - timedelta(hours=14)
    rows.write_marks(first, half_the_marks(first, cast, entries), at=scored_at)
    have_scored = Score.objects.filter(scorecard__stage=first).values("scorecard__judge")
    User.objects.filter(pk__in=have_scored).update(last_login=scored_at)
    return competition


def half_the_marks(stage, cast: Cast, entries: list) -> dict:
    """Returns marks for the sheets that are finished or begun, in the order of the entries."""
    random = Random(stage.competition.year)
    marks = {}
    for judge, leaning, finished in zip(cast.judges, LEANINGS, FINISHED, strict=True):
        for place, entry in enumerate(entries[:finished]):
            marks[entry.pk, judge.pk] = rows.quality_marks(stage, random, Decimal(86 - place), leaning)
    begun = entries[FINISHED[0]]
    marks[begun.pk, cast.judges[0].pk] = rows.quality_marks(stage, random, Decimal(78), LEANINGS[0])[:BEGUN_MARKS]
    return marks
