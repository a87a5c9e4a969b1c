"""Links to WhatsApp."""

import pytest

from kipp.shared.whatsapp import whatsapp_link, whatsapp_number


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("0812 3456 7890", "6281234567890"),
        ("+62 812-3456-7890", "6281234567890"),
        ("6281234567890", "6281234567890"),
        ("81234567890", "6281234567890"),
        ("+65 8123 4567", "6581234567"),
        ("", ""),
        ("123", ""),
        ("0" * 20, ""),
    ],
)
def test_number_is_written_as_whatsapp_wants_it(phone, number):
    assert whatsapp_number(phone) == number


def test_link_carries_the_text_as_it_is():
    assert whatsapp_link("0812 3456 7890", "Satu & dua?\n“Tiga”") == (
        "https://wa.me/6281234567890?text=Satu%20%26%20dua%3F%0A%E2%80%9CTiga%E2%80%9D"
    )
    assert whatsapp_link("", "Teks") == ""
