"""The "lembar penilaian" as PDF, read back word by word."""

import logging
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition, Stage
from judging.models import PanelMember, Score
from judging.sheets.blind import BAR, HIDDEN
from judging.sheets.own_spread import spreads_of
from kipp.shared.wording import number
from tests import factories
from tests.factories import NOW
from tests.judging.scorecard.sheets import PDF, more_entries, text
from tests.reading_pdf import text_of

MARKS = ["84", "91.25", "88", "83.5", "79", "90", "85"]  # weights 10 15 5 30 20 5 15


@pytest.fixture
def address(juri):
    return reverse("judging:panel-sheets", args=["2026", 1, juri[0].pk])


@pytest.fixture
def filled(opened, entry, juri):
    return factories.fill_card(opened, entry, juri[0], MARKS)


def note(card, words) -> None:
    Stage.objects.filter(pk=card.stage_id).update(state="open")
    type(card).objects.filter(pk=card.pk).update(state="draft", finished_at=None)
    Score.objects.filter(scorecard=card, criterion__position=1).update(note=words)
    type(card).objects.filter(pk=card.pk).update(state="finished", finished_at=NOW)


def read(client, address=PDF) -> str:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return text_of(response.content)


def test_file_carries_marks_weights_notes_and_total(judge, filled, entry, opened, juri):
    note(filled, "Baik #sekali *benar* $x$\n<b>ya</b>")
    words = read(judge)
    assert words.startswith("Kompetisi Inovasi Pelayanan Publik Kabupaten Kudus Tahun 2026 Lembar penilaian")
    assert "Juri Satu Rekaan" in words
    assert "Tahap 1: Penilaian proposal (dibuka)" in words
    assert f"SAMBANG REKAAN Dinas Kesehatan {entry.code} selesai 84,59" in words
    assert "2 Latar Belakang dan Tujuan 10 84,00 8,40 Baik #sekali *benar* $x$ <b>ya</b>" in words
    assert "3 Kebaruan/Nilai Tambah 15 91,25 13,69" in words
    assert "5 Signifikansi 30 83,50 25,05" in words
    assert "Total 100 84,59" in words
    assert number(spreads_of(juri[0], [opened])[opened.pk].highest) == "84,59"
    assert "Dicetak 1 November 2026 pukul 10.05.00 WIB" in words
    assert "Dinyatakan selesai" in words
    assert "Kudus, 2026 Juri, Juri Satu Rekaan" in words
    assert "draf" not in words.lower()


def test_unfinished_sheets_make_a_draft_without_their_total(judge, filled, opened, juri, dinkes):
    partial, blank = more_entries(opened, juri[0], 2, dinkes)
    factories.fill_card(opened, partial, juri[0], ["55", *[None] * 6], finish=False)
    words = read(judge)
    assert "DRAF" in words
    assert "Keadaan draf" in words
    assert "1 dari 3 proposal selesai" in words
    assert f"TAMBAHAN 1 Dinas Kesehatan {partial.code} belum selesai –" in words
    assert "2 Latar Belakang dan Tujuan 10 55,00 5,50" in words
    assert f"{blank.code} · belum ada nilai" in words


def test_recused_entries_are_listed_without_marks(judge, filled, entry, juri):
    factories.make_conflict(entry, juri[0])
    words = read(judge)
    assert f"Tidak dinilai Proposal Kode Keadaan SAMBANG REKAAN Dinas Kesehatan {entry.code} benturan" in words
    assert "84,00" not in words


def test_nothing_of_other_judges_is_in_it(judge, filled, entry, opened, juri):
    factories.fill_card(opened, entry, juri[1], ["13.37"] * 7, saved_at=NOW + timedelta(hours=5))
    factories.fill_card(opened, entry, juri[2], ["17.71"] * 7, finish=False)
    Score.objects.filter(scorecard__judge=juri[2]).update(note="KENARI CATATAN")
    words = read(judge)
    for canary in ("13,37", "17,71", "KENARI", "Juri Dua", "Juri Tiga", "15.00"):
        assert canary not in words


def test_blind_stage_hides_who_entered_also_from_the_print_of_setda(login, filled, entry, opened, juri, setda, address):
    Stage.objects.filter(pk=opened.pk).update(is_blind=True)
    type(entry).objects.filter(pk=entry.pk).update(title="SAMBANG DINAS KESEHATAN")
    mine = read(login(juri[0]))
    factories.close_stage(Stage.objects.get(pk=opened.pk))
    for words in (mine, read(login(setda), address)):
        assert HIDDEN in words
        assert "Kesehatan" not in words
        assert "KESEHATAN" not in words
        assert f"SAMBANG {BAR}" in words


def test_setda_prints_it_once_the_marks_are_shown(login, filled, opened, address, setda, caplog):
    client = login(setda)
    response = client.get(address)
    assert response.status_code == 403
    assert "setelah nilai tahap ini boleh ditampilkan" in text(response)
    profile = reverse("judging:profile-detail", args=[filled.judge_id])
    assert address not in client.get(profile).content.decode()
    factories.close_stage(opened)
    with caplog.at_level(logging.INFO, logger="kipp.export"):
        assert "SAMBANG REKAAN" in read(client, address)
    assert f"{setda.email} read the sheets of judge {filled.judge_id}" in caplog.text
    assert address in client.get(profile).content.decode()


def test_setda_prints_it_in_an_open_stage_where_the_edition_says_so(login, opened, address, setda):
    Competition.objects.update(marks_shown="always")
    assert "Juri Satu Rekaan" in read(login(setda), address)


def test_setda_prints_it_for_former_and_deactivated_judges(login, filled, opened, address, setda, juri):
    PanelMember.objects.filter(judge=juri[0]).update(left_at=NOW, left_reason="Berhalangan.")
    type(juri[0]).objects.filter(pk=juri[0].pk).update(is_active=False)
    factories.close_stage(opened)
    assert "84,59" in read(login(setda), address)


def test_setda_finds_no_file_of_who_is_not_on_the_panel(login, opened, setda, address, stage):
    factories.close_stage(opened)
    client = login(setda)
    assert client.get(reverse("judging:panel-sheets", args=["2026", 1, setda.pk])).status_code == 404
    assert client.get(reverse("judging:panel-sheets", args=["2026", 2, 1])).status_code == 404
    assert client.post(address).status_code == 405
    stage.state = "planned"
    Stage.objects.filter(pk=stage.pk).update(state="planned", closed_at=None)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_others_do_not_print_for_a_judge(request, login, opened, address, actor):
    factories.close_stage(opened)
    assert login(request.getfixturevalue(actor)).get(address).status_code == 403


def test_file_is_archival_and_takes_the_same_queries_for_one_and_three(judge, opened, juri, dinkes):
    with pikepdf.open(BytesIO(judge.get(PDF).content)) as pdf:
        assert "pdfaid" in str(pdf.open_metadata())
    with CaptureQueriesContext(connection) as one:
        judge.get(PDF)
    more_entries(opened, juri[0], 2, dinkes)
    with CaptureQueriesContext(connection) as three:
        judge.get(PDF)
    assert (len(one), len(three)) == (7, 7)
