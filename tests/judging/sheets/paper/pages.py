"""The page on which Setda copies a signed sheet, and what it is sent."""

from datetime import timedelta

from django.urls import reverse

from judging.models import PaperSheet, Scorecard
from tests import files
from tests.factories import NOW
from tests.judging.panel.test_panel import text

STAGE = ["2026", 1]
LATER = NOW + timedelta(hours=1)
COPIED = f"2 {LATER.isoformat()}"  # what a page has seen of a sheet copied then


def url(judge, entry, query="", name="paper-edit"):
    return reverse(f"judging:{name}", args=[*STAGE, judge.pk, entry.code]) + query


def body(scan=None, **fields):
    """What Setda sends: 87,5 everywhere, unless said otherwise."""
    sent = {f"value-{n}": "87,5" for n in range(1, 8)} | {f"note-{n}": "" for n in range(1, 8)}
    sent |= {"signed_on": "2026-11-01", "seen": "1", **fields}
    return sent | ({} if scan == "none" else {"scan": scan or files.upload("lembar.pdf", files.pdf())})


def card_of(judge, entry):
    return Scorecard.objects.get(judge=judge, submission=entry)


def type_one(client, judge, entry, **fields):
    response = client.post(url(judge, entry), body(**fields))
    assert response.status_code == 302, text(response)
    return PaperSheet.objects.get(scorecard__judge=judge, scorecard__submission=entry)
