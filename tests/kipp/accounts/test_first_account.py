"""The link to the first account of an empty portal."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kipp.accounts import first_account
from kipp.accounts.models import Organization, Role, User
from kipp.shared import clock
from tests import factories

BASE = "http://testserver/"
DETAILS = {
    "full_name": "Setda Pertama Rekaan",
    "email": "Setda.Pertama@example.id",
    "password": "gunung-muria-1602",
    "password_again": "gunung-muria-1602",
}


@pytest.fixture
def link(db):
    return first_account.first_account_url(BASE).removeprefix("http://testserver")


def test_link_makes_the_first_setda_and_leads_to_the_first_edition(client, link):
    page = client.get(link)
    assert page.status_code == 200
    assert "42 perangkat daerah" in page.content.decode()
    assert User.objects.count() == 0
    response = client.post(link, DETAILS)
    assert response.url == reverse("competitions:edition-create")
    user = User.objects.get()
    assert (user.role, user.email, user.full_name) == (Role.ADMIN, "setda.pertama@example.id", DETAILS["full_name"])
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Organization.objects.counted().count() == 42


def test_link_is_void_once_somebody_exists(client, link):
    factories.make_user(Role.OBSERVER)
    assert client.get(link).status_code == 404
    assert client.post(link, DETAILS).status_code == 404
    assert User.objects.count() == 1


def test_link_expires_and_cannot_be_forged(client, link, monkeypatch):
    assert client.get(link[:-2] + "x/").status_code == 404
    assert client.get("/penyiapan/apa-saja/").status_code == 404
    later = clock.now() + timedelta(hours=24, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.get(link).status_code == 404


def test_invitation_token_opens_no_first_account(client, link):
    from kipp.accounts.private_links import INVITATION

    token = INVITATION.url(BASE, first_account.PURPOSE, now=clock.now()).rstrip("/").rpartition("/")[2]
    assert client.get(f"/penyiapan/{token}/").status_code == 404


def test_slower_of_two_is_refused(db):
    token = first_account.first_account_url(BASE).rstrip("/").rpartition("/")[2]
    details = {"full_name": "Rekaan", "email": "a@example.id", "password": "gunung-muria-1602"}
    first_account.create_first_account(token=token, now=clock.now(), **details)
    with pytest.raises(PermissionDenied):
        first_account.create_first_account(token=token, now=clock.now(), **details | {"email": "b@example.id"})
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"full_name": " \u202e "}, "Isian ini wajib diisi."),
        ({"email": "bukan surel"}, "Tulis alamat surel yang lengkap"),
        ({"password_again": "lain-sekali-99"}, "Kedua kata sandi tidak sama"),
        ({"password": "pendek", "password_again": "pendek"}, "terlalu pendek"),
        ({"password": "setda.pertama", "password_again": "setda.pertama"}, "terlalu mirip"),
    ],
)
def test_bad_input_is_kept_with_a_message(client, link, wrong, message):
    response = client.post(link, DETAILS | wrong)
    assert response.status_code == 200
    assert message in response.content.decode()
    if "full_name" not in wrong:
        assert DETAILS["full_name"] in response.content.decode()
    assert DETAILS["password"] not in response.content.decode()
    assert not User.objects.exists()


def test_existing_organizations_are_left_alone(client, link):
    factories.make_organization("Dinas Contoh")
    assert "42 perangkat daerah" not in client.get(link).content.decode()
    client.post(link, DETAILS)
    assert Organization.objects.count() == 1
