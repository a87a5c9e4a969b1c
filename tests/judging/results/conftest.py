"""A judged edition for the tests of results, and a reader of the workbooks."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from competitions.models import Competition
from judging.results.workbooks import KINDS, make_workbook
from tests import factories


def score_stage(stage, judges, marks: dict, *, close=True) -> None:
    """Admits the entries and gives each the same mark on every criterion by every judge."""
    factories.admit(stage, *marks)
    factories.open_stage(stage)
    factories.seat(stage, *judges)
    criteria = stage.criteria.count()
    factories.fill_cards(
        stage, {(entry, judge): [mark] * criteria for entry, mark in marks.items() for judge in judges}
    )
    if close:
        factories.close_stage(stage)


def judge_edition(edition, judges, organizations, marks, **fields) -> list:
    """Makes an entry for each mark, scores both stages with it and closes them; returns the entries."""
    entries = [
        factories.make_submission(
            edition, organizations[index % len(organizations)], title=f"INOVASI {chr(65 + index)}", **fields
        )
        for index in range(len(marks))
    ]
    for stage in edition.stages.order_by("position"):
        score_stage(stage, judges, dict(zip(entries, marks, strict=True)))
    return entries


@pytest.fixture
def judged(edition, juri, dinkes, puskesmas):
    """Seven entries in the order of their places, both stages closed: TOP 3, TOP 6 and one without a tier."""
    return judge_edition(edition, juri, [dinkes, puskesmas], [90, 85, 80, 75, 70, 65, 60])


@pytest.fixture
def open_marks(edition):
    """Lets Setda read marks while a stage is open."""
    Competition.objects.filter(pk=edition.pk).update(marks_shown=Competition.MarksShown.ALWAYS)
    edition.refresh_from_db()


@pytest.fixture
def workbook(edition, setda):
    """Returns a function that makes a workbook and reads it back."""

    def read(kind, *, user=setda, competition=edition, **options):
        competition.refresh_from_db()
        content = make_workbook(kind=KINDS[kind], competition=competition, user=user, now=factories.NOW)
        return load_workbook(BytesIO(content), **options)

    return read


def seen(client, page: str) -> str:
    """What a page shows, without what differs at every visit."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"|X-CSRFToken[^>]+', "", client.get(page).text)


def rows_of(page) -> list[dict]:
    """Returns the cells below the headings, by heading; the table begins where its filter does."""
    first = int(page.auto_filter.ref.split(":")[0].lstrip("A"))
    headings = [cell.value for cell in page[first]]
    return [dict(zip(headings, row, strict=True)) for row in page.iter_rows(min_row=first + 1)]


def values_of(page) -> list[dict]:
    return [{heading: cell.value for heading, cell in row.items()} for row in rows_of(page)]


def lines_of(page) -> list[str]:
    """Returns what stands over the table."""
    first = int(page.auto_filter.ref.split(":")[0].lstrip("A"))
    return [page.cell(row, 1).value for row in range(1, first) if page.cell(row, 1).value]
