"""The portal's way of writing dates, times and numbers."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from kipp.shared import wording

CLOSING = datetime(2026, 11, 16, 16, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("87.5"), 2, "87,50"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("2.675"), 2, "2,68"),
        (Decimal("-0.47"), 2, "−0,47"),
        (Decimal("-0.001"), 2, "0,00"),
        (Fraction(2, 3), 2, "0,67"),
        (Fraction(-1, 8), 2, "−0,13"),
        (1284, 0, "1.284"),
        (Decimal("1234567.891"), 1, "1.234.567,9"),
        (0, 2, "0,00"),
        (None, 2, "–"),
    ],
)
def test_number_is_rounded_exactly_and_written_with_a_comma(value, places, text):
    assert wording.number(value, places) == text


@pytest.mark.parametrize("value", [87.5, "87,5"])
def test_number_refuses_what_is_not_exact(value):
    with pytest.raises(TypeError):
        wording.number(value)


def test_percent_keeps_the_sign_on_the_same_line():
    assert wording.percent(64) == "64\N{NO-BREAK SPACE}%"
    assert wording.percent(Decimal("12.25"), 1) == "12,3\N{NO-BREAK SPACE}%"
    assert wording.percent(None) == "–"


def test_file_size_is_in_megabytes():
    assert wording.file_size(3_565_158) == "3,4 MB"
    assert wording.file_size(12) == "0,1 MB"
    assert wording.file_size(None) == "–"


def test_moment_is_shown_on_the_clock_of_kudus():
    assert wording.moment(CLOSING) == "16 November 2026 pukul 23.59 WIB"
    assert wording.moment(CLOSING, seconds=True) == "16 November 2026 pukul 23.59.59 WIB"
    assert wording.long_moment(CLOSING) == "Senin, 16 November 2026 pukul 23.59 WIB"


def test_day_follows_kudus_over_midnight():
    after_midnight = datetime(2026, 11, 15, 17, 0, tzinfo=UTC)
    assert wording.day(after_midnight) == "16 November 2026"
    assert wording.long_day(after_midnight) == "Senin, 16 November 2026"
    assert wording.clock(after_midnight) == "00.00"


def test_day_takes_plain_dates():
    assert wording.day(date(2026, 8, 9)) == "9 Agustus 2026"
    assert wording.long_day(date(2026, 8, 9)) == "Minggu, 9 Agustus 2026"


def test_nothing_is_a_dash():
    for write in (wording.day, wording.long_day, wording.clock, wording.moment, wording.nip):
        assert write(None) == "–"


def test_naive_moment_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        wording.moment(CLOSING.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (timedelta(days=6, hours=9, minutes=57), "6 hari 9 jam lagi"),
        (timedelta(days=1), "1 hari 0 jam lagi"),
        (timedelta(hours=5, minutes=12), "5 jam 12 menit lagi"),
        (timedelta(minutes=12, seconds=5), "12 menit 5 detik lagi"),
        (timedelta(0), "sudah lewat"),
        (timedelta(seconds=-1), "sudah lewat"),
    ],
)
def test_remaining_names_two_units(left, text):
    assert wording.remaining(CLOSING, CLOSING - left) == text


def test_deadline_is_near_from_three_days_before():
    assert not wording.is_near(CLOSING, CLOSING - timedelta(days=3))
    assert wording.is_near(CLOSING, CLOSING - timedelta(days=3) + timedelta(seconds=1))


def test_nip_is_grouped_only_when_complete():
    assert wording.nip("198503152010011002") == "19850315 201001 1 002"
    assert wording.nip("19850315 201001 1 002") == "19850315 201001 1 002"
    assert wording.nip("1985") == "1985"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("89.775"), "89,775"),
        (Fraction(85), "85,00"),
        (Decimal("1234.5"), "1.234,50"),
        (Fraction(1, 10**8), "0,00000001"),
        (Fraction(1, 2**9), "≈\N{NO-BREAK SPACE}0,0020"),
        (Fraction(200, 3), "≈\N{NO-BREAK SPACE}66,6667"),
        (None, "–"),
    ],
)
def test_exact_numbers_are_whole_or_say_that_they_are_rounded(value, text):
    assert wording.exact_number(value) == text


def test_words_are_listed():
    assert [wording.listed(list(words)) for words in ("", "A", "AB", "ABC")] == ["", "A", "A dan B", "A, B, dan C"]
