"""The pages of organizations, and the rules of changing one by hand."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kipp.accounts.models import Organization, Role
from kipp.accounts.organization_import import load_default_organizations
from kipp.accounts.organizations import save_organization
from tests import factories

LIST = "/perangkat-daerah/"
ADDRESSES = [
    LIST,
    LIST + "baru/",
    LIST + "{pk}/ubah/",
    LIST + "impor/",
    LIST + "impor/pratinjau/",
    LIST + "daftar.xlsx",
    LIST + "templat.xlsx",
]
NEW = {"name": "Dinas Contoh Rekaan", "short_name": "Discontoh", "kind": "dinas", "is_counted": "on"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_stranger_logs_in_first_and_other_roles_are_refused(
    client, dinkes, operator_dinkes, kepala_dinkes, juri_satu, pengamat, address
):
    address = address.format(pk=dinkes.pk)
    assert client.get(address).url == f"/masuk/?next={address}"
    for user in (operator_dinkes, kepala_dinkes, juri_satu, pengamat):
        client.force_login(user)
        assert client.get(address).status_code == 403
        assert client.post(address, NEW).status_code in (403, 405)
    assert not Organization.objects.filter(short_name="Discontoh").exists()


def test_list_is_a_tree_with_counts(login, setda):
    load_default_organizations()
    factories.make_organization("Bekas", is_active=False)
    page = login(setda).get(LIST).content.decode()
    assert "42 perangkat daerah dihitung" in page
    assert "23 unit kerja dihitung pada induknya" in page
    assert "1 nonaktif" in page
    health, unit, labour = (
        page.index(f">{name}<")
        for name in (
            "Dinas Kesehatan",
            "UPTD Puskesmas Bae",
            "Dinas Sosial, Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana",
        )
    )
    assert health < unit < labour
    assert "20 unit kerja" in page
    assert "pada Dinkes" in page


def test_empty_list_names_the_first_step(login, setda):
    page = login(setda).get(LIST).content.decode()
    assert "Belum ada perangkat daerah." in page


def test_organizations_seen_by_each_role(
    setda, dinkes, puskesmas, disdikpora, operator_dinkes, operator_puskesmas, pengamat
):
    seen = {
        user: set(Organization.objects.visible_to(user))
        for user in (setda, operator_dinkes, operator_puskesmas, pengamat)
    }
    assert seen[setda] == {dinkes, puskesmas, disdikpora}
    assert seen[operator_dinkes] == {dinkes, puskesmas}
    assert seen[operator_puskesmas] == {puskesmas}
    assert seen[pengamat] == set()


def queries_of_list(client):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(LIST).status_code == 200
    return len(captured)


def test_number_of_queries_does_not_depend_on_rows(login, setda, dinkes):
    client = login(setda)
    client.get(LIST)
    few = queries_of_list(client)
    for number in range(2):
        factories.make_organization(f"Puskesmas {number}", parent=dinkes)
    assert (few, queries_of_list(client)) == (6, 6)


def test_create_and_edit(login, setda, dinkes):
    client = login(setda)
    response = client.post(LIST + "baru/", NEW | {"name": " Dinas  Contoh\u202e Rekaan "}, follow=True)
    assert "Dinas Contoh Rekaan tersimpan." in response.content.decode()
    saved = Organization.objects.get(short_name="Discontoh")
    assert (saved.name, saved.is_counted, saved.is_active, saved.parent) == ("Dinas Contoh Rekaan", True, True, None)
    address = f"{LIST}{saved.pk}/ubah/"
    assert "Dinas Contoh Rekaan" in client.get(address).content.decode()
    unit = {"name": "UPTD Contoh", "short_name": "UPTD Contoh", "kind": "uptd", "parent": dinkes.pk, "is_active": "on"}
    assert client.post(address, unit).url == LIST
    saved.refresh_from_db()
    assert (saved.name, saved.parent, saved.is_counted) == ("UPTD Contoh", dinkes, False)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": ""}, "wajib diisi"),
        ({"name": "DINAS KESEHATAN"}, "Nama ini sudah dipakai"),
        ({"short_name": "dinkes"}, "Nama singkat ini sudah dipakai"),
        ({"kind": "kantor"}, "Pilihan ini tidak tersedia"),
        ({"short_name": "x" * 61}, "paling banyak 60"),
        ({"parent": "dinkes"}, "dihitung pada induknya"),
        ({"parent": "puskesmas"}, "Pilihan ini tidak tersedia"),
    ],
)
def test_bad_input_is_kept_with_a_message(login, setda, dinkes, puskesmas, wrong, message):
    parents = {"dinkes": dinkes.pk, "puskesmas": puskesmas.pk}
    sent = NEW | wrong | ({"parent": parents[wrong["parent"]]} if "parent" in wrong else {})
    response = login(setda).post(LIST + "baru/", sent)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert sent["short_name"] in response.content.decode()
    assert Organization.objects.count() == 2


def test_parent_with_units_cannot_become_a_unit(login, setda, dinkes, puskesmas, disdikpora):
    sent = {"name": dinkes.name, "short_name": "Dinkes", "kind": "dinas", "parent": disdikpora.pk, "is_active": "on"}
    page = login(setda).post(f"{LIST}{dinkes.pk}/ubah/", sent).content.decode()
    assert "yang memiliki unit kerja tidak dapat diberi induk" in page


def details_of(organization, **changes):
    names = ("name", "short_name", "kind", "parent", "is_counted", "is_active", "note")
    return {name: getattr(organization, name) for name in names} | changes


def test_deactivation_strands_neither_units_nor_people(setda, dinkes, puskesmas, operator_puskesmas):
    with pytest.raises(ValidationError, match="1 unit kerja aktif"):
        save_organization(by=setda, organization=dinkes, **details_of(dinkes, is_active=False))
    with pytest.raises(ValidationError, match="1 akun aktif"):
        save_organization(by=setda, organization=puskesmas, **details_of(puskesmas, is_active=False))
    operator_puskesmas.is_active = False
    operator_puskesmas.save()
    save_organization(by=setda, organization=puskesmas, **details_of(puskesmas, is_active=False))
    save_organization(by=setda, organization=dinkes, **details_of(dinkes, is_active=False))
    assert not Organization.objects.active().exists()


def test_unit_keeps_its_inactive_parent_in_the_form(login, setda, dinkes, puskesmas):
    Organization.objects.filter(pk=dinkes.pk).update(is_active=False)
    form = login(setda).get(f"{LIST}{puskesmas.pk}/ubah/").context["form"]
    assert list(form.fields["parent"].queryset) == [dinkes]


def test_only_setda_changes_organizations(operator_dinkes, dinkes):
    with pytest.raises(PermissionDenied):
        save_organization(by=operator_dinkes, organization=dinkes, **details_of(dinkes, name="Lain"))


def test_inactive_setda_changes_nothing(dinkes):
    former = factories.make_user(Role.ADMIN, is_active=False)
    with pytest.raises(PermissionDenied):
        save_organization(by=former, organization=dinkes, **details_of(dinkes, name="Lain"))


def test_unknown_organization_is_404(login, setda):
    assert login(setda).get(f"{LIST}999999/ubah/").status_code == 404
