"""The list of a judge's own sheets."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from judging.models import Scorecard
from tests import factories
from tests.judging.scorecard.sheets import LIST, text


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
    declare = "Nyatakan benturan .*"
    assert re.search(rf"KEDUA REKAAN Judul lengkap rekaan Dinkes 4 dari 7 kriteria {declare} KEDUA REKAAN –", page)
    assert re.search(rf"KETIGA REKAAN Judul lengkap rekaan Dinkes selesai {declare} KETIGA REKAAN 82,25", page)
    assert re.search(rf"SAMBANG REKAAN Judul lengkap rekaan Dinkes belum dinilai {declare} SAMBANG REKAAN –", page)
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
    assert (len(one), len(three)) == (7, 7)
