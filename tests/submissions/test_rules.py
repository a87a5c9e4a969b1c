"""The rules and the querysets say the same for every role, owner and state."""

import pytest

from kipp.accounts.models import Role
from submissions import rules
from submissions.models import Submission
from submissions.personal import people_for
from tests import factories
from tests.submissions.conftest import fetched


@pytest.fixture
def actors(
    setda, operator_dinkes, operator_puskesmas, operator_disdikpora, kepala_dinkes, juri_satu, pengamat, puskesmas
):
    kepala_puskesmas = factories.make_user(Role.HEAD, organization=puskesmas)
    return [
        setda,
        operator_dinkes,
        operator_puskesmas,
        operator_disdikpora,
        kepala_dinkes,
        kepala_puskesmas,
        juri_satu,
        pengamat,
    ]


@pytest.mark.parametrize("state", Submission.State.values)
def test_rules_and_querysets_agree(state, edition, dinkes, puskesmas, disdikpora, actors):
    for organization in (dinkes, puskesmas, disdikpora):
        factories.make_submission(edition, organization, state=state)
    for user in actors:
        seen = set(Submission.objects.visible_to(user))
        written = set(Submission.objects.editable_by(user))
        for submission in Submission.objects.select_related("organization"):
            assert rules.may_read(user, submission) == (submission in seen), (user.role, submission.organization)
            assert rules.may_write(user, submission) == (submission in written), (user.role, submission.organization)
        assert written <= seen


def test_parent_reads_but_does_not_write_what_its_unit_enters(edition, puskesmas, operator_dinkes, operator_puskesmas):
    entry = factories.make_submission(edition, puskesmas, state="draft")
    assert rules.may_read(operator_dinkes, entry)
    assert not rules.may_write(operator_dinkes, entry)
    assert rules.may_write(operator_puskesmas, entry)


def test_unit_does_not_read_what_its_parent_enters(draft, operator_puskesmas):
    assert not rules.may_read(operator_puskesmas, draft)


def test_numbers_of_people_are_masked_for_all_but_owner_and_setda(
    edition, puskesmas, setda, operator_puskesmas, operator_dinkes, kepala_dinkes, pengamat
):
    entry = factories.make_submission(edition, puskesmas, state="submitted", operator=operator_puskesmas)
    entry.innovators.update(nip="198001012005011001", phone="081234567890")
    entry = fetched(entry)
    for user in (setda, operator_puskesmas):
        (person,) = people_for(user, entry)
        assert (person.nip, person.phone) == ("19800101 200501 1 001", "081234567890")
    for user in (operator_dinkes, kepala_dinkes, pengamat):
        (person,) = people_for(user, entry)
        assert (person.nip, person.phone) == ("••• 001", "••• 890")
