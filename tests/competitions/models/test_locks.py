"""What the database itself refuses: set-ups that contradict themselves, and new rules after the first mark."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from competitions.models import AwardTier, Category, Competition, Criterion, Question, RosterMember, Stage
from competitions.models.competition import TIE_STEPS
from tests import factories
from tests.factories import NOW


def refused(constraint, action):
    """Runs an action that the database must refuse by the named constraint, at the latest at commit."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():  # noqa: PT012
        action()
        now_at_once()
    assert caught.value.__cause__.diag.constraint_name in constraint.split("|")


def now_at_once():
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


@pytest.fixture
def marked_stage(edition, stage, dinkes, juri_satu):
    """Stage 1, open, with one draft sheet that holds marks."""
    entry = factories.make_submission(edition, dinkes)
    factories.admit(stage, entry)
    factories.seat(stage, juri_satu)
    factories.open_stage(stage)
    factories.fill_card(stage, entry, juri_satu, [80] * 7, finish=False)
    return stage


@pytest.mark.parametrize("weight", ["0", "-1", "100.01"])
def test_weight_of_a_criterion_is_positive(stage, weight):
    refused("criterion_weight_is_positive", lambda: stage.criteria.update(weight=Decimal(weight)))


@pytest.mark.parametrize("weight", ["-1", "100.01"])
def test_weight_of_a_stage_is_a_percentage(stage, weight):
    refused("stage_weight_from_0_to_100", lambda: Stage.objects.filter(pk=stage.pk).update(weight=Decimal(weight)))


def test_stage_may_weigh_nothing(stage):
    assert Stage.objects.filter(pk=stage.pk).update(weight=0) == 1


def test_tiers_do_not_overlap(edition):
    refused(
        "award_tier_places_do_not_overlap",
        lambda: AwardTier.objects.create(competition=edition, label="TOP 10", first_place=6, last_place=10),
    )


def test_tiers_of_two_editions_may_hold_the_same_places(edition, setda):
    other = factories.make_edition(by=setda, year=2027)
    now_at_once()
    assert list(other.tiers.order_by("pk").values_list("first_place", "last_place")) == [(1, 3), (4, 6)]


def test_places_of_a_tier_ascend(edition):
    refused(
        "award_tier_places_ascend",
        lambda: AwardTier.objects.create(competition=edition, label="Harapan", first_place=9, last_place=8),
    )


def test_one_real_edition_a_year_with_a_rehearsal_beside_it(edition):
    rehearsal = Competition(year=2026, is_rehearsal=True)
    rehearsal.save()
    assert rehearsal.slug == "2026-gladi"
    for is_rehearsal in (False, True):
        refused(
            "competition_one_real_edition_a_year|competitions_competition_slug_key",
            lambda is_rehearsal=is_rehearsal: Competition(year=2026, is_rehearsal=is_rehearsal).save(),
        )


def test_registration_opens_before_it_closes(edition):
    refused(
        "competition_registration_opens_before_it_closes",
        lambda: Competition.objects.update(registration_closes_at=edition.registration_opens_at),
    )


def test_running_edition_has_registration_dates(edition):
    refused(
        "competition_running_has_registration_dates",
        lambda: Competition.objects.update(registration_opens_at=None),
    )


def test_stages_follow_one_another(stage, edition):
    edition.stages.filter(position=2).update(opens_at=NOW, closes_at=NOW + timedelta(days=1))
    refused("stage_in_order", lambda: edition.stages.filter(position=1).update(closes_at=NOW + timedelta(seconds=1)))
    assert edition.stages.filter(position=1).update(closes_at=NOW) == 1
    now_at_once()


def test_stage_two_waits_for_stage_one(edition):
    refused("stage_in_order", lambda: edition.stages.filter(position=2).update(state="open"))


def test_stages_may_move_together_in_any_order(edition):
    """The order is checked at the end, so that both stages can be shifted in one transaction."""
    first, second = edition.stages.order_by("position")
    for day in (0, 10):
        Stage.objects.filter(pk=first.pk).update(opens_at=NOW, closes_at=NOW + timedelta(days=day + 1))
        Stage.objects.filter(pk=second.pk).update(
            opens_at=NOW + timedelta(days=day + 1), closes_at=NOW + timedelta(days=day + 2)
        )
    now_at_once()


def test_roster_holds_an_organization_once(edition, dinkes):
    refused("roster_member_is_unique", lambda: RosterMember.objects.create(competition=edition, organization=dinkes))


def test_number_of_a_question_is_unique_at_the_end(edition):
    """Numbers can be passed on within one transaction, but not shared when it ends."""
    one, two = edition.questions.order_by("position")[:2]
    Question.objects.filter(pk=one.pk).update(number=two.number)
    Question.objects.filter(pk=two.pk).update(number=one.number)
    now_at_once()
    refused("question_number_is_unique", lambda: Question.objects.filter(pk=one.pk).update(number=one.number))


def test_category_is_unique_whatever_its_capitals(edition):
    refused(
        "category_label_is_unique",
        lambda: Category.objects.create(competition=edition, position=99, label="KESEHATAN"),
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda stage: stage.criteria.filter(position=1).update(weight=1),
        lambda stage: stage.criteria.filter(position=1).update(label="Lain"),
        lambda stage: stage.criteria.filter(position=1).update(position=99),
        lambda stage: Criterion.objects.create(stage=stage, position=99, label="Baru", weight=1),
        lambda stage: Criterion.objects.filter(stage=stage, position=7)._raw_delete("default"),
        lambda stage: Criterion.objects.filter(stage__position=2).update(stage=stage, position=99),
    ],
)
def test_criteria_are_locked_after_the_first_mark(marked_stage, change):
    refused("criterion_locked_after_first_mark", lambda: change(marked_stage))


def test_guide_may_still_be_corrected(marked_stage):
    assert marked_stage.criteria.update(guide="Petunjuk baru") == 7


def test_criteria_of_the_next_stage_stay_open(marked_stage, edition):
    assert edition.stages.get(position=2).criteria.filter(position=8).update(weight=31) == 1


@pytest.mark.parametrize(
    "change", [{"method": "median"}, {"scale_max": 50}, {"finalists": 5}, {"finalist_tie": "grow"}]
)
def test_method_is_locked_after_the_first_mark(marked_stage, edition, change):
    refused("stage_locked_after_first_mark", lambda: edition.stages.filter(position=1).update(**change))
    assert edition.stages.filter(position=2).update(**change) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: edition.stages.filter(position=1).update(weight=40),
        lambda edition: edition.stages.filter(position=2).update(weight=60),
        lambda edition: edition.stages.filter(position=2).update(position=3),
        lambda edition: Stage.objects.create(competition=edition, position=3, name="Baru"),
    ],
)
def test_weights_of_all_stages_are_locked_after_the_first_mark(marked_stage, edition, change):
    refused("stage_weights_locked_after_first_mark", lambda: change(edition))


def test_unmarked_stage_cannot_be_taken_away_after_the_first_mark(marked_stage, edition):
    second = edition.stages.get(position=2)
    second.criteria.all().delete()
    refused("stage_weights_locked_after_first_mark", lambda: Stage.objects.filter(pk=second.pk).delete())


def test_name_dates_and_state_stay_open_after_the_first_mark(marked_stage):
    marked_stage.name = "Nama baru"
    marked_stage.closes_at = NOW + timedelta(days=3)
    factories.close_stage(marked_stage)
    now_at_once()
    assert Stage.objects.get(pk=marked_stage.pk).is_closed


@pytest.mark.parametrize(
    "change",
    [
        lambda edition: edition.tiers.filter(label="TOP 6").update(last_place=7),
        lambda edition: edition.tiers.filter(label="TOP 6").update(label="Enam besar"),
        lambda edition: edition.tiers.filter(label="TOP 6").delete(),
        lambda edition: AwardTier.objects.create(competition=edition, label="Baru", first_place=7, last_place=8),
    ],
)
def test_tiers_are_locked_after_the_first_mark(marked_stage, edition, change):
    refused("award_tier_locked_after_first_mark", lambda: change(edition))


@pytest.mark.parametrize("step", TIE_STEPS)
def test_steps_of_the_chain_are_locked_after_the_first_mark(marked_stage, edition, step):
    change = Competition.objects.filter(pk=edition.pk)
    refused("competition_ties_locked_after_first_mark", lambda: change.update(**{step: False}))
    assert change.update(**{step: True}) == 1  # as it was


def test_marks_of_another_edition_lock_nothing(marked_stage, setda):
    other = factories.make_edition(by=setda, year=2027)
    assert other.tiers.filter(label="TOP 6").update(last_place=7) == 1
    assert other.stages.filter(position=1).update(weight=40, method="median") == 1
    assert Criterion.objects.filter(stage__competition=other, position=1).update(weight=11) == 1


def test_sheet_without_a_mark_locks_nothing(edition, stage, dinkes, juri_satu):
    entry = factories.make_submission(edition, dinkes)
    factories.admit(stage, entry)
    factories.seat(stage, juri_satu)
    factories.open_stage(stage)
    factories.fill_card(stage, entry, juri_satu, [None] * 7, finish=False)
    assert edition.stages.filter(position=1).update(method="median", weight=40) == 1
    assert stage.criteria.filter(position=1).update(weight=11) == 1
    assert edition.tiers.filter(label="TOP 6").update(last_place=7) == 1
