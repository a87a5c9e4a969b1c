"""Verdicts that wait: prepared, changed, taken back; what takes effect at once; returning an entry and its deadline."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition
from kipp.accounts.models import Mail
from submissions import decisions, lifecycle, returns
from submissions.history import history
from submissions.models import Receipt, ReturnNote
from tests import factories
from tests.factories import CLOSES, NOW, make_submission

MICROSECOND = timedelta(microseconds=1)
UNTIL = NOW + timedelta(days=3)


@pytest.fixture
def entry(edition, dinkes, operator_dinkes):
    """An entry of Dinkes that was handed in properly, with its receipt."""
    draft = make_submission(edition, dinkes, state="draft", operator=operator_dinkes, title="SAMBANG WARGA")
    return lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)


def returned(entry, setda, until=UNTIL, **notes):
    return returns.return_entry(
        submission=entry, notes=notes or {"identitas": "Pilih kategori lain."}, until=until, by=setda, now=NOW
    )


def test_prepared_verdict_changes_nothing_that_others_read(entry, setda):
    version, changed_at = entry.version, entry.changed_at
    decisions.refuse(submission=entry, by=setda, now=NOW, reason=" Jawaban asal. ")
    entry.refresh_from_db()
    assert (entry.state, entry.reason, entry.decided_at, entry.decided_by) == ("submitted", "", None, None)
    assert (entry.version, entry.changed_at) == (version, changed_at)
    assert (entry.pending_decision, entry.pending_reason) == ("refuse", "Jawaban asal.")
    assert (entry.pending_by, entry.pending_at) == (setda, NOW)


def test_prepared_verdict_is_changed_and_taken_back(entry, setda):
    decisions.refuse(submission=entry, by=setda, now=NOW, reason="Jawaban asal.")
    decisions.accept(submission=entry, by=setda, now=NOW + timedelta(hours=1))
    entry.refresh_from_db()
    assert (entry.pending_decision, entry.pending_reason) == ("accept", "")
    decisions.undecide(submission=entry, by=setda, now=NOW + timedelta(hours=2))
    entry.refresh_from_db()
    assert (entry.pending_decision, entry.pending_at, entry.pending_by) == ("", None, None)
    with pytest.raises(ValidationError, match="Tidak ada keputusan yang menunggu"):
        decisions.undecide(submission=entry, by=setda, now=NOW)


def test_only_setda_takes_a_prepared_verdict_back(entry, setda, operator_dinkes):
    decisions.accept(submission=entry, by=setda, now=NOW)
    with pytest.raises(PermissionDenied):
        decisions.undecide(submission=entry, by=operator_dinkes, now=NOW)


def test_prepared_verdict_falls_away_when_the_entry_moves_on(entry, setda, operator_dinkes):
    decisions.refuse(submission=entry, by=setda, now=NOW, reason="Jawaban asal.")
    row = lifecycle.take_back(submission=entry, by=operator_dinkes, now=NOW)
    assert (row.state, row.pending_decision) == ("draft", "")
    row = lifecycle.submit(submission=entry, by=operator_dinkes, now=NOW)
    decisions.accept(submission=entry, by=setda, now=NOW)
    assert returned(entry, setda).pending_decision == ""


def test_archived_edition_takes_no_decision(entry, setda):
    Competition.objects.update(status="archived")
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        decisions.accept(submission=entry, by=setda, now=NOW)
    with pytest.raises(ValidationError, match="sudah diarsipkan"):
        returned(entry, setda)


def test_history_tells_prepared_verdicts_to_setda_alone(entry, setda):
    decisions.refuse(submission=entry, by=setda, now=NOW + timedelta(hours=1), reason="RAHASIA")
    decisions.undecide(submission=entry, by=setda, now=NOW + timedelta(hours=2))
    assert [row.what for row in history(entry)] == ["Diajukan", "Draf dibuat"]
    private = history(entry, is_private=True)
    assert [row.what for row in private][:2] == [
        "Keputusan yang disiapkan dibatalkan",
        "Disiapkan: tidak lolos administrasi (belum diumumkan)",
    ]
    assert private[1].reason == "RAHASIA"


def test_return_notes_who_until_when_and_mails_the_operator(entry, setda, operator_dinkes, mailoutbox):
    row = returned(entry, setda, identitas=" Pilih kategori lain. ", pernyataan=" \n ", asing="Tidak ada")
    assert (row.state, row.returned_until, row.decided_by, row.decided_at) == ("returned", UNTIL, setda, NOW)
    notes = ReturnNote.objects.values_list("serial", "section", "text", "written_by", "written_at")
    assert list(notes) == [(1, "identitas", "Pilih kategori lain.", setda.pk, NOW)]
    mail = Mail.objects.get(topic="2026:perbaikan")
    assert (mail.recipient, mail.state) == (operator_dinkes.email, "queued")
    assert "Pilih kategori lain." in mail.body
    assert "Rabu, 4 November 2026 pukul 10.00.00 WIB" in mail.body
    assert "RAHASIA" not in mail.body


def test_return_needs_a_note_and_a_time_to_come(entry, setda):
    with pytest.raises(ValidationError, match="paling sedikit satu catatan"):
        returned(entry, setda, identitas=" ")
    with pytest.raises(ValidationError) as error:
        returned(entry, setda, until=NOW)
    assert "until" in error.value.message_dict
    entry.refresh_from_db()
    assert entry.state == "submitted"
    assert not ReturnNote.objects.exists()


def test_returned_entry_is_handed_in_again_before_its_own_deadline(entry, setda, operator_dinkes):
    """The registration of the edition has been closed for long by then."""
    until = CLOSES + timedelta(days=5)
    returned(entry, setda, until=until)
    with pytest.raises(ValidationError, match="Waktu perbaikan berakhir") as error:
        lifecycle.resubmit(submission=entry, by=operator_dinkes, now=until)
    assert error.value.code == "closed"
    row = lifecycle.resubmit(submission=entry, by=operator_dinkes, now=until - MICROSECOND)
    assert (row.state, row.submitted_at) == ("submitted", until - MICROSECOND)
    assert list(Receipt.objects.order_by("serial").values_list("serial", flat=True)) == [1, 2]


def test_returned_entry_must_be_complete_to_be_handed_in_again(entry, setda, operator_dinkes):
    returned(entry, setda)
    entry.answers.filter(question__number="5").delete()
    with pytest.raises(ValidationError, match="5 Signifikansi masih kosong"):
        lifecycle.resubmit(submission=entry, by=operator_dinkes, now=NOW)
    entry.refresh_from_db()
    assert entry.state == "returned"


def test_returned_entry_is_decided_on_only_after_its_time(entry, setda, operator_dinkes):
    returned(entry, setda)
    with pytest.raises(ValidationError, match="masih diperbaiki sampai"):
        decisions.refuse(submission=entry, by=setda, now=UNTIL - MICROSECOND, reason="Tidak diperbaiki.")
    decisions.refuse(submission=entry, by=setda, now=UNTIL, reason="Tidak diperbaiki.")
    entry.refresh_from_db()
    assert (entry.state, entry.pending_decision) == ("returned", "refuse")


def test_grace_minutes_are_waited_for(entry, setda):
    Competition.objects.update(grace_minutes=5)
    returned(entry, setda)
    with pytest.raises(ValidationError, match="masih diperbaiki"):
        decisions.refuse(submission=entry, by=setda, now=UNTIL + timedelta(minutes=4), reason="Tidak diperbaiki.")
    decisions.refuse(submission=entry, by=setda, now=UNTIL + timedelta(minutes=5), reason="Tidak diperbaiki.")


def test_extending_gives_time_again_and_drops_the_verdict(entry, setda, operator_dinkes):
    returned(entry, setda)
    decisions.refuse(submission=entry, by=setda, now=UNTIL, reason="Tidak diperbaiki.")
    later = UNTIL + timedelta(days=2)
    row = returns.extend_return(submission=entry, until=later, by=setda, now=UNTIL)
    assert (row.state, row.returned_until, row.pending_decision) == ("returned", later, "")
    assert lifecycle.resubmit(submission=entry, by=operator_dinkes, now=UNTIL + timedelta(days=1)).state == "submitted"
    assert Mail.objects.filter(topic="2026:perbaikan").count() == 2


def test_second_return_counts_on_and_shows_only_its_own_notes(entry, setda, operator_dinkes):
    returned(entry, setda, identitas="Pertama.")
    lifecycle.resubmit(submission=entry, by=operator_dinkes, now=NOW)
    row = returned(entry, setda, pernyataan="Kedua.")
    assert [(note.serial, note.text) for note in returns.latest_notes(row)] == [(2, "Kedua.")]


def test_history_tells_of_the_return_and_what_came_of_it(entry, setda, operator_dinkes):
    returned(entry, setda)
    returns.extend_return(submission=entry, until=UNTIL + timedelta(days=1), by=setda, now=NOW + timedelta(hours=1))
    lifecycle.resubmit(submission=entry, by=operator_dinkes, now=NOW + timedelta(hours=2))
    told = history(entry)
    assert [row.what for row in told] == [
        "Diajukan kembali",
        "Batas waktu perbaikan diubah",
        "Dikembalikan untuk perbaikan",
        "Diajukan",
        "Draf dibuat",
    ]
    assert told[2].reason == "Paling lambat 4 November 2026 pukul 10.00.00 WIB."


def test_nothing_is_returned_once_judging_has_begun(entry, setda, stage):
    factories.open_stage(stage)
    with pytest.raises(ValidationError, match="Tahap penilaian sudah dibuka") as error:
        returned(entry, setda)
    assert error.value.code == "judging"
