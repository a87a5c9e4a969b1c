"""The spread of a judge's own totals, and the sheets that came first."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from judging.models import Scorecard
from judging.sheets.own_marks import first_finished
from judging.sheets.own_spread import Spread, bin_label, spreads_of
from judging.sheets.scoring import reopen_card
from tests import factories
from tests.factories import NOW
from tests.judging.contests import Contest, Round
from tests.judging.scorecard.sheets import GRID, LIST, more_entries, text

pytestmark = pytest.mark.django_db


def spread(contest: Contest, judge=0, stage=1) -> Spread:
    stage = contest.stages[stage - 1]
    return spreads_of(contest.judges[judge], [stage])[stage.pk]


def test_figures_are_those_of_the_own_finished_sheets():
    """Weights 60 and 40: 86, 76, 66 and 76,4; the draft, the other judge and who left the contest are not in it."""
    contest = Contest(Round("60 40"), judges=2)
    for title, mine in (("A", "90 80"), ("B", "80 70"), ("C", "70 60"), ("D", "76 77"), ("E", "10 10?")):
        contest.entry(title, mine, "1 1")
    contest.entry("F", "99 99", state="withdrawn")
    contest.entry("G", "BK", "2 2")
    mine = spread(contest)
    assert mine.finished == 4
    assert (mine.lowest, mine.highest) == (66, 86)
    assert mine.median == Fraction(762, 10)
    assert mine.mean == Fraction(3044, 40)
    assert mine.counts == (0, 0, 0, 0, 0, 0, 1, 2, 1, 0)
    assert spread(contest, judge=1).counts == (6, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_totals_on_the_line_belong_to_the_upper_bin_and_full_marks_to_the_last():
    contest = Contest(Round("1 2", scale=5), judges=1)
    for title, marks in (("A", "5 5"), ("B", "4.5 4.5"), ("C", "0 0"), ("D", "0.5 0.5"), ("E", "4.49 4.5")):
        contest.entry(title, marks)
    mine = spread(contest)
    assert mine.counts == (1, 1, 0, 0, 0, 0, 0, 0, 1, 2)
    assert (mine.lowest, mine.median, mine.highest) == (0, Fraction(1349, 15), 100)


def test_a_mean_of_thirds_is_exact():
    contest = Contest(Round("1 1 1"), judges=1)
    for title, marks in (("A", "100 0 0"), ("B", "0 0 0"), ("C", "0 0 0")):
        contest.entry(title, marks)
    assert spread(contest).mean == Fraction(100, 9)


def test_several_stages_are_read_at_once_and_one_without_sheets_is_empty(django_assert_num_queries):
    contest = Contest(Round("100", finalists=1), Round("100"), judges=1)
    entry = contest.entry("A", "70")
    contest.score(entry, "90", stage=2)
    with django_assert_num_queries(1):
        first, second = spreads_of(contest.judges[0], contest.stages).values()
    assert (first.mean, second.mean) == (70, 90)
    assert spreads_of(contest.setda, contest.stages[:1])[contest.stages[0].pk] == Spread()


def test_bars_are_as_high_as_the_counts_are_large():
    bins = Spread(finished=5, counts=(0, 1, 4, 0, 0, 0, 0, 0, 0, 0)).bins
    assert [(each.label, each.height, each.y) for each in bins[:3]] == [
        ("0–9,99", 0, 120),
        ("10–19,99", 30, 90),
        ("20–29,99", 120, 0),
    ]
    assert bin_label(9) == "90–100"
    assert {each.height for each in Spread().bins} == {0}


def test_page_shows_the_figures_and_the_histogram_beside_its_table(judge, opened, entry, juri, dinkes):
    assert "Belum ada lembar selesai." in text(judge.get(GRID))
    factories.fill_card(opened, entry, juri[0], [80] * 7)
    second, third = more_entries(opened, juri[0], 2, dinkes)
    factories.fill_card(opened, second, juri[0], [85] * 7)
    factories.fill_card(opened, third, juri[0], [60] * 7)
    line = "3 lembar selesai · terendah 60,00 · median 80,00 · rata-rata 75,00 · tertinggi 85,00"
    response = judge.get(GRID)
    assert line in text(response)
    assert line in text(judge.get(LIST))
    assert "80–89,99 2" in text(response)
    assert '<rect class="bar__value" x="485" y="18" width="50" height="120"/>' in response.content.decode()


def finish_in_turn(stage, juror, entries, *, first=0) -> None:
    for minute, entry in enumerate(entries, start=first):
        factories.fill_card(stage, entry, juror, [80] * 7, saved_at=NOW + timedelta(minutes=minute))


def test_first_three_are_offered_after_six_and_stay_when_one_is_opened_again(judge, opened, entry, juri, dinkes):
    entries = [entry, *more_entries(opened, juri[0], 5, dinkes)]
    finish_in_turn(opened, juri[0], entries[:5])
    assert "Tinjau tiga" not in text(judge.get(GRID))
    finish_in_turn(opened, juri[0], entries[5:], first=5)
    sentence = "Tinjau tiga yang pertama Anda nilai: SAMBANG REKAAN · TAMBAHAN 1 · TAMBAHAN 2"
    assert sentence in text(judge.get(GRID))
    assert sentence in text(judge.get(LIST))
    reopen_card(card=Scorecard.objects.get(judge=juri[0], submission=entry), by=juri[0])
    assert sentence in text(judge.get(GRID))


def test_first_three_leave_out_what_was_set_aside_and_what_others_finished(opened, entry, juri, dinkes):
    entries = [entry, *more_entries(opened, juri[0], 6, dinkes)]
    factories.fill_card(opened, entry, juri[1], [80] * 7, saved_at=NOW - timedelta(days=1))
    finish_in_turn(opened, juri[0], entries)
    factories.make_conflict(entry, juri[0])
    own = list(Scorecard.objects.filter(judge=juri[0]).select_related("submission").in_reading_order(juri[0]))
    first = first_finished({opened: own})[opened.pk]
    assert [card.submission.title for card in first] == ["TAMBAHAN 1", "TAMBAHAN 2", "TAMBAHAN 3"]
    assert Decimal(80) == own[0].scores.first().value
