"""The arithmetic below a row of the ranking: opened and closed by keyboard, read without JavaScript on a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browsing import log_in, violations_on
from tests.judging.contests import Contest, Round

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def contest(transactional_db) -> Contest:
    contest = Contest(Round("60 40"))
    contest.entry("INOVASI A", "80 70", "90 80", "70 61")
    contest.entry("INOVASI B", "70 70", "BK", "?")
    return contest


@pytest.fixture
def where(live_server, contest) -> str:
    return live_server.url + reverse("judging:ranking", args=[contest.edition.slug])


def test_keyboard_opens_and_closes_the_row_where_the_focus_stays(page, live_server, contest, where):
    log_in(page.context, live_server, contest.setda)
    page.goto(where)
    first, second = page.locator("[data-why]").all()
    expect(first).to_have_attribute("aria-expanded", "false")

    first.focus()
    page.keyboard.press("Enter")
    panel = page.locator("tr.why")
    expect(panel).to_contain_text("Mengapa INOVASI A di tempat 1?")
    expect(first).to_have_attribute("aria-expanded", "true")
    expect(first).to_have_attribute("aria-controls", panel.get_attribute("id"))
    expect(first).to_contain_text("Tutup")
    expect(first).to_be_focused()
    assert violations_on(page) == []

    second.click()
    expect(page.locator("tr.why")).to_have_count(2)
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr.why")).to_have_count(1)
    expect(first).to_have_attribute("aria-expanded", "false")
    page.locator("tr.why [tabindex]").focus()
    page.keyboard.press("Escape")
    expect(page.locator("tr.why")).to_have_count(0)
    expect(second).to_be_focused()


def test_without_javascript_the_link_leads_to_the_page(browser, live_server, contest, where):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    log_in(context, live_server, contest.setda)
    page = context.new_page()
    page.goto(where)
    page.locator("[data-why]").first.click()

    expect(page.locator("h1")).to_have_text("Mengapa INOVASI A di tempat 1?")
    expect(page.locator(".why__panel")).to_contain_text("Hitungannya")
    page.get_by_role("link", name="Peringkat", exact=True).last.click()
    expect(page.locator("[data-why]")).to_have_count(2)
    context.close()
