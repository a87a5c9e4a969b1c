"""Setda's pages of assignment: the grid, the file with its preview, and the draw with its effect."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.assignment.draws import inputs_of
from judging.assignment.table import table_of
from judging.models import AssignmentDraw, Conflict
from kipp.accounts.models import Role
from tests import factories
from tests.factories import NOW

ARGS = ["2026", 1]
EDIT = reverse("judging:assignment-edit", args=ARGS)
EXPORT = reverse("judging:assignment-export", args=ARGS)
IMPORT = reverse("judging:assignment-import", args=ARGS)
PREVIEW = reverse("judging:assignment-preview", args=ARGS)
DRAW = reverse("judging:assignment-draw", args=ARGS)
FIRST = reverse("judging:draw-detail", args=[*ARGS, 1])


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def admin(login, setda, edition):
    return login(setda)


@pytest.fixture
def stage(stage, juri):
    stage.cards_per_entry = 2
    stage.save()
    factories.seat(stage, *juri)
    return stage


@pytest.fixture
def entries(edition, dinkes, puskesmas, disdikpora):
    titles = [("AYO REKAAN", dinkes), ("BISA REKAAN", puskesmas), ("CEPAT REKAAN", disdikpora)]
    return [factories.make_submission(edition, owner, title=title) for title, owner in titles]


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def hidden(response, name):
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


def grid(client, ticks):
    """What the page sends when these (entry, judge) are ticked."""
    page = client.get(EDIT)
    data = {
        "version": hidden(page, "version"),
        "proposal": re.findall(r'name="proposal" value="([^"]+)"', page.content.decode()),
    }
    for entry, judge in ticks:
        data.setdefault(entry.code, []).append(judge.pk)
    return data


def assigned(stage):
    return set(stage.scorecards.in_contest().values_list("submission__title", "judge__full_name"))


def bar(entry, judge, by):
    Conflict.objects.create(
        submission=entry, judge=judge, reason="family", source="admin", recorded_by=by, recorded_at=NOW
    )


def workbook(client, change=None):
    """The exported workbook, changed cell by cell: {(row of the table from 0, judge from 0): text}."""
    book = openpyxl.load_workbook(BytesIO(client.get(EXPORT).content))
    sheet = book.worksheets[0]
    top = next(row for row in range(1, 10) if sheet.cell(row, 1).value == "Kode")
    for (row, column), value in (change or {}).items():
        sheet.cell(top + 1 + row, 4 + column).value = value
    target = BytesIO()
    book.save(target)
    return SimpleUploadedFile("penugasan.xlsx", target.getvalue()), sheet, top


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


# The file


def test_workbook_names_entries_judges_and_what_is_fixed(admin, stage, juri, setda, entries):
    bar(entries[0], juri[0], setda)
    admin.post(EDIT, grid(admin, [(entries[1], juri[1]), (entries[2], juri[2])]))
    factories.open_stage(stage)
    factories.fill_card(stage, entries[1], juri[1], [50] * 7)
    _, sheet, top = workbook(admin)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top)]
    assert rows[0] == ["Kode", "Proposal", "Perangkat daerah", *(f"J{n} {j.full_name}" for n, j in enumerate(juri, 1))]
    assert rows[1] == [entries[0].code, "AYO REKAAN", "Dinkes", "BK", None, None]
    assert rows[2][3:] == [None, "terisi", None]
    assert rows[3][3:] == [None, None, "x"]


def test_file_is_previewed_and_then_saved(admin, stage, juri, entries):
    admin.post(EDIT, grid(admin, [(entries[1], juri[1])]))
    file, _, _ = workbook(admin, {(0, 0): "x", (0, 2): "X", (1, 1): None})
    response = admin.post(IMPORT, {"file": file}, follow=True)
    page = text(response)
    assert "3 proposal: 2 lembar ditambahkan, 1 ditarik." in page
    assert "Ditambahkan: J1 Juri Satu Rekaan, J3 Juri Tiga Rekaan" in page
    assert "Ditarik: J2 Juri Dua Rekaan" in page
    assert assigned(stage) == {("BISA REKAAN", "Juri Dua Rekaan")}
    response = admin.post(PREVIEW, {"digest": hidden(response, "digest")}, follow=True)
    assert "penugasan.xlsx tersimpan: 2 lembar ditambahkan, 1 ditarik." in text(response)
    assert assigned(stage) == {("AYO REKAAN", "Juri Satu Rekaan"), ("AYO REKAAN", "Juri Tiga Rekaan")}
    assert "Tidak ada berkas yang menunggu" in text(admin.post(PREVIEW, {"digest": "x"}, follow=True))


def test_unchanged_file_has_nothing_to_save(admin, stage, juri, setda, entries):
    bar(entries[0], juri[0], setda)
    admin.post(EDIT, grid(admin, [(entries[1], juri[1])]))
    factories.open_stage(stage)
    factories.fill_card(stage, entries[1], juri[1], [50] * 7)
    response = admin.post(IMPORT, {"file": workbook(admin)[0]}, follow=True)
    assert "Semua baris sudah sama dengan penugasan sekarang" in text(response)


def test_wrong_cells_are_named_and_nothing_is_saved(admin, stage, juri, setda, entries):
    bar(entries[0], juri[0], setda)
    admin.post(EDIT, grid(admin, [(entries[1], juri[1])]))
    factories.open_stage(stage)
    factories.fill_card(stage, entries[1], juri[1], [50] * 7)
    file, _, top = workbook(admin, {(0, 0): "x", (0, 1): "mungkin", (1, 1): None, (2, 0): "x", (2, 2): "terisi"})
    response = admin.post(IMPORT, {"file": file}, follow=True)
    page = text(response)
    assert f"Sel D{top + 1}: Juri Satu Rekaan memiliki benturan kepentingan dengan proposal ini." in page
    assert f"Sel E{top + 1}: isi x atau kosongkan, bukan “mungkin”." in page
    assert f"Sel E{top + 2}: lembar Juri Dua Rekaan sudah berisi" in page
    assert f"Sel F{top + 3}: Juri Tiga Rekaan belum mempunyai lembar ini." in page
    assert "3 baris salah" in page
    assert "baris salah" in text(admin.post(PREVIEW, {"digest": "x"}, follow=True))
    assert assigned(stage) == {("BISA REKAAN", "Juri Dua Rekaan")}


def test_preview_that_is_out_of_date_is_not_saved(admin, stage, juri, entries):
    response = admin.post(IMPORT, {"file": workbook(admin, {(0, 0): "x"})[0]}, follow=True)
    digest = hidden(response, "digest")
    admin.post(EDIT, grid(admin, [(entries[0], juri[1])]))
    assert "sudah berubah sejak pratinjau" in text(admin.post(PREVIEW, {"digest": digest}, follow=True))
    assert assigned(stage) == {("AYO REKAAN", "Juri Dua Rekaan")}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("Kode,Proposal,OPD,J1 Juri Satu Rekaan\nX,,,x", "Kolom J2 Juri Dua Rekaan tidak ada."),
        (
            "Kode,Proposal,OPD,J1 Orang Lain,J2 Juri Dua Rekaan,J3 Juri Tiga Rekaan\nX,,,x,,",
            "“J1 Orang Lain” tidak sesuai",
        ),
        ("Judul,Lain\nX,y", "sel pertamanya harus “Kode”"),
        ("Kode,Proposal,OPD,J1 Juri Satu Rekaan,J2 Juri Dua Rekaan,J3 Juri Tiga Rekaan\n", "tidak berisi proposal"),
        ("Kode,A,A\nX,y,z", "judul kolom yang sama"),
    ],
)
def test_file_of_another_shape_is_refused_beside_the_field(admin, stage, entries, rows, message):
    response = admin.post(IMPORT, {"file": SimpleUploadedFile("penugasan.csv", rows.encode())})
    assert response.status_code == 422
    assert message in text(response)


def test_unknown_and_doubled_codes_are_named(admin, stage, entries):
    heading = "Kode,Proposal,OPD,J1 Juri Satu Rekaan,J2 Juri Dua Rekaan,J3 Juri Tiga Rekaan\n"
    rows = f"{heading}{entries[0].code},,,x,,\nTIDAK-ADA,,,,,\n{entries[0].code.lower()},,,,x,\n,,,x,,\n"
    response = admin.post(IMPORT, {"file": SimpleUploadedFile("penugasan.csv", rows.encode())}, follow=True)
    page = text(response)
    assert "Kode “TIDAK-ADA” bukan proposal tahap ini." in page
    assert "Proposal ini sudah ada pada baris 2." in page
    assert "Kode proposal belum diisi." in page


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"bukan buku kerja"), ("a.pdf", b"%PDF"), ("a.csv", b"")])
def test_what_is_no_table_is_refused(admin, stage, entries, name, content):
    assert admin.post(IMPORT, {"file": SimpleUploadedFile(name, content)}).status_code == 422


def test_file_is_refused_where_everybody_judges_everything(admin, stage, entries):
    stage.cards_per_entry = None
    stage.save()
    response = admin.post(IMPORT, {"file": workbook(admin)[0]})
    assert "setiap juri menilai semua proposal" in text(response)


# The draw


def test_draw_is_shown_with_its_effect_and_applied_once(admin, stage, juri, entries):
    response = admin.post(DRAW, follow=True)
    page = text(response)
    draw = AssignmentDraw.objects.get()
    assert "Setiap proposal dinilai 2 juri; setiap juri membaca 2 proposal; setiap dua juri bertemu pada 1" in page
    assert "Semua juri terhubung melalui proposal bersama, juga bila salah satu juri berhenti." in page
    assert f"{draw.seed}; bilangan" in page
    assert "6 lembar ditambahkan, 0 lembar kosong ditarik" in page
    assert assigned(stage) == set()
    digest = {"digest": hidden(response, "digest")}
    assert "Undian 1 diterapkan: 6 lembar ditambahkan" in text(admin.post(FIRST, digest, follow=True))
    assert "0 lembar ditambahkan, 0 ditarik" in text(admin.post(FIRST, digest, follow=True))
    assert len(assigned(stage)) == 6
    assert "diterapkan 1 November 2026" in text(admin.get(EDIT))


def test_design_that_can_fall_apart_says_so(admin, stage, juri, entries):
    stage.cards_per_entry = 1
    stage.save()
    page = text(admin.post(DRAW, follow=True))
    assert "Pembagian ini dapat terputus." in page
    assert "pembagian yang lebih baik tidak mungkin" in page


def test_a_draw_whose_judges_do_not_meet_names_the_groups(admin, stage, juri, setda, entries, edition, dinkes):
    """Conflicts leave two judges to each half of the entries."""
    fourth = factories.make_user(Role.JUDGE)
    factories.seat(stage, fourth)
    entries.append(factories.make_submission(edition, dinkes, title="DATA REKAAN"))
    for entry, barred in zip(entries, ((2, 3), (2, 3), (0, 1), (0, 1)), strict=True):
        for place in barred:
            bar(entry, [*juri, fourth][place], setda)
    stage.method = "additive"
    stage.save()

    page = text(admin.post(DRAW, follow=True))

    one, two, three, four = (f"{seat} {seat.judge}" for seat in stage.panel.order_by("position"))
    assert "Juri terpecah menjadi 2 kelompok tanpa proposal bersama" in page
    assert f"tidak dapat dibandingkan: {one}, {two}; {three}, {four}." in page
    assert "jadi tidak dapat dibuka dengan pembagian ini." in page
    assert AssignmentDraw.objects.get().applied_at is None


def test_the_grid_names_the_groups_once_every_entry_has_a_judge(admin, stage, juri, entries):
    one, two, three = (f"{seat} {seat.judge}" for seat in stage.panel.order_by("position"))
    admin.post(EDIT, grid(admin, [(entries[0], juri[0]), (entries[1], juri[0])]))
    assert "kelompok tanpa proposal bersama" not in text(admin.get(EDIT))

    admin.post(
        EDIT, grid(admin, [(entries[0], juri[0]), (entries[1], juri[0]), *((entries[2], each) for each in juri[1:])])
    )
    assert (
        f"2 kelompok tanpa proposal bersama, jadi nilai antarkelompok tidak dapat dibandingkan: {one}; {two}, {three}."
        in (text(admin.get(EDIT)))
    )

    admin.post(EDIT, grid(admin, [(entry, judge) for entry in entries for judge in juri[:2]]))
    assert "kelompok tanpa proposal bersama" not in text(admin.get(EDIT))


def test_outdated_draw_cannot_be_applied(admin, stage, juri, setda, entries):
    digest = hidden(admin.post(DRAW, follow=True), "digest")
    bar(entries[0], juri[0], setda)
    page = admin.get(FIRST)
    assert "Usulan ini tidak dapat diterapkan." in text(page)
    assert "Terapkan usulan ini" not in text(page)
    assert "Susun usulan baru" in text(admin.post(FIRST, {"digest": digest}, follow=True))
    assert assigned(stage) == set()


def test_entry_without_enough_judges_is_named_instead_of_a_draw(admin, stage, juri, setda, entries):
    for judge in juri[:2]:
        bar(entries[0], judge, setda)
    page = text(admin.get(EDIT))
    assert "AYO REKAAN memerlukan 2 juri, tetapi hanya 1 juri" in page
    assert "Susun usulan dengan undian" not in page
    assert "hanya 1 juri" in text(admin.post(DRAW, follow=True))
    assert not AssignmentDraw.objects.exists()
