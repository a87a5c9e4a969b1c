"""Setda closes a stage while judges save, against gunicorn: no mark after the closing and none lost, 20 times."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from random import Random
from threading import Event
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.urls import reverse

from competitions.models import Stage
from judging.models import Score, Scorecard
from tests.bench import server
from tests.bench.browser import Browser, forms_of
from tests.bench.busy import opened, version_in
from tests.bench.deadline import logged_in
from tests.judging.contests import Contest, Round

REPETITIONS, JUDGES, CRITERIA = 20, 6, 4
pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Writer:
    """A judge with the sheet open in a browser: what was acknowledged, by criterion, and how often it was refused."""

    card: Scorecard
    browser: Browser
    path: str
    fields: dict[str, str]
    acknowledged: dict[int, Decimal] = field(default_factory=dict)
    saves: int = 0
    refusals: int = 0

    def save_until_refused(self, under_way: Event) -> None:
        """Saves mark after mark, each a new value, until the portal says that the stage is closed."""
        for turn in count():
            place, value = turn % CRITERIA + 1, Decimal(self.saves * 7 % 10_000) / 100
            sent = self.fields | {f"value-{place}": str(value).replace(".", ",")}
            reply = self.browser.send("POST", self.path, sent, {"HX-Request": "true"})
            self.saves += 1
            if reply.status != 200:
                assert (reply.status, b"Tahap penilaian ini sudah ditutup" in reply.body) == (409, True)
                self.refusals += 1
                return
            self.acknowledged[place] = value
            self.fields = sent | {"version": version_in(reply.body)}
            under_way.set()


@pytest.fixture
def contest(transactional_db):
    contest = Contest(Round(" ".join(["25"] * CRITERIA)), judges=JUDGES + 1)
    contest.entry("INOVASI A", *["?"] * JUDGES, "80 80 80 80")  # without a finished sheet no stage closes
    return contest


@pytest.fixture
def port(contest):
    """gunicorn with two workers on the database of the tests."""
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    environment = os.environ | {"DATABASE_URL": url, "LOCAL": "yes", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    with server.serve(environment) as port:
        yield port


def writers_of(contest, port) -> list[Writer]:
    cards = Scorecard.objects.filter(state="draft").select_related("judge", "submission").order_by("pk")
    return [Writer(card, *opened(logged_in(port, card.judge), sheet_of(contest, card))) for card in cards]


def sheet_of(contest, card) -> str:
    return reverse("judging:scorecard-edit", args=[contest.edition.slug, 1, card.submission.code])


def close(setda: Browser, path: str) -> int:
    """Reads the effect and confirms it, again when it has changed meanwhile; returns how often it took."""
    status, turns = 409, 0
    while status == 409:
        form = next(form for form in forms_of(setda.get(path).body) if "with_missing" in form)
        status, turns = setda.send("POST", path, form | {"with_missing": "on"}).status, turns + 1
    assert status == 302
    return turns


def test_closing_while_judges_save_loses_no_mark_and_takes_none_later(contest, port):
    setda, chance = logged_in(port, contest.setda), Random(20)
    path = reverse("judging:stage-close", args=[contest.edition.slug, 1])
    writers, stage = writers_of(contest, port), contest.stages[0]
    with ThreadPoolExecutor(JUDGES) as pool:
        for repetition in range(1, REPETITIONS + 1):
            Stage.objects.filter(pk=stage.pk).update(state=Stage.State.OPEN, closed_at=None)
            starts = [Event() for _ in writers]
            work = [pool.submit(each.save_until_refused, start) for each, start in zip(writers, starts, strict=True)]
            assert all(start.wait(10) for start in starts)
            Event().wait(chance.uniform(0, 0.2))
            # Judges who go on writing do not change the effect, so the first confirmation closes.
            assert close(setda, path) == 1
            for each in work:
                each.result(timeout=30)
            stage.refresh_from_db()
            assert stage.is_closed
            assert [each.refusals for each in writers] == [repetition] * JUDGES
            assert stored_marks() == {each.card.pk: each.acknowledged for each in writers}
            assert not Scorecard.objects.filter(saved_at__gt=stage.closed_at).exists()


def stored_marks() -> dict[int, dict[int, Decimal]]:
    """Returns the marks in the database, by sheet and place of the criterion."""
    marks: dict[int, dict[int, Decimal]] = {}
    scores = Score.objects.filter(scorecard__state="draft")
    for card, place, value in scores.values_list("scorecard", "criterion__position", "value"):
        marks.setdefault(card, {})[place] = value
    return marks
