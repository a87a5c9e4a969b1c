"""Letters and the proposal as PDF, read back word by word."""

from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse

from kipp.shared.uploads import accept_pdf
from submissions.documents import letter_pdf, proposal_pdf
from tests import factories
from tests.factories import NOW
from tests.files import upload
from tests.reading_pdf import text_of
from tests.submissions.conftest import fetched

pytestmark = pytest.mark.usefixtures("at")
NIP, PHONE = "198001012005011001", "081234567890"


@pytest.fixture
def letters(edition):
    """The letters of the edition by the name of their template."""
    return {letter.template: letter for letter in edition.letter_types.all()}


def pages(content) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def written(submission, letter) -> str:
    content = letter_pdf(submission=fetched(submission), letter=letter)
    assert pages(content) == 1
    return text_of(content)


def test_letters_carry_what_is_typed_on_one_page(draft, letters):
    draft.innovators.update(nip=NIP)
    for letter in letters.values():
        words = written(draft, letter)
        assert words.startswith("PEMERINTAH KABUPATEN KUDUS DINAS KESEHATAN SURAT PERNYATAAN")
        assert "SAMBANG WARGA" in words
        assert "Judul lengkap rekaan" in words
        assert "Kompetisi Inovasi Pelayanan Publik Kabupaten Kudus Tahun 2026" in words
        assert "Pimpinan Dinas Kesehatan" in words
        assert draft.code in words
    assert "telah diterapkan dan masih berjalan" in written(draft, letters["implementation"])
    identity = written(draft, letters["identity"])
    assert "(perorangan)" in identity
    assert "Inovator Rekaan, S.Kep. NIP 19800101 200501 1 001 Perawat" in identity
    assert "bersedia direplikasi" in written(draft, letters["replication"])


def test_letter_of_a_unit_names_its_parent(edition, puskesmas, letters):
    entry = factories.make_submission(edition, puskesmas, state="draft")
    assert "DINAS KESEHATAN UPTD PUSKESMAS KALIWUNGU" in written(entry, letters["replication"])


@pytest.mark.parametrize(
    ("maturity", "sentence"),
    [("concept", "masih berupa konsep atau inisiatif"), ("trial", "sedang diuji coba"), ("", "berada pada tahap")],
)
def test_letter_says_how_far_the_innovation_is(draft, letters, maturity, sentence):
    draft.maturity, draft.implemented_on = maturity, None
    draft.save()
    words = written(draft, letters["implementation"])
    assert sentence in words
    assert "telah diterapkan" not in words


def test_letters_of_an_empty_draft_can_be_filled_in_by_hand(blank, letters):
    for letter in letters.values():
        words = written(blank, letter)
        assert "LEMBAR KOSONG" in words
        assert "None" not in words
    assert "(perorangan atau tim)" in written(blank, letters["identity"])


def test_team_of_ten_with_long_names_fits_on_one_page(draft, letters):
    for number in range(9):
        draft.innovators.create(name=f"Anggota Rekaan Nomor {number}, S.Kom., M.M.", job_title="Pranata Komputer Muda")
    words = written(draft, letters["identity"])
    assert "(tim)" in words
    assert "Anggota Rekaan Nomor 8" in words


def test_own_letters_pass_the_check_of_uploads(draft, letters):
    for letter in letters.values():
        assert accept_pdf(upload("surat.pdf", letter_pdf(submission=fetched(draft), letter=letter))).size


def test_draft_is_marked_and_holds_the_whole_proposal(draft, operator_dinkes, question):
    draft.innovators.update(nip=NIP, phone=PHONE)
    draft.answers.filter(question=question("3")).update(text="Satu dua.\n\n- butir satu\n- butir dua")
    content = proposal_pdf(submission=fetched(draft), reader=operator_dinkes, now=NOW)
    words = text_of(content)
    assert words.startswith("DRAF ")
    assert "DRAF, belum diajukan" in words
    assert "SAMBANG WARGA Judul lengkap rekaan Dinas Kesehatan" in words
    assert "Inovator Rekaan, S.Kep. (ketua) Perawat 19800101 200501 1 001 081234567890" in words
    assert "8 dari 200 kata Satu dua. - butir satu - butir dua" in words
    attachment = draft.attachments.get(letter_type__position=1)
    assert f"Surat pernyataan implementasi: berkas-rekaan.pdf 0,1 MB SHA-256 {attachment.sha256}" in words
    assert "Disetujui: seluruh isi proposal ini benar" in words
    with pikepdf.open(BytesIO(content)) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")) == ("2", "A")
        assert str(pdf.docinfo.Title) == "SAMBANG WARGA: Judul lengkap rekaan"


def test_submitted_proposal_carries_the_receipt_and_no_mark(draft, operator_dinkes):
    entry = factories.make_submission(draft.competition, draft.organization, state="submitted")
    receipt = entry.receipts.create(
        serial=1, number="TT-REKAAN-1", submitted_at=NOW, submitted_by=operator_dinkes, content=[], digest="0" * 64
    )
    words = text_of(proposal_pdf(submission=fetched(entry), reader=operator_dinkes, now=NOW))
    assert "DRAF" not in words
    assert f"Nomor tanda terima {receipt.number} Diterima 1 November 2026 pukul 10.00.00 WIB" in words


def test_numbers_of_people_are_masked_for_others(edition, puskesmas, operator_dinkes, pengamat, setda):
    entry = factories.make_submission(edition, puskesmas, state="submitted")
    entry.innovators.update(nip=NIP, phone=PHONE)
    for reader in (operator_dinkes, pengamat):
        words = text_of(proposal_pdf(submission=fetched(entry), reader=reader, now=NOW))
        assert "••• 001 ••• 890" in words
        assert "19800101" not in words
        assert PHONE not in words
    assert PHONE in text_of(proposal_pdf(submission=fetched(entry), reader=setda, now=NOW))


def test_what_people_type_is_never_source(draft, operator_dinkes, letters):
    typed = '#panic("x") *tebal* $x$ `kode` @rujuk <label> \\u{41} #import "dasar.typ"'
    draft.long_title = typed
    draft.save()
    draft.innovators.update(name="#emph[Orang]", job_title='"; #data')
    words = text_of(proposal_pdf(submission=fetched(draft), reader=operator_dinkes, now=NOW))
    assert typed in words
    assert "#emph[Orang]" in words
    assert typed in written(draft, letters["replication"])


def test_characters_that_the_fonts_lack_are_left_out(draft, operator_dinkes):
    draft.long_title = "Senyum 😀 漢字 Warga — “ramah” 👨‍👩‍👧 é"
    draft.save()
    words = text_of(proposal_pdf(submission=fetched(draft), reader=operator_dinkes, now=NOW))
    assert "Warga — “ramah”" in words
    assert "😀" not in words


# Pages


def test_operator_downloads_a_letter_and_the_proposal(draft, letters, login, operator_dinkes):
    client = login(operator_dinkes)
    letter = client.get(reverse("submissions:letter-template", args=[draft.code, letters["identity"].pk]))
    assert letter["Content-Type"] == "application/pdf"
    assert letter["Content-Disposition"] == (
        'attachment; filename="surat-pernyataan-identitas-inovator-sambang-warga.pdf"'
    )
    assert "SAMBANG WARGA" in text_of(letter.content)
    proposal = client.get(reverse("submissions:submission-pdf", args=[draft.code]))
    assert proposal["Content-Disposition"] == f'attachment; filename="{draft.code.lower()}-sambang-warga.pdf"'
    assert "no-store" in proposal["Cache-Control"]


def test_letter_without_template_or_of_another_edition_is_404(draft, letters, login, operator_dinkes, setda):
    letter = letters["identity"]
    letter.template = "none"
    letter.save()
    other = factories.make_edition(by=setda, year=2027).letter_types.first()
    for pk in (letter.pk, other.pk, 0):
        assert login(operator_dinkes).get(f"/proposal/{draft.code}/surat/{pk}/").status_code == 404


def test_only_the_organization_fills_its_letters(draft, letters, login, operator_disdikpora, kepala_dinkes, setda):
    address = reverse("submissions:letter-template", args=[draft.code, letters["identity"].pk])
    assert login(operator_disdikpora).get(address).status_code == 404
    assert login(kepala_dinkes).get(address).status_code == login(setda).get(address).status_code == 403


def test_proposal_is_read_by_those_who_read_the_entry(draft, login, operator_disdikpora, juri_satu, pengamat, setda):
    address = reverse("submissions:submission-pdf", args=[draft.code])
    for person, status in ((setda, 200), (pengamat, 404), (juri_satu, 404), (operator_disdikpora, 404)):
        assert login(person).get(address).status_code == status
