"""The pages on which verdicts are announced, and that nobody learns of one before."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from competitions.models import Competition
from kipp.accounts.models import Mail
from submissions import decisions
from submissions.announcement import announce, prepared
from submissions.participation import participation_totals
from tests import factories
from tests.factories import NOW, make_submission
from tests.submissions.conftest import count_queries

pytestmark = pytest.mark.usefixtures("at")
CANARY = "ALASAN RAHASIA"


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def address(edition):
    return reverse("submissions:announcement", args=[edition.slug])


@pytest.fixture
def listing(edition):
    return reverse("submissions:announcement-print", args=[edition.slug])


@pytest.fixture
def entries(edition, dinkes, puskesmas, operator_dinkes, operator_puskesmas, setda):
    """One entry that will pass, one that will not, one undecided."""
    passing = make_submission(edition, dinkes, state="submitted", operator=operator_dinkes, title="SAMBANG WARGA")
    failing = make_submission(edition, puskesmas, state="submitted", operator=operator_puskesmas, title="KELAS IBU")
    open_ = make_submission(edition, dinkes, state="submitted", operator=operator_dinkes, title="BELUM DIPUTUS")
    decisions.accept(submission=passing, by=setda, now=NOW)
    decisions.refuse(submission=failing, by=setda, now=NOW, reason=CANARY)
    return passing, failing, open_


def test_preview_counts_and_shows_every_mail(entries, address, login, setda, client):
    html = text(login(setda).get(address))
    assert "Akan dinyatakan lolos: 1" in html
    assert "Akan dinyatakan tidak lolos: 1" in html
    assert "Belum diputuskan, tetap menunggu: 1" in html
    assert "2 surel" in html
    assert "dinkes@example.id" in html
    assert "Yth. operator UPTD Puskesmas Kaliwungu," in html
    assert html.count(CANARY) == 2
    assert not Mail.objects.exists()


def test_announcing_leads_back_with_what_was_done(entries, edition, address, login, setda):
    client = login(setda)
    seen = client.get(address).context["announcement"].fingerprint
    html = text(client.post(address, {"fingerprint": seen}, follow=True))
    assert "Hasil seleksi administrasi 2 proposal diumumkan. 2 surel dikirim ke operator." in html
    assert "Tidak ada keputusan yang menunggu diumumkan." in html
    assert "BELUM DIPUTUS" in html
    assert sorted(edition.submissions.values_list("state", flat=True)) == ["eligible", "ineligible", "submitted"]
    html = text(client.post(address, {"fingerprint": seen}, follow=True))
    assert "Tidak ada keputusan yang menunggu diumumkan." in html
    assert Mail.objects.count() == 2


def test_stale_page_announces_nothing(entries, edition, address, login, setda):
    client = login(setda)
    seen = client.get(address).context["announcement"].fingerprint
    decisions.accept(submission=entries[2], by=setda, now=NOW)
    html = text(client.post(address, {"fingerprint": seen}, follow=True))
    assert "Keputusan berubah sejak halaman ini dibuka" in html
    assert set(edition.submissions.values_list("state", flat=True)) == {"submitted"}


def test_empty_page_says_so(edition, address, login, setda):
    assert "Tidak ada keputusan yang menunggu diumumkan." in text(login(setda).get(address))


def test_printed_list_holds_only_what_was_announced(entries, edition, listing, login, setda):
    client = login(setda)
    assert "Belum ada hasil yang diumumkan." in text(client.get(listing))
    announce(competition=edition, by=setda, now=NOW, fingerprint=prepared(edition).fingerprint)
    html = text(client.get(listing))
    assert "Dari 2 proposal" in html
    assert entries[0].code in html
    assert "UPTD Puskesmas Kaliwungu, Dinkes" in html
    assert "Kudus, 1 November 2026" in html
    assert "BELUM DIPUTUS" not in html
    assert CANARY not in html
    assert CANARY in text(client.get(listing, {"alasan": "ya"}))


def test_announcing_is_setdas_alone(entries, edition, address, listing, client, login, request):
    for name in ("operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"):
        client = login(request.getfixturevalue(name))
        assert client.get(address).status_code == 403
        assert client.get(listing).status_code == 403
        assert client.post(address, {"fingerprint": prepared(edition).fingerprint}).status_code == 403
    client.logout()
    assert client.post(address)["Location"].startswith("/masuk/")
    assert set(edition.submissions.values_list("state", flat=True)) == {"submitted"}


def test_pages_take_the_same_queries_for_one_entry_and_three(edition, dinkes, login, setda, address, listing):
    client = login(setda)
    counts = {address: [], listing: []}
    for number in (1, 2, 3):
        waiting = make_submission(edition, dinkes, state="submitted", title=f"MENUNGGU {number}")
        decisions.accept(submission=waiting, by=setda, now=NOW)
        make_submission(edition, dinkes, state="eligible", title=f"LOLOS {number}")
        for url, found in counts.items():
            found.append(count_queries(client, url))
    assert counts == {address: [8, 8, 8], listing: [5, 5, 5]}


# Nobody but Setda learns of a verdict before it is announced.


@pytest.mark.parametrize("name", ["operator_puskesmas", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_readers_see_what_was_handed_in_and_no_verdict(entries, edition, login, request, name):
    client = login(request.getfixturevalue(name))
    html = text(client.get(reverse("submissions:submission-detail", args=[entries[1].code])))
    assert "diajukan" in html
    for secret in (CANARY, "tidak lolos", "diumumkan", "Disiapkan", "Setda Rekaan"):
        assert secret not in html


def test_lists_show_the_same_for_decided_and_undecided(entries, login, operator_dinkes, pengamat, edition):
    listed = reverse("submissions:entry-list", args=[edition.slug])
    html = text(login(pengamat).get(listed))
    assert html.count("diajukan</span>") == 3
    assert "lolos</span>" not in html
    html = text(login(operator_dinkes).get(reverse("submissions:submission-list")))
    assert html.count("diajukan</span>") == 3
    assert CANARY not in html


@pytest.mark.parametrize(
    "query",
    [
        {"state": "ineligible"},
        {"state": "refuse"},
        {"state": "waiting"},
        {"pending_decision": "refuse"},
        {"pending": "refuse"},
        {"hints": "ada"},
        {"q": CANARY},
        {"q": "rahasia"},
    ],
)
def test_observers_cannot_find_verdicts_by_filter_or_search(entries, edition, login, pengamat, query):
    """What a filter tells apart must not depend on a verdict: all entries or none of them are listed."""
    html = text(login(pengamat).get(reverse("submissions:entry-list", args=[edition.slug]), query))
    assert html.count('class="entry-link"') in (0, 3)


def test_counts_and_exports_know_nothing(entries, edition, login, pengamat, dinkes):
    assert participation_totals(edition).eligible == 0
    Competition.objects.update(status="archived")
    response = login(pengamat).get(reverse("results:download", args=[edition.slug, "proposal"]))
    book = openpyxl.load_workbook(io.BytesIO(response.getvalue()))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "KELAS IBU" in cells
    assert cells.count("diajukan") == 3
    assert not [cell for cell in cells if CANARY in cell or cell == "lolos administrasi"]


def test_judges_get_nothing_before_the_announcement(entries, edition, juri, stage, login):
    factories.seat(stage, juri[0])
    html = text(login(juri[0]).get(reverse("judging:scorecard-list")))
    assert "SAMBANG WARGA" not in html


def test_after_the_announcement_the_writers_read_result_and_reason(entries, edition, login, operator_puskesmas, setda):
    when = NOW + timedelta(hours=1)
    announce(competition=edition, by=setda, now=when, fingerprint=prepared(edition).fingerprint)
    html = text(login(operator_puskesmas).get(reverse("submissions:submission-detail", args=[entries[1].code])))
    assert "tidak lolos administrasi" in html
    assert CANARY in html
    assert "1 November 2026 pukul 11.00.00 WIB" in html
