"""What a sheet shows before anything is typed."""

import re

import pytest

from judging.models import Score
from tests.judging.scorecard.sheets import LIST, card_of, text


def test_sheet_shows_answers_beside_criteria(judge, url, entry):
    entry.answers.filter(question__number="6b").update(text="KENARI 6b <b>tebal</b>")
    response = judge.get(url)
    page = text(response)
    assert "6a Adaptabilitas: sudah direplikasi" in page
    assert "KENARI 6b &lt;b&gt;tebal" in page
    assert "2 Latar Belakang dan Tujuan bobot 10" in page
    assert "Belum ada nilai" in page
    assert "dari 0" not in page
    assert "0 dari 7 kriteria" in page
    assert "0 dari 1 proposal selesai" in page
    assert 'inputmode="decimal"' in response.content.decode()
    assert "Arti nilai" not in page


def test_meaning_of_marks_is_shown_where_the_criterion_has_one(judge, url, stage):
    first = stage.criteria.order_by("position").first()
    first.guide = "90–100: terukur\n0–89: belum"
    first.save()
    page = judge.get(url).content.decode()
    assert "Arti nilai" in page
    assert "<dt>90–100</dt><dd>terukur</dd>" in page
    assert "Arti nilai" not in judge.get(url, {"kriteria": 2}).content.decode()


@pytest.mark.parametrize(
    ("asked", "current"), [(None, 1), ("3", 3), ("0", 1), ("8", 1), ("x", 1), ("³", 1), ("9999", 1)]
)
def test_server_chooses_the_criterion_of_the_phone(judge, url, asked, current):
    page = judge.get(url, {"kriteria": asked} if asked else {}).content.decode()
    assert re.findall(r'class="criterion is-current" id="kriteria-(\d)"', page) == [str(current)]
    assert f"Kriteria {current} dari 7" in page
    assert page.count('name="note-') == 1
    assert page.count('name="value-') == 7


def test_reading_changes_nothing(judge, url, juri):
    judge.get(url)
    judge.get(LIST)
    assert card_of(juri[0]).version == 1
    assert not Score.objects.exists()
