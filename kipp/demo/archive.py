"""The archived edition of 2022, judged with invented marks, and the winners of 2023 and 2024 as the press gave them."""

import csv
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from competitions.editions import archive_edition, create_edition
from competitions.models import Competition, Stage
from judging.assignment.assigning import assign_all
from judging.closing import close_stage
from judging.models import Admission, PresentationPlan
from judging.presentation.drawing_lots import record_lots
from judging.presentation.schedule import schedule_of
from judging.presentation.scheduling import save_plan
from judging.results.awards import record_press_awards
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import seal
from judging.stages import open_stage
from kipp.accounts.models import Organization, User
from kipp.demo import rows
from kipp.demo.people import Cast
from kipp.demo.titles import ARCHIVE, Title
from submissions.models import Innovator, Submission

DATA = Path(__file__).parent / "data"
WIB = ZoneInfo("Asia/Jakarta")
YEAR = 2022
ELIGIBLE_BESIDE_WINNERS = 19
NOTICE = (
    "Data peragaan. Nama, perangkat daerah, dan inovator enam pemenang serta jumlah peserta menurut berita pers 2022. "
    "Juri, proposal lain, isi proposal, jam dan urutan presentasi, semua nilai, dan urutan di dalam TOP 3 dan TOP 6 "
    "adalah rekaan."
)
PRESS_NOTICE = "Menurut berita pers; nilai dan rincian edisi ini tidak ada di portal."
CATEGORIES_OF_WINNERS = {"SIMPANG KUDUS": "Tata Kelola Pemerintahan"}
PLACE = "Ruang rapat (rekaan)"
WITNESSES = "Saksi Satu (rekaan)\nSaksi Dua (rekaan)"
LOTS = [4, 1, 6, 3, 5, 2]
LEANINGS = [Decimal("0.5"), Decimal("-1.5"), Decimal("1")]


def read_table(name: str) -> list[dict[str, str]]:
    """Reads a table of published facts."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wib(day: str | date, clock: time = time.min) -> datetime:
    """Returns the instant of a wall clock in WIB."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(day, clock, WIB)


def make_archive(cast: Cast) -> Competition:
    """Runs the edition of 2022 through its domain steps; TOP 3 and TOP 6 come out of the ranking."""
    facts = next(row for row in read_table("editions") if row["year"] == str(YEAR))
    competition = create_edition(
        year=YEAR,
        theme=facts["theme"],
        by=cast.admin,
        registration_opens_at=wib(facts["opens"], time(8)),
        registration_closes_at=wib(facts["closes"], time(23, 59, 59)),
        screening_ends_on=date(YEAR, 11, 16),
        decided_on=date(YEAR, 12, 1),
        ceremony_on=date.fromisoformat(facts["ceremony_date"]),
        ceremony_place=facts["ceremony_place"],
        handed_over_by=facts["handed_over_by"],
        notice=NOTICE,
    )
    competition.stages.filter(position=1).update(opens_at=wib("2022-11-17"), closes_at=wib("2022-11-23"))
    competition.stages.filter(position=2).update(opens_at=wib("2022-11-24"), closes_at=wib("2022-11-25"))
    Competition.objects.filter(pk=competition.pk).update(status=Competition.Status.RUNNING)
    competition.refresh_from_db()
    winners, others = make_archive_entries(competition, cast)
    judge_archive(competition, cast, winners, others)
    decided_at = wib("2022-12-01", time(10))
    seal(competition=competition, by=cast.admin, now=decided_at)
    publish(competition=competition, at=None, by=cast.admin, now=decided_at)
    return archive_edition(competition=competition, by=cast.admin, now=decided_at)


def make_archive_entries(competition: Competition, cast: Cast) -> tuple[list[Submission], list[Submission]]:
    """Saves 32 entries from 20 of the 42: the six winners, 19 more that passed and 7 that did not."""
    at = wib("2022-11-10", time(9))
    winners = [row for row in read_table("winners") if row["year"] == str(YEAR)]
    organizations = dict(Organization.objects.values_list("name", "short_name"))
    titles = [
        Title(
            row["title"], "", organizations[row["organization"]], CATEGORIES_OF_WINNERS.get(row["title"], "Kesehatan")
        )
        for row in winners
    ]
    won = rows.make_entries(competition, titles, cast, state="eligible", at=at, seed=YEAR, days=24)
    for entry, row in zip(won, winners, strict=True):
        name_published_innovator(entry, row["innovator"])
    passed, failed = ARCHIVE[:ELIGIBLE_BESIDE_WINNERS], ARCHIVE[ELIGIBLE_BESIDE_WINNERS:]
    others = rows.make_entries(competition, passed, cast, state="eligible", at=at, seed=YEAR + 1, days=20)
    rows.make_entries(competition, failed, cast, state="ineligible", at=at, seed=YEAR + 2, days=9)
    return won, others


def name_published_innovator(entry: Submission, name: str) -> None:
    """Replaces the invented innovators of a real winner by the published one, or by nobody."""
    entry.innovators.all().delete()
    if name:
        Innovator.objects.create(submission=entry, name=name, is_lead=True)


def judge_archive(competition: Competition, cast: Cast, winners: list[Submission], others: list[Submission]) -> None:
    """Lets three invented judges score both stages."""
    random = Random(YEAR)
    judges = cast.judges[: len(LEANINGS)]
    first, second = competition.stages.order_by("position")
    quality = {entry.pk: Decimal(90) - 3 * (place // 3) for place, entry in enumerate(winners)}
    quality |= {entry.pk: Decimal(80) - place for place, entry in enumerate(others)}
    for stage, begins in ((first, wib("2022-11-17", time(9))), (second, wib("2022-11-24", time(9)))):
        rows.seat_panel(stage, judges, at=begins)
        if stage == first:
            Admission.objects.bulk_create(Admission(stage=stage, submission=entry) for entry in [*winners, *others])
        open_stage(stage=stage, by=cast.admin, now=begins)
        assign_all(stage=stage, by=cast.admin)
        if stage == second:
            hold_presentations(stage, by=cast.admin)
        marks = {
            (entry_id, judge.pk): rows.quality_marks(stage, random, quality[entry_id], leaning)
            for entry_id in stage.admissions.order_by("submission").values_list("submission", flat=True)
            for judge, leaning in zip(judges, LEANINGS, strict=True)
        }
        rows.write_marks(stage, marks, at=begins + timedelta(hours=6))
        close_stage(stage=stage, by=cast.admin, now=begins + timedelta(hours=8))


def hold_presentations(stage: Stage, *, by: User) -> None:
    """Gives the six of 24 November 2022 an invented schedule, as announced the day before; nobody is mailed."""
    codes = list(stage.admissions.order_by("submission__code").values_list("submission__code", flat=True))
    known = {"witnesses": WITNESSES, "reason": "", "after": 0, "by": by, "now": wib("2022-11-23", time(10))}
    record_lots(stage=stage, numbers=dict(zip(codes, LOTS, strict=True)), **known)
    plan_presentations(stage, "2022-11-24", by=by)
    told = schedule_of(stage).lines()
    PresentationPlan.objects.filter(stage=stage).update(
        announced_at=wib("2022-11-23", time(11)), announced_by=by, announced=told
    )


def plan_presentations(stage: Stage, day: str | date, *, by: User) -> None:
    """Saves two sessions of a day with the midday break between them."""
    hours = [(time(9), time(12), ""), (time(13), time(15), "Ishoma")]
    sessions = [
        {"starts_at": wib(day, first), "ends_at": wib(day, last), "place": PLACE, "break_before": pause}
        for first, last, pause in hours
    ]
    minutes = {"presenting_minutes": 10, "question_minutes": 20, "pause_minutes": 5}
    save_plan(
        stage=stage,
        minutes=minutes,
        to_bring="Bahan tayang dalam PDF dan paling banyak tiga orang (rekaan).",
        sessions=sessions,
        stamp=schedule_of(stage).stamp,
        by=by,
    )


def make_press_archives(cast: Cast) -> None:
    """Saves the editions of which only the winners are known."""
    for facts in read_table("editions"):
        if int(facts["year"]) == YEAR:
            continue
        competition = Competition.objects.create(
            year=int(facts["year"]),
            theme=facts["theme"],
            notice=PRESS_NOTICE,
            status=Competition.Status.ARCHIVED,
            ceremony_on=facts["ceremony_date"] or None,
            ceremony_place=facts["ceremony_place"].rstrip(", "),
            handed_over_by=facts["handed_over_by"],
        )
        winners = [row for row in read_table("winners") if row["year"] == facts["year"]]
        told_at = wib(date(competition.year, 12, 31))
        record_press_awards(competition=competition, rows=winners, by=cast.admin, now=told_at)
