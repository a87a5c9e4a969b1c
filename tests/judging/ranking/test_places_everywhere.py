"""The place of an entry is the one of the whole list, on whatever page, part, order or export it is read."""

import io
import json
import re

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from judging.models import Standing
from judging.ranking.recomputing import Board, Sheets
from judging.ranking.verification import facts_of
from judging.results.sealing.canonical import place_lines
from tests import factories
from tests.judging.contests import Contest, Round
from tests.judging.results.conftest import values_of

pytestmark = pytest.mark.django_db

ROW = re.compile(r'<td class="place">(.*?)</td>\s*<th class="entry" scope="row"><strong>(.*?)</strong>', re.S)
OF_GROUPS = re.compile(r'<th class="entry" scope="row"><strong>(.*?)</strong>.*?<td class="r">(.*?)</td>', re.S)
# What a page might once sort, search or filter by; today it must change nothing.
ASKED = ["", "&urut=-judul&cari=INOVASI+B", "&kelompok=puskesmas&jenjang=TOP+3", "&q=B&sort=title&order=desc"]


@pytest.fixture
def contest(monkeypatch) -> Contest:
    """Two closed stages, groups, shared places, an entry that left; three rows a page."""
    monkeypatch.setattr("judging.ranking.places.ROWS_PER_PAGE", 3)
    contest = Contest(Round("60 40", weight="40", finalists=4), Round(weight="60"), ranks_groups=True)
    health = factories.make_organization("Puskesmas A", parent=contest.organization, kind="puskesmas")
    school = factories.make_organization("SMP 1", parent=contest.organization, kind="sekolah")
    owners = [contest.organization, health, school]
    marks = ["90 80", "85 85", "85 85", "80 90", "70 70", "70 70", "60 50", "50 60"]
    entries = []
    for number, (letter, mark) in enumerate(zip("ABCDEFGH", marks, strict=True)):
        contest.organization = owners[number % 3]
        entries.append(contest.entry(f"INOVASI {letter}", mark, mark, mark))
    contest.entry("INOVASI PERGI", "99 99", "99 99", "99 99", state="withdrawn")
    for entry, mark in zip(entries, ("70", "80", "80", "90"), strict=False):
        contest.score(entry, mark, mark, mark, stage=2)
    factories.close_stage(contest.stages[1])
    return contest


def places(contest: Contest, board: int) -> dict[str, int | None]:
    """The places of the view, read without any filter but edition and board."""
    rows = Standing.objects.filter(competition=contest.edition.pk, board=board).select_related("submission")
    return {row.submission.title: row.place for row in rows}


def shown(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def pages(client, contest: Contest, board: int, asked: str) -> dict[str, int | None]:
    """What all pages of a board show together."""
    found, number = {}, 1
    while True:
        address = reverse("judging:ranking", args=[contest.edition.slug])
        page = client.get(f"{address}?papan={board}&page={number}{asked}")
        rows = ROW.findall(page.content.decode())
        assert not found.keys() & {title for _, title in rows}
        found |= {title: shown(place) for place, title in rows}
        if not page.context["ranking"].page.has_next():
            return found
        number += 1


def test_every_page_of_the_ranking_whatever_is_asked(contest, login):
    client = login(contest.setda)
    for board in (0, 1, 2):
        whole = places(contest, board)
        assert len(whole) == (4 if board == 2 else 8)
        for asked in ASKED if board == 0 else ASKED[:1]:
            assert pages(client, contest, board, asked) == whole

    address, whole = reverse("judging:ranking", args=[contest.edition.slug]), places(contest, 0)
    for page in ("0", "-1", "99", "x"):
        found = ROW.findall(client.get(f"{address}?papan=0&page={page}").content.decode())
        assert 2 <= len(found) <= 3
        assert {title: shown(place) for place, title in found}.items() <= whole.items()


def test_the_groups_and_the_explanations(contest, login):
    client = login(contest.setda)
    for board in (0, 1, 2):
        whole = places(contest, board)
        for asked in ASKED:
            address = reverse("judging:ranking-groups", args=[contest.edition.slug])
            found = OF_GROUPS.findall(client.get(f"{address}?papan={board}{asked}").content.decode())
            assert {title: shown(place) for title, place in found} == whole
    for entry in contest.edition.submissions.filter(title__in=["INOVASI B", "INOVASI F"]):
        why = f"{reverse('judging:ranking-why', args=[contest.edition.slug, entry.code])}?papan=1{ASKED[1]}"
        assert f"Mengapa {entry.title} di tempat {places(contest, 1)[entry.title]}?" in client.get(why).content.decode()


def test_every_export_and_the_second_computation(contest, login, capsys):
    client, whole = login(contest.setda), places(contest, 0)
    titles = dict(contest.edition.submissions.values_list("code", "title"))

    def rows_of(kind: str, sheet: int = 0) -> list[dict]:
        reply = client.get(reverse("results:download", args=[contest.edition.slug, kind]) + "?urut=nilai&cari=B")
        content = b"".join(reply) if reply.streaming else reply.content
        return values_of(openpyxl.load_workbook(io.BytesIO(content)).worksheets[sheet])

    recap = rows_of("peringkat")
    assert {row["Nama inovasi"]: row["Tempat"] for row in recap} == whole
    for row in rows_of("pemenang"):
        assert whole[row["Nama inovasi"]] == row["Tempat"]
    for board in (0, 1, 2):
        arguments = ["--year", "2026", "--json", *(["--stage", str(board)] if board else [])]
        call_command("standings", *arguments)
        printed = json.loads(capsys.readouterr().out)
        assert {row["title"]: row["place"] for row in printed} == places(contest, board)
        second = Board(Sheets(facts_of(contest.edition)), board).outcomes()
        by_id = dict(contest.edition.submissions.values_list("pk", "title"))
        assert {by_id[entry]: each.place for entry, each in second.items()} == places(contest, board)
    lines = [line.split(" | ") for line in place_lines(contest.edition)]
    final = {
        titles[code]: int(place.removeprefix("tempat ")) for head, place, code, *_ in lines if head == "nilai akhir"
    }
    assert final == whole
