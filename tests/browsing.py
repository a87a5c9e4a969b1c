"""What tests in a browser share: members who are already logged in, and axe."""

import re
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

AXE = (Path(__file__).parent / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async () => (await axe.run(document, {
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
})).violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.target.join(" ")).join(" | ")}`)"""


def log_in(context, live_server, user) -> None:
    """Gives a browser context the session of a member, or none for a stranger."""
    context.clear_cookies()
    if user is None:
        return
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])


def log_in_by_the_link(page, judge) -> None:
    """Follows the first link that a page of a judge without a login offers, logs in there and closes that window."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Masuk lagi (jendela baru)").first.click()
    entrance = opened.value
    entrance.get_by_label("Surel").fill(judge.email)
    entrance.get_by_label("Kata sandi", exact=True).fill("sandi-rekaan-123")
    entrance.keyboard.press("Enter")
    entrance.wait_for_url(re.compile(rf"^https?://[^/]+{reverse('judging:scorecard-list')}$"))
    entrance.close()


def violations_on(page) -> list[str]:
    """Runs axe on the page that is open: WCAG 2.0 to 2.2, A and AA, and best practice."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(RUN_AXE)
