"""The sentence over the ranking: it never gives place 1 to whoever stands further down."""

import pytest

from judging.models import Standing
from judging.ranking.lines import headline


def standing(place, **fields) -> Standing:
    values = {"sharing": 1, "reached": 1, "needs_decision": False, "score_numerator": place, "score_denominator": 1000}
    result = Standing(place=place, **{**values, **fields})
    result.title = f"INOVASI {place}"
    return result


@pytest.mark.parametrize(
    ("place", "sentence"), [(7, "Tempat 1 sampai 6 belum ditentukan"), (2, "Tempat 1 belum ditentukan")]
)
def test_headline_waits_for_finalists_without_marks(place, sentence):
    finalist = standing(None, reached=2)
    assert headline([finalist, standing(place), standing(place + 1)]) == sentence


def test_headline_names_whoever_holds_place_1():
    assert headline([standing(1)]) == "INOVASI 1 di tempat 1"
