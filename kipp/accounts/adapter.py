"""How allauth behaves here: no sign-up, formal Indonesian messages, and mails that give nobody away."""

from allauth.account.adapter import DefaultAccountAdapter
from django.shortcuts import resolve_url
from django.template.loader import render_to_string

from kipp.accounts import outbox
from kipp.accounts.models import Mail
from kipp.shared import clock

TOPIC = "kata-sandi"


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

    def send_password_reset_mail(self, user, email, context):
        """Writes the mail only: it leaves with the next tick, so that the answer takes no longer for known addresses.

        The link of the request is dropped; the one in the mail is made when it leaves.
        """
        names = [f"account/email/password_reset_key_{part}.txt" for part in ("subject", "message")]
        words = {"user": user, "password_reset_url": Mail.LINK_PLACE}
        subject, body = (render_to_string(name, words) for name in names)
        link = Mail.Link.PASSWORD
        outbox.post(topic=TOPIC, recipient=user, subject=subject, body=body, now=clock.now(), link=link)
