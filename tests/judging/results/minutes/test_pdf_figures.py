"""The PDF read back, row by row: places, totals, means, scores and titles of every entry are those of the ranking."""

import pytest

from judging.models import Award, CeremonyDetail, Standing
from judging.ranking.explaining import explanation
from judging.ranking.places import stages_of
from judging.results.sealing.seals import seal
from kipp.shared import wording
from kipp.shared.papers import A4, F4, pdf_of
from tests import reading_pdf
from tests.factories import NOW
from tests.judging.contests import Contest
from tests.judging.results.minutes.conftest import close, finish, paper, settle

pytestmark = pytest.mark.django_db
WORDS = {"draft": "belum", "recused": "BK"}


def said(contest: Contest, name: str, size=A4) -> str:
    """Returns the words of the PDF in reading order; a line may end at a hyphen."""
    return reading_pdf.text_of(pdf_of(paper(contest, name), size)).replace("- ", "-")


def head_of(standing: Standing, contest: Contest) -> list[str]:
    place = str(standing.place) if standing.place else wording.NOTHING
    return [place, standing.submission.title, contest.organization.name]


def totals_row(standing: Standing, contest: Contest) -> str:
    totals, states = standing.totals_by_judge, {}
    for judge, state in standing.submission.scorecards.filter(stage__position=1).values_list("judge", "state"):
        states[judge] = WORDS.get(state, "")
    cells = [wording.number(totals[one.pk]) if one.pk in totals else states[one.pk] for one in contest.judges]
    return " ".join([*head_of(standing, contest), *cells, wording.number(standing.score)])


def means_row(standing: Standing, contest: Contest) -> str:
    """The means as "Mengapa peringkat ini?" computes them, which does not ask the minutes."""
    explained = explanation(contest.edition, 1, standing.submission.code, stages=stages_of(contest.edition))
    means = [wording.number(line.mean) for line in explained.parts[0].lines]
    return " ".join([*head_of(standing, contest), *means])


@pytest.mark.parametrize("size", [A4, F4], ids=["A4", "F4"])
def test_every_row_of_a_stage_is_that_of_the_ranking(contest, size):
    close(contest)
    text = said(contest, "berita-acara-tahap-1", size)
    standings = contest.board(1)
    assert [standing.submission.title for standing in standings] == [f"INOVASI {letter}" for letter in "ABCDE"]
    at = text.index("1. Total setiap juri dan nilai tahap")
    for rows in (totals_row, means_row):
        for standing in standings:
            row = rows(standing, contest)
            assert row in text[at:], row
            at = text.index(row, at)


def test_every_row_of_the_final_minutes_is_that_of_the_ranking(contest):
    finish(contest)
    text = said(contest, "berita-acara-akhir")
    at = text.index("Lampiran berita acara: rekapitulasi nilai")
    for standing in contest.board(0):
        scores = standing.exact_stage_scores
        cells = [wording.number(scores.get(stage.pk)) for stage in contest.stages]
        row = " ".join(
            [*head_of(standing, contest), *cells, wording.number(standing.score), standing.tier or wording.NOTHING]
        )
        assert row in text[at:], row
        at = text.index(row, at)


def test_every_winner_of_the_annex_is_one_of_the_ranking(contest):
    finish(contest)
    settle(contest, "INOVASI E", "INOVASI D")
    seal(competition=contest.edition, by=contest.setda, now=NOW)
    text, at, number = said(contest, "lampiran-keputusan"), 0, 0
    for standing in contest.board(0):
        if not standing.tier:
            continue
        award = Award.objects.get(submission=standing.submission)
        titles = [award.title, award.long_title] if award.long_title else [award.title]
        people = award.innovators.split("; ") if award.innovators else [wording.NOTHING]
        number += 1
        row = " ".join([str(number), *titles, *people, award.organization_name, str(standing.place)])
        assert row in text[at:], row
        at = text.index(row, at)
        assert standing.tier in text[:at]
    assert number == 5
    CeremonyDetail.objects.create(
        submission=contest.board(0)[0].submission, prize="uang pembinaan", updated_by=contest.setda, updated_at=NOW
    )
    without_prize = f"{row.rsplit(' ', 1)[0]} {contest.board(0)[4].place} {wording.NOTHING}"
    assert without_prize in said(contest, "lampiran-keputusan")
