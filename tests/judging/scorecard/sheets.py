"""What the tests of the sheets share: addresses, entries, and what is stored or seen."""

import re
from datetime import timedelta

from django.urls import reverse

from judging.models import Score, Scorecard
from tests import factories
from tests.factories import NOW

LIST = reverse("judging:scorecard-list")
LATER = NOW + timedelta(minutes=5)
FULL = {f"value-{n}": "80" for n in range(1, 8)}


def card_of(juror):
    return Scorecard.objects.get(judge=juror)


def stored(juror):
    rows = Score.objects.filter(scorecard__judge=juror, value__isnull=False)
    return dict(rows.values_list("criterion__position", "value"))


def text(response):
    """The visible words of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def autosave(client, url, version, **fields):
    return client.post(url, {"version": version, "kriteria": 1, **fields}, headers={"HX-Request": "true"})


GRID = reverse("judging:scorecard-grid", args=["2026", 1])
FINISH = reverse("judging:scorecard-finish", args=["2026", 1])
PDF = reverse("judging:scorecard-pdf", args=["2026", 1])


def row_of(entry):
    return reverse("judging:scorecard-grid-row", args=["2026", 1, entry.code])


def more_entries(stage, juror, number, organization) -> list:
    """Adds entries to an open stage, each with a sheet of one judge."""
    entries = [
        factories.make_submission(stage.competition, organization, title=f"TAMBAHAN {place}")
        for place in range(1, number + 1)
    ]
    factories.admit(stage, *entries)
    Scorecard.objects.bulk_create(Scorecard(stage=stage, submission=entry, judge=juror) for entry in entries)
    return entries
