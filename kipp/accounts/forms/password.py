"""Choosing a password twice: for an invitation and for the first account."""

from django import forms
from django.contrib.auth.forms import SetPasswordMixin

from kipp.accounts.models import Role, User
from kipp.shared.forms import CleanLineField

HINT = "Paling sedikit 10 huruf, angka, atau tanda. Bukan kata yang umum dan tidak mirip nama atau surel Anda."


def password_field(label: str, hint: str = "") -> forms.CharField:
    """Returns a field that keeps what is typed exactly, spaces as well."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, strip=False, max_length=200, help_text=hint, widget=widget)


class ChosenPasswordForm(SetPasswordMixin, forms.Form):
    """Asks for a password twice and checks it against the rules and the person's name and e-mail."""

    error_messages = {"password_mismatch": "Kedua kata sandi tidak sama. Tulis lagi keduanya."}

    password = password_field("Kata sandi", HINT)
    password_again = password_field("Ulangi kata sandi")

    def __init__(self, *args, user: User | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self):
        cleaned = super().clean()
        self.validate_passwords("password", "password_again")
        self.validate_password_for_user(self.user, "password")
        return cleaned


class FirstAccountForm(ChosenPasswordForm):
    """Name and e-mail of the first Setda, and the password."""

    full_name = CleanLineField(label="Nama lengkap", max_length=120)
    email = forms.EmailField(label="Surel dinas", max_length=254)
    field_order = ("full_name", "email", "password", "password_again")

    def clean(self):
        self.user = User(
            full_name=self.cleaned_data.get("full_name", ""),
            email=self.cleaned_data.get("email", ""),
            role=Role.ADMIN,
        )
        return super().clean()
