"""Uploaded files are served inert, whole or in the part that is asked for."""

import pytest

from kipp.shared.serving import inert_response

CONTENT = bytes(range(100))
SHA = "a" * 64


@pytest.fixture
def serve(rf):
    def answer(method="get", *, content_type="application/pdf", name="surat.pdf", **headers):
        request = getattr(rf, method)("/berkas/x/", headers=headers)
        return inert_response(request, content=CONTENT, content_type=content_type, name=name, sha256=SHA)

    return answer


def test_whole_file_with_every_guard(serve):
    response = serve(name="surat “é”\r\n.pdf")
    assert (response.status_code, response.content) == (200, CONTENT)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == "100"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "no-store, private"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''surat%20")


def test_pictures_may_be_shown_in_the_window(serve):
    response = serve(content_type="image/jpeg", name="foto.jpg")
    assert response["Content-Disposition"] == 'inline; filename="foto.jpg"'
    assert "sandbox" in response["Content-Security-Policy"]


def test_head_tells_the_size_and_sends_nothing(serve):
    response = serve("head")
    assert (response.status_code, response.content, response["Content-Length"]) == (200, b"", "100")
    part = serve("head", Range="bytes=0-9")
    assert (part.status_code, part.content, part["Content-Length"]) == (206, b"", "10")


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=90-", 90, 100),
        ("bytes=-5", 95, 100),
        ("bytes=95-1000", 95, 100),
        ("bytes=-1000", 0, 100),
        ("bytes=7-7", 7, 8),
    ],
)
def test_part_of_a_file(serve, asked, start, end):
    response = serve(Range=asked)
    assert response.content == CONTENT[start:end]
    assert response["Content-Length"] == str(end - start)
    if end - start == 100:
        assert response.status_code == 200
    else:
        assert response.status_code == 206
        assert response["Content-Range"] == f"bytes {start}-{end - 1}/100"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].endswith("sandbox")


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=200-300", "bytes=-0"])
def test_part_beyond_the_file(serve, asked):
    response = serve(Range=asked)
    assert (response.status_code, response.content) == (416, b"")
    assert response["Content-Range"] == "bytes */100"


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=9-1", "bytes=0-1,5-6", "kata=0-1", "bytes=a-b"])
def test_what_is_no_range_gets_the_whole(serve, asked):
    response = serve(Range=asked)
    assert (response.status_code, response.content) == (200, CONTENT)


def test_part_of_another_version_gets_the_whole(serve):
    assert serve(Range="bytes=0-9", **{"If-Range": '"lama"'}).status_code == 200
    assert serve(Range="bytes=0-9", **{"If-Range": f'"{SHA}"'}).status_code == 206
