"""Uploads are judged by what they contain; each file here is a real one."""

import hashlib
import time
import tracemalloc
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kipp.shared import uploads
from kipp.shared.uploads import accept_pdf, accept_picture, safe_name
from tests import files
from tests.files import upload

SAFE = "Isian lain tidak berubah."


def refused(accept, name, content) -> str:
    """Returns why a file is refused; every refusal says what is safe and what to do."""
    with pytest.raises(ValidationError) as caught:
        accept(upload(name, content))
    sentence = caught.value.messages[0]
    assert sentence.startswith("Berkas ditolak: ")
    what, _, remedy = sentence.partition(f" {SAFE} ")
    assert remedy.endswith(".")
    return what.removeprefix("Berkas ditolak: ")


# PDF


def test_pdf_is_kept_byte_for_byte():
    content = files.pdf(pages=3)
    accepted = accept_pdf(upload("Surat Pernyataan.PDF", content))
    assert accepted.content == content
    assert (accepted.content_type, accepted.name) == ("application/pdf", "Surat Pernyataan.PDF")
    assert (accepted.size, accepted.sha256) == (len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("password", ["rahasia", ""])
def test_encrypted_pdf_is_refused(password):
    assert refused(accept_pdf, "surat.pdf", files.encrypted_pdf(password)) == "PDF ini terkunci kata sandi."


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (files.pdf_with_script, "skrip"),
        (files.pdf_with_script_in_field, "skrip"),
        (lambda: files.pdf_with_action("Launch"), "perintah menjalankan program"),
        (lambda: files.pdf_with_action("SubmitForm"), "perintah mengirim data"),
        (files.pdf_that_opens_an_address, "alamat web yang terbuka sendiri"),
        (files.pdf_with_file_inside, "berkas lain di dalamnya"),
    ],
)
def test_active_pdf_is_refused(content, what):
    assert refused(accept_pdf, "surat.pdf", content()) == f"PDF ini berisi {what}."


def test_pdf_with_a_link_to_click_is_accepted():
    assert accept_pdf(upload("surat.pdf", files.pdf_with_action("URI"))).size


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_truncated_pdf_is_refused(part):
    content = files.pdf(pages=20)
    cut = content[: int(len(content) * part)]
    assert refused(accept_pdf, "surat.pdf", cut) == "PDF ini rusak atau tidak utuh."
    assert refused(accept_pdf, "surat.pdf", cut + b"\n%%EOF\n") == "PDF ini rusak atau tidak utuh."


def test_pdf_without_pages_is_refused():
    assert refused(accept_pdf, "surat.pdf", files.pdf(pages=0)) == "PDF ini rusak atau tidak utuh."


def test_pdf_with_a_broken_part_is_refused():
    content = files.pdf(pages=5)
    broken = content.replace(b"/MediaBox", b"(((((((((", 1)
    assert len(broken) == len(content)
    assert refused(accept_pdf, "surat.pdf", broken) == "PDF ini rusak atau tidak utuh."


def test_polyglots_are_refused():
    """A file that is two things at once: what stands before the PDF, or what follows it."""
    page, archive = b"<html><script>alert(1)</script>", b"PK\x05\x06" + bytes(18)
    assert refused(accept_pdf, "surat.pdf", page + files.pdf()) == "isinya bukan PDF."
    assert refused(accept_pdf, "surat.pdf", files.pdf() + archive) == "PDF ini rusak atau tidak utuh."


def test_pdf_bomb_is_refused_soon():
    content = files.pdf_bomb()
    assert len(content) < uploads.PDF_BYTES
    started = time.monotonic()
    assert refused(accept_pdf, "surat.pdf", content) == "PDF ini rusak atau tidak utuh."
    assert time.monotonic() - started < 5


def test_html_named_pdf_is_refused():
    assert refused(accept_pdf, "surat.pdf", b"<!doctype html><script>alert(1)</script>") == "isinya bukan PDF."


def test_picture_named_pdf_is_refused():
    assert refused(accept_pdf, "surat.pdf", files.photo()) == "isinya bukan PDF."


def test_pdf_named_otherwise_is_refused():
    what = "nama berkas berakhiran “.exe”, padahal isinya PDF."
    assert refused(accept_pdf, "surat.exe", files.pdf()) == what
    assert refused(accept_pdf, "surat", files.pdf()) == "nama berkas tanpa akhiran, padahal isinya PDF."


# Size


def test_empty_file_is_refused():
    assert refused(accept_pdf, "surat.pdf", b"") == "berkas kosong."
    assert refused(accept_picture, "foto.jpg", b"") == "berkas kosong."


def test_size_is_refused_before_a_byte_is_read():
    class Unread(SimpleUploadedFile):
        def read(self, *args):
            raise AssertionError("was read")

    large = Unread("surat.pdf", b"")
    large.size = 3_565_158
    with pytest.raises(ValidationError) as caught:
        accept_pdf(large)
    assert caught.value.messages == [
        "Berkas ditolak: ukuran 3,4 MB, batas 2 MB. Isian lain tidak berubah. Kecilkan PDF, lalu unggah lagi."
    ]


def test_limit_is_reached_but_not_crossed():
    content = files.pdf()
    assert accept_pdf(upload("surat.pdf", content), max_bytes=len(content)).size == len(content)
    with pytest.raises(ValidationError):
        accept_pdf(upload("surat.pdf", content), max_bytes=len(content) - 1)


def test_what_is_a_byte_too_large_does_not_read_like_the_limit():
    content = files.pdf() + bytes(uploads.PDF_BYTES + 1 - len(files.pdf()))
    assert refused(accept_pdf, "surat.pdf", content) == "ukuran 2,1 MB, batas 2 MB."


# Pictures


def test_phone_photo_is_turned_upright_and_says_nothing_about_place_and_device():
    content = files.photo((1200, 800), orientation=6, gps=True)
    assert opened_exif(content)
    accepted = accept_picture(upload("IMG_0001.jpg", content))
    image = files.opened(accepted.content)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (800, 1200))
    assert image.getpixel((400, 100))[0] > 200  # what was left is on top now
    assert image.getpixel((400, 1100))[2] > 200
    assert not image.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)
    assert b"Telepon Rekaan" not in accepted.content


def opened_exif(content):
    return dict(files.opened(content).getexif())


def test_cmyk_becomes_rgb():
    accepted = accept_picture(upload("cetak.jpeg", files.photo(mode="CMYK")))
    image = files.opened(accepted.content)
    assert image.mode == "RGB"
    red, _, blue = image.getpixel((100, 100))
    assert red > 200
    assert blue < 80


def test_large_photo_is_scaled():
    image = files.opened(accept_picture(upload("foto.jpg", files.photo((5000, 3000)))).content)
    assert image.size == (2400, 1440)


def test_small_photo_keeps_its_size():
    assert files.opened(accept_picture(upload("foto.jpg", files.photo((640, 480)))).content).size == (640, 480)


def test_png_stays_png_and_loses_texts():
    target = BytesIO()
    extra = Image.Exif()
    extra[0x010E] = "catatan rahasia"
    Image.new("RGBA", (300, 200), (255, 0, 0, 0)).save(target, "PNG", exif=extra)
    accepted = accept_picture(upload("bagan.png", target.getvalue()))
    image = files.opened(accepted.content)
    assert (accepted.content_type, accepted.name, image.mode) == ("image/png", "bagan.png", "RGB")
    assert image.getpixel((10, 10)) == (255, 255, 255)
    assert b"rahasia" not in accepted.content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16"])
def test_every_kind_of_png_is_understood(mode):
    target = BytesIO()
    source = Image.new("I;16", (40, 30), 65535) if mode == "I;16" else Image.new("RGB", (40, 30), "white").convert(mode)
    source.save(target, "PNG")
    image = files.opened(accept_picture(upload("a.png", target.getvalue())).content)
    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_photo_saved_as_png_becomes_jpeg_with_a_name_that_fits():
    target = BytesIO()
    Image.effect_noise((1600, 1200), 90).convert("RGB").save(target, "PNG")
    accepted = accept_picture(upload("layar.png", target.getvalue()))
    assert (accepted.content_type, accepted.name) == ("image/jpeg", "layar.jpg")


def test_200_megapixels_are_refused_before_decoding():
    content = files.huge_png()
    assert len(content) < 100_000
    tracemalloc.start()
    started = time.monotonic()
    assert refused(accept_picture, "peta.png", content) == "foto lebih dari 40 megapiksel."
    assert time.monotonic() - started < 1
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_just_over_the_limit_of_pixels_is_refused_too():
    assert refused(accept_picture, "peta.png", files.huge_png(8001, 5000)) == "foto lebih dari 40 megapiksel."
    assert accept_picture(upload("peta.png", files.huge_png(8000, 5000))).size


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_truncated_picture_is_refused(kind):
    content = files.photo((900, 600), kind=kind)
    name = "foto.jpg" if kind == "JPEG" else "foto.png"
    assert refused(accept_picture, name, content[: len(content) // 2]) == "foto ini rusak atau tidak utuh."
    assert refused(accept_picture, name, content[:20]) == "foto ini rusak atau tidak utuh."


def test_png_named_jpg_is_refused():
    what = "nama berkas berakhiran “.jpg”, padahal isinya PNG."
    assert refused(accept_picture, "foto.jpg", files.photo(kind="PNG")) == what


def test_other_pictures_are_refused():
    gif = BytesIO()
    Image.new("RGB", (4, 4)).save(gif, "GIF")
    assert refused(accept_picture, "foto.gif", gif.getvalue()) == "isinya bukan foto JPEG atau PNG."
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    assert refused(accept_picture, "foto.svg", svg) == "isinya bukan foto JPEG atau PNG."


def test_what_follows_a_picture_is_thrown_away():
    accepted = accept_picture(upload("foto.jpg", files.photo() + b"<script>alert(1)</script>"))
    assert b"script" not in accepted.content


# Names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/surat.pdf", "surat.pdf"),
        ("C:\\Users\\Rekaan\\surat.pdf", "surat.pdf"),
        ("surat\u202efdp.exe", "suratfdp.exe"),
        ("su\x00rat\x0b\n izin.pdf", "surat izin.pdf"),
        ("  surat   izin.pdf ", "surat izin.pdf"),
        ('"><img src=x>.pdf', "img src=x.pdf"),
        (".pdf", "pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ("a" * 300 + ".pdf", "a" * 96 + ".pdf"),
        ("a." + "b" * 300, "a." + "b" * 98),
        (None, ""),
    ],
)
def test_names_are_cleaned(name, safe):
    assert safe_name(name) == safe


# Requests


def test_what_goes_beyond_a_request_reaches_neither_memory_nor_disk(rf, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "REQUEST_BYTES", 200_000)
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    small, large = upload("a.pdf", files.pdf()), upload("b.pdf", bytes(400_000))
    request = rf.post("/", {"satu": small, "dua": large, "kata": "tetap"})
    assert request.FILES["satu"].read() == files.pdf()
    assert (request.FILES["dua"].size, request.FILES["dua"].read()) == (400_000, b"")
    assert request.POST["kata"] == "tetap"
    with pytest.raises(ValidationError, match="kiriman ini terlalu besar"):
        accept_pdf(request.FILES["dua"])
    assert list(tmp_path.iterdir()) == []
