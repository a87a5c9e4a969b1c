"""The outbox: what is written leaves once, after the commit, and is tried again when it fails."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

import pytest
from django.core import mail as django_mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.db import connections, transaction

from kipp.accounts.models import Mail
from kipp.accounts.outbox import AT_ONCE, PAUSES, cancel, deliver_due, post, release, retry, text_of
from tests.factories import NOW

pytestmark = pytest.mark.django_db
TOPIC = "2026:pengingat"


@pytest.fixture
def write():
    """Returns a function that puts a mail into the outbox."""
    fields = {"topic": TOPIC, "recipient": "dinkes@example.id", "subject": "Pengingat", "body": "Isi.", "now": NOW}
    return lambda **changes: post(**{**fields, **changes})


@pytest.fixture
def server(monkeypatch):
    """A mail server that refuses as long as `fails` holds an error, and counts what it was asked."""

    class Server:
        fails = None
        asked = 0

    def send_messages(backend, messages):
        Server.asked += 1
        if Server.fails:
            raise Server.fails
        return sent(backend, messages)

    sent = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return Server


def states():
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


def test_mail_leaves_after_the_commit_and_not_before(write, django_capture_on_commit_callbacks, setda):
    with django_capture_on_commit_callbacks(execute=True):
        mail = write(by=setda)
        assert django_mail.outbox == []
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.sent_at, mail.created_by) == ("sent", 1, NOW, setda)
    (letter,) = django_mail.outbox
    assert (letter.to, letter.subject, letter.body) == (["dinkes@example.id"], "Pengingat", "Isi.")
    assert letter.from_email == "KIPP Kudus <kipp@example.id>"
    assert letter.message().get_content_type() == "text/plain"


@pytest.mark.django_db(transaction=True)
def test_mail_of_a_transaction_that_fails_never_leaves(write):
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Mail.objects.exists()
    assert django_mail.outbox == []


def test_mail_to_a_member_names_the_person(write, operator_dinkes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        write(recipient=operator_dinkes)
    assert django_mail.outbox[0].to == ["Operator Dinkes Rekaan <dinkes@example.id>"]


def test_key_is_written_once(write):
    first = write(key="2026:pengingat-7:dinkes")
    assert write(key="2026:pengingat-7:dinkes", subject="Lain") is None
    assert write(key="2026:pengingat-3:dinkes") is not None
    assert write(key=None)
    assert write(key=None)
    assert Mail.objects.get(key="2026:pengingat-7:dinkes") == first
    assert Mail.objects.count() == 4


def test_held_mail_waits_until_it_is_released(write, setda, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        held = write(is_held=True)
    assert deliver_due(now=NOW + timedelta(days=9)) == 0
    assert django_mail.outbox == []
    with django_capture_on_commit_callbacks(execute=True):
        assert release(mails=[held], by=setda, now=NOW) == 1
    assert len(django_mail.outbox) == 1
    assert release(mails=[held], by=setda, now=NOW) == 0


def test_failure_is_kept_and_tried_again_with_growing_pauses(write, server, django_capture_on_commit_callbacks):
    server.fails = ConnectionRefusedError("tidak menjawab")
    with django_capture_on_commit_callbacks(execute=True):
        mail = write()
    now = NOW
    for attempts, pause in enumerate(PAUSES, start=1):
        mail.refresh_from_db()
        assert (mail.state, mail.attempts) == ("failed", attempts)
        assert "ConnectionRefusedError: tidak menjawab" in mail.error
        asked = server.asked
        assert deliver_due(now=now + timedelta(minutes=pause, microseconds=-1)) == 0
        assert server.asked == asked
        now += timedelta(minutes=pause)
        assert deliver_due(now=now) == 0
    mail.refresh_from_db()
    assert mail.is_given_up
    server.fails = None
    assert deliver_due(now=now + timedelta(days=30)) == 0


def test_failed_mail_leaves_when_the_server_is_back(write, server, django_capture_on_commit_callbacks):
    server.fails = SMTPException("sibuk")
    with django_capture_on_commit_callbacks(execute=True):
        mail = write()
    server.fails = None
    assert deliver_due(now=NOW + timedelta(minutes=1)) == 1
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.error) == ("sent", 2, "")
    assert deliver_due(now=NOW + timedelta(days=1)) == 0
    assert len(django_mail.outbox) == 1


def test_wrong_address_does_not_hold_the_others_up(write, monkeypatch):
    def picky(backend, messages):
        if messages[0].to == ["b@example.id"]:
            raise SMTPRecipientsRefused({})
        return 1

    monkeypatch.setattr(EmailBackend, "send_messages", picky)
    for name in "abcde":
        write(recipient=f"{name}@example.id")
    assert deliver_due(now=NOW) == 4
    assert states() == ["sent", "failed", "sent", "sent", "sent"]


def test_server_that_is_down_is_asked_three_times_a_round(write, server):
    for _ in range(6):
        write()
    server.fails = TimeoutError()
    deliver_due(now=NOW)
    assert server.asked == 3
    assert states() == ["failed"] * 3 + ["queued"] * 3


def test_nobody_waits_for_a_server_that_failed_a_moment_ago(write, server, django_capture_on_commit_callbacks):
    server.fails = TimeoutError()
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            write()
    assert server.asked == 1
    assert states() == ["failed", "queued"]


def test_of_many_mails_at_once_the_rest_leaves_with_the_next_round(write, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(AT_ONCE + 5):
            write()
    assert states() == ["sent"] * AT_ONCE + ["queued"] * 5
    assert deliver_due(now=NOW) == 5


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_of_one_key_make_one_mail(write):
    def write_it(_):
        try:
            return write(key="2026:pengingat-7:dinkes", is_held=True) is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(write_it, range(8))) == 1
    assert states() == ["held"]


def test_retry_gives_all_attempts_back(write, server, setda, django_capture_on_commit_callbacks):
    server.fails = TimeoutError()
    mail = write()
    for day in range(1, 9):
        deliver_due(now=NOW + timedelta(days=day))
    mail.refresh_from_db()
    assert mail.is_given_up
    server.fails = None
    with django_capture_on_commit_callbacks(execute=True):
        assert retry(mails=[mail], by=setda, now=NOW + timedelta(days=10)) == 1
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == ("sent", 1)


def test_cancelled_mail_stays_and_never_leaves(write, setda):
    mail = write()
    assert cancel(mails=[mail], by=setda, now=NOW) == 1
    assert deliver_due(now=NOW) == 0
    assert states() == ["cancelled"]
    assert cancel(mails=[mail], by=setda, now=NOW) == 0


@pytest.mark.parametrize("act", [release, cancel, retry])
def test_only_setda_keeps_the_outbox(act, write, operator_dinkes, pengamat, juri_satu):
    mail = write(is_held=True)
    for actor in (operator_dinkes, pengamat, juri_satu):
        with pytest.raises(PermissionDenied):
            act(mails=[mail], by=actor, now=NOW)
    assert states() == ["held"]


def test_headers_cannot_be_injected(write, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        write(subject="Judul\r\nBcc: jahat@example.id", recipient_name="Nama\nCc: jahat@example.id")
    letter = django_mail.outbox[0].message()
    assert letter["Subject"] == "Judul Bcc: jahat@example.id"
    assert letter["Bcc"] is None
    assert letter["Cc"] is None
    assert django_mail.outbox[0].recipients() == ['"Nama Cc: jahat@example.id" <dinkes@example.id>']
    with pytest.raises(ValidationError):
        write(recipient="dinkes@example.id\nBcc: jahat@example.id")


@pytest.mark.parametrize("change", [{"recipient": "bukan alamat"}, {"subject": " \n "}, {"body": ""}])
def test_incomplete_mail_is_refused(write, change):
    with pytest.raises(ValidationError):
        write(**change)
    assert not Mail.objects.exists()


def test_template_gives_subject_and_unescaped_body(settings, tmp_path):
    (tmp_path / "uji.txt").write_text("{{ title }} & lain\n\nIsi: {{ title }}\nBaris dua\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    assert text_of("uji.txt", {"title": "<'SIAP'>"}) == ("<'SIAP'> & lain", "Isi: <'SIAP'>\nBaris dua")
