"""Replacing a judge in an open stage: the effect first, no mark in sight, and nothing that was written lost."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.assignment.assigning import missing_sheets
from judging.models import Conflict, Reconsideration, Scorecard
from judging.panel.progress import progress_of
from judging.panel.replacing import departure_of, release_judge
from judging.ranking.places import ranking
from judging.sheets.scoring import reopen_card, save_scores
from kipp.accounts.models import Role
from tests import factories
from tests.factories import NOW
from tests.judging.panel.test_panel import text

ARGS = ["2026", 1]


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def admin(login, setda, edition):
    return login(setda)


@pytest.fixture
def entries(edition, dinkes):
    return [factories.make_submission(edition, dinkes, title=title) for title in ("AYO", "BISA", "CEPAT")]


@pytest.fixture
def stage(stage, juri, entries):
    """Open; the first judge has finished AYO, begun BISA, and not opened CEPAT."""
    factories.admit(stage, *entries)
    factories.seat(stage, *juri)
    stage.least_cards = 3
    factories.open_stage(stage)
    factories.fill_card(stage, entries[0], juri[0], ["13.37"] * 7)
    factories.fill_card(stage, entries[1], juri[0], ["13.37"] + [None] * 6, finish=False)
    return stage


@pytest.fixture
def baru(db):
    return factories.make_user(Role.JUDGE, full_name="Juri Baru Rekaan", email="baru@example.id")


def url(judge, query=""):
    return reverse("judging:panel-replace", args=[*ARGS, judge.pk]) + query


def planned(stage, judge, replacement, keeps_finished=True):
    seat = stage.panel.select_related("judge").get(judge=judge)
    seat.stage = stage
    return departure_of(seat=seat, replacement=replacement, keeps_finished=keeps_finished)


def release(stage, judge, replacement, by, *, keeps_finished=True, reason="Sakit.", digest=None):
    digest = digest or planned(stage, judge, replacement, keeps_finished).digest
    return release_judge(
        stage=stage,
        judge=judge,
        replacement=replacement,
        keeps_finished=keeps_finished,
        reason=reason,
        digest=digest,
        by=by,
        now=NOW,
    )


def sheets(stage, judge):
    return dict(stage.scorecards.filter(judge=judge).values_list("submission__title", "state"))


def seats(stage):
    return [
        (seat.position, seat.judge.full_name, seat.is_former)
        for seat in stage.panel.select_related("judge").order_by("position")
    ]


def test_unfinished_sheets_go_over_and_finished_ones_count_on(stage, juri, setda, baru, edition, entries):
    release(stage, juri[0], baru, setda)
    assert sheets(stage, juri[0]) == {"AYO": "finished", "BISA": "set_aside"}
    assert sheets(stage, baru) == {"BISA": "draft", "CEPAT": "draft"}
    assert seats(stage)[0] == (1, "Juri Satu Rekaan", True)
    assert seats(stage)[-1] == (4, "Juri Baru Rekaan", False)
    seat = stage.panel.get(judge=juri[0])
    assert (seat.left_reason, seat.left_at) == ("Sakit.", NOW)
    assert stage.panel.get(judge=baru).replaces == seat
    assert missing_sheets(stage) == []
    assert progress_of(stage).missing == 0
    shown = ranking(edition, 1)
    assert str(shown.seats[0].judge) == "Juri Satu Rekaan"
    row = next(row for row in shown.rows if row.submission.title == "AYO")
    assert row.sheets[0].text == "13,37"


def test_finished_sheets_are_set_aside_when_setda_says_so(stage, juri, setda, baru, entries):
    release(stage, juri[0], baru, setda, keeps_finished=False)
    assert sheets(stage, juri[0]) == {"AYO": "set_aside", "BISA": "set_aside"}
    assert sheets(stage, baru) == {"AYO": "draft", "BISA": "draft", "CEPAT": "draft"}
    card = Scorecard.objects.get(judge=juri[0], submission=entries[0])
    assert {str(score.value) for score in card.scores.all()} == {"13.37"}
    assert not Scorecard.objects.in_contest().filter(judge=juri[0]).exists()


def test_replacement_is_not_given_a_conflict(stage, juri, setda, baru, entries):
    Conflict.objects.create(
        submission=entries[2], judge=baru, reason="family", source="admin", recorded_by=setda, recorded_at=NOW
    )
    departure = release(stage, juri[0], baru, setda)
    assert [(each.entry.title, each.sheets, each.sheets_after, each.loss) for each in departure.effects] == [
        ("BISA", 3, 3, ""),
        ("CEPAT", 3, 2, "pengganti memiliki benturan kepentingan"),
    ]
    assert sheets(stage, baru) == {"BISA": "draft", "CEPAT": "recused"}
    assert missing_sheets(stage) == []


def test_open_requests_to_look_again_end_with_the_reason(stage, juri, setda, baru, entries, admin):
    for judge in (juri[0], juri[1]):
        if judge != juri[0]:
            factories.fill_card(stage, entries[0], judge, [50] * 7)
        Reconsideration.objects.create(
            scorecard=Scorecard.objects.get(judge=judge, submission=entries[0]),
            reason="Jauh.",
            before={"total": None, "marks": {}},
            asked_by=setda,
            asked_at=NOW,
        )
    release(stage, juri[0], baru, setda, reason="Sakit keras.")
    ended = Reconsideration.objects.get(scorecard__judge=juri[0])
    assert (ended.is_open, ended.ended_at, ended.ended_reason) == (False, NOW, "Juri dilepas dari panel: Sakit keras.")
    assert Reconsideration.objects.get(scorecard__judge=juri[1]).is_open
    page = text(admin.get(reverse("judging:reconsideration-list", args=ARGS)))
    assert "berakhir tanpa jawaban 1 November 2026 pukul 10.00 WIB: Juri dilepas dari panel: Sakit keras." in page
    ended.answer, ended.after, ended.answered_at = "Terlambat.", {}, NOW
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        ended.save()


def test_without_replacement_the_entries_lose_sheets(stage, juri, setda, entries):
    departure = release(stage, juri[0], None, setda)
    assert [each.entry.title for each in departure.short] == ["BISA", "CEPAT"]
    assert sheets(stage, juri[0]) == {"AYO": "finished", "BISA": "set_aside"}
    assert len(seats(stage)) == 3
    assert missing_sheets(stage) == []


def test_judge_who_has_written_nothing_leaves_no_seat(stage, juri, setda, baru):
    release(stage, juri[2], baru, setda)
    assert [seat[:2] for seat in seats(stage)] == [
        (1, "Juri Satu Rekaan"),
        (2, "Juri Dua Rekaan"),
        (3, "Juri Baru Rekaan"),
    ]
    assert len(sheets(stage, baru)) == 3


def test_judge_of_the_panel_takes_over_where_entries_are_shared_out(stage, juri, setda, entries):
    stage.cards_per_entry = 2
    stage.save()
    stage.scorecards.filter(judge=juri[2], submission=entries[2]).delete()
    departure = release(stage, juri[0], juri[2], setda)
    assert departure.given == [entries[2].pk]
    assert [each.loss for each in departure.effects] == ["pengganti sudah menilainya", ""]
    assert len(seats(stage)) == 3


def test_former_member_can_neither_write_nor_reopen(stage, juri, setda, baru, entries):
    release(stage, juri[0], baru, setda)
    finished = Scorecard.objects.get(judge=juri[0], submission=entries[0])
    aside = Scorecard.objects.get(judge=juri[0], submission=entries[1])
    for change in (
        lambda: reopen_card(card=finished, by=juri[0]),
        lambda: save_scores(
            card=aside, marks={stage.criteria.first().pk: ("50", None)}, version=1, by=juri[0], now=NOW
        ),
    ):
        with pytest.raises(ValidationError, match="sudah dilepas dari panel"):
            change()


def test_second_replacement_counts_what_the_first_judge_finished(stage, juri, setda, baru, entries):
    release(stage, juri[0], baru, setda)
    factories.fill_card(stage, entries[1], baru, [50] * 7)
    third = factories.make_user(Role.JUDGE)
    release(stage, baru, third, setda)
    assert sheets(stage, third) == {"CEPAT": "draft"}
    assert missing_sheets(stage) == []


def test_refusals(stage, juri, setda, baru, entries, pengamat):
    with pytest.raises(ValidationError, match="Tuliskan alasannya"):
        release(stage, juri[0], baru, setda, reason=" \u200b ")
    with pytest.raises(ValidationError, match="Periksa akibatnya lagi"):
        release(stage, juri[0], baru, setda, digest="lama")
    with pytest.raises(ValidationError, match="Pilih juri yang aktif"):
        release(stage, juri[0], juri[1], setda)
    with pytest.raises(ValidationError, match="tidak ada di panel"):
        release_judge(
            stage=stage, judge=baru, replacement=None, keeps_finished=True, reason="x", digest="", by=setda, now=NOW
        )
    for by in (juri[0], pengamat):
        with pytest.raises(PermissionDenied):
            release(stage, juri[0], baru, by)
    release(stage, juri[0], baru, setda)
    with pytest.raises(ValidationError, match="sudah dilepas"):
        release(stage, juri[0], None, setda)
    factories.close_stage(stage)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        release(stage, juri[1], None, setda)


def test_mark_given_meanwhile_makes_the_effect_another(stage, juri, setda, baru, entries):
    seen = planned(stage, juri[0], baru).digest
    factories.fill_card(stage, entries[2], juri[0], [50] * 7)
    with pytest.raises(ValidationError, match="Periksa akibatnya lagi"):
        release(stage, juri[0], baru, setda, digest=seen)


# The page


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_setda_opens_the_page(request, login, stage, juri, actor):
    client = login(request.getfixturevalue(actor))
    assert client.get(url(juri[0])).status_code == 403
    assert client.post(url(juri[0]), {"reason": "Sakit."}).status_code == 403
    assert not stage.panel.exclude(left_at=None).exists()


def test_addresses_that_do_not_exist(admin, client, stage, juri, baru):
    assert admin.get(url(baru)).status_code == 404
    assert admin.get(url(juri[0]).replace("tahap/1", "tahap/2")).status_code == 404
    client.logout()
    assert client.get(url(juri[0])).url == f"/masuk/?next={url(juri[0])}"


def test_effect_is_shown_without_a_mark_and_then_carried_out(admin, stage, juri, baru):
    assert url(juri[0]) in admin.get(reverse("judging:stage-detail", args=ARGS)).content.decode()
    query = f"?pengganti={baru.pk}&selesai=hitung"
    response = admin.get(url(juri[0], query))
    page = text(response)
    assert (
        "1 lembar yang sudah selesai tetap dihitung. 1 lembar yang sudah berisi disimpan tetapi tidak dihitung." in page
    )
    assert "Juri Baru Rekaan mendapat 2 lembar baru." in page
    assert re.search(r"BISA Dinkes 3 → 3 0 → 0 beralih ke pengganti", page)
    assert "13,37" not in page
    assert not stage.panel.exclude(left_at=None).exists()
    digest = re.search(r'name="digest" value="([^"]+)"', response.content.decode())[1]
    response = admin.post(url(juri[0], query), {"digest": digest, "reason": ""})
    assert response.status_code == 422
    assert "Tuliskan alasannya." in text(response)
    data = {"digest": digest, "reason": "Dirawat di rumah sakit."}
    response = admin.post(url(juri[0], query), data, follow=True)
    assert "Juri Satu Rekaan dilepas dari panel" in text(response)
    assert "Juri Baru Rekaan mendapat 2 lembar." in text(response)
    assert "Dilepas 1 November 2026 pukul 10.00 WIB: Dirawat di rumah sakit." in text(response)
    again = admin.post(url(juri[0], query), data)  # a second click
    assert again.status_code == 422
    assert "sudah dilepas" in text(again)


def test_stale_effect_is_shown_anew_and_the_reason_kept(admin, stage, juri, baru, entries):
    query = f"?pengganti={baru.pk}"
    digest = re.search(r'name="digest" value="([^"]+)"', admin.get(url(juri[0], query)).content.decode())[1]
    factories.fill_card(stage, entries[2], juri[0], [50] * 7)
    response = admin.post(url(juri[0], query), {"digest": digest, "reason": "Alasan panjang."})
    assert response.status_code == 422
    assert "Periksa akibatnya lagi" in text(response)
    assert "Alasan panjang." in text(response)
    assert "2 lembar yang sudah selesai tetap dihitung" in text(response)


def test_wrong_choice_is_told_and_nothing_is_offered(admin, stage, juri, operator_dinkes):
    for query in (f"?pengganti={operator_dinkes.pk}", "?pengganti=x", "?selesai=lain", f"?pengganti={juri[1].pk}"):
        response = admin.get(url(juri[0], query))
        assert 'class="field-error"' in response.content.decode()
        assert 'name="digest"' not in response.content.decode()


def test_planned_and_closed_stages_are_told(admin, stage, juri):
    factories.close_stage(stage)
    assert "hanya diganti pada tahap yang sedang dibuka" in text(admin.get(url(juri[0])))


def test_page_takes_the_same_queries_for_one_and_three(admin, stage, juri, entries, edition, dinkes):
    stage.scorecards.filter(judge=juri[1]).exclude(submission=entries[0]).delete()
    admin.get(url(juri[1]))
    with CaptureQueriesContext(connection) as one:
        admin.get(url(juri[1]))
    with CaptureQueriesContext(connection) as three:
        admin.get(url(juri[2]))
    assert len(one) == len(three) == 9
