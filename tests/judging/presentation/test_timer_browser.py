"""The clock of the room in Chromium: it counts down, warns in words, goes on without network and after a reload."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from judging.presentation.schedule import schedule_of
from tests import factories
from tests.browsing import log_in, violations_on

START = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture
def page(page, transactional_db, live_server, finals, entries, setda):
    factories.make_presentation(finals, by=setda)
    log_in(page.context, live_server, setda)
    page.clock.install(time=START)
    page.goto(live_server.url + reverse("judging:presentation-timer", args=["2026", 2]))
    page.clock.pause_at(START + timedelta(minutes=1))
    page.order = [slot.submission for slot in schedule_of(finals).slots]
    return page


def seen(page, digits: str, word: str):
    expect(page.locator("#angka")).to_have_text(digits)
    expect(page.locator("#kata")).to_have_text(word)


def test_it_counts_down_warns_and_goes_into_overtime(page):
    expect(page.locator("#tampil")).to_have_text(page.order[0].title)
    expect(page.locator("#pemilik")).to_have_text(page.order[0].organization.name)
    seen(page, "10.00", "Belum dimulai")
    page.keyboard.press("Space")
    page.clock.run_for("07:59")
    seen(page, "2.01", "Berjalan")
    page.clock.run_for(1000)
    seen(page, "2.00", "Sisa kurang dari 2 menit")
    expect(page.locator("body")).to_have_class(re.compile("is-near"))
    page.clock.run_for("02:00")
    seen(page, "0.00", "Waktu habis")
    page.clock.run_for(35000)
    seen(page, "+0.35", "Waktu habis")
    expect(page.locator("body")).to_have_class(re.compile("is-over"))


@pytest.mark.parametrize("state", ["600000", "90000", "-35000"])
def test_no_colour_hurts_the_contrast(page, state):
    page.clock.resume()
    page.evaluate(f"location.hash = '#2.1.r{state}'")
    expect(page.locator("#ke")).to_have_text("Proposal 2 dari 3")
    assert violations_on(page) == []


def test_pause_next_and_back_by_keys_and_buttons(page):
    expect(page.get_by_role("button", name="Mundur")).to_be_disabled()
    page.get_by_role("button", name="Mulai").click()
    page.clock.run_for("01:00")
    page.keyboard.press("Space")
    seen(page, "9.00", "Dijeda")
    page.clock.run_for("05:00")
    seen(page, "9.00", "Dijeda")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#babak")).to_have_text("Tanya jawab")
    seen(page, "20.00", "Belum dimulai")
    page.get_by_role("button", name="Lanjut").click()
    expect(page.locator("#tampil")).to_have_text(page.order[1].title)
    expect(page.locator("#babak")).to_have_text("Presentasi")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tampil")).to_have_text(page.order[0].title)
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#ke")).to_have_text("Proposal 3 dari 3")
    expect(page.get_by_role("button", name="Lanjut")).to_be_disabled()


def test_a_reload_goes_on_where_it_was(page):
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.clock.run_for("03:00")
    page.reload()
    page.clock.run_for(1000)
    expect(page.locator("#babak")).to_have_text("Tanya jawab")
    seen(page, "16.59", "Berjalan")
    page.keyboard.press("Space")
    page.reload()
    page.clock.run_for("10:00")
    seen(page, "16.59", "Dijeda")


def test_once_loaded_it_needs_no_network(page):
    asked = []
    page.context.set_offline(True)
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("Space")
    page.clock.run_for("04:00")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tampil")).to_have_text(page.order[1].title)
    seen(page, "10.00", "Belum dimulai")
    assert [url for url in asked if "favicon" not in url] == []


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_it_fits_the_screen(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for address in ("#3.2.r1000", "#3.2.r-3599000"):
        page.evaluate(f"location.hash = '{address}'")
        page.clock.run_for(400)
        overflow = (
            "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"
        )
        assert max(page.evaluate(overflow)) <= 0


def test_a_broken_address_starts_at_the_beginning(page):
    page.goto(page.url.split("#")[0] + "#99.7.jxx")
    page.reload()
    page.clock.run_for(400)
    expect(page.locator("#tampil")).to_have_text(page.order[0].title)
    seen(page, "10.00", "Belum dimulai")
