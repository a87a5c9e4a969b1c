"""Registers the accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kipp.accounts"
    label = "accounts"
    verbose_name = "Akun"
