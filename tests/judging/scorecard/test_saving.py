"""Saving marks without a script: what is right is stored, what is wrong stays on the screen."""

import re
from decimal import Decimal

import pytest

from tests.judging.scorecard.sheets import FULL, stored, text


def test_saving_redirects_and_shows_contributions(judge, url, juri):
    sent = {"version": 1, "kriteria": 4, "value-1": "84", "value-2": "91", "value-3": "88", "value-4": "83"}
    response = judge.post(url, {**sent, "note-4": "Dampak terukur."}, follow=True)
    assert response.redirect_chain == [(f"{url}?kriteria=4", 302)]
    page = text(response)
    assert "51,35 dari paling banyak 60 untuk kriteria yang sudah dinilai" in page
    assert "8,40" in page
    assert "24,90" in page
    assert "Tersimpan pukul 10.05.00 WIB." in page
    assert "4 dari 7 kriteria" in page
    assert "Dampak terukur." in page


@pytest.mark.parametrize(("typed", "value"), [("87,5", "87.5"), ("87.5", "87.5"), (" 87 ", "87"), ("0", "0")])
def test_comma_and_point_are_the_same(judge, url, juri, typed, value):
    assert judge.post(url, {"version": 1, "value-1": typed}).status_code == 302
    assert stored(juri[0]) == {1: Decimal(value)}


REFUSED = {
    "187": "Nilai paling tinggi 100; yang diisi 187.",
    "187,5": "Nilai paling tinggi 100; yang diisi 187,5.",
    "-1": "Tulis angka saja, paling banyak dua angka di belakang koma, misalnya 87,5.",
    "1e2": "Tulis angka saja",
    "８７": "Tulis angka saja",
    "87,555": "Tulis angka saja",
    "NaN": "Tulis angka saja",
}


@pytest.mark.parametrize(("typed", "sentence"), REFUSED.items())
def test_bad_mark_is_told_beside_its_field_and_kept(judge, url, juri, typed, sentence):
    judge.post(url, {"version": 1, "value-2": "70"})
    response = judge.post(url, {"version": 2, "value-1": "60", "value-2": typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert f"{sentence}" in text(response)
    assert "Yang tersimpan tetap 70." in text(response)
    assert "1 isian belum tersimpan" in text(response)
    field = re.search(r'<input [^>]*name="value-2"[^>]*>', page)[0]
    assert f'value="{typed}"' in field
    assert 'aria-invalid="true"' in field
    assert re.findall(r'is-current" id="kriteria-(\d)"', page) == ["2"]
    assert stored(juri[0]) == {1: Decimal(60), 2: Decimal(70)}


def test_empty_is_no_mark(judge, url, juri):
    judge.post(url, {"version": 1, "value-1": "60"})
    judge.post(url, {"version": 2, "value-1": ""})
    assert stored(juri[0]) == {}
    assert "0 dari 7 kriteria" in text(judge.get(url))


def test_note_that_is_too_long_is_kept_on_the_screen(judge, url, juri):
    response = judge.post(url, {"version": 1, "value-1": "60", "note-1": "x" * 2001})
    assert response.status_code == 422
    assert "Catatan paling banyak 2000 huruf; yang ditulis 2001." in text(response)
    assert "x" * 2001 in response.content.decode()
    assert stored(juri[0]) == {1: Decimal(60)}


def test_buttons_lead_to_the_criterion_and_save_on_the_way(judge, url, juri):
    response = judge.post(url, {"version": 1, "kriteria": 1, "value-1": "60", "go": "2"})
    assert response.url == f"{url}?kriteria=2#kriteria-2"
    assert stored(juri[0]) == {1: Decimal(60)}


def test_enter_saves_and_leads_to_the_next_criterion_without_a_mark(judge, url, juri):
    response = judge.post(url, {"version": 1, "kriteria": 1, "value-1": "60", "value-2": "70", "action": "next"})
    assert response.url == f"{url}?kriteria=3#kriteria-3"
    response = judge.post(url, {"version": 2, "kriteria": 3, "action": "next"})
    assert response.url == f"{url}?kriteria=4#kriteria-4"
    response = judge.post(url, {"version": 2, "kriteria": 7, "value-7": "50", "action": "next"})
    assert response.url == f"{url}?kriteria=3#kriteria-3"
    response = judge.post(url, {"version": 3, "kriteria": 7, **FULL, "action": "next"})
    assert response.url == f"{url}?kriteria=7"
    first = re.search(r"<button[^>]*>", judge.get(url).content.decode().split('id="lembar"')[1])[0]
    assert 'value="next"' in first
