"""Until the minute of publication no page changes for the public and the departments, whatever state the result has.

One world goes from the open first stage to the published result; what a reader may open is read in each state. Left
out: what the role guard refuses before anything is read (the table of roles and test_leaks.py hold that), passwords and
invitations, which read nothing of an edition, and Setda's pages but for the marks of a stage that is open.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import zip_longest
from urllib.parse import parse_qsl

import pytest
from django.urls import resolve, reverse

from competitions.models import Stage
from judging.closing import close_stage
from judging.models import Award, Certificate, CertificateDesign, Scorecard, Standing
from judging.results.certificates.issuing import issue_certificates, state_of
from judging.results.feedback.letters import (
    judged_entries,
    lines_of,
    listed_in,
    release_letters,
    save_letter,
)
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import seal, set_decree
from kipp.accounts.models import Role, User
from kipp.shared.wording import number
from submissions.models import Submission
from tests import access_table, factories
from tests.factories import NOW
from tests.leaking import HTML, QUERY, fetch, lasting, total_of
from tests.world import World, make_world

FIRST = ["73.91", "71.93", "79.61", "67.83", "83.67", "87.71", "61.97"]
SECOND = ["74.93", "72.91", "78.63", "68.87", "84.61", "86.73", "62.99"]
NOTE, JUDGE = "KENARI CATATAN", "KENARI NAMA JURI"
MINUTE = NOW + timedelta(hours=2)
DEPARTMENTS = ["owner", "unit", "other", "head"]
OUTSIDE = ["stranger", *DEPARTMENTS, "unseated"]  # nothing at all changes for them before the minute
FEW = ["stranger", "owner", "other", "unseated"]  # enough between the first state and the last
REFUSED = {"login", "403"}
WITHOUT_EDITION = re.compile(r"account_(?!login)|accounts:|components")
OF_JUDGING = re.compile(r"judging:|results:|competitions:edition-detail")  # no other layer knows of marks
FOR_MACHINES = [("/robots.txt", "GET"), ("/sitemap.xml", "GET")]
BEHIND = re.compile(r"(?i)(tempat|peringkat|urutan|nomor|ke)[ -]*(7|8|ketujuh|kedelapan)\b")


@dataclass
class Contest:
    """The world with eight judged entries and two judges, the first of them with canaries."""

    world: World
    entries: list[Submission]
    judges: list[User]
    words: dict[int, list[str]] = field(default_factory=dict)  # by stage: what nobody else reads while it is open

    @property
    def setda(self) -> User:
        return self.world.actors["setda"]

    @property
    def told(self) -> list[str]:
        """All that no reader outside may ever find: marks and totals of the canary judge, notes, name."""
        return [JUDGE, *self.words.get(1, []), *self.words.get(2, [])]

    def stage(self, position: int) -> Stage:
        return self.world.edition.stages.get(position=position)

    def fill(self, position: int, entries: list[Submission], marks: list[str]) -> None:
        """Finishes the sheets of both judges: canaries on one, on the other marks that set the entries apart."""
        stage, judge = self.stage(position), self.judges[0]
        criteria = list(stage.criteria.order_by("position"))
        words = [*marks, NOTE]
        for place, entry in enumerate(entries):
            turned = [marks[(place + index) % len(marks)] for index in range(len(criteria))]
            is_last = position == 2 and entry == entries[-1]  # Setda may compare once every sheet is finished
            card = factories.fill_card(stage, entry, judge, turned, finish=not is_last)
            factories.fill_card(stage, entry, self.judges[1], [90 - 10 * place] * len(criteria))
            words.append(total_of(card, criteria))
        stage.refresh_from_db()
        self.words[position] = [*words, *(word.replace(".", ",") for word in marks)]


@pytest.fixture
def contest(db, monkeypatch) -> Contest:
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)
    world = make_world()
    stage, judge = world.edition.stages.get(position=1), world.actors["judge"]
    User.objects.filter(pk=judge.pk).update(full_name=JUDGE)
    owners = ["owner", "unit", "other", "unit", "other", "owner", "other"]
    entries = [
        factories.make_submission(world.edition, world.actors[owner].organization, title=f"INOVASI KENARI {place}")
        for place, owner in enumerate(owners, start=2)
    ]
    factories.admit(stage, *entries)
    Scorecard.objects.bulk_create(Scorecard(stage=stage, submission=entry, judge=judge) for entry in entries)
    world.actors["seated"] = factories.make_user(Role.JUDGE)
    factories.seat(stage, world.actors["seated"])
    world.card.scores.all().delete()
    Stage.objects.filter(pk=stage.pk).update(finalists=7)
    found = Contest(world, [world.judged, *entries], [judge, world.actors["seated"]])
    found.fill(1, found.entries, FIRST)
    return found


def own_rows(actor: str) -> list[tuple[str, str]]:
    """Returns (page, method) of all that the role of an actor may ask for in some state of the edition."""
    known = access_table.rows()[0][3]
    column = actor if actor in known else "unseated"
    rows = ((name, method) for name, method, _, outcomes in access_table.rows() if outcomes[column] not in REFUSED)
    wanted = OF_JUDGING.match if actor == "setda" else lambda name: not WITHOUT_EDITION.match(name)
    return [(name, method) for name, method in dict.fromkeys(rows) if wanted(name)]


def addresses(contest: Contest, name: str) -> list[str]:
    """Returns the address of a page, and that for the second stage where it belongs to a stage."""
    address = contest.world.address(name)
    match = resolve(address.partition("?")[0])
    if "position" not in match.kwargs:
        return [address]
    return [address, reverse(name, kwargs={**match.kwargs, "position": 2})]


class Reader:
    """Reads as each actor what that role may ask for."""

    def __init__(self, client, contest: Contest):
        self.client, self.contest = client, contest

    def be(self, actor: str) -> None:
        user = self.contest.world.actors[actor]
        self.client.force_login(user) if user else self.client.logout()

    def read(self, *actors: str, queries: bool = False) -> dict[tuple, str]:
        """Returns every answer without what differs at each visit; with queries also sorted and searched."""
        found = {}
        for actor in actors:
            self.be(actor)
            pages = [(address, method) for name, method in own_rows(actor) for address in addresses(self.contest, name)]
            for address, method in pages + FOR_MACHINES * (actor == "stranger"):
                _, text = fetch(self.client, method, address)
                found[actor, method, address] = lasting(text)
                if queries and method == "GET" and HTML in text:
                    asked = dict(parse_qsl(QUERY, keep_blank_values=True)) | {"q": self.contest.entries[0].title}
                    found[actor, "query", address] = lasting(fetch(self.client, "GET", address, asked)[1])
        return found


def changed(before: dict, after: dict) -> list[tuple]:
    """Returns which answers of the second reading are not those of the first, with the first line that differs."""
    return [(key, *first_difference(before[key], text)) for key, text in after.items() if before[key] != text]


def first_difference(one: str, other: str) -> tuple[str, str]:
    lines = zip_longest(one.splitlines(), other.splitlines(), fillvalue="")
    return next((left.strip()[:200], right.strip()[:200]) for left, right in lines if left != right)


def leaks(found: dict, words: list[str]) -> list[tuple]:
    return [(key, word) for key, text in found.items() for word in words if word in text]


# The states, one after the other; each returns what it is called.


def close_first(contest: Contest) -> str:
    close_stage(stage=contest.stage(1), by=contest.setda, now=NOW, with_missing=True)
    assert contest.stage(2).admissions.count() == 7
    return "stage 1 closed, finalists not announced"


def open_second(contest: Contest) -> str:
    stage = contest.stage(2)
    factories.seat(stage, *contest.judges)
    factories.open_stage(stage)
    finalists = Submission.objects.filter(admissions__stage=stage).order_by("pk")
    contest.fill(2, list(finalists), SECOND)
    factories.make_presentation(stage, by=contest.setda, announced=False)
    return "stage 2 open, presentations drawn"


def close_second(contest: Contest) -> str:
    close_stage(stage=contest.stage(2), by=contest.setda, now=NOW, with_missing=True)
    return "everything closed, awards pending"


def seal_result(contest: Contest) -> str:
    edition, setda = contest.world.edition, contest.setda
    seal(competition=edition, by=setda, now=NOW)
    set_decree(competition=edition, number="KENARI/SK/2026", on=NOW.date(), by=setda)
    CertificateDesign.objects.create(competition=edition, for_participants=True, updated_by=setda, updated_at=NOW)
    listed = state_of(edition).listed
    assert issue_certificates(competition=edition, listed=listed, by=setda, now=NOW).made == 8
    for entry in judged_entries(edition):
        save_letter(submission=entry, strengths="A.", advice="B.", is_ready=True, stamp="", by=setda, now=NOW)
    publish(competition=edition, at=MINUTE, by=setda, now=NOW)
    return "sealed, publication in the future"


def test_nothing_changes_before_the_minute_and_then_only_the_winners_show(client, contest, monkeypatch):
    reader = Reader(client, contest)
    first = reader.read(*OUTSIDE, "observer", queries=True)
    assert leaks(first, contest.told) == []
    for step in (close_first, open_second, close_second):
        state = step(contest)
        now = reader.read(*(OUTSIDE if step is close_second else FEW), "observer")
        assert (state, changed(first, now)) == (state, [])
        assert (state, leaks(reader.read("seated"), contest.told)) == (state, [])
        if step is open_second:
            assert (state, leaks(reader.read("setda"), contest.words[2])) == (state, [])
    judges = reader.read("judge", "seated")
    seal_result(contest)
    assert changed(first, reader.read(*OUTSIDE, queries=True)) == []
    assert changed(judges, reader.read("judge", "seated")) == []
    assert unlike_nothing(reader) == []
    monkeypatch.setattr("kipp.shared.clock.now", lambda: MINUTE)
    only_winners_show(reader)


def unlike_nothing(reader: Reader) -> list[tuple]:
    """Returns where a certificate or letter that exists but is not public answers otherwise than one that does not."""
    found = []
    for actor in ("stranger", "owner", "other", "head"):
        reader.be(actor)
        for certificate in Certificate.objects.select_related("submission").order_by("kind", "pk")[::5]:
            asked = [(form, certificate.code, "AAAABBBBCCCC") for form in ("/v/{}/", "/v/?kode={}", "/piagam/{}/")]
            letter = "/proposal/{}/umpan-balik/"
            asked += [(form, certificate.submission.code, "KIPP26-ZZZ9") for form in (letter, f"{letter}pdf/")]
            found += [(actor, *each) for each in asked if not is_alike(reader, *each)]
    return found


def is_alike(reader: Reader, form: str, real: str, unreal: str) -> bool:
    there, nowhere = (lasting(fetch(reader.client, "GET", form.format(code))[1]) for code in (real, unreal))
    return there.replace(real, unreal) == nowhere


def only_winners_show(reader: Reader) -> None:
    contest = reader.contest
    edition = contest.world.edition
    listed = listed_in(lines_of(edition))
    assert release_letters(competition=edition, listed=listed, by=contest.setda, now=MINUTE) == 8
    awards = list(Award.objects.filter(competition=contest.world.edition).order_by("place"))
    scores = [number(score) for row in Standing.objects.board(contest.world.edition) for score in scores_of(row)]
    found = reader.read("stranger", "owner", "unit", "other", "unseated")
    assert leaks(found, [*contest.told, *scores]) == []
    assert leaks(reader.read("seated"), contest.told) == []
    for actor in ("stranger", "owner", "unseated"):
        page = found[actor, "GET", reverse("awards")]
        assert [award.title in page for award in awards] == [True] * 6 + [False] * 2
    public = {key: text for key, text in found.items() if key[0] == "stranger"}
    assert leaks(public, [award.title for award in awards[6:]]) == []
    assert [key for key, text in found.items() if BEHIND.search(plain(text))] == []
    assert "Baca umpan balik" in found["owner", "GET", reverse("results:own-results")]


def plain(text: str) -> str:
    """Returns what can be read on a page below its menu."""
    return re.sub(r"<[^>]+>", " ", text.partition("<main")[2])


def scores_of(row: Standing) -> list:
    return [row.exact_score, *filter(None, row.exact_stage_scores.values())]
