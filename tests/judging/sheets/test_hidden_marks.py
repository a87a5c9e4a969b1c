"""While judges are scoring, Setda sees how far they are; marks, places and ties show after the closing."""

import logging

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from competitions.models import Competition, Stage
from judging.closing import close_stage
from judging.rules import hidden_stages
from tests.factories import NOW
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db

CANARY = "87,65"


@pytest.fixture
def contest() -> Contest:
    """Stage 1 is open and its marks are kept back: A and B share 87,65, C is not finished by one judge."""
    contest = Contest(
        Round("100", weight="50", finalists=1), Round("100", weight="50"), marks_shown="after_closing", judges=2
    )
    contest.entry("INOVASI A", "87.65", "87.65")
    contest.entry("INOVASI B", "87.65", "87.65")
    contest.entry("INOVASI C", "70", "60?")
    return contest


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def address(contest: Contest, name: str, *arguments) -> str:
    return reverse(name, args=[contest.edition.slug, *arguments])


@pytest.mark.parametrize("board", ["", "?papan=0", "?papan=1"])
def test_ranking_of_an_open_stage_says_how_far_it_is_and_nothing_else(contest, login, board):
    page = text_of(login(contest.setda).get(address(contest, "judging:ranking") + board))

    assert "Nilai belum ditampilkan" in page
    assert "5 dari 6 lembar selesai" in page
    assert CANARY not in page
    assert "INOVASI" not in page


def test_every_page_of_setda_keeps_the_marks_back(contest, login):
    client = login(contest.setda)
    for name, *arguments in (
        ("judging:stage-detail", 1),
        ("judging:stage-close", 1),
        ("judging:analysis",),
        ("judging:stage-remind", 1),
        ("judging:paper-list", 1),
        ("judging:paper-blank", 1, contest.judges[1].pk),
        ("judging:paper-edit", 1, contest.judges[0].pk, contest.edition.submissions.get(title="INOVASI A").code),
        ("results:downloads",),
        ("results:ceremony",),
        ("results:sealing",),
        ("submissions:entry-list",),
    ):
        page = text_of(client.get(address(contest, name, *arguments)))
        assert CANARY not in page, name
        assert "bernilai persis sama" not in page, name


def test_a_tie_of_an_open_stage_has_no_page(contest, login):
    assert login(contest.setda).get(address(contest, "judging:panel-decision", 1) + "?papan=1").status_code == 404


def test_the_effect_of_closing_early_is_shown_on_request_and_logged(contest, login, caplog):
    client = login(contest.setda)
    assert "Lihat akibatnya" in text_of(client.get(address(contest, "judging:stage-close", 1)))

    with caplog.at_level(logging.INFO, logger="kipp.export"):
        page = text_of(client.post(address(contest, "judging:stage-close", 1), {"effect": "1"}))

    assert CANARY in page
    assert "melewati batas 1 finalis" in page
    assert f"User {contest.setda.pk} looked at the effect of closing stage" in caplog.text
    assert Stage.objects.get(pk=contest.stages[0].pk).is_open


def test_an_effect_that_changed_before_the_click_is_shown_anew_and_logged(contest, login, caplog):
    client = login(contest.setda)
    with caplog.at_level(logging.INFO, logger="kipp.export"):
        unseen = client.post(address(contest, "judging:stage-close", 1), {"with_missing": "on"})
        assert "looked at the effect" not in caplog.text
        changed = client.post(address(contest, "judging:stage-close", 1), {"with_missing": "on", "seen": "lain"})

    assert [unseen.status_code, changed.status_code] == [409, 409]
    assert [CANARY in text_of(each) for each in (unseen, changed)] == [False, True]
    assert f"User {contest.setda.pk} looked at the effect of closing stage" in caplog.text
    assert Stage.objects.get(pk=contest.stages[0].pk).is_open


def test_the_ranking_shows_once_the_stage_is_closed(login):
    contest = Contest(Round("100"), marks_shown="after_closing", judges=1)
    contest.entry("INOVASI A", "87.65")
    close_stage(stage=contest.stages[0], by=contest.setda, now=NOW)

    assert hidden_stages(contest.edition) == []
    assert CANARY in text_of(login(contest.setda).get(address(contest, "judging:ranking")))


def test_a_closed_stage_is_shown_first_while_the_next_one_is_kept_back(login):
    contest = Contest(Round("100", finalists=1), Round("100"), marks_shown="after_closing", judges=1)
    first = contest.entry("INOVASI A", "87.65")
    close_stage(stage=contest.stages[0], by=contest.setda, now=NOW)
    contest.score(first, "55.55", stage=2)
    client = login(contest.setda)

    page = text_of(client.get(address(contest, "judging:ranking")))
    assert CANARY in page
    assert "55,55" not in page
    for board in (0, 2):
        assert "55,55" not in text_of(client.get(address(contest, "judging:ranking") + f"?papan={board}"))


def test_the_rule_is_locked_from_the_first_mark_on(contest):
    with pytest.raises(IntegrityError, match="aturan kapan nilai terlihat terkunci"), transaction.atomic():
        Competition.objects.filter(pk=contest.edition.pk).update(marks_shown="always")
    Competition.objects.filter(pk=contest.edition.pk).update(theme="Tema lain")


def test_closing_still_waits_for_the_panel(contest):
    with pytest.raises(ValidationError, match="Catat keputusan panel"):
        close_stage(stage=contest.stages[0], by=contest.setda, now=NOW, with_missing=True)


def test_a_closing_that_is_refused_shows_no_effect_that_nobody_asked_for(contest, login):
    client = login(contest.setda)
    response = client.post(address(contest, "judging:stage-close", 1))

    assert response.status_code == 422
    assert "Lihat akibatnya" in text_of(response)
    assert CANARY not in text_of(response)
    assert "bernilai persis sama" not in text_of(response)
