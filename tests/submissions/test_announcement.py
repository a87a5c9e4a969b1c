"""Announcing the verdicts together: all at once, once only, and to the right people."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections

from kipp.accounts.models import Mail, Role
from submissions import decisions
from submissions.announcement import announce, announced, prepared
from submissions.models import Submission
from tests import factories
from tests.factories import NOW, make_submission

LATER = NOW + timedelta(days=1)


@pytest.fixture
def decided(edition, dinkes, puskesmas, disdikpora, operator_dinkes, operator_puskesmas, setda):
    """Two entries of Dinkes and one of its unit with verdicts, one undecided, one returned."""
    first = make_submission(edition, dinkes, state="submitted", operator=operator_dinkes, title="AMAN")
    second = make_submission(edition, dinkes, state="submitted", operator=operator_dinkes, title="BERSIH")
    third = make_submission(edition, puskesmas, state="submitted", operator=operator_puskesmas, title="CEPAT")
    make_submission(edition, disdikpora, state="submitted", title="DIAM")
    make_submission(edition, disdikpora, state="returned", title="ELOK")
    decisions.accept(submission=first, by=setda, now=NOW)
    decisions.refuse(submission=second, by=setda, now=NOW, reason="Surat belum ditandatangani.")
    decisions.accept(submission=third, by=setda, now=NOW)
    return edition


def announce_all(edition, setda, now=LATER):
    return announce(competition=edition, by=setda, now=now, fingerprint=prepared(edition).fingerprint)


def states(edition) -> dict[str, str]:
    return dict(edition.submissions.values_list("title", "state"))


def test_preview_says_what_will_happen_and_to_whom(decided, operator_dinkes, operator_puskesmas):
    plan = prepared(decided)
    assert [entry.title for entry in plan.accepted] == ["AMAN", "CEPAT"]
    assert [entry.title for entry in plan.refused] == ["BERSIH"]
    assert [entry.title for entry in plan.undecided] == ["DIAM"]
    assert [entry.title for entry in plan.returned] == ["ELOK"]
    assert {letter.recipient for letter in plan.letters} == {operator_dinkes, operator_puskesmas}
    mine = next(letter for letter in plan.letters if letter.recipient == operator_dinkes)
    assert "AMAN" in mine.body
    assert "Surat belum ditandatangani." in mine.body
    assert "CEPAT" not in mine.body
    assert not Mail.objects.exists()


def test_announcing_applies_every_verdict_and_mails_each_operator_once(decided, setda):
    plan = prepared(decided)
    announce_all(decided, setda)
    assert states(decided) == {
        "AMAN": "eligible",
        "BERSIH": "ineligible",
        "CEPAT": "eligible",
        "DIAM": "submitted",
        "ELOK": "returned",
    }
    refused = Submission.objects.get(title="BERSIH")
    assert (refused.reason, refused.decided_by, refused.decided_at) == ("Surat belum ditandatangani.", setda, LATER)
    assert (refused.pending_decision, refused.pending_reason, refused.pending_at) == ("", "", None)
    mails = Mail.objects.filter(topic="2026:pengumuman").order_by("recipient")
    assert {mail.recipient: mail.body for mail in mails} == {
        letter.recipient.email: letter.body for letter in plan.letters
    }
    passed, failed = announced(decided)
    assert [entry.title for entry in passed] == ["AMAN", "CEPAT"]
    assert [entry.title for entry in failed] == ["BERSIH"]


def test_announcing_again_takes_only_what_is_new(decided, setda):
    announce_all(decided, setda)
    with pytest.raises(ValidationError, match="Tidak ada keputusan yang menunggu"):
        announce_all(decided, setda)
    factories.make_user(Role.OPERATOR, organization=Submission.objects.get(title="DIAM").organization)
    decisions.accept(submission=Submission.objects.get(title="DIAM"), by=setda, now=LATER)
    announce_all(decided, setda, now=LATER + timedelta(days=1))
    assert Submission.objects.get(title="DIAM").decided_at == LATER + timedelta(days=1)
    assert Submission.objects.get(title="AMAN").decided_at == LATER
    assert "AMAN" not in Mail.objects.order_by("pk").last().body


def test_what_was_not_on_the_page_is_not_announced(decided, setda):
    seen = prepared(decided).fingerprint
    decisions.accept(submission=Submission.objects.get(title="DIAM"), by=setda, now=NOW)
    with pytest.raises(ValidationError, match="Keputusan berubah sejak halaman ini dibuka"):
        announce(competition=decided, by=setda, now=LATER, fingerprint=seen)
    assert set(states(decided).values()) == {"submitted", "returned"}
    assert not Mail.objects.exists()


def test_a_changed_reason_changes_what_is_announced(decided, setda):
    seen = prepared(decided).fingerprint
    entry = Submission.objects.get(title="BERSIH")
    decisions.refuse(submission=entry, by=setda, now=NOW + timedelta(seconds=1), reason="Alasan lain.")
    assert prepared(decided).fingerprint != seen


def test_returned_entry_out_of_time_is_announced_with_the_others(edition, dinkes, setda):
    entry = make_submission(edition, dinkes, state="returned", returned_until=NOW)
    decisions.refuse(submission=entry, by=setda, now=NOW, reason="Tidak diperbaiki.")
    announce_all(edition, setda)
    entry.refresh_from_db()
    assert (entry.state, entry.reason) == ("ineligible", "Tidak diperbaiki.")


def test_organization_without_operator_is_named(edition, dinkes, setda, operator_dinkes):
    entry = make_submission(edition, dinkes, state="submitted", operator=operator_dinkes)
    decisions.accept(submission=entry, by=setda, now=NOW)
    operator_dinkes.is_active = False
    operator_dinkes.save()
    plan = prepared(edition)
    assert plan.letters == []
    assert plan.unreached == [entry]


def test_only_setda_announces(decided, operator_dinkes, pengamat, kepala_dinkes):
    for person in (operator_dinkes, pengamat, kepala_dinkes):
        with pytest.raises(PermissionDenied):
            announce(competition=decided, by=person, now=LATER, fingerprint=prepared(decided).fingerprint)
    assert "eligible" not in states(decided).values()


@pytest.mark.django_db(transaction=True)
def test_two_announcements_at_once_send_each_mail_once(setda, dinkes, operator_dinkes, edition, mailoutbox):
    for number in range(6):
        entry = make_submission(edition, dinkes, state="submitted", operator=operator_dinkes, title=f"INOVASI {number}")
        decisions.accept(submission=entry, by=setda, now=NOW)
    seen = prepared(edition).fingerprint

    def announce_once(_):
        try:
            announce(competition=edition, by=setda, now=LATER, fingerprint=seen)
        except ValidationError as error:
            return error.code
        finally:
            connections.close_all()
        return "announced"

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(announce_once, range(4)))
    assert outcomes == ["announced", "nothing", "nothing", "nothing"]
    assert set(states(edition).values()) == {"eligible"}
    assert [mail.to for mail in mailoutbox] == [["Operator Dinkes Rekaan <dinkes@example.id>"]]
    assert Mail.objects.filter(state="sent").count() == 1
