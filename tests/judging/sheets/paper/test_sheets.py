"""Paper marks: which sheets may be copied, and what becomes of them after a conflict."""

import pytest
from django.db import IntegrityError, transaction

from judging.conflicts.declaring import lift
from judging.models import PaperSheet, Score, Scorecard
from judging.sheets.scoring import Mark, reopen_card, save_scores
from tests import factories
from tests.factories import NOW
from tests.judging.panel.test_panel import text
from tests.judging.sheets.paper.pages import LATER, body, card_of, type_one, url


def test_marks_of_the_judge_are_neither_shown_nor_overwritten_unasked(admin, stage, juri, entry):
    factories.fill_card(stage, entry, juri[0], ["13.37"] + [None] * 6, finish=False)
    page = admin.get(url(juri[0], entry)).content.decode()
    assert "13,37" not in page
    assert "13.37" not in page
    response = admin.post(url(juri[0], entry), body())
    assert response.status_code == 422
    assert "Juri sudah mulai mengisi lembar ini" in text(response)
    assert response.context["form"]["seen"].value() == "1"
    assert Score.objects.get(value__isnull=False).value
    type_one(admin, juri[0], entry, replaces_draft="on")
    assert not Score.objects.filter(value="13.37").exists()


@pytest.mark.parametrize("case", ["finished", "conflict", "closed", "left", "withdrawn", "taken over"])
def test_only_free_sheets_of_an_open_stage(admin, stage, juri, entry, setda, case):
    judge = juri[0]
    if case == "taken over":
        type_one(admin, judge, entry)
        reopen_card(card=card_of(judge, entry), by=judge)
    if case == "finished":
        factories.fill_card(stage, entry, judge, ["13.37"] * 7)
    if case == "conflict":
        factories.make_conflict(entry, judge, by=setda)
    if case == "left":
        stage.panel.filter(judge=judge).update(left_at=NOW, left_reason="Sakit.")
    if case == "closed":
        factories.close_stage(stage)
    if case == "withdrawn":
        entry.state, entry.reason = "withdrawn", "Ditarik."
        entry.save()
        assert admin.get(url(judge, entry)).status_code == 404
        return
    before = list(Score.objects.order_by("pk").values_list("value", flat=True))
    page = admin.get(url(judge, entry))
    assert "Tidak dapat disalin." in text(page)
    assert "13,37" not in text(page)
    seen = f"{card_of(judge, entry).version} {LATER.isoformat()}" if case == "taken over" else "1"
    response = admin.post(url(judge, entry), body(seen=seen, **{"value-1": "10"}))
    assert response.status_code == 422
    assert "13,37" not in text(response)
    assert list(Score.objects.order_by("pk").values_list("value", flat=True)) == before


def test_database_calls_nothing_paper_without_its_paper(admin, stage, juri, entry):
    factories.fill_card(stage, entry, juri[0], [50] * 7)
    with pytest.raises(IntegrityError, match="belum tercatat"), transaction.atomic():
        Scorecard.objects.filter(judge=juri[0]).update(is_on_paper=True)
    type_one(admin, juri[1], entry)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperSheet.objects.update(checked_by=PaperSheet.objects.get().typed_by, checked_at=NOW)
    with pytest.raises(Exception, match="Cannot delete"), transaction.atomic():
        PaperSheet.objects.all().delete()
    with pytest.raises(IntegrityError, match="selesai"), transaction.atomic():
        Score.objects.filter(scorecard__judge=juri[1]).update(value=1)


def test_lifted_conflict_leaves_the_sheet_to_its_judge(admin, stage, juri, entry, setda):
    type_one(admin, juri[0], entry)
    conflict = factories.make_conflict(entry, juri[0], by=setda)
    assert (card_of(juri[0], entry).state, card_of(juri[0], entry).is_on_paper) == ("recused", True)
    lift(conflict=conflict, reason="Keliru.", by=setda, now=LATER)
    card = card_of(juri[0], entry)
    assert (card.state, card.is_on_paper, card.scores.count()) == ("draft", False, 7)


@pytest.fixture
def lifted(admin, stage, juri, entry, setda):
    """A sheet copied from paper, then set aside by a conflict that was lifted."""
    type_one(admin, juri[0], entry)
    lift(conflict=factories.make_conflict(entry, juri[0], by=setda), reason="Keliru.", by=setda, now=LATER)
    return card_of(juri[0], entry)


def test_paper_is_typed_again_after_its_conflict_was_lifted(admin, lifted, juri, entry, stage):
    page = admin.get(url(juri[0], entry))
    assert "Salinan ini tidak berlaku lagi." in text(page)
    assert "Salin lagi" in text(page)
    form = admin.get(url(juri[0], entry, "?ubah=1")).context["form"]
    assert "replaces_draft" not in form.fields
    response = admin.post(url(juri[0], entry, "?ubah=1"), body(scan="none", seen=form.initial["seen"]))
    assert response.status_code == 302
    assert (card_of(juri[0], entry).state, card_of(juri[0], entry).is_on_paper) == ("finished", True)
    assert "Salinan ini tidak berlaku lagi." not in text(admin.get(url(juri[0], entry)))


def test_what_the_judge_wrote_since_the_conflict_was_lifted_is_replaced_only_when_asked_for(
    admin, lifted, juri, entry, stage
):
    mark = {stage.criteria.get(position=1).pk: Mark("13.37")}
    save_scores(card=lifted, marks=mark, version=lifted.version, by=juri[0], now=LATER)
    form = admin.get(url(juri[0], entry, "?ubah=1")).context["form"]
    sent = {"scan": "none", "seen": form.initial["seen"]}
    assert "Juri sudah mulai mengisi" in text(admin.post(url(juri[0], entry, "?ubah=1"), body(**sent)))
    assert Score.objects.filter(value="13.37").exists()
    admin.post(url(juri[0], entry, "?ubah=1"), body(**sent, replaces_draft="on"))
    assert not Score.objects.filter(value="13.37").exists()
    reopen_card(card=card_of(juri[0], entry), by=juri[0])
    assert "diisi juri sendiri" in text(admin.get(url(juri[0], entry)))
