"""Paper marks: the second look, the judge's own view, marked as such everywhere, and who opens the pages."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import PanelMember, PaperSheet, Scorecard
from judging.ranking.places import ranking
from judging.results.workbooks.cards import card_rows
from judging.sheets.paper import check_copy
from judging.sheets.scoring import Mark, finish_card, save_scores
from kipp.accounts.models import Role
from tests import factories
from tests.judging.panel.test_panel import text
from tests.judging.sheets.paper.pages import COPIED, LATER, STAGE, body, card_of, type_one, url

# The second look


def test_another_member_of_setda_confirms(admin, stage, juri, entry, login, rekan, setda):
    paper = type_one(admin, juri[0], entry)
    assert "Sesuai dengan kertas" not in text(admin.get(url(juri[0], entry)))
    check = url(juri[0], entry, name="paper-check")
    assert "bukan oleh yang menyalinnya" in text(admin.post(check, {"seen": COPIED}, follow=True))
    colleague = login(rekan)
    page = text(colleague.get(url(juri[0], entry)))
    assert "Sesuai dengan kertas" in page
    assert "87,50" in page
    assert "sejak halaman dibuka" in text(colleague.post(check, {"seen": "lama"}, follow=True))
    assert "sudah diperiksa" in text(colleague.post(check, {"seen": COPIED}, follow=True))
    paper.refresh_from_db()
    assert (paper.checked_by, paper.checked_at) == (rekan, LATER)
    with pytest.raises(PermissionDenied):
        check_copy(paper=paper, seen=COPIED, by=juri[0], now=LATER)


# The judge


def test_judge_reads_the_copy_and_makes_it_the_own(admin, stage, juri, entry, client, login):
    paper = type_one(admin, juri[0], entry)
    judge = login(juri[0])
    assert "dari lembar kertas" in text(judge.get(reverse("judging:scorecard-list")))
    sheet = reverse("judging:scorecard-edit", args=[*STAGE, entry.code])
    assert "Dari lembar kertas." in text(judge.get(sheet))
    assert reverse("judging:paper-scan", args=[paper.code]) in judge.get(sheet).content.decode()
    judge.post(sheet, {"action": "reopen"})
    card = card_of(juri[0], entry)
    assert (card.state, card.is_on_paper) == ("draft", False)
    marks = {stage.criteria.order_by("position").first().pk: Mark("13.37")}
    save_scores(card=card, marks=marks, version=card.version, by=juri[0], now=LATER)
    finish_card(card=card_of(juri[0], entry), by=juri[0], now=LATER)
    assert not card_of(juri[0], entry).is_on_paper
    assert "yang berlaku adalah isian di portal" in text(judge.get(sheet))
    page = text(login(paper.typed_by).get(url(juri[0], entry)))
    assert "87,50" in page
    assert "13,37" not in page
    assert PaperSheet.objects.get().total == "87.50"


def test_scan_is_for_setda_and_its_judge(admin, stage, juri, entry, login, client, operator_dinkes, pengamat, caplog):
    paper = type_one(admin, juri[0], entry)
    address = reverse("judging:paper-scan", args=[paper.code])
    with caplog.at_level("INFO", logger="kipp.export"):
        response = admin.get(address)
    assert hashlib.sha256(response.content).hexdigest() == paper.sha256
    assert "scan of paper sheet" in caplog.text
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    own = login(juri[0]).get(address)
    assert own.status_code == 200
    assert "lembar-kertas-" in own["Content-Disposition"]
    assert login(juri[1]).get(address).status_code == 404
    for other in (operator_dinkes, pengamat):
        assert login(other).get(address).status_code == 403
    client.logout()
    assert client.get(address).url.startswith("/masuk/")


def test_scan_waits_for_the_statement_of_integrity(admin, stage, entry, login):
    judge = factories.make_user(Role.JUDGE)
    PanelMember.objects.create(stage=stage, judge=judge, position=4)
    Scorecard.objects.create(stage=stage, submission=entry, judge=judge)
    paper = type_one(admin, judge, entry)
    response = login(judge).get(reverse("judging:paper-scan", args=[paper.code]))
    assert response.url.startswith(reverse("judging:integrity-statement", args=["2026"]))


# Marked as such


def test_paper_is_named_wherever_sheets_are_shown(admin, stage, juri, entry, edition):
    type_one(admin, juri[0], entry)
    factories.fill_card(stage, entry, juri[1], [50] * 7)
    page = text(admin.get(reverse("judging:stage-detail", args=STAGE)))
    assert "1 dari 1 1 dari kertas" in page
    assert "87,50" not in page
    listed = text(admin.get(reverse("judging:paper-list", args=STAGE)))
    assert "SAMBANG REKAAN Juri Satu Rekaan Setda Rekaan" in listed
    assert "87,50" not in listed
    (row,) = ranking(edition, stage.position).rows
    assert [sheet.text for sheet in row.sheets][:2] == ["87,50\N{NO-BREAK SPACE}K", "50,00"]
    states = [line[-1] for line in card_rows(stage, list(stage.criteria.order_by("position")))]
    assert states == ["selesai, dari lembar kertas", "selesai", "belum selesai"]


# The pages


@pytest.mark.parametrize("actor", ["juri_satu", "operator_dinkes", "kepala_dinkes", "pengamat"])
def test_only_setda_opens_these_pages(request, login, stage, juri, entry, actor):
    client = login(request.getfixturevalue(actor))
    blank = reverse("judging:paper-blank", args=[*STAGE, juri[0].pk])
    for address in (reverse("judging:paper-list", args=STAGE), url(juri[0], entry), blank):
        assert client.get(address).status_code == 403
    assert client.post(url(juri[0], entry), body()).status_code == 403
    assert client.post(url(juri[0], entry, name="paper-check")).status_code == 403
    assert not PaperSheet.objects.exists()


def test_addresses_that_do_not_exist(admin, stage, juri, entry, client, setda):
    for address in (url(setda, entry), url(juri[0], entry).replace(entry.code, "KIPP26-ZZZ9")):
        assert admin.get(address).status_code == 404
    assert admin.post(url(juri[0], entry, name="paper-check")).status_code == 404
    assert admin.get(reverse("judging:paper-blank", args=[*STAGE, setda.pk])).status_code == 404
    client.logout()
    assert client.get(url(juri[0], entry)).url == f"/masuk/?next={url(juri[0], entry)}"


def test_reading_changes_nothing(admin, stage, juri, entry):
    type_one(admin, juri[0], entry)
    before = PaperSheet.objects.values().get()
    admin.get(url(juri[0], entry))
    assert admin.get(url(juri[0], entry, name="paper-check")).status_code == 405
    assert PaperSheet.objects.values().get() == before


def test_blank_sheets_carry_code_criteria_and_signature_and_no_owner_when_blind(admin, stage, juri, entry):
    address = reverse("judging:paper-blank", args=[*STAGE, juri[0].pk])
    page = text(admin.get(address))
    assert f"Lembar penilaian {entry.code}" in page
    assert "Pernyataan integritas juri" in page
    assert all(f"{criterion.label} " in page for criterion in stage.criteria.all())
    assert "Dinas Kesehatan" in page
    stage.is_blind = True
    stage.save()
    assert "Dinas Kesehatan" not in text(admin.get(address))


def test_lists_take_the_same_queries_for_one_and_three(admin, stage, juri, entry, edition, dinkes):
    def queries(address):
        admin.get(address)
        with CaptureQueriesContext(connection) as found:
            admin.get(address)
        return len(found)

    every = reverse("judging:paper-list", args=STAGE)
    addresses = [every, f"{every}?juri={juri[0].pk}", reverse("judging:paper-blank", args=[*STAGE, juri[1].pk])]
    type_one(admin, juri[0], entry)
    one = [queries(address) for address in addresses]
    for _ in range(2):
        more = factories.make_submission(edition, dinkes)
        factories.admit(stage, more)
        Scorecard.objects.bulk_create(Scorecard(stage=stage, submission=more, judge=judge) for judge in juri)
        type_one(admin, juri[0], more)
    assert [queries(address) for address in addresses] == one
