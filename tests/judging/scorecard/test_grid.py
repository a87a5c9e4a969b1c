"""The table of own marks: typing, saving row by row, order, and what it never shows."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Stage
from judging.models import PanelMember, Score, Scorecard
from judging.sheets.blind import BAR, HIDDEN
from kipp.accounts.models import Role
from kipp.shared import kept_text
from tests import factories
from tests.factories import NOW
from tests.judging.scorecard.sheets import (
    FINISH,
    FULL,
    GRID,
    LIST,
    PDF,
    autosave,
    card_of,
    more_entries,
    row_of,
    stored,
    text,
)


@pytest.fixture
def row(opened, entry):
    return row_of(entry)


def titles(response) -> list[str]:
    return re.findall(r'class="entry-link" href="[^"]+">([^<]+)<', response.content.decode())


def test_grid_shows_every_own_sheet_with_marks_and_total(judge, opened, entry, juri, dinkes):
    second, third = more_entries(opened, juri[0], 2, dinkes)
    factories.fill_card(opened, second, juri[0], [80, 80, 80, "87.5", 80, 80, 80])
    factories.fill_card(opened, third, juri[0], [84, None, None, None, None, None, None], finish=False)
    response = judge.get(GRID)
    page = response.content.decode()
    assert response.status_code == 200
    assert sorted(titles(response)) == ["SAMBANG REKAAN", "TAMBAHAN 1", "TAMBAHAN 2"]
    assert "<strong>82,25</strong>" in page
    assert "8,40" in page
    assert "dari 10" in page
    assert f'id="n-{third.code}-1" form="f-{third.code}" name="value-1"' in page
    assert f'id="n-{second.code}-1"' not in page
    assert "1 dari 3 proposal selesai" in text(response)
    assert "10.00.00 WIB" in text(response)
    assert page.count("data-column=") == 14


def test_row_saves_its_marks_and_leads_back_to_it(judge, row, entry, juri):
    response = judge.post(row, {"version": 1, "value-1": "87,5", "value-2": "91.25", "urut": "judul", "page": "1"})
    assert (response.status_code, response.url) == (302, f"{GRID}?urut=judul#b-{entry.code}")
    assert stored(juri[0]) == {1: Decimal("87.5"), 2: Decimal("91.25")}
    assert (card_of(juri[0]).version, card_of(juri[0]).saved_at) == (2, NOW + timedelta(minutes=5))
    assert "Nilai SAMBANG REKAAN tersimpan." in text(judge.get(GRID))


def test_row_keeps_notes_that_it_does_not_show(judge, url, row, juri):
    judge.post(url, {"version": 1, "value-1": "50", "note-1": "Catatan lama."})
    judge.post(row, {"version": 2, "value-1": "60"})
    score = Score.objects.get(scorecard__judge=juri[0], criterion__position=1)
    assert (score.value, score.note) == (Decimal(60), "Catatan lama.")


def test_bad_marks_stay_in_the_row_with_their_message(judge, row, juri):
    response = judge.post(row, {"version": 1, "value-1": "187,5", "value-2": "dua", "value-3": "70"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Nilai paling tinggi 100; yang diisi 187,5." in text(response)
    assert 'value="187,5"' in page
    assert 'value="dua"' in page
    assert "Belum tersimpan" in text(response)
    assert stored(juri[0]) == {3: Decimal(70)}
    assert 'name="version" value="2"' in page


def test_autosave_answers_with_the_parts_of_the_row(judge, row, entry, juri):
    response = autosave(judge, row, 1, **{"value-1": "84"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in page
    assert f'hx-swap-oob="innerHTML:#v-{entry.code}"><input type="hidden" name="version" value="2">' in page
    assert "8,40" in text(response)
    assert "10.05.00 WIB" in text(response)
    assert stored(juri[0]) == {1: Decimal(84)}


def test_autosave_tells_a_bad_mark_beside_its_field(judge, row, entry, juri):
    response = autosave(judge, row, 1, **{"value-1": "84", "value-2": "101"})
    assert response.status_code == 422
    assert f'data-wrong="n-{entry.code}-2"' in response.content.decode()
    assert stored(juri[0]) == {1: Decimal(84)}


def test_autosave_of_a_row_takes_few_queries(judge, row):
    autosave(judge, row, 1, **{"value-1": "84"})
    with CaptureQueriesContext(connection) as queries:
        autosave(judge, row, 2, **{"value-1": "85"})
    assert len([each for each in queries if "SAVEPOINT" not in each["sql"]]) == 9


def test_row_changed_elsewhere_offers_both_entries(judge, url, row, juri):
    judge.post(url, {"version": 1, "value-1": "50", "value-2": "60"})
    sent = {"version": 1, "value-1": "55", "value-2": ""}
    response = judge.post(row, sent)
    page = response.content.decode()
    assert response.status_code == 409
    assert "di layar ini: 55" in text(response)
    assert "tersimpan: 50" in text(response)
    assert 'name="resolved" value="2"' in page
    assert 'name="version" value="1"' in page
    assert stored(juri[0]) == {1: Decimal(50), 2: Decimal(60)}
    judge.post(row, {**sent, "resolved": 2, "pick-1": "here", "pick-2": "stored"})
    assert stored(juri[0]) == {1: Decimal(55), 2: Decimal(60)}


def test_autosave_of_a_row_changed_elsewhere_stops_and_saves_nothing(judge, url, row, entry, juri):
    autosave(judge, url, 1, **{"value-1": "50"})
    response = autosave(judge, row, 1, **{"value-1": "55"})
    assert response.status_code == 409
    assert f'<div id="a-{entry.code}" hx-swap-oob="true"></div>' in response.content.decode()
    assert "tersimpan: 50" in text(response)
    assert stored(juri[0]) == {1: Decimal(50)}


def test_mark_beyond_a_limit_leads_to_its_note(judge, row, entry, stage):
    Stage.objects.filter(pk=stage.pk).update(reason_below=40)
    response = autosave(judge, row, 1, **{"value-2": "30"})
    assert "nilai di bawah 40." in text(response)
    assert f"/{entry.code}/?kriteria=2#kriteria-2" in response.content.decode()


def test_finished_row_is_read_only_and_refuses(judge, row, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], [80] * 7)
    page = judge.get(GRID)
    assert "Anda sudah menyatakan selesai." in text(page)
    assert "data-column" not in page.content.decode()
    response = judge.post(row, {"version": 1, **FULL, "value-1": "81"})
    assert response.status_code == 409
    assert "Lembar ini sudah selesai." in text(response)
    assert 'value="81"' in response.content.decode()
    assert stored(juri[0])[1] == Decimal(80)


def test_closed_stage_is_read_only(judge, row, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], [80] * 7)
    factories.close_stage(opened)
    page = judge.get(GRID)
    assert "Tahap ini sudah ditutup." in text(page)
    assert "80,00" in text(page)
    assert "<input" not in page.content.decode().split("<main")[1]
    for response in (judge.post(row, {"version": 1, "value-1": "81"}), autosave(judge, row, 1, **{"value-1": "81"})):
        assert response.status_code == 409
        assert "sudah ditutup" in text(response)
    assert stored(juri[0])[1] == Decimal(80)


def test_former_member_reads_and_changes_nothing(judge, row, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], [80] * 6 + [None], finish=False)
    PanelMember.objects.filter(judge=juri[0]).update(left_at=NOW, left_reason="Berhalangan.")
    page = judge.get(GRID)
    assert "Anda sudah dilepas dari panel tahap ini." in text(page)
    assert "data-column" not in page.content.decode()
    assert judge.post(row, {"version": 1, "value-7": "81"}).status_code == 409
    assert 7 not in stored(juri[0])


def test_recused_entry_is_named_and_cannot_be_opened(judge, row, url, entry, juri):
    factories.make_conflict(entry, juri[0])
    response = judge.get(GRID)
    page = response.content.decode()
    assert "SAMBANG REKAAN" in text(response)
    assert "benturan kepentingan" in text(response)
    assert url not in page
    assert row not in page
    assert judge.post(row, {"version": 1, "value-1": "50"}).status_code == 409
    refused = autosave(judge, row, 1, **{"value-1": "50"})
    assert refused.status_code == 409
    assert "Benturan kepentingan tercatat" in text(refused)
    assert stored(juri[0]) == {}


def test_statement_of_integrity_comes_first(login, row, opened, entry):
    newcomer = factories.make_user(Role.JUDGE)
    Scorecard.objects.create(stage=opened, submission=entry, judge=newcomer)
    judge = login(newcomer)
    for response in (judge.get(GRID), judge.get(row), judge.post(row, FULL), judge.get(FINISH), judge.get(PDF)):
        assert response.url.startswith("/pernyataan-integritas/2026/")
    assert not Score.objects.exists()


def test_blind_stage_hides_who_entered(judge, opened, entry, dinkes):
    Stage.objects.filter(pk=opened.pk).update(is_blind=True)
    type(entry).objects.filter(pk=entry.pk).update(title="SAMBANG DINAS KESEHATAN")
    shown = text(judge.get(GRID))
    assert f"SAMBANG {BAR}" in shown
    assert HIDDEN in shown
    assert "Dinkes" not in shown


def test_order_by_title_total_and_reading(judge, opened, entry, juri, dinkes):
    entries = more_entries(opened, juri[0], 3, dinkes)
    for each, mark in zip(entries, (70, 90, 80), strict=True):
        factories.fill_card(opened, each, juri[0], [mark] * 7, finish=False)
    assert titles(judge.get(GRID, {"urut": "judul"})) == ["SAMBANG REKAAN", "TAMBAHAN 1", "TAMBAHAN 2", "TAMBAHAN 3"]
    assert titles(judge.get(GRID, {"urut": "total"})) == ["TAMBAHAN 2", "TAMBAHAN 3", "TAMBAHAN 1", "SAMBANG REKAAN"]
    reading = [card.submission.title for card in Scorecard.objects.filter(judge=juri[0]).in_reading_order(juri[0])]
    assert titles(judge.get(GRID)) == titles(judge.get(GRID, {"urut": "aneh"})) == reading


def test_row_on_the_second_page_is_shown_there(judge, opened, juri, dinkes, monkeypatch):
    monkeypatch.setattr("judging.views.grid.ROWS_PER_PAGE", 2)
    entries = more_entries(opened, juri[0], 2, dinkes)
    row = row_of(entries[1])
    assert titles(judge.get(GRID, {"urut": "judul", "page": 2})) == ["TAMBAHAN 2"]
    assert judge.post(row, {"value-1": "x", "version": 1, "urut": "judul"}).content.decode().count('value="x"') == 1
    saved = judge.post(row, {"value-1": "50", "version": 1, "urut": "judul", "page": "2"})
    assert saved.url == f"{GRID}?urut=judul&page=2#b-{entries[1].code}"


def test_marks_sent_after_the_login_expired_are_kept_for_the_row(judge, row, entry, juri):
    html = judge.get(GRID).content.decode()
    proof = re.search(r'name="meterai" value="([^"]*)"', html)[1]
    judge.logout()
    response = judge.post(row, {"meterai": proof, "version": "1", "value-1": "87,5"})
    assert response["Location"] == f"/masuk/?next={row}"
    kept = judge.session[kept_text.SESSION_KEY]
    judge.force_login(juri[0])
    session = judge.session
    session[kept_text.SESSION_KEY] = kept
    session.save()
    page = judge.get(row)
    assert "Isian ini belum tersimpan." in text(page)
    assert 'value="87,5"' in page.content.decode()
    assert stored(juri[0]) == {}
    judge.post(row, {"version": "1", "value-1": "87,5"})
    assert stored(juri[0]) == {1: Decimal("87.5")}
    assert judge.get(row).url == f"{GRID}#b-{entry.code}"


def test_reading_changes_nothing(judge, row, juri):
    before = (card_of(juri[0]).version, Scorecard.pgh_event_model.objects.count())
    for address in (GRID, row, FINISH, PDF):
        judge.get(address)
    assert (card_of(juri[0]).version, Scorecard.pgh_event_model.objects.count()) == before
    assert judge.post(GRID).status_code == judge.post(PDF).status_code == 405


@pytest.mark.parametrize("actor", ["setda", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_judges_open_the_table(request, login, row, actor):
    client = login(request.getfixturevalue(actor))
    for address in (GRID, row, FINISH, PDF):
        assert client.get(address).status_code == 403
    assert client.post(row, FULL).status_code == client.post(FINISH).status_code == 403
    assert not Score.objects.exists()


def test_strangers_and_deactivated_judges_are_sent_to_the_login(client, judge, row, juri):
    type(juri[0]).objects.filter(pk=juri[0].pk).update(is_active=False)
    for address in (GRID, row, FINISH, PDF):
        assert judge.get(address).url == client.get(address).url == f"/masuk/?next={address}"
    assert judge.post(row, FULL, headers={"HX-Request": "true"}).status_code == 401


def test_a_judge_without_sheets_finds_no_table(login, row, juri):
    Scorecard.objects.filter(judge=juri[2]).delete()
    stranger = login(juri[2])
    for address in (GRID, row, FINISH, PDF):
        assert stranger.get(address).status_code == 404
    assert stranger.post(row, FULL).status_code == stranger.post(FINISH).status_code == 404


def test_there_is_no_table_before_the_stage_opens(judge, row, stage):
    stage.state = "planned"
    stage.save()
    for address in (GRID, row, FINISH, PDF):
        assert judge.get(address).status_code == 404


def test_nothing_of_other_judges_reaches_the_table(judge, row, opened, entry, juri):
    """Values, notes, totals and times of the others are canaries."""
    marks = ["13.37", "17.71", "19.91", "23.32", "29.92", "31.13", "37.73"]
    written_at = NOW + timedelta(hours=7, minutes=13, seconds=37)
    factories.fill_card(opened, entry, juri[2], marks, finish=False, saved_at=written_at)
    Score.objects.filter(scorecard__judge=juri[2]).update(note="KENARI CATATAN")
    factories.fill_card(opened, entry, juri[1], marks, saved_at=written_at)
    factories.fill_card(opened, entry, juri[0], [80] * 7)
    canaries = [mark.replace(".", separator) for mark in marks for separator in ",."]
    canaries += ["KENARI", "17.13.37", "24,09", "Juri Dua", "Juri Tiga"]
    responses = [
        judge.get(GRID, {"urut": "total", "judge": juri[1].pk}),
        judge.get(FINISH),
        judge.get(LIST),
        judge.post(row, {"version": 1, "value-1": "x"}),
        autosave(judge, row, 1, **{"value-1": "81"}),
        judge.post(FINISH, {"sheet": f"{entry.code}:1"}, follow=True),
    ]
    assert [response.status_code for response in responses] == [200, 200, 200, 422, 409, 200]
    for response in responses:
        page = response.content.decode() + str(response.headers)
        assert [canary for canary in canaries if canary in page] == []
    assert "1 lembar selesai" in text(responses[0])


def test_grid_takes_the_same_queries_for_one_and_three_sheets(judge, opened, juri, dinkes):
    judge.get(GRID)
    with CaptureQueriesContext(connection) as one:
        judge.get(GRID)
    for entry in more_entries(opened, juri[0], 2, dinkes):
        factories.fill_card(opened, entry, juri[0], [80] * 7)
    with CaptureQueriesContext(connection) as three:
        judge.get(GRID)
    assert (len(one), len(three)) == (8, 8)


def test_the_table_is_found_from_the_list_and_the_sheet(judge, url):
    for address in (LIST, url):
        assert reverse("judging:scorecard-grid", args=["2026", 1]) in judge.get(address).content.decode()


def test_a_table_opened_by_another_judge_saves_nothing(judge, row, entry, juri):
    html = judge.get(GRID).content.decode()
    proof = re.search(r'name="meterai" value="([^"]*)"', html)[1]
    judge.force_login(juri[1])

    response = judge.post(row, {"meterai": proof, "version": "1", "value-1": "87,5"})

    assert response.status_code == 409
    assert not Score.objects.filter(value__isnull=False).exists()
