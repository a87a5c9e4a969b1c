"""Where an open stage stands against its deadline: counts by the clock, never a mark."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.panel.pace import pace_of, sorted_judges
from judging.panel.pace_drawing import pace_chart
from judging.panel.progress import progress_of
from kipp.accounts.models import User
from tests import factories
from tests.factories import NOW
from tests.judging.panel.test_panel import text

URL = reverse("judging:stage-detail", args=["2026", 1])
THIRD_DAY = NOW + timedelta(days=2, hours=12)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: THIRD_DAY)


@pytest.fixture
def admin(login, setda, edition):
    return login(setda)


@pytest.fixture
def entries(edition, dinkes):
    return [factories.make_submission(edition, dinkes, title=title) for title in ("AYO", "BISA")]


@pytest.fixture
def stage(stage, juri, entries):
    """Open for five days from NOW; the first judge has finished both sheets, the second one, the third none."""
    factories.admit(stage, *entries)
    factories.seat(stage, *juri)
    stage.opens_at, stage.closes_at = NOW, NOW + timedelta(days=5)
    factories.open_stage(stage)
    factories.fill_card(stage, entries[0], juri[0], ["13.37"] * 7, saved_at=NOW + timedelta(hours=1))
    factories.fill_card(stage, entries[1], juri[0], ["13.37"] * 7, saved_at=NOW + timedelta(days=1))
    factories.fill_card(stage, entries[0], juri[1], ["13.37"] * 7, saved_at=NOW + timedelta(days=2))
    return stage


def pace(stage, now=THIRD_DAY):
    stage.refresh_from_db()
    return pace_of(stage, progress_of(stage), now=now)


@pytest.mark.parametrize(
    ("after", "sentence", "expected"),
    [
        (timedelta(0), "Hari ke-1 dari 6: 3 dari 6 lembar selesai, 3 di depan laju.", 0),
        (timedelta(days=2, hours=12), "Hari ke-3 dari 6: 3 dari 6 lembar selesai, tepat pada laju.", 3),
        (timedelta(days=4, hours=4), "Hari ke-5 dari 6: 3 dari 6 lembar selesai, 2 di belakang laju.", 5),
        (timedelta(days=5), "Rencana penutupan sudah lewat: 3 dari 6 lembar selesai, 3 belum.", 6),
        (timedelta(days=9), "Rencana penutupan sudah lewat: 3 dari 6 lembar selesai, 3 belum.", 6),
    ],
)
def test_pace_is_linear_from_opening_to_planned_closing(stage, after, sentence, expected):
    found = pace(stage, NOW + after)
    assert (found.sentence, found.expected) == (sentence, expected)


def test_without_planned_closing_only_counts(stage):
    stage.closes_at = None
    stage.save()
    found = pace(stage)
    assert found.sentence.startswith("3 dari 6 lembar selesai. Rencana penutupan belum diisi")
    assert (found.days, found.expected, pace_chart(found.days, total=6)) == ([], None, None)


def test_days_count_finished_sheets_by_the_day_of_kudus(stage):
    days = pace(stage).days
    assert [day.done for day in days] == [1, 2, 3, None, None, None]
    assert [day.expected for day in days] == [0, 1, 3, 4, 5, 6]
    chart = pace_chart(days, total=6)
    assert (chart.this.count(" "), chart.straight.count(" ")) == (3, 6)


def test_judges_behind_and_those_who_have_not_come(stage, juri):
    User.objects.filter(pk=juri[0].pk).update(last_login=NOW - timedelta(days=30))
    juri[2].set_unusable_password()
    juri[2].save()
    first, second, third = pace(stage).judges
    assert [(row.own.done, row.expected, row.difference) for row in (first, second, third)] == [
        (2, 1, 1),
        (1, 1, 0),
        (0, 1, -1),
    ]
    assert [row.has_come for row in (first, second, third)] == [True, True, False]
    assert [row.needs_a_word for row in (first, second, third)] == [False, False, True]
    assert first.last_finished == NOW + timedelta(days=1)
    assert sorted_judges([first, second, third], order="selisih", only_behind=False) == [third, second, first]
    assert sorted_judges([first, second, third], order="terakhir", only_behind=False) == [third, first, second]
    assert sorted_judges([first, second, third], order="?", only_behind=True) == [third]


def test_recused_sheets_and_former_members_stand_apart(stage, juri, setda, entries):
    factories.make_conflict(entries[1], juri[1], by=setda)
    stage.panel.filter(judge=juri[2]).update(left_at=NOW, left_reason="Sakit.")
    found = pace(stage)
    assert [(row.own.done, row.own.total) for row in found.judges] == [(2, 2), (1, 1)]
    assert "3 dari 5 lembar selesai" in found.sentence


def test_page_shows_pace_and_no_mark(admin, stage, juri):
    response = admin.get(URL)
    page = text(response)
    assert "Hari ke-3 dari 6: 3 dari 6 lembar selesai, tepat pada laju." in page
    assert "Angka setiap hari" in page
    assert re.search(r"J3 Juri Tiga Rekaan belum pernah masuk 0/2 1 .1", page)
    assert "13,37" not in page
    assert "13.37" not in response.content.decode()
    assert "Juri Satu Rekaan" not in laju(text(admin.get(f"{URL}?tampil=tertinggal")))
    names = re.findall(r"J(\d) Juri", laju(text(admin.get(f"{URL}?urut=selisih"))))
    assert names == ["3", "2", "1"]
    factories.close_stage(stage)
    assert "di belakang laju" not in text(admin.get(URL))


def laju(page: str) -> str:
    """The part of the page about the pace."""
    return page[page.index("Tertinggal atau belum masuk") : page.index("Panel:")]


def test_first_login_is_kept(juri_satu):
    for days in (1, 2):
        User.objects.filter(pk=juri_satu.pk).update(last_login=NOW + timedelta(days=days))
    juri_satu.refresh_from_db()
    assert juri_satu.first_login_at == NOW + timedelta(days=1)


def test_page_takes_the_same_queries_for_one_and_three(admin, edition, dinkes, juri):
    stage = edition.stages.get(position=1)
    factories.admit(stage, factories.make_submission(edition, dinkes))
    factories.seat(stage, juri[0])
    stage.closes_at = NOW + timedelta(days=5)
    factories.open_stage(stage)

    def queries():
        admin.get(URL)
        with CaptureQueriesContext(connection) as found:
            admin.get(URL)
        return len(found)

    one = queries()
    factories.seat(stage, *juri[1:])
    assert queries() == one == 15
