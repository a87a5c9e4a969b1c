"""The menu on a phone, which is wider than the screen."""

from django.urls import reverse
from playwright.sync_api import expect

from tests.browsing import log_in


def test_the_page_that_is_open_shows_in_the_menu_of_a_phone(transactional_db, page, live_server, edition, setda):
    log_in(page.context, live_server, setda)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + reverse("results:downloads", args=[edition.slug]))
    expect(page.get_by_role("navigation", name="Utama").get_by_role("link", name="Unduhan")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth === document.documentElement.clientWidth")
