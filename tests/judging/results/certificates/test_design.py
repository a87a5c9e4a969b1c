"""The design of certificates: saved with its picture, refused with what was typed, fixed once they are handed out."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from judging.models import CertificateDesign
from judging.results.certificates import drawing, issuing
from judging.results.certificates.designing import design_of
from judging.results.sealing.seals import seal
from judging.results.stamps import stamp_of
from tests import files
from tests.judging.results.certificates.conftest import NOW, address, issue, saved

DESIGN = {
    "issuer": "Pemerintah Kabupaten Kudus",
    "heading": "Piagam Penghargaan",
    "number_pattern": "000.9/{urut}/2026",
    "first_number": "0412",
    "place": "Kudus",
    "signed_on": "2026-12-01",
    "signatory_position": "Bupati Kudus",
    "signatory_name": "Nama Penanda Tangan",
    "signatory_detail": "",
}


def posted(client, edition, **changed):
    stamp = stamp_of(design_of(edition).updated_at)
    return client.post(address("design", edition), {**DESIGN, "stamp": stamp, **changed})


def test_the_design_is_saved_with_its_picture(login, setda, edition, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = login(setda)
    done = posted(client, edition, picture=files.upload("latar.JPG", files.photo(kind="JPEG")))
    assert done.status_code == 302
    stored = CertificateDesign.objects.get()
    assert (stored.first_number, stored.signatory_name) == ("0412", "Nama Penanda Tangan")
    assert stored.background.name.startswith(f"certificates/{edition.pk}/")
    assert "latar" not in stored.background.name
    assert client.get(address("preview", edition))["Content-Type"] == "image/png"
    assert posted(client, edition, removes_background="on").status_code == 302
    assert not CertificateDesign.objects.get().background


def test_a_png_stays_a_png_whatever_its_ending_looks_like(edition, setda, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    small = files.upload("LATAR.PNG", files.photo((60, 40), kind="PNG"))
    stored = saved(design_of(edition), setda, background=small)
    assert "data:image/png" in drawing.background_of(stored)
    assert drawing.preview_pdf(stored).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("latar.jpg", b"Ini teks biasa, bukan gambar.", "isinya bukan foto JPEG atau PNG"),
        ("latar.jpg", b"\xff\xd8\xff" + b"0" * (10 * 2**20 + 1), "batas 10 MB"),
    ],
)
def test_a_picture_that_is_refused_is_told_and_what_was_typed_stays(login, setda, edition, name, content, told):
    answer = posted(login(setda), edition, picture=files.upload(name, content), signatory_name="Nama Yang Diketik")
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="Nama Yang Diketik"' in answer.text
    assert not CertificateDesign.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("number_pattern", "000.9/2026", "Tulis {urut} di tempat nomor urut"),
        ("first_number", "satu", "Tulis angka saja"),
        ("issuer", "", "wajib"),
    ],
)
def test_bad_input_is_told(login, setda, edition, field, value, told):
    answer = posted(login(setda), edition, **{field: value, "signatory_name": "Nama Yang Diketik"})
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="Nama Yang Diketik"' in answer.text
    assert not CertificateDesign.objects.exists()


def test_what_is_printed_on_valid_certificates_does_not_change(login, setda, edition, judged):
    seal(competition=edition, by=setda, now=NOW)
    design = saved(design_of(edition), setda)
    issue(edition, setda)
    design.signatory_name = "Pejabat Lain Rekaan"
    with pytest.raises(ValidationError, match="Cabut dahulu semua piagam"):
        saved(design, setda)

    client, page = login(setda), reverse("results:certificate-list", args=[edition.slug])
    refused = client.post(page, {"withdraw": "1", "listed": "lain"}, follow=True)
    assert "Daftar piagam berubah sesudah halaman ini dibuka" in refused.text
    assert edition.certificates.valid().exists()
    page = client.post(page, {"withdraw": "1", "listed": issuing.state_of(edition).listed}, follow=True)

    assert "piagam dicabut; kodenya tidak berlaku lagi." in page.text
    assert not edition.certificates.valid().exists()
    assert saved(design, setda).signatory_name == "Pejabat Lain Rekaan"
