"""Nothing of a judge leaves the own pages: marks, notes, name and reading order, on every page for every other role."""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pytest

from judging.models import Scorecard
from kipp.accounts.models import Role, User
from tests import access_table, factories
from tests.leaking import HTML, OK, QUERY, fetch, total_of
from tests.world import World, make_world

MARKS = ["73.91", "71.93", "79.61", "67.83", "83.67", "87.71", "61.97"]
NOTE, JUDGE = "KENARI CATATAN", "KENARI NAMA JURI"
ENTRIES = 7  # beside the one of the world: 8! orders, so that no other list has the judge's by chance
CODE = re.compile(r"KIPP26-[A-Z0-9]{4}")


@dataclass
class Planted:
    """The world with a judge whose marks, notes, name and order of reading are canaries."""

    world: World
    judge: User
    order: list[str]
    words: list[str]

    def found_in(self, text: str, actor: str) -> list[str]:
        """Returns what of the judge shows in a text; only Setda may read who judges."""
        found = [word for word in self.words if word in text]
        if actor != "setda" and JUDGE in text:
            found.append(JUDGE)
        codes = [code for code in dict.fromkeys(CODE.findall(text)) if code in self.order]
        return [*found, "order"] if codes == self.order else found


@pytest.fixture
def planted(db, monkeypatch) -> Planted:
    monkeypatch.setattr("kipp.shared.clock.now", lambda: factories.NOW)
    world = make_world()
    judge, stage = world.actors["judge"], world.card.stage
    User.objects.filter(pk=judge.pk).update(full_name=JUDGE)
    criteria = list(stage.criteria.order_by("position"))
    for criterion, mark in zip(criteria, MARKS, strict=True):
        world.card.scores.filter(criterion=criterion).update(value=mark, note=f"{NOTE} {criterion.position}")
    others = [factories.make_submission(world.edition, world.judged.organization) for _ in range(ENTRIES)]
    factories.admit(stage, *others)
    Scorecard.objects.bulk_create(Scorecard(stage=stage, submission=each, judge=judge) for each in others)
    finished = factories.fill_card(stage, others[0], judge, [*MARKS[1:], MARKS[0]])
    world.actors["seated"] = factories.make_user(Role.JUDGE)
    factories.seat(stage, world.actors["seated"])
    cards = Scorecard.objects.filter(judge=judge).in_reading_order(judge)
    order = list(cards.values_list("submission__code", flat=True))
    totals = [total_of(card, criteria) for card in (world.card, finished)]
    words = [*MARKS, *(mark.replace(".", ",") for mark in MARKS), *totals, NOTE]
    return Planted(world, judge, order, words)


def pages() -> list[tuple[str, str]]:
    return [(name, method) for name, method, state, _ in access_table.rows() if state in ("any", "running")]


OTHERS = ["stranger", "setda", "owner", "unit", "other", "head", "seated", "unseated", "observer"]


def test_nothing_of_a_judge_shows_to_anybody_else(client, planted):
    leaks, opened = [], Counter()
    for actor in OTHERS:
        user = planted.world.actors[actor]
        client.force_login(user) if user else client.logout()
        for name, method in pages():
            address = planted.world.address(name)
            status, text = fetch(client, method, address)
            leaks += [f"{name} as {actor}: {canary}" for canary in planted.found_in(text, actor)]
            if status != OK or method != "GET" or HTML not in text:
                continue
            opened[actor] += 1
            _, text = fetch(client, "GET", address, dict(parse_qsl(QUERY, keep_blank_values=True)))
            leaks += [f"{name} with a query as {actor}: {canary}" for canary in planted.found_in(text, actor)]
            if 'name="q"' in text:
                leaks += [f"{name} as {actor} finds {word}" for word in sought(actor) if finds(client, address, word)]

    assert leaks == []
    assert min(opened.values()) >= len(opened) == len(OTHERS)


def sought(actor: str) -> list[str]:
    """Returns what to search for; Setda may look for the judge by name."""
    return [MARKS[0], NOTE] + [JUDGE] * (actor != "setda")


def finds(client, address: str, word: str) -> bool:
    """Tells whether searching for a canary gives another page than searching for what nobody wrote, every time."""
    return not any(is_same(client, address, word, "Q" + word[1:]) for _ in range(3))


def is_same(client, address: str, word: str, unknown: str) -> bool:
    """Compares what can be read; the page says again what was sought."""
    pages = (fetch(client, "GET", address, {"q": each})[1].partition("<html")[2] for each in (word, unknown))
    found, other = (re.sub(r"<[^>]+>", " ", page) for page in pages)
    return found.replace(word, "") == other.replace(unknown, "")


def test_the_canaries_are_alive(client, planted):
    """The judge reads all of it, and Setda the name, so that its absence elsewhere means something."""
    world = planted.world
    client.force_login(planted.judge)
    own = "".join(
        fetch(client, "GET", world.address(name))[1] for name in ("judging:scorecard-list", "judging:scorecard-edit")
    )
    assert {*planted.found_in(own, "judge")} >= {*(mark.replace(".", ",") for mark in MARKS), NOTE, JUDGE, "order"}
    client.force_login(world.actors["setda"])
    assert JUDGE in fetch(client, "GET", world.address("judging:stage-detail"))[1]
    assert planted.found_in("Total 73,91", "setda") == ["73,91"]
