"""Declaring all complete sheets finished at once."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from competitions.models import Stage
from judging.models import PanelMember, Scorecard
from judging.sheets.finishing import finish_all, obstacles_of
from judging.sheets.scoring import Mark, finish_card
from tests import factories
from tests.factories import NOW
from tests.judging.scorecard.sheets import FINISH, GRID, LATER, LIST, more_entries, text


@pytest.fixture
def mixed(opened, entry, juri, dinkes):
    """Two complete drafts, one that lacks marks, one that lacks a reason; none of them finished."""
    Stage.objects.filter(pk=opened.pk).update(reason_below=40)
    opened.refresh_from_db()
    second, partial, low = more_entries(opened, juri[0], 3, dinkes)
    factories.fill_card(opened, entry, juri[0], [80] * 7, finish=False)
    factories.fill_card(opened, second, juri[0], [70] * 7, finish=False)
    factories.fill_card(opened, partial, juri[0], [80, None, 80, None, 80, 80, 80], finish=False)
    factories.fill_card(opened, low, juri[0], [80, 30, 80, 80, 80, 80, 80], finish=False)
    return [entry, second, partial, low]


def states(juror) -> dict[str, str]:
    return dict(Scorecard.objects.filter(judge=juror).values_list("submission__title", "state"))


def listed(response) -> list[str]:
    return re.findall(r'name="sheet" value="([^"]+)"', response.content.decode())


def test_page_lists_what_is_ready_and_what_is_not_and_why(judge, mixed, juri):
    response = judge.get(FINISH)
    page = text(response)
    assert "Siap: 2 lembar" in page
    assert "SAMBANG REKAAN 80,00" in page
    assert "Belum lengkap: 2 lembar" in page
    assert "TAMBAHAN 2 Belum dinilai: 3 Kebaruan/Nilai Tambah, 5 Signifikansi." in page
    assert "TAMBAHAN 3 Tulis alasan pada catatan: 3 Kebaruan/Nilai Tambah (nilai di bawah 40)." in page
    assert sorted(listed(response)) == sorted(f"{entry.code}:1" for entry in mixed[:2])
    assert set(states(juri[0]).values()) == {"draft"}


def test_confirming_finishes_exactly_those(judge, mixed, juri):
    response = judge.post(FINISH, {"sheet": listed(judge.get(FINISH))}, follow=True)
    assert response.redirect_chain == [(GRID, 302)]
    assert "2 lembar dinyatakan selesai." in text(response)
    assert states(juri[0]) == {
        "SAMBANG REKAAN": "finished",
        "TAMBAHAN 1": "finished",
        "TAMBAHAN 2": "draft",
        "TAMBAHAN 3": "draft",
    }
    assert {card.finished_at for card in Scorecard.objects.filter(judge=juri[0], state="finished")} == {LATER}
    assert "Anda sudah menyatakan selesai" not in text(response)
    assert "Belum ada lembar yang siap" in text(judge.get(FINISH))


def test_finished_state_is_shown_once_all_are(judge, opened, entry, juri):
    factories.fill_card(opened, entry, juri[0], [80] * 7, finish=False)
    judge.post(FINISH, {"sheet": f"{entry.code}:1"})
    for address in (GRID, LIST, FINISH):
        assert "Anda sudah menyatakan selesai." in text(judge.get(address))
    assert "Lembar terakhir selesai 1 November 2026 pukul 10.05 WIB." in text(judge.get(GRID))


def test_second_click_does_no_harm(judge, mixed, juri):
    sent = {"sheet": listed(judge.get(FINISH))}
    for _ in range(2):
        assert judge.post(FINISH, sent).status_code == 302
    assert list(states(juri[0]).values()).count("finished") == 2


def test_a_sheet_changed_since_keeps_all_of_them_open(judge, mixed, juri):
    sent = {"sheet": listed(judge.get(FINISH))}
    Scorecard.objects.filter(judge=juri[0], submission=mixed[1]).update(version=2)
    response = judge.post(FINISH, sent)
    assert response.status_code == 409
    assert "berubah sejak daftar ini ditampilkan" in text(response)
    assert set(states(juri[0]).values()) == {"draft"}


@pytest.mark.parametrize("sheet", [[], "", "x", "KIPP26-ZZZ9:1", "KIPP26-ZZZ9:99999999999"])
def test_nonsense_finishes_nothing(judge, mixed, juri, sheet):
    response = judge.post(FINISH, {"sheet": sheet})
    assert response.status_code == 409
    assert set(states(juri[0]).values()) == {"draft"}


def finish(stage, juror, *entries):
    return finish_all(stage=stage, sheets={entry.code: 1 for entry in entries}, by=juror, now=LATER)


def test_all_or_nothing(mixed, opened, juri):
    for unready in mixed[2:]:
        with pytest.raises(ValidationError, match="belum ada yang dinyatakan selesai"):
            finish(opened, juri[0], mixed[0], unready)
    factories.make_conflict(mixed[1], juri[0])
    with pytest.raises(ValidationError, match="belum ada yang dinyatakan selesai"):
        finish(opened, juri[0], *mixed[:2])
    assert "finished" not in states(juri[0]).values()


def test_sheets_of_withdrawn_entries_and_of_others_are_refused(mixed, opened, juri):
    with pytest.raises(ValidationError, match="berubah"):
        finish(opened, juri[1], mixed[1])
    mixed[1].state, mixed[1].reason = "withdrawn", "Ditarik."
    mixed[1].save()
    with pytest.raises(ValidationError, match="berubah"):
        finish(opened, juri[0], *mixed[:2])
    assert "finished" not in states(juri[0]).values()


def test_nobody_finishes_in_a_closed_stage_or_after_leaving_the_panel(judge, mixed, opened, juri, setda):
    with pytest.raises(PermissionDenied):
        finish(opened, setda, mixed[0])
    PanelMember.objects.filter(judge=juri[0]).update(left_at=NOW, left_reason="Berhalangan.")
    with pytest.raises(ValidationError, match="dilepas dari panel"):
        finish(opened, juri[0], mixed[0])
    PanelMember.objects.filter(judge=juri[0]).update(left_at=None, left_reason="")
    sent = {"sheet": listed(judge.get(FINISH))}
    factories.close_stage(opened)
    response = judge.post(FINISH, sent)
    assert response.status_code == 409
    assert "sudah ditutup" in text(response)
    assert listed(response) == []
    assert "finished" not in states(juri[0]).values()


def test_obstacles_are_those_of_finishing_one_sheet(mixed, opened, juri):
    criteria = list(opened.criteria.order_by("position", "pk"))
    for entry in mixed:
        card = Scorecard.objects.get(judge=juri[0], submission=entry)
        marks = {score.criterion_id: Mark(score.value, score.note) for score in card.scores.all()}
        told = obstacles_of(opened, criteria, marks)
        if not told:
            assert finish_card(card=card, by=juri[0], now=LATER).is_finished
            continue
        with pytest.raises(ValidationError) as refusal:
            finish_card(card=card, by=juri[0], now=LATER)
        assert told[0] in refusal.value.messages[0]
    assert obstacles_of(opened, criteria, {}) == ["Belum ada nilai."]


def test_finishing_takes_the_same_queries_for_one_and_three(opened, entry, juri, dinkes):
    entries = [entry, *more_entries(opened, juri[0], 3, dinkes)]
    for each in entries:
        factories.fill_card(opened, each, juri[0], [80] * 7, finish=False)
    with CaptureQueriesContext(connection) as one:
        finish(opened, juri[0], entries[0])
    with CaptureQueriesContext(connection) as three:
        finish(opened, juri[0], *entries[1:])
    assert (len(one), len(three)) == (8, 8)


def test_page_takes_the_same_queries_for_one_and_three(judge, opened, juri, dinkes):
    judge.get(FINISH)
    with CaptureQueriesContext(connection) as one:
        judge.get(FINISH)
    more_entries(opened, juri[0], 2, dinkes)
    with CaptureQueriesContext(connection) as three:
        judge.get(FINISH)
    assert (len(one), len(three)) == (7, 7)
