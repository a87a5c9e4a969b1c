"""Profiles of judges and odd cards, against a plain regression with one card left out at a time."""

from fractions import Fraction

import numpy as np
import pytest

from judging.ranking.additive import severities
from judging.statistics.severity import fitted, profiles_of


def design(cards: list[tuple[int, str]]) -> tuple[np.ndarray, list[str]]:
    """A column for each entry and for each judge but the last, who has minus the sum of the others."""
    entries, judges = sorted({entry for entry, _ in cards}), sorted({judge for _, judge in cards})
    rows = np.zeros((len(cards), len(entries) + len(judges) - 1))
    for place, (entry, judge) in enumerate(cards):
        rows[place, entries.index(entry)] = 1
        if judge == judges[-1]:
            rows[place, len(entries) :] = -1
        else:
            rows[place, len(entries) + judges.index(judge)] = 1
    return rows, judges


@pytest.fixture
def totals() -> dict:
    """18 entries, 4 judges with three cards in four, a generous one, and one card far off."""
    chance = np.random.default_rng(7)
    beta = dict(zip("ABCD", (-3, 0, 1, 6), strict=True))
    totals = {
        (entry, judge): round(60 + entry + beta[judge] + chance.normal(0, 2), 2)
        for entry in range(18)
        for place, judge in enumerate("ABCD")
        if (entry + place) % 4
    }
    totals[6, "B"] = totals[6, "B"] - 15
    return totals


def test_severity_is_that_of_the_exact_solution(totals):
    exact = severities({card: Fraction(str(total)) for card, total in totals.items()})
    fit = fitted(totals)
    assert {judge: pytest.approx(float(beta)) for judge, beta in exact.items()} == fit.severities


def test_standard_error_is_that_of_the_regression(totals):
    matrix, judges = design(list(totals))
    values = np.array(list(totals.values()))
    found = np.linalg.lstsq(matrix, values, rcond=None)[0]
    variance = np.square(values - matrix @ found).sum() / (len(values) - matrix.shape[1])
    covariance = variance * np.linalg.inv(matrix.T @ matrix)
    fit = fitted(totals)
    for place, judge in enumerate(judges[:-1], start=matrix.shape[1] - len(judges) + 1):
        assert fit.errors[judge] == pytest.approx(np.sqrt(covariance[place, place]))


def test_residual_is_that_of_a_regression_without_the_card(totals):
    matrix, _ = design(list(totals))
    values = np.array(list(totals.values()))
    expected = {}
    for place, card in enumerate(totals):
        others = np.delete(matrix, place, axis=0), np.delete(values, place)
        found = np.linalg.lstsq(*others, rcond=None)[0]
        variance = np.square(others[1] - others[0] @ found).sum() / (len(others[1]) - matrix.shape[1])
        spread = variance * (1 + matrix[place] @ np.linalg.inv(others[0].T @ others[0]) @ matrix[place])
        predicted = matrix[place] @ found
        residual = (values[place] - predicted) / np.sqrt(spread)
        if abs(residual) >= 3:
            expected[card] = (pytest.approx(residual), pytest.approx(predicted))
    odd = {(card.entry, card.judge): (card.residual, card.expected) for card in fitted(totals).odd}
    assert (6, "B") in odd
    assert odd == expected


def test_one_card_off_where_all_others_fit_exactly():
    totals = {(entry, judge): 60 + entry + 2 * judge for entry in range(8) for judge in range(3)}
    totals[3, 1] += 10
    odd = fitted(totals).odd
    assert [(card.entry, card.judge, card.residual) for card in odd] == [(3, 1, None)]
    assert odd[0].expected == pytest.approx(65)


def test_nothing_is_odd_where_everything_fits():
    totals = {(entry, judge): 60 + entry + 2 * judge for entry in range(8) for judge in range(3)}
    fit = fitted(totals)
    assert fit.odd == []
    assert fit.severities == {0: pytest.approx(-2), 1: pytest.approx(0), 2: pytest.approx(2)}


def test_panels_that_share_nothing_have_no_severity():
    totals = {(entry, judge): 60 + entry * judge for entry in range(5) for judge in (1, 2)}
    totals |= {(entry, judge): 60 + entry * judge for entry in range(5, 9) for judge in (3, 4)}
    assert fitted(totals) is None
    assert profiles_of(totals, None)[1].severity is None


def test_a_card_that_alone_connects_an_entry_is_not_judged():
    totals = {(entry, judge): 60 + entry + judge * (entry % 3) for entry in range(8) for judge in range(3)}
    fit = fitted(totals | {(99, 0): 5})
    assert all(card.entry != 99 for card in fit.odd)


def test_profile_by_hand():
    rows = {1: (70, 80, 60), 2: (72, 90, 70), 3: (74, 70, 65)}
    totals = {(entry, judge): mark for entry, marks in rows.items() for judge, mark in zip("ABC", marks, strict=True)}
    profile = profiles_of(totals, fitted(totals))["A"]
    assert (profile.cards, profile.mean, profile.spread) == (3, 72, 2)
    assert profile.severity == pytest.approx(72 - (72 + 80 + 65) / 3)
    # Means of the others: 70, 80, 67.5 against 70, 72, 74.
    assert profile.likeness == pytest.approx(np.corrcoef([70, 72, 74], [70, 80, 67.5])[0, 1])


@pytest.mark.parametrize("rows", [{1: (70, 80), 2: (70, 60), 3: (70, 65)}, {1: (70, 80), 2: (75, 60)}])
def test_likeness_that_cannot_be_computed(rows):
    totals = {(entry, judge): mark for entry, marks in rows.items() for judge, mark in zip("AB", marks, strict=True)}
    assert profiles_of(totals, fitted(totals))["A"].likeness is None


def test_a_judge_with_one_card():
    profile = profiles_of({(1, "A"): 70}, fitted({(1, "A"): 70}))["A"]
    assert (profile.cards, profile.spread, profile.severity, profile.likeness) == (1, None, None, None)
