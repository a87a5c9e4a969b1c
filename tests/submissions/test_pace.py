"""The pace: perangkat daerah by the day of their first entry, beside the edition before; and its drawing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from submissions.board import board_of
from submissions.board_drawing import chart_of, wall_of
from submissions.kinds import kinds_of
from submissions.pace import edition_before, pace_of
from tests import factories
from tests.factories import CLOSES, NOW, OPENS


@pytest.fixture
def arrivals(edition):
    return lambda: [entry for row in board_of(edition, with_contacts=False) for entry in row.arrivals]


@pytest.fixture
def last_year(setda, edition, dinkes):
    """2025 closed a year before 2026 and was open for five days only; Dinkes handed in on its last day."""
    year = timedelta(days=365)
    edition = factories.make_edition(
        by=setda,
        year=2025,
        registration_opens_at=CLOSES - year - timedelta(days=5),
        registration_closes_at=CLOSES - year,
    )
    factories.make_submission(edition, dinkes, state="submitted", submitted_at=CLOSES - year - timedelta(minutes=1))
    return edition


def test_every_day_counts_organizations_by_their_first_entry(edition, arrivals, dinkes, puskesmas, disdikpora):
    factories.make_submission(edition, puskesmas, state="submitted", submitted_at=OPENS + timedelta(days=2))
    factories.make_submission(edition, dinkes, state="submitted", submitted_at=OPENS + timedelta(days=4))
    factories.make_submission(edition, disdikpora, state="eligible", submitted_at=OPENS + timedelta(days=5))
    days = pace_of(edition, arrivals(), None, now=NOW)
    assert [day.count for day in days[:11]] == [0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2]
    assert [day.count for day in days[11:]] == [None] * 15
    assert (days[0].date, days[0].days_left) == (date(2026, 10, 22), 25)
    assert (days[-1].date, days[-1].days_left) == (date(2026, 11, 16), 0)


def test_day_changes_at_midnight_in_kudus(edition, arrivals, dinkes):
    midnight = datetime(2026, 10, 24, 17, 0, tzinfo=UTC)  # 25 October, 00.00 WIB
    entry = factories.make_submission(edition, dinkes, state="submitted", submitted_at=midnight)
    count = {day.date: day.count for day in pace_of(edition, arrivals(), None, now=NOW)}
    assert (count[date(2026, 10, 24)], count[date(2026, 10, 25)]) == (0, 1)
    type(entry).objects.filter(pk=entry.pk).update(submitted_at=midnight - timedelta(microseconds=1))
    count = {day.date: day.count for day in pace_of(edition, arrivals(), None, now=NOW)}
    assert count[date(2026, 10, 24)] == 1


def test_edition_before_is_compared_by_the_days_to_its_closing(edition, arrivals, last_year):
    before = edition_before(edition)
    assert (before.competition, before.participating, before.organizations) == (last_year, 1, 2)
    days = {day.days_left: day.before for day in pace_of(edition, arrivals(), before, now=NOW)}
    assert days[0] == 1
    assert [days[left] for left in (1, 2, 3, 4, 5)] == [0] * 5
    assert days[6] is None


def test_rehearsals_and_editions_without_entries_are_no_comparison(edition, setda, dinkes):
    rehearsal = factories.make_edition(by=setda, year=2025, is_rehearsal=True)
    factories.make_submission(rehearsal, dinkes, state="submitted")
    empty = factories.make_edition(by=setda, year=2024)
    factories.make_submission(empty, dinkes, state="draft")
    assert edition_before(edition) is None


def test_there_is_no_pace_before_the_opening_or_without_dates(edition, arrivals):
    assert pace_of(edition, [], None, now=OPENS - timedelta(seconds=1)) == []
    edition.registration_opens_at = None
    assert pace_of(edition, [], None, now=NOW) == []
    assert chart_of([], organizations=42) is None


def test_arrival_after_the_closing_lengthens_the_pace(edition, arrivals, dinkes):
    factories.make_submission(edition, dinkes, state="submitted", submitted_at=CLOSES + timedelta(days=2))
    days = pace_of(edition, arrivals(), None, now=CLOSES + timedelta(days=5))
    assert (days[-1].days_left, days[-1].count) == (-2, 1)


def test_chart_runs_from_nothing_to_all(edition, arrivals, dinkes, disdikpora):
    for organization in (dinkes, disdikpora):
        factories.make_submission(edition, organization, state="submitted", submitted_at=OPENS)
    chart = chart_of(pace_of(edition, arrivals(), None, now=CLOSES), organizations=2)
    points = [tuple(map(float, point.split(","))) for point in chart.this.split()]
    assert (points[0], points[-1]) == ((24.0, 9.0), (436.0, 9.0))
    assert chart.closing_x == "436.0"
    assert chart.before == ""
    assert chart.today.text == "2 pada akhir"
    early = chart_of(pace_of(edition, [], None, now=OPENS), organizations=2)
    assert (early.this, early.today.anchor, early.today.text) == ("24.0,104.0", "start", "0 hari ini")


def test_wall_has_a_brick_for_each(edition, dinkes):
    factories.make_submission(edition, dinkes, state="submitted")
    rows = board_of(edition, with_contacts=False) * 8
    wall = wall_of(rows)
    assert [brick.kind for brick in wall.bricks] == ["done"] * 8 + ["none"] * 8
    assert wall.height == 64
    assert (wall.bricks[0].x, wall.bricks[13].x) == ("0.5", "624.5")
    assert (wall.bricks[14].x, wall.bricks[14].y) == ("24.5", "32.5")
    assert wall.bricks[0].label == "Dinkes: diajukan"


def test_kinds_name_also_what_nobody_handed_in(edition, arrivals, dinkes, disdikpora):
    first, second = edition.categories.order_by("position")[:2]
    factories.make_submission(edition, dinkes, state="submitted", category=first, form="digital")
    factories.make_submission(edition, disdikpora, state="eligible", category=None, form="")
    factories.make_submission(edition, dinkes, state="draft", category=second)
    kinds = {kind.title: {share.label: share.count for share in kind.shares} for kind in kinds_of(edition, arrivals())}
    assert kinds["Kategori"][first.label] == 1
    assert kinds["Kategori"][second.label] == 0
    assert len(kinds["Kategori"]) == 12
    assert kinds["Kategori"]["tidak diisi"] == 1
    assert kinds["Bentuk"] == {"digital": 1, "non-digital": 0, "tidak diisi": 1}
    assert kinds["Kelompok"] == {"umum": 2, "replikasi": 0}


def test_kinds_of_nothing_are_all_nothing(edition):
    shares = [share for kind in kinds_of(edition, []) for share in kind.shares]
    assert {(share.count, share.percent) for share in shares} == {(0, 0)}
