"""A judged contest with ties, a recused judge and a missing sheet, and readers of its minutes."""

import pytest

from competitions.models import Competition, Stage
from judging.closing import close_stage
from judging.models import DocumentDetails
from judging.results.papers.documents import made_paper, papers_of
from judging.results.papers.reading import minutes_of
from kipp.shared.papers import A4, pdf_of
from kipp.shared.word_files import word_file
from tests import reading_pdf, reading_word
from tests.factories import NOW
from tests.judging.contests import Contest, Round


@pytest.fixture
def contest() -> Contest:
    """Stage 1: A 90; B and C 80 on average, B better on the heavier criterion; D and E exactly equal; F withdrawn."""
    contest = Contest(Round("60 40", weight="40", finalists=3), Round("100", weight="60"), judges=3)
    contest.entry("INOVASI A", "90 90", "91.5 90", "88.5 90")
    contest.entry("INOVASI B", "85 72.5", "80 80", "75 87.5")
    contest.entry("INOVASI C", "80 80", "80 80", "79 81.5")
    contest.entry("INOVASI D", "70 70", "BK", "70 70")
    contest.entry("INOVASI E", "70 70", "70 70", "60?")
    contest.entry("INOVASI F", "65 65", "65 65", "65 65", state="withdrawn")
    return contest


def stage_of(contest: Contest, position: int = 1) -> Stage:
    return Stage.objects.select_related("competition").get(competition=contest.edition, position=position)


def paper(contest: Contest, name: str):
    edition = Competition.objects.get(pk=contest.edition.pk)
    (official,) = [each for each in papers_of(edition) if each.name == name]
    assert official.refusal == ""
    return made_paper(official, reader=contest.setda, now=NOW)


def minutes(contest: Contest, position: int | None = 1):
    edition = Competition.objects.get(pk=contest.edition.pk)
    stage = stage_of(contest, position) if position else None
    kind = "stage" if position else "final"
    details = DocumentDetails(competition=edition, stage=stage, kind=kind)
    return minutes_of(edition=edition, stage=stage, details=details, now=NOW)


def words(contest: Contest, name: str) -> str:
    """Returns the words of the PDF, which are those of the Word file too; lines also break after hyphens."""
    made = paper(contest, name)
    text = reading_pdf.text_of(pdf_of(made, A4)).replace("- ", "-")
    in_word = reading_word.text_of(word_file(made, A4, made_at=NOW)).split()
    assert [word for word in in_word if word not in text] == []
    return text


def table(contest: Contest, name: str, heading: str) -> list[dict[str, str]]:
    content = word_file(paper(contest, name), A4, made_at=NOW)
    return next(rows for rows in reading_word.tables_of(content) if rows and heading in rows[0])


def close(contest: Contest, position: int = 1) -> None:
    close_stage(stage=stage_of(contest, position), by=contest.setda, now=NOW, with_missing=True)


def finish(contest: Contest) -> None:
    """Closes stage 1 with A, B and C as finalists, and judges stage 2, in which C wins."""
    close(contest)
    entries = {standing.submission.title: standing.submission for standing in contest.board(1)}
    contest.score(entries["INOVASI A"], "80", "80", "80", stage=2)
    contest.score(entries["INOVASI B"], "85", "85", "85", stage=2)
    contest.score(entries["INOVASI C"], "99", "98", "97", stage=2)
    close(contest, 2)


def settle(contest: Contest, *titles: str) -> None:
    """Lets the panel part entries that did not reach stage 2."""
    entries = {standing.submission.title: standing.submission for standing in contest.board(1)}
    contest.decide(*(entries[title] for title in titles))
