"""Agreement, against examples that others have published."""

import numpy as np
import pytest

from judging.statistics.agreement import intraclass, kendall_w, krippendorff_alpha, word_for

# Shrout & Fleiss, Intraclass correlations, Psychological Bulletin 86 (1979), table 2: 6 targets, 4 judges.
SHROUT_FLEISS = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example with missing data: 4 observers, 12 units.
KRIPPENDORFF = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
# Siegel, Nonparametric Statistics (1956), Kendall coefficient of concordance: without ties, and with ties.
EXECUTIVES = np.array([[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]]).T
TIED = np.array(
    [
        [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
        [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
        [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ]
).T


def test_intraclass_correlations_of_shrout_and_fleiss():
    icc = intraclass(SHROUT_FLEISS)

    assert round(icc.single, 2) == 0.29
    assert round(icc.average, 2) == 0.91


def test_interval_of_the_average_from_printed_tables_of_f():
    # BMS 11.24, EMS 1.02 as printed there; F(.975; 5, 15) = 3.576 and F(.975; 15, 5) = 6.428 in any table of F.
    icc = intraclass(SHROUT_FLEISS)
    ratio = 11.2417 / 1.0194

    assert icc.low == pytest.approx(1 - 3.576 / ratio, abs=1e-3)
    assert icc.high == pytest.approx(1 - 1 / (ratio * 6.428), abs=1e-3)


def test_alpha_of_krippendorff_with_missing_marks():
    rows = [line.split() for line in KRIPPENDORFF.strip().splitlines()]
    units = [[float(mark) for mark in unit if mark != "."] for unit in zip(*rows, strict=True)]

    assert round(krippendorff_alpha(units), 3) == 0.849


def test_alpha_ignores_units_with_one_value():
    units = [[1, 2], [4, 4], [7, 6]]
    assert krippendorff_alpha([*units, [99]]) == krippendorff_alpha(units)


@pytest.mark.parametrize(("table", "expected"), [(EXECUTIVES, 0.16), (TIED, 0.828)])
def test_concordance_of_siegel(table, expected):
    assert kendall_w(table) == pytest.approx(expected, abs=5e-3 if expected == 0.16 else 5e-4)


def test_judges_who_agree_fully():
    table = np.array([[60, 65], [70, 75], [80, 85]])
    icc = intraclass(table)

    assert (icc.average, icc.low, icc.high) == (1.0, None, None)
    assert icc.single == pytest.approx(100 / (100 + 12.5))
    assert kendall_w(table) == 1
    assert krippendorff_alpha([[60, 60], [70, 70]]) == 1


@pytest.mark.parametrize("mark", [70, 68.37])
def test_constant_marks_cannot_be_computed(mark):
    table = np.full((5, 3), mark)
    assert [intraclass(table), kendall_w(table), krippendorff_alpha(table)] == [None] * 3


def test_entries_without_differences_cannot_be_computed_but_judges_may_differ():
    table = np.array([[60, 70, 80.1]] * 4)
    assert intraclass(table) is None
    assert kendall_w(table) is None


@pytest.mark.parametrize("table", [np.array([[1, 2], [3, 4]]), np.array([[1], [2], [3]]), np.empty((0, 3))])
def test_too_little_to_say_anything(table):
    assert intraclass(table) is None
    assert kendall_w(table) is None


def test_alpha_of_nothing():
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([[1], [2]]) is None


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (-0.3, "rendah"),
        (0.49, "rendah"),
        (0.5, "sedang"),
        (0.75, "baik"),
        (0.9, "sangat baik"),
        (1, "sangat baik"),
        (None, "tidak dapat dihitung"),
    ],
)
def test_words_of_koo_and_li(value, word):
    assert word_for(value) == word
