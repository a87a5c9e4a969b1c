"""The figures of the minutes: places, totals, means and scores are those of the views, in PDF and Word file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from competitions.models import Competition
from judging.models import Standing
from judging.results.papers.documents import made_paper, papers_of
from kipp.shared import wording
from kipp.shared.papers import A4
from kipp.shared.word_files import word_file
from tests import factories, reading_word
from tests.factories import NOW
from tests.judging.contests import Contest, Round
from tests.judging.results.minutes.conftest import close, finish, paper, stage_of, table, words

pytestmark = pytest.mark.django_db


def test_the_totals_and_scores_are_those_of_the_view(contest):
    close(contest)
    rows = table(contest, "berita-acara-tahap-1", "Nilai tahap")
    recap = {row["Inovasi"]: row for row in rows if "J1" in row} or {
        row["Inovasi"]: row for row in table(contest, "berita-acara-tahap-1", "J1")
    }
    standings = list(Standing.objects.board(contest.edition, 1).select_related("submission").in_order())
    assert list(recap) == [standing.submission.title for standing in standings]
    text = words(contest, "berita-acara-tahap-1")
    for standing in standings:
        row = recap[standing.submission.title]
        assert row["Tempat"] == str(standing.place)
        assert row["Nilai tahap"] == wording.number(standing.score)
        totals = standing.totals_by_judge
        for place, judge in enumerate(contest.judges, start=1):
            if judge.pk in totals:
                assert row[f"J{place}"] == wording.number(totals[judge.pk])
                assert row[f"J{place}"] in text
    assert recap["INOVASI D"]["J2"] == "BK"
    assert recap["INOVASI E"]["J3"] == "belum"
    assert "INOVASI F" not in recap


def test_the_means_per_criterion_leave_out_what_does_not_count(contest):
    """B: (85 + 80 + 75) / 3 = 80 and (72.5 + 80 + 87.5) / 3 = 80; A: (90 + 91.5 + 88.5) / 3 = 90; E has two sheets."""
    close(contest)
    rows = {row["Inovasi"]: row for row in table(contest, "berita-acara-tahap-1", "K1")}
    assert (rows["INOVASI A"]["K1"], rows["INOVASI A"]["K2"]) == ("90,00", "90,00")
    assert (rows["INOVASI B"]["K1"], rows["INOVASI B"]["K2"]) == ("80,00", "80,00")
    assert (rows["INOVASI C"]["K1"], rows["INOVASI C"]["K2"]) == ("79,67", "80,50")
    assert (rows["INOVASI E"]["K1"], rows["INOVASI E"]["K2"]) == ("70,00", "70,00")


def test_the_final_minutes_combine_the_stages_and_name_the_winners(contest):
    finish(contest)
    rows = {row["Inovasi"]: row for row in table(contest, "berita-acara-akhir", "Nilai akhir")}
    assert list(rows) == ["INOVASI C", "INOVASI A", "INOVASI B", "INOVASI D", "INOVASI E"]
    for standing in contest.board(0):
        row = rows[standing.submission.title]
        assert (row["Tempat"], row["Nilai akhir"]) == (str(standing.place), wording.number(standing.score))
        assert row["Jenjang"] == (standing.tier or "–")
    assert (rows["INOVASI C"]["Tahap 1"], rows["INOVASI C"]["Tahap 2"]) == ("80,00", "98,00")
    assert rows["INOVASI C"]["Nilai akhir"] == "90,80"  # 0.4 × 80 + 0.6 × 98
    text = words(contest, "berita-acara-akhir")
    assert "(Tahap 1: Babak 1 40, Tahap 2: Babak 2 60)" in text
    assert "Jenjang penghargaan: TOP 3: tempat 1 sampai 3; TOP 6: tempat 4 sampai 6." in text
    assert "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya." in text


def test_finalists_are_those_who_were_admitted_to_the_next_stage(contest):
    assert "Tahap ini belum ditutup" in words(contest, "berita-acara-tahap-1")
    close(contest)
    rows = table(contest, "berita-acara-tahap-1", "Kode")
    rows = rows if "Inovasi" in rows[0] else table(contest, "berita-acara-tahap-1", "Nilai tahap")
    assert [(row["Tempat"], row["Inovasi"], row["Nilai tahap"]) for row in rows] == [
        ("1", "INOVASI A", "90,00"),
        ("2", "INOVASI B", "80,00"),
        ("3", "INOVASI C", "80,00"),
    ]


def test_the_additive_method_prints_how_strict_each_judge_was():
    """J1 gives 10 more and J3 10 less than the mean of the panel on every entry."""
    contest = Contest(Round("100", method="additive"), judges=3)
    for place in range(6):
        contest.entry(f"INOVASI {place}", str(90 - place), str(80 - place), str(70 - place))
    close(contest)
    rows = table(contest, "berita-acara-tahap-1", "Selisih terhadap rata-rata panel")
    assert [row["Selisih terhadap rata-rata panel"] for row in rows] == ["10,00", "0,00", "−10,00"]
    assert "adalah nilai disetarakan" in words(contest, "berita-acara-tahap-1")


def test_large_panels_go_on_in_another_table():
    contest = Contest(Round(" ".join(["6.25"] * 16)), judges=14)
    contest.entry("INOVASI A", *[" ".join(["80"] * 16)] * 14)
    content = word_file(paper(contest, "berita-acara-tahap-1"), A4, made_at=NOW)
    headings = [list(rows[0]) for rows in reading_word.tables_of(content) if rows and "Tempat" in rows[0]]
    assert [heading[3:] for heading in headings] == [
        [f"J{place}" for place in range(1, 13)],
        ["J13", "J14", "Nilai tahap"],
        [f"K{place}" for place in range(1, 13)],
        ["K13", "K14", "K15", "K16"],
    ]


@pytest.mark.parametrize("name", ["berita-acara-tahap-1", "berita-acara-akhir", "lampiran-keputusan"])
def test_the_number_of_queries_does_not_grow(name):
    numbers = []
    for year, entries in ((2027, 1), (2028, 3)):
        contest = Contest(Round("60 40"), judges=entries, year=year)
        for place in range(entries):
            contest.entry(f"INOVASI {place}", *[f"{90 - place} 80"] * entries)
        factories.close_stage(stage_of(contest))
        edition = Competition.objects.get(pk=contest.edition.pk)
        with CaptureQueriesContext(connection) as queries:
            (official,) = [each for each in papers_of(edition) if each.name == name]
            made_paper(official, reader=contest.setda, now=NOW)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
