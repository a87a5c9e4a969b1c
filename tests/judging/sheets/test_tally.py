"""The arithmetic of a sheet, checked by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from competitions.models import Criterion
from judging.sheets.tally import tally_of


def rubric(*weights):
    return [Criterion(pk=number, weight=Decimal(weight)) for number, weight in enumerate(weights, start=1)]


def tally(weights, marks, scale=100):
    values = {number: None if mark is None else Decimal(mark) for number, mark in enumerate(marks, start=1)}
    return tally_of(rubric(*weights), values, scale_max=Decimal(scale))


def test_points_so_far_are_never_projected():
    result = tally((10, 15, 5, 30, 20, 5, 15), (84, 91, 88, 83, None, None, None))
    assert (result.points, result.reachable_text) == (Fraction("51.35"), "60")
    assert (result.marked, result.criteria, result.total) == (4, 7, None)


def test_total_of_a_complete_sheet():
    assert tally((30, 50, 10, 10), (80, 90, 70, 0)).total == 76


def test_zero_counts_as_a_mark():
    assert tally((50, 50), (0, 0)).total == 0


@pytest.mark.parametrize("scale", [5, 10, 20, 25, 50])
def test_the_highest_marks_make_100_on_every_scale(scale):
    assert tally((62.5, 37.5), (scale, scale), scale=scale).total == 100


def test_weights_of_another_sum_are_brought_to_100():
    result = tally((1, 2), (50, None))
    assert (result.points, result.reachable) == (Fraction(50, 3), Fraction(100, 3))
    assert result.reachable_text == "33,33"


def test_empty_rubric_is_not_complete():
    assert tally((), ()).is_complete is False
