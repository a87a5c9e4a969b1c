"""Version and hash of the seal on every print of a result, and that it is not sealed before there is one."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from judging.models import FeedbackLetter
from judging.results.ceremony import cards
from judging.results.ceremony.calling import programme_of
from judging.results.feedback.drawing import letter_pdf
from judging.results.sealing.seals import seal
from tests import factories
from tests.reading_pdf import text_of, text_of_pages

NOW = factories.NOW
TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Printed sheets on which no result stands; every other one that extends layouts/print.html is opened below.
WITHOUT_RESULT = {
    "judging/paper_blank.html",
    "judging/presentation_draw_print.html",
    "judging/presentation_print.html",
    "submissions/announcement_print.html",
    "submissions/receipt_detail.html",
}
SHEETS = {
    "judging/conflict_print.html",
    "judging/panel_ballot.html",
    "judging/reconsideration_print.html",
    "results/ceremony.html",
    "results/ceremony_script.html",
}
WORKBOOKS = ("pemenang", "peringkat", "acara")


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


def printed(edition, entry) -> dict[str, str]:
    """Returns the addresses of the pages that print a result."""
    slug = edition.slug
    return {
        "judging/conflict_print.html": reverse("judging:conflict-print", args=[slug]),
        "judging/reconsideration_print.html": reverse("judging:reconsideration-print", args=[slug, 1]),
        "results/ceremony.html": reverse("results:ceremony", args=[slug]),
        "results/ceremony_script.html": reverse("results:ceremony-script", args=[slug]),
        "judging/ranking.html": reverse("judging:ranking", args=[slug]),
        "judging/ranking.html, a stage": reverse("judging:ranking", args=[slug], query={"papan": 1}),
        "judging/ranking_groups.html": reverse("judging:ranking-groups", args=[slug]),
        "judging/ranking_why.html": reverse("judging:ranking-why", args=[slug, entry.code]),
        "judging/analysis.html": reverse("judging:analysis", args=[slug]),
    }


def test_every_template_of_a_print_is_known():
    extending = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if '{% extends "layouts/print.html" %}' in path.read_text(encoding="utf-8")
    }
    assert extending == WITHOUT_RESULT | SHEETS
    for name in WITHOUT_RESULT:
        assert "{% block mark %}{% endblock mark %}" in (TEMPLATES / name).read_text(encoding="utf-8")
    for name in SHEETS:
        assert "{% block mark %}" not in (TEMPLATES / name).read_text(encoding="utf-8")


def test_every_page_shows_it(login, setda, edition, judged):
    type(edition).objects.filter(pk=edition.pk).update(ranks_groups=True)
    client = login(setda)
    for name, page in printed(edition, judged[0]).items():
        text = re.sub(r"<[^>]+>", "", client.get(page).text)
        assert "Hasil belum ditetapkan · Dicetak dari portal KIPP Kudus, 1 November 2026" in text, name
    made = seal(competition=edition, by=setda, now=NOW)
    mark = f"Penetapan versi 1 · {made.sha256[:8]}… · Dicetak dari portal KIPP Kudus, 1 November 2026"
    for name, page in printed(edition, judged[0]).items():
        assert mark in re.sub(r"<[^>]+>", "", client.get(page).text), name


def test_every_page_of_a_file_shows_it(edition, setda, judged, workbook, login, juri_satu):
    made = seal(competition=edition, by=setda, now=NOW)
    mark = f"Penetapan versi 1 · {made.sha256[:8]}…"
    calls = programme_of(edition, user=setda).calls
    for kind in cards.KINDS:
        pages = text_of_pages(cards.cards_pdf(competition=edition, calls=calls, kind=kind))
        assert pages
        assert [page for page in pages if mark not in page] == []
    letter = FeedbackLetter(submission=judged[0], strengths="Kuat.", advice="Saran.", edited_by=setda)
    assert mark in text_of(letter_pdf(letter))
    for kind in WORKBOOKS:
        for page in workbook(kind):
            assert page.oddFooter.center.text == mark
    sheets = reverse("judging:panel-sheets", args=[edition.slug, 1, juri_satu.pk])
    assert mark in text_of(login(setda).get(sheets).content)


def test_a_judge_is_not_told_whether_the_result_is_sealed(edition, setda, judged, login, juri_satu):
    seal(competition=edition, by=setda, now=NOW)
    own = login(juri_satu).get(reverse("judging:scorecard-pdf", args=[edition.slug, 1]))
    if own["Content-Type"] == "application/pdf":
        assert "Penetapan" not in text_of(own.content)


def test_a_sealed_ranking_offers_no_decision_of_the_panel(login, setda, edition, juri, dinkes):
    from tests.judging.results.conftest import judge_edition

    judge_edition(edition, juri, [dinkes], [90, 80, 80, 70, 60, 50])
    client, page = login(setda), reverse("judging:ranking", args=[edition.slug])
    assert "Catat keputusan panel" in client.get(page).text
    seal(competition=edition, by=setda, now=NOW)
    text = client.get(page).text
    assert "berbagi tempat 2" in text
    assert "Catat keputusan panel" not in text
