"""Pages of a judge: the list of own sheets and the sheet itself, with and without htmx."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import Score, Scorecard
from judging.reading import place_in_pile
from tests import factories
from tests.factories import NOW

LIST = reverse("judging:scorecard-list")
LATER = NOW + timedelta(minutes=5)
FULL = {f"value-{n}": "80" for n in range(1, 8)}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: LATER)


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


@pytest.fixture
def opened(stage, juri, entry):
    """Stage 1, open, with one entry and three judges."""
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    return factories.open_stage(stage)


@pytest.fixture
def url(opened, entry):
    return reverse("judging:scorecard-edit", args=["2026", 1, entry.code])


@pytest.fixture
def judge(login, juri_satu):
    return login(juri_satu)


def card_of(juror):
    return Scorecard.objects.get(judge=juror)


def stored(juror):
    rows = Score.objects.filter(scorecard__judge=juror, value__isnull=False)
    return dict(rows.values_list("criterion__position", "value"))


def text(response):
    """The visible words of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def autosave(client, url, version, **fields):
    return client.post(url, {"version": version, "kriteria": 1, **fields}, headers={"HX-Request": "true"})


# The list


def test_list_shows_own_sheets_with_state_and_total(judge, url, stage, juri, edition, dinkes):
    second = factories.make_submission(edition, dinkes, title="KEDUA REKAAN")
    third = factories.make_submission(edition, dinkes, title="KETIGA REKAAN")
    factories.admit(stage, second, third)
    for other in (second, third):
        Scorecard.objects.create(stage=stage, submission=other, judge=juri[0])
    factories.fill_card(stage, second, juri[0], [84, 91, 88, 83, None, None, None], finish=False)
    factories.fill_card(stage, third, juri[0], [80, 80, 80, "87,5".replace(",", "."), 80, 80, 80])
    page = text(judge.get(LIST))
    assert "1 dari 3 proposal selesai" in page
    assert re.search(
        r"KEDUA REKAAN Judul lengkap rekaan Dinkes 4 dari 7 kriteria Nyatakan benturan .* KEDUA REKAAN –",
        page,
    )
    assert re.search(
        r"KETIGA REKAAN Judul lengkap rekaan Dinkes selesai Nyatakan benturan .* KETIGA REKAAN 82,25",
        page,
    )
    assert re.search(
        r"SAMBANG REKAAN Judul lengkap rekaan Dinkes belum dinilai Nyatakan benturan .* SAMBANG REKAAN –",
        page,
    )
    assert "Berikutnya yang belum dinilai" in page


def test_list_is_empty_before_the_stage_opens(judge, stage, juri, entry):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    page = text(judge.get(LIST))
    assert "Belum ada proposal untuk Anda nilai" in page
    assert "SAMBANG REKAAN" not in page


def test_list_keeps_closed_stages_to_read(judge, url, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], [80] * 7)
    factories.close_stage(opened)
    page = text(judge.get(LIST))
    assert "Rekap nilai saya" in page
    assert "selesai 80,00" in page
    assert "Berikutnya" not in page


def test_list_names_recused_entries_without_a_link(judge, url, juri):
    Scorecard.objects.filter(judge=juri[0]).update(state="recused")
    response = judge.get(LIST)
    assert "SAMBANG REKAAN" in text(response)
    assert "benturan kepentingan" in text(response)
    assert url not in response.content.decode()


def test_reading_order_is_lasting_and_differs_between_judges(opened, juri, edition, dinkes, login):
    entries = [factories.make_submission(edition, dinkes) for _ in range(8)]
    factories.admit(opened, *entries)
    Scorecard.objects.bulk_create(
        Scorecard(stage=opened, submission=each, judge=judge) for each in entries for judge in juri
    )
    orders = []
    for judge in [*juri, *juri]:
        codes = re.findall(r"/penilaian/2026/1/([^/]+)/\"", login(judge).get(LIST).content.decode())
        orders.append(tuple(dict.fromkeys(codes[1:])))
    assert orders[:3] == orders[3:]
    assert len(set(orders)) == 3


def test_list_takes_the_same_queries_for_one_and_three_sheets(judge, url, opened, juri, edition, dinkes):
    judge.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as one:
        judge.get(LIST)
    for _ in range(2):
        more = factories.make_submission(edition, dinkes)
        factories.admit(opened, more)
        Scorecard.objects.create(stage=opened, submission=more, judge=juri[0])
        factories.fill_card(opened, more, juri[0], [80] * 7)
    with CaptureQueriesContext(connection) as three:
        judge.get(LIST)
    assert (len(one), len(three)) == (5, 5)


# Who may open a sheet


@pytest.mark.parametrize("actor", ["setda", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_judges_open_these_pages(request, login, url, actor):
    client = login(request.getfixturevalue(actor))
    assert client.get(LIST).status_code == 403
    assert client.get(url).status_code == 403
    assert client.post(url, FULL).status_code == 403
    assert not Score.objects.exists()


def test_strangers_are_sent_to_the_login(client, url):
    for address in (LIST, url):
        response = client.get(address)
        assert (response.status_code, response.url) == (302, f"/masuk/?next={address}")


def test_sheet_of_another_judge_does_not_exist(login, url, juri):
    Scorecard.objects.filter(judge=juri[2]).delete()
    stranger = login(juri[2])
    for response in (stranger.get(url), stranger.post(url, FULL), stranger.get(url.replace("KIPP", "KAPP"))):
        assert response.status_code == 404
    assert not Score.objects.exists()


def test_sheet_does_not_exist_before_the_stage_opens(judge, url, stage):
    stage.state = "planned"
    stage.save()
    assert judge.get(url).status_code == 404
    assert judge.post(url, FULL).status_code == 404


def test_sheet_of_a_withdrawn_entry_does_not_exist(judge, url, entry):
    entry.state, entry.reason = "withdrawn", "Ditarik."
    entry.save()
    assert judge.get(url).status_code == 404


def test_judges_see_neither_nip_nor_phone_nor_names_of_innovators(judge, url, entry):
    entry.innovators.update(name="KENARI NAMA", nip="198001012005011001", phone="081234567890")
    page = judge.get(url).content.decode()
    for secret in ("KENARI NAMA", "19800101", "0812345"):
        assert secret not in page


# The sheet


def test_sheet_shows_answers_beside_criteria(judge, url, entry):
    entry.answers.filter(question__number="6b").update(text="KENARI 6b <b>tebal</b>")
    response = judge.get(url)
    page = text(response)
    assert "6a Adaptabilitas: sudah direplikasi" in page
    assert "KENARI 6b &lt;b&gt;tebal" in page
    assert "2 Latar Belakang dan Tujuan bobot 10" in page
    assert "0,00 dari 0 yang sudah dinilai" in page
    assert "0 dari 7 kriteria" in page
    assert "0 dari 1 proposal selesai" in page
    assert 'inputmode="decimal"' in response.content.decode()
    assert "Arti nilai" not in page


def test_meaning_of_marks_is_shown_where_the_criterion_has_one(judge, url, stage):
    first = stage.criteria.order_by("position").first()
    first.guide = "90–100: terukur\n0–89: belum"
    first.save()
    page = judge.get(url).content.decode()
    assert "Arti nilai" in page
    assert "<dt>90–100</dt><dd>terukur</dd>" in page
    assert "Arti nilai" not in judge.get(url, {"kriteria": 2}).content.decode()


@pytest.mark.parametrize(
    ("asked", "current"), [(None, 1), ("3", 3), ("0", 1), ("8", 1), ("x", 1), ("³", 1), ("9999", 1)]
)
def test_server_chooses_the_criterion_of_the_phone(judge, url, asked, current):
    page = judge.get(url, {"kriteria": asked} if asked else {}).content.decode()
    assert re.findall(r'class="criterion is-current" id="kriteria-(\d)"', page) == [str(current)]
    assert f"Kriteria {current} dari 7" in page
    assert page.count('name="note-') == 1
    assert page.count('name="value-') == 7


def test_reading_changes_nothing(judge, url, juri):
    judge.get(url)
    judge.get(LIST)
    assert card_of(juri[0]).version == 1
    assert not Score.objects.exists()


def test_saving_redirects_and_shows_contributions(judge, url, juri):
    sent = {"version": 1, "kriteria": 4, "value-1": "84", "value-2": "91", "value-3": "88", "value-4": "83"}
    response = judge.post(url, {**sent, "note-4": "Dampak terukur."}, follow=True)
    assert response.redirect_chain == [(f"{url}?kriteria=4", 302)]
    page = text(response)
    assert "51,35 dari 60 yang sudah dinilai" in page
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


# Closed stages


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
    assert htmx or 'value="61,25"' in response.content.decode()
    assert stored(juri[0]) == {}


def test_reopening_after_the_closing_is_refused(judge, url, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], [80] * 7)
    factories.close_stage(opened)
    assert "sudah ditutup" in text(judge.post(url, {"action": "reopen"}, follow=True))
    assert card_of(juri[0]).is_finished


# Autosave


def test_autosave_answers_with_the_parts_that_changed(judge, url, juri):
    response = autosave(judge, url, 1, **{"value-1": "84"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in page
    assert '<input type="hidden" id="versi" name="version" value="2" hx-swap-oob="true">' in page
    assert '<output for="n1" id="h1" hx-swap-oob="true">8,40</output>' in page
    assert "Tersimpan pukul 10.05.00 WIB." in text(response)
    assert "8,40 dari 10" in text(response)
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
    assert len([each for each in queries if "SAVEPOINT" not in each["sql"]]) == 10
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
    assert (len(one), len(three)) == (9, 9)


# Two tabs


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


# Independence of judges


def test_nothing_of_other_judges_reaches_a_judge(judge, url, opened, entry, juri):
    """Values, notes, totals, counts and times of the others are canaries; no answer of any kind holds one."""
    marks = ["13.37", "17.71", "19.91", "23.32", "29.92", "31.13", "37.73"]
    written_at = NOW + timedelta(hours=7, minutes=13, seconds=37)
    factories.fill_card(opened, entry, juri[1], marks, saved_at=written_at)
    Score.objects.filter(scorecard__judge=juri[1])
    factories.fill_card(opened, entry, juri[2], marks, finish=False, saved_at=written_at)
    Score.objects.filter(scorecard__judge=juri[2]).update(note="KENARI CATATAN")
    canaries = [mark.replace(".", separator) for mark in marks for separator in ",."]
    canaries += ["KENARI", "17.13.37", "24,09", "Juri Dua", "Juri Tiga", "lembar selesai"]
    responses = [
        judge.get(LIST),
        judge.get(LIST, {"sort": "value", "judge": juri[1].pk}),
        judge.get(url),
        judge.get(url, {"kriteria": 3}),
        autosave(judge, url, 1, **{"value-1": "50"}),
        autosave(judge, url, 1, **{"value-1": "55"}),
        autosave(judge, url, 2, **{"value-1": "187"}),
        judge.post(url, {"version": 1, "value-1": "56"}),
        judge.post(url, {"version": 2, "value-1": "x"}),
        judge.post(url, {"version": 2, **FULL, "action": "finish"}, follow=True),
        judge.post(url, {"action": "reopen"}, follow=True),
    ]
    factories.close_stage(opened)
    responses += [judge.get(LIST), judge.get(url), judge.post(url, {"version": 9, "value-1": "57"})]
    assert [response.status_code for response in responses] == [200] * 5 + [409, 422, 409, 422, 200, 200, 200, 200, 409]
    for response in responses:
        page = response.content.decode() + str(response.headers)
        assert [canary for canary in canaries if canary in page] == []
