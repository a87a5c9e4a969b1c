"""Finishing a sheet, opening it again, and what a closed stage leaves of it."""

from decimal import Decimal

import pytest

from judging.models import Scorecard
from judging.sheets.reading import place_in_pile
from tests import factories
from tests.judging.scorecard.sheets import FULL, card_of, stored, text


def test_complete_sheet_offers_to_finish_then_to_reopen(judge, url, juri):
    judge.post(url, {"version": 1, **FULL})
    assert 'value="finish"' in judge.get(url).content.decode()
    response = judge.post(url, {"version": 2, **FULL, "action": "finish"}, follow=True)
    page = response.content.decode()
    assert "Lembar SAMBANG REKAAN selesai. Nilainya ikut dihitung." in text(response)
    assert "1 dari 1 proposal selesai" in text(response)
    assert 'name="value-1"' not in page
    assert card_of(juri[0]).is_finished
    judge.post(url, {"action": "reopen"})
    assert card_of(juri[0]).state == "draft"
    assert 'name="value-1"' in judge.get(url).content.decode()


def test_finishing_an_incomplete_sheet_saves_and_says_what_is_missing(judge, url, juri):
    response = judge.post(url, {"version": 1, "value-1": "60", "action": "finish"})
    assert response.status_code == 422
    assert "Belum dinilai: 3 Kebaruan/Nilai Tambah" in text(response)
    assert stored(juri[0]) == {1: Decimal(60)}
    assert card_of(juri[0]).state == "draft"


def test_finishing_twice_does_no_harm(judge, url, juri):
    judge.post(url, {"version": 1, **FULL, "action": "finish"})
    judge.post(url, {"version": 1, **FULL, "action": "finish"})
    card = card_of(juri[0])
    assert (card.state, card.version) == ("finished", 2)


def test_finished_sheet_refuses_new_marks_and_keeps_them_on_the_screen(judge, url, juri):
    judge.post(url, {"version": 1, **FULL, "action": "finish"})
    response = judge.post(url, {"version": 2, **FULL, "value-1": "81"})
    assert response.status_code == 409
    assert "Buka kembali sebelum mengubah nilai" in text(response)
    assert 'value="81"' in response.content.decode()
    assert stored(juri[0])[1] == 80


def test_next_goes_round_the_unfinished_sheets(judge, url, opened, juri, edition, dinkes):
    for _ in range(3):
        more = factories.make_submission(edition, dinkes)
        factories.admit(opened, more)
        Scorecard.objects.create(stage=opened, submission=more, judge=juri[0])
    own = Scorecard.objects.filter(judge=juri[0]).select_related("submission", "judge")
    order = list(own.in_reading_order(juri[0]))
    codes = [card.submission.code for card in order]
    assert [place_in_pile(card).next_code for card in order] == [*codes[1:], codes[0]]
    factories.fill_card(opened, order[1].submission, juri[0], [80] * 7)
    place = place_in_pile(order[0])
    assert (place.done, place.total, place.next_code) == (1, 4, codes[2])


def test_closed_stage_is_read_only(judge, url, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], ["87.5"] + [80] * 6)
    factories.close_stage(opened)
    page = judge.get(url)
    assert "Tahap ini sudah ditutup." in text(page)
    assert "87,5" in text(page)
    assert 'name="value-' not in page.content.decode()
    assert 'name="action"' not in page.content.decode()
    assert 'name="go"' not in page.content.decode()
    assert 'href="?kriteria=2"' in page.content.decode()


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_mark_typed_while_the_stage_closes_is_refused_and_stays_on_the_screen(judge, url, opened, juri, htmx):
    factories.close_stage(opened)
    response = judge.post(url, {"version": 1, "value-1": "61,25"}, headers=htmx)
    assert response.status_code == 409
    assert "Tahap penilaian ini sudah ditutup" in text(response)
    assert "tidak ikut dihitung: 2 Latar Belakang dan Tujuan: 61,25 (tersimpan: kosong)" in text(response)
    assert htmx or 'value="61,25"' in response.content.decode()
    assert stored(juri[0]) == {}


def test_reopening_after_the_closing_is_refused(judge, url, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], [80] * 7)
    factories.close_stage(opened)
    assert "sudah ditutup" in text(judge.post(url, {"action": "reopen"}, follow=True))
    assert card_of(juri[0]).is_finished
