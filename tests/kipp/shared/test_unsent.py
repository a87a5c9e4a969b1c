"""The session ends while somebody is writing: the text comes back, autosave hears of it, passwords stay out."""

import pytest
from django.test import Client
from django.urls import reverse

PAGE = "http://testserver/proposal/KIPP26-AAAA/tulis/jawaban-1/"
TEXT = {"jawaban": "Baris satu.\r\n<b>Baris dua</b>", "kategori": "kesehatan", "value-1": "87,5"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def strict_client():
    return Client(enforce_csrf_checks=True)


def test_a_text_sent_by_a_stranger_comes_back(client):
    response = client.post("/proposal/baru/", TEXT, headers={"Referer": PAGE})
    html = response.content.decode()
    assert response.status_code == 401
    assert "Baris satu.\r\n&lt;b&gt;Baris dua&lt;/b&gt;</textarea>" in html
    assert 'href="/masuk/?next=/proposal/KIPP26-AAAA/tulis/jawaban-1/"' in html
    assert "kesehatan" not in html


def test_a_form_without_text_leads_to_the_login_and_back_to_its_page(client):
    address = reverse("accounts:user-invite", args=[1])
    response = client.post(address, {"a": "b"}, headers={"Referer": "http://testserver/akun/?peran=judge"})
    assert response.status_code == 302
    assert response["Location"] == "/masuk/?next=/akun/%3Fperan%3Djudge"


def test_another_site_does_not_choose_the_page_after_the_login(client):
    response = client.post("/proposal/baru/", {"a": "b"}, headers={"Referer": "https://jahat.example/proposal/"})
    assert response["Location"] == "/masuk/?next=/proposal/baru/"


def test_autosave_without_a_session_hears_401_instead_of_the_login_page(client):
    response = client.post("/proposal/baru/", TEXT, headers={"HX-Request": "true"})
    assert response.status_code == 401
    assert response.content == b""


def test_reading_without_a_session_leads_to_the_login(client):
    assert client.get("/proposal/baru/")["Location"] == "/masuk/?next=/proposal/baru/"


def test_a_text_with_an_old_token_comes_back(strict_client):
    response = strict_client.post("/proposal/baru/", TEXT, headers={"Origin": "http://testserver"})
    assert response.status_code == 403
    assert "Baris dua" in response.content.decode()


def test_a_text_of_another_site_is_not_shown(strict_client):
    response = strict_client.post("/proposal/baru/", TEXT, headers={"Origin": "https://jahat.example"})
    assert response.status_code == 403
    assert "Baris dua" not in response.content.decode()


@pytest.mark.parametrize("name", ["password", "password_again", "oldpassword", "password1", "password2"])
def test_a_password_is_never_shown(strict_client, name):
    response = strict_client.post("/masuk/", {name: "kata sandi rahasia"}, headers={"Origin": "http://testserver"})
    assert response.status_code == 403
    assert "rahasia" not in response.content.decode()
