"""Numbers and dates in words."""

from datetime import date

import pytest

from kipp.shared.spelling import LIMIT, spelled, spelled_day, with_digits


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (9, "sembilan"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1100, "seribu seratus"),
        (2000, "dua ribu"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (2_500_000_000, "dua miliar lima ratus juta"),
        (1_000_000_000_000, "satu triliun"),
    ],
)
def test_a_number_in_words(number, words):
    assert spelled(number) == words


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_what_has_no_words_is_refused(number):
    with pytest.raises(ValueError, match="Cannot spell"):
        spelled(number)


def test_different_numbers_have_different_words():
    assert len({spelled(number) for number in range(12_000)}) == 12_000


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"),
        (date(2022, 12, 1), "Kamis tanggal satu bulan Desember tahun dua ribu dua puluh dua"),
        (date(2100, 2, 11), "Kamis tanggal sebelas bulan Februari tahun dua ribu seratus"),
    ],
)
def test_a_day_in_words(day, words):
    assert spelled_day(day) == words


def test_a_count_with_its_words():
    assert with_digits(25) == "25 (dua puluh lima)"
