"""More time for one perangkat daerah: who may give it, what it must bring, how it ends, and what is logged."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.extensions import (
    candidates,
    change_extension,
    end_extension,
    grant_extension,
    last_closing,
    lock_of_extensions,
)
from competitions.models import Competition, Extension
from judging.stages import problems_of_first
from kipp.accounts.models import Role
from tests import factories
from tests.factories import CLOSES, NOW

LATER = CLOSES + timedelta(days=2)


@pytest.fixture
def extension(edition, dinkes, setda):
    return grant_extension(
        competition=edition, organization=dinkes, until=LATER, reason="Listrik padam.", by=setda, now=NOW
    )


def test_extension_notes_who_when_until_and_why(extension, setda):
    extension.refresh_from_db()
    assert (extension.until, extension.reason, extension.granted_by, extension.granted_at) == (
        LATER,
        "Listrik padam.",
        setda,
        NOW,
    )


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.JUDGE])
def test_only_setda_extends(edition, dinkes, extension, role):
    by = factories.make_user(role)
    with pytest.raises(PermissionDenied):
        grant_extension(competition=edition, organization=dinkes, until=LATER, reason="x", by=by, now=NOW)
    with pytest.raises(PermissionDenied):
        change_extension(extension=extension, until=LATER + timedelta(days=1), reason="x", by=by, now=NOW)
    with pytest.raises(PermissionDenied):
        end_extension(extension=extension, by=by, now=NOW)
    extension.refresh_from_db()
    assert extension.until == LATER


@pytest.mark.parametrize(
    ("until", "now", "field"),
    [(CLOSES, NOW, "until"), (LATER, LATER, "until"), (LATER, LATER + timedelta(days=1), "until")],
    ids=["brings nothing", "ends at once", "past"],
)
def test_extension_that_brings_no_time_is_refused(edition, dinkes, setda, until, now, field):
    with pytest.raises(ValidationError) as error:
        grant_extension(competition=edition, organization=dinkes, until=until, reason="x", by=setda, now=now)
    assert set(error.value.message_dict) == {field}
    assert not Extension.objects.exists()


def test_blank_reason_unit_and_second_extension_are_refused(edition, dinkes, puskesmas, extension, setda):
    for organization, reason, sentence in (
        (factories.make_organization("Disdukcapil"), " \u200b", "Tuliskan alasan perpanjangan."),
        (puskesmas, "x", "Unit kerja mengikuti"),
        (dinkes, "x", "sudah diberi perpanjangan"),
    ):
        with pytest.raises(ValidationError) as error:
            grant_extension(
                competition=edition, organization=organization, until=LATER, reason=reason, by=setda, now=NOW
            )
        assert sentence in " ".join(error.value.messages)
    assert Extension.objects.get() == extension


def test_choices_are_perangkat_daerah_without_an_extension(edition, extension, disdikpora):
    assert list(candidates(edition)) == [disdikpora]


def test_change_and_end_are_logged_with_old_and_new_values(extension, setda):
    change_extension(extension=extension, until=LATER + timedelta(hours=1), reason="Lebih lama.", by=setda, now=NOW)
    end_extension(extension=extension, by=setda, now=LATER)
    untils = list(extension.events.order_by("pgh_id").values_list("until", flat=True))
    assert untils == [LATER, LATER + timedelta(hours=1), LATER]


def test_ending_what_is_over_changes_nothing(extension, setda):
    end_extension(extension=extension, by=setda, now=LATER + timedelta(days=1))
    extension.refresh_from_db()
    assert extension.until == LATER


def test_reason_of_a_past_extension_can_still_be_put_right(extension, setda):
    change_extension(extension=extension, until=LATER, reason="Lebih jelas.", by=setda, now=LATER + timedelta(days=1))
    extension.refresh_from_db()
    assert extension.reason == "Lebih jelas."


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda edition: Competition.objects.filter(pk=edition.pk).update(status="preparing"), "belum dimulai"),
        (lambda edition: Competition.objects.filter(pk=edition.pk).update(status="archived"), "diarsipkan"),
        (lambda edition: factories.open_stage(edition.stages.get(position=1)), "Penilaian sudah dimulai"),
    ],
)
def test_nothing_is_extended_before_the_start_and_after_judging_began(edition, dinkes, setda, prepare, sentence):
    prepare(edition)
    edition.refresh_from_db()
    assert sentence in lock_of_extensions(edition)
    with pytest.raises(ValidationError, match=sentence) as error:
        grant_extension(competition=edition, organization=dinkes, until=LATER, reason="x", by=setda, now=NOW)
    assert error.value.code == "locked"


def test_judging_waits_for_the_last_extension(edition, extension, stage):
    assert last_closing(edition) == LATER
    assert "Pendaftaran belum ditutup." in problems_of_first(*opening(stage, LATER - timedelta(microseconds=1)))
    assert "Pendaftaran belum ditutup." not in problems_of_first(*opening(stage, LATER))


def opening(stage, now):
    from judging.stages import intake_of

    return stage, now, intake_of(stage, now)
