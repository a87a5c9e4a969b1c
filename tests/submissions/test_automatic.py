"""Automatic submission: at the closing, once, only what is complete and wanted; told a day before."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition, Extension
from kipp.accounts.models import Mail
from submissions import automatic, lifecycle
from submissions.automatic import announce, choose, submit_complete_drafts
from submissions.models import Receipt, Submission
from tests import factories
from tests.factories import CLOSES, NOW
from tests.submissions.conftest import fetched

MICROSECOND = timedelta(microseconds=1)
LATER = CLOSES + timedelta(minutes=3)


@pytest.fixture
def edition(edition):
    edition.submits_automatically = True
    edition.save()
    return edition


def test_complete_draft_is_handed_in_at_the_closing_instant(draft, operator_dinkes):
    assert submit_complete_drafts(now=CLOSES - MICROSECOND) == 0
    assert submit_complete_drafts(now=LATER) == 1
    draft.refresh_from_db()
    receipt = Receipt.objects.get()
    assert (draft.state, draft.submitted_at, draft.submitted_by) == ("submitted", CLOSES, operator_dinkes)
    assert (receipt.submitted_at, receipt.is_automatic, receipt.number) == (CLOSES, True, f"TT-{draft.code}-1")


def test_second_round_changes_nothing(draft):
    submit_complete_drafts(now=CLOSES)
    version = fetched(draft).version
    assert submit_complete_drafts(now=LATER) == 0
    assert Receipt.objects.count() == 1
    assert fetched(draft).version == version


def test_incomplete_and_declined_drafts_stay(draft, blank, operator_dinkes):
    choose(submission=draft, declines=True, by=operator_dinkes, now=NOW)
    assert submit_complete_drafts(now=CLOSES) == 0
    assert not Receipt.objects.exists()


def test_edition_without_the_option_submits_nothing(draft, edition):
    Competition.objects.update(submits_automatically=False)
    assert submit_complete_drafts(now=CLOSES) == 0


def test_each_closing_is_dealt_with_once(draft):
    """What becomes complete after its closing, by whatever way, is not handed in behind the back of its writers."""
    Submission.objects.update(is_declared_true=False)
    assert submit_complete_drafts(now=CLOSES) == 0
    Submission.objects.update(is_declared_true=True)
    assert submit_complete_drafts(now=LATER) == 0


def test_extension_makes_a_closing_of_its_own(draft, edition, dinkes, setda, operator_dinkes):
    choose(submission=draft, declines=True, by=operator_dinkes, now=NOW)
    submit_complete_drafts(now=CLOSES)
    until = CLOSES + timedelta(days=2)
    Extension.objects.create(competition=edition, organization=dinkes, until=until, reason="x", granted_by=setda)
    choose(submission=draft, declines=False, by=operator_dinkes, now=CLOSES + timedelta(days=1))
    assert submit_complete_drafts(now=until - MICROSECOND) == 0
    assert submit_complete_drafts(now=until) == 1
    assert Receipt.objects.get().submitted_at == until


def test_taken_back_and_extended_it_is_handed_in_again_at_the_new_closing(draft, edition, operator_dinkes):
    submit_complete_drafts(now=CLOSES)
    Competition.objects.update(registration_closes_at=CLOSES + timedelta(days=1))
    lifecycle.take_back(submission=draft, by=operator_dinkes, now=LATER)
    assert submit_complete_drafts(now=LATER) == 0
    assert submit_complete_drafts(now=CLOSES + timedelta(days=1)) == 1
    assert list(Receipt.objects.order_by("serial").values_list("serial", flat=True)) == [1, 2]


def test_quota_holds_here_too(draft, edition, dinkes, operator_dinkes):
    factories.make_submission(edition, dinkes, state="submitted", operator=operator_dinkes)
    Competition.objects.update(quota_per_organization=1)
    assert submit_complete_drafts(now=CLOSES) == 0
    draft.refresh_from_db()
    assert draft.is_draft


def test_one_failing_draft_does_not_stop_the_others(draft, edition, disdikpora, monkeypatch):
    other = factories.make_submission(edition, disdikpora, state="draft")
    hand_in = automatic.hand_in

    def stumble(row, *args, **kwargs):
        if row.pk == draft.pk:
            raise RuntimeError("rusak")
        return hand_in(row, *args, **kwargs)

    monkeypatch.setattr(automatic, "hand_in", stumble)
    assert submit_complete_drafts(now=CLOSES) == 1
    monkeypatch.undo()
    other.refresh_from_db()
    assert other.state == "submitted"
    assert submit_complete_drafts(now=LATER) == 1, "the next round tries again"


def test_only_own_operators_choose_and_only_in_time(draft, setda, kepala_dinkes, operator_disdikpora, operator_dinkes):
    for by in (setda, kepala_dinkes, operator_disdikpora):
        with pytest.raises(PermissionDenied):
            choose(submission=draft, declines=True, by=by, now=NOW)
    with pytest.raises(ValidationError) as error:
        choose(submission=draft, declines=True, by=operator_dinkes, now=CLOSES)
    assert error.value.code == "closed"
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    with pytest.raises(ValidationError) as error:
        choose(submission=draft, declines=True, by=operator_dinkes, now=NOW)
    assert error.value.code == "state"
    draft.refresh_from_db()
    assert not draft.declines_automatic_submission


def test_operators_are_told_a_day_before_and_once(draft, blank, edition, dinkes, disdikpora, operator_dinkes):
    factories.make_submission(edition, disdikpora, state="submitted")
    assert announce(now=CLOSES - timedelta(hours=24) - MICROSECOND) == 0
    assert announce(now=CLOSES - timedelta(hours=24)) == 1
    assert announce(now=CLOSES - timedelta(hours=1)) == 0
    mail = Mail.objects.get()
    assert mail.recipient == operator_dinkes.email
    assert f"SAMBANG WARGA ({draft.code}): lengkap, akan diajukan otomatis" in mail.body
    assert f"LEMBAR KOSONG ({blank.code}): kurang " in mail.body
    assert "16 November 2026 pukul 10.00.00 WIB" in mail.subject


def test_a_new_closing_is_told_anew(draft, edition, dinkes, setda):
    announce(now=CLOSES - timedelta(hours=1))
    until = CLOSES + timedelta(days=2)
    Extension.objects.create(competition=edition, organization=dinkes, until=until, reason="x", granted_by=setda)
    assert announce(now=CLOSES - timedelta(hours=1)) == 0
    assert announce(now=until - timedelta(hours=1)) == 1
    assert Mail.objects.count() == 2


def test_nobody_is_told_who_declined_or_has_no_draft(draft, operator_dinkes, operator_disdikpora):
    choose(submission=draft, declines=True, by=operator_dinkes, now=NOW)
    assert announce(now=CLOSES - timedelta(hours=1)) == 0


def test_announcing_and_submitting_take_as_many_queries_for_three_drafts(
    draft, edition, dinkes, operator_dinkes, django_assert_num_queries
):
    for _ in range(2):
        factories.make_submission(edition, dinkes, state="draft", operator=operator_dinkes)
    assert announce(now=CLOSES - timedelta(hours=1)) == 1
    with django_assert_num_queries(4):
        announce(now=CLOSES - timedelta(minutes=30))
    submit_complete_drafts(now=CLOSES)
    with django_assert_num_queries(1):
        submit_complete_drafts(now=LATER)
