"""A sealed edition with its certificates, and short ways to issue, design and open them."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse

from judging.results.certificates import issuing
from judging.results.certificates.designing import design_of, save_design
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import seal
from judging.results.stamps import stamp_of
from tests import factories

NOW = factories.NOW
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def sealed(edition, setda, judged):
    return seal(competition=edition, by=setda, now=NOW)


def issue(edition, setda):
    listed = issuing.state_of(edition).listed
    return issuing.issue_certificates(competition=edition, listed=listed, by=setda, now=NOW)


@pytest.fixture
def issued(edition, setda, sealed):
    issue(edition, setda)
    return list(edition.certificates.valid().in_order())


@pytest.fixture
def published(edition, setda, issued):
    publish(competition=edition, at=None, by=setda, now=NOW)
    return issued


def saved(design, setda, **options):
    """Saves a design that was read just now."""
    stamp = stamp_of(design_of(design.competition).updated_at)
    return save_design(design=design, stamp=stamp, by=setda, now=NOW, **options)


def design(edition, setda, **fields):
    stored = design_of(edition)
    for name, value in fields.items():
        setattr(stored, name, value)
    return saved(stored, setda)


def address(page, edition):
    return reverse(f"results:certificate-{page}", args=[edition.slug])


def check(client, code):
    return client.get(reverse("results:certificate-check", args=[code]))


def pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as document:
        return len(document.pages)
