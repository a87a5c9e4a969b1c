"""The lifecycle: every state × action × role, the deadline to the microsecond, submitting once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kipp.accounts.models import Role
from submissions import deadlines, decisions, lifecycle, returns
from submissions.announcement import announce, prepared
from submissions.decisions import DECISIONS
from submissions.lifecycle import LIFECYCLE
from submissions.models import Submission
from tests import factories
from tests.factories import CLOSES, NOW, OPENS, make_submission

MICROSECOND = timedelta(microseconds=1)
LATE = CLOSES + timedelta(days=4)  # the time of a returned entry has passed
# The whole table once more, by hand: what each role may do in each state. All other combinations are refused.
ALLOWED = {
    ("draft", "submit", "operator"): "submitted",
    ("submitted", "take_back", "operator"): "draft",
    ("returned", "resubmit", "operator"): "submitted",
    ("submitted", "return", "admin"): "returned",
    ("returned", "extend", "admin"): "returned",
    ("submitted", "accept", "admin"): "eligible",
    ("submitted", "refuse", "admin"): "ineligible",
    ("returned", "refuse", "admin"): "ineligible",
    ("submitted", "withdraw", "admin"): "withdrawn",
    ("returned", "withdraw", "admin"): "withdrawn",
    ("eligible", "reconsider", "admin"): "submitted",
    ("ineligible", "reconsider", "admin"): "submitted",
    ("eligible", "withdraw", "admin"): "withdrawn",
    ("eligible", "disqualify", "admin"): "disqualified",
}
DIAGRAM = """stateDiagram-v2
    draft: draf
    submitted: diajukan
    returned: dikembalikan untuk perbaikan
    eligible: lolos administrasi
    ineligible: tidak lolos administrasi
    withdrawn: ditarik
    disqualified: didiskualifikasi
    [*] --> draft
    draft --> submitted: Ajukan (operator)
    submitted --> draft: Tarik kembali (operator)
    returned --> submitted: Ajukan kembali (operator)
    submitted --> returned: Kembalikan untuk perbaikan (admin)
    returned --> returned: Ubah batas waktu perbaikan (admin)
    submitted --> eligible: Nyatakan lolos, lalu umumkan (admin)
    submitted --> ineligible: Nyatakan tidak lolos, lalu umumkan (admin)
    returned --> ineligible: Nyatakan tidak lolos, lalu umumkan (admin)
    eligible --> submitted: Tinjau kembali (admin)
    ineligible --> submitted: Tinjau kembali (admin)
    submitted --> withdrawn: Catat sebagai ditarik (admin)
    returned --> withdrawn: Catat sebagai ditarik (admin)
    eligible --> withdrawn: Catat sebagai ditarik (admin)
    eligible --> disqualified: Diskualifikasi (admin)"""


# These take effect when they are announced.
WAITING = {"accept", "refuse"}
# A second click finds that it was done and changes nothing.
SECOND_CLICKS = {
    ("submitted", "submit", "operator"),
    ("submitted", "resubmit", "operator"),
    ("draft", "take_back", "operator"),
}


def take(action, submission, by):
    if action in ("submit", "resubmit", "take_back"):
        return getattr(lifecycle, action)(submission=submission, by=by, now=NOW)
    if action == "return":
        notes = {"identitas": "Catatan rekaan."}
        return returns.return_entry(submission=submission, notes=notes, until=LATE, by=by, now=NOW)
    if action == "extend":
        return returns.extend_return(submission=submission, until=LATE, by=by, now=NOW)
    now = LATE if submission.state == "returned" else NOW
    return DECISIONS[action](submission=submission, by=by, now=now, reason="Alasan rekaan.")


@pytest.fixture
def actors(setda, operator_dinkes, kepala_dinkes, juri_satu, pengamat):
    return {user.role: user for user in (setda, operator_dinkes, kepala_dinkes, juri_satu, pengamat)}


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("action", LIFECYCLE.by_action)
@pytest.mark.parametrize("state", Submission.State.values)
def test_only_the_steps_of_the_table_are_taken(state, action, role, edition, dinkes, actors):
    submission = make_submission(edition, dinkes, state=state)
    by = actors[role]
    target = ALLOWED.get((state, action, role))
    if target or (state, action, role) in SECOND_CLICKS:
        take(action, submission, by)
    else:
        with pytest.raises((PermissionDenied, ValidationError)):
            take(action, submission, by)
    submission.refresh_from_db()
    if target and action in WAITING:
        assert (submission.state, submission.pending_decision) == (state, action)
        announce(competition=edition, by=by, now=LATE, fingerprint=prepared(edition).fingerprint)
        submission.refresh_from_db()
    assert (submission.state, submission.pending_decision) == (target or state, "")
    assert bool(target) == any(row.action == action for row in LIFECYCLE.available(state=state, role=role))


def test_table_as_a_diagram():
    assert lifecycle.as_mermaid() == DIAGRAM


@pytest.fixture
def draft(edition, dinkes, operator_dinkes):
    return make_submission(edition, dinkes, state="draft", operator=operator_dinkes)


def test_submitting_notes_who_and_when(draft, operator_dinkes):
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    draft.refresh_from_db()
    assert (draft.state, draft.submitted_by, draft.submitted_at) == ("submitted", operator_dinkes, NOW)


def test_submitting_twice_keeps_the_first_time(draft, operator_dinkes):
    lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    again = lifecycle.submit(submission=draft, by=operator_dinkes, now=CLOSES + timedelta(days=1))
    assert again.submitted_at == NOW
    draft.refresh_from_db()
    assert draft.submitted_at == NOW


@pytest.mark.parametrize("now", [OPENS, CLOSES - MICROSECOND])
def test_registration_accepts_from_the_opening_to_just_before_the_closing(now, draft, operator_dinkes):
    assert lifecycle.submit(submission=draft, by=operator_dinkes, now=now).state == "submitted"


@pytest.mark.parametrize("now", [OPENS - MICROSECOND, CLOSES, CLOSES + MICROSECOND])
def test_registration_refuses_outside_and_at_the_closing_instant(now, draft, operator_dinkes):
    with pytest.raises(ValidationError) as error:
        lifecycle.submit(submission=draft, by=operator_dinkes, now=now)
    assert error.value.code == "closed"
    draft.refresh_from_db()
    assert draft.is_draft


def test_closed_sentence_says_when_and_what_is_safe(draft):
    assert deadlines.closed_sentence(draft.competition, draft.organization, CLOSES) == (
        "Pendaftaran ditutup 16 November 2026 pukul 10.00.00 WIB. Draf Anda tetap tersimpan dan dapat dibaca. "
        "Hubungi Bagian Organisasi bila ada kendala."
    )


def test_incomplete_entry_is_not_submitted_and_says_what_is_missing(edition, dinkes, operator_dinkes):
    draft = make_submission(edition, dinkes, state="draft", operator=operator_dinkes, complete=False)
    with pytest.raises(ValidationError, match="5 Signifikansi masih kosong") as error:
        lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
    assert error.value.code == "incomplete"
    draft.refresh_from_db()
    assert draft.is_draft


def test_operator_of_another_organization_may_not_submit(draft, operator_puskesmas, operator_disdikpora):
    for stranger in (operator_puskesmas, operator_disdikpora):
        with pytest.raises(PermissionDenied):
            lifecycle.submit(submission=draft, by=stranger, now=NOW)
    draft.refresh_from_db()
    assert draft.is_draft


@pytest.mark.parametrize(
    ("state", "action"),
    [("submitted", "refuse"), ("eligible", "reconsider"), ("submitted", "withdraw"), ("eligible", "disqualify")],
)
def test_a_blank_reason_is_refused(state, action, edition, dinkes, setda):
    submission = make_submission(edition, dinkes, state=state)
    with pytest.raises(ValidationError) as error:
        DECISIONS[action](submission=submission, by=setda, now=NOW, reason=" \n\u200b")
    assert error.value.message_dict == {"reason": ["Tuliskan alasannya."]}
    submission.refresh_from_db()
    assert submission.state == state


def test_a_decision_notes_who_when_and_why(edition, dinkes, setda):
    submission = make_submission(edition, dinkes, state="submitted")
    decisions.withdraw(submission=submission, by=setda, now=NOW, reason=" Surat tanggal 1. ")
    submission.refresh_from_db()
    assert (submission.decided_by, submission.decided_at, submission.reason) == (setda, NOW, "Surat tanggal 1.")


def test_screening_is_not_reconsidered_once_judging_has_begun(edition, dinkes, setda, stage):
    submission = make_submission(edition, dinkes, state="ineligible")
    factories.open_stage(stage)
    with pytest.raises(ValidationError, match="Tahap penilaian sudah dibuka"):
        decisions.reconsider(submission=submission, by=setda, now=NOW, reason="Alasan rekaan.")
    submission.refresh_from_db()
    assert submission.state == "ineligible"


@pytest.mark.parametrize("action", ["withdraw", "disqualify"])
@pytest.mark.parametrize("settled_by", ["award", "archive"])
def test_nothing_is_decided_any_more_once_the_winners_are_recorded(settled_by, action, edition, dinkes, setda):
    submission = make_submission(edition, dinkes, state="eligible")
    if settled_by == "award":
        factories.make_award(edition)
    else:
        edition.status = edition.Status.ARCHIVED
        edition.save()
    with pytest.raises(ValidationError, match="Pemenang edisi ini sudah ditetapkan"):
        DECISIONS[action](submission=submission, by=setda, now=NOW, reason="Alasan rekaan.")
    submission.refresh_from_db()
    assert submission.state == "eligible"
