"""How figures of the analysis are written."""

from fractions import Fraction

import pytest

from judging.analysis.words import (
    concordance_word,
    decimal,
    judges_text,
    listed,
    outcome_text,
    percent,
    severity_text,
    signed_number,
    swap_text,
    word_of_line,
)
from judging.statistics.robustness import Outcome, Swap

TITLES = {1: "SATU", 2: "DUA", 3: "TIGA"}
JUDGES = {1: "J1", 2: "J2", 3: "J3"}


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (1, "> 99 %"),
        (0.9901, "> 99 %"),
        (0.99, "99 %"),
        (0.645, "65 %"),
        (0.01, "1 %"),
        (0.0099, "< 1 %"),
        (0, "< 1 %"),
    ],
)
def test_probabilities_are_whole_percents_and_never_certain(chance, text):
    assert percent(chance).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    ("chance", "word"), [(0.9449, "cukup jelas"), (0.945, "jelas"), (0.5949, "seperti lempar koin"), (0.595, "tipis")]
)
def test_the_word_belongs_to_the_percents_as_written(chance, word):
    assert word_of_line(chance) == word


@pytest.mark.parametrize(
    ("names", "text"),
    [("A", "A"), ("AB", "A dan B"), ("ABC", "A, B, dan C"), ("ABCDE", "A, B, dan 3 lainnya")],
)
def test_names_are_listed(names, text):
    assert listed(list(names)) == text


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        (Outcome("x"), "sama"),
        (Outcome("x", entering=(1,), leaving=(2,)), "SATU masuk; DUA keluar"),
        (Outcome("x", tied=(1, 3)), "SATU dan TIGA bernilai sama"),
        (Outcome("x", lost=(3,)), "sama. Tanpa lembar selesai: TIGA"),
        (Outcome("x", refusal="Sebab."), "Tidak dapat dipakai. Sebab."),
    ],
)
def test_an_outcome_in_words(outcome, text):
    assert outcome_text(outcome, TITLES) == text


def test_whose_removal_changes_the_line():
    same, different, refused = Outcome(1), Outcome(2, entering=(1,)), Outcome(3, refusal="Sebab.")
    assert judges_text([same], JUDGES) == "tetap sama tanpa juri mana pun"
    assert judges_text([same, different], JUDGES) == "berubah bila J2 tidak dihitung"
    assert judges_text([same, refused], JUDGES) == "tetap sama tanpa juri mana pun yang dapat dihitung"
    assert judges_text([refused], JUDGES) == "tanpa salah satu juri tidak dapat dihitung"


def test_the_smallest_change_of_a_weight():
    text = swap_text(Swap("Kebaruan", Fraction(-1, 3), Fraction(15)), "")
    assert text.replace("\N{NO-BREAK SPACE}", " ").startswith("Bobot Kebaruan harus turun 33,3 % (dari 15 menjadi 10)")
    assert "Tidak ada satu bobot pun" in swap_text(None, "")
    assert swap_text(None, "Sebab.") == "Tidak dapat dihitung. Sebab."


def test_agreement_on_ranks_has_a_floor():
    assert concordance_word(0.33, 3) == "tidak ada kesepakatan"
    assert concordance_word(0.34, 3) == "rendah"
    assert concordance_word(None, 3) == "tidak dapat dihitung"


@pytest.mark.parametrize(
    ("severity", "error", "text"),
    [
        (2.1, 1, "lebih longgar"),
        (-2.1, 1, "lebih ketat"),
        (1.9, 1, "tidak jelas berbeda"),
        (3, None, "tidak jelas berbeda"),
        (None, None, "tidak dapat dihitung"),
    ],
)
def test_severity_in_words(severity, error, text):
    assert severity_text(severity, error) == text


def test_statistics_as_numbers():
    assert [decimal(None), decimal(0.125), signed_number(1.204), signed_number(-0.85)] == [
        "tidak dapat dihitung",
        "0,13",
        "+1,20",
        "−0,85",
    ]
    assert [signed_number(0.001), signed_number(None)] == ["0,00", "–"]
