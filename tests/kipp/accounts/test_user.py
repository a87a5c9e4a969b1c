"""The pages of people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kipp.accounts.models import Mail, Role, User
from tests import factories

LIST = "/akun/"


def waiting_user(**fields):
    user = factories.make_user(Role.JUDGE, **fields)
    user.set_unusable_password()
    user.save()
    return user


@pytest.mark.parametrize("address", [LIST, "/akun/baru/", "/akun/{pk}/ubah/"])
def test_stranger_logs_in_first_and_other_roles_are_refused(
    client, setda, operator_dinkes, kepala_dinkes, juri_satu, pengamat, address
):
    address = address.format(pk=setda.pk)
    assert client.get(address).url == f"/masuk/?next={address}"
    for user in (operator_dinkes, kepala_dinkes, juri_satu, pengamat):
        client.force_login(user)
        response = client.get(address)
        assert response.status_code == 403
        assert setda.email not in response.content.decode()
        assert client.post(address, {"full_name": "Lain"}).status_code in (403, 405)


def test_list_shows_everybody_with_role_and_state(login, setda, operator_puskesmas):
    factories.make_user(Role.JUDGE, full_name="Juri Nonaktif Rekaan", affiliation="Undip", is_active=False)
    waiting_user(full_name="Juri Menunggu Rekaan")
    page = login(setda).get(LIST).content.decode()
    for text in ("Juri Nonaktif Rekaan", "Undip", "nonaktif", "belum membuat kata sandi", operator_puskesmas.email):
        assert text in page
    assert page.index("Juri Menunggu") < page.index("Juri Nonaktif") < page.index("Operator Puskesmas")
    assert page.count(" ke Juri Menunggu Rekaan<") == page.count("Kirim undangan lagi") == 2  # narrow and wide


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=kaliwungu", {"puskesmas"}),
        ("q=PUSKESMAS@example.id", {"puskesmas"}),
        ("q=dinkes", {"dinkes", "kepala"}),
        ("q=operator dinkes", {"dinkes"}),
        ("q=undip", {"juri"}),
        ("q=%25", set()),
        ("role=head", {"kepala"}),
        ("role=head&q=puskesmas", set()),
        ("state=nonaktif", {"juri"}),
        ("state=menunggu", {"menunggu"}),
        ("state=aktif&role=operator", {"dinkes", "puskesmas"}),
    ],
)
def test_search_and_filters(login, setda, operator_dinkes, operator_puskesmas, kepala_dinkes, query, found):
    juri = factories.make_user(Role.JUDGE, affiliation="Undip", is_active=False)
    people = {
        "dinkes": operator_dinkes,
        "puskesmas": operator_puskesmas,
        "kepala": kepala_dinkes,
        "juri": juri,
        "menunggu": waiting_user(),
    }
    page = login(setda).get(f"{LIST}?{query}")
    assert {person.pk for person in page.context["page_obj"]} == {people[name].pk for name in found}


def test_nonsense_in_the_address_is_survived(login, setda):
    client = login(setda)
    for query in ("role=raja", "state=x", "page=-7", "page=z", "q=%00"):
        assert client.get(f"{LIST}?{query}").status_code == 200


def test_no_result_says_so(login, setda):
    assert "Tidak ada akun yang cocok" in login(setda).get(f"{LIST}?q=tidakada").content.decode()


def test_pages_of_fifty_keep_the_filter(login, setda):
    for number in range(51):
        factories.make_user(Role.JUDGE, full_name=f"Juri {number:02} Rekaan")
    client = login(setda)
    first = client.get(f"{LIST}?role=judge")
    assert len(first.context["page_obj"]) == 50
    assert "role=judge&amp;page=2" in first.content.decode()
    assert len(client.get(f"{LIST}?role=judge&page=2").context["page_obj"]) == 1


def queries_of_list(client):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(LIST).status_code == 200
    return len(captured)


def test_number_of_queries_does_not_depend_on_rows(login, setda, dinkes):
    client = login(setda)
    client.get(LIST)
    factories.make_user(Role.OPERATOR, organization=dinkes)
    few = queries_of_list(client)
    for _ in range(3):
        factories.make_user(Role.OPERATOR, organization=dinkes)
    assert (few, queries_of_list(client)) == (6, 6)


def test_setda_invites_an_operator(login, setda, dinkes):
    details = {
        "role": "operator",
        "full_name": "Operator Baru Rekaan",
        "email": "baru@example.id",
        "organization": dinkes.pk,
        "phone": "0812 3456 7890",
    }
    response = login(setda).post("/akun/baru/", details, follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert "Akun Operator Baru Rekaan dibuat" in response.content.decode()
    user = User.objects.get(email="baru@example.id")
    assert (user.role, user.organization, user.phone) == (Role.OPERATOR, dinkes, "0812 3456 7890")
    assert Mail.objects.get().recipient == user.email


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"role": ""}, "wajib diisi"),
        ({"email": "SETDA@example.id"}, "Surel ini sudah dipakai akun lain."),
        ({"phone": "hubungi saja"}, "Tulis nomor telepon dengan angka"),
        ({"organization": ""}, "Operator memerlukan perangkat daerah"),
        ({"organization": "999999"}, "Pilihan ini tidak tersedia"),
        ({"role": "judge"}, "Juri tidak memiliki perangkat daerah"),
        ({"full_name": "x" * 121}, "paling banyak 120"),
    ],
)
def test_bad_input_is_kept_with_a_message(login, setda, dinkes, wrong, message):
    details = {
        "role": "operator",
        "full_name": "Operator Baru Rekaan",
        "email": "baru@example.id",
        "organization": dinkes.pk,
    }
    response = login(setda).post("/akun/baru/", details | wrong)
    page = response.content.decode()
    assert response.status_code == 200
    assert message in page
    assert (wrong.get("full_name") or "Operator Baru Rekaan") in page
    assert User.objects.count() == 1
    assert not Mail.objects.exists()


def test_all_that_is_wrong_is_said_at_the_first_try(login, setda):
    details = {"role": "operator", "full_name": "", "email": "SETDA@example.id", "phone": "hubungi saja"}
    page = login(setda).post("/akun/baru/", details).content.decode()
    for words in ("wajib diisi", "Surel ini sudah dipakai", "Tulis nomor telepon", "Operator memerlukan perangkat"):
        assert words in page


def test_own_address_is_not_taken(login, setda, pengamat):
    details = {"role": "observer", "full_name": "Rekaan", "email": pengamat.email.upper(), "is_active": "on"}
    assert login(setda).post(f"/akun/{pengamat.pk}/ubah/", details).status_code == 302


def test_inactive_organization_cannot_be_chosen(login, setda, disdikpora):
    disdikpora.is_active = False
    disdikpora.save()
    assert disdikpora.name not in login(setda).get("/akun/baru/").content.decode()


def test_edit_changes_role_and_organization(login, setda, operator_dinkes):
    address = f"/akun/{operator_dinkes.pk}/ubah/"
    client = login(setda)
    assert operator_dinkes.email in client.get(address).content.decode()
    details = {"role": "observer", "full_name": "Pengamat Rekaan", "email": operator_dinkes.email, "is_active": "on"}
    response = client.post(address, details | {"affiliation": "Inspektorat"}, follow=True)
    assert "Akun Pengamat Rekaan tersimpan." in response.content.decode()
    operator_dinkes.refresh_from_db()
    assert (operator_dinkes.role, operator_dinkes.organization, operator_dinkes.is_active) == ("observer", None, True)


def test_unchanged_form_changes_nothing(login, setda, operator_dinkes):
    address = f"/akun/{operator_dinkes.pk}/ubah/"
    form = login(setda).get(address).context["form"]
    before = User.objects.filter(pk=operator_dinkes.pk).values().get()
    posted = {name: value for name, value in form.initial.items() if value not in (None, False)}
    assert login(setda).post(address, posted).status_code == 302
    assert User.objects.filter(pk=operator_dinkes.pk).values().get() == before


def test_own_account_stays_setda_and_active(login, setda):
    address = f"/akun/{setda.pk}/ubah/"
    response = login(setda).post(address, {"role": "observer", "full_name": "Rekaan", "email": setda.email})
    page = response.content.decode()
    assert "Anda tidak dapat mengubah peran akun sendiri" in page
    assert "Anda tidak dapat menonaktifkan akun sendiri" in page
    setda.refresh_from_db()
    assert (setda.role, setda.is_active) == (Role.ADMIN, True)


def test_unknown_account_is_404(login, setda):
    for number in (0, 999999, 10**30):
        assert login(setda).get(f"/akun/{number}/ubah/").status_code == 404
        assert login(setda).post(f"/akun/{number}/undang/").status_code == 404


def test_invite_again_is_a_post(login, setda):
    user = waiting_user(email="menunggu@example.id")
    client = login(setda)
    assert client.get(f"/akun/{user.pk}/undang/").status_code == 405
    assert not Mail.objects.exists()
    response = client.post(f"/akun/{user.pk}/undang/", follow=True)
    assert "Undangan ke menunggu@example.id dikirim dalam beberapa detik" in response.content.decode()
    assert Mail.objects.get().recipient == "menunggu@example.id"


def test_who_has_a_password_is_not_invited_again(login, setda, pengamat, operator_dinkes):
    page = login(setda).post(f"/akun/{pengamat.pk}/undang/", follow=True).content.decode()
    assert "tidak memerlukan undangan" in page
    assert login(operator_dinkes).post(f"/akun/{pengamat.pk}/undang/").status_code == 403
    assert not Mail.objects.exists()
