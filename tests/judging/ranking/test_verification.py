"""The second computation against the views: equal as a rule, and an entry is named when they are not."""

import pytest
from django.db import connection

from judging.ranking.recomputing import Board, Sheets
from judging.ranking.verification import differences, facts_of
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


def contest() -> Contest:
    contest = Contest(Round("60 40", weight="40", finalists=2), Round(weight="60"))
    entries = [
        contest.entry(title, mark, mark, mark) for title, mark in (("A", "90 80"), ("B", "80 90"), ("C", "70 70"))
    ]
    for entry, mark in zip(entries[:2], ("70", "80"), strict=True):
        contest.score(entry, mark, mark, mark, stage=2)
    return contest


def test_there_is_no_difference_as_a_rule():
    made = contest()
    assert differences(made.edition) == []
    outcomes = Board(Sheets(facts_of(made.edition)), 0).outcomes()
    assert sorted(outcome.place for outcome in outcomes.values()) == [1, 2, 3]


def test_entries_are_named_when_the_views_go_wrong():
    """A view that takes one judge's sheets twice is put in the place of the first one of the pipeline."""
    made = contest()
    with connection.cursor() as cursor:
        cursor.execute("select pg_get_viewdef('judging_card'::regclass)")
        right = cursor.fetchone()[0].rstrip(";")
        wrong = (
            "select competition_id, stage_id, submission_id, judge_id, card_id, "
            f"case when judge_id = {made.judges[0].pk} and stage_id = {made.stages[1].pk} "
            f"and points = 7000 then points * 1.5 else points end as points from ({right}) card"
        )
        cursor.execute(f"create or replace view judging_card as {wrong}")

    found = [str(each) for each in differences(made.edition)]

    # 70 · 100 = 7000 points become 10500: A has (105 + 70 + 70) / 3 in stage 2 and stands before B.
    assert "“A” pada nilai akhir: tempat 1 menurut peringkat, tempat 2 menurut hitungan kedua." in found
    assert "“B” pada tahap 2: tempat 2 menurut peringkat, tempat 1 menurut hitungan kedua." in found
    assert not any("“C”" in each for each in found)
