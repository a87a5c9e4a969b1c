"""The board: how far each perangkat daerah is, counted through its units."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from competitions.models import Competition, Extension
from kipp.accounts.models import Role
from submissions.board import Status, board_of, board_sentence
from submissions.models import Submission
from tests import factories
from tests.factories import CLOSES, NOW, OPENS


@pytest.fixture(autouse=True)
def without_letters(edition):
    edition.letter_types.update(is_required=False)


@pytest.fixture
def board(edition):
    """Returns the rows by short name, in their order."""
    return lambda **given: {row.organization.short_name: row for row in board_of(edition, with_contacts=True, **given)}


def test_organization_without_anything_has_not_begun(board):
    row = board()["Dinkes"]
    assert (row.status, row.percent, row.submitted, row.last_activity) == (Status.NONE, 0, 0, None)
    assert row.is_behind
    assert (row.units, board()["Disdikpora"].units) == (1, 0)


def test_draft_of_a_unit_counts_for_its_parent(board, edition, puskesmas):
    draft = factories.make_submission(edition, puskesmas, state="draft", complete=False)
    row = board()["Dinkes"]
    assert row.status == Status.DRAFT
    assert 0 < row.percent + 1 <= 100
    assert [each.code for each in row.drafts] == [draft.code]
    assert row.drafts[0].organization == puskesmas
    assert "Kategori belum dipilih" in row.drafts[0].missing


def test_complete_draft_waits_to_be_handed_in(board, edition, dinkes):
    factories.make_submission(edition, dinkes, state="draft", complete=False)
    factories.make_submission(edition, dinkes, state="draft")
    row = board()["Dinkes"]
    assert (row.status, row.percent, row.ready) == (Status.READY, 100, 1)


def test_percent_is_that_of_the_furthest_draft(board, edition, dinkes, puskesmas):
    draft = factories.make_submission(edition, dinkes, state="draft", is_declared_true=False)
    factories.make_submission(edition, puskesmas, state="draft", complete=False)
    row = board()["Dinkes"]
    assert row.status == Status.DRAFT
    assert row.percent == max(each.percent for each in row.drafts)
    assert row.percent == next(each.percent for each in row.drafts if each.code == draft.code) > 80


@pytest.mark.parametrize(
    ("states", "status"),
    [
        (["submitted"], Status.SUBMITTED),
        (["returned"], Status.SUBMITTED),
        (["ineligible"], Status.SUBMITTED),
        (["withdrawn"], Status.SUBMITTED),
        (["submitted", "draft"], Status.SUBMITTED),
        (["submitted", "eligible"], Status.ELIGIBLE),
    ],
)
def test_status_follows_the_furthest_entry(board, edition, dinkes, puskesmas, states, status):
    for state, organization in zip(states, (dinkes, puskesmas), strict=False):
        factories.make_submission(edition, organization, state=state)
    assert board()["Dinkes"].status == status
    assert board()["Dinkes"].percent == 100


def test_verdict_that_is_not_announced_shows_nowhere(board, edition, dinkes, setda):
    entry = factories.make_submission(edition, dinkes, state="submitted")
    Submission.objects.filter(pk=entry.pk).update(pending_decision="accept", pending_by=setda, pending_at=NOW)
    row = board()["Dinkes"]
    assert (row.status, row.eligible) == (Status.SUBMITTED, 0)


def test_row_counts_entries_and_those_of_units(board, edition, dinkes, puskesmas):
    for organization, state in ((dinkes, "eligible"), (puskesmas, "submitted"), (puskesmas, "returned")):
        factories.make_submission(edition, organization, state=state)
    row = board()["Dinkes"]
    assert (row.submitted, row.from_units, row.eligible, row.returned) == (3, 2, 1, 1)


def test_last_activity_is_the_newest_of_all_entries(board, edition, dinkes, puskesmas):
    old, new = NOW - timedelta(days=2), NOW - timedelta(hours=1)
    factories.make_submission(edition, dinkes, state="draft", changed_at=new)
    factories.make_submission(edition, puskesmas, state="submitted", changed_at=old, submitted_at=old)
    assert board()["Dinkes"].last_activity == new


def test_what_needs_a_hand_comes_first(edition, board, setda):
    names = ["Siap", "Jauh", "Dekat", "Kosong", "Masuk", "Lolos"]
    organizations = {name: factories.make_organization(name, name=f"Badan {name}") for name in names}
    edition.roster.all().delete()
    for organization in reversed(organizations.values()):
        edition.roster.create(organization=organization)
    factories.make_submission(edition, organizations["Siap"], state="draft")
    factories.make_submission(edition, organizations["Dekat"], state="draft", complete=False)
    factories.make_submission(edition, organizations["Jauh"], state="draft", is_declared_true=False)
    factories.make_submission(edition, organizations["Masuk"], state="submitted")
    factories.make_submission(edition, organizations["Lolos"], state="eligible")
    assert list(board()) == names


def test_entries_of_another_edition_and_from_outside_the_roster_do_not_count(edition, board, setda, dinkes):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    factories.make_submission(rehearsal, dinkes, state="submitted")
    stranger = factories.make_organization("Kec. Bae", name="Kecamatan Bae")
    factories.make_submission(edition, stranger, state="submitted")
    factories.make_submission(edition, stranger, state="draft")
    assert set(board()) == {"Dinkes", "Disdikpora"}
    assert {row.status for row in board().values()} == {Status.NONE}


def test_contacts_are_the_active_operators_of_the_family(
    edition, board, dinkes, operator_dinkes, operator_puskesmas, kepala_dinkes
):
    factories.make_user(Role.OPERATOR, organization=dinkes, is_active=False)
    row = board()["Dinkes"]
    assert [contact.user for contact in row.contacts] == [operator_dinkes, operator_puskesmas]
    assert all(not row.contacts for row in board_of(edition, with_contacts=False))


def test_those_concerned_are_who_holds_a_draft_and_who_has_nothing_in(
    edition, board, dinkes, puskesmas, operator_dinkes, operator_puskesmas
):
    def concerned():
        return [contact.user for contact in board()["Dinkes"].recipients]

    assert concerned() == [operator_dinkes]
    draft = factories.make_submission(edition, puskesmas, state="draft", operator=operator_puskesmas)
    assert concerned() == [operator_dinkes, operator_puskesmas]
    factories.make_submission(edition, dinkes, state="submitted", operator=operator_dinkes)
    assert concerned() == [operator_puskesmas]
    draft.attachments.all().delete()
    draft.delete()
    assert concerned() == []
    assert not board()["Dinkes"].is_behind


def test_extension_of_the_organization_moves_its_end(edition, board, dinkes, setda):
    later = CLOSES + timedelta(days=2)
    Extension.objects.create(competition=edition, organization=dinkes, until=later, reason="Listrik", granted_by=setda)
    rows = board()
    assert (rows["Dinkes"].closes_at, rows["Dinkes"].is_extended) == (later, True)
    assert (rows["Disdikpora"].closes_at, rows["Disdikpora"].is_extended) == (CLOSES, False)
    assert rows["Dinkes"].may_be_reminded(CLOSES)
    assert not rows["Disdikpora"].may_be_reminded(CLOSES)


def test_board_takes_as_many_queries_for_three_as_for_one(edition, dinkes, puskesmas, disdikpora):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            board_of(Competition(pk=edition.pk, registration_closes_at=CLOSES), with_contacts=True)
        return len(captured)

    factories.make_submission(edition, dinkes, state="draft")
    factories.make_submission(edition, dinkes, state="submitted")
    one = queries()
    for organization in (puskesmas, disdikpora):
        factories.make_submission(edition, organization, state="draft")
        factories.make_submission(edition, organization, state="submitted")
    assert queries() == one == 10


def test_sentence_says_what_the_rows_show(edition, dinkes, disdikpora, setda):
    def sentence(now=NOW):
        return board_sentence(edition, board_of(edition, with_contacts=False), now=now)

    factories.make_submission(edition, dinkes, state="draft")
    assert sentence() == ("0 dari 2 perangkat daerah sudah mengajukan; 1 lengkap, belum diajukan.")
    factories.make_submission(edition, dinkes, state="submitted")
    assert sentence().startswith("1 dari 2 perangkat daerah sudah mengajukan; 0 lengkap")
    assert sentence(OPENS - timedelta(seconds=1)) == "Pendaftaran belum dibuka; 2 perangkat daerah tercatat."
    assert sentence(CLOSES) == "1 dari 2 perangkat daerah mengajukan proposal; 1 tidak."
    Extension.objects.create(
        competition=edition,
        organization=disdikpora,
        until=CLOSES + timedelta(days=1),
        reason="Listrik",
        granted_by=setda,
    )
    edition.refresh_from_db()
    edition._prefetched_objects_cache = {}
    assert "sudah mengajukan" in sentence(CLOSES)
    edition.roster.all().delete()
    assert sentence() == "Belum ada perangkat daerah pada daftar edisi ini."
