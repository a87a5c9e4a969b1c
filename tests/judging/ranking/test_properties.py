"""What must hold for any competition: rows in another order, scaled weights, a better mark, and lists cut short."""

from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competitions.models import Competition, Criterion, Stage
from judging.models import Admission, Score, Scorecard, Standing
from judging.ranking.additive import NotEstimable
from judging.ranking.places import ranking
from judging.ranking.severities import estimate_severities
from kipp.accounts.models import Role
from submissions.models import Submission
from tests import factories
from tests.unguarded import without_triggers

pytestmark = pytest.mark.django_db

JUDGES = 6
METHODS = ["mean", "trimmed", "median"]
PROPERTY = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@dataclass(frozen=True)
class Plan:
    """A competition as plain numbers.

    stages: (method, weight, weights of the criteria); reached: the last stage of each entry; marks: by stage, entry and
    judge, each from 0 to 4; they are few, so that ties are many.
    """

    stages: tuple[tuple[str, int, tuple[int, ...]], ...]
    reached: tuple[int, ...]
    marks: dict[tuple[int, int, int], tuple[int, ...]]


@st.composite
def plans(draw, methods=METHODS) -> Plan:
    numbers = st.integers(1, 3)
    stages = tuple(
        (
            draw(st.sampled_from(methods)),
            draw(st.integers(0, 3)),
            tuple(draw(st.lists(numbers, min_size=1, max_size=3))),
        )
        for _ in range(draw(st.integers(1, 2)))
    )
    reached = tuple(draw(st.lists(st.integers(1, len(stages)), min_size=3, max_size=6)))
    judges = draw(st.integers(2, JUDGES))
    absent = draw(st.sets(st.tuples(st.integers(1, 2), st.integers(0, 5), st.integers(0, JUDGES - 1)), max_size=3))
    marks = {}
    for entry, last in enumerate(reached):
        for stage in range(1, last + 1):
            for judge in range(judges):
                if (stage, entry, judge) not in absent:
                    rubric = stages[stage - 1][2]
                    marks[stage, entry, judge] = tuple(draw(st.integers(0, 4)) for _ in rubric)
    return Plan(stages, reached, marks)


@st.composite
def additive_plans(draw) -> Plan:
    """Enough sheets for severities as a rule: six to eight entries, three judges, at most one sheet missing of each.

    Sometimes a second stage by another method follows, or a judge has too few sheets, so that the plain mean stands in.
    """
    rubric = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=2)))
    stages = (("additive", draw(st.integers(0, 3)), rubric), ("mean", draw(st.integers(0, 3)), (1,)))
    stages = stages[: draw(st.integers(1, 2))]
    reached = tuple(draw(st.lists(st.integers(1, len(stages)), min_size=6, max_size=8)))
    absent = draw(st.dictionaries(st.integers(0, len(reached) - 1), st.integers(0, 2), max_size=5))
    marks = {}
    for entry, last in enumerate(reached):
        for stage in range(1, last + 1):
            for judge in range(3):
                if stage == 2 or absent.get(entry) != judge:
                    marks[stage, entry, judge] = tuple(draw(st.integers(0, 4)) for _ in stages[stage - 1][2])
    return Plan(stages, reached, marks)


ANY_PLAN = st.one_of(plans(), additive_plans())


@pytest.fixture
def people():
    """The judges, and an organization and Setda for the entries."""
    judges = [factories.make_user(Role.JUDGE) for _ in range(JUDGES)]
    return judges, factories.make_organization("Dinas Rekaan"), factories.make_user(Role.ADMIN)


def written(plan: Plan, people, *, order: Random | None = None) -> tuple[Competition, list[Submission]]:
    """Writes a plan, its rows in random order when one is given; returns the entries in the order of the plan."""
    judges, organization, setda = people
    year = 2030 + Competition.objects.count()
    with without_triggers(Competition, Stage, Criterion, Submission, Admission, Scorecard, Score):
        edition = Competition.objects.create(year=year, status="archived")
        stages = [
            Stage.objects.create(
                competition=edition,
                position=at,
                name=f"B{at}",
                method=method,
                weight=weight,
                scale_max=5,
                state="closed",
            )
            for at, (method, weight, _) in enumerate(plan.stages, start=1)
        ]
        criteria = saved(
            Criterion,
            {
                (at, place): Criterion(stage=stages[at - 1], position=place, label="K", weight=weight)
                for at, (_, _, rubric) in enumerate(plan.stages, start=1)
                for place, weight in enumerate(rubric, start=1)
            },
            order,
        )
        who = {"organization": organization, "created_by": setda, "changed_by": setda, "submitted_by": setda}
        state = {"state": "eligible", "submitted_at": factories.NOW, "title": "INOVASI"}
        entries = saved(
            Submission,
            {
                at: Submission(competition=edition, **who, **state, code=f"T{year}{at}")
                for at in range(len(plan.reached))
            },
            order,
        )
        admitted = [(at, entry) for entry, last in enumerate(plan.reached) for at in range(1, last + 1)]
        saved(
            Admission,
            {key: Admission(stage=stages[key[0] - 1], submission=entries[key[1]]) for key in admitted},
            order,
        )
        finished = {"state": "finished", "finished_at": factories.NOW}
        cards = saved(
            Scorecard,
            {
                (at, entry, judge): Scorecard(
                    stage=stages[at - 1], submission=entries[entry], judge=judges[judge], **finished
                )
                for at, entry, judge in plan.marks
            },
            order,
        )
        rows = {
            (card, place): Score(scorecard=cards[card], criterion=criteria[card[0], place], value=mark)
            for card, marks in plan.marks.items()
            for place, mark in enumerate(marks, start=1)
        }
        saved(Score, rows, order)
    return edition, [entries[at] for at in range(len(plan.reached))]


def estimate(edition: Competition) -> int:
    """Estimates the severities of the additive stages as closing does; returns how many could be."""
    done = 0
    for stage in edition.stages.filter(method="additive").select_related("competition"):
        with suppress(NotEstimable):
            estimate_severities(stage=stage, cause="closing", now=factories.NOW)
            done += 1
    return done


def saved(model, rows: dict, order: Random | None) -> dict:
    """Writes the rows in their order or in a random one, by which the ids are given out too."""
    wanted = list(rows.values())
    if order:
        order.shuffle(wanted)
    model.objects.bulk_create(wanted)
    return rows


def outcome(plan: Plan, people, *, order: Random | None = None) -> dict[tuple[int, int], tuple]:
    """Returns place, sharing, exact score and kind of deciding step by board and entry, and leaves nothing behind."""
    with transaction.atomic():
        edition, entries = written(plan, people, order=order)
        estimate(edition)
        numbers = {entry.pk: at for at, entry in enumerate(entries)}
        rows = list(Standing.objects.filter(competition=edition.pk).order_by("board", "submission_id"))
        found = {(row.board, numbers[row.submission_id]): (row.place, row.sharing, row.exact_score) for row in rows}
        transaction.set_rollback(True)
    return found


@PROPERTY
@given(plan=ANY_PLAN, seed=st.integers(0, 999))
def test_places_do_not_depend_on_the_order_of_the_rows(people, plan, seed):
    assert outcome(plan, people) == outcome(plan, people, order=Random(seed))


@PROPERTY
@given(plan=ANY_PLAN, of_criteria=st.sampled_from([2, 3, 7]), of_stages=st.sampled_from([2, 5, 11]))
def test_scaling_all_weights_changes_nothing(people, plan, of_criteria, of_stages):
    scaled = tuple(
        (method, weight * of_stages, tuple(each * of_criteria for each in rubric))
        for method, weight, rubric in plan.stages
    )

    assert outcome(plan, people) == outcome(replace(plan, stages=scaled), people)


@PROPERTY
@given(plan=ANY_PLAN, data=st.data())
def test_a_better_mark_never_lowers_a_place(people, plan, data):
    """Holds for every method: no key of the chain falls, and the mean on the criterion rises.

    Under the additive method the lead over every other entry never falls either, see docs/ranking.md.
    """
    sheet = data.draw(st.sampled_from(sorted(plan.marks) or [None]))
    if sheet is None:
        return
    marks = list(plan.marks[sheet])
    at = data.draw(st.integers(0, len(marks) - 1))
    marks[at] += 1
    before, after = (outcome(each, people) for each in (plan, replace(plan, marks=plan.marks | {sheet: tuple(marks)})))

    for (board, entry), (place, _, score) in before.items():
        if entry == sheet[1] and place is not None:
            assert after[board, entry][0] <= place
            assert after[board, entry][2] >= score


def test_the_property_of_the_better_mark_can_fail(people):
    """A mark that falls does lower the place, so the comparison above sees what it should."""
    plan = Plan((("mean", 1, (1,)),), (1, 1), {(1, 0, 0): (3,), (1, 1, 0): (2,)})
    worse = replace(plan, marks=plan.marks | {(1, 0, 0): (1,)})

    assert outcome(plan, people)[1, 0] == (1, 1, Fraction(60))
    assert outcome(worse, people)[1, 0] == (2, 1, Fraction(20))


def test_additive_plans_are_estimated_as_a_rule(people):
    """The properties above would prove little if every additive stage counted as the plain mean."""
    marks = {(1, entry, judge): ((entry * 2 + judge) % 5,) for entry in range(6) for judge in range(3)}
    del marks[1, 0, 2]
    edition, _ = written(Plan((("additive", 1, (1,)),), (1,) * 6, marks), people)
    assert estimate(edition) == 1
    assert not Standing.objects.filter(competition=edition.pk, is_provisional=True).exists()


ORDERS = ["submission_id", "-submission_id", "score", "-score", "submission__code", "-place", "cards"]


@settings(PROPERTY, max_examples=6)
@given(plan=ANY_PLAN, data=st.data())
def test_filters_and_orders_of_the_view_never_change_a_place(people, plan, data):
    """Whatever part of the list is read, in whatever order: the place is that of the whole list."""
    with transaction.atomic():
        edition, entries = written(plan, people)
        estimate(edition)
        for board in (0, *range(1, len(plan.stages) + 1)):
            rows = Standing.objects.board(edition, board)
            whole = {row.pk: (row.place, row.sharing, row.decided_by, row.tier) for row in rows}
            chosen = data.draw(st.lists(st.sampled_from(sorted(entry.pk for entry in entries)), min_size=1))
            order = data.draw(st.sampled_from(ORDERS))
            first, last = sorted(data.draw(st.tuples(st.integers(0, 8), st.integers(0, 8))))
            for part in (
                rows.filter(submission__in=chosen).order_by(order, "pk"),
                rows.filter(submission=chosen[0]),
                rows.exclude(submission__in=chosen),
                rows.filter(submission__code__endswith=entries[0].code[-1]),
                rows.filter(place__gt=1, reached=max(plan.reached)),
                rows.order_by(order, "pk")[first:last],
            ):
                found = {row.pk: (row.place, row.sharing, row.decided_by, row.tier) for row in part}
                assert found == {key: whole[key] for key in found}
        transaction.set_rollback(True)


@settings(PROPERTY, max_examples=6)
@given(plan=plans(), size=st.integers(1, 4))
def test_pages_never_change_a_place(people, plan, size):
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("judging.ranking.places.ROWS_PER_PAGE", size)
        edition, _ = written(plan, people)
        whole = [(row.submission.pk, row.standing.place) for row in ranking(edition, 0).rows]
        last = -(-len(whole) // size)
        pages = [ranking(edition, 0, page).rows for page in range(1, last + 1)]
        transaction.set_rollback(True)

    assert [(row.submission.pk, row.standing.place) for rows in pages for row in rows] == whole
