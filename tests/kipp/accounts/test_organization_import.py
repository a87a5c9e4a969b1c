"""What importing organizations does: the plan, applying exactly it, the command."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command

from kipp.accounts.models import Organization
from kipp.accounts.organization_import import apply_import, load_default_organizations, preview_import
from kipp.accounts.organization_table import COLUMNS, read_table
from tests import factories
from tests.kipp.accounts.organization_files import BAE, DINKES, HEADING, table_of, xlsx_file


def outcomes(plan):
    return [line.outcome for line in plan.lines]


def messages(plan):
    return {line.number: " ".join(line.messages) for line in plan.lines if line.messages}


@pytest.fixture
def packaged(db):
    load_default_organizations()


def test_packaged_list_has_42_departments_and_23_units(packaged):
    assert Organization.objects.counted().count() == 42
    assert Organization.objects.filter(parent__isnull=False).count() == 23
    assert Organization.objects.count() == 65
    assert outcomes(load_default_organizations()) == ["same"] * 65


def test_preview_saves_nothing(db):
    plan = preview_import(table_of(DINKES, BAE))
    assert outcomes(plan) == ["new", "new"]
    assert not Organization.objects.exists()


def test_parent_may_stand_below_its_units(db):
    plan = apply_import(table=table_of(BAE, DINKES), by=None)
    assert [(line.number, line.name) for line in plan.lines] == [(2, "UPTD Puskesmas Bae"), (3, "Dinas Kesehatan")]
    assert Organization.objects.get(short_name="Puskesmas Bae").parent.short_name == "Dinkes"


def test_rows_are_known_by_short_name_or_name_in_any_case(packaged):
    table = table_of("Dinas Kesehatan Daerah,DINKES,dinas,,1,", "dinas perhubungan,Dishub Baru,dinas,,1,")
    plan = apply_import(table=table, by=None)
    assert plan.lines[0].changes == [
        ("nama", "Dinas Kesehatan", "Dinas Kesehatan Daerah"),
        ("nama singkat", "Dinkes", "DINKES"),
    ]
    assert ("nama singkat", "Dishub", "Dishub Baru") in plan.lines[1].changes
    assert Organization.objects.count() == 65


def test_changes_are_told_in_words(packaged):
    plan = preview_import(table_of("SMP 1 Jati,SMP 1 Jati,UPTD,dinkes,tidak,uji"))
    assert plan.lines[0].changes == [
        ("jenis", "sekolah", "UPTD"),
        ("induk", "Disdikpora", "Dinkes"),
        ("catatan", "", "uji"),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",X,dinas,,1,", "Nama:"),
        ("X,,dinas,,1,", "Nama singkat:"),
        ("X,X,,,1,", "Jenis: belum diisi. Pilih: bagian"),
        ("X,X,kantor,,1,", "Jenis: “kantor” tidak dikenal. Pilih: bagian"),
        ("X,X,uptd,Entah,0,", "Induk: “Entah” tidak ada"),
        ("X,X,uptd,Puskesmas Bae,0,", "Induk harus perangkat daerah, bukan unit kerja."),
        ("X,X,uptd,Dinkes,1,", "Unit kerja dihitung pada induknya"),
        ("X,X,dinas,,mungkin,", "Dihitung: isi 1 atau 0"),
        ("X,X,dinas,,1,=HYPERLINK(A1)", "rumus"),
        ("X,X,dinas,,1,,lebih", "lebih banyak sel"),
        (f"{'x' * 201},X,dinas,,1,", "paling banyak 200"),
        (f"{'x' * 9000},X,dinas,,1,", "lebih panjang dari 500"),
        ("Dinas Perhubungan,Dinkes,dinas,,1,", "Nama ini sudah dipakai"),
        ("Dinas Kesehatan,Dinkes,dinas,Disdikpora,0,", "yang memiliki unit kerja tidak dapat diberi induk"),
    ],
)
def test_wrong_rows_say_why_and_nothing_is_saved(packaged, row, message):
    table = table_of("Dinas Baru,Disbaru,dinas,,1,", row)
    plan = preview_import(table)
    assert plan.lines[1].outcome == "wrong"
    assert message in messages(plan)[3]
    assert not plan.is_applicable
    with pytest.raises(ValidationError, match="1 baris salah"):
        apply_import(table=table, by=None)
    assert not Organization.objects.filter(short_name="Disbaru").exists()


def test_formula_in_a_workbook_is_refused(db):
    file = xlsx_file([COLUMNS, ["=1+1", "X", "dinas", "", "1", ""]])
    assert "rumus" in messages(preview_import(read_table(file, "a.xlsx")))[2]


def test_same_organization_twice_is_refused(packaged):
    plan = preview_import(
        table_of(
            "Dinas A,A,dinas,,1,", "Dinas B,a,dinas,,1,", "DINAS A,C,dinas,,1,", DINKES, "Dinas Kesehatan,DKK,dinas,,1,"
        )
    )
    assert outcomes(plan) == ["new", "wrong", "wrong", "same", "wrong"]
    assert "sudah ada pada baris 2" in messages(plan)[3]
    assert "sudah ada pada baris 2" in messages(plan)[4]
    assert "sudah ada pada baris 5" in messages(plan)[6]


def test_children_of_a_wrong_parent_are_wrong(db):
    plan = preview_import(table_of(BAE, DINKES.replace("dinas", "entah")))
    assert outcomes(plan) == ["wrong", "wrong"]


def test_inactive_stays_inactive(db):
    factories.make_organization("Dinkes", is_active=False)
    apply_import(table=table_of("Dinas Kesehatan Lama,Dinkes,dinas,,1,"), by=None)
    assert not Organization.objects.get().is_active


def test_only_setda_applies(operator_dinkes):
    with pytest.raises(PermissionDenied):
        apply_import(table=table_of("Dinas Baru,Disbaru,dinas,,1,"), by=operator_dinkes)
    assert Organization.objects.count() == 1


def test_another_plan_than_the_agreed_one_is_refused(setda):
    table = table_of(DINKES)
    agreed = preview_import(table).digest
    factories.make_organization("Dinkes", name="Dinas Kesehatan Lama")
    with pytest.raises(ValidationError, match="sudah berubah sejak pratinjau"):
        apply_import(table=table, by=setda, digest=agreed)
    assert Organization.objects.get().name == "Dinas Kesehatan Lama"
    same_outcome = preview_import(table_of(DINKES.replace("dinas", "badan")))
    assert same_outcome.digest != agreed


def test_command_shows_and_saves(db, capsys, tmp_path):
    call_command("organizations", "--dry-run")
    assert "65 baris: 65 baru, 0 berubah, 0 tetap, 0 salah." in capsys.readouterr().out
    assert not Organization.objects.exists()
    call_command("organizations")
    assert Organization.objects.count() == 65
    path = tmp_path / "ubah.csv"
    path.write_text(f"{HEADING}\nDinas Kesehatan,DKK,dinas,,1,\n", encoding="utf-8")
    call_command("organizations", str(path))
    out = capsys.readouterr().out
    assert "baris 2: berubah: Dinas Kesehatan: nama singkat: Dinkes → DKK" in out
    assert Organization.objects.filter(short_name="DKK").exists()


def test_command_fails_on_wrong_rows_and_files(db, capsys, tmp_path):
    path = tmp_path / "salah.csv"
    path.write_text(f"{HEADING}\n{DINKES}\n{BAE.replace('Dinkes', 'Entah')}\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Tidak ada yang disimpan"):
        call_command("organizations", str(path))
    assert "baris 3: salah: UPTD Puskesmas Bae" in capsys.readouterr().out
    with pytest.raises(CommandError, match="tidak dapat dibuka"):
        call_command("organizations", str(tmp_path / "tidak-ada.csv"))
    path.rename(tmp_path / "salah.txt")
    with pytest.raises(CommandError, match="Pilih berkas"):
        call_command("organizations", str(tmp_path / "salah.txt"))
    assert not Organization.objects.exists()
