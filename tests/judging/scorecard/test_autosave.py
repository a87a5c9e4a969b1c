"""Autosave, and a sheet open in two windows."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from judging.models import Scorecard
from tests import factories
from tests.judging.scorecard.sheets import autosave, card_of, stored, text


def test_autosave_answers_with_the_parts_that_changed(judge, url, juri):
    response = autosave(judge, url, 1, **{"value-1": "84"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in page
    assert '<input type="hidden" id="versi" name="version" value="2" hx-swap-oob="true">' in page
    assert '<output for="n1" id="h1" hx-swap-oob="true">8,40</output>' in page
    assert "Tersimpan pukul 10.05.00 WIB." in text(response)
    assert "8,40 dari paling banyak 10" in text(response)
    assert "1 dari 7 kriteria" in text(response)


def test_autosave_saves_what_is_right_and_tells_what_is_not(judge, url, juri):
    response = autosave(judge, url, 1, **{"value-1": "84", "value-2": "187,5"})
    assert response.status_code == 422
    assert "Nilai paling tinggi 100; yang diisi 187,5." in text(response)
    assert "1 isian belum tersimpan" in text(response)
    assert stored(juri[0]) == {1: Decimal(84)}


def test_autosave_takes_few_queries(judge, url, juri):
    autosave(judge, url, 1, **{"value-1": "84"})
    with CaptureQueriesContext(connection) as queries:
        autosave(judge, url, 2, **{"value-1": "85"})
    assert len([each for each in queries if "SAVEPOINT" not in each["sql"]]) == 9
    assert stored(juri[0]) == {1: Decimal(85)}


def test_sheet_takes_the_same_queries_for_one_and_three_entries(judge, url, opened, juri, edition, dinkes):
    judge.get(url)
    with CaptureQueriesContext(connection) as one:
        judge.get(url)
    for _ in range(2):
        more = factories.make_submission(edition, dinkes)
        factories.admit(opened, more)
        Scorecard.objects.create(stage=opened, submission=more, judge=juri[0])
    with CaptureQueriesContext(connection) as three:
        judge.get(url)
    assert (len(one), len(three)) == (10, 10)


def test_second_tab_sees_both_entries_and_chooses(judge, url, juri):
    judge.post(url, {"version": 1, "value-1": "50", "value-2": "60"})
    sent = {"version": 1, "value-1": "55", "value-2": "", "note-1": "Tab kedua."}
    response = judge.post(url, sent)
    page = response.content.decode()
    assert response.status_code == 409
    assert "di layar ini: 55 · Tab kedua." in text(response)
    assert "tersimpan: 50" in text(response)
    assert re.findall(r'name="pick-(\d)" value="(\w+)" checked', page) == [("1", "here"), ("2", "stored")]
    assert 'name="resolved" value="2"' in page
    assert 'value="55"' in page
    assert stored(juri[0]) == {1: Decimal(50), 2: Decimal(60)}
    judge.post(url, {**sent, "resolved": 2, "pick-1": "here", "pick-2": "stored"})
    assert stored(juri[0]) == {1: Decimal(55), 2: Decimal(60)}


def test_choosing_what_is_stored_leaves_it(judge, url, juri):
    judge.post(url, {"version": 1, "value-1": "50"})
    judge.post(url, {"version": 1, "value-1": "55", "resolved": 2, "pick-1": "stored"})
    assert stored(juri[0]) == {1: Decimal(50)}


def test_autosave_of_the_second_tab_shows_both_entries(judge, url, juri):
    autosave(judge, url, 1, **{"value-1": "50"})
    response = autosave(judge, url, 1, **{"value-1": "55"})
    assert response.status_code == 409
    assert 'hx-swap-oob="innerHTML:#bentrok"' in response.content.decode()
    assert "di layar ini: 55" in text(response)
    assert "tersimpan: 50" in text(response)
    assert 'id="versi"' not in response.content.decode()
    assert stored(juri[0]) == {1: Decimal(50)}


def test_choice_not_sent_yet_stays_as_it_is_at_the_next_autosave(judge, url, juri):
    judge.post(url, {"version": 1, "value-1": "50", "value-2": "60"})
    sent = {"value-1": "55", "value-2": "65", "pick-1": "stored", "pick-2": "here"}
    page = autosave(judge, url, 1, **sent).content.decode()
    assert re.findall(r'name="pick-(\d)" value="(\w+)" checked', page) == [("1", "stored"), ("2", "here")]
    assert stored(juri[0]) == {1: Decimal(50), 2: Decimal(60)}


def test_second_click_on_save_is_no_conflict(judge, url, juri):
    for _ in range(2):
        assert judge.post(url, {"version": 1, "value-1": "50"}).status_code == 302
    assert card_of(juri[0]).version == 2


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_version_that_makes_no_sense_never_overwrites(judge, url, juri, version):
    judge.post(url, {"version": 1, "value-1": "50"})
    assert judge.post(url, {"version": version, "value-1": "55"}).status_code in (409, 422)
    assert stored(juri[0]) == {1: Decimal(50)}
