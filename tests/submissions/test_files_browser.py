"""Uploading in real Chromium: what is typed stays, the refusal stands in its place, files come, change and go."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from kipp.accounts.models import Role
from submissions.files import present_files
from submissions.models import Attachment
from submissions.versions import stored_texts
from tests import factories, files
from tests.browsing import log_in, violations_on
from tests.submissions.conftest import fetched

TYPED = "Teks yang baru diketik dan belum disimpan."
REFUSED = "Berkas ditolak: PDF ini terkunci kata sandi. Isian lain tidak berubah."


@pytest.fixture
def entry(transactional_db):
    now = timezone.now()
    edition = factories.make_edition(
        registration_opens_at=now - timedelta(days=3), registration_closes_at=now + timedelta(days=9)
    )
    dinkes = factories.make_organization("Dinkes")
    operator = factories.make_user(Role.OPERATOR, organization=dinkes)
    return factories.make_submission(edition, dinkes, state="draft", operator=operator, complete=False)


@pytest.fixture
def open_section(entry, live_server, browser, browser_context_args):
    """Returns a function that opens a section as its writer, with or without the scripts of the page."""
    contexts = []

    def open_(key, **options):
        context = browser.new_context(**browser_context_args, **options, base_url=live_server.url)
        contexts.append(context)
        log_in(context, live_server, entry.created_by)
        page = context.new_page()
        page.goto(f"/proposal/{entry.code}/tulis/{key}/")
        return page

    yield open_
    for context in contexts:
        context.close()


def pdf(name, content):
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def names(entry):
    return [file["name"] for file in present_files(fetched(entry))]


def saved_text(entry):
    return stored_texts(fetched(entry)).get(entry.competition.questions.get(number="3").pk)


def test_refused_upload_keeps_what_is_typed(entry, open_section):
    page = open_section("jawaban-3")
    page.locator("textarea").fill(TYPED)
    page.get_by_label("Unggah PDF").set_input_files(pdf("bukti.pdf", files.encrypted_pdf()))

    expect(page.locator(".field-error")).to_contain_text(REFUSED)
    expect(page.locator("textarea")).to_have_value(TYPED)
    assert violations_on(page) == []
    assert names(entry) == []

    page.get_by_label("Unggah PDF").set_input_files(pdf("besar.pdf", b"%PDF-" + bytes(3_500_000)))
    expect(page.locator(".field-error")).to_contain_text("ukuran 3,4 MB, batas 2 MB. Isian lain tidak berubah.")

    page.get_by_label("Unggah PDF").set_input_files(pdf("bukti.pdf", files.pdf()))
    expect(page.locator(".filelist")).to_contain_text("bukti.pdf")
    expect(page.locator(".field-error")).to_be_hidden()
    expect(page.locator("textarea")).to_have_value(TYPED)
    expect(page.locator(".saved").first).to_contain_text("Tersimpan", timeout=10_000)
    page.reload()
    expect(page.locator("textarea")).to_have_value(TYPED)
    assert (names(entry), saved_text(entry)) == (["bukti.pdf"], TYPED)


def test_letter_is_uploaded_replaced_and_removed(entry, open_section):
    page = open_section("berkas")
    place = page.locator("section", has=page.get_by_role("heading", name="Surat pernyataan implementasi"))
    missing = page.locator("#kurang")
    expect(missing).to_contain_text("Surat pernyataan implementasi belum diunggah")

    place.locator("input[type=file]").set_input_files(pdf("surat.pdf", files.pdf()))
    expect(place.locator(".filelist")).to_contain_text("surat.pdf")
    expect(missing).not_to_contain_text("Surat pernyataan implementasi belum diunggah")

    place.get_by_label("Ganti berkas").set_input_files(pdf("baru.pdf", files.pdf(pages=2)))
    expect(place.locator(".filelist")).to_contain_text("baru.pdf")
    assert names(entry) == ["baru.pdf"]

    place.get_by_role("link", name="Hapus").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Hapus “baru.pdf”")
    dialog.get_by_role("button", name="Batal").click()
    assert names(entry) == ["baru.pdf"]
    place.get_by_role("link", name="Hapus").click()
    dialog.get_by_role("button", name="Hapus berkas").click()
    expect(missing).to_contain_text("Surat pernyataan implementasi belum diunggah")
    expect(place.locator(".filelist")).to_have_count(0)
    assert names(entry) == []


def test_photo_is_stored_upright_and_shown_sandboxed(entry, open_section):
    page = open_section("berkas")
    photo = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": files.photo((1200, 800), orientation=6, gps=True)}
    page.get_by_label("Tambah foto").set_input_files(photo)
    expect(page.locator(".filelist")).to_contain_text("IMG_1.jpg")

    with page.expect_popup() as popup:
        page.get_by_role("link", name="Buka IMG_1.jpg").click()
    expect(popup.value.locator("img")).to_have_js_property("naturalWidth", 800)
    assert not files.opened(Attachment.objects.get().file.read()).getexif()


def test_pdf_is_handed_to_the_reader_of_the_device(entry, open_section):
    page, content = open_section("jawaban-3"), files.pdf()
    page.get_by_label("Unggah PDF").set_input_files(pdf("bukti.pdf", content))
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh bukti.pdf").click()
    assert download.value.suggested_filename == "bukti.pdf"
    assert download.value.path().read_bytes() == content
    page.goto(f"/proposal/{entry.code}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="bukti.pdf").click()
    assert download.value.path().read_bytes() == content
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_lost_connection_is_told_in_the_place(entry, open_section):
    page = open_section("berkas")
    page.context.set_offline(True)
    page.get_by_label("Unggah PDF").first.set_input_files(pdf("surat.pdf", files.pdf()))
    expect(page.locator(".field-error").first).to_contain_text("Sambungan terputus, jadi berkas belum terunggah.")
    page.context.set_offline(False)
    page.get_by_label("Unggah PDF").first.set_input_files(pdf("surat.pdf", files.pdf()))
    expect(page.locator(".filelist")).to_contain_text("surat.pdf")


def test_without_scripts_the_file_goes_with_the_text(entry, open_section):
    page = open_section("jawaban-3", java_script_enabled=False)
    page.locator("textarea").fill(TYPED)
    page.get_by_label("Unggah PDF").set_input_files(pdf("bukti.pdf", files.encrypted_pdf()))
    page.get_by_role("button", name="Unggah", exact=True).click()
    expect(page.locator(".field-error")).to_contain_text(REFUSED)
    expect(page.locator("textarea")).to_have_value(TYPED)

    page.get_by_label("Unggah PDF").set_input_files(pdf("bukti.pdf", files.pdf()))
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".filelist")).to_contain_text("bukti.pdf")
    assert (names(entry), saved_text(entry)) == (["bukti.pdf"], TYPED)

    page.get_by_role("link", name="Hapus").click()
    page.get_by_role("button", name="Hapus berkas").click()
    expect(page.locator(".alert-success").first).to_contain_text("Berkas “bukti.pdf” dihapus.")
    assert names(entry) == []
