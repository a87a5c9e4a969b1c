"""The rules of passwords speak as the portal does."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from kipp.accounts.models import Role, User

PERSON = User(full_name="Kirana Rekaan", email="bagian.organisasi@example.id", role=Role.ADMIN)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("sEndok7", "Kata sandi ini terlalu pendek. Pakai paling sedikit 10 huruf, angka, atau tanda."),
        ("kirana_rekaan", "Kata sandi ini terlalu mirip dengan nama lengkap Anda."),
        ("bagian.organisasi", "Kata sandi ini terlalu mirip dengan surel Anda."),
        ("password123", "Kata sandi ini terlalu umum, jadi mudah ditebak."),
        ("9317402856", "Kata sandi ini hanya berisi angka. Tambahkan huruf atau tanda."),
    ],
)
def test_a_weak_password_is_refused_with_a_reason(password, sentence):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, PERSON)
    assert sentence in refusal.value.messages


def test_the_rules_stand_beside_the_field(login, setda):
    page = login(setda).get(reverse("account_change_password")).content.decode()
    assert "Tidak mirip nama atau surel Anda." in page
    assert "numerik" not in page
