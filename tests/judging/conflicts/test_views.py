"""Pages of conflicts: a judge declares, Setda records, lifts, prints; what a sheet set aside shows."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import Conflict, Scorecard
from tests import factories
from tests.factories import NOW

LATER = NOW + timedelta(minutes=5)
REGISTER = reverse("judging:conflict-list", args=["2026"])
PRINT = reverse("judging:conflict-print", args=["2026"])
RECORD = reverse("judging:conflict-record", args=["2026"])
LIST = reverse("judging:scorecard-list")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: LATER)


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


@pytest.fixture
def opened(stage, juri, entry):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    return factories.open_stage(stage)


@pytest.fixture
def sheet(opened, entry):
    return reverse("judging:scorecard-edit", args=["2026", 1, entry.code])


@pytest.fixture
def declare(opened, entry):
    return reverse("judging:conflict-declare", args=["2026", 1, entry.code])


@pytest.fixture
def judge(login, juri_satu):
    return login(juri_satu)


@pytest.fixture
def conflict(opened, entry, juri_satu, setda):
    return factories.make_conflict(entry, juri_satu, by=setda, note="Catatan Setda.")


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def lift_url(conflict):
    return reverse("judging:conflict-lift", args=["2026", conflict.pk])


# A judge declares


def test_sheet_and_list_lead_to_the_declaration(judge, sheet, declare):
    assert f'href="{declare}"' in judge.get(sheet).content.decode()
    assert f'href="{declare}"' in judge.get(LIST).content.decode()


def test_declaring_asks_first_and_says_it_cannot_be_taken_back(judge, declare):
    page = text(judge.get(declare))
    assert "Nyatakan benturan kepentingan dengan “SAMBANG REKAAN”" in page
    assert "tidak dapat Anda tarik kembali" in page
    assert "hubungan keluarga dengan inovator" in page
    assert not Conflict.objects.exists()


def test_declaring_sets_the_sheet_aside_and_returns_to_the_list(judge, declare, juri_satu):
    response = judge.post(declare, {"reason": "family", "note": "Adik."}, follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert "Benturan kepentingan pada SAMBANG REKAAN tercatat." in text(response)
    assert "benturan kepentingan" in text(response)
    conflict = Conflict.objects.get()
    assert (conflict.judge, conflict.note, conflict.recorded_at) == (juri_satu, "Adik.", LATER)


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "Pilih alasannya."),
        ({"reason": "x", "note": "Tetap ada."}, "Pilih salah satu alasan."),
        ({"reason": "other", "note": "  "}, "Jelaskan alasan lain itu"),
    ],
)
def test_bad_declarations_are_kept_with_a_message(judge, declare, sent, message):
    response = judge.post(declare, sent)
    assert response.status_code == 422
    assert message in text(response)
    assert sent.get("note", "").strip() in response.content.decode()
    assert not Conflict.objects.exists()


def test_double_click_and_a_second_tab_record_once(judge, declare):
    judge.post(declare, {"reason": "family"})
    second = judge.post(declare, {"reason": "other", "note": "Ditulis di tab lain."})
    assert second.status_code == 409
    assert "Anda tidak menilai proposal ini" in text(second)
    assert "Ditulis di tab lain." in text(second)
    assert Conflict.objects.get().reason == "family"


def test_closed_stage_says_what_to_do_instead(judge, declare, opened):
    factories.close_stage(opened)
    assert "Sampaikan kepada Bagian Organisasi" in text(judge.get(declare))
    response = judge.post(declare, {"reason": "family"})
    assert (response.status_code, Conflict.objects.count()) == (409, 0)
    assert "Sampaikan kepada Bagian Organisasi" in text(response)


def test_others_have_no_such_page(login, declare, juri, setda, client):
    Scorecard.objects.filter(judge=juri[2]).delete()
    assert login(juri[2]).get(declare).status_code == 404
    assert login(juri[2]).post(declare, {"reason": "family"}).status_code == 404
    assert login(setda).get(declare).status_code == 403
    client.logout()
    assert client.get(declare).url.startswith("/masuk/")
    assert not Conflict.objects.exists()


# A sheet set aside


def test_a_sheet_set_aside_says_so_in_plain_words(judge, sheet, opened, entry, juri_satu, setda):
    factories.fill_card(opened, entry, juri_satu, ["91.37"] * 7)
    factories.make_conflict(entry, juri_satu, by=setda, note="Catatan Setda.")
    response = judge.get(sheet)
    page = text(response)
    assert response.status_code == 200
    assert "Anda tidak menilai proposal ini" in page
    assert "tetap disimpan, tetapi tidak dihitung" in page
    assert "Catatan Setda." in page
    assert "Jawaban rekaan" not in page
    assert "91,37" not in page


def test_what_was_typed_meanwhile_is_shown_to_be_copied(judge, sheet, conflict):
    response = judge.post(sheet, {"version": 1, "value-1": "80", "note-1": "Catatan panjang saya."})
    assert response.status_code == 409
    assert "Yang baru saja Anda kirim tidak disimpan." in text(response)
    assert "Catatan panjang saya." in text(response)


def test_autosave_on_it_is_refused_in_plain_words(judge, sheet, conflict):
    response = judge.post(sheet, {"version": 1, "value-1": "80"}, headers={"HX-Request": "true"})
    assert (response.status_code, "Anda tidak menilainya" in text(response)) == (409, True)
    assert not Scorecard.objects.filter(scores__isnull=False).exists()


def test_files_of_an_entry_set_aside_do_not_exist(judge, edition, entry, conflict):
    question = edition.questions.get(number="3")
    file = factories.make_attachment(entry, kind="evidence", question=question, content=b"%PDF-1.4 rekaan")
    file.save()
    assert judge.get(reverse("submissions:attachment-open", args=[file.code])).status_code == 404


def test_the_ranking_says_bk(login, setda, opened, entry, juri, conflict):
    factories.fill_card(opened, entry, juri[1], [70] * 7)
    factories.fill_card(opened, entry, juri[2], [80] * 7)
    factories.close_stage(opened)
    page = text(login(setda).get(reverse("judging:ranking", args=["2026"]), {"papan": 1}))
    assert re.search(r"SAMBANG REKAAN .*BK .*70,00 .*80,00", page)


# Setda


def test_register_is_empty_at_first(login, setda, edition):
    assert "Belum ada benturan kepentingan yang dicatat." in text(login(setda).get(REGISTER))
    assert "Tidak ada benturan kepentingan yang dicatat." in text(login(setda).get(PRINT))


def test_setda_records_and_the_register_shows_it(login, setda, opened, entry, juri_satu):
    sent = {"judge": juri_satu.pk, "entry": entry.code, "reason": "former_employer", "note": "Sampai 2024."}
    response = login(setda).post(RECORD, sent, follow=True)
    assert response.redirect_chain == [(REGISTER, 302)]
    page = text(response)
    assert "Juri Satu Rekaan tidak menilai SAMBANG REKAAN." in page
    assert "1 benturan kepentingan berlaku." in page
    assert "pernah bekerja di perangkat daerah atau unit kerja ini Sampai 2024." in page
    assert "dicatat Bagian Organisasi, Setda Rekaan" in page


def test_bad_records_are_kept_with_a_message(login, setda, opened, entry, juri_satu, edition, dinkes):
    draft = factories.make_submission(edition, dinkes, state="draft", title="DRAF RAHASIA")
    client = login(setda)
    assert "DRAF RAHASIA" not in client.get(RECORD).content.decode()
    response = client.post(RECORD, {"judge": setda.pk, "entry": draft.code, "reason": "team", "note": "Tetap."})
    page = text(response)
    assert response.status_code == 422
    assert "Pilih juri." in page
    assert "Pilih proposal." in page
    assert "Tetap." in page
    assert not Conflict.objects.exists()


def test_recording_twice_from_two_tabs_is_refused(login, setda, opened, entry, juri_satu):
    sent = {"judge": juri_satu.pk, "entry": entry.code, "reason": "team"}
    client = login(setda)
    client.post(RECORD, sent)
    response = client.post(RECORD, sent | {"reason": "financial"})
    assert (response.status_code, Conflict.objects.count()) == (422, 1)
    assert "Benturan kepentingan ini sudah tercatat." in text(response)


def test_recording_in_a_closed_stage_names_the_remedy(login, setda, opened, entry, juri_satu):
    factories.fill_card(opened, entry, juri_satu, [80] * 7)
    factories.close_stage(opened)
    response = login(setda).post(RECORD, {"judge": juri_satu.pk, "entry": entry.code, "reason": "team"})
    assert (response.status_code, Conflict.objects.count()) == (422, 0)
    assert "Buka kembali tahap itu, catat benturannya" in text(response)


def test_lifting_asks_for_a_reason_and_stays_in_the_register(login, setda, conflict, juri_satu):
    client = login(setda)
    assert "Cabut benturan Juri Satu Rekaan pada “SAMBANG REKAAN”" in text(client.get(lift_url(conflict)))
    empty = client.post(lift_url(conflict), {"lift_reason": " "})
    assert (empty.status_code, "Tuliskan alasan pencabutan." in text(empty)) == (422, True)
    response = client.post(lift_url(conflict), {"lift_reason": "Orang lain."}, follow=True)
    assert response.redirect_chain == [(REGISTER, 302)]
    assert "0 benturan kepentingan berlaku, 1 dicabut." in text(response)
    assert "Setda Rekaan: Orang lain." in text(client.get(PRINT))
    assert Scorecard.objects.get(judge=juri_satu).state == "draft"


def test_lifting_twice_is_told(login, setda, conflict):
    client = login(setda)
    client.post(lift_url(conflict), {"lift_reason": "Orang lain."})
    response = client.post(lift_url(conflict), {"lift_reason": "Lagi."}, follow=True)
    assert "Benturan kepentingan ini sudah dicabut." in text(response)
    assert Conflict.objects.get().lift_reason == "Orang lain."


def test_a_conflict_of_another_edition_is_not_lifted_from_here(login, setda, conflict, edition):
    factories.make_edition(by=setda, year=2027)
    assert login(setda).get(reverse("judging:conflict-lift", args=["2027", conflict.pk])).status_code == 404


def test_register_says_what_a_closed_stage_counted(login, setda, edition, opened, entry, juri_satu):
    factories.fill_card(opened, entry, juri_satu, [80] * 7)
    factories.close_stage(opened)
    second = edition.stages.get(position=2)
    factories.admit(second, entry)
    factories.seat(second, juri_satu)
    factories.open_stage(second)
    login(setda).post(RECORD, {"judge": juri_satu.pk, "entry": entry.code, "reason": "team"})
    assert "Lembar pada Tahap 1: Penilaian proposal tetap dihitung" in text(login(setda).get(REGISTER))


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu"])
def test_register_is_for_setda_and_observers(request, login, conflict, actor):
    client = login(request.getfixturevalue(actor))
    for address in (REGISTER, PRINT, RECORD, lift_url(conflict)):
        assert client.get(address).status_code == 403


def test_observers_read_without_buttons(login, pengamat, conflict):
    client = login(pengamat)
    page = client.get(REGISTER).content.decode()
    assert "Juri Satu Rekaan" in page
    assert RECORD not in page
    assert lift_url(conflict) not in page
    assert client.post(RECORD, {}).status_code == 403


def test_archived_editions_are_only_read(login, setda, edition, conflict):
    edition.status = "archived"
    edition.save()
    client = login(setda)
    assert RECORD not in client.get(REGISTER).content.decode()
    assert "diarsipkan" in text(client.get(RECORD))
    response = client.post(lift_url(conflict), {"lift_reason": "Telat."})
    assert (response.status_code, Conflict.objects.in_force().count()) == (422, 1)


def test_register_takes_the_same_queries_for_one_and_three(login, setda, opened, edition, dinkes, juri, conflict):
    client = login(setda)
    client.get(REGISTER)
    with CaptureQueriesContext(connection) as one:
        client.get(REGISTER)
    for judge in juri[1:]:
        factories.make_conflict(factories.make_submission(edition, dinkes), judge, by=setda)
    with CaptureQueriesContext(connection) as three:
        client.get(REGISTER)
    assert len(one) == len(three)


def test_reading_changes_nothing(login, setda, conflict):
    for address in (REGISTER, PRINT, RECORD, lift_url(conflict)):
        login(setda).get(address)
    assert Conflict.objects.in_force().count() == 1
