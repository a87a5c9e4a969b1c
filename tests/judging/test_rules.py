"""The table of permissions and what querysets show agree for every role and state."""

import pytest

from judging import rules
from judging.models import Scorecard
from kipp.accounts.models import Role
from tests import factories


@pytest.fixture
def card(stage, juri, edition, dinkes):
    entry = factories.make_submission(edition, dinkes)
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    return Scorecard.objects.select_related("stage").get(judge=juri[0])


@pytest.fixture
def everyone(juri, setda, operator_dinkes, kepala_dinkes, pengamat):
    return [*juri, setda, operator_dinkes, kepala_dinkes, pengamat]


@pytest.mark.parametrize("state", ["planned", "open", "closed"])
def test_who_may_see_a_sheet_finds_it_and_nobody_else(card, everyone, state):
    card.stage.state = state
    card.stage.save()
    seen = {user for user in everyone if card in Scorecard.objects.visible_to(user)}
    assert seen == {user for user in everyone if user.role == Role.ADMIN or (user == card.judge and state != "planned")}
    assert len(seen) == (1 if state == "planned" else 2)


@pytest.mark.parametrize(
    ("state", "card_state", "allowed"),
    [("planned", "draft", False), ("open", "draft", True), ("open", "recused", False), ("closed", "draft", False)],
)
def test_only_the_judge_of_an_open_sheet_scores(card, everyone, juri_satu, state, card_state, allowed):
    card.stage.state, card.state = state, card_state
    assert [user for user in everyone if rules.may_score(user, card)] == ([juri_satu] if allowed else [])


def test_only_setda_runs_a_stage(everyone, setda):
    assert [user for user in everyone if rules.may_run_stage(user)] == [setda]


@pytest.mark.parametrize(("status", "readers"), [("running", {"admin"}), ("archived", {"admin", "observer"})])
def test_ranking_is_read_by_setda_and_later_by_observers(edition, everyone, status, readers):
    edition.status = status
    assert {user.role for user in everyone if rules.may_read_ranking(user, edition)} == readers
