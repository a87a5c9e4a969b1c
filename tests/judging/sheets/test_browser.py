"""The sheet in a real browser: autosave, bad marks, two tabs, keyboard only, and a phone without JavaScript."""

from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from judging.models import Reconsideration, Score, Scorecard
from kipp.accounts.models import Role
from tests import factories
from tests.browsing import log_in, violations_on

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def address(transactional_db, live_server, stage, juri, edition, dinkes):
    entry = factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    factories.open_stage(stage)
    return live_server.url + reverse("judging:scorecard-edit", args=["2026", 1, entry.code])


@pytest.fixture
def page(page, live_server, address, juri):
    log_in(page.context, live_server, juri[0])
    page.goto(address)
    return page


def stored():
    return dict(Score.objects.filter(value__isnull=False).values_list("criterion__position", "value"))


def test_typed_marks_save_themselves_and_bad_ones_are_told(page):
    page.get_by_label("Nilai 2 Latar Belakang dan Tujuan").fill("84")
    page.get_by_label("Nilai 3 Kebaruan").fill("187,5")
    page.keyboard.press("Tab")
    expect(page.locator("#tersimpan")).to_contain_text("1 isian belum tersimpan")
    expect(page.locator("#e2")).to_contain_text("Nilai paling tinggi 100; yang diisi 187,5.")
    expect(page.locator("#n2")).to_have_value("187,5")
    expect(page.locator("#h1")).to_have_text("8,40")
    expect(page.locator("#jumlah")).to_contain_text("dari paling banyak 10")
    assert violations_on(page) == []
    page.locator("#n2").fill("91")
    expect(page.locator("#jumlah")).to_contain_text("22,05")
    expect(page.locator("#e2")).to_have_text("")
    assert stored() == {1: Decimal(84), 2: Decimal(91)}


def test_second_tab_compares_and_chooses(page, address):
    other = page.context.new_page()
    other.goto(address)
    other.locator("#n1").fill("50")
    expect(other.locator("#jumlah")).to_contain_text("5,00")
    page.locator("#n1").fill("60")
    expect(page.locator("#bentrok")).to_contain_text("di layar ini: 60")
    assert violations_on(page) == []
    page.get_by_label("tersimpan: 50").check()
    page.locator("#n2").fill("70")
    page.get_by_role("button", name="Simpan pilihan").click()
    expect(page.locator("#n1")).to_have_value("50")
    expect(page.locator("#bentrok")).to_have_text("")
    assert stored() == {1: Decimal(50), 2: Decimal(70)}


def test_a_button_pressed_on_a_slow_line_does_not_compare_the_judge_with_himself(page):
    def slowly(route):
        answer = route.fetch() if route.request.headers.get("hx-request") else None
        page.wait_for_timeout(600 if answer else 0)
        route.fulfill(response=answer) if answer else route.continue_()

    page.route("**/penilaian/**", slowly)
    page.locator("#n1").fill("60")
    page.locator("#c1").fill("Catatan")
    with page.expect_navigation():
        page.get_by_role("button", name="Berikutnya yang belum").click()
    expect(page.locator("#n2")).to_be_focused()
    expect(page.locator("#bentrok")).to_have_text("")
    assert stored() == {1: Decimal(60)}
    assert Score.objects.get(criterion__position=1).note == "Catatan"


def test_finishing_right_after_the_last_mark_waits_until_it_is_saved(page):
    for number in range(1, 8):
        page.locator(f"#n{number}").fill("80")
    page.get_by_role("button", name="Selesai").click()
    expect(page.locator("#bentrok")).to_contain_text("Lembar ini selesai.")
    assert stored() == dict.fromkeys(range(1, 8), Decimal(80))


def test_a_sheet_is_filled_and_finished_by_keyboard_alone(page):
    page.goto(page.url + "?kriteria=1")
    expect(page.locator("#n1")).to_be_focused()
    for number in range(1, 8):
        page.keyboard.type("80,5")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.locator(f"#n{min(number + 1, 7)}")).to_be_focused()
    finish = page.get_by_role("button", name="Selesai")
    for _ in range(12):
        page.keyboard.press("Tab")
        if finish.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#bentrok")).to_contain_text("Lembar ini selesai.")
    assert Scorecard.objects.get(scores__isnull=False, scores__criterion__position=1).is_finished
    assert stored() == dict.fromkeys(range(1, 8), Decimal("80.5"))
    assert violations_on(page) == []


def test_phone_without_javascript_goes_from_criterion_to_criterion(browser, live_server, address, juri):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    log_in(context, live_server, juri[0])
    page = context.new_page()
    page.goto(address)
    for number in range(1, 8):
        expect(page.locator(".criterion:visible")).to_have_count(1)
        expect(page.locator(".criterion:visible h1")).to_contain_text(f"Kriteria {number} dari 7")
        expect(page.locator(".criterion__answer:visible")).to_contain_text("Jawaban rekaan")
        page.locator(".criterion:visible input").fill(str(80 + number))
        page.locator(".tally button").click()
    expect(page.get_by_role("button", name="Selesai")).to_be_visible()
    assert stored() == {number: Decimal(80 + number) for number in range(1, 8)}
    context.close()


def test_criteria_without_an_answer_of_their_own_show_the_summary_on_a_phone(page, live_server, edition, juri):
    first, second = edition.stages.order_by("position")
    factories.close_stage(first)
    entry = edition.submissions.get()
    factories.admit(second, entry)
    factories.seat(second, juri[0])
    factories.open_stage(second)
    page.set_viewport_size(PHONE)
    page.goto(live_server.url + reverse("judging:scorecard-edit", args=["2026", 2, entry.code]))
    expect(page.locator(".criterion__answer:visible")).to_contain_text("1 Ringkasan")
    assert violations_on(page) == []


def test_request_to_look_again_is_read_on_a_phone(page, address, juri):
    page.set_viewport_size(PHONE)
    Reconsideration.objects.create(
        scorecard=Scorecard.objects.get(judge=juri[0]),
        reason="Mohon baca lagi buktinya.",
        before={"total": None, "marks": {}},
        asked_by=factories.make_user(Role.ADMIN),
        asked_at=factories.NOW,
    )
    page.goto(address)
    expect(page.get_by_text("Mohon baca lagi buktinya.")).to_be_visible()
    assert violations_on(page) == []
