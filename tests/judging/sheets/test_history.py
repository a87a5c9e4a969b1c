"""The history of a sheet: who changed what, from what to what, for Setda and only once its marks may be read."""

import re
from contextlib import nullcontext
from datetime import timedelta

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition
from judging.closing import close_stage
from judging.conflicts.declaring import lift
from judging.models import Scorecard
from judging.panel.replacing import departure_of, release_judge
from judging.results.sealing.seals import seal
from judging.sheets.paper import copying
from judging.sheets.scoring import Mark, finish_card, reopen_card, save_scores
from kipp.accounts.models import Role
from submissions.models import Submission
from tests import factories
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db

NOW = factories.NOW
LATER = NOW + timedelta(minutes=5)
ENTRY = "INOVASI A"


def make_contest(marks: str | None = "?", **fields) -> Contest:
    contest = Contest(Round("60 40"), judges=1, **fields)
    contest.entry(ENTRY, marks)
    return contest


def card_of(contest: Contest) -> Scorecard:
    return Scorecard.objects.select_related("stage").get(judge=contest.judges[0], submission__title=ENTRY)


def save(contest: Contest, marks: dict, within=None) -> None:
    """Saves marks by the place of their criterion, in a request of the judge unless within another context."""
    judge, card = contest.judges[0], card_of(contest)
    criteria = {each.position: each.pk for each in contest.stages[0].criteria.all()}
    with within or pghistory.context(user=judge.pk):
        given = {criteria[place]: Mark(*mark) for place, mark in marks.items()}
        save_scores(card=card, marks=given, version=card.version, by=judge, now=LATER)


def finish(contest: Contest) -> None:
    with pghistory.context(user=contest.judges[0].pk):
        finish_card(card=card_of(contest), by=contest.judges[0], now=LATER)


def reopen(contest: Contest) -> None:
    with pghistory.context(user=contest.judges[0].pk):
        reopen_card(card=card_of(contest), by=contest.judges[0])


def address(contest: Contest, *, title: str = ENTRY, judge=None) -> str:
    code = Submission.objects.get(title=title).code
    return reverse("judging:score-history", args=[contest.edition.slug, 1, (judge or contest.judges[0]).pk, code])


def log_of(response) -> list[tuple[str, str]]:
    """Returns what the page says of each change: its heading, and the words below."""
    assert response.status_code == 200
    log = re.search(r'<ol class="log">(.*?)</ol>', response.content.decode(), re.DOTALL)[1]
    items = re.findall(r"<li>\s*<strong>(.*?)</strong>(.*?)</li>", log, re.DOTALL)
    return [(heading, " ".join(re.sub(r"<[^>]+>", " ", rest).split())) for heading, rest in items]


def test_every_change_is_told_in_order_with_old_and_new(login):
    contest = make_contest(marks_shown="after_closing")
    save(contest, {1: ("87.5",), 2: ("70",)})
    finish(contest)
    reopen(contest)
    save(contest, {1: ("90", "Bukti lengkap.")})
    save(contest, {1: ("90", "Bukti <b>sangat</b> lengkap."), 2: (None,)})
    save(contest, {2: ("0",)})
    finish(contest)
    close_stage(stage=contest.stages[0], by=contest.setda, now=LATER)

    log = log_of(login(contest.setda).get(address(contest)))

    assert [heading for heading, _ in log] == [
        "Lembar dibuat",
        "Kriteria 1.1: kosong → 87,50",
        "Kriteria 1.2: kosong → 70,00",
        "Selesai",
        "Dibuka kembali",
        "Kriteria 1.1: 87,50 → 90,00",
        "Kriteria 1.1",
        "Kriteria 1.2: 70,00 → kosong",
        "Kriteria 1.2: kosong → 0,00",
        "Selesai",
    ]
    assert re.fullmatch(r"\d+ \w+ \d{4} pukul \d\d\.\d\d\.\d\d WIB, portal", log[0][1])
    assert all(f"WIB, {contest.judges[0].full_name}" in words for _, words in log[1:])
    assert "Catatan semula: kosong Catatan baru: Bukti lengkap." in log[5][1]
    changed = "Catatan semula: Bukti lengkap. Catatan baru: Bukti &lt;b&gt;sangat&lt;/b&gt; lengkap."
    assert changed in log[6][1]
    assert [number for number, (_, words) in enumerate(log) if "Catatan" in words] == [5, 6]


def test_nothing_of_an_open_stage_is_shown_until_it_is_closed(login):
    contest = make_contest("87.65 55.55", marks_shown="after_closing")
    client = login(contest.setda)

    page = client.get(address(contest)).content.decode()
    assert "Nilai belum ditampilkan" in page
    assert "87,65" not in page
    assert "Kriteria 1.1" not in page
    assert "Selesai" not in page

    close_stage(stage=contest.stages[0], by=contest.setda, now=NOW)
    assert ("Kriteria 1.1: kosong → 87,65") in dict(log_of(client.get(address(contest))))


def test_it_stays_readable_when_the_result_is_sealed_and_archived(login):
    contest = make_contest("87.65 55.55", marks_shown="after_closing")
    close_stage(stage=contest.stages[0], by=contest.setda, now=NOW)
    seal(competition=contest.edition, by=contest.setda, now=NOW)
    before = log_of(login(contest.setda).get(address(contest)))
    Competition.objects.filter(pk=contest.edition.pk).update(status="archived")

    assert len(before) == 4
    assert log_of(login(contest.setda).get(address(contest))) == before


def test_marks_copied_from_paper_name_who_copied_them(login):
    contest = make_contest()
    save(contest, {1: ("80",)}, within=copying(contest.setda))

    log = dict(log_of(login(contest.setda).get(address(contest))))

    assert f"disalin dari kertas oleh {contest.setda.full_name}" in log["Kriteria 1.1: kosong → 80,00"]


def test_a_conflict_and_its_lifting_are_told(login):
    contest = make_contest("80 70")
    entry = Submission.objects.get(title=ENTRY)
    with pghistory.context(user=contest.setda.pk):
        conflict = factories.make_conflict(entry, contest.judges[0], by=contest.setda)
        lift(conflict=conflict, reason="Keliru.", by=contest.setda, now=NOW)

    log = log_of(login(contest.setda).get(address(contest)))

    assert [heading for heading, _ in log][-2:] == [
        "Disisihkan karena benturan kepentingan",
        "Benturan kepentingan dicabut",
    ]
    assert all(contest.setda.full_name in words for _, words in log[-2:])


def test_a_sheet_set_aside_gives_the_reason(login):
    contest = make_contest("80 70?")
    seat = contest.stages[0].panel.select_related("judge", "stage").get()
    plan = {"replacement": None, "keeps_finished": False}
    digest = departure_of(seat=seat, **plan).digest
    release_judge(
        stage=seat.stage, judge=seat.judge, **plan, reason="Juri sakit.", digest=digest, by=contest.setda, now=NOW
    )

    heading, words = log_of(login(contest.setda).get(address(contest)))[-1]

    assert heading == "Dikesampingkan"
    assert words.endswith("Alasan: Juri sakit.")


def test_a_sheet_that_is_gone_keeps_its_history_and_an_unmarked_one_says_so(login):
    contest = make_contest()
    client = login(contest.setda)
    assert "Belum ada nilai atau catatan yang ditulis" in client.get(address(contest)).content.decode()
    card_of(contest).delete()

    assert [heading for heading, _ in log_of(client.get(address(contest)))] == ["Lembar dibuat", "Lembar dihapus"]


def test_others_are_refused_and_what_never_was_is_not_found(login):
    contest = make_contest("80 70")
    other = factories.make_user(Role.JUDGE)
    client = login(contest.setda)
    assert client.get(address(contest, judge=other)).status_code == 404
    assert client.get(address(contest).replace("/tahap/1/", "/tahap/2/")).status_code == 404
    assert client.post(address(contest)).status_code == 405
    Contest(Round("100"), judges=0, year=2025).entry("INOVASI LAIN")
    assert client.get(address(contest, title="INOVASI LAIN")).status_code == 404
    for actor in (contest.judges[0], contest.operator, factories.make_user(Role.OBSERVER)):
        assert login(actor).get(address(contest)).status_code == 403


def test_the_explanation_leads_setda_to_it_and_nobody_else(login):
    contest = make_contest("80 70")
    why = reverse("judging:ranking-why", args=[contest.edition.slug, Submission.objects.get(title=ENTRY).code])
    assert address(contest) in login(contest.setda).get(why).content.decode()

    Competition.objects.filter(pk=contest.edition.pk).update(status="archived")
    response = login(factories.make_user(Role.OBSERVER)).get(why)
    assert response.status_code == 200
    assert "riwayat" not in response.content.decode()


def test_queries_do_not_grow_with_the_changes(login):
    contest = make_contest()
    save(contest, {1: ("80",)})
    client = login(contest.setda)
    client.get(address(contest))

    def queries() -> int:
        where = address(contest)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(where).status_code == 200
        return len(captured)

    with_one = queries()
    save(contest, {1: ("81",)}, within=copying(contest.setda))
    save(contest, {2: ("82",)}, within=nullcontext())

    assert len(log_of(client.get(address(contest)))) == 4
    assert queries() == with_one
