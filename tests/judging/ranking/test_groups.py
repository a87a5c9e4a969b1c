"""Places within groups: drawn from the places of the whole list, ties included, where the edition wants them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition
from judging.ranking.groups import groups_of
from judging.ranking.places import ranking
from kipp.accounts.models import Organization
from tests import factories
from tests.judging.contests import Contest, Round
from tests.judging.results.test_live_scores import recap, rows_of

pytestmark = pytest.mark.django_db


def contest_of_groups(*rounds: Round, **fields) -> Contest:
    """A dinas 90 and 60, puskesmas 80, 80 and 70, a school without a finished sheet, in one stage with one judge."""
    contest = Contest(*rounds, judges=1, ranks_groups=True, **fields)
    dinas = contest.organization
    health = [
        factories.make_organization(f"Puskesmas {name}", parent=dinas, kind="puskesmas") for name in ("A", "B", "C")
    ]
    school = factories.make_organization("SMP 1", parent=dinas, kind="sekolah")
    marks = [(dinas, "90"), (health[0], "80"), (health[1], "80"), (health[2], "70"), (dinas, "60"), (school, "?")]
    for number, (organization, mark) in enumerate(marks, start=1):
        contest.organization = organization
        contest.entry(f"INOVASI {number}", mark)
    contest.organization = dinas
    return contest


def address(contest: Contest, **query) -> str:
    return reverse("judging:ranking-groups", args=[contest.edition.slug], query=query or None)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_places_within_groups_keep_the_order_and_the_ties_of_the_whole_list():
    contest = contest_of_groups()

    found = {
        group.name: [
            (each.submission.title, each.group_place, each.place, each.group_sharing) for each in group.standings
        ]
        for group in groups_of(contest.edition, 0)
    }

    assert found == {
        "Dinas dan perangkat daerah lain": [("INOVASI 1", 1, 1, 1), ("INOVASI 5", 2, 5, 1)],
        "Puskesmas": [("INOVASI 2", 1, 2, 2), ("INOVASI 3", 1, 2, 2), ("INOVASI 4", 3, 4, 1)],
        "Sekolah": [("INOVASI 6", None, None, None)],
    }


def test_a_group_changes_no_place_of_the_list():
    contest = contest_of_groups()
    whole = {row.submission.pk: row.standing.place for row in ranking(contest.edition, 0).rows}

    assert {each.pk: each.place for group in groups_of(contest.edition, 0) for each in group.standings} == whole


def test_the_group_follows_the_kind_of_the_organization():
    contest = contest_of_groups()
    Organization.objects.filter(kind="puskesmas").update(kind="uptd")

    assert [group.name for group in groups_of(contest.edition, 0)] == ["Dinas dan perangkat daerah lain", "Sekolah"]


def test_the_page_shows_both_places_and_the_ranking_leads_there(login):
    contest = contest_of_groups()
    client = login(contest.setda)

    ranking_page = text_of(client.get(reverse("judging:ranking", args=[contest.edition.slug])))
    assert f'href="{address(contest)}?papan=0"' in ranking_page
    page = text_of(client.get(address(contest)))
    row = next(row for row in page.split("<tr") if "<strong>INOVASI 4" in row)
    assert '<td class="place">3</td>' in row
    assert '<td class="r">4</td>' in row
    assert "berbagi tempat dengan 1 proposal lain" in page
    assert client.post(address(contest)).status_code == 405


def test_an_edition_without_groups_has_neither_tab_nor_page_nor_columns(login):
    contest = Contest(judges=1)
    contest.entry("INOVASI A", "80")
    client = login(contest.setda)

    assert client.get(address(contest)).status_code == 404
    assert "Menurut kelompok" not in text_of(client.get(reverse("judging:ranking", args=[contest.edition.slug])))
    book, _ = recap(contest)
    assert "Kelompok" not in rows_of(book["Peringkat"])[0]


def test_the_recap_has_the_group_and_the_place_in_it():
    book, _ = recap(contest_of_groups())

    found = [(row["Kelompok"].value, row["Tempat dalam kelompok"].value) for row in rows_of(book["Peringkat"])]
    assert found[1:] == [("Puskesmas", 1), ("Puskesmas", 1), ("Puskesmas", 3), (found[0][0], 2), ("Sekolah", None)]


def test_groups_of_a_stage_that_is_kept_back_show_no_mark(login):
    contest = contest_of_groups(marks_shown="after_closing")

    page = text_of(login(contest.setda).get(address(contest)))

    assert "Nilai belum ditampilkan" in page
    assert "90,00" not in page
    assert "INOVASI 1" not in page


def test_groups_are_for_those_who_may_read_the_ranking(login, client, pengamat, juri_satu, operator_dinkes):
    contest = contest_of_groups()

    assert client.get(address(contest)).status_code == 302
    for member in (juri_satu, operator_dinkes, pengamat, contest.judges[0]):
        assert login(member).get(address(contest)).status_code == 403
    Competition.objects.update(status="archived")
    assert login(pengamat).get(address(contest)).status_code == 200
    assert login(contest.setda).get(address(contest, papan=9)).status_code == 404


def test_queries_do_not_grow_with_the_entries(login):
    contest = Contest(judges=1, ranks_groups=True)
    contest.entry("INOVASI A", "80")
    client = login(contest.setda)
    client.get(address(contest))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(contest)).status_code == 200
        return len(captured)

    with_one = queries()
    for title in ("INOVASI B", "INOVASI C"):
        contest.organization = factories.make_organization(title, kind="kecamatan")
        contest.entry(title, "70")

    assert queries() == with_one


def test_setda_switches_groups_on_in_the_data_of_the_edition(edition, setda, login):
    page = text_of(login(setda).get(reverse("competitions:edition-edit", args=[edition.slug])))

    assert 'name="ranks_groups"' in page
    assert "Peringkat menurut kelompok" in page
    assert edition.ranks_groups is False
