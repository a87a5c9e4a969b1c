"""The table of own marks in a real browser: keyboard, autosave by row, a slow and a lost line, phone, no JavaScript."""

from decimal import Decimal

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from judging.models import Score, Scorecard
from tests import factories
from tests.browsing import log_in, log_in_by_the_link, violations_on

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def entries(transactional_db, stage, juri, edition, dinkes):
    """Two entries, with A first in the order by title."""
    entries = [factories.make_submission(edition, dinkes, title=f"{letter} REKAAN") for letter in "AB"]
    factories.admit(stage, *entries)
    factories.seat(stage, *juri)
    factories.open_stage(stage)
    return entries


@pytest.fixture
def address(live_server, entries):
    return live_server.url + reverse("judging:scorecard-grid", args=["2026", 1]) + "?urut=judul"


@pytest.fixture
def page(page, live_server, address, juri):
    log_in(page.context, live_server, juri[0])
    page.goto(address)
    return page


def cell(page, entry, column):
    return page.locator(f"#n-{entry.code}-{column}")


def stored(entry):
    rows = Score.objects.filter(scorecard__submission=entry, value__isnull=False)
    return dict(rows.values_list("criterion__position", "value"))


def test_marks_are_typed_by_keyboard_across_and_down_and_save_themselves(page, entries):
    first, second = entries
    cell(page, first, 1).focus()
    page.keyboard.type("80,5")
    page.keyboard.press("Tab")
    expect(cell(page, first, 2)).to_be_focused()
    page.keyboard.type("70")
    page.keyboard.press("Enter")
    expect(cell(page, second, 2)).to_be_focused()
    page.keyboard.type("65")
    page.keyboard.press("ArrowUp")
    expect(cell(page, first, 2)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("66")
    page.keyboard.press("Enter")
    expect(page.locator(f"#t-{second.code}")).to_contain_text("9,90")
    expect(page.locator(f"#t-{first.code}")).to_contain_text("18,55")
    expect(page.locator(f"#s-{first.code}")).to_contain_text("WIB")
    assert stored(first) == {1: Decimal("80.5"), 2: Decimal(70)}
    assert stored(second) == {2: Decimal(66)}
    assert violations_on(page) == []


def test_bad_mark_is_told_beside_the_row_and_marked(page, entries):
    first = entries[0]
    cell(page, first, 1).fill("187,5")
    cell(page, first, 2).fill("70")
    page.keyboard.press("Tab")
    expect(page.locator(f"#m-{first.code}")).to_contain_text("Nilai paling tinggi 100; yang diisi 187,5.")
    expect(cell(page, first, 1)).to_have_attribute("aria-invalid", "true")
    expect(cell(page, first, 1)).to_have_value("187,5")
    assert violations_on(page) == []
    cell(page, first, 1).fill("87,5")
    page.keyboard.press("Tab")
    expect(page.locator(f"#t-{first.code}")).to_contain_text("19,25")
    expect(cell(page, first, 1)).not_to_have_attribute("aria-invalid", "true")
    assert stored(first) == {1: Decimal("87.5"), 2: Decimal(70)}


def test_a_row_typed_quickly_on_a_slow_line_does_not_compare_the_judge_with_himself(page, entries):
    first = entries[0]

    def slowly(route):
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/tabel/**", slowly)
    for column in range(1, 8):
        cell(page, first, column).fill(str(80 + column))
    page.get_by_role("button", name="Simpan A REKAAN").click()
    expect(page.locator(f"#t-{first.code} strong")).to_be_visible()
    expect(page.locator(f"#m-{first.code}")).to_have_text("")
    page.unroute("**/tabel/**")
    assert stored(first) == {column: Decimal(80 + column) for column in range(1, 8)}


def test_a_lost_line_is_said_and_the_row_sent_again_when_it_is_back(page, entries):
    first = entries[0]
    page.context.set_offline(True)
    cell(page, first, 1).fill("80")
    page.keyboard.press("Tab")
    expect(page.locator(f"#s-{first.code}")).to_contain_text("Belum tersimpan")
    assert stored(first) == {}
    page.context.set_offline(False)
    expect(page.locator(f"#t-{first.code}")).to_contain_text("8,00")
    assert stored(first) == {1: Decimal(80)}


def test_marks_of_an_ended_login_wait_in_their_rows_and_are_sent_with_the_token_of_the_next(page, entries, juri):
    first, second = entries
    Session.objects.all().delete()
    for entry, mark in ((first, "80"), (second, "70")):
        cell(page, entry, 1).fill(mark)
        page.keyboard.press("Tab")
        expect(page.locator(f"#s-{entry.code}")).to_contain_text("Belum tersimpan, sesi Anda berakhir.")
    assert violations_on(page) == []
    log_in_by_the_link(page, juri[0])
    expect(page.locator(f"#t-{first.code}")).to_contain_text("8,00", timeout=20_000)
    expect(page.locator(f"#t-{second.code}")).to_contain_text("7,00")
    expect(page.locator("#sambungan > p")).to_be_hidden()
    assert (stored(first), stored(second)) == ({1: Decimal(80)}, {1: Decimal(70)})


def test_second_tab_compares_and_chooses(page, address, entries):
    first = entries[0]
    other = page.context.new_page()
    other.goto(address)
    cell(other, first, 1).fill("50")
    other.keyboard.press("Tab")
    expect(other.locator(f"#t-{first.code}")).to_contain_text("5,00")
    cell(page, first, 1).fill("60")
    page.keyboard.press("Tab")
    expect(page.locator(f"#m-{first.code}")).to_contain_text("di layar ini: 60")
    assert violations_on(page) == []
    page.get_by_label("tersimpan: 50").check()
    page.get_by_role("button", name="Simpan pilihan").click()
    expect(cell(page, first, 1)).to_have_value("50")
    expect(page.locator(f"#m-{first.code}")).to_have_text("")
    assert stored(first) == {1: Decimal(50)}


def test_phone_without_javascript_saves_a_row_by_its_button_and_finishes_all(
    browser, live_server, address, entries, juri
):
    first, second = entries
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    log_in(context, live_server, juri[0])
    page = context.new_page()
    page.goto(address)
    for entry, mark in ((first, "80,5"), (second, "70")):
        for column in range(1, 8):
            cell(page, entry, column).fill(mark)
        page.get_by_role("button", name=f"Simpan {entry.title}").click()
        expect(page.get_by_text(f"Nilai {entry.title} tersimpan.")).to_be_visible()
    assert stored(first) == dict.fromkeys(range(1, 8), Decimal("80.5"))
    page.get_by_role("link", name="Saya selesai").click()
    page.get_by_role("button", name="Nyatakan 2 lembar selesai").click()
    expect(page.get_by_text("Anda sudah menyatakan selesai.")).to_be_visible()
    assert Scorecard.objects.filter(judge=juri[0], state="finished").count() == 2
    context.close()


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}])
def test_finishing_and_the_histogram_have_no_violation(page, live_server, address, entries, stage, juri, size):
    page.set_viewport_size(size)
    factories.fill_card(stage, entries[0], juri[0], [80] * 7)
    factories.fill_card(stage, entries[1], juri[0], [70] * 7, finish=False)
    page.goto(address)
    expect(page.get_by_role("heading", name="Sebaran nilai Anda")).to_be_visible()
    assert violations_on(page) == []
    page.get_by_role("link", name="Saya selesai").click()
    expect(page.get_by_role("heading", name="Siap: 1 lembar")).to_be_visible()
    assert violations_on(page) == []
    page.goto(live_server.url + reverse("judging:scorecard-list"))
    expect(page.get_by_text("1 lembar selesai")).to_be_visible()
    assert violations_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth === document.documentElement.clientWidth")


def test_phone_stacks_the_criteria_without_scrolling_sideways(page, address, entries):
    page.set_viewport_size(PHONE)
    page.goto(address)
    assert violations_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth === document.documentElement.clientWidth")
    boxes = [cell(page, entries[0], column).bounding_box() for column in (1, 2)]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[1]["y"] >= boxes[0]["y"] + 44
