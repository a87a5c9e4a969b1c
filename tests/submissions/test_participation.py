"""Participation: units count for their parent, drafts do not count as taking part, one query whatever the size."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from submissions.participation import participation, participation_totals
from tests import factories


@pytest.fixture
def rows(edition):
    return lambda: {row.short_name: row for row in participation(edition)}


def test_roster_is_listed_by_name_even_without_entries(edition, rows):
    assert [row.name for row in participation(edition)] == [
        "Dinas Kesehatan",
        "Dinas Pendidikan, Kepemudaan dan Olahraga",
    ]
    assert not any(row.took_part for row in rows().values())
    assert rows()["Dinkes"].units == 1
    assert rows()["Disdikpora"].units == 0


def test_entries_of_a_unit_count_for_its_parent(edition, dinkes, puskesmas, rows):
    factories.make_submission(edition, puskesmas, state="eligible")
    factories.make_submission(edition, puskesmas, state="ineligible")
    factories.make_submission(edition, dinkes, state="submitted")
    factories.make_submission(edition, dinkes, state="withdrawn")
    factories.make_submission(edition, dinkes, state="draft")
    row = rows()["Dinkes"]
    assert (row.drafts, row.submitted, row.eligible, row.took_part) == (1, 4, 1, True)


def test_a_draft_alone_is_no_participation(edition, disdikpora, dinkes):
    factories.make_submission(edition, disdikpora, state="draft")
    factories.make_submission(edition, dinkes, state="submitted")
    totals = participation_totals(edition)
    assert (totals.organizations, totals.participating, totals.absent) == (2, 1, 1)
    assert (totals.drafts, totals.submitted, totals.eligible) == (1, 1, 0)


def test_entries_of_another_edition_do_not_count(edition, dinkes, setda, rows):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    factories.make_submission(rehearsal, dinkes, state="submitted")
    assert rows()["Dinkes"].submitted == 0
    assert participation_totals(rehearsal).participating == 1


def test_participation_takes_one_query_whatever_the_number_of_entries(edition, dinkes, puskesmas, disdikpora):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            participation(edition)
        return len(captured)

    factories.make_submission(edition, dinkes)
    assert queries() == 1
    factories.make_submission(edition, puskesmas)
    factories.make_submission(edition, disdikpora)
    assert queries() == 1
