"""The file: a page for each certificate, with the texts of its row, fonts, QR code, and room for the longest names."""

from io import BytesIO

import pikepdf
import segno
from django.urls import reverse

from judging.models import Certificate
from judging.results.certificates import drawing
from judging.results.certificates.designing import design_of
from judging.results.sealing.seals import set_decree
from kipp.shared import pdf
from tests.judging.results.certificates.conftest import address, design, issue, pages
from tests.reading_pdf import text_of, text_of_page

LONG = (
    "SISTEM INFORMASI PELAYANAN TERPADU MASYARAKAT DESA DAN KELURAHAN SE-KABUPATEN KUDUS BERBASIS KEARIFAN LOKAL RAKYAT"
)
LONGEST = (
    "Peningkatan Mutu Pelayanan Administrasi Kependudukan dan Pencatatan Sipil bagi Masyarakat Rentan, Lanjut Usia, "
    "dan Penyandang Disabilitas melalui Jemput Bola Terjadwal ke Desa, Panti, Sekolah, dan Rumah Sakit di Kudus"
)
HOLDER = (
    "Unit Pelaksana Teknis Daerah Pusat Kesehatan Masyarakat Rawat Inap Kecamatan Kaliwungu pada Dinas Kesehatan, "
    "Pengendalian Penduduk, dan Keluarga Berencana Kabupaten Kudus"
)


def test_the_file_has_a_page_for_each_and_says_what_the_rows_say(login, setda, edition, issued):
    design(edition, setda, number_pattern="9/{urut}", first_number="01", signatory_name="Nama Penanda Tangan")
    set_decree(competition=edition, number="100.3/77/2026", on=None, by=setda)
    issue(edition, setda)
    content = login(setda).get(address("print", edition)).content
    rows = list(edition.certificates.valid().in_order())
    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) == len(rows) == 6
        for page, row in zip(document.pages, rows, strict=True):
            said = " ".join(text_of_page(page).split())
            for text in (row.number, row.recipient, row.people, row.title, row.long_title, row.tier, row.decree):
                assert text
                assert text in said
            for text in (row.spoken_code, row.seal, "Nama Penanda Tangan"):
                assert text in said
        metadata = document.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        for font in fonts_of(document):
            assert any(key in font.FontDescriptor for key in ("/FontFile2", "/FontFile3"))


def fonts_of(document):
    """Returns the descendant fonts of all pages."""
    found = [font for page in document.pages for font in page.Resources.Font.values()]
    assert found
    return [font.DescendantFonts[0] if "/DescendantFonts" in font else font for font in found]


def test_only_winners_or_only_participants_are_printed_on_request(login, setda, edition, issued):
    design(edition, setda, for_participants=True)
    issue(edition, setda)
    client, page = login(setda), address("print", edition)
    assert [pages(client.get(page, {"jenis": kind}).content) for kind in ("pemenang", "peserta")] == [6, 1]
    assert client.get(page, {"jenis": "lain"}).status_code == 404


def test_without_any_there_is_nothing_to_print(login, setda, edition, sealed):
    answer = login(setda).get(address("print", edition), follow=True)
    assert "Terbitkan piagam lebih dahulu." in answer.text


def test_the_qr_code_leads_to_the_page_that_confirms_it(issued, edition, settings):
    (data,) = drawing.content_of(design_of(edition), issued[:1])["certificates"]
    expected = settings.PORTAL_URL.rstrip("/") + reverse("results:certificate-check", args=[issued[0].spoken_code])
    assert data["qr"] == segno.make(expected, error="m").svg_inline(omitsize=True, border=0, lineclass=None)
    assert data["address"] == expected.split("://")[1].rstrip("/")


def test_the_longest_names_stay_on_one_page(edition, setda):
    longest = Certificate(
        kind="winner",
        code="ABCDEFGHJKLM",
        number="000.9.3/0412/2026-SANGAT-PANJANG",
        recipient=HOLDER,
        people="Nama Inovator Yang Sangat Panjang, S.Kep., Ns., M.Kes., Nama Kedua Yang Juga Panjang, S.Kom., M.T. "
        "dan Nama Ketiga Yang Tidak Kalah Panjang, S.E., M.M.",
        title=LONG,
        long_title=LONGEST,
        tier="TOP 3, tempat pertama",
        place=1,
        decree="Keputusan Bupati Kudus Nomor 100.3.3.2/0412/2026 tanggal 1 Desember 2026",
        seal="Versi 1 · a1b2c3d4…",
    )
    content = drawing.certificates_pdf(design_of(edition), [longest])
    assert pages(content) == 1
    said = text_of(content).replace("- ", "-")  # a line may end at a hyphen
    for text in (LONG, LONGEST, HOLDER):
        assert text in said
    assert pdf.picture("piagam", drawing.content_of(design_of(edition), [longest])).startswith(b"\x89PNG")
