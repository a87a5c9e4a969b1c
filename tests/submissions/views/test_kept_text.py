"""Text that comes without a login or with an old page, and without JavaScript: it is kept for its writer alone."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from competitions.models import Competition
from kipp.accounts.models import Role
from kipp.shared import kept_text
from tests import factories
from tests.factories import NOW
from tests.submissions.conftest import version

pytestmark = pytest.mark.usefixtures("at")
PASSWORD = "sandi-rekaan-123"  # of tests.factories


@pytest.fixture
def field(question):
    return f"jawaban_{question('3').pk}"


@pytest.fixture
def here(draft):
    return reverse("submissions:submission-edit", args=[draft.code, "jawaban-3"])


@pytest.fixture
def browser_of():
    """Returns a function that makes a client that checks CSRF, as a browser does."""
    return lambda: Client(enforce_csrf_checks=True)


def text(response):
    return " ".join(response.content.decode().split())


def hidden(html, name):
    return re.search(rf'name="{name}" value="([^"]*)"', html)[1]


def log_in(client, user, address):
    """Logs in on the real page, which leads back to the address."""
    token = hidden(client.get(reverse("account_login"), {"next": address}).content.decode(), "csrfmiddlewaretoken")
    data = {"login": user.email, "password": PASSWORD, "next": address, "csrfmiddlewaretoken": token}
    return client.post(reverse("account_login"), data, follow=True)


def filled_in(client, here, field, words):
    """Returns what the form would send with these words."""
    html = client.get(here).content.decode()
    names = ("csrfmiddlewaretoken", "version", kept_text.FIELD)
    return {name: hidden(html, name) for name in names} | {field: words}


def expire(client):
    """Ends the session as time does: the cookie of the token stays."""
    del client.cookies["kipp_sesi"]


@pytest.fixture
def sent_too_late(browser_of, operator_dinkes, here, field):
    """A browser whose login had expired when the form was sent."""
    client = browser_of()
    log_in(client, operator_dinkes, here)
    data = filled_in(client, here, field, "Kalimat <b>panjang</b> saya.")
    expire(client)
    response = client.post(here, data)
    assert response["Location"].startswith("/masuk/?next=")
    return client


def test_text_is_back_after_login_and_not_saved(sent_too_late, operator_dinkes, here, draft, question):
    before = draft.answers.get(question=question("3")).text
    html = text(log_in(sent_too_late, operator_dinkes, here))
    assert "Tulisan ini belum tersimpan." in html
    assert "Yang Anda kirim 1 November 2026 pukul 10.00.00 WIB" in html
    assert "Kalimat &lt;b&gt;panjang&lt;/b&gt; saya.</textarea>" in html
    assert "Belum tersimpan." in html
    assert draft.answers.get(question=question("3")).text == before


def test_saving_it_ends_the_keeping(sent_too_late, operator_dinkes, here, field, draft, question):
    log_in(sent_too_late, operator_dinkes, here)
    data = filled_in(sent_too_late, here, field, "Kalimat panjang saya, diperbaiki.")
    assert sent_too_late.post(here, data)["Location"] == here
    assert draft.answers.get(question=question("3")).text == "Kalimat panjang saya, diperbaiki."
    assert "belum tersimpan" not in text(sent_too_late.get(here)).casefold().replace("belum tersimpan.</span>", "")


def test_discarding_it_leaves_what_is_stored(sent_too_late, operator_dinkes, here, draft, question):
    before = draft.answers.get(question=question("3")).text
    html = log_in(sent_too_late, operator_dinkes, here).content.decode()
    data = {"buang": "ya", "csrfmiddlewaretoken": hidden(html, "csrfmiddlewaretoken")}
    html = text(sent_too_late.post(here, data, follow=True))
    assert "Tulisan yang dititipkan sudah dibuang." in html
    assert "Kalimat" not in html
    assert draft.answers.get(question=question("3")).text == before


def test_reading_it_does_not_use_it_up(sent_too_late, operator_dinkes, here):
    log_in(sent_too_late, operator_dinkes, here)
    for _ in range(2):
        assert "Kalimat &lt;b&gt;" in text(sent_too_late.get(here))


def test_both_versions_are_shown_when_a_colleague_wrote_meanwhile(
    sent_too_late, operator_dinkes, dinkes, here, field, draft, question, login
):
    colleague = factories.make_user(Role.OPERATOR, organization=dinkes, full_name="Rekan Rekaan")
    login(colleague).post(here, {"version": version(draft, "jawaban-3"), field: "Versi rekan."})
    html = text(log_in(sent_too_late, operator_dinkes, here))
    assert "belum tersimpan; portal menitipkannya" in html
    assert "<ins>Kalimat &lt;b&gt;panjang&lt;/b&gt; saya.</ins>" in html
    assert "<del>Versi rekan. </del>" in html
    data = {
        "version": hidden(html, "version"),
        field: "Kalimat panjang saya.",
        "pilih": "tersimpan",
        "csrfmiddlewaretoken": hidden(html, "csrfmiddlewaretoken"),
    }
    sent_too_late.post(here, data)
    assert draft.answers.get(question=question("3")).text == "Versi rekan."
    assert "Kalimat" not in text(sent_too_late.get(here))


def test_nobody_else_gets_it_in_the_same_browser(sent_too_late, dinkes, here):
    other = factories.make_user(Role.OPERATOR, organization=dinkes, email="rekan@example.id")
    assert "Kalimat" not in text(log_in(sent_too_late, other, here))


def test_it_is_kept_for_eight_hours(sent_too_late, operator_dinkes, here, at):
    log_in(sent_too_late, operator_dinkes, here)
    at(NOW + timedelta(hours=8))
    assert "Kalimat" in text(sent_too_late.get(here))
    at(NOW + timedelta(hours=8, seconds=1))
    assert "Kalimat" not in text(sent_too_late.get(here))


def test_logging_out_forgets_it(sent_too_late, operator_dinkes, here):
    html = log_in(sent_too_late, operator_dinkes, here).content.decode()
    sent_too_late.post(reverse("account_logout"), {"csrfmiddlewaretoken": hidden(html, "csrfmiddlewaretoken")})
    assert "Kalimat" not in text(log_in(sent_too_late, operator_dinkes, here))


def test_after_the_closing_it_can_still_be_copied(sent_too_late, operator_dinkes, here, at):
    log_in(sent_too_late, operator_dinkes, here)
    at(NOW + timedelta(hours=7))
    Competition.objects.update(registration_closes_at=NOW + timedelta(hours=1))
    html = text(sent_too_late.get(here))
    assert "Tulisan ini tidak tersimpan" in html
    assert "Kalimat &lt;b&gt;panjang" in html


def test_old_token_keeps_the_text_too(browser_of, operator_dinkes, here, field, draft, question):
    client = browser_of()
    log_in(client, operator_dinkes, here)
    data = filled_in(client, here, field, "Ditulis di jendela lama.") | {"csrfmiddlewaretoken": "a" * 64}
    response = client.post(here, data)
    html = text(response)
    assert response.status_code == 403
    assert "Tulisan Anda belum tersimpan, tetapi dititipkan." in html
    assert f'href="{here}"' in html
    assert not draft.answers.filter(text="Ditulis di jendela lama.").exists()
    assert "Ditulis di jendela lama.</textarea>" in text(client.get(here))


@pytest.mark.parametrize("proof", ["", "palsu", "1:/proposal/", None])
def test_without_the_seal_nothing_is_kept(browser_of, operator_dinkes, here, field, proof):
    client = browser_of()
    log_in(client, operator_dinkes, here)
    data = filled_in(client, here, field, "Tanpa meterai.")
    if proof is None:
        data[kept_text.FIELD] = kept_text.seal(operator_dinkes, "/lain/")
    else:
        data[kept_text.FIELD] = proof
    expire(client)
    client.post(here, data)
    assert "kipp_sesi" not in client.cookies
    assert "Tanpa meterai." not in text(log_in(client, operator_dinkes, here))


def test_form_sent_by_another_site_as_somebody_else_is_not_kept(browser_of, operator_dinkes, dinkes, here, field):
    attacker = factories.make_user(Role.OPERATOR, organization=dinkes, email="penyerang@example.id")
    client = browser_of()
    log_in(client, operator_dinkes, here)
    data = {kept_text.FIELD: kept_text.seal(attacker, here), field: "Sisipan.", "version": "0"}
    assert "Tulisan Anda tidak dikirim." in text(client.post(here, data))
    assert "Sisipan." not in text(client.get(here))


def test_there_is_a_limit_to_what_is_kept(browser_of, operator_dinkes, here, field):
    client = browser_of()
    log_in(client, operator_dinkes, here)
    data = filled_in(client, here, field, "k" * (kept_text.MOST_CHARACTERS + 1))
    expire(client)
    client.post(here, data)
    assert "kipp_sesi" not in client.cookies


def test_only_the_newest_texts_are_kept(rf, operator_dinkes):
    session = {}
    paths = [f"/tulis/{number}/" for number in range(kept_text.MOST_TEXTS + 2)]
    for path in paths:
        request = rf.post(path, {kept_text.FIELD: kept_text.seal(operator_dinkes, path), "teks": path})
        request.session, request.user = session, operator_dinkes
        assert kept_text.keep(request)
    assert list(session[kept_text.SESSION_KEY]) == paths[2:]


def test_page_of_somebody_who_used_this_browser_before_saves_nothing(
    login, operator_dinkes, dinkes, here, field, draft, question
):
    before = draft.answers.get(question=question("3")).text
    former = factories.make_user(Role.OPERATOR, organization=dinkes, email="rekan@example.id")
    data = {
        kept_text.FIELD: kept_text.seal(former, here),
        "version": version(draft, "jawaban-3"),
        field: "Tulisan orang lain.",
    }
    response = login(operator_dinkes).post(here, data)
    assert response.status_code == 409
    assert "dibuka oleh orang lain" in text(response)
    assert draft.answers.get(question=question("3")).text == before
