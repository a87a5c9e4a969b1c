"""Cleaning typed text in the one place."""

import pytest

from kipp.shared.text import clean_line, clean_text


@pytest.mark.parametrize("unwanted", ["\x00", "\x1b", "\x7f", "\x9f", "\u00ad", "\u202e", "\u2066", "\ufeff", "\ud800"])
def test_what_cannot_be_seen_or_stored_is_dropped(unwanted):
    assert clean_text(f"a{unwanted}b") == "ab"


def test_letters_beyond_the_first_plane_stay():
    assert clean_text("\U0001f600 ꦲ") == "\U0001f600 ꦲ"


def test_line_breaks_become_plain_and_a_line_has_none():
    assert clean_text(" a\r\nb\x0bc\u2028d ") == "a\nb\nc\nd"
    assert clean_line(" a\r\n b\u00a0\tc ") == "a b c"
