"""Inviting somebody: the mail, its link, the chosen password."""

import re
import socket
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.apps import apps
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from kipp.accounts.invitations import accept_invitation, send_invitation
from kipp.accounts.models import Mail, Role, User
from kipp.accounts.outbox import deliver_due
from kipp.accounts.people import change_user, invite_user
from kipp.accounts.private_links import invitation_url
from kipp.shared import clock
from tests import factories

PASSWORD = "gunung-muria-1602"
CHOSEN = {"password": PASSWORD, "password_again": PASSWORD}


@pytest.fixture
def invited(setda, dinkes):
    user = invite_user(
        by=setda,
        now=clock.now(),
        role=Role.OPERATOR,
        full_name="Operator Baru Rekaan",
        email="Baru@example.id",
        organization=dinkes,
    )
    assert mail.outbox == [], "the mail leaves with the next tick"
    deliver_due(now=clock.now())
    return user


def link_in(text):
    return re.search(r"http://127.0.0.1:8000(/undangan/\S+)", text)[1]


def test_invitation_is_a_mail_with_role_link_and_end(invited, setda):
    (letter,) = mail.outbox
    assert letter.to == ["Operator Baru Rekaan <baru@example.id>"]
    assert letter.subject == "Undangan ke portal KIPP Kudus"
    assert "Yth. Operator Baru Rekaan," in letter.body
    assert "Peran: Operator Dinkes" in letter.body
    assert f"{setda.full_name} dari Bagian Organisasi" in letter.body
    assert re.search(r"berlaku sampai \d+ \w+ \d{4} pukul \d\d\.\d\d WIB", letter.body)
    assert "{" not in letter.body
    assert not invited.has_usable_password()


def test_link_lets_choose_a_password_once_and_logs_in(client, invited):
    link = link_in(mail.outbox[0].body)
    page = client.get(link).content.decode()
    assert "Selamat datang, Operator Baru Rekaan" in page
    assert not User.objects.get(pk=invited.pk).has_usable_password()
    assert client.post(link, CHOSEN).url == reverse("home")
    assert client.session["_auth_user_id"] == str(invited.pk)
    client.logout()
    for answer in (client.get(link), client.post(link, CHOSEN)):
        assert answer.status_code == 410
        assert "tidak berlaku lagi" in answer.content.decode()
    assert client.post("/masuk/", {"login": invited.email, "password": PASSWORD}).url == reverse("home")


def test_other_person_at_the_same_browser_is_logged_out(login, invited, setda):
    client = login(setda)
    client.post(link_in(mail.outbox[0].body), CHOSEN)
    assert client.session["_auth_user_id"] == str(invited.pk)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"password_again": "lain-sekali-99"}, "Kedua kata sandi tidak sama"),
        ({"password": "12345678901", "password_again": "12345678901"}, "hanya berisi angka"),
        ({"password": "baru@example.id", "password_again": "baru@example.id"}, "terlalu mirip"),
        ({"password": "", "password_again": ""}, "wajib diisi"),
    ],
)
def test_bad_password_is_refused(client, invited, wrong, message):
    response = client.post(link_in(mail.outbox[0].body), CHOSEN | wrong)
    assert message in response.content.decode()
    assert not User.objects.get(pk=invited.pk).has_usable_password()


def test_link_lasts_seven_days(client, invited, monkeypatch):
    link, sent = link_in(mail.outbox[0].body), clock.now()
    monkeypatch.setattr(clock, "now", lambda: sent + timedelta(days=6, hours=23))
    assert client.get(link).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: sent + timedelta(days=7))
    assert client.get(link).status_code == 410


@pytest.mark.parametrize("token", ["apa-saja", "W10.x.y", "."])
def test_forged_link_is_void(client, db, token):
    assert client.get(f"/undangan/{token}/").status_code == 410


def test_link_is_void_after_deactivation_or_another_address(client, invited, setda):
    link = link_in(mail.outbox[0].body)
    details = {"role": Role.OPERATOR, "full_name": "Rekaan", "organization": invited.organization}
    change_user(user=invited, by=setda, email="lain@example.id", **details)
    assert client.get(link).status_code == 410
    invited.refresh_from_db()
    second = urlsplit(invitation_url(invited, now=clock.now())).path
    assert client.get(second).status_code == 200
    change_user(user=invited, by=setda, email="lain@example.id", is_active=False, **details)
    assert client.get(second).status_code == 410


def test_invited_person_may_also_use_the_forgotten_password_page(client, invited):
    client.post("/sandi/lupa/", {"email": invited.email})
    deliver_due(now=clock.now())
    assert "/sandi/baru/" in mail.outbox[-1].body


def test_only_setda_invites(operator_dinkes, invited):
    with pytest.raises(PermissionDenied):
        send_invitation(user=invited, by=operator_dinkes, now=clock.now())
    with pytest.raises(PermissionDenied):
        invite_user(by=operator_dinkes, now=clock.now(), role=Role.JUDGE, full_name="R", email="r@example.id")
    assert len(mail.outbox) == 1


def test_who_has_a_password_needs_no_invitation(setda, pengamat):
    with pytest.raises(ValidationError, match="tidak memerlukan undangan"):
        send_invitation(user=pengamat, by=setda, now=clock.now())


def test_accepting_a_void_token_raises(db):
    with pytest.raises(ValidationError, match="sudah dipakai"):
        accept_invitation(token="apa-saja", password=PASSWORD, now=clock.now())


class Mailbox(Message):
    """Keeps what the server was given."""

    def __init__(self):
        super().__init__()
        self.received = []

    def handle_message(self, message):
        self.received.append(message)


@pytest.fixture
def smtp(settings):
    """A real SMTP server on a free port, which the portal sends to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = False, "", ""
    yield box
    controller.stop()


def test_invitation_through_a_real_mail_server(login, setda, dinkes, smtp, client):
    details = {"role": "operator", "full_name": "Operator Baru Rekaan", "email": "baru@example.id"}
    response = login(setda).post("/akun/baru/", details | {"organization": dinkes.pk}, follow=True)
    assert "Undangan ke baru@example.id dikirim dalam beberapa detik" in response.content.decode()
    assert smtp.received == []
    deliver_due(now=clock.now())
    (letter,) = smtp.received
    assert letter["To"] == "Operator Baru Rekaan <baru@example.id>"
    body = letter.get_payload(decode=True).decode(letter.get_content_charset())
    guest = type(client)()
    assert guest.get(link_in(body)).status_code == 200
    assert guest.post(link_in(body), CHOSEN).status_code == 302
    guest.logout()
    guest.post("/masuk/", {"login": "baru@example.id", "password": PASSWORD})
    assert guest.session["_auth_user_id"] == str(User.objects.get(email="baru@example.id").pk)


def test_invitation_waits_while_the_mail_server_is_down(login, setda, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    details = {"role": "judge", "full_name": "Juri Baru Rekaan", "email": "baru@example.id"}
    assert login(setda).post("/akun/baru/", details).url == reverse("accounts:user-list")
    now = clock.now()
    assert deliver_due(now=now) == 0
    assert User.objects.get(email="baru@example.id").is_waiting
    settings.EMAIL_BACKEND = working
    assert deliver_due(now=now + timedelta(minutes=1)) == 1
    assert "/undangan/" in mail.outbox[0].body


def test_invitation_of_who_has_a_password_by_now_never_leaves(login, setda):
    user = invite_user(by=setda, now=clock.now(), role=Role.JUDGE, full_name="Rekaan", email="baru@example.id")
    user.set_password(PASSWORD)
    user.save()
    deliver_due(now=clock.now())
    assert mail.outbox == []
    letter = Mail.objects.get()
    assert letter.state == Mail.State.CANCELLED
    page = login(setda).get(f"/surel/{letter.pk}/").content.decode()
    assert "Surel ini dibatalkan." in page
    assert "Akunnya tidak lagi memerlukan tautan ini." in page


def test_nobody_reads_the_link_in_the_portal(login, setda, invited):
    link = link_in(mail.outbox[0].body)
    letter = Mail.objects.get()
    page = login(setda).get(f"/surel/{letter.pk}/").content.decode()
    assert "Undangan ke portal KIPP Kudus" in page
    assert Mail.LINK_PLACE in page
    assert "/undangan/" not in page
    events = apps.get_model("accounts", "MailEvent").objects.values_list("body", flat=True)
    assert len(events) == 2
    assert not [body for body in (*events, letter.body) if link in body or "/undangan/" in body]


def test_link_of_another_account_changes_only_that_account(client, invited, setda):
    other = factories.make_user(Role.JUDGE)
    old = other.password
    client.post(link_in(mail.outbox[0].body), CHOSEN)
    other.refresh_from_db()
    assert other.password == old
