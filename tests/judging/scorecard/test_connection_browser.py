"""A sheet in a real browser, on a desktop and on a phone, when something comes between: no line, no login, no stage."""

from decimal import Decimal

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from judging.models import Score
from tests import factories
from tests.browsing import log_in, log_in_by_the_link, violations_on
from tests.judging.scorecard.sheets import card_of, stored

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
UNSENT = "#belum-terkirim"
FOURTEEN_SECONDS = 14  # the first three waits before another try: 2, 4 and 8


@pytest.fixture
def address(transactional_db, live_server, url):
    return live_server.url + url


@pytest.fixture(params=SIZES)
def sheet(request, new_context, live_server, address, juri):
    """The sheet of the first judge, open at the first criterion."""
    context = new_context(viewport=SIZES[request.param], has_touch=request.param == "phone")
    return open_sheet(context, live_server, address, juri[0])


def open_sheet(context, live_server, address, judge):
    log_in(context, live_server, judge)
    page = context.new_page()
    page.goto(address)
    return page


def post_only(page, handler):
    """Lets a handler answer what the page sends to save; everything else goes on."""
    page.route("**/penilaian/**", lambda route: handler(route) if route.request.method == "POST" else route.continue_())


def type_mark_and_note(page, mark, note):
    page.locator("#n1").fill(mark)
    page.locator("#c1").fill(note)


def wait_for_note(page, note) -> None:
    """Waits until the note, typed after the mark, is stored as well; nothing is under way then."""
    for _ in range(200):
        if Score.objects.filter(note=note).exists():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"Not stored: {note}")


def warns_when_left(page) -> bool:
    """Tries to close the page and stays on it; tells whether the browser asked."""
    with page.expect_event("dialog", timeout=5000) as asked:
        page.evaluate("setTimeout(() => location.assign('/'))")
    asked.value.dismiss()
    return asked.value.type == "beforeunload"


def test_marks_typed_without_a_line_are_kept_told_and_sent_once(sheet, juri):
    sheet.context.set_offline(True)
    type_mark_and_note(sheet, "91,25", "Alasan tanpa jaringan.")
    expect(sheet.locator(UNSENT)).to_contain_text(
        "Sambungan terputus. 2 perubahan belum terkirim; tetap tersimpan di halaman ini "
        "dan dikirim lagi begitu sambungan kembali."
    )
    expect(sheet.locator(UNSENT)).to_be_in_viewport()
    assert violations_on(sheet) == []
    sheet.get_by_role("button", name="Berikutnya yang belum").click()
    assert warns_when_left(sheet)
    assert stored(juri[0]) == {}
    with sheet.expect_navigation():
        sheet.context.set_offline(False)
    expect(sheet.locator("#tersimpan")).to_contain_text("Tersimpan pukul")
    expect(sheet.locator(UNSENT)).to_be_hidden()
    assert stored(juri[0]) == {1: Decimal("91.25")}
    assert Score.objects.get().note == "Alasan tanpa jaringan."
    assert card_of(juri[0]).version == 2


def test_a_portal_that_cannot_answer_is_asked_again_until_it_can(sheet, juri):
    answers = [503, 500, 502]
    sheet.clock.install()
    post_only(sheet, lambda route: route.fulfill(status=answers.pop(0)) if answers else route.continue_())
    type_mark_and_note(sheet, "88", "Selama gangguan.")
    expect(sheet.locator(UNSENT)).to_contain_text("Portal sedang tidak dapat menjawab. 2 perubahan belum terkirim;")
    for _ in range(FOURTEEN_SECONDS):
        sheet.clock.fast_forward(1000)
        sheet.wait_for_timeout(100)
    expect(sheet.locator("#tersimpan")).to_contain_text("Tersimpan pukul")
    wait_for_note(sheet, "Selama gangguan.")
    assert answers == []
    assert (stored(juri[0]), card_of(juri[0]).version) == ({1: Decimal(88)}, 3)


def test_an_answer_that_is_lost_does_not_set_the_judge_against_himself(sheet, juri):
    """The portal saved, the page does not know it, and the judge types on."""
    lost = []

    def lose_the_first(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    post_only(sheet, lose_the_first)
    sheet.locator("#n1").fill("70")
    expect(sheet.locator(UNSENT)).to_contain_text("1 perubahan belum terkirim")
    sheet.locator("#n1").fill("75")
    sheet.locator("#c1").fill("Ditulis kemudian.")
    expect(sheet.locator("#h1")).to_have_text("7,50", timeout=10_000)
    expect(sheet.locator(UNSENT)).to_be_hidden()
    expect(sheet.locator("#bentrok")).to_have_text("")
    assert lost == [200]
    assert Score.objects.get().note == "Ditulis kemudian."
    assert (stored(juri[0]), card_of(juri[0]).version) == ({1: Decimal(75)}, 3)


def test_finishing_waits_for_what_is_not_sent_yet(new_context, live_server, address, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], [80] * 7, finish=False)
    page = open_sheet(new_context(), live_server, address, juri[0])
    page.context.set_offline(True)
    page.locator("#n3").fill("61,5")
    page.get_by_role("button", name="Selesai").click()
    expect(page.locator(UNSENT)).to_contain_text("Lembar dinyatakan selesai setelah semuanya terkirim.")
    assert not card_of(juri[0]).is_finished
    page.context.set_offline(False)
    expect(page.locator("#bentrok")).to_contain_text("Lembar ini selesai.", timeout=10_000)
    assert stored(juri[0])[3] == Decimal("61.5")
    assert card_of(juri[0]).is_finished


def test_a_lost_line_is_told_even_when_nothing_waits(sheet):
    sheet.context.set_offline(True)
    expect(sheet.locator(UNSENT)).to_contain_text("Sambungan terputus. Yang terakhir dikirim sudah tersimpan.")
    sheet.context.set_offline(False)
    expect(sheet.locator(UNSENT)).to_be_hidden()


def test_two_devices_of_one_judge_compare_and_choose(sheet, new_context, live_server, address, juri):
    other = open_sheet(new_context(), live_server, address, juri[0])
    other.locator("#n1").fill("50")
    expect(other.locator("#jumlah")).to_contain_text("5,00")
    type_mark_and_note(sheet, "60", "Dari gawai kedua.")
    expect(sheet.locator("#bentrok")).to_contain_text("di layar ini: 60")
    expect(sheet.locator("#bentrok")).to_contain_text("tersimpan: 50")
    assert warns_when_left(sheet)
    assert stored(juri[0]) == {1: Decimal(50)}
    sheet.get_by_label("di layar ini: 60").check()
    with sheet.expect_navigation():
        sheet.get_by_role("button", name="Simpan pilihan").click()
    expect(sheet.locator("#bentrok")).to_have_text("")
    assert stored(juri[0]) == {1: Decimal(60)}
    other.locator("#n1").fill("55")
    expect(other.locator("#bentrok")).to_contain_text("tersimpan: 60")
    other.get_by_role("link", name="Batalkan isian di layar ini").click()
    expect(other.locator("#n1")).to_have_value("60")


def test_an_expired_session_keeps_what_is_typed_until_one_is_back(sheet, juri):
    Session.objects.all().delete()
    type_mark_and_note(sheet, "73,91", "Sesudah sesi berakhir.")
    expect(sheet.locator(UNSENT)).to_contain_text("Sesi Anda berakhir. 2 perubahan belum terkirim;")
    assert violations_on(sheet) == []
    log_in_by_the_link(sheet, juri[0])
    expect(sheet.locator("#tersimpan")).to_contain_text("Tersimpan pukul", timeout=20_000)
    expect(sheet.locator("#h1")).to_have_text("7,39")
    wait_for_note(sheet, "Sesudah sesi berakhir.")
    assert stored(juri[0]) == {1: Decimal("73.91")}


def test_marks_of_an_expired_session_never_reach_the_sheet_of_another_judge(sheet, juri):
    Session.objects.all().delete()
    type_mark_and_note(sheet, "73,91", "Milik juri pertama.")
    log_in_by_the_link(sheet, juri[1])
    expect(sheet.locator("#bentrok")).to_contain_text("dibuka oleh orang lain", timeout=20_000)
    expect(sheet.locator("#n1")).to_have_value("73,91")
    assert not Score.objects.exists()


def test_a_stage_that_closes_while_one_types_is_told_with_what_does_not_count(sheet, opened, juri):
    sheet.locator("#n1").fill("80")
    expect(sheet.locator("#h1")).to_have_text("8,00")
    factories.close_stage(opened)
    type_mark_and_note(sheet, "95,5", "Terlambat.")
    told = sheet.locator("#bentrok")
    expect(told).to_contain_text("Tahap penilaian ini sudah ditutup")
    expect(told).to_contain_text("tidak ikut dihitung")
    expect(told).to_contain_text("95,5")
    expect(told).to_contain_text("Terlambat.")
    expect(told).to_contain_text("(tersimpan: 80)")
    expect(told).to_be_in_viewport()
    expect(sheet.locator("#tersimpan")).to_contain_text("Belum tersimpan.")
    expect(sheet.locator("#n1")).to_have_value("95,5")
    assert stored(juri[0]) == {1: Decimal(80)}


def test_a_phone_shows_one_criterion_large_enough_for_a_finger(new_context, live_server, address, juri):
    page = open_sheet(new_context(viewport=SIZES["phone"], has_touch=True), live_server, address, juri[0])
    expect(page.locator(".criterion:visible")).to_have_count(1)
    expect(page.locator(".criterion__answer:visible")).to_contain_text("Jawaban rekaan")
    expect(page.locator("#tersimpan")).to_be_in_viewport()
    mark = page.locator(".criterion:visible input.mark")
    assert mark.get_attribute("inputmode") == "decimal"
    answer_ends = page.locator(".criterion__answer:visible").bounding_box()
    assert answer_ends["y"] + answer_ends["height"] <= mark.bounding_box()["y"]
    for target in page.locator("#lembar :is(button, input, textarea):visible, .tally :is(button, a):visible").all():
        box = target.bounding_box()
        if target.get_attribute("tabindex") != "-1":
            assert box["height"] >= 44, target.inner_html()
    mark.tap()
    page.keyboard.type("66,5")
    page.locator(".tally button").tap()
    expect(page.locator(".criterion:visible h1")).to_contain_text("Kriteria 2 dari 7")
    assert stored(juri[0]) == {1: Decimal("66.5")}
