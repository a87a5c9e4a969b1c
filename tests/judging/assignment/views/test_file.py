"""Setda's pages of assignment: the file with its preview."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import factories
from tests.judging.assignment.views.pages import EDIT, IMPORT, PREVIEW, assigned, bar, grid, hidden, text, workbook


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
