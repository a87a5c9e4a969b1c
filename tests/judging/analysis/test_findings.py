"""What is found on a board: official places, exact totals, and kept for as long as nothing changes."""

from fractions import Fraction

import pytest
from django.core.cache import cache

from judging.analysis import findings
from judging.analysis.facts import board_of, read_facts
from judging.analysis.findings import findings_of
from judging.closing import close_stage
from judging.models import Score, Scorecard
from judging.ranking.places import stages_of
from submissions.decisions import withdraw
from tests import factories
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def contest_of(*entries: tuple[str, ...], **fields) -> Contest:
    contest = Contest(Round("60 40"), tiers="TOP 1:1-1 TOP 2:2-2", **fields)
    for letter, cards in zip("ABCDEFGH", entries, strict=False):
        contest.entry(f"INOVASI {letter}", *cards)
    return contest


@pytest.fixture
def contest() -> Contest:
    """B is second by the mean (75), C by the median (74 against 72)."""
    return contest_of(
        ("90 90", "91 92", "89 90"),
        ("72 72", "71 71", "82 82"),
        ("74 74", "75 75", "70 70"),
        ("50 50", "52 50", "BK"),
    )


def read(contest: Contest, board: int = 0):
    return findings_of(contest.edition, board, stages=stages_of(contest.edition))


def test_totals_are_those_of_the_ranking(contest):
    facts, _ = read(contest)
    board = board_of(facts)
    (stage,) = board.stages
    for standing in contest.board():
        expected = {judge: Fraction(total) for judge, total in standing.totals_by_judge.items()}
        found = {judge: total for (entry, judge), total in stage.totals.items() if entry == standing.pk}
        assert found == expected
    assert [entry for _, entry in board.ordered([stage.official()])] == [row.pk for row in contest.board()]


@pytest.mark.parametrize("method", ["mean", "trimmed", "median"])
def test_scores_by_the_official_methods_are_those_of_the_view(method):
    contest = Contest(Round("33 34 33", method=method, weight="30"), Round("100", method=method), judges=5)
    marks = ("70 71 72", "80 90 61", "66 67 69", "99 10 50", "75 75 76")
    entries = [contest.entry(f"INOVASI {n}", *(marks[(n + j * 2) % 5] for j in range(5))) for n in range(4)]
    for place, entry in enumerate(entries[:3]):
        contest.score(entry, *(str(60 + 7 * place + j * j) for j in range(5)), stage=2)
    facts, _ = read(contest)
    board = board_of(facts)
    scores = {entry: score for (_, score), entry in board.ordered([stage.official() for stage in board.stages])}
    assert scores == {row.pk: row.exact_score for row in contest.board()}


def test_scores_by_the_additive_method_are_those_of_the_view():
    contest = Contest(Round("33 34 33", method="additive", weight="30", finalists=3), Round("100"), judges=3)
    marks = ("70 71 72", "80 90 61", "66 67 69", "99 10 50", "75 75 76")
    for n in range(7):
        contest.entry(f"INOVASI {n}", *(None if n == 2 * j else marks[(n + j * 2) % 5] for j in range(3)))
    closed = close_stage(stage=contest.stages[0], by=contest.setda, now=factories.NOW)
    for place, admission in enumerate(closed):
        contest.score(admission.submission, *(str(60 + 7 * place + j * j) for j in range(3)), stage=2)
    facts, _ = read(contest)
    board = board_of(facts)
    scores = {entry: score for (_, score), entry in board.ordered([stage.official() for stage in board.stages])}
    assert scores == {row.pk: row.exact_score for row in contest.board()}
    assert any(score.denominator not in (1, 2, 3, 4, 5, 6) for score in scores.values())


def test_the_line_that_the_median_changes_is_sensitive(contest):
    facts, found = read(contest)
    titles = facts.titles
    first, second = found.lines
    assert (first.verdict, second.verdict) == ("aman", "peka")
    median = next(outcome for outcome in second.methods if outcome.name == "Median")
    assert [titles[entry] for entry in median.entering + median.leaving] == ["INOVASI C", "INOVASI B"]
    without = {outcome.name: outcome.is_different for outcome in second.judges}
    assert without == {contest.judges[0].pk: False, contest.judges[1].pk: False, contest.judges[2].pk: True}
    assert first.chance > 0.95 > second.chance


def test_a_shared_place_across_the_line_is_a_tie():
    contest = contest_of(("90 90",) * 3, ("80 80",) * 3, ("80 80",) * 3, ("50 51",) * 3)
    _, found = read(contest)
    assert [line.verdict for line in found.lines] == ["aman", "seri"]
    assert found.lines[0].chance is None
    assert "persis sama" in found.lines[0].unknown


def test_nothing_is_found_without_cards():
    contest = contest_of(("?", "?", "?"), ("?", "?", "?"))
    _, found = read(contest)
    assert (found.lines, found.stage) == ([], None)


def test_agreement_of_a_stage(contest):
    _, found = read(contest)
    assert (found.stage.cards, found.stage.complete) == (11, 3)
    assert found.stage.icc is not None
    assert {judge: profile.cards for judge, profile in found.stage.profiles.items()} == dict(
        zip([judge.pk for judge in contest.judges], (4, 4, 3), strict=True)
    )


def test_findings_are_kept_until_a_mark_changes(contest, monkeypatch):
    computed = []
    examine = findings.examine
    monkeypatch.setattr(findings, "examine", lambda *args, **kwargs: computed.append(1) or examine(*args, **kwargs))
    first = read(contest)[1]
    again = read(contest)[1]
    assert (len(computed), again) == (1, first)

    entry = contest.standing("INOVASI D").submission
    card = Scorecard.objects.filter(submission=entry, judge=contest.judges[0])
    card.update(state="draft")
    # 55·60 + 42.5·40 is 50·100: another card with the same total.
    for criterion, mark in zip(contest.stages[0].criteria.order_by("position"), ("55", "42.5"), strict=True):
        Score.objects.filter(scorecard__in=card, criterion=criterion).update(value=mark)
    card.update(state="finished")
    read(contest)
    assert len(computed) == 2


def test_the_digest_changes_when_an_entry_leaves(contest):
    def digest():
        return read_facts(contest.edition, 0, stages=stages_of(contest.edition)).digest

    before = digest()
    assert digest() == before
    withdraw(submission=contest.standing("INOVASI D").submission, by=contest.setda, now=factories.NOW, reason="Rekaan.")
    assert digest() != before


def test_the_same_marks_give_the_same_chances(contest):
    first = read(contest)[1]
    cache.clear()
    assert read(contest)[1] == first


def test_finalists_stand_above_others_in_every_draw():
    contest = Contest(Round(weight="50", finalists=3), Round(weight="50"), tiers="TOP 1:1-1 TOP 3:2-3")
    marks = {"A": "90 88 91", "B": "84 85 80", "C": "80 84 83", "D": "70 70 75", "E": "60 66 62"}
    entries = {letter: contest.entry(f"INOVASI {letter}", *each.split()) for letter, each in marks.items()}
    for letter, each in {"A": "50 55 52", "B": "60 66 63", "C": "70 70 71"}.items():
        contest.score(entries[letter], *each.split(), stage=2)
    _, found = read(contest)
    top, last = found.lines
    assert last.chance is None
    assert last.line.first_out == entries["D"].pk
    assert {each.entry: each.inside for each in last.chances}[entries["D"].pk] == 0
    assert all(each.high <= 3 for each in top.chances)
