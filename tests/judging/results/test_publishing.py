"""Publication at a set minute: nothing before it, everything from it on, and the way back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition
from judging.models import Publication
from judging.results.sealing.publishing import publish, withdraw_publication
from judging.results.sealing.seals import request_unsealing, seal
from tests import factories
from tests.judging.results.conftest import judge_edition

NOW = factories.NOW
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def sealed(edition, setda, judged):
    seal(competition=edition, by=setda, now=NOW)
    return edition


def fix(edition, setda, *, at=LATER, now=NOW):
    return publish(competition=edition, at=at, by=setda, now=now)


def take_back(edition, setda, *, reason="", now=NOW):
    return withdraw_publication(competition=edition, reason=reason, by=setda, now=now)


def test_the_minute_takes_effect_by_itself(sealed, setda):
    edition = fix(sealed, setda)

    assert not edition.is_published(LATER - timedelta(microseconds=1))
    assert edition.is_published(LATER)
    assert list(Competition.objects.published(LATER)) == [edition]
    assert not Competition.objects.published(LATER - timedelta(seconds=1)).exists()


@pytest.mark.parametrize("at", [None, NOW - timedelta(days=1)])
def test_now_is_now(sealed, setda, at):
    assert fix(sealed, setda, at=at).published_at == NOW


def test_another_minute_may_be_fixed_before_it_comes(sealed, setda):
    fix(sealed, setda)
    assert fix(sealed, setda, at=LATER + timedelta(hours=1)).published_at == LATER + timedelta(hours=1)
    with pytest.raises(ValidationError, match="sudah diumumkan"):
        fix(sealed, setda, now=LATER + timedelta(hours=1))


def test_only_what_is_sealed_is_published(edition, setda, judged):
    with pytest.raises(ValidationError, match="belum ditetapkan"):
        fix(edition, setda)


def test_nothing_is_published_while_a_request_to_unseal_waits(sealed, setda):
    request_unsealing(competition=sealed, reason="A.", by=setda, now=NOW)
    with pytest.raises(ValidationError, match="menunggu admin kedua"):
        fix(sealed, setda)


def test_a_rehearsal_is_never_published(setda, juri, dinkes):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    judge_edition(rehearsal, juri, [dinkes], [90, 80])
    seal(competition=rehearsal, by=setda, now=NOW)
    with pytest.raises(ValidationError, match="gladi tidak diumumkan"):
        fix(rehearsal, setda)


def test_before_the_minute_it_is_taken_back_freely(sealed, setda):
    fix(sealed, setda)
    assert take_back(sealed, setda).published_at is None
    assert list(Publication.objects.order_by("pk").values_list("action", "reason", "published_at")) == [
        ("set", "", LATER),
        ("withdrawn", "", LATER),
    ]


def test_afterwards_only_with_a_reason(sealed, setda):
    fix(sealed, setda)
    with pytest.raises(ValidationError, match="Tuliskan alasannya"):
        take_back(sealed, setda, now=LATER)
    assert take_back(sealed, setda, now=LATER, reason="Salah nama.").published_at is None
    assert Publication.objects.get(action="withdrawn").reason == "Salah nama."


def test_what_is_archived_or_not_fixed_is_not_taken_back(sealed, setda):
    with pytest.raises(ValidationError, match="Belum ada waktu"):
        take_back(sealed, setda)
    fix(sealed, setda, at=None)
    Competition.objects.filter(pk=sealed.pk).update(status="archived")
    with pytest.raises(ValidationError, match="diarsipkan"):
        take_back(sealed, setda, reason="A.")


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_only_setda_publishes(request, sealed, setda, actor):
    someone = request.getfixturevalue(actor)
    with pytest.raises(PermissionDenied):
        fix(sealed, someone)
    fix(sealed, setda)
    with pytest.raises(PermissionDenied):
        take_back(sealed, someone)
