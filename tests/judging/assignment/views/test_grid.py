"""Setda's pages of assignment: who may open them, and the grid."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.assignment.draws import inputs_of
from judging.assignment.table import table_of
from judging.models import AssignmentDraw
from kipp.accounts.models import Role
from tests import factories
from tests.factories import NOW
from tests.judging.assignment.views.pages import (
    ARGS,
    DRAW,
    EDIT,
    EXPORT,
    FIRST,
    IMPORT,
    PREVIEW,
    assigned,
    bar,
    grid,
    hidden,
    text,
)

# Who may


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_setda_opens_these_pages(request, login, stage, setda, actor):
    factories.make_draw(stage, by=setda, cards=2)
    client = login(request.getfixturevalue(actor))
    for address in (EDIT, EXPORT, IMPORT, PREVIEW, FIRST):
        assert client.get(address).status_code == 403
    for address in (EDIT, IMPORT, PREVIEW, DRAW, FIRST):
        assert client.post(address).status_code == 403


def test_strangers_are_sent_to_the_login(client, stage):
    for address in (EDIT, EXPORT, IMPORT, PREVIEW, FIRST):
        assert client.get(address).url == f"/masuk/?next={address}"


def test_what_does_not_exist_is_not_found(admin, stage):
    for address in (EDIT, EXPORT, IMPORT, PREVIEW, FIRST):
        assert admin.get(address.replace("2026", "2031")).status_code == 404
        assert admin.get(address.replace("tahap/1", "tahap/7")).status_code == 404
    assert admin.get(FIRST).status_code == 404


def test_reading_changes_nothing(admin, stage, entries, setda):
    factories.make_draw(stage, by=setda, cards=2)
    for address in (EDIT, EXPORT, IMPORT, PREVIEW, FIRST):
        admin.get(address)
    assert admin.get(DRAW).status_code == 405
    assert (stage.scorecards.count(), stage.admissions.count(), AssignmentDraw.objects.count()) == (0, 0, 1)


# The grid


def test_grid_shows_conflicts_written_sheets_and_totals(admin, stage, juri, setda, entries):
    bar(entries[0], juri[0], setda)
    admin.post(EDIT, grid(admin, [(entries[0], juri[1]), (entries[1], juri[1]), (entries[1], juri[2])]))
    factories.open_stage(stage)
    factories.fill_card(stage, entries[1], juri[1], ["13.37"] * 7)
    response = admin.get(EDIT)
    page, html = text(response), response.content.decode()
    assert re.search(r"J1 0 proposal, Juri Satu Rekaan J2 2 proposal, Juri Dua Rekaan J3 1 proposal", page)
    assert re.search(r"AYO REKAAN Dinkes · \S+ 1 dari 2 juri BK J1 Juri Satu Rekaan: benturan kepentingan", page)
    assert re.search(r"BISA REKAAN Puskesmas Kaliwungu · \S+ 2 juri", page)
    assert "J2 Juri Dua Rekaan: sudah berisi" in page
    assert f'name="{entries[0].code}" value="{juri[0].pk}"' not in html
    assert f'name="{entries[1].code}" value="{juri[1].pk}"' not in html
    assert f'name="{entries[1].code}" value="{juri[2].pk}" checked' in html
    assert "13,37" not in page


def test_grid_is_saved(admin, stage, juri, entries):
    response = admin.post(EDIT, grid(admin, [(entries[0], juri[0]), (entries[2], juri[1])]), follow=True)
    assert "2 lembar ditambahkan, 0 ditarik" in text(response)
    assert assigned(stage) == {("AYO REKAAN", "Juri Satu Rekaan"), ("CEPAT REKAAN", "Juri Dua Rekaan")}
    response = admin.post(EDIT, grid(admin, [(entries[0], juri[0])]), follow=True)
    assert "0 lembar ditambahkan, 1 ditarik" in text(response)


def test_second_tab_keeps_its_ticks_and_is_told(admin, stage, juri, entries):
    first = grid(admin, [(entries[0], juri[0])])
    second = grid(admin, [(entries[0], juri[1])])
    admin.post(EDIT, first)
    assert admin.post(EDIT, first).status_code == 302  # a second click
    response = admin.post(EDIT, second)
    assert response.status_code == 409
    assert "diubah di tempat lain" in text(response)
    assert f'name="{entries[0].code}" value="{juri[1].pk}" checked' in response.content.decode()
    assert response.content.decode().count("is-changed") == 2
    assert assigned(stage) == {("AYO REKAAN", "Juri Satu Rekaan")}
    second["version"] = hidden(response, "version")
    admin.post(EDIT, second)
    assert assigned(stage) == {("AYO REKAAN", "Juri Dua Rekaan")}


def test_forged_tick_over_a_conflict_is_refused_and_the_rest_kept(admin, stage, juri, setda, entries):
    bar(entries[0], juri[0], setda)
    response = admin.post(EDIT, grid(admin, [(entries[0], juri[0]), (entries[1], juri[1])]))
    assert response.status_code == 422
    assert "memiliki benturan kepentingan dengan AYO REKAAN" in text(response)
    assert f'name="{entries[1].code}" value="{juri[1].pk}" checked' in response.content.decode()
    assert assigned(stage) == set()


@pytest.mark.parametrize("nonsense", [{"proposal": "TIDAK-ADA"}, {"version": "x"}, {}])
def test_nonsense_is_refused_without_an_error_of_the_server(admin, stage, juri, entries, nonsense):
    data = {"proposal": [entries[0].code], "version": "", entries[0].code: ["x", juri[0].pk, "²"]} | nonsense
    assert admin.post(EDIT, data).status_code in (409, 422)
    assert assigned(stage) == set()


def test_closed_stage_and_all_to_all_only_show(admin, stage, juri, entries):
    admin.post(EDIT, grid(admin, [(entries[0], juri[0])]))
    factories.close_stage(factories.open_stage(stage))
    page = admin.get(EDIT)
    assert "sudah ditutup" in text(page)
    assert "Simpan penugasan" not in text(page)
    assert admin.post(EDIT, grid(admin, [(entries[0], juri[1])])).status_code == 422
    stage.state, stage.cards_per_entry = "planned", None
    stage.save()
    page = text(admin.get(EDIT))
    assert "setiap juri menilai semua proposal" in page
    assert "Simpan penugasan" not in page
    assert "Susun usulan" not in page


def test_pages_say_what_is_empty(admin, edition, setda):
    assert "Belum ada proposal yang dinilai" in text(admin.get(EDIT))
    factories.make_submission(edition, factories.make_organization("Disbudpar"))
    assert "Panel masih kosong" in text(admin.get(EDIT))


def test_stage_page_leads_to_the_assignment(admin, stage, entries):
    address = reverse("judging:stage-detail", args=ARGS)
    response = admin.get(address)
    assert f'href="{EDIT}"' in response.content.decode()
    assert "Penugasan belum lengkap: 3 proposal" in text(response)
    factories.admit(stage, *entries)
    factories.open_stage(stage)
    assert "6 lembar belum ditugaskan" in text(admin.get(address))


@pytest.mark.parametrize("address", [EDIT, FIRST])
def test_pages_take_the_same_queries_for_one_and_three(admin, stage, edition, dinkes, setda, address):
    factories.make_submission(edition, dinkes)
    factories.make_draw(stage, by=setda, cards=2)
    admin.get(address)
    with CaptureQueriesContext(connection) as one:
        admin.get(address)
    for _ in range(2):
        factories.make_submission(edition, dinkes)
        factories.seat(stage, factories.make_user(Role.JUDGE))
    AssignmentDraw.objects.create(
        stage=stage,
        number=2,
        seed=1,
        cards_per_entry=2,
        inputs=inputs_of(table_of(stage)),
        drawn_by=setda,
        drawn_at=NOW,
    )
    admin.get(address)
    with CaptureQueriesContext(connection) as three:
        admin.get(address)
    assert len(one) == len(three) == {EDIT: 10, FIRST: 10}[address]
