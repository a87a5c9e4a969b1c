"""The statement of integrity: accepted once per edition, before the first proposal is shown."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from competitions.editions import update_edition
from judging.models import IntegrityStatement, Score
from judging.panel.integrity import accept
from tests import factories, files
from tests.factories import NOW

URL = reverse("judging:integrity-statement", args=["2026"])
LIST = reverse("judging:scorecard-list")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


@pytest.fixture
def opened(stage, entry, juri_satu, monkeypatch):
    """An open stage whose judge has accepted nothing yet."""
    monkeypatch.setattr(factories, "accept_integrity", lambda *_: None)
    factories.admit(stage, entry)
    factories.seat(stage, juri_satu)
    return factories.open_stage(stage)


@pytest.fixture
def sheet(opened, entry):
    return reverse("judging:scorecard-edit", args=["2026", 1, entry.code])


@pytest.fixture
def judge(login, juri_satu):
    return login(juri_satu)


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def agreed(edition, **fields):
    return {"agree": "on", "text": edition.integrity_text.replace("\n", "\r\n"), **fields}


def test_a_sheet_leads_to_the_statement_and_back(judge, sheet, edition, juri_satu):
    wanted = f"{sheet}?kriteria=3"
    response = judge.get(wanted, follow=True)
    assert response.request["PATH_INFO"] == URL
    page = response.content.decode()
    assert "Saya menyatakan bahwa:" in page
    assert "SAMBANG REKAAN" not in page
    assert f'name="lanjut" value="{wanted}"' in page
    after = judge.post(URL, agreed(edition, lanjut=wanted))
    assert (after.status_code, after.url) == (302, wanted)
    assert "SAMBANG REKAAN" in judge.get(wanted).content.decode()
    statement = IntegrityStatement.objects.get()
    assert (statement.judge, statement.text, statement.accepted_at) == (juri_satu, edition.integrity_text, NOW)


def test_files_and_the_declaration_lead_there_too(judge, sheet, edition, entry, opened):
    question = edition.questions.get(number="3")
    file = factories.make_attachment(entry, kind="evidence", question=question, content=files.pdf())
    file.save()
    declare = reverse("judging:conflict-declare", args=["2026", 1, entry.code])
    for address in (reverse("submissions:attachment-open", args=[file.code]), declare):
        for response in (judge.get(address), judge.head(address)):
            assert (response.status_code, response.url.split("?")[0]) == (302, URL)
        assert judge.get(address, headers={"Range": "bytes=0-10"}).status_code == 302
    judge.post(URL, agreed(edition))
    assert judge.get(reverse("submissions:attachment-open", args=[file.code])).status_code == 200


def test_nothing_is_written_before(judge, sheet):
    assert judge.post(sheet, {"version": 1, "value-1": "80"}).status_code == 302
    assert not Score.objects.exists()


def test_the_list_shows_no_proposal_before(judge, opened, edition):
    page = judge.get(LIST).content.decode()
    assert "SAMBANG REKAAN" not in page
    assert "Dinkes" not in page
    assert URL in page
    factories.close_stage(opened)
    assert "SAMBANG REKAAN" not in judge.get(LIST).content.decode()


def test_the_box_must_be_ticked(judge, opened, edition):
    response = judge.post(URL, {"text": edition.integrity_text})
    assert (response.status_code, "Centang kotak" in text(response)) == (422, True)
    assert not IntegrityStatement.objects.exists()


def test_double_click_and_two_tabs_accept_once(judge, opened, edition):
    for _ in range(2):
        assert judge.post(URL, agreed(edition)).status_code == 302
    assert IntegrityStatement.objects.count() == 1
    assert "Disetujui Minggu, 1 November 2026 pukul 10.00.00 WIB" in text(judge.get(URL))


def test_words_that_changed_meanwhile_are_shown_again(judge, opened, edition):
    edition.integrity_text = "Bunyi baru."
    edition.save()
    response = judge.post(URL, {"agree": "on", "text": "Bunyi lama."})
    assert (response.status_code, IntegrityStatement.objects.count()) == (422, 0)
    assert "Bunyi pernyataan berubah" in text(response)
    assert "Bunyi baru." in text(response)


@pytest.mark.parametrize("wanted", ["https://example.id/", "//example.id/", "javascript:alert(1)", "\\\\example.id"])
def test_the_way_on_stays_in_the_portal(judge, opened, edition, wanted):
    assert judge.post(URL, agreed(edition, lanjut=wanted)).url == LIST


@pytest.mark.parametrize("actor", ["setda", "operator_dinkes", "pengamat"])
def test_others_have_no_statement(request, login, opened, actor):
    assert login(request.getfixturevalue(actor)).get(URL).status_code == 403


def test_a_judge_of_another_edition_finds_nothing(login, opened, juri, edition):
    assert login(juri[2]).get(URL).status_code == 404
    with pytest.raises(PermissionDenied):
        accept(competition=edition, text=edition.integrity_text, by=juri[2], now=NOW)


def test_reading_accepts_nothing(judge, opened):
    judge.get(URL)
    assert not IntegrityStatement.objects.exists()


def test_the_words_are_kept_for_ever(judge, opened, edition):
    judge.post(URL, agreed(edition))
    for change in (lambda rows: rows.update(text="Lain."), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            change(IntegrityStatement.objects.all())


def test_setda_sees_who_has_accepted(login, setda, judge, opened, edition, juri_satu):
    address = reverse("judging:stage-detail", args=["2026", 1])
    assert "Pernyataan integritas belum disetujui" in text(login(setda).get(address))
    login(juri_satu).post(URL, agreed(edition))
    assert "Pernyataan integritas disetujui 1 November 2026 pukul 10.00 WIB" in text(login(setda).get(address))


# The words of an edition


def test_the_words_change_until_the_first_acceptance(setda, edition, opened, juri_satu):
    change = {"integrity_text": "Bunyi baru."}
    update_edition(competition=edition, changes=change, by=setda, now=NOW)
    edition.refresh_from_db()
    accept(competition=edition, text="Bunyi baru.", by=juri_satu, now=NOW)
    update_edition(competition=edition, changes=change | {"theme": "Lain"}, by=setda, now=NOW)
    with pytest.raises(ValidationError, match="juri sudah menyetujui"):
        update_edition(competition=edition, changes={"integrity_text": "Lagi."}, by=setda, now=NOW)


def test_the_form_shows_the_words_and_the_lock(login, setda, edition, opened, juri_satu):
    address = reverse("competitions:edition-edit", args=["2026"])
    page = login(setda).get(address).content.decode()
    assert "Pernyataan integritas juri" in page
    assert not re.search(r'<textarea name="integrity_text"[^>]*disabled', page)
    factories.IntegrityStatement.objects.create(competition=edition, judge=juri_satu, text="A", accepted_at=NOW)
    page = login(setda).get(address).content.decode()
    assert re.search(r'<textarea name="integrity_text"[^>]*disabled', page)
    assert "Terkunci: juri sudah menyetujui pernyataan ini." in page
