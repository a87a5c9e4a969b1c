"""The analysis page, and the lines of the ranking that say the same."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition
from judging.models import Scorecard
from tests import factories
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def field(*, tiers: str = "TOP 1:1-1 TOP 2:2-2", **fields) -> Contest:
    """A leads clearly; B is above C by 0,67 of the mean, not by the median, and not without the third judge."""
    contest = Contest(Round("60 40"), tiers=tiers, **fields)
    contest.entry("INOVASI A", "90 90", "91 92", "89 90")
    contest.entry("INOVASI B", "72 72", "71 71", "78 78")
    contest.entry("INOVASI C", "74 74", "75 75", "70 70")
    contest.entry("INOVASI D", "50 50", "52 50", "BK")
    return contest


@pytest.fixture
def contest() -> Contest:
    return field()


def address(contest: Contest, **query) -> str:
    return reverse("judging:analysis", args=[contest.edition.slug], query=query or None)


def ranking_address(contest: Contest) -> str:
    return reverse("judging:ranking", args=[contest.edition.slug])


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split()).replace("\N{NO-BREAK SPACE}", " ")


def section(page: str, name: str) -> str:
    """The section with this id of its heading."""
    return page.split(f'aria-labelledby="{name}"')[1].split("</section>", maxsplit=1)[0]


def test_analysis_says_first_which_line_is_thin(contest, login):
    page = text_of(login(contest.setda).get(address(contest)))

    title = page.split("<h1")[1].split("</h1>")[0]
    assert "Batas TOP 2" in title
    assert "bahas dalam pleno" in title


def test_analysis_shows_what_would_change_at_each_line(contest, login):
    page = text_of(login(contest.setda).get(address(contest)))

    first, second = section(page, "batas-1"), section(page, "batas-2")
    assert "INOVASI A di atas INOVASI B dengan selisih" in first
    assert ">aman<" in first.replace("</svg>", ">")
    assert "INOVASI B di atas INOVASI C dengan selisih 0,67." in second
    assert ">peka<" in second.replace("</svg>", ">")
    assert "<strong>INOVASI C masuk; INOVASI B keluar</strong>" in second
    assert "Tidak dapat dipakai. Ada proposal dengan kurang dari 5 lembar selesai." in second
    assert "Tanpa J3" in second
    assert "Tanpa salah satu juri, hasilnya tetap sama 2 dari 3 kali." in second
    assert "Peluang urutan ini benar" in second


def test_analysis_shows_each_judge_and_their_agreement(contest, login):
    page = text_of(login(contest.setda).get(address(contest)))

    judges = section(page, "juri")
    for judge in contest.judges:
        assert judge.full_name in judges
    # The third judge gave 89.4, 78 and 70 in points: 237.4 / 3.
    assert "79,13" in judges
    agreement = section(page, "kesepakatan")
    for name in ("Alfa Krippendorff", "ICC(3,k)", "ICC(2,1)", "W Kendall"):
        assert name in agreement
    assert "11 lembar selesai; 3 proposal dinilai semua juri" in agreement
    assert "sekitar 0,33" in agreement
    spread = section(page, "sebaran")
    assert "Terendah 71,00, tertinggi 78,00" in spread
    assert spread.index("INOVASI B") < spread.index("INOVASI C") < spread.index("INOVASI D")
    histogram = section(page, "histogram")
    assert "<rect" in histogram
    assert "70 sampai di bawah 75" in histogram


def test_a_card_far_off_is_to_be_looked_at_again(login):
    contest = Contest(judges=4)
    for number in range(8):
        marks = [60 + 3 * number + judge + (number * judge) % 3 for judge in range(4)]
        if number == 4:
            marks[2] = 5
        contest.entry(f"INOVASI {number}", *map(str, marks))

    client = login(contest.setda)
    odd = section(text_of(client.get(address(contest))), "tinjau")
    assert "dari lembar kertas" not in odd
    card = Scorecard.objects.get(submission__title="INOVASI 4", judge=contest.judges[2])
    factories.make_paper(card, by=contest.setda, total="5.00")
    Scorecard.objects.filter(pk=card.pk).update(is_on_paper=True)

    odd = section(text_of(client.get(address(contest))), "tinjau")

    assert odd.count("dari lembar kertas") == 1
    assert "Lembar untuk ditinjau ulang: 1" in odd
    assert "INOVASI 4" in odd
    assert f"J3 {contest.judges[2].full_name}" in odd
    assert reverse("judging:reconsideration-list", args=[contest.edition.slug, 1]) in odd


def test_constant_marks_are_said_to_say_nothing(login):
    contest = Contest(judges=3)
    for letter in "ABCDEFGH":
        contest.entry(f"INOVASI {letter}", "70", "70", "70")

    page = text_of(login(contest.setda).get(address(contest)))

    assert section(page, "kesepakatan").count("tidak dapat dihitung") == 4
    assert ">nan" not in page.lower()
    assert "inf<" not in page.lower()


def test_analysis_of_an_edition_without_cards(login):
    contest = Contest()
    page = text_of(login(contest.setda).get(address(contest)))
    assert "Belum ada yang dapat dianalisis" in page
    contest.entry("INOVASI A", "?", "?", "?")
    assert "Belum ada yang dapat dianalisis" in text_of(login(contest.setda).get(address(contest)))


def test_analysis_of_several_stages_has_lines_but_no_judges(login):
    contest = Contest(Round(weight="50", finalists=2), Round(weight="50"), tiers="TOP 1:1-1 TOP 2:2-2")
    marks = {"A": "90 88 91", "B": "84 85 80", "C": "70 70 75"}
    entries = {letter: contest.entry(f"INOVASI {letter}", *each.split()) for letter, each in marks.items()}
    for letter, each in {"A": "50 55 52", "B": "60 66 63"}.items():
        contest.score(entries[letter], *each.split(), stage=2)
    client = login(contest.setda)

    combined, first = text_of(client.get(address(contest, papan=0))), text_of(client.get(address(contest, papan=1)))

    assert "Juri dan kesepakatannya dianalisis per tahap." in combined
    assert "INOVASI C tidak maju ke tahap terakhir" in section(combined, "batas-2")
    assert "<table" not in section(combined, "batas-2")
    assert f"Tanpa {contest.judges[0]}" in section(combined, "batas-1")
    assert "Batas 2 finalis" in section(first, "batas-1")
    assert 'id="juri"' in first
    assert client.get(address(contest, papan=7)).status_code == 404


def test_analysis_of_an_open_stage_keeps_back_what_the_ranking_keeps_back(login):
    contest = field(marks_shown="after_closing")
    page = text_of(login(contest.setda).get(address(contest)))

    assert "Nilai belum ditampilkan" in page
    assert "INOVASI" not in page
    assert "Kesepakatan" not in page


def test_an_open_stage_that_is_shown_is_provisional(contest, login):
    assert "belum ditutup, jadi angka di sini masih dapat berubah" in text_of(
        login(contest.setda).get(address(contest))
    )
    factories.close_stage(contest.stages[0])
    assert "belum ditutup" not in text_of(login(contest.setda).get(address(contest)))


def test_nobody_else_reads_the_analysis(contest, login, client, operator_dinkes, kepala_dinkes, pengamat):
    for member in (contest.operator, operator_dinkes, kepala_dinkes, contest.judges[0], pengamat):
        response = login(member).get(address(contest))
        assert response.status_code == 403
        assert "INOVASI A" not in response.content.decode()
    client.logout()
    assert client.get(address(contest)).url.startswith("/masuk/")
    assert login(contest.setda).post(address(contest)).status_code == 405


def test_observers_read_it_in_the_archive_without_what_setda_does(contest, login, pengamat):
    factories.close_stage(contest.stages[0])
    Competition.objects.filter(pk=contest.edition.pk).update(status=Competition.Status.ARCHIVED)
    page = text_of(login(pengamat).get(address(contest)))

    assert "Kesepakatan juri" in page
    assert "Buka tinjau ulang" not in page


@pytest.mark.parametrize("kept", [False, True], ids=["computed", "kept"])
def test_analysis_asks_as_often_for_more_entries(login, kept):
    counts = []
    for number, contest in enumerate((field(), field(year=2027))):
        for extra in range(3 * number):
            contest.entry(f"INOVASI E{extra}", "40 41", "42 43", "44 45")
        client = login(contest.setda)
        if kept:
            client.get(address(contest))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(contest)).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_reading_the_analysis_changes_nothing_official(contest, login):
    before = [(row.pk, row.place, row.score) for row in contest.board()]
    login(contest.setda).get(address(contest))
    assert [(row.pk, row.place, row.score) for row in contest.board()] == before


def test_the_ranking_says_on_its_lines_how_certain_they_are_once_closed(contest, login):
    client = login(contest.setda)
    assert "Peluang urutan ini benar" not in text_of(client.get(ranking_address(contest)))

    factories.close_stage(contest.stages[0])
    page = text_of(client.get(ranking_address(contest)))
    line = page.split("<b>Batas TOP 2</b>")[1].split("</tr>")[0]

    assert "selisih 0,67." in line
    assert "berubah bila" in line
    assert "Bahas dalam pleno." in line
    assert "cutline--thin" in page
    analysis = section(text_of(client.get(address(contest))), "batas-2")
    chance = line.split("Peluang urutan ini benar ")[1].split(";")[0]
    word = line.split("<strong>")[1].split(":")[0]
    assert f"Peluang urutan ini benar {chance}: batas {word}." in analysis


def test_the_ranking_and_the_overview_of_results_lead_to_the_analysis(contest, login):
    client = login(contest.setda)
    assert f'href="{address(contest)}?papan=0"' in text_of(client.get(ranking_address(contest)))
    overview = client.get(reverse("results:overview", args=[contest.edition.slug]))
    assert f'href="{address(contest)}"' in text_of(overview)
