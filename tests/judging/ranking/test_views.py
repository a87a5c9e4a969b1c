"""The ranking page: who sees it, and what is written on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition
from judging.models import Admission
from judging.ranking.places import ranking
from tests import factories
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


def two_stages(**fields) -> Contest:
    return Contest(Round("60 40", weight="50", finalists=2), Round("100", weight="50"), **fields)


@pytest.fixture
def contest() -> Contest:
    """Stage 1 is open: A 85 by two judges and a conflict, B 80 by one judge, C not yet scored."""
    contest = two_stages()
    contest.entry("INOVASI A", "80 80", "90 90", "BK")
    contest.entry("INOVASI B", "80 80", "70 70?", "?")
    contest.entry("INOVASI C", "?", "?", "?")
    return contest


def address(contest: Contest, **query) -> str:
    return reverse("judging:ranking", args=[contest.edition.slug], query=query or None)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def cells_of(page: str, title: str) -> str:
    """The row of an entry."""
    row = next(row for row in page.split("<tr") if f"<strong>{title}</strong>" in row)
    return row.replace("> ", ">").replace(" <", "<")


def test_ranking_shows_places_totals_missing_and_recused(contest, login):
    page = text_of(login(contest.setda).get(address(contest)))

    first, second, third = (cells_of(page, f"INOVASI {letter}") for letter in "ABC")
    assert '<td class="place">1</td>' in first
    assert [">80,00<" in first, ">90,00<" in first, ">BK<" in first, ">85,00<" in first] == [True] * 4
    assert "Sebaran 10,00: terendah 80,00, tertinggi 90,00" in first
    assert '<td class="place">2</td>' in second
    assert second.count(">belum<") == 2
    assert "belum dinilai" in third
    assert "tanpa tempat" in third
    assert "INOVASI A di tempat 1, selisih 5,00 dari tempat 2" in page
    assert "penilaian masih berlangsung, 3 dari 8 lembar selesai." in page
    assert "1 lembar tidak dihitung" in page
    for judge in contest.judges:
        assert judge.full_name in page


def test_ranking_with_all_sheets_finished_says_that_the_stage_can_be_closed(login, setda):
    contest = two_stages(judges=1)
    contest.entry("INOVASI A", "80 80")
    contest.entry("INOVASI B", "70 70")

    page = text_of(login(contest.setda).get(address(contest, papan=1)))

    assert "Siap ditutup:</strong> semua 2 lembar selesai." in page
    assert "masih berlangsung" not in page
    assert f'href="{reverse("judging:stage-close", args=[contest.edition.slug, 1])}"' in page


def test_ranking_draws_the_line_after_the_finalists(contest, login):
    contest.entry("INOVASI D", "70 70")
    page = text_of(login(contest.setda).get(address(contest, papan=1)))

    line = page.index("Batas 2 finalis")
    assert page.index("INOVASI B") < line < page.index("INOVASI D")
    assert "selisih 10,00." in page[line : line + 200]


def test_ranking_of_all_stages_draws_the_tiers_and_shows_each_stage(login):
    contest = Contest(Round(weight="50", finalists=5), Round(weight="50"), judges=1, tiers="TOP 1:1-1 TOP 3:2-3")
    entries = [contest.entry("INOVASI A", "90"), *(contest.entry(f"INOVASI {letter}", "80") for letter in "BC")]
    entries.append(contest.entry("INOVASI D", "60"))
    contest.entry("INOVASI E", "50")
    for entry, mark in zip(entries, ("70", "75", "75", "95"), strict=True):
        contest.score(entry, mark, stage=2)  # 80; 77,5; 77,5; 77,5

    page = text_of(login(contest.setda).get(address(contest)))

    assert [row.place for row in contest.board()] == [1, 2, 3, 3, 5]
    first_line, last_line = page.index("Batas TOP 1"), page.index("Batas TOP 3")
    assert page.index("<strong>INOVASI A") < first_line < page.index("<strong>INOVASI D") < last_line
    assert page.index("<strong>INOVASI C") < last_line < page.index("<strong>INOVASI E")
    assert "selisih 2,50." in page[first_line:last_line]
    assert "perlu keputusan panel: nilai persis sama." in page[last_line:]
    assert "Nilai sama; ditentukan oleh nilai Babak 2." in page
    assert ">75,00<" in cells_of(page, "INOVASI B")
    assert "Tempat 3 dipakai bersama 2 proposal; perlu keputusan panel" in page


def test_ranking_names_the_deciding_step_between_the_two_rows(login):
    contest = Contest(Round("30 70"), judges=1)
    contest.entry("INOVASI A", "80 80")
    contest.entry("INOVASI B", "45 95")

    page = text_of(login(contest.setda).get(address(contest)))

    sentence = page.index("Nilai sama; ditentukan oleh rata-rata kriteria Kriteria 1.2.")
    assert page.index("<strong>INOVASI B") < sentence < page.index("<strong>INOVASI A")
    assert "INOVASI B di tempat 1; nilainya sama dengan INOVASI A" in page


def test_ranking_puts_the_deciding_step_above_all_that_share_a_place(login):
    contest = Contest(Round("30 70"), judges=1)
    contest.entry("INOVASI C", "45 95")
    for title in ("INOVASI Z", "INOVASI A"):
        contest.entry(title, "80 80")

    page = text_of(login(contest.setda).get(address(contest)))

    sentence = page.index("Nilai sama; ditentukan oleh rata-rata kriteria Kriteria 1.2.")
    assert page.index("<strong>INOVASI C") < sentence < page.index("<strong>INOVASI A")
    assert page.count("ditentukan oleh rata-rata") == 1


def test_ranking_says_once_that_the_panel_decided(login):
    contest = Contest(judges=1, tiers="TOP 9:1-9")
    contest.decide(*(contest.entry(f"INOVASI {letter}", "80") for letter in "ABC"))
    contest.decide(*(contest.entry(f"INOVASI {letter}", "70") for letter in "XY"))

    page = text_of(login(contest.setda).get(address(contest)))

    assert list(contest.decided().values()) == [None, "panel", "panel", None, "panel"]
    assert page.count("Nilai sama; ditentukan oleh keputusan panel.") == 2
    said = page.index("Nilai sama; ditentukan oleh keputusan panel.")
    assert page.index("<strong>INOVASI A") < said < page.index("<strong>INOVASI B")


def test_ranking_says_shared_first_place_aloud(login):
    contest = Contest(judges=1)
    contest.entry("INOVASI A", "80")
    contest.entry("INOVASI B", "80")

    page = text_of(login(contest.setda).get(address(contest)))

    assert "Tempat 1 dipakai bersama 2 proposal" in page
    assert reverse("judging:panel-decision", args=[contest.edition.slug, 1]) in page


def test_ranking_margin_below_a_hundredth_is_not_nil(login):
    contest = Contest(Round("33.33 66.67"), judges=1)
    contest.entry("INOVASI A", "80,01 80")  # 80,003333
    contest.entry("INOVASI B", "80 80")

    assert "selisih kurang dari 0,01" in text_of(login(contest.setda).get(address(contest)))


def test_ranking_marks_an_untrimmed_score(login):
    contest = Contest(Round(method="trimmed"), judges=4)
    contest.entry("INOVASI A", "80", "70", "60", "50")

    assert "Kurang dari 5 lembar" in text_of(login(contest.setda).get(address(contest)))


def test_ranking_of_a_large_panel_lists_the_totals_within_the_row(login):
    contest = Contest(judges=13)
    contest.entry("INOVASI A", *[None] * 10, "80", "70", "?")

    page = text_of(login(contest.setda).get(address(contest)))

    assert "Total lembar juri" in page
    row = cells_of(page, "INOVASI A")
    assert [f">{seat}</abbr>" in row for seat in ("J10", "J11", "J12", "J13")] == [False, True, True, True]
    assert "80,00</span>" in row


def test_ranking_is_empty_before_the_first_stage(edition, setda, login):
    response = login(setda).get(reverse("judging:ranking", args=[edition.slug]))

    page = text_of(response)
    assert "Belum ada proposal yang masuk tahap penilaian ini." in page
    assert "Sementara:</strong> Tahap 1: Penilaian proposal belum dibuka." in page


@pytest.mark.parametrize("board", ["9", "x", "-1", "01"])
def test_ranking_of_an_unknown_board_is_not_found(contest, login, board):
    assert login(contest.setda).get(address(contest, papan=board)).status_code == 404


def test_ranking_opens_on_the_board_that_counts_now(contest, login):
    client = login(contest.setda)

    def current() -> str:
        page = text_of(client.get(address(contest)))
        return page.split('aria-label="Daftar peringkat"')[1].split('aria-current="page">')[1].split("<")[0]

    assert current() == "Tahap 1: Babak 1"
    contest.open(2)
    assert current() == "Nilai akhir"


def test_ranking_is_for_setda_and_for_observers_of_the_archive(
    contest, login, client, pengamat, juri_satu, operator_dinkes, kepala_dinkes
):
    assert client.get(address(contest)).status_code == 302
    for member in (juri_satu, operator_dinkes, kepala_dinkes, pengamat, contest.judges[0]):
        response = login(member).get(address(contest))
        assert response.status_code == 403
        assert "INOVASI A" not in response.content.decode()

    Competition.objects.update(status="archived")
    page = text_of(login(pengamat).get(address(contest)))
    assert "INOVASI A" in page
    assert "Tutup tahap" not in page
    assert login(juri_satu).get(address(contest)).status_code == 403
    assert login(contest.setda).post(address(contest)).status_code == 405


def test_ranking_of_an_edition_in_preparation_is_unknown_to_observers(contest, login, pengamat):
    Competition.objects.update(status="preparing")

    assert login(pengamat).get(address(contest)).status_code == 404
    assert login(contest.setda).get("/edisi/1999/peringkat/").status_code == 404


def test_ranking_shows_no_other_edition(contest, login):
    other = two_stages(year=2025)
    other.entry("INOVASI LAIN", "99 99")

    assert "INOVASI LAIN" not in text_of(login(contest.setda).get(address(contest)))


@pytest.mark.parametrize(("board", "number"), [(0, 12), (1, 14)])
def test_ranking_queries_do_not_grow_with_the_entries(login, board, number):
    contest = two_stages()
    contest.entry("INOVASI A", "80 80", "90 90?", "BK")
    client = login(contest.setda)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(contest, papan=board)).status_code == 200
        return len(captured)

    client.get(address(contest))
    with_one = queries()
    first, second = contest.entry("INOVASI B", "80 80"), contest.entry("INOVASI C", "80 80")
    with_three = queries()
    contest.decide(second, first)

    assert with_one == with_three == number
    assert queries() == number + 1


def test_ranking_pages_keep_the_places_of_the_whole_list(login):
    contest = Contest(judges=1)
    contest.score(contest.entry("INOVASI 000", "99"))
    stage, entries = contest.stages[0], []
    for number in range(1, 105):
        entries.append(
            factories.make_submission(
                contest.edition,
                contest.organization,
                operator=contest.operator,
                complete=False,
                title=f"INOVASI {number:03}",
            )
        )
    Admission.objects.bulk_create(Admission(stage=stage, submission=entry) for entry in entries)

    first, second = ranking(contest.edition, 0, 1), ranking(contest.edition, 0, 2)

    assert (len(first.rows), len(second.rows)) == (50, 50)
    assert first.rows[0].submission.title == "INOVASI 000"
    assert second.rows[-1].submission.title == "INOVASI 099"
    assert (second.placed, second.unplaced) == (1, 104)
    page = text_of(login(contest.setda).get(address(contest, page=3)))
    assert "INOVASI 104" in page
    assert "INOVASI 000 di tempat 1" in page
    assert "<strong>INOVASI 000" not in page
