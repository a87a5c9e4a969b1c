"""Returning and handing in again, in real Chromium: the note beside the field, the changed word before Setda."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from kipp.accounts.models import Role
from submissions import lifecycle
from tests import factories
from tests.browsing import log_in, violations_on

WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def open_as(live_server, browser, browser_context_args, transactional_db):
    """Returns a function that opens the portal as a member, each in a browser of their own."""
    contexts = []

    def open_(user):
        context = browser.new_context(**browser_context_args, base_url=live_server.url)
        contexts.append(context)
        log_in(context, live_server, user)
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


def test_entry_is_returned_corrected_and_compared(open_as):
    now = datetime.now(WIB)
    setda = factories.make_user(Role.ADMIN)
    dinkes = factories.make_organization("Dinkes")
    operator = factories.make_user(Role.OPERATOR, organization=dinkes)
    edition = factories.make_edition(
        by=setda, registration_opens_at=now - timedelta(days=3), registration_closes_at=now + timedelta(hours=1)
    )
    entry = factories.make_submission(edition, dinkes, state="draft", operator=operator, title="SAMBANG WARGA")
    lifecycle.submit(submission=entry, by=operator, now=now - timedelta(hours=1))

    page = open_as(setda)
    page.goto(f"/edisi/{edition.slug}/seleksi/{entry.code}/")
    page.get_by_label("memenuhi", exact=True).first.check()
    page.get_by_role("button", name="Simpan pemeriksaan").click()
    expect(page.locator(".alert-success").first).to_contain_text("Pemeriksaan tersimpan.")
    page.get_by_role("link", name="Kembalikan untuk perbaikan").click()
    page.get_by_label("Catatan untuk 5 Signifikansi").fill("Sebutkan angka sebelum dan sesudah.")
    page.get_by_label("Perbaikan paling lambat").fill((now + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%S"))
    page.get_by_role("button", name="Kembalikan untuk perbaikan").click()
    expect(page.locator(".alert-success").first).to_contain_text("“SAMBANG WARGA” dikembalikan.")

    writer = open_as(operator)
    writer.goto("/proposal/")
    writer.get_by_role("link", name="SAMBANG WARGA").first.click()
    writer.get_by_role("link", name="5 Signifikansi").first.click()
    note = writer.get_by_role("note", name="Catatan perbaikan")
    expect(note).to_contain_text("Sebutkan angka sebelum dan sesudah.")
    assert violations_on(writer) == []
    field = writer.locator("textarea").first
    field.fill("Jawaban rekaan yang sangat panjang.")
    writer.get_by_role("button", name="Simpan", exact=True).click()
    expect(writer.locator(".saved").first).to_contain_text("Tersimpan")
    writer.get_by_role("link", name="Ajukan kembali").first.click()
    writer.get_by_role("button", name="Ajukan").last.click()
    expect(writer.locator("main")).to_contain_text(f"TT-{entry.code}-2")

    page.goto(f"/edisi/{edition.slug}/seleksi/{entry.code}/")
    changed = page.get_by_role("region", name="Perubahan sejak pengajuan sebelumnya")
    expect(changed.locator("article")).to_have_count(1)
    expect(changed.locator("article ins")).to_have_text("sangat ")
    expect(changed.locator("article del")).to_have_text("cukup ")
    assert violations_on(page) == []
    expect(page.get_by_label("memenuhi", exact=True).first).to_be_checked()
