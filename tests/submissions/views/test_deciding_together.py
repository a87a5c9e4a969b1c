"""Two members of Setda at one entry: nobody decides past a colleague, or on a text that was not read."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.urls import reverse

from kipp.accounts.models import Role
from submissions import decisions, lifecycle
from tests import factories
from tests.factories import NOW, make_submission
from tests.submissions.conftest import fetched

pytestmark = pytest.mark.usefixtures("at")


def text(response):
    return " ".join(response.content.decode().split())


def page(submission):
    return reverse("submissions:screening-decide", args=[submission.competition.slug, submission.code])


@pytest.fixture
def entry(edition, dinkes, operator_dinkes):
    return make_submission(edition, dinkes, state="submitted", operator=operator_dinkes, title="SAMBANG WARGA")


@pytest.fixture
def colleague(db):
    return factories.make_user(Role.ADMIN, full_name="Rekan Setda Rekaan")


def seen(entry) -> str:
    return decisions.sight_of(fetched(entry))


def test_second_verdict_hears_of_the_first_and_keeps_the_typed_reason(entry, login, setda, colleague, at):
    begun = seen(entry)
    assert f'name="seen" value="{begun}"' in text(login(setda).get(page(entry)))
    at(NOW + timedelta(minutes=5))
    decisions.accept(submission=entry, by=colleague, now=NOW + timedelta(minutes=5))
    data = {"action": "refuse", "reason": "Surat belum lengkap (rekaan).", "seen": begun}
    html = text(login(setda).post(page(entry), data))
    assert (
        "Rekan Setda Rekaan menyiapkan keputusan “akan dinyatakan lolos” 1 November 2026 pukul 10.05.00 WIB, " in html
    )
    assert "Surat belum lengkap (rekaan).</textarea>" in html
    entry.refresh_from_db()
    assert (entry.pending_decision, entry.pending_by) == ("accept", colleague)
    assert f'name="seen" value="{seen(entry)}"' in html
    assert login(setda).post(page(entry), data | {"seen": seen(entry)}).status_code == 302
    entry.refresh_from_db()
    assert (entry.pending_decision, entry.pending_by) == ("refuse", setda)


def test_verdict_that_was_taken_back_meanwhile_is_told(entry, login, setda, colleague):
    decisions.accept(submission=entry, by=setda, now=NOW)
    begun = seen(entry)
    decisions.undecide(submission=entry, by=colleague, now=NOW)
    html = text(login(setda).post(page(entry), {"action": "accept", "reason": "", "seen": begun}))
    assert "Keputusan yang disiapkan sudah dibatalkan, sesudah halaman ini Anda buka." in html


def test_nothing_is_decided_on_a_text_that_was_not_read(entry, operator_dinkes, login, setda):
    begun = seen(entry)
    later = NOW + timedelta(minutes=1)
    lifecycle.take_back(submission=entry, by=operator_dinkes, now=later)
    assert login(setda).post(page(entry), {"action": "accept", "seen": begun}).status_code == 404
    lifecycle.submit(submission=entry, by=operator_dinkes, now=later)
    html = text(login(setda).post(page(entry), {"action": "accept", "seen": begun}))
    assert "Proposal ini diajukan kembali 1 November 2026 pukul 10.01.00 WIB, sesudah halaman ini Anda buka." in html
    entry.refresh_from_db()
    assert entry.pending_decision == ""


def test_sending_back_hears_of_a_verdict_and_keeps_the_notes(entry, login, setda, colleague, question):
    url = reverse("submissions:submission-return", args=[entry.competition.slug, entry.code])
    begun = seen(entry)
    assert f'name="seen" value="{begun}"' in text(login(setda).get(url))
    decisions.accept(submission=entry, by=colleague, now=NOW)
    data = {"note_identitas": "Perbaiki tanggal.", "until": "2026-11-05T23:59:59", "seen": begun}
    html = text(login(setda).post(url, data))
    assert "Rekan Setda Rekaan menyiapkan keputusan “akan dinyatakan lolos”" in html
    assert "Perbaiki tanggal.</textarea>" in html
    entry.refresh_from_db()
    assert (entry.state, entry.pending_decision) == ("submitted", "accept")
    assert login(setda).post(url, data | {"seen": seen(entry)}).status_code == 302
    entry.refresh_from_db()
    assert entry.state == "returned"


@pytest.mark.django_db(transaction=True)
def test_of_verdicts_at_the_same_moment_one_stands(entry, setda):
    begun = seen(entry)

    def decide_once(number):
        decide = decisions.accept if number % 2 else decisions.refuse
        try:
            decide(submission=entry, by=setda, now=NOW + timedelta(seconds=number), reason="Rekaan.", seen=begun)
        except ValidationError as error:
            return error.code
        finally:
            connections.close_all()
        return "decided"

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(decide_once, range(6)))
    assert outcomes == ["decided", *["seen"] * 5]
