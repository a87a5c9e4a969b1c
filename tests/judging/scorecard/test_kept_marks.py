"""Marks that come without a script when the login has expired: kept for their judge alone, never saved."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.http import urlencode

from kipp.shared import kept_text
from tests import factories
from tests.judging.scorecard.sheets import LATER, autosave, card_of, stored, text


def typed_on(client, url, **marks) -> dict:
    """Returns what the form would send."""
    html = client.get(url).content.decode()
    proof = re.search(rf'name="{kept_text.FIELD}" value="([^"]*)"', html)[1]
    version = re.search(r'name="version" value="(\d+)"', html)[1]
    return {kept_text.FIELD: proof, "version": version, "kriteria": "1", "action": "save", **marks}


def kept_row(juror, data) -> dict:
    return {"owner": str(juror.pk), "text": urlencode(data), "second": int(LATER.timestamp()), "at": "tadi"}


@pytest.fixture
def sent_too_late(judge, url, juri_satu):
    """The judge's browser, logged in again after marks were sent without a login."""
    data = typed_on(judge, url, **{"value-1": "87,5", "value-2": "91"})
    judge.logout()
    response = judge.post(url, data)
    assert response["Location"] == f"/masuk/?next={url}"
    again = {key: value for key, value in judge.session.items() if key == kept_text.SESSION_KEY}
    judge.force_login(juri_satu)
    session = judge.session
    session.update(again)
    session.save()
    return judge


def test_marks_are_back_and_not_saved(sent_too_late, url, juri):
    page = sent_too_late.get(url)
    assert "Isian ini belum tersimpan." in text(page)
    assert "Yang Anda kirim 1 November 2026 pukul 10.05.00 WIB" in text(page)
    assert 'value="87,5"' in page.content.decode()
    assert "Belum ada nilai" in text(page)
    assert stored(juri[0]) == {}
    assert card_of(juri[0]).version == 1


def test_saving_them_ends_the_keeping(sent_too_late, url, juri):
    data = typed_on(sent_too_late, url, **{"value-1": "87,5", "value-2": "91"})
    page = sent_too_late.post(url, data, follow=True)
    assert "belum tersimpan" not in text(page)
    assert stored(juri[0]) == {1: Decimal("87.5"), 2: Decimal(91)}
    assert kept_text.SESSION_KEY not in sent_too_late.session or not sent_too_late.session[kept_text.SESSION_KEY]


def test_they_can_be_dropped(sent_too_late, url, juri):
    page = sent_too_late.post(url, {"action": "discard"}, follow=True)
    assert "Isian yang dititipkan sudah dibuang." in text(page)
    assert 'value="87,5"' not in page.content.decode()
    assert stored(juri[0]) == {}


def test_a_mark_stored_meanwhile_stands_beside_the_kept_one(sent_too_late, url, juri):
    autosave(sent_too_late, url, 1, **{"value-1": "50"})
    # Saving anything at this address ends the keeping, so the text is kept once more.
    data = {"version": "1", "kriteria": "1", "value-1": "87,5"}
    session = sent_too_late.session
    session[kept_text.SESSION_KEY] = {url: kept_row(juri[0], data)}
    session.save()
    page = text(sent_too_late.get(url))
    assert "di layar ini: 87,5" in page
    assert "tersimpan: 50" in page
    assert stored(juri[0]) == {1: Decimal(50)}


def test_marks_that_come_back_after_the_closing_are_shown_as_too_late(sent_too_late, url, opened, juri):
    factories.close_stage(opened)
    page = sent_too_late.get(url)
    assert "tahapnya sudah ditutup, jadi isian yang dititipkan tidak dapat disimpan." in text(page)
    assert 'value="87,5"' in page.content.decode()
    assert stored(juri[0]) == {}


def test_another_judge_at_the_same_browser_sees_none_of_it(sent_too_late, url, juri):
    kept = sent_too_late.session[kept_text.SESSION_KEY]
    sent_too_late.force_login(juri[1])
    session = sent_too_late.session
    session[kept_text.SESSION_KEY] = kept
    session.save()
    page = sent_too_late.get(url)
    assert "belum tersimpan" not in text(page)
    assert "87,5" not in page.content.decode()


def test_autosave_hears_that_the_login_has_ended_and_keeps_nothing(judge, url):
    data = typed_on(judge, url, **{"value-1": "87,5"})
    stranger = Client()
    response = stranger.post(url, data, headers={"HX-Request": "true"})
    assert response.status_code == 401
    assert kept_text.SESSION_KEY not in stranger.session


def test_marks_typed_by_one_judge_are_not_saved_for_another_who_logged_in_meanwhile(judge, login, url, juri):
    data = typed_on(judge, url, **{"value-1": "87,5"})
    other = login(juri[1])
    for headers in ({}, {"HX-Request": "true"}):
        response = other.post(url, data, headers=headers)
        assert response.status_code == 409
        assert "dibuka oleh orang lain" in text(response)
    assert stored(juri[0]) == stored(juri[1]) == {}
