"""Setda's page of a stage: panel, entries, what is missing, opening, and progress without marks."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import Scorecard
from kipp.accounts.models import Role
from tests import factories
from tests.factories import CLOSES, NOW

AFTER = CLOSES + timedelta(hours=1)
URL = reverse("judging:stage-detail", args=["2026", 1])
OPEN = reverse("judging:stage-open", args=["2026", 1])
ADD = reverse("judging:panel-add", args=["2026", 1])
ASSIGN = reverse("judging:stage-assign", args=["2026", 1])


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: AFTER)


@pytest.fixture
def admin(login, setda, edition):
    return login(setda)


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


def text(response):
    """The visible words of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def remove_url(judge):
    return reverse("judging:panel-remove", args=["2026", 1, judge.pk])


def seats(stage):
    return [seat.judge for seat in stage.panel.select_related("judge").order_by("position")]


# Who may open the pages


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_setda_opens_these_pages(request, login, stage, actor, juri):
    client = login(request.getfixturevalue(actor))
    for address in (URL, OPEN):
        assert client.get(address).status_code == 403
    for address in (OPEN, ADD, ASSIGN, remove_url(juri[0])):
        assert client.post(address, {"judges": juri[0].pk}).status_code == 403
    assert seats(stage) == []


def test_strangers_are_sent_to_the_login(client, stage):
    for address in (URL, OPEN, ADD, ASSIGN):
        assert client.get(address).url == f"/masuk/?next={address}"


def test_unknown_edition_or_stage_is_not_found(admin):
    for address in (URL.replace("2026", "2031"), URL.replace("tahap/1", "tahap/7"), OPEN.replace("tahap/1", "tahap/0")):
        assert admin.get(address).status_code == 404


def test_reading_changes_nothing(admin, stage, juri, entry):
    factories.seat(stage, *juri)
    for address in (ADD, ASSIGN, remove_url(juri[0])):
        assert admin.get(address).status_code == 405
    admin.get(URL)
    admin.get(OPEN)
    stage.refresh_from_db()
    assert (stage.state, stage.admissions.count(), len(seats(stage))) == ("planned", 0, 3)


# The panel


def test_judges_are_added_and_removed(admin, stage, juri):
    page = text(admin.get(URL))
    assert "Panel masih kosong" in page
    assert "Juri Dua Rekaan" in page
    response = admin.post(ADD, {"judges": [juri[0].pk, juri[1].pk]}, follow=True)
    assert "2 juri masuk panel Tahap 1: Penilaian proposal." in text(response)
    assert re.search(r"J1 Juri Satu Rekaan.*J2 Juri Dua Rekaan", text(response))
    response = admin.post(remove_url(juri[1]), follow=True)
    assert "Juri Dua Rekaan dikeluarkan dari panel" in text(response)
    assert seats(stage) == [juri[0]]
    assert admin.post(remove_url(juri[1])).status_code == 404


@pytest.mark.parametrize("chosen", ["nobody", "operator", "inactive", "seated", "nonsense"])
def test_wrong_choice_is_told_beside_the_field(admin, stage, juri, operator_dinkes, chosen):
    factories.seat(stage, juri[2])
    inactive = factories.make_user(Role.JUDGE, is_active=False)
    values = {
        "nobody": [],
        "operator": [operator_dinkes.pk],
        "inactive": [inactive.pk],
        "seated": [juri[2].pk],
        "nonsense": ["x"],
    }[chosen]
    response = admin.post(ADD, {"judges": [*values, juri[0].pk] if values else []})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'class="field-error"' in page
    assert ("Pilih paling sedikit satu juri." in page) is (chosen == "nobody")
    assert (f'value="{juri[0].pk}" id="id_judges_' in page) is True
    assert len(re.findall(r"<input[^>]* checked", page)) == (0 if chosen == "nobody" else 1)
    assert seats(stage) == [juri[2]]


def test_judge_with_marks_cannot_be_removed(admin, stage, juri, entry):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    factories.open_stage(stage)
    factories.fill_card(stage, entry, juri[0], [50] + [None] * 6, finish=False)
    page = admin.get(URL).content.decode()
    assert remove_url(juri[0]) not in page
    assert remove_url(juri[1]) in page
    assert "sudah memberi nilai" in text(admin.post(remove_url(juri[0]), follow=True))
    assert len(seats(stage)) == 3


# Opening


def test_page_lists_what_is_missing(admin, stage, edition, dinkes, monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)
    factories.make_submission(edition, dinkes, state="submitted")
    for address in (URL, OPEN):
        page = text(admin.get(address))
        assert "Panel belum berisi juri." in page
        assert "Pendaftaran belum ditutup." in page
        assert "1 proposal masih menunggu seleksi administrasi." in page
        assert "Belum ada proposal yang lolos administrasi." in page
        assert "Lihat tanggal pendaftaran" in page
    assert 'href="/edisi/2026/pengaturan/"' in admin.get(OPEN).content.decode()
    assert f'href="{OPEN}"' not in admin.get(URL).content.decode()
    response = admin.post(OPEN, follow=True)
    assert "Panel belum berisi juri." in text(response)
    stage.refresh_from_db()
    assert stage.state == "planned"


def test_opening_asks_first_and_then_gives_out_the_sheets(admin, stage, juri, entry, login):
    factories.seat(stage, *juri)
    assert f'href="{OPEN}"' in admin.get(URL).content.decode()
    question = text(admin.get(OPEN))
    assert "1 proposal akan dinilai oleh 3 juri: 3 lembar penilaian dibuat" in question
    response = admin.post(OPEN, follow=True)
    assert "Tahap 1: Penilaian proposal dibuka." in text(response)
    assert "0 dari 3 lembar selesai" in text(response)
    assert Scorecard.objects.count() == 3
    assert "sudah berubah" in text(admin.post(OPEN, follow=True))
    assert "SAMBANG REKAAN" in text(login(juri[0]).get(reverse("judging:scorecard-list")))


# Progress


def test_progress_counts_sheets_and_shows_no_marks(admin, stage, juri, entry, edition, dinkes):
    other = factories.make_submission(edition, dinkes, title="KEDUA REKAAN")
    factories.admit(stage, entry, other)
    factories.seat(stage, *juri)
    factories.open_stage(stage)
    factories.fill_card(stage, entry, juri[0], ["13.37"] * 7)
    factories.fill_card(stage, entry, juri[1], ["13.37"] * 7)
    factories.fill_card(stage, other, juri[0], ["13.37"] * 6 + [None], finish=False)
    response = admin.get(URL)
    page = text(response)
    assert "2 dari 6 lembar selesai" in page
    assert re.search(r"J1 Juri Satu Rekaan ((?!J2).)*1 dari 2", page)
    assert re.search(r"J3 Juri Tiga Rekaan ((?!SAMBANG).)*0 dari 2", page)
    assert re.search(r"KEDUA REKAAN Judul lengkap rekaan Dinkes 0 dari 3", page)
    assert re.search(r"SAMBANG REKAAN Judul lengkap rekaan Dinkes 2 dari 3", page)
    assert page.index("KEDUA REKAAN") < page.index("SAMBANG REKAAN")
    assert "13,37" not in page
    assert "13.37" not in response.content.decode()
    assert reverse("judging:stage-close", args=["2026", 1]) in response.content.decode()


def test_withdrawn_entry_and_recused_sheet_do_not_count(admin, stage, juri, entry, edition, dinkes):
    gone = factories.make_submission(edition, dinkes, state="withdrawn", title="DITARIK REKAAN")
    factories.admit(stage, entry, gone)
    factories.seat(stage, *juri)
    factories.open_stage(stage)
    Scorecard.objects.filter(submission=entry, judge=juri[0]).update(state="recused")
    page = text(admin.get(URL))
    assert "0 dari 2 lembar selesai" in page
    assert re.search(r"DITARIK REKAAN Judul lengkap rekaan Dinkes ditarik", page)


def test_missing_sheets_are_completed_by_a_button(admin, stage, juri, entry, edition, dinkes):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    factories.open_stage(stage)
    assert "Tugaskan semua juri" not in text(admin.get(URL))
    factories.make_submission(edition, dinkes)
    assert "1 proposal yang lolos belum masuk tahap ini." in text(admin.get(URL))
    response = admin.post(ASSIGN, follow=True)
    assert "Setiap juri di panel kini memiliki lembar untuk setiap proposal." in text(response)
    assert "0 dari 6 lembar selesai" in text(response)
    assert "Tugaskan semua juri" not in text(response)


def test_closed_stage_only_shows(admin, stage, juri, entry):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    factories.close_stage(factories.open_stage(stage))
    page = admin.get(URL).content.decode()
    assert ADD not in page
    assert remove_url(juri[0]) not in page
    assert admin.post(ADD, {"judges": factories.make_user(Role.JUDGE).pk}).status_code == 422
    assert "sudah ditutup" in text(admin.post(ASSIGN, follow=True))


@pytest.mark.parametrize(("state", "queries"), [("planned", 15), ("open", 15)])
def test_page_takes_the_same_queries_for_one_and_three(admin, stage, edition, dinkes, juri, entry, state, queries):
    factories.admit(stage, entry)
    factories.seat(stage, juri[0])
    stage.state = state
    stage.save()
    admin.get(URL)
    with CaptureQueriesContext(connection) as one:
        admin.get(URL)
    factories.admit(stage, *(factories.make_submission(edition, dinkes) for _ in range(2)))
    factories.seat(stage, *juri[1:])
    factories.make_user(Role.JUDGE)
    admin.get(URL)
    with CaptureQueriesContext(connection) as three:
        admin.get(URL)
    assert (len(one), len(three)) == (queries, queries)
