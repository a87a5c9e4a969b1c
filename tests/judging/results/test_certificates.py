"""Certificates: when they are issued, what stays, who opens them, what the public page says, and the file itself."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
import segno
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import Certificate, CertificateDesign
from judging.results.certificates import drawing, issuing
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import confirm_unsealing, mark_of, request_unsealing, seal, set_decree
from kipp.accounts.models import Role
from kipp.shared import pdf
from submissions.models import Innovator
from tests import factories, files
from tests.judging.results.conftest import judge_edition
from tests.reading_pdf import text_of, text_of_page
from tests.unguarded import without_triggers

NOW = factories.NOW
LATER = NOW + timedelta(days=1)
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


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def sealed(edition, setda, judged):
    return seal(competition=edition, by=setda, now=NOW)


def issue(edition, setda):
    return issuing.issue_certificates(competition=edition, by=setda, now=NOW)


@pytest.fixture
def issued(edition, setda, sealed):
    issue(edition, setda)
    return list(edition.certificates.valid().in_order())


@pytest.fixture
def published(edition, setda, issued):
    publish(competition=edition, at=None, by=setda, now=NOW)
    return issued


def design(edition, setda, **fields):
    stored = issuing.design_of(edition)
    for name, value in fields.items():
        setattr(stored, name, value)
    return issuing.save_design(design=stored, by=setda, now=NOW)


def address(page, edition):
    return reverse(f"results:certificate-{page}", args=[edition.slug])


def check(client, code):
    return client.get(reverse("results:certificate-check", args=[code]))


def test_nothing_is_issued_before_the_result_is_sealed(login, setda, edition, judged):
    with pytest.raises(ValidationError, match="belum ditetapkan"):
        issue(edition, setda)
    client = login(setda)
    assert "Piagam belum dapat diterbitkan." in client.get(address("list", edition)).text
    answer = client.post(address("list", edition), follow=True).text
    assert "Tetapkan hasil lebih dahulu." in answer
    assert not Certificate.objects.exists()


def test_each_winner_gets_one_with_the_sealed_names(issued, edition, judged):
    assert [(each.place, each.title, each.tier) for each in issued][:4] == [
        (1, "INOVASI A", "TOP 3, tempat pertama"),
        (2, "INOVASI B", "TOP 3, tempat kedua"),
        (3, "INOVASI C", "TOP 3, tempat ketiga"),
        (4, "INOVASI D", "TOP 6, tempat keempat"),
    ]
    assert len(issued) == 6
    assert {each.seal for each in issued} == {mark_of(edition)}
    assert {each.number for each in issued} == {""}
    assert issued[1].recipient == "UPTD Puskesmas Kaliwungu"
    assert len({each.code for each in issued}) == 6


def test_issuing_again_changes_nothing(issued, edition, setda):
    codes = [each.code for each in issued]
    assert issue(edition, setda) == issuing.Issue(made=0, kept=6, revoked=0)
    assert [each.code for each in edition.certificates.valid().in_order()] == codes
    assert Certificate.objects.count() == 6


def test_what_changes_is_withdrawn_and_made_anew_the_rest_keeps_its_code(issued, edition, setda, judged):
    with without_triggers(Innovator):
        Innovator.objects.create(submission=judged[2], name="Anggota Baru", job_title="Bidan")
    state = issuing.state_of(edition)
    assert (state.missing, state.stale) == (1, 1)
    assert issue(edition, setda) == issuing.Issue(made=1, kept=5, revoked=1)
    now = list(edition.certificates.valid().in_order())
    assert [one.code == other.code for one, other in zip(issued, now, strict=True)] == [True] * 2 + [False] + [True] * 3
    assert now[2].people == "Inovator Rekaan, S.Kep. dan Anggota Baru"
    assert Certificate.objects.get(pk=issued[2].pk).revoked_at == NOW


def test_numbers_run_on_with_their_leading_zeros(edition, setda, sealed):
    design(edition, setda, number_pattern="000.9.3/{urut}/2026", first_number="0098")
    issue(edition, setda)
    numbers = [each.number for each in edition.certificates.valid().in_order()]
    assert numbers[:3] == ["000.9.3/0098/2026", "000.9.3/0099/2026", "000.9.3/0100/2026"]


def test_the_number_of_the_decree_is_printed_as_typed_and_makes_them_anew(issued, edition, setda):
    set_decree(competition=edition, number="100.3/77/2026", on=None, by=setda)
    assert issue(edition, setda) == issuing.Issue(made=6, kept=0, revoked=6)
    assert edition.certificates.valid().first().decree == "Keputusan Bupati Kudus Nomor 100.3/77/2026"


def test_participants_get_one_only_when_asked_for(issued, edition, setda):
    design(edition, setda, for_participants=True)
    assert issue(edition, setda) == issuing.Issue(made=1, kept=6, revoked=0)
    (participant,) = edition.certificates.valid().filter(kind="participant")
    assert (participant.title, participant.tier, participant.place) == ("INOVASI G", "Peserta", None)
    design(edition, setda, for_participants=False)
    assert issue(edition, setda) == issuing.Issue(made=0, kept=6, revoked=1)


@pytest.mark.parametrize(
    "attack",
    [
        "update judging_certificate set place = 1 where place = 2",
        "update judging_certificate set title = 'x'",
        "update judging_certificate set code = 'AAAABBBBCCCC' where place = 1",
        "update judging_certificate set recipient = 'x'",
        "delete from judging_certificate",
    ],
)
def test_the_database_refuses_to_change_what_was_issued(issued, attack):
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
    assert list(Certificate.objects.valid().in_order().values_list("title", "code")) == [
        (each.title, each.code) for each in issued
    ]


@pytest.mark.parametrize("page", ["list", "design", "preview", "print"])
@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_other_roles_are_refused(request, login, edition, issued, page, actor):
    client = login(request.getfixturevalue(actor))
    assert client.get(address(page, edition)).status_code == 403
    assert client.post(address(page, edition)).status_code in (403, 405)
    with pytest.raises(PermissionDenied):
        issue(edition, request.getfixturevalue(actor))


@pytest.mark.parametrize("page", ["list", "design", "preview", "print"])
def test_strangers_are_sent_to_the_login(client, edition, page):
    assert client.get(address(page, edition))["Location"].startswith(reverse("account_login"))


def test_setda_issues_what_the_page_announces(login, setda, edition, sealed):
    client = login(setda)
    asked = client.get(address("list", edition)).text
    assert "6 piagam akan diterbitkan" in asked
    assert not Certificate.objects.exists()
    done = client.post(address("list", edition), follow=True)
    assert "6 piagam diterbitkan." in done.text
    assert "Semua piagam sudah diterbitkan" in done.text
    for each in Certificate.objects.all():
        assert each.spoken_code in done.text


def test_as_many_questions_for_one_as_for_three(login, setda, juri, dinkes):
    client, counts = login(setda), []
    for year, marks in ((2027, [90]), (2028, [90, 80, 70])):
        other = factories.make_edition(by=setda, year=year)
        judge_edition(other, juri, [dinkes], marks)
        seal(competition=other, by=setda, now=NOW)
        issue(other, setda)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address("list", other)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


# The public page


def test_a_genuine_one_is_confirmed_with_what_is_printed_on_it_alone(client, published, edition):
    answer = check(client, published[0].spoken_code.lower())
    assert answer.status_code == 200
    for shown in ("Piagam ini asli", "Dinas Kesehatan", "INOVASI A", "TOP 3, tempat pertama", "2026"):
        assert shown in answer.text
    for hidden in ("90,00", "INOVASI B", published[0].submission.code, "Operator", "Juri", "setda@example.id"):
        assert hidden not in answer.text


def test_one_that_is_not_public_yet_answers_exactly_like_one_that_does_not_exist(client, issued):
    unpublished, unknown = check(client, issued[0].code), check(client, "ZZZZZZZZZZZZ")
    assert unpublished.status_code == unknown.status_code == 404
    assert unpublished.content == unknown.content
    assert sorted(unpublished.headers.items()) == sorted(unknown.headers.items())
    assert "Piagam tidak ditemukan" in unknown.text


def test_it_becomes_public_at_the_minute_and_not_before(client, issued, edition, setda, monkeypatch):
    publish(competition=edition, at=LATER, by=setda, now=NOW)
    assert check(client, issued[0].code).status_code == 404
    monkeypatch.setattr("kipp.shared.clock.now", lambda: LATER)
    assert check(client, issued[0].code).status_code == 200


def test_a_withdrawn_one_says_so_and_no_more(client, published, edition, setda, judged):
    with without_triggers(Innovator):
        Innovator.objects.create(submission=judged[0], name="Anggota Baru", job_title="Bidan")
    issue(edition, setda)
    answer = check(client, published[0].code)
    assert "Piagam ini tidak berlaku lagi" in answer.text
    assert "INOVASI A" not in answer.text


def test_taking_the_seal_off_ends_what_was_issued(client, published, edition, setda):
    request_unsealing(competition=edition, reason="Salah.", by=setda, now=NOW)
    confirm_unsealing(competition=edition, shown=NOW.isoformat(), by=factories.make_user(Role.ADMIN), now=NOW)
    assert not Certificate.objects.valid().exists()
    assert check(client, published[0].code).status_code == 404
    seal(competition=edition, by=setda, now=NOW)
    publish(competition=edition, at=None, by=setda, now=NOW)
    assert "tidak berlaku lagi" in check(client, published[0].code).text


def test_those_of_a_rehearsal_are_never_confirmed(client, setda, juri, dinkes):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    judge_edition(rehearsal, juri, [dinkes], [90, 80])
    seal(competition=rehearsal, by=setda, now=NOW)
    issue(rehearsal, setda)
    certificate = rehearsal.certificates.in_order().first()
    assert check(client, certificate.code).status_code == 404
    content = drawing.certificates_pdf(issuing.design_of(rehearsal), [certificate])
    assert "Gladi, bukan piagam" in text_of(content)


def test_the_code_can_be_typed(client, published):
    page = reverse("results:certificate-find")
    assert client.get(page).status_code == 200
    found = client.get(page, {"kode": f" {published[0].spoken_code.lower()} "})
    assert found["Location"] == reverse("results:certificate-check", args=[published[0].code])
    wrong = client.get(page, {"kode": "7K3F-92"})
    assert wrong.status_code == 422
    assert "dua belas huruf dan angka. Periksa lagi." in wrong.text
    assert 'value="7K3F-92"' in wrong.text


# Who opens one


def opened(client, certificate):
    return client.get(reverse("results:certificate-open", args=[certificate.code]))


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes"])
def test_an_organization_opens_its_own_once_it_is_public(request, login, issued, edition, setda, actor):
    client = login(request.getfixturevalue(actor))
    own, of_unit = issued[0], issued[1]
    assert opened(client, own).status_code == 404
    publish(competition=edition, at=None, by=setda, now=NOW)
    answer = opened(client, own)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "INOVASI A" in text_of(answer.content)
    assert opened(client, of_unit).status_code == 404


def test_nobody_else_does(request, client, login, published, operator_disdikpora, juri_satu, pengamat):
    assert opened(client, published[0])["Location"].startswith(reverse("account_login"))
    assert opened(login(operator_disdikpora), published[0]).status_code == 404
    for user in (juri_satu, pengamat):
        assert opened(login(user), published[0]).status_code == 403


# The design


def posted(client, edition, **changed):
    return client.post(address("design", edition), {**DESIGN, **changed})


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
    stored = issuing.save_design(design=issuing.design_of(edition), by=setda, now=NOW, background=small)
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


# The file


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


def pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as document:
        return len(document.pages)


def test_without_any_there_is_nothing_to_print(login, setda, edition, sealed):
    answer = login(setda).get(address("print", edition), follow=True)
    assert "Terbitkan piagam lebih dahulu." in answer.text


def test_the_qr_code_leads_to_the_page_that_confirms_it(issued, edition, settings):
    (data,) = drawing.content_of(issuing.design_of(edition), issued[:1])["certificates"]
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
    content = drawing.certificates_pdf(issuing.design_of(edition), [longest])
    assert pages(content) == 1
    said = text_of(content).replace("- ", "-")  # a line may end at a hyphen
    for text in (LONG, LONGEST, HOLDER):
        assert text in said
    assert pdf.picture("piagam", drawing.content_of(issuing.design_of(edition), [longest])).startswith(b"\x89PNG")


def test_what_is_printed_on_valid_certificates_does_not_change(login, setda, edition, judged):
    seal(competition=edition, by=setda, now=NOW)
    design = issuing.save_design(design=issuing.design_of(edition), by=setda, now=NOW)
    issuing.issue_certificates(competition=edition, by=setda, now=NOW)
    design.signatory_name = "Pejabat Lain Rekaan"
    with pytest.raises(ValidationError, match="Cabut dahulu semua piagam"):
        issuing.save_design(design=design, by=setda, now=NOW)

    page = login(setda).post(reverse("results:certificate-list", args=[edition.slug]), {"withdraw": "1"}, follow=True)

    assert "piagam dicabut; kodenya tidak berlaku lagi." in page.text
    assert not edition.certificates.valid().exists()
    assert issuing.save_design(design=design, by=setda, now=NOW).signatory_name == "Pejabat Lain Rekaan"
