"""The table of roles × pages holds: nobody sees more, nobody sees less, and nothing secret slips out."""

import pytest
from django.urls import get_resolver

from tests import access_table, factories
from tests.visiting import visitors
from tests.world import CANARY_DRAFT, CANARY_NOTE, CANARY_VERDICT, make_world

# Setda may decide ties; in this world there is none, so the page is absent and sending leads back to the ranking.
MAY_SEND_ALL_THE_SAME = {("judging:panel-decision", "setda")}
MAY_READ_DRAFT = {"setda", "owner", "unit", "head"}
DENIED = {"login", "403", "404"}


@pytest.fixture(autouse=True)
def at_now(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: factories.NOW)


def names_of(resolver, prefix="") -> list[str]:
    """Returns the name of every address below a resolver."""
    names = []
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            names += names_of(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        else:
            names.append(prefix + entry.name)
    return names


def outcome_of(response) -> str:
    if response.status_code == 302:
        return "login" if response.url.startswith("/masuk/") else "go"
    return "ok" if response.status_code == 200 else str(response.status_code)


def test_every_address_has_a_row():
    listed = {name for name, *_ in access_table.rows()}

    assert listed == set(names_of(get_resolver()))


@pytest.mark.parametrize("state", ["running", "archived", "preparing"])
def test_every_page_answers_each_actor_as_the_table_says(db, state):
    seen_by = visitors(make_world(state))
    differences = []
    for name, method, row_state, outcomes in access_table.rows():
        if row_state != state and not (row_state == "any" and state == "running"):
            continue
        for actor, expected in outcomes.items():
            response, body = seen_by.open(actor, name, method)
            if outcome_of(response) != expected:
                differences.append(f"{name} as {actor}: {outcome_of(response)} instead of {expected}")
            if CANARY_DRAFT in body and actor not in MAY_READ_DRAFT:
                differences.append(f"{name} shows the draft to {actor}")
            if CANARY_NOTE in body and actor != "judge":
                differences.append(f"{name} shows the judge's note to {actor}")
            if CANARY_VERDICT in body and actor != "setda":
                differences.append(f"{name} shows the verdict that is not announced to {actor}")

    assert differences == []


def test_who_may_not_read_a_page_may_not_send_to_it_either(db):
    seen_by = visitors(make_world())
    let_in = []
    for name, method, state, outcomes in access_table.rows():
        if method != "GET" or state not in ("any", "running"):
            continue
        for actor, outcome in outcomes.items():
            if outcome not in DENIED or (name, actor) in MAY_SEND_ALL_THE_SAME:
                continue
            response, _ = seen_by.open(actor, name, "POST")
            if outcome_of(response) not in DENIED | {"405"}:
                let_in.append(f"{name} as {actor}: {outcome_of(response)}")

    assert let_in == []


def test_canaries_are_alive(db):
    """The pages that may show them do, so that the absence elsewhere means something."""
    seen_by = visitors(make_world())

    assert CANARY_DRAFT in seen_by.open("unit", "submissions:submission-list", "GET")[1]
    assert CANARY_VERDICT in seen_by.open("setda", "submissions:screening-decide", "GET")[1]
    assert CANARY_VERDICT in seen_by.open("setda", "submissions:announcement", "GET")[1]
    assert CANARY_NOTE in seen_by.open("judge", "judging:scorecard-edit", "GET")[1]
