"""The pages of submitting, of taking back, of automatic submission, and the receipt itself."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from competitions.models import Competition
from kipp.accounts.models import Mail
from submissions import lifecycle
from submissions.models import Receipt
from tests import factories
from tests.factories import CLOSES, NOW
from tests.submissions.conftest import count_queries

pytestmark = pytest.mark.usefixtures("at")


def page(name, submission):
    return reverse(f"submissions:submission-{name}", args=[submission.code])


def address(receipt, name="detail"):
    return reverse(f"submissions:receipt-{name}", args=[receipt.number])


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def receipt(draft, operator_dinkes):
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    return Receipt.objects.get()


def test_page_before_submitting_shows_every_section_and_every_file(draft, question, login, operator_dinkes):
    draft.answers.filter(question=question("5")).update(text="Angka kunjungan naik dua kali.")
    html = text(login(operator_dinkes).get(page("submit", draft)))
    for part in ("SAMBANG WARGA", "Inovator Rekaan, S.Kep.", "Angka kunjungan naik dua kali.", "dan 3 berkas"):
        assert part in html
    for file in draft.attachments.select_related("letter_type"):
        assert file.letter_type.label in html
        assert file.sha256 in html
    assert not Receipt.objects.exists()


def test_form_of_submitting_carries_no_file_and_no_text(draft, login, operator_dinkes):
    html = login(operator_dinkes).get(page("submit", draft)).content.decode()
    form = re.search(r'<form class="form-actions" method="post".*?</form>', html, re.DOTALL)[0]
    assert "multipart" not in form
    assert re.findall(r'name="(\w+)"', form) == ["csrfmiddlewaretoken", "digest"]


def test_submitting_leads_to_the_receipt(draft, login, operator_dinkes):
    client = login(operator_dinkes)
    digest = re.search(r'name="digest" value="(\w+)"', client.get(page("submit", draft)).content.decode())[1]
    response = client.post(page("submit", draft), {"digest": digest}, follow=True)
    receipt = Receipt.objects.get()
    assert response.redirect_chain == [(address(receipt), 302)]
    html = text(response)
    for part in (
        "Proposal “SAMBANG WARGA” sudah diajukan ke Bagian Organisasi.",
        receipt.number,
        "Minggu, 1 November 2026 pukul 10.00.00 WIB",
        "Operator Dinkes Rekaan",
        receipt.digest,
        "Jawaban rekaan yang cukup panjang.",
    ):
        assert part in html
    assert receipt.digest == digest
    assert all(file["sha256"] in html for file in receipt.files)


def test_receipt_says_what_comes_next_until_the_screening_decides(receipt, draft, login, operator_dinkes):
    Competition.objects.update(screening_ends_on=date(2026, 11, 20), decided_on=date(2026, 12, 10))
    html = text(login(operator_dinkes).get(address(receipt)))
    assert "Berikutnya Bagian Organisasi memeriksa kelengkapan proposal sampai 20 November 2026." in html
    assert "Hasil seleksi administrasi diumumkan sesudah itu di portal dan lewat surel." in html
    assert "Pemenang direncanakan ditetapkan 10 Desember 2026." in html
    draft.refresh_from_db()
    draft.state = "eligible"
    draft.save()
    assert "Berikutnya" not in text(login(operator_dinkes).get(address(receipt)))


def test_mail_of_the_receipt_says_what_comes_next(receipt):
    assert "Berikutnya Bagian Organisasi memeriksa kelengkapan proposal." in Mail.objects.get().body


def test_what_a_colleague_changed_meanwhile_is_shown_before_it_is_sent(draft, question, login, operator_dinkes):
    client = login(operator_dinkes)
    digest = re.search(r'name="digest" value="(\w+)"', client.get(page("submit", draft)).content.decode())[1]
    draft.answers.filter(question=question("5")).update(text="Rekan mengubahnya.")
    html = text(client.post(page("submit", draft), {"digest": digest}, follow=True))
    assert "Isi proposal berubah sejak halaman ini dibuka" in html
    assert "Rekan mengubahnya." in html
    assert not Receipt.objects.exists()


def test_qr_code_is_an_inline_drawing_of_the_address(receipt, login, operator_dinkes, settings):
    settings.PORTAL_URL = "https://kipp.example.id/"
    response = login(operator_dinkes).get(address(receipt))
    html = response.content.decode()
    assert f"https://kipp.example.id/tanda-terima/{receipt.number}/" in html
    drawing = re.search(r"<svg[^>]*class=\"qr\".*?</svg>", html, re.DOTALL)[0]
    assert "style" not in drawing
    assert "script" not in drawing
    assert "<path" in drawing


def test_receipt_as_pdf(receipt, login, operator_dinkes):
    response = login(operator_dinkes).get(address(receipt, "download"))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{receipt.number}.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert response.content.startswith(b"%PDF")


def test_pdf_survives_characters_that_no_font_has(draft, login, operator_dinkes):
    draft.answers.update(text="Layanan 🏥 \u0e01 untuk warga\n\nParagraf kedua.")
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    response = login(operator_dinkes).get(address(Receipt.objects.get(), "download"))
    assert response.content.startswith(b"%PDF")


def test_stranger_with_the_qr_code_is_sent_to_the_login_and_back(receipt, client):
    response = client.get(address(receipt))
    assert response["Location"] == f"/masuk/?next={address(receipt)}"


def test_receipt_of_another_department_does_not_exist(
    receipt, login, operator_disdikpora, operator_puskesmas, juri_satu
):
    unknown = reverse("submissions:receipt-detail", args=["TT-KIPP26-ZZZZ-9"])
    for user in (operator_disdikpora, operator_puskesmas, juri_satu):
        for name in ("detail", "download"):
            assert login(user).get(address(receipt, name)).status_code == 404
        assert login(user).get(unknown).status_code == 404


def test_receipt_is_readable_by_family_setda_and_observers(
    edition, puskesmas, operator_puskesmas, operator_dinkes, kepala_dinkes, setda, pengamat, login
):
    entry = factories.make_submission(edition, puskesmas, state="draft", operator=operator_puskesmas)
    entry.innovators.update(nip="198001012005011001")
    lifecycle.submit(submission=entry, by=operator_puskesmas, now=NOW)
    receipt = Receipt.objects.get()
    for user, is_full in (
        (operator_puskesmas, True),
        (setda, True),
        (operator_dinkes, False),
        (kepala_dinkes, False),
        (pengamat, False),
    ):
        html = text(login(user).get(address(receipt)))
        assert receipt.digest in html
        assert ("19800101 200501 1 001" in html) is is_full


def test_taking_back_asks_first_and_names_the_entry(receipt, draft, login, operator_dinkes):
    client = login(operator_dinkes)
    assert page("take-back", draft) in text(client.get(page("detail", draft)))
    html = text(client.get(page("take-back", draft)))
    assert "Tarik kembali “SAMBANG WARGA”" in html
    assert receipt.number in html
    draft.refresh_from_db()
    assert draft.state == "submitted"
    html = text(client.post(page("take-back", draft), follow=True))
    assert "Proposal “SAMBANG WARGA” ditarik kembali dan menjadi draf." in html
    assert address(receipt) in html, "the receipt stays on the entry's page"
    assert "Ditarik kembali" in html
    draft.refresh_from_db()
    assert draft.is_draft
    assert "sudah ditarik kembali menjadi draf" in text(client.get(address(receipt)))


def test_submitted_again_both_receipts_are_listed_and_the_first_leads_to_the_second(
    receipt, draft, login, operator_dinkes
):
    client = login(operator_dinkes)
    client.post(page("take-back", draft))
    client.post(page("submit", draft))
    second = Receipt.objects.get(serial=2)
    html = text(client.get(page("detail", draft)))
    assert html.index(second.number) < html.index(receipt.number)
    assert address(second) in text(client.get(address(receipt)))
    assert "kemudian diajukan lagi" not in text(client.get(address(second)))


def test_nothing_is_taken_back_after_the_closing(receipt, draft, login, operator_dinkes, at):
    at(CLOSES)
    client = login(operator_dinkes)
    assert client.get(page("take-back", draft))["Location"] == page("detail", draft)
    assert "Tarik kembali" not in text(client.get(page("detail", draft)))
    assert "Pendaftaran ditutup" in text(client.post(page("take-back", draft), follow=True))
    draft.refresh_from_db()
    assert draft.state == "submitted"


def test_taking_back_is_for_operators_of_the_organization(
    receipt, draft, client, login, kepala_dinkes, setda, operator_disdikpora, operator_puskesmas, juri_satu, pengamat
):
    for user, status in (
        (kepala_dinkes, 403),
        (setda, 403),
        (juri_satu, 403),
        (pengamat, 403),
        (operator_disdikpora, 404),
        (operator_puskesmas, 404),
    ):
        assert login(user).post(page("take-back", draft)).status_code == status
        assert login(user).get(page("take-back", draft)).status_code == status
    client.logout()
    assert client.post(page("take-back", draft))["Location"].startswith("/masuk/")
    draft.refresh_from_db()
    assert draft.state == "submitted"


def test_automatic_submission_is_told_and_can_be_declined(draft, login, operator_dinkes, kepala_dinkes):
    client = login(operator_dinkes)
    assert "Pengajuan otomatis" not in text(client.get(page("detail", draft)))
    Competition.objects.update(submits_automatically=True)
    html = text(client.get(page("detail", draft)))
    assert "16 November 2026 pukul 10.00.00 WIB, proposal ini diajukan otomatis" in html
    assert client.get(page("automatic", draft)).status_code == 405
    html = text(client.post(page("automatic", draft), {"pilihan": "tolak"}, follow=True))
    assert "Proposal “SAMBANG WARGA” tidak diajukan otomatis." in html
    draft.refresh_from_db()
    assert draft.declines_automatic_submission
    client.post(page("automatic", draft), {"pilihan": "terima"})
    draft.refresh_from_db()
    assert not draft.declines_automatic_submission
    html = text(login(kepala_dinkes).get(page("detail", draft)))
    assert "Pengajuan otomatis" in html
    assert page("automatic", draft) not in html


def test_receipt_says_that_it_was_automatic(draft, login, operator_dinkes):
    Competition.objects.update(submits_automatically=True)
    from submissions.automatic import submit_complete_drafts

    submit_complete_drafts(now=CLOSES + timedelta(seconds=20))
    client = login(operator_dinkes)
    html = text(client.get(address(Receipt.objects.get())))
    assert "<strong>Diajukan otomatis</strong> pada saat pendaftaran ditutup" in html
    assert "Senin, 16 November 2026 pukul 10.00.00 WIB" in html
    assert "Diajukan oleh" not in html
    assert "Diajukan otomatis saat pendaftaran ditutup" in text(client.get(page("detail", draft)))


def test_detail_takes_as_many_queries_for_three_receipts_as_for_one(receipt, draft, login, operator_dinkes):
    client = login(operator_dinkes)
    first = count_queries(client, page("detail", draft))
    for _ in range(2):
        client.post(page("take-back", draft))
        client.post(page("submit", draft))
    client.get(address(Receipt.objects.get(serial=3)))  # shows the messages
    assert count_queries(client, page("detail", draft)) == first


def test_receipt_page_asks_little_of_the_database(receipt, login, operator_dinkes):
    assert count_queries(login(operator_dinkes), address(receipt)) == 4
