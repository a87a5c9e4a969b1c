"""The recap workbook calculated anew from its cells: totals, stage scores, final scores, as the views have them."""

import re
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from statistics import median

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from judging.results.workbooks import KINDS, make_workbook
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
        if found := re.fullmatch(rf"(AVERAGE|MEDIAN)\({area}\)", text):
            return self.combine(found[1], self.cells(found[2], page))
        trimmed = rf"\(SUM\({area}\)-MAX\(\1\)-MIN\(\1\)\)/\(COUNT\(\1\)-2\)"
        if found := re.fullmatch(rf"IF\(COUNT\({area}\)<5,AVERAGE\(\1\),{trimmed.replace(area, '(.+)', 1)}\)", text):
            totals = [total for total in self.cells(found[1], page) if total is not None]
            return self.combine("AVERAGE", totals if len(totals) < 5 else sorted(totals)[1:-1])
        return self.value(page[re.fullmatch(r"[A-Z]+\d+", text)[0]])

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


def test_a_method_that_is_more_than_a_formula_of_an_entry_leaves_numbers_and_says_so(monkeypatch):
    monkeypatch.setattr("judging.results.workbooks.standings.score_template", lambda stage, totals: None)
    contest = Contest(Round("60 40"), judges=2)
    contest.entry("INOVASI A", "80 70", "90 80")

    page = recap(contest)[0]["Peringkat"]

    (row,) = rows_of(page)
    assert row[str(contest.stages[0])].value == 81
    assert Calculator(page.parent).value(row["Nilai akhir"]) == 81
    assert "Tahap 1: Babak 1: nilai tahap berupa angka, karena rata-rata memerlukan" in " ".join(lines_of(page))
