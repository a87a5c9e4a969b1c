"""The ranking views against the reference computation, on many small competitions full of exact ties."""

from contextlib import suppress
from dataclasses import astuple, replace
from fractions import Fraction
from itertools import count
from random import Random

import pytest
from django.db import connection

from competitions.models import Competition, Criterion, Stage
from judging.models import Admission, PanelDecision, Score, Scorecard, Severity, SeverityEstimate, Standing
from judging.ranking.additive import NotEstimable
from judging.ranking.recomputing import EVERY_STEP, Board, CardFacts, Facts, Sheets, StageFacts
from judging.ranking.severities import estimate_severities
from judging.ranking.verification import differences, facts_of
from kipp.accounts.models import Role
from submissions.models import Submission
from tests import factories
from tests.unguarded import without_triggers

COMPETITIONS = 120
JUDGES = 6
WEIGHTS = ["1", "1", "2", "3", "33.33", "50"]
STAGE_WEIGHTS = ["0", "0", "40", "50", "60", "33.33"]
SCALES = ["5", "5", "10", "100"]
METHODS = ["mean", "mean", "trimmed", "median", "additive"]


class Lottery:
    """Draws competitions row by row; the rows are written in bulk."""

    def __init__(self, seed: int):
        self.random = Random(seed)
        self.judges = [factories.make_user(Role.JUDGE) for _ in range(JUDGES)]
        self.organization = factories.make_organization("Dinas Rekaan")
        self.setda = factories.make_user(Role.ADMIN)
        self.numbers = {model: count(1) for model in (Competition, Stage, Criterion, Submission, Scorecard)}
        self.rows = {
            model: []
            for model in (Competition, Stage, Criterion, Submission, PanelDecision, Admission, Scorecard, Score)
        }
        self.facts: dict[int, Facts] = {}

    def add(self, model, **fields):
        if model in self.numbers:
            fields["pk"] = next(self.numbers[model])
        row = model(**fields)
        self.rows[model].append(row)
        return row

    def draw(self) -> None:
        """Draws one competition: stages, entries, who advances, marks, and decisions of the panel."""
        year = 2100 + len(self.facts)
        left_out = (
            [] if self.random.random() < 0.5 else self.random.sample(sorted(EVERY_STEP), self.random.randint(1, 4))
        )
        steps = {f"ties_by_{step}": False for step in left_out}
        competition = self.add(Competition, year=year, slug=str(year), status="archived", **steps)
        # Severities need at least five sheets of each judge.
        is_large = self.random.random() < 0.2
        numbers = range(1, self.random.choice([1, 1, 2, 2, 3]) + 1)
        stages = [self.draw_stage(competition, number, "additive" if is_large else None) for number in numbers]
        facts = Facts([stage for _, stage in stages], {}, {}, steps=EVERY_STEP - set(left_out))
        self.facts[competition.pk] = facts
        entries = [
            self.draw_entry(competition, facts) for _ in range(self.random.randint(*(8, 11) if is_large else (2, 7)))
        ]
        panel = self.random.sample(self.judges, self.random.randint(1, JUDGES))
        marks = list(range(self.random.choice([1, 2, 3]) + 1))
        twins = self.random.random() < 0.5
        remaining = entries
        for stage, rules in stages:
            for entry in entries:
                is_wildcard = rules.position > 1 and self.random.random() < 0.1
                if entry in remaining or is_wildcard:
                    facts.admitted[rules.position, entry.pk] = (None, None)
                    self.draw_cards(stage, rules, entry, panel, marks, facts, twins)
            remaining = [entry for entry in remaining if self.random.random() < 0.6]
        self.decide(facts)
        for (position, entry), (place, decision) in facts.admitted.items():
            stage = stages[position - 1][0]
            self.add(Admission, stage=stage, submission_id=entry, panel_position=place, panel_decision_id=decision)

    def draw_stage(self, competition, position: int, method: str | None) -> tuple[Stage, StageFacts]:
        weight, scale = self.random.choice(STAGE_WEIGHTS), self.random.choice(SCALES)
        method = method or self.random.choice(METHODS)
        stage = self.add(
            Stage,
            competition=competition,
            position=position,
            name=f"Babak {position}",
            weight=weight,
            method=method,
            scale_max=scale,
            state="closed",
        )
        criteria = {}
        for rubric in range(1, self.random.randint(1, 3) + 1):
            share = self.random.choice(WEIGHTS)
            criterion = self.add(Criterion, stage=stage, position=rubric, label=f"K{rubric}", weight=share)
            criteria[criterion.pk] = (Fraction(share), rubric)
        return stage, StageFacts(position, Fraction(weight), method, Fraction(scale), criteria)

    def draw_entry(self, competition, facts: Facts) -> Submission:
        state = self.random.choice(["eligible"] * 8 + ["withdrawn", "disqualified"])
        entry = self.add(
            Submission,
            competition=competition,
            organization=self.organization,
            title="INOVASI",
            state=state,
            reason="Rekaan.",
            created_by=self.setda,
            changed_by=self.setda,
            submitted_by=self.setda,
            submitted_at=factories.NOW,
        )
        entry.code = f"R{entry.pk}"
        facts.entries[entry.pk] = state == "eligible"
        return entry

    def draw_cards(self, stage, rules, entry, panel, marks, facts, twins: bool) -> None:
        """Writes a sheet per judge; with `twins` marks are few permutations of one another, which makes ties deep."""
        base = [self.random.choice(marks) for _ in range(len(rules.criteria))]
        for judge in panel:
            chance = self.random.random()
            if chance < 0.06:
                continue
            state = "draft" if chance < 0.1 else "recused" if chance < 0.13 else "finished"
            card = self.add(Scorecard, stage=stage, submission=entry, judge=judge, state=state)
            if state == "finished":
                card.finished_at = factories.NOW
            values = self.random.sample(base, len(base)) if twins else [self.random.choice(marks) for _ in base]
            given = dict(zip(rules.criteria, values, strict=True))
            if state == "draft":
                given.popitem()
            for criterion, value in given.items():
                self.add(Score, scorecard=card, criterion_id=criterion, value=value)
            facts.cards.append(CardFacts(rules.position, entry.pk, judge.pk, state == "finished", given))

    def decide(self, facts: Facts) -> None:
        """Adds decisions of the panel: about entries that share a place, or, to no effect, about any."""
        groups: dict[tuple, list[int]] = {}
        for entry, outcome in Board(Sheets(facts), 0).outcomes().items():
            if outcome.sharing and outcome.sharing > 1:
                groups.setdefault((outcome.place, outcome.reached), []).append(entry)
        chosen = [(reached, group) for (_, reached), group in groups.items() if self.random.random() < 0.6]
        if self.random.random() < 0.3:
            position, entry = self.random.choice(list(facts.admitted))
            chosen.append((position, [entry]))
        for position, group in chosen:
            decision = len(self.rows[PanelDecision]) + 1
            stage = next(row for row in reversed(self.rows[Stage]) if row.position == position)
            self.rows[PanelDecision].append(
                PanelDecision(pk=decision, stage=stage, reason="Rekaan.", present="A", recorded_by=self.setda)
            )
            for place, entry in enumerate(self.random.sample(group, len(group)), start=1):
                facts.admitted[position, entry] = (place, decision)

    def write(self) -> None:
        """Writes all rows at once, without the triggers, which guard single steps and keep the audit trail."""
        with without_triggers(*self.rows):
            for model, rows in self.rows.items():
                model.objects.bulk_create(rows, batch_size=5000)
        with connection.cursor() as cursor:
            cursor.execute("analyze judging_score, judging_scorecard, judging_admission, competitions_criterion")

    def estimate(self) -> int:
        """Estimates the severities of the additive stages as closing does; returns how many could be."""
        done = 0
        for stage in Stage.objects.filter(method="additive").select_related("competition").order_by("pk"):
            with suppress(NotEstimable):
                estimate_severities(stage=stage, cause=SeverityEstimate.Cause.CLOSING, now=factories.NOW)
                done += 1
        return done


def found_by_views(competition: int) -> dict[tuple[int, int], tuple]:
    standings = Standing.objects.filter(competition=competition).order_by("board", "submission_id")
    return {
        (row.board, row.submission_id): (
            row.place,
            row.exact_score,
            row.sharing,
            row.decided_by,
            row.is_untrimmed,
            row.is_provisional,
            row.reached,
        )
        for row in standings
    }


def found_by_hand(facts: Facts) -> dict[tuple[int, int], tuple]:
    """Places from what was drawn, not from what was written to the database."""
    sheets = Sheets(facts)
    boards = [0, *(stage.position for stage in facts.stages)]
    return {
        (board, entry): astuple(each) for board in boards for entry, each in Board(sheets, board).outcomes().items()
    }


@pytest.mark.django_db
def test_views_and_second_computation_agree_on_every_place_score_and_deciding_step():
    lottery = Lottery(seed=20221229)
    for _ in range(COMPETITIONS):
        lottery.draw()
    lottery.write()
    adjusted = lottery.estimate()

    steps, shared, provisional = set(), 0, 0
    for competition, facts in lottery.facts.items():
        expected = found_by_hand(facts)
        assert found_by_views(competition) == expected, f"competition {competition} of the lottery"
        steps |= {(each[3] or "").split(":")[0] for each in expected.values()}
        shared += sum((each[2] or 0) > 1 for each in expected.values())
        provisional += sum(each[5] for each in expected.values())

    # The draw reaches every step of the chain and every method; without this the comparison would prove little.
    assert steps == {"", "stage", "criterion", "median", "head_to_head", "panel"}
    assert shared > 50
    assert adjusted > 15
    assert provisional > 50
    assert {len(facts.steps) for facts in lottery.facts.values()} == {0, 1, 2, 3, 4}
    assert Severity.objects.exclude(numerator=0).count() > 30

    # What is read back from the database is what was drawn, and the product finds no difference.
    for competition in Competition.objects.order_by("pk")[:60]:
        read, drawn = facts_of(competition), lottery.facts[competition.pk]
        assert (read.stages, read.entries, read.admitted, read.steps) == (
            drawn.stages,
            drawn.entries,
            drawn.admitted,
            drawn.steps,
        )
        assert read.cards == drawn.cards
        assert differences(competition) == []


def test_second_computation_notices_a_mark_that_is_another():
    """The comparison can fail: the same competition with one mark changed gives other places."""
    stage = StageFacts(1, Fraction(100), "mean", Fraction(100), {1: (Fraction(100), 1)})
    cards = [CardFacts(1, entry, 1, True, {1: Fraction(mark)}) for entry, mark in ((1, 80), (2, 79))]
    facts = Facts([stage], {1: True, 2: True}, {(1, 1): (None, None), (1, 2): (None, None)}, cards)
    changed = replace(facts, cards=[cards[0], replace(cards[1], marks={1: Fraction(81)})])

    assert [Board(Sheets(each), 0).outcomes()[1].place for each in (facts, changed)] == [1, 2]
