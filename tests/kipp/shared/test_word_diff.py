"""Two versions of a text, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kipp.shared.word_diff import word_diff


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", []),
        ("Sama saja.", "Sama saja.", [("same", "Sama saja.")]),
        ("", "Baru.", [("ins", "Baru.")]),
        ("Lama.", "", [("del", "Lama. ")]),
        (
            "selesai tiga dokumen",
            "selesai empat dokumen",
            [("same", "selesai "), ("del", "tiga "), ("ins", "empat "), ("same", "dokumen")],
        ),
        ("satu dua", "satu\n\ndua", [("same", "satu\n\ndua")]),
        ("satu dua tiga", "satu dua", [("same", "satu dua"), ("del", " tiga ")]),
        ("satu, dua", "satu dua", [("del", "satu, "), ("ins", "satu "), ("same", "dua")]),
    ],
)
def test_runs_say_what_was_taken_out_and_put_in(old, new, runs):
    assert word_diff(old, new) == runs


words = st.lists(st.sampled_from(["a", "b", "c", "ibu,", "\n"]), max_size=30).map(" ".join)


@given(words, words)
def test_both_versions_can_be_read_out_of_the_runs(old, new):
    runs = word_diff(old, new)
    assert "".join(text for op, text in runs if op != "del") == new
    assert "".join(text for op, text in runs if op != "ins").split() == old.split()


def test_long_text_with_common_words_finds_the_one_word():
    sentences = [f"Pada bulan ke-{number} warga dan kader datang ke balai desa." for number in range(60)]
    old = " ".join(sentences)
    runs = word_diff(old, old.replace("ke-30 warga", "ke-30 masyarakat"))
    assert [run for run in runs if run[0] != "same"] == [("del", "warga "), ("ins", "masyarakat ")]
