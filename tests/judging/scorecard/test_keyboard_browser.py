"""A judge with a keyboard alone, from the login to the finished sheet; and what logging out leaves in the browser."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from competitions.models import Stage
from judging.models import Score
from tests import factories
from tests.browsing import log_in
from tests.judging.scorecard.sheets import LIST, card_of, stored
from tests.judging.scorecard.test_connection_browser import SIZES

STORED_BY_THE_PAGE = """async () => [
    ...Object.values(localStorage), ...Object.values(sessionStorage), JSON.stringify(history.state) || "",
    ...(await indexedDB.databases()).map(each => each.name), ...(await caches.keys()),
    window.name,
].filter(text => text && text !== "null")"""


@pytest.fixture
def address(transactional_db, live_server, url):
    return live_server.url + url


def tab_to(page, target, most=60):
    """Presses Tab until the target has the focus, as somebody without a mouse does."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Not reached by keyboard: {target}")


def press_enter_on(page, target):
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def log_in_by_keyboard(page, judge):
    tab_to(page, page.locator("input[name=login]"))
    page.keyboard.type(judge.email)
    tab_to(page, page.locator("input[name=password]"))
    page.keyboard.type("sandi-rekaan-123")
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("size", SIZES)
def test_from_login_to_the_finished_sheet_by_keyboard(new_context, live_server, address, opened, juri, size):
    Stage.objects.filter(pk=opened.pk).update(reason_below=50)
    page = new_context(viewport=SIZES[size]).new_page()
    page.goto(live_server.url + LIST)
    log_in_by_keyboard(page, juri[0])
    press_enter_on(page, page.get_by_role("link", name="Berikutnya yang belum dinilai").first)
    for number in range(1, 8):
        tab_to(page, page.locator(f"#n{number}"))
        page.keyboard.type("80,5" if number > 1 else "45,75")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    press_enter_on(page, page.get_by_role("button", name="Selesai"))
    expect(page.locator("#bentrok")).to_contain_text("Tulis alasan pada catatan")
    assert not card_of(juri[0]).is_finished
    tab_to(page, page.locator("#c1"))
    page.keyboard.type("Latar belakang tanpa data.")
    press_enter_on(page, page.get_by_role("button", name="Selesai"))
    expect(page.locator("#bentrok")).to_contain_text("Lembar ini selesai.")
    assert stored(juri[0]) == {1: Decimal("45.75"), **dict.fromkeys(range(2, 8), Decimal("80.5"))}
    assert Score.objects.get(criterion__position=1).note == "Latar belakang tanpa data."
    assert card_of(juri[0]).is_finished


@pytest.fixture
def returning_browser(browser_type, browser_type_launch_args):
    """A browser that brings pages back as people's do; Playwright switches that off."""
    browser = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


def test_logging_out_leaves_no_mark_in_the_browser(returning_browser, live_server, address, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], ["73.91"] * 6 + [None], finish=False)
    context = returning_browser.new_context(viewport=SIZES["desktop"])
    log_in(context, live_server, juri[0])
    page = context.new_page()
    page.goto(live_server.url + LIST)
    page.goto(address)
    page.locator("#n1").fill("37,19")
    expect(page.locator("#h1")).to_have_text("3,72")
    page.locator("#n2").fill("41,14")  # not saved yet: logging out saves it first
    assert page.evaluate(STORED_BY_THE_PAGE) == [address.removeprefix(live_server.url)]  # htmx notes where one is
    page.locator("details.account summary").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Keluar").click()
    assert stored(juri[0])[2] == Decimal("41.14")
    assert page.evaluate(STORED_BY_THE_PAGE) == ["/"]
    for _ in range(2):
        page.go_back()
        expect(page).to_have_url(live_server.url + "/masuk/?next=" + page.url.partition("next=")[2])
        for mark in ("73,91", "37,19", "41,14", entry.title):
            assert mark not in page.content()
    context.close()


def test_a_sheet_that_the_browser_brings_back_is_fetched_anew(page, live_server, address, opened, juri):
    log_in(page.context, live_server, juri[0])
    page.goto(address)
    page.context.clear_cookies()
    with page.expect_navigation():
        page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert "/masuk/" in page.url
