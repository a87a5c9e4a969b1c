"""The recap workbook calculated anew from its cells: totals, stage scores, final scores, as the views have them."""

import re
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from statistics import median

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from judging.closing import close_stage
from judging.ranking.severities import keep_left_sheets
from judging.results.workbooks import KINDS, make_workbook
from submissions import decisions
from tests import factories
from tests.judging.contests import Contest, Round
from tests.judging.results.conftest import lines_of, rows_of

pytestmark = pytest.mark.django_db


class Calculator:
    """Works out the few kinds of formulas that the workbook has, with fractions."""

    def __init__(self, book):
        self.book = book

    def cells(self, area: str, page) -> list:
        if "!" in area:
            name, area = area.split("!")
            page = self.book[name.strip("'")]
        left, top, right, bottom = range_boundaries(area)
        found = [page.cell(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        return [self.value(cell) for cell in found]

    def value(self, cell) -> Fraction | None:
        if not isinstance(cell.value, str) or not cell.value.startswith("="):
            return None if cell.value is None else Fraction(Decimal(str(cell.value)))
        return self.formula(cell.value[1:], cell.parent)

    def formula(self, text: str, page) -> Fraction:
        area = r"((?:'[^']+'!)?[$A-Z0-9:]+)"
        if found := re.fullmatch(rf"SUMPRODUCT\({area},{area}\)/SUM\(\2\)(?:\*100/([\d.]+))?", text):
            marks, weights = self.cells(found[1], page), self.cells(found[2], page)
            scale = Fraction(found[3] or 100)
            return sum(map(Fraction.__mul__, marks, weights)) / sum(weights) * 100 / scale
        if found := re.fullmatch(rf'SUMPRODUCT\({area},{area}\)/SUMIF\(\1,"<>",\2\)', text):
            pairs = zip(self.cells(found[1], page), self.cells(found[2], page), strict=True)
            known = [(score, weight) for score, weight in pairs if score is not None]
            return sum(score * weight for score, weight in known) / sum(weight for _, weight in known)
        if found := re.fullmatch(rf"{area}-AVERAGE\({area}\)", text):
            (own,) = self.cells(found[1], page)
            return own - self.combine("AVERAGE", self.cells(found[2], page))
        if found := re.fullmatch(rf'COUNTIFS\({area},{area},{area},"<>"\)', text):
            return Fraction(len(self.matching(found[1], found[2], found[3], page)))
        if found := re.fullmatch(rf"SUMIF\({area},{area},{area}\)/{area}", text):
            return sum(self.matching(found[1], found[2], found[3], page)) / self.cells(found[4], page)[0]
        if found := re.fullmatch(rf"SUM\({area}\)", text):
            return sum(self.cells(found[1], page))
        if found := re.fullmatch(rf"{area}-{area}", text):
            return self.cells(found[1], page)[0] - self.cells(found[2], page)[0]
        if re.fullmatch(area, text) and "!" in text:
            return self.cells(text, page)[0]
        if found := re.fullmatch(rf"(AVERAGE|MEDIAN)\({area}\)", text):
            return self.combine(found[1], self.cells(found[2], page))
        trimmed = rf"\(SUM\({area}\)-MAX\(\1\)-MIN\(\1\)\)/\(COUNT\(\1\)-2\)"
        if found := re.fullmatch(rf"IF\(COUNT\({area}\)<5,AVERAGE\(\1\),{trimmed.replace(area, '(.+)', 1)}\)", text):
            totals = [total for total in self.cells(found[1], page) if total is not None]
            return self.combine("AVERAGE", totals if len(totals) < 5 else sorted(totals)[1:-1])
        return self.value(page[re.fullmatch(r"[A-Z]+\d+", text)[0]])

    def matching(self, where: str, what: str, values: str, page) -> list[Fraction]:
        """Returns the values, as far as there are any, beside the texts that equal the one asked for."""
        pairs = zip(self.texts(where, page), self.cells(values, page), strict=True)
        (wanted,) = self.texts(what, page)
        return [value for text, value in pairs if text == wanted and value is not None]

    def texts(self, area: str, page) -> list[str | None]:
        if "!" in area:
            name, area = area.split("!")
            page = self.book[name.strip("'")]
        left, top, right, bottom = range_boundaries(area)
        return [page.cell(row, column).value for row in range(top, bottom + 1) for column in range(left, right + 1)]

    def combine(self, how: str, totals: list) -> Fraction:
        known = [total for total in totals if total is not None]
        return median(known) if how == "MEDIAN" else sum(known) / len(known)


def recap(contest: Contest):
    content = make_workbook(kind=KINDS["peringkat"], competition=contest.edition, user=contest.setda, now=factories.NOW)
    return load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)


def fill(contest: Contest) -> None:
    """Three entries: one with all sheets, one with few, one that left; sheets that do not count in between."""
    contest.entry("INOVASI A", "80 70,5", "90 80", "70 60", "BK", "55 66", "71 82")
    contest.entry("INOVASI PERGI", "1 2", "3 4", "5 6", "7 8", "9 9", state="withdrawn")
    contest.entry("INOVASI B", "60 60?", "81 79", None, "77,25 50", "?", "BK")


@pytest.mark.parametrize("method", ["mean", "trimmed", "median"])
def test_scores_calculated_from_the_cells_are_those_of_the_view(method):
    contest = Contest(
        Round("33 67", method=method, weight="30", finalists=2), Round("100", weight="70", scale=20), judges=6
    )
    fill(contest)
    first = contest.standing("INOVASI A").submission
    contest.score(first, "11", "12,5", "13", "BK", stage=2)
    factories.close_stage(contest.stages[1])

    book, kept = recap(contest)

    calculator = Calculator(book)
    standings = {standing.submission.title: standing for standing in contest.board()}
    rows, values = rows_of(book["Peringkat"]), rows_of(kept["Peringkat"])
    assert [row["Nama inovasi"].value for row in rows] == ["INOVASI A", "INOVASI B"]
    for row, value in zip(rows, values, strict=True):
        standing = standings[row["Nama inovasi"].value]
        assert calculator.value(row["Nilai akhir"]) == standing.exact_score
        assert value["Nilai akhir"].value == float(standing.exact_score)
        for stage in contest.stages:
            score = standing.exact_stage_scores.get(stage.pk)
            assert calculator.value(row[str(stage)]) == score
            assert score is None or row[str(stage)].value.startswith("=")


def test_a_score_moves_with_a_mark_that_is_changed_in_the_workbook():
    contest = Contest(Round("60 40"), judges=2)
    contest.entry("INOVASI A", "80 70", "90 80")
    book, _ = recap(contest)

    book["Tahap 1"].cell(rows_of(book["Tahap 1"])[0]["Total"].row, 6).value = 90

    (row,) = rows_of(book["Peringkat"])
    assert Calculator(book).value(row["Nilai akhir"]) == contest.standing("INOVASI A").exact_score + 3


NEARLY = Fraction(1, 10**9)  # severities without an end are cut off by the workbook after 15 digits
SEVERE = {
    "A": (None, "80", "74"),
    "B": ("85", None, "73,5"),
    "C": ("84", "78", None),
    "D": (None, "77", "71"),
    "E": ("82", None, "70"),
    "F": ("81", "75", None),
    "X": ("60", "54", "48"),
    "Y": ("50", "44", "38"),
}


def additive(**fields) -> Contest:
    contest = Contest(Round("60 40", method="additive", scale=50, weight="50", finalists=3), Round(weight="50"))
    for title, cards in SEVERE.items():
        halves = [card and str(Decimal(card.replace(",", ".")) / 2) for card in cards]
        contest.entry(f"INOVASI {title}", *(half and f"{half} {half}" for half in halves))
    contest.entry("INOVASI PERGI", "1 2", "3 4", "5 6", state="withdrawn")
    close_stage(stage=contest.stages[0], by=contest.setda, now=factories.NOW)
    return contest


def check_severities(book, calculator) -> None:
    """The severities solve their equations: residuals of every judge and entry, and the severities, add up to 0."""
    *judges, total = rows_of(book["Ketatnya juri 1"])
    assert [row["Kursi"].value for row in judges] == ["J1", "J2", "J3"]
    assert abs(calculator.value(total["Ketatnya juri"])) < NEARLY
    assert any(abs(calculator.value(row["Ketatnya juri"])) > 1 for row in judges)
    for row in judges:
        assert abs(calculator.value(row["Rata-rata sisa"])) < NEARLY
        counted = [each for each in rows_of(book["Tahap 1"]) if each["Sisa"].value is not None]
        own = [each for each in counted if each["Kursi"].value == row["Kursi"].value]
        assert calculator.value(row["Lembar dihitung"]) == len(own)


def test_scores_of_an_additive_stage_are_live_and_its_severities_solve_their_equations():
    contest = additive()
    book, kept = recap(contest)
    calculator = Calculator(book)
    check_severities(book, calculator)

    standings = {row.submission.title: row for row in contest.board(1)}
    rows = rows_of(book["Peringkat"])
    assert len(rows) == len(standings) == 8
    for row in rows:
        cell, score = row[str(contest.stages[0])], standings[row["Nama inovasi"].value].exact_score
        assert cell.value.startswith("=AVERAGE('Tahap 1'!")
        assert abs(calculator.value(cell) - score) < NEARLY
    assert any(row.exact_score.denominator not in (1, 2, 4, 5) for row in standings.values())
    for row in rows_of(kept["Tahap 1"]):
        is_counted = row["Nama inovasi"].value != "INOVASI PERGI"
        assert (row["Total disetarakan"].value is not None) is is_counted

    # A mark that is changed in the workbook moves the score by its share.
    before = calculator.value(rows[0][str(contest.stages[0])])
    changed = next(
        row for row in rows_of(book["Tahap 1"]) if row["Nama inovasi"].value == rows[0]["Nama inovasi"].value
    )
    cell = changed["Kriteria 1.1"]
    cell.value = float(cell.value) + 1
    sheets = sum(row["Nama inovasi"].value == rows[0]["Nama inovasi"].value for row in rows_of(book["Tahap 1"]))
    moved = Calculator(book).value(rows[0][str(contest.stages[0])]) - before
    assert abs(moved - Fraction(60 * 100, 100 * 50 * sheets)) < NEARLY


def test_an_additive_stage_that_rests_on_sheets_of_those_who_left_shows_them_in_its_equations():
    contest = additive()
    stage = contest.stages[0]
    for title in ("INOVASI A", "INOVASI D"):
        entry = contest.standing(title, board=1).submission
        decisions.withdraw(submission=entry, by=contest.setda, now=factories.NOW, reason="Rekaan.")
    keep_left_sheets(stage=stage, reason="Ditarik setelah wawancara dibuka.", by=contest.setda, now=factories.NOW)

    book, _ = recap(contest)

    calculator = Calculator(book)
    check_severities(book, calculator)
    assert "Ditarik setelah wawancara dibuka." in " ".join(lines_of(book["Ketatnya juri 1"]))
    standings = {row.submission.title: row for row in contest.board(1)}
    for row in rows_of(book["Peringkat"]):
        score = standings[row["Nama inovasi"].value].exact_score
        assert abs(calculator.value(row[str(stage)]) - score) < NEARLY


def test_before_it_is_closed_an_additive_stage_is_the_live_plain_mean():
    contest = Contest(Round(method="additive"))
    contest.entry("INOVASI A", "80", "70", "60")
    book, _ = recap(contest)

    assert book.sheetnames == ["Peringkat", "Tahap 1"]
    (row,) = rows_of(book["Peringkat"])
    assert Calculator(book).value(row[str(contest.stages[0])]) == 70
