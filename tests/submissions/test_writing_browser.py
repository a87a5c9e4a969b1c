"""Writing in real Chromium: autosave, two windows, an expired login, a lost connection, an error of the server."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kipp.accounts.models import Role
from kipp.shared.text import clean_text, count_words
from submissions.models import Submission
from tests import factories
from tests.browsing import log_in, violations_on

SAVED = re.compile(r"Tersimpan pukul \d\d\.\d\d\.\d\d WIB\.")
SOON = 15_000  # autosave after two seconds, on a busy machine
PASSWORD = "sandi-rekaan-123"  # of tests.factories


@pytest.fixture
def entry(transactional_db):
    """A draft of Dinkes, open for an hour on the real clock."""
    now = timezone.now()
    edition = factories.make_edition(
        registration_opens_at=now - timedelta(days=1), registration_closes_at=now + timedelta(hours=1)
    )
    dinkes = factories.make_organization("Dinkes")
    operator = factories.make_user(Role.OPERATOR, organization=dinkes, full_name="Operator Rekaan")
    return factories.make_submission(edition, dinkes, state="draft", operator=operator, title="SAMBANG WARGA")


@pytest.fixture
def context_of(live_server, browser, browser_context_args):
    """Returns a function that opens a browser of its own for a member."""
    contexts = []

    def open_(user):
        context = browser.new_context(**browser_context_args, base_url=live_server.url)
        contexts.append(context)
        log_in(context, live_server, user)
        return context

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def page(context_of, entry):
    return open_section(context_of(entry.created_by), entry)


def address(entry, key="jawaban-3"):
    return reverse("submissions:submission-edit", args=[entry.code, key])


def open_section(context, entry, key="jawaban-3"):
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address(entry, key))
    return page


def answer_of(page):
    return page.locator("textarea").first


def state_of(page):
    return page.locator(".workbar [data-part=saved]")


def warning_of(page):
    return page.locator("#sambungan > p")


def stored(entry, number="3") -> str:
    return entry.answers.get(question__number=number).text


def kept_in(page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('kipp:tulis:'))")


def saved_since(page, words, entry):
    """Waits until the words are stored and the page says so."""
    for _ in range(SOON // 200):
        if stored(entry) == words:
            break
        page.wait_for_timeout(200)
    assert stored(entry) == words
    expect(state_of(page)).to_have_text(SAVED, timeout=SOON)


def log_in_by_hand(page, user):
    page.get_by_label("Surel dinas").fill(user.email)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()


def test_text_is_saved_two_seconds_after_the_last_key(page, entry):
    answer_of(page).fill("")
    expect(page.get_by_text("3 Kebaruan/Nilai Tambah masih kosong")).to_be_visible(timeout=SOON)
    assert stored(entry) == ""
    answer_of(page).press_sequentially("Petugas mendatangi warga.", delay=10)
    assert stored(entry) == ""
    assert len(kept_in(page)) == 1
    expect(page.get_by_text("3 Kebaruan/Nilai Tambah masih kosong")).to_be_hidden(timeout=SOON)
    saved_since(page, "Petugas mendatangi warga.", entry)
    assert kept_in(page) == []
    expect(answer_of(page)).to_be_focused()
    answer_of(page).press_sequentially(" Setiap hari.")
    page.wait_for_timeout(2500)
    saved_since(page, "Petugas mendatangi warga. Setiap hari.", entry)


def test_leaving_by_a_link_saves_first_and_asks_nothing(page, entry):
    answer_of(page).fill("Ditulis lalu langsung pindah.")
    page.locator(".proposal__side").get_by_role("link", name="Inovator").click()
    expect(page.get_by_role("heading", name="Inovator", exact=True)).to_be_visible()
    assert stored(entry) == "Ditulis lalu langsung pindah."
    assert kept_in(page) == []


def test_buttons_save_at_once_and_go_on(page, entry):
    answer_of(page).fill("Disimpan dengan tombol.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    saved_since(page, "Disimpan dengan tombol.", entry)
    answer_of(page).fill("Disimpan, lalu lanjut.")
    page.get_by_role("button", name="Simpan dan lanjut").click()
    expect(page).to_have_url(re.compile("jawaban-4/$"))
    assert stored(entry) == "Disimpan, lalu lanjut."


def test_two_colleagues_get_both_texts_and_choose(page, entry, context_of):
    colleague = factories.make_user(Role.OPERATOR, organization=entry.organization, full_name="Rekan Rekaan")
    other = open_section(context_of(colleague), entry)
    answer_of(other).fill("Satu kunjungan menyelesaikan tiga dokumen.")
    saved_since(other, "Satu kunjungan menyelesaikan tiga dokumen.", entry)
    answer_of(page).fill("Satu kunjungan menyelesaikan empat dokumen.")
    conflict = page.locator("[data-part=conflict]")
    expect(conflict.locator("ins")).to_have_text("empat", timeout=SOON)
    expect(conflict.locator("del")).to_have_text("tiga")
    expect(conflict).to_contain_text("Versi Rekan Rekaan, ")
    expect(state_of(page)).to_have_text("Belum tersimpan.")
    assert stored(entry) == "Satu kunjungan menyelesaikan tiga dokumen."
    assert violations_on(page) == []
    page.get_by_role("button", name="Pakai versi saya").click()
    expect(conflict).to_be_empty(timeout=SOON)
    saved_since(page, "Satu kunjungan menyelesaikan empat dokumen.", entry)

    answer_of(other).fill("Versi ketiga dari rekan.")
    other.get_by_role("button", name="Pakai versi Operator Rekaan").click(timeout=SOON)
    expect(answer_of(other)).to_have_value("Satu kunjungan menyelesaikan empat dokumen.", timeout=SOON)
    assert kept_in(other) == []
    other.get_by_role("link", name="Versi lain yang tersimpan").click()
    expect(other.get_by_role("heading", level=1, name="Versi lain yang tersimpan")).to_be_visible()
    texts = [field.input_value() for field in other.get_by_role("textbox").all()]
    assert texts == ["Versi ketiga dari rekan.", "Satu kunjungan menyelesaikan tiga dokumen."]
    other.get_by_role("button", name="Salin teks").first.click()
    expect(other.locator(".copy-text [role=status]").first).to_have_text(re.compile("^(Teks disalin|Belum tersalin)"))
    assert violations_on(other) == []


def test_expired_login_keeps_the_text_until_a_login_in_another_window(page, entry):
    Session.objects.all().delete()
    answer_of(page).fill("Ditulis setelah sesi berakhir.")
    expect(warning_of(page)).to_contain_text("Sesi Anda berakhir.", timeout=SOON)
    expect(state_of(page)).to_have_text("Belum tersimpan.")
    expect(answer_of(page)).to_have_value("Ditulis setelah sesi berakhir.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Masuk lagi").click()
    login = opened.value
    log_in_by_hand(login, entry.created_by)
    expect(login.get_by_role("link", name="Lanjutkan menulis")).to_be_visible()
    answer_of(page).press_sequentially(" Lalu diteruskan.")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    saved_since(page, "Ditulis setelah sesi berakhir. Lalu diteruskan.", entry)
    expect(warning_of(page)).to_be_hidden()


def test_expired_login_in_the_same_window_brings_the_text_back(page, entry):
    Session.objects.all().delete()
    answer_of(page).fill("Ditulis setelah sesi berakhir.")
    expect(warning_of(page)).to_contain_text("Sesi Anda berakhir.", timeout=SOON)
    page.goto(address(entry))
    log_in_by_hand(page, entry.created_by)
    expect(answer_of(page)).to_have_value("Ditulis setelah sesi berakhir.")
    saved_since(page, "Ditulis setelah sesi berakhir.", entry)
    assert kept_in(page) == []


def test_text_of_an_expired_login_meets_a_colleagues_text(page, entry):
    Session.objects.all().delete()
    answer_of(page).fill("Versi saya.")
    expect(warning_of(page)).to_contain_text("Sesi Anda berakhir.", timeout=SOON)
    entry.answers.filter(question__number="3").update(text="Versi rekan.")
    page.goto(address(entry))
    log_in_by_hand(page, entry.created_by)
    expect(page.locator("[data-part=conflict] ins")).to_have_text("saya.", timeout=SOON)
    assert stored(entry) == "Versi rekan."


def test_lost_connection_keeps_the_text_and_sends_it_when_it_is_back(page, entry):
    page.context.set_offline(True)
    answer_of(page).fill("Ditulis tanpa jaringan.")
    expect(warning_of(page)).to_contain_text("Sambungan terputus.", timeout=SOON)
    assert len(kept_in(page)) == 1
    page.context.set_offline(False)
    saved_since(page, "Ditulis tanpa jaringan.", entry)
    expect(warning_of(page)).to_be_hidden()
    assert kept_in(page) == []


def test_window_closed_without_a_connection_loses_nothing(page, entry):
    context = page.context
    context.set_offline(True)
    answer_of(page).fill("Ditulis tanpa jaringan, lalu ditutup.")
    expect(warning_of(page)).to_contain_text("Sambungan terputus.", timeout=SOON)
    page.close()
    context.set_offline(False)
    again = open_section(context, entry)
    expect(again.get_by_text("Tulisan Anda dikembalikan.")).to_be_visible()
    saved_since(again, "Ditulis tanpa jaringan, lalu ditutup.", entry)


@pytest.mark.parametrize("status", [500, 503])
def test_error_of_the_server_keeps_the_text_and_tries_again(page, entry, status):
    failures = []

    def fail_once(route):
        if route.request.method == "POST" and not failures:
            failures.append(route.request.url)
            return route.fulfill(status=status, body="Kesalahan")
        return route.continue_()

    page.route("**/tulis/**", fail_once)
    answer_of(page).fill("Ditulis saat portal bermasalah.")
    expect(warning_of(page)).to_contain_text("Portal sedang tidak dapat menjawab.", timeout=SOON)
    expect(state_of(page)).to_have_text("Belum tersimpan.")
    assert len(kept_in(page)) == 1
    saved_since(page, "Ditulis saat portal bermasalah.", entry)
    assert len(failures) == 1


def test_logging_out_leaves_nothing_in_the_browser(page, entry):
    page.route("**/tulis/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    answer_of(page).fill("Rahasia yang belum tersimpan.")
    expect(warning_of(page)).to_contain_text("Sambungan terputus.", timeout=SOON)
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("link", name="Masuk", exact=True)).to_be_visible()
    assert kept_in(page) == []


def test_identity_saves_rows_and_says_what_is_wrong(context_of, entry):
    page = open_section(context_of(entry.created_by), entry, "identitas")
    page.get_by_label("3 Kehidupan Sehat dan Sejahtera").check()
    page.get_by_label("Tautan video YouTube").fill("https://contoh.id/video")
    problems = page.locator("[data-part=problems]")
    expect(problems).to_contain_text("Belum tersimpan: 1 isian perlu diperbaiki.", timeout=SOON)
    expect(page.get_by_label("Tautan video YouTube")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".field-error")).to_contain_text("Tempel tautan lengkap dari YouTube")
    assert violations_on(page) == []
    page.get_by_label("Tautan video YouTube").fill("https://youtu.be/abc")
    page.get_by_label("Tahun", exact=True).first.fill("2023")
    page.get_by_label("Nama penghargaan", exact=True).first.fill("Penghargaan Rekaan")
    expect(problems).to_be_empty(timeout=SOON)
    expect(page.locator(".field-error")).to_have_count(0)
    expect(state_of(page)).to_have_text(SAVED, timeout=SOON)
    page.get_by_role("button", name="Simpan dan tambah baris").click()
    expect(page.get_by_label("Nama penghargaan", exact=True)).to_have_count(3)
    saved = Submission.objects.get(pk=entry.pk)
    assert (saved.sdgs, saved.video_url) == ([3], "https://youtu.be/abc")
    assert [str(award) for award in saved.earlier_awards.all()] == ["Penghargaan Rekaan (2023)"]


def test_people_are_saved_while_they_are_typed(context_of, entry):
    page = open_section(context_of(entry.created_by), entry, "inovator")
    names = page.get_by_label("Nama lengkap dengan gelar")
    names.nth(1).fill("Orang Dua Rekaan")
    expect(state_of(page)).to_have_text(SAVED, timeout=SOON)
    expect(page.locator("#id_orang-1-id")).not_to_have_value("", timeout=SOON)
    page.get_by_label("Jabatan").nth(1).fill("Bidan")
    page.get_by_label("Ketua").nth(1).check()
    page.get_by_role("button", name="Simpan dan tambah baris").click()
    expect(names).to_have_count(4)
    assert list(entry.innovators.order_by("pk").values_list("name", "job_title", "is_lead")) == [
        ("Inovator Rekaan, S.Kep.", "Perawat", False),
        ("Orang Dua Rekaan", "Bidan", True),
    ]


def test_text_for_more_rows_than_the_page_has_is_not_lost(context_of, entry):
    context = context_of(entry.created_by)
    page = open_section(context, entry, "identitas")
    page.evaluate(
        """([key, fields, version]) => localStorage.setItem(key, JSON.stringify(
            {at: Date.now(), tab: "lain", version, fields}))""",
        [
            f"kipp:tulis:{entry.created_by_id}:{entry.code}:identitas",
            [["title", "SAMBANG WARGA"], ["penghargaan-5-tahun", "2020"], ["penghargaan-5-nama", "Baris Kelima"]],
            page.locator("input[name=version]").input_value(),
        ],
    )
    page.goto(address(entry, "identitas"))
    expect(page.get_by_label("Nama penghargaan", exact=True).first).to_have_value("Baris Kelima", timeout=SOON)
    assert kept_in(page) == []


TEXTS = [
    "satu dua\r\ntiga\rempat\n\n lima ",
    "tanpa\u00a0putus dan\u202fsempit dan\u3000lebar",
    "bersama-sama 24/7 e-KTP - tanda sendiri — juga",
    "baris\u2028lain\u0085lagi\u000bdan\u000clagi",
    "tak\u200bterlihat lu\u00adnak \ufeffawal a\ufeffb \u2060sambung",
    "kiri\u202ekanan \u2066arah\u2069 \u001bkendali a\u001fb \u001c c",
    " \u00a0\u2028 ",
]


def test_words_are_counted_in_the_browser_as_on_the_server(page):
    counter = page.locator(".counter").first
    for words in TEXTS:
        answer_of(page).evaluate(
            "(field, words) => { field.value = words; field.dispatchEvent(new Event('input', { bubbles: true })); }",
            words,
        )
        expect(counter).to_contain_text(f"{count_words(clean_text(words))} dari 200 kata")
