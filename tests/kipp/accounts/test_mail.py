"""The pages of the outbox."""

import pytest
from django.core import mail as django_mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kipp.accounts.models import Mail
from kipp.accounts.outbox import post
from tests.factories import NOW

LIST = "/surel/"
RELEASE, CANCEL, RETRY = "/surel/kirim/", "/surel/batalkan/", "/surel/ulangi/"
FAILED = {"state": "failed", "attempts": 8, "error": "SMTPException: sibuk"}


@pytest.fixture(autouse=True)
def at_now(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def write(db):
    def write(name="satu", *, topic="2026:ajakan", is_held=True, **changes):
        mail = post(
            topic=topic,
            recipient=f"{name}@example.id",
            recipient_name=f"Operator {name.capitalize()} Rekaan",
            subject=f"Judul {name}",
            body=f"Isi {name} dengan <b>tanda</b>.\nBaris dua.",
            now=NOW,
            is_held=is_held,
        )
        Mail.objects.filter(pk=mail.pk).update(**changes) if changes else None
        return mail

    return write


def text(response):
    return " ".join(response.content.decode().split())


def states():
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize("address", [LIST, "/surel/{pk}/", RELEASE, CANCEL, RETRY])
def test_stranger_logs_in_first_and_other_roles_are_refused(
    client, write, operator_dinkes, kepala_dinkes, juri_satu, pengamat, address
):
    mail = write()
    address = address.format(pk=mail.pk)
    assert client.get(address).url == f"/masuk/?next={address}"
    for user in (operator_dinkes, kepala_dinkes, juri_satu, pengamat):
        client.force_login(user)
        response = client.get(address)
        assert response.status_code == 403
        assert mail.subject not in response.content.decode()
        assert client.post(address, {"mail": mail.pk}).status_code in (403, 405)
    assert states() == ["held"]


def test_list_shows_mails_with_state_recipient_and_topic(login, setda, write):
    write("satu")
    write("dua", topic="2026:tanda-terima", is_held=False)
    write("tiga", **FAILED)
    page = text(login(setda).get(LIST))
    for words in ("Judul satu", "satu@example.id", "Tanda terima 2026", "menunggu dibaca", "gagal, tidak dicoba lagi"):
        assert words in page
    assert "Semua <b>3</b>" in page
    assert page.index("Judul tiga") < page.index("Judul dua") < page.index("Judul satu")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"state": "held"}, {"satu", "tiga"}),
        ({"topic": "2026:ajakan"}, {"satu", "dua"}),
        ({"topic": "2026:ajakan", "state": "held"}, {"satu"}),
        ({"topic": "lain", "state": "lain"}, {"satu", "dua", "tiga"}),
        ({"state": "sent"}, set()),
    ],
)
def test_list_is_narrowed_by_state_and_topic(login, setda, write, query, shown):
    write("satu")
    write("dua", is_held=False)
    write("tiga", topic="2026:pengumuman")
    page = text(login(setda).get(LIST, query))
    assert {name for name in ("satu", "dua", "tiga") if f">Judul {name}<" in page} == shown


def test_empty_list_says_what_it_is_for(login, setda):
    assert "Belum ada surel." in text(login(setda).get(LIST))


def test_list_turns_pages(login, setda, write):
    for number in range(51):
        write(f"nomor{number}")
    client = login(setda)
    assert "Judul nomor0<" not in text(client.get(LIST))
    assert "Judul nomor0<" in text(client.get(LIST, {"page": 2}))


def test_list_takes_as_many_queries_for_three_mails_as_for_one(login, setda, write):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    client = login(setda)
    write("satu")
    one = queries()
    write("dua")
    write("tiga", topic="2026:pengumuman")
    assert queries() == one == 6


def test_whole_mail_can_be_read_before_it_leaves(login, setda, write):
    mail = write()
    page = text(login(setda).get(reverse("accounts:mail-detail", args=[mail.pk])))
    assert "Isi satu dengan &lt;b&gt;tanda&lt;/b&gt;.<br>Baris dua." in page
    assert "satu@example.id" in page
    assert f"{RELEASE}?mail={mail.pk}" in page
    assert login(setda).get("/surel/999999/").status_code == 404


def test_failed_mail_tells_why(login, setda, write):
    mail = write(**FAILED)
    page = text(login(setda).get(reverse("accounts:mail-detail", args=[mail.pk])))
    assert "SMTPException: sibuk" in page
    assert f"{RETRY}?mail={mail.pk}" in page


def test_release_says_how_many_mails_go_before_it_sends(login, setda, write, django_capture_on_commit_callbacks):
    chosen, other, left = write("satu"), write("dua"), write("tiga", is_held=False)
    client = login(setda)
    page = text(client.get(RELEASE, {"mail": [chosen.pk, left.pk]}))
    assert "1 surel akan dikirim" in page
    assert "Kirim 1 surel" in page
    assert "1 dari yang dipilih dilewati" in page
    assert "Judul dua" not in page
    assert states() == ["held", "held", "queued"]
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(RELEASE, {"mail": [chosen.pk], "topic": "2026:ajakan"})
    assert response.url == f"{LIST}?topic=2026%3Aajakan"
    assert [letter.subject for letter in django_mail.outbox] == ["Judul satu"]
    assert "1 surel masuk antrean kirim." in text(client.get(LIST))
    other.refresh_from_db()
    assert other.state == "held"


def test_all_held_of_a_topic_are_released_but_none_that_came_later(login, setda, write):
    write("satu")
    write("dua")
    write("tiga", topic="2026:lain")
    client = login(setda)
    page = client.get(RELEASE, {"topic": "2026:ajakan"})
    assert "2 surel akan dikirim" in text(page)
    confirmed = [mail.pk for mail in page.context["mails"]]
    write("empat")
    client.post(RELEASE, {"mail": confirmed, "topic": "2026:ajakan"})
    assert states() == ["queued", "queued", "held", "held"]


@pytest.mark.parametrize("query", [{}, {"mail": "x"}, {"mail": ["", "9" * 30]}, {"topic": "lain"}, {"topic": ""}])
@pytest.mark.parametrize("address", [RELEASE, CANCEL, RETRY])
def test_nothing_chosen_changes_nothing_and_says_so(login, setda, write, address, query):
    write()
    client = login(setda)
    for send in (client.get, client.post):
        assert send(address, query).status_code == 302
        assert "Tidak ada surel yang dapat" in text(client.get(LIST))
    assert states() == ["held"]


def test_cancelling_asks_first_and_keeps_the_mail(login, setda, write):
    mail = write()
    client = login(setda)
    assert "Batalkan 1 surel" in text(client.get(CANCEL, {"mail": mail.pk}))
    assert states() == ["held"]
    client.post(CANCEL, {"mail": mail.pk})
    assert states() == ["cancelled"]
    assert "Judul satu" in text(client.get(LIST))


def test_failed_mails_are_repeated(login, setda, write, django_capture_on_commit_callbacks):
    mail = write(**FAILED)
    client = login(setda)
    assert "Kirim ulang 1 surel" in text(client.get(RETRY, {"mail": mail.pk}))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(RETRY, {"mail": mail.pk})
    assert states() == ["sent"]
