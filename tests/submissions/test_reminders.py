"""Reminders before the closing: to those behind, once each, with what is missing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as django_mail

from competitions.models import Competition, Extension
from kipp.accounts.models import Mail, User
from submissions.models import Submission
from submissions.reminders import remind_due
from tests import factories
from tests.factories import CLOSES, OPENS

SEVEN = datetime(2026, 11, 9, 1, 0, tzinfo=UTC)  # 9 November 2026 pukul 08.00 WIB
THREE, ONE = SEVEN + timedelta(days=4), SEVEN + timedelta(days=6)
JUST = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def operators(edition, operator_dinkes, operator_puskesmas, operator_disdikpora):
    edition.letter_types.update(is_required=False)
    User.objects.update(created_at=OPENS)
    return operator_dinkes, operator_puskesmas, operator_disdikpora


def begun(edition, organization, operator, **fields):
    return factories.make_submission(
        edition, organization, operator=operator, state="draft", created_at=OPENS, changed_at=OPENS, **fields
    )


def recipients():
    return sorted(Mail.objects.values_list("recipient", flat=True))


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (SEVEN - JUST, 0),
        (SEVEN, 2),
        (SEVEN + timedelta(hours=12), 2),
        (THREE - JUST, 2),
        (CLOSES - JUST, 2),
        (CLOSES, 0),
    ],
)
def test_reminder_is_due_from_the_morning_of_its_day(now, count):
    assert remind_due(now=now) == count


def test_each_reminder_is_written_once():
    assert [remind_due(now=now) for now in (SEVEN, SEVEN, THREE, THREE + JUST, ONE, ONE)] == [2, 0, 2, 0, 2, 0]
    assert Mail.objects.filter(topic="2026:pengingat", created_by=None).count() == 6


def test_reminders_leave_by_themselves(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remind_due(now=SEVEN)
    assert {letter.subject for letter in django_mail.outbox} == {
        "7 hari lagi: pendaftaran Edisi 2026 ditutup 16 November 2026 pukul 10.00 WIB"
    }


def test_only_those_behind_are_reminded(edition, dinkes, puskesmas, operators):
    dinkes_operator, unit_operator, _ = operators
    factories.make_submission(edition, dinkes, state="submitted", operator=dinkes_operator)
    remind_due(now=SEVEN)
    assert recipients() == ["disdikpora@example.id"]
    begun(edition, puskesmas, unit_operator)
    remind_due(now=THREE)
    assert recipients() == ["disdikpora@example.id"] * 2 + ["puskesmas@example.id"]


def test_mail_says_what_is_missing_to_parent_and_unit(edition, puskesmas, operators):
    begun(edition, puskesmas, operators[1], complete=False, title="SEHAT DEKAT")
    remind_due(now=SEVEN)
    bodies = {mail.recipient: mail.body for mail in Mail.objects.all()}
    assert set(bodies) == {"dinkes@example.id", "disdikpora@example.id", "puskesmas@example.id"}
    assert "Draf “SEHAT DEKAT” sudah selesai" in bodies["puskesmas@example.id"]
    assert "- Kategori belum dipilih" in bodies["puskesmas@example.id"]
    assert "Draf “SEHAT DEKAT” dari UPTD Puskesmas Kaliwungu" in bodies["dinkes@example.id"]
    assert "belum ada proposal dari Dinas Pendidikan" in bodies["disdikpora@example.id"]
    assert "Senin, 16 November 2026 pukul 10.00.00 WIB" in bodies["dinkes@example.id"]


def test_complete_draft_only_has_to_be_handed_in(edition, dinkes, operators):
    begun(edition, dinkes, operators[0])
    remind_due(now=SEVEN)
    assert "sudah lengkap, tetapi belum diajukan" in Mail.objects.get(recipient="dinkes@example.id").body


def test_what_was_begun_after_the_moment_is_left_in_peace(edition, dinkes, operators):
    draft = begun(edition, dinkes, operators[0])
    Submission.objects.filter(pk=draft.pk).update(created_at=SEVEN + JUST)
    User.objects.filter(pk=operators[2].pk).update(created_at=SEVEN + JUST)
    assert remind_due(now=SEVEN + timedelta(hours=1)) == 0


def test_extension_is_the_closing_of_its_organization(edition, dinkes, setda):
    Extension.objects.create(
        competition=edition, organization=dinkes, until=CLOSES + timedelta(days=2), reason="Listrik", granted_by=setda
    )
    remind_due(now=SEVEN)
    assert recipients() == ["disdikpora@example.id"]
    remind_due(now=SEVEN + timedelta(days=2))
    assert recipients() == ["dinkes@example.id", "disdikpora@example.id"]
    assert "Rabu, 18 November 2026" in Mail.objects.get(recipient="dinkes@example.id").body
    assert remind_due(now=CLOSES + timedelta(days=1)) == 1


def test_closing_moved_to_another_day_reminds_anew(edition):
    remind_due(now=SEVEN)
    Competition.objects.filter(pk=edition.pk).update(registration_closes_at=CLOSES + timedelta(days=7))
    assert remind_due(now=SEVEN + timedelta(days=1)) == 0
    assert remind_due(now=SEVEN + timedelta(days=7)) == 2


@pytest.mark.parametrize("change", [{"status": "archived"}, {"status": "preparing"}, {"is_rehearsal": True}])
def test_only_running_real_editions_remind(edition, change):
    Competition.objects.filter(pk=edition.pk).update(**change)
    assert remind_due(now=SEVEN) == 0


def test_moment_before_the_opening_reminds_nobody(edition):
    Competition.objects.filter(pk=edition.pk).update(registration_opens_at=SEVEN + JUST)
    assert remind_due(now=SEVEN + timedelta(hours=1)) == 0
    assert remind_due(now=THREE) == 2


def test_round_without_anything_due_asks_little(edition, django_assert_num_queries):
    remind_due(now=SEVEN)
    with django_assert_num_queries(5):  # editions, extensions, one question; a savepoint around them
        remind_due(now=SEVEN)
