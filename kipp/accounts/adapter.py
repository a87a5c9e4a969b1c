"""How allauth behaves here: no sign-up, formal Indonesian messages, and mail trouble that gives nobody away."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from django.shortcuts import resolve_url

log = logging.getLogger("django.request")


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by Setda, never by strangers."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini sedang tidak aktif. Hubungi Bagian Organisasi.",
        "email_password_mismatch": "Surel atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.",
        "enter_current_password": "Tulis kata sandi Anda yang sekarang.",
        "incorrect_password": "Kata sandi yang sekarang tidak cocok.",
        "invalid_password_reset": "Tautan untuk membuat kata sandi sudah tidak berlaku. Minta tautan baru.",
        "rate_limited": "Permintaan dari perangkat ini terlalu sering. Tunggu sebentar, lalu coba lagi.",
        "too_many_login_attempts": "Terlalu banyak percobaan masuk. Tunggu lima menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_password_change_redirect_url(self, request):
        return resolve_url("home")

    def send_mail(self, template_prefix, email, context):
        """Only existing accounts get mail, so a failure shown to the visitor would tell that the account exists."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            log.exception("Mail %s not sent", template_prefix, exc_info=error)
