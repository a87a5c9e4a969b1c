"""The schedule reaches the owners of the entries when Setda announces it, and nobody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import PresentationPlan, PresentationSession, PresentationSlot
from judging.presentation.announcing import CHANGED, announce, call_of
from judging.presentation.schedule import schedule_of
from kipp.accounts.models import Mail
from submissions.appointments import appointments_of
from tests import factories
from tests.factories import NOW

PLACE = "Ruang Rekaan"


@pytest.fixture
def drawn(finals, entries, setda):
    factories.make_presentation(finals, by=setda, announced=False)
    return finals


def tell(stage, by, now=NOW):
    return announce(stage=stage, fingerprint=call_of(stage).fingerprint, by=by, now=now)


def pages(client, user, entry) -> str:
    """What a member reads of an entry in the list and on its page."""
    client.force_login(user)
    texts = [client.get(reverse("submissions:submission-list")).content.decode()]
    texts.append(client.get(reverse("submissions:submission-detail", args=[entry.code])).content.decode())
    return "".join(texts)


def test_before_the_announcement_no_owner_reads_anything(drawn, entries, client, operator_dinkes, setda):
    assert PLACE not in pages(client, operator_dinkes, entries[0])
    tell(drawn, setda)
    assert pages(client, operator_dinkes, entries[0]).count(PLACE) == 2


def test_each_owner_reads_the_own_slot_only(drawn, entries, client, setda, kepala_dinkes, operator_dinkes):
    tell(drawn, setda)
    own = schedule_of(drawn).slot_of(entries[0].pk)
    page = pages(client, kepala_dinkes, entries[0])
    assert f"pukul {own.starts_at + timedelta(hours=7):%H.%M} WIB" in page
    assert "Bahan tayang rekaan." in page
    of_unit = client.get(reverse("submissions:submission-detail", args=[entries[1].code])).content.decode()
    assert PLACE not in of_unit, "the parent is not the owner"
    assert entries[2].title not in page


def test_public_observers_and_other_departments_see_nothing(
    drawn, entries, client, setda, pengamat, operator_disdikpora
):
    tell(drawn, setda)
    for address in ("landing", "awards", "rules"):
        assert PLACE not in client.get(reverse(address)).content.decode()
    client.force_login(pengamat)
    assert PLACE not in client.get(reverse("submissions:submission-detail", args=[entries[0].code])).content.decode()
    client.force_login(operator_disdikpora)
    assert client.get(reverse("submissions:submission-detail", args=[entries[0].code])).status_code == 404


def test_mails_name_time_place_and_what_to_bring_to_each_operator_once(drawn, entries, setda, operator_dinkes):
    call = tell(drawn, setda)
    assert (len(call.slots), Mail.objects.count()) == (3, 3)
    mail = Mail.objects.get(recipient=operator_dinkes.email)
    assert mail.topic == "2026:jadwal-presentasi"
    assert "FINALIS A" in mail.body
    assert PLACE in mail.body
    assert "Bahan tayang rekaan." in mail.body
    assert "FINALIS B" not in mail.body
    assert "FINALIS C" not in mail.body


def test_a_change_afterwards_is_mailed_to_those_it_touches(drawn, setda):
    tell(drawn, setda)
    first, *others = schedule_of(drawn).slots
    assert call_of(drawn).slots == []
    PresentationPlan.objects.update(pause_minutes=10)
    assert [slot.number for slot in schedule_of(drawn).changed] == [slot.number for slot in others]
    tell(drawn, setda, now=NOW + timedelta(hours=1))
    assert Mail.objects.count() == 5
    assert Mail.objects.newest_first().first().subject.startswith("Perubahan jadwal")
    assert Mail.objects.filter(body__contains=first.submission.title).count() == 1


@pytest.mark.parametrize("change", [{"presenting_minutes": 12, "question_minutes": 18}, {"to_bring": "Purwarupa."}])
def test_other_minutes_or_things_to_bring_are_mailed_to_everybody_again(drawn, setda, change):
    tell(drawn, setda)
    PresentationPlan.objects.update(**change)
    assert len(schedule_of(drawn).changed) == 3
    tell(drawn, setda, now=NOW + timedelta(hours=1))
    told = Mail.objects.filter(subject__startswith="Perubahan jadwal")
    words = change.get("to_bring", "Presentasi 12 menit, tanya jawab 18 menit")
    assert [words in mail.body for mail in told] == [True] * 3
    assert call_of(drawn).slots == []


@pytest.mark.parametrize("change", [{"pause_minutes": 10}, {"presenting_minutes": 9, "question_minutes": 21}])
def test_what_changed_since_the_page_was_read_is_not_announced(drawn, setda, change):
    fingerprint = call_of(drawn).fingerprint
    PresentationPlan.objects.update(**change)
    with pytest.raises(ValidationError) as refusal:
        announce(stage=drawn, fingerprint=fingerprint, by=setda, now=NOW)
    assert refusal.value.messages == [CHANGED]
    assert not Mail.objects.exists()


def test_only_a_whole_schedule_is_announced_and_only_by_setda(drawn, entries, setda, juri_satu, edition, dinkes):
    with pytest.raises(PermissionDenied):
        tell(drawn, juri_satu)
    factories.admit(drawn, factories.make_submission(edition, dinkes, title="FINALIS SUSULAN"))
    assert call_of(drawn).problems == ["Belum mendapat urutan: FINALIS SUSULAN. Undi ulang dengan alasan."]
    PresentationSession.objects.all().delete()
    PresentationSlot.objects.all().delete()
    with pytest.raises(ValidationError) as refusal:
        tell(drawn, setda)
    assert refusal.value.messages == ["Hari, jam, dan tempat belum diisi.", "Urutan belum diundi."]


def test_an_entry_that_dropped_out_is_neither_told_nor_shown(drawn, entries, setda):
    entries[0].state, entries[0].reason = "withdrawn", "Rekaan."
    entries[0].save()
    tell(drawn, setda)
    assert Mail.objects.count() == 2
    assert set(appointments_of(entries)) == {entries[1].pk, entries[2].pk}


def test_asking_for_appointments_costs_the_same_for_one_and_three(drawn, entries, setda):
    with CaptureQueriesContext(connection) as none:
        appointments_of(entries)
    assert len(none) == 1
    tell(drawn, setda)
    with CaptureQueriesContext(connection) as one:
        assert len(appointments_of(entries[:1])) == 1
    with CaptureQueriesContext(connection) as three:
        assert len(appointments_of(entries)) == 3
    assert len(one) == len(three) == 5
