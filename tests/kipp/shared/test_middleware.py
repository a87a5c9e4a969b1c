"""What every request passes: what cannot be read is refused, and every answer carries the content policy."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile


@pytest.mark.parametrize("address", ["/proposal/%00/", "/edisi/2026/seleksi/KIPP26-5HHV%00/", "/penilaian/2026/1/%00/"])
def test_a_nul_in_the_address_is_refused(login, setda, address):
    response = login(setda).get(address)
    assert response.status_code == 400
    assert "Permintaan tidak dikenali" in response.content.decode()


@pytest.mark.parametrize("charset", ["utf-16", "unicode_escape", "latin-1"])
@pytest.mark.parametrize("form", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_form_in_another_character_set_is_refused(client, charset, form):
    # Django answers the first kind with 500; the second could carry halves of characters.
    response = client.generic("POST", "/masuk/", b"a=b", content_type=f"{form}; charset={charset}")
    assert response.status_code == 400


def test_a_form_that_names_utf_8_is_read(client, db):
    form = "application/x-www-form-urlencoded; charset=UTF-8"
    assert client.generic("POST", "/masuk/", b"login=a", content_type=form).status_code == 200


LARGE = 5 * 1024 * 1024 + 1


@pytest.mark.parametrize("length", [str(LARGE), "-1", "²"])
def test_a_large_body_of_a_stranger_is_refused_unread(client, db, monkeypatch, length):
    def read(self, *args):
        raise AssertionError("read although it should be refused")

    monkeypatch.setattr("django.test.client.FakePayload.read", read)
    response = client.generic(
        "POST", "/masuk/", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=length
    )
    assert response.status_code == 413
    assert "Kiriman terlalu besar" in response.content.decode()


def test_a_form_of_a_stranger_is_taken(client, db):
    assert client.post("/masuk/", {"login": "a", "password": "b"}).status_code == 200


def test_a_large_body_of_a_member_is_read(login, setda):
    file = SimpleUploadedFile("a.csv", b"x" * LARGE)
    response = login(setda).post("/perangkat-daerah/impor/", {"file": file})
    assert "Berkas ditolak" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/static/css/kipp.css", "/static/img/favicon.svg", "/tidak-ada/", "/%00"])
def test_every_answer_carries_the_content_policy(client, db, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_redirect_to_https_carries_it_too(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/")
    assert response.status_code == 301
    assert "default-src 'self'" in response["Content-Security-Policy"]
