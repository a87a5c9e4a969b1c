"""Stage scores by every method, by hand, and refused where the cards cannot carry them."""

from fractions import Fraction

import pytest

from judging.statistics.methods import Refused, additive, borda, mean, middle, trimmed, trimmed_or_refused, z_scores


def table(rows: dict[str, str]) -> dict:
    """Totals from rows of marks, one column for each judge A, B, C …; "-" is no card."""
    return {
        (entry, "ABCDEF"[place]): Fraction(mark)
        for entry, marks in rows.items()
        for place, mark in enumerate(marks.split())
        if mark != "-"
    }


FULL = table({"x": "90 80 70 60 50", "y": "91 10 71 40 51", "z": "50 70 60 80 90"})


def test_official_methods():
    assert mean(FULL) == {"x": 70, "y": Fraction(263, 5), "z": 70}
    assert trimmed(FULL) == trimmed_or_refused(FULL) == {"x": 70, "y": 54, "z": 70}
    assert middle(FULL) == {"x": 70, "y": 51, "z": 70}
    assert middle(table({"x": "70 71"})) == {"x": Fraction(141, 2)}


def test_trimming_with_four_cards_is_the_mean_or_refused():
    few = table({"x": "90 80 70 60 50", "y": "91 10 71 40 -"})
    assert trimmed(few) == {"x": 70, "y": 53}
    with pytest.raises(Refused, match="kurang dari 5 lembar"):
        trimmed_or_refused(few)


def test_rank_sums_with_midranks():
    # A: x 1½, y 1½ of 3 from the top, z last; B: z, x, y. From 100 to 0: A 75, 75, 0 and B 50, 0, 100.
    assert borda(table({"x": "80 70", "y": "80 60", "z": "70 90"})) == {
        "x": Fraction(125, 2),
        "y": Fraction(75, 2),
        "z": 50,
    }


def test_z_scores_and_a_judge_who_gives_everybody_the_same():
    # A: mean 70, SD 10; B gives 0 to all.
    assert z_scores(table({"x": "80 60", "y": "70 60", "z": "60 60"})) == {"x": 50, "y": 0, "z": -50}


def test_comparisons_refuse_batches_but_not_a_single_conflict():
    rows = {str(number): "70 80" for number in range(5)}
    assert z_scores(table(rows | {"4": "70 -"}))
    for method in (z_scores, borda):
        with pytest.raises(Refused, match="empat perlima"):
            method(table(rows | {"4": "70 -", "3": "- 80", "2": "70 -"}))


def test_additive_says_why_it_is_refused():
    with pytest.raises(Refused, match="kurang dari 5 lembar selesai"):
        additive(table({"x": "80 70", "y": "80 60"}))
