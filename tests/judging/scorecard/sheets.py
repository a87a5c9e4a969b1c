"""What the tests of the sheets share: addresses, entries, and what is stored or seen."""

import re
from datetime import timedelta

from django.urls import reverse

from judging.models import Score, Scorecard
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
