"""The additive adjustment: exact, the mean on a complete table, and refused where it cannot be trusted."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging.ranking.additive import NotEstimable, adjusted_scores, least_squares, severities, walk

MARKS = st.integers(0, 10000).map(lambda cents: Fraction(cents, 100))


def table(rows: dict[str, str]) -> dict:
    """Totals from rows of marks, one column for each judge A, B, C …; "-" is no card."""
    return {
        (entry, "ABCDEFG"[place]): Fraction(mark)
        for entry, marks in rows.items()
        for place, mark in enumerate(marks.split())
        if mark != "-"
    }


def test_severity_by_hand():
    # B gives exactly 6 points more than A to whatever both see, so θ of the fifth and sixth is known without the other.
    rows = {
        "1": "70 76",
        "2": "60 66",
        "3": "80 86",
        "4": "65 71",
        "5": "75 81",
        "6": "50 56",
    }
    assert severities(table(rows)) == {"A": -3, "B": 3}
    assert adjusted_scores(table(rows))["6"] == 53


def test_an_incomplete_table_by_hand():
    # T = θ + β without any error: θ = 10 … 70, β = −4, 1, 3; the adjustment must find them exactly.
    beta = {"A": -4, "B": 1, "C": 3}
    seen = {1: "AB", 2: "BC", 3: "AC", 4: "AB", 5: "BC", 6: "AC", 7: "ABC", 8: "ABC"}
    totals = {(entry, judge): Fraction(10 * entry + beta[judge]) for entry, judges in seen.items() for judge in judges}
    assert severities(totals) == beta
    assert adjusted_scores(totals) == {entry: 10 * entry for entry in seen}


@given(st.integers(5, 8), st.integers(2, 5), st.data())
@settings(max_examples=60, deadline=None)
def test_a_complete_table_gives_exactly_the_mean(entries, judges, data):
    totals = {(entry, judge): data.draw(MARKS) for entry in range(entries) for judge in range(judges)}
    beta = severities(totals)
    assert sum(beta.values()) == 0
    for entry, score in adjusted_scores(totals).items():
        assert score == sum(totals[entry, judge] for judge in range(judges)) / judges


@st.composite
def incomplete_tables(draw):
    entries, judges = draw(st.integers(5, 9)), draw(st.integers(2, 5))
    totals = {}
    for entry in range(entries):
        seen = draw(st.sets(st.integers(0, judges - 1), min_size=2))
        totals |= {(entry, judge): draw(MARKS) for judge in seen}
    return totals


def by_numpy(totals: dict) -> tuple[dict, dict]:
    """The same least squares over all parameters at once, Σ β = 0 as one more equation."""
    entries = sorted({entry for entry, _ in totals})
    judges = sorted({judge for _, judge in totals})
    rows, marks = [], []
    for (entry, judge), total in totals.items():
        row = np.zeros(len(entries) + len(judges))
        row[entries.index(entry)] = row[len(entries) + judges.index(judge)] = 1
        rows.append(row)
        marks.append(float(total))
    rows.append(np.concatenate([np.zeros(len(entries)), np.ones(len(judges))]))
    found = np.linalg.lstsq(np.array(rows), np.array([*marks, 0]), rcond=None)[0]
    return dict(zip(entries, found, strict=False)), dict(zip(judges, found[len(entries) :], strict=True))


@given(incomplete_tables())
@settings(max_examples=60, deadline=None)
def test_agrees_with_numpy_or_refuses(totals):
    try:
        beta = severities(totals)
    except NotEstimable:
        return
    scores, others = by_numpy(totals)
    assert sum(beta.values()) == 0
    for judge, value in beta.items():
        assert float(value) == pytest.approx(others[judge], abs=1e-9)
    for entry, score in adjusted_scores(totals).items():
        assert float(score) == pytest.approx(scores[entry], abs=1e-9)


@given(incomplete_tables(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_better_total_never_lets_an_entry_fall_behind_another(totals, data):
    """Neither the own score nor the lead over any other falls: a theorem, see docs/ranking.md."""
    card = data.draw(st.sampled_from(sorted(totals)))
    better = totals | {card: totals[card] + data.draw(st.integers(1, 30))}
    try:
        before, after = adjusted_scores(totals), adjusted_scores(better)
    except NotEstimable:
        return
    assert after[card[0]] > before[card[0]]
    for other in before:
        assert after[card[0]] - after[other] >= before[card[0]] - before[other]


def is_connected(cards) -> bool:
    return bool(cards) and walk(cards)[0] == len(
        {("e", entry) for entry, _ in cards} | {("j", judge) for _, judge in cards}
    )


@given(incomplete_tables())
@settings(max_examples=60, deadline=None)
def test_refuses_exactly_the_tables_that_a_single_card_holds_together(totals):
    cards = list(totals)
    nodes = {("e", entry) for entry, _ in cards} | {("j", judge) for _, judge in cards}
    without = [[*cards[:place], *cards[place + 1 :]] for place in range(len(cards))]
    bridges = [
        place
        for place, rest in enumerate(without)
        if not is_connected(rest) or len({("e", e) for e, _ in rest} | {("j", j) for _, j in rest}) < len(nodes)
    ]
    if is_connected(cards):
        assert walk(cards)[1] == bridges


def test_refuses_two_panels_that_share_nothing():
    rows = {str(number): "70 71 - -" for number in range(6)} | {str(number): "- - 80 82" for number in range(6, 12)}
    with pytest.raises(NotEstimable, match="terbagi dalam kelompok"):
        severities(table(rows))


def test_refuses_panels_joined_by_one_card():
    rows = {str(number): "70 71 - -" for number in range(6)} | {str(number): "- - 80 82" for number in range(6, 12)}
    with pytest.raises(NotEstimable, match="satu lembar saja") as refusal:
        severities(table(rows | {"5": "70 71 75 -"}))
    assert (refusal.value.judges, refusal.value.entries) == (("C",), ("5",))
    assert severities(table(rows | {"5": "70 71 75 -", "4": "70 71 - 75"}))


def test_refuses_an_entry_that_hangs_on_one_card():
    rows = {str(number): "70 71" for number in range(6)}
    with pytest.raises(NotEstimable, match="satu lembar saja") as refusal:
        severities(table(rows | {"9": "70 -"}))
    assert refusal.value.entries == ("9",)


def test_refuses_a_judge_with_four_cards():
    rows = {str(number): "70 71 72" for number in range(4)} | {str(number): "70 71 -" for number in range(4, 8)}
    with pytest.raises(NotEstimable, match="kurang dari 5 lembar") as refusal:
        severities(table(rows))
    assert refusal.value.judges == ("C",)
    assert severities(table(rows | {"4": "70 71 72"}))


def test_refuses_nothing_at_all():
    with pytest.raises(NotEstimable, match="Belum ada lembar"):
        adjusted_scores({})


def test_fractions_stay_fractions():
    totals = table({str(number): f"{60 + number}/7 {70 + number}/3 {50 - number}/11" for number in range(5)})
    assert all(isinstance(value, Fraction) for value in least_squares(totals).values())
    assert all(isinstance(value, Fraction) for value in adjusted_scores(totals).values())
