"""Reminders to judges: to just those with sheets left, read before they leave, never twice by accident."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Stage
from judging.panel.reminding import BODY, SUBJECT, candidates_of, reminders_of, send_reminders
from kipp.accounts.models import Mail, Role
from tests import factories
from tests.factories import NOW
from tests.judging.panel.test_panel import text

URL = reverse("judging:stage-remind", args=["2026", 1])
STAGE = reverse("judging:stage-detail", args=["2026", 1])
THEN = NOW + timedelta(days=2, hours=12)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: THEN)


@pytest.fixture
def admin(login, setda, stage):
    return login(setda)


@pytest.fixture
def stage(stage, juri, edition, dinkes):
    """Open for five days; the first judge has finished, the second is ahead, the third has never come."""
    entries = [factories.make_submission(edition, dinkes, title=title) for title in ("AYO", "BISA")]
    factories.admit(stage, *entries)
    factories.seat(stage, *juri)
    stage.opens_at, stage.closes_at = NOW, NOW + timedelta(days=5)
    factories.open_stage(stage)
    for judge, done in ((juri[0], 2), (juri[1], 1)):
        for entry in entries[:done]:
            factories.fill_card(stage, entry, judge, ["13.37"] * 7, saved_at=NOW + timedelta(hours=1))
    juri[2].set_unusable_password()
    juri[2].phone = "081234567890"
    juri[2].save()
    return stage


def body(admin, *judges, **fields):
    """What the page sends, after its preview has been brought up to date."""
    sent = {"judges": [each.pk for each in judges], "subject": SUBJECT, "body": BODY, "token": "a-token-12", **fields}
    page = admin.post(URL, {**sent, "action": "preview"}).content.decode()
    return {**sent, "read": re.search(r'name="read" value="([^"]*)"', page)[1], "action": "send"}


def test_those_behind_are_chosen_and_those_finished_cannot_be(admin, stage, juri):
    page = admin.get(URL).content.decode()
    assert re.search(rf'value="{juri[2].pk}" checked', page)
    assert re.search(rf'value="{juri[1].pk}">', page)
    assert "Juri Satu Rekaan" not in page
    assert "Kirim 1 pengingat" in page
    assert "13,37" not in page
    assert not Mail.objects.exists()
    response = admin.post(URL, body(admin, juri[0]))
    assert response.status_code == 422
    assert "sudah selesai atau tidak lagi dapat diingatkan" in text(response)
    assert not Mail.objects.exists()


def test_reminder_leaves_through_the_outbox_with_a_private_link(admin, stage, juri, setda):
    response = admin.post(URL, body(admin, juri[1], juri[2]), follow=True)
    assert "2 pengingat masuk antrean kirim." in text(response)
    second, third = Mail.objects.order_by("recipient")
    assert (second.subject, second.link) == ("Pengingat penilaian KIPP 2026: 1 lembar belum selesai", "")
    assert "1 dari 2 lembar penilaian Anda sudah selesai; 1 lembar belum." in second.body
    assert third.link == Mail.Link.INVITATION
    assert Mail.LINK_PLACE in third.body
    assert (third.created_by, third.topic) == (setda, "2026:pengingat-juri-1")
    assert "13,37" not in second.body + third.body
    assert "3 November 2026 pukul 22.00 WIB" in text(admin.get(STAGE))


def test_whatsapp_text_has_no_private_link(admin, stage, juri):
    page = admin.get(URL).content.decode()
    assert "https://wa.me/6281234567890?text=" in page
    area = re.search(rf'<textarea[^>]*id="teks-{juri[2].pk}"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1]
    assert Mail.LINK_PLACE not in area
    assert "/penilaian/" in area


def test_same_page_twice_sends_once(admin, stage, juri):
    sent = body(admin, juri[2])
    admin.post(URL, sent)
    assert "sudah dikirim" in text(admin.post(URL, sent, follow=True))
    assert Mail.objects.count() == 1


def test_second_within_twelve_hours_needs_a_tick(admin, stage, juri, monkeypatch):
    admin.post(URL, body(admin, juri[2]))
    response = admin.post(URL, body(admin, juri[2], token="another-token"))
    assert response.status_code == 422
    assert "12 jam terakhir" in text(response)
    assert Mail.objects.count() == 1
    assert admin.post(URL, body(admin, juri[2], token="another-token", again="on")).status_code == 302
    assert Mail.objects.count() == 2
    monkeypatch.setattr("kipp.shared.clock.now", lambda: THEN + timedelta(hours=12))
    assert admin.post(URL, body(admin, juri[2], token="third-token")).status_code == 302
    Mail.objects.update(state="cancelled")
    assert reminders_of(stage) == {}


def test_what_was_not_read_does_not_leave(admin, stage, juri):
    sent = body(admin, juri[2])
    for change in ({"judges": [juri[1].pk, juri[2].pk]}, {"subject": "Lain"}, {"read": ""}):
        response = admin.post(URL, sent | change)
        assert response.status_code == 422
        assert "Baca pratinjau di bawah" in text(response)
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"judges": []}, "Pilih sedikitnya satu juri."),
        ({"subject": ""}, "Tulis judul surel."),
        ({"body": "Yth. {siapa}, teks yang tetap ada."}, "Tanda {siapa} tidak dikenal."),
    ],
)
def test_bad_entry_is_told_and_kept(admin, stage, juri, fields, sentence):
    sent = {"judges": [juri[2].pk], "subject": SUBJECT, "body": "teks yang tetap ada", "token": "a-token-12"}
    response = admin.post(URL, {**sent, "action": "send", **fields})
    assert response.status_code == 422
    assert sentence in text(response)
    assert "teks yang tetap ada" in text(response)
    assert not Mail.objects.exists()


def test_nobody_is_reminded_of_a_closed_stage(admin, stage, juri, setda, pengamat):
    sent = body(admin, juri[2])
    factories.close_stage(stage)
    assert "Tidak ada juri yang dapat diingatkan" in text(admin.get(URL, follow=True))
    assert admin.post(URL, sent).status_code == 422
    fields = {"judges": [juri[2].pk], "subject": "x", "body": "x", "again": False, "token": "x", "now": THEN}
    with pytest.raises(ValidationError, match="tidak lagi dapat diingatkan"):
        send_reminders(stage=stage, by=setda, **fields)
    for by in (pengamat, juri[0]):
        with pytest.raises(PermissionDenied):
            send_reminders(stage=stage, by=by, **fields)
    assert not Mail.objects.exists()


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_setda_opens_the_page(request, login, stage, juri, actor):
    client = login(request.getfixturevalue(actor))
    assert client.get(URL).status_code == 403
    assert client.post(URL, {"judges": [juri[2].pk], "action": "send"}).status_code == 403
    assert not Mail.objects.exists()


def test_strangers_are_sent_to_the_login(client, stage):
    assert client.get(URL).url == f"/masuk/?next={URL}"
    assert client.get(URL).status_code == 302


def test_page_takes_the_same_queries_for_one_and_three(admin, stage, juri):
    def queries():
        admin.get(URL)
        with CaptureQueriesContext(connection) as found:
            admin.get(URL)
        return len(found)

    def count():
        return len(candidates_of(Stage.objects.select_related("competition").get(pk=stage.pk), now=THEN))

    stage.panel.filter(judge=juri[1]).update(left_at=NOW, left_reason="Sakit.")
    one = queries()
    assert count() == 1
    factories.seat(stage, factories.make_user(Role.JUDGE), factories.make_user(Role.JUDGE))
    assert count() == 3
    assert queries() == one
