"""Changing lists and stages of an edition: what is saved, and what is refused when."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions import rules, setup, stages
from competitions.models import AwardTier, Category, Competition, Criterion, Question, Stage
from tests import factories
from tests.factories import NOW


@pytest.fixture
def prepared(setda, dinkes, disdikpora):
    return factories.make_edition(by=setda, running=False)


def rows_of(manager):
    return list(manager.order_by("position"))


def test_rows_are_saved_in_the_given_order_and_numbered_anew(prepared, setda):
    first, second, third, *rest = rows_of(prepared.categories)
    new = Category(competition=prepared, label="Layanan Digital")
    setup.save_categories(competition=prepared, rows=[third, new, first], removed=[second, *rest], by=setda)
    assert list(prepared.categories.order_by("position").values_list("position", "label")) == [
        (1, third.label),
        (2, "Layanan Digital"),
        (3, first.label),
    ]


def test_a_name_can_be_freed_and_taken_in_one_go(prepared, setda):
    health, *rest = rows_of(prepared.categories)
    new = Category(competition=prepared, label="KESEHATAN")
    setup.save_categories(competition=prepared, rows=[*rest, new], removed=[health], by=setda)
    assert prepared.categories.get(label__iexact="kesehatan").pk == new.pk


def test_numbers_of_questions_can_be_exchanged(prepared, setda):
    one, two, *rest = rows_of(prepared.questions)
    one.number, two.number = two.number, one.number
    setup.save_questions(competition=prepared, rows=[one, two, *rest], removed=[], by=setda)
    assert Question.objects.get(pk=one.pk).number == "2"


def test_two_questions_cannot_share_a_number(prepared, setda):
    rows = rows_of(prepared.questions)
    rows[0].number = rows[1].number
    with pytest.raises(ValidationError, match="Nomor ini sudah dipakai"):
        setup.save_questions(competition=prepared, rows=rows, removed=[], by=setda)
    assert prepared.questions.filter(number="1").count() == 1


def test_border_between_tiers_can_be_moved(prepared, setda):
    top3, top6 = prepared.tiers.order_by("first_place")
    top3.last_place, top6.first_place = 4, 5
    setup.save_tiers(competition=prepared, rows=[top3, top6], removed=[], by=setda)
    assert list(prepared.tiers.order_by("first_place").values_list("first_place", "last_place")) == [(1, 4), (5, 6)]


def test_overlapping_tiers_are_refused_in_words(prepared, setda):
    top3, top6 = prepared.tiers.order_by("first_place")
    top3.last_place = 4
    with pytest.raises(ValidationError, match="tumpang tindih"):
        setup.save_tiers(competition=prepared, rows=[top3, top6], removed=[], by=setda)
    assert AwardTier.objects.get(pk=top3.pk).last_place == 3


def test_row_that_somebody_removed_meanwhile_is_not_brought_back(prepared, setda):
    rows = rows_of(prepared.categories)
    Category.objects.filter(pk=rows[0].pk).delete()
    with pytest.raises(ValidationError, match="berubah sejak halaman ini dibuka"):
        setup.save_categories(competition=prepared, rows=rows, removed=[], by=setda)


def test_row_that_somebody_added_meanwhile_is_neither_lost_nor_left_out_of_the_sum(edition, setda):
    stage = edition.stages.get(position=1)
    first, *_ = rows_of(stage.criteria)
    first.weight = Decimal(100)
    with pytest.raises(ValidationError, match="berubah sejak halaman ini dibuka"):
        setup.save_criteria(stage=stage, rows=[first], removed=[], by=setda)
    assert sum(row.weight for row in rows_of(stage.criteria)) == 100


@pytest.mark.parametrize("weight", ["0", "-5", "100.5"])
def test_weight_out_of_range_is_refused(prepared, setda, weight):
    stage = prepared.stages.get(position=1)
    rows = rows_of(stage.criteria)
    rows[0].weight = Decimal(weight)
    with pytest.raises(ValidationError):
        setup.save_criteria(stage=stage, rows=rows, removed=[], by=setda)


def test_weights_may_be_unfinished_only_while_the_edition_is_prepared(prepared, setda):
    stage = prepared.stages.get(position=1)
    rows = rows_of(stage.criteria)
    rows[0].weight = Decimal("9.5")
    setup.save_criteria(stage=stage, rows=rows, removed=[], by=setda)
    Competition.objects.update(status="running")
    rows[0].weight = Decimal("9")
    with pytest.raises(ValidationError, match="tepat 100"):
        setup.save_criteria(stage=stage, rows=rows, removed=[], by=setda)
    rows[0].weight = Decimal("10")
    setup.save_criteria(stage=stage, rows=rows, removed=[], by=setda)
    assert stage.criteria.get(pk=rows[0].pk).weight == 10


def test_opened_stage_locks_its_criteria_and_the_tiers(edition, stage, setda):
    factories.open_stage(stage)
    with pytest.raises(ValidationError, match="sudah dibuka"):
        setup.save_criteria(stage=stage, rows=rows_of(stage.criteria), removed=[], by=setda)
    with pytest.raises(ValidationError, match="Penilaian sudah dimulai"):
        setup.save_tiers(competition=edition, rows=list(edition.tiers.all()), removed=[], by=setda)
    second = edition.stages.get(position=2)
    rows = rows_of(second.criteria)
    rows[0].weight, rows[1].weight = Decimal(40), Decimal(40)
    setup.save_criteria(stage=second, rows=rows, removed=[], by=setda)
    assert second.criteria.filter(weight=40).count() == 2


def test_marks_lock_a_stage_even_if_it_were_planned_again(edition, stage, dinkes, juri_satu):
    entry = factories.make_submission(edition, dinkes)
    factories.admit(stage, entry)
    factories.seat(stage, juri_satu)
    factories.open_stage(stage)
    assert not rules.has_marks(stage)
    factories.fill_card(stage, entry, juri_satu, [80] + [None] * 6, finish=False)
    Stage.objects.filter(pk=stage.pk).update(state="planned")
    stage.refresh_from_db()
    assert rules.has_marks(stage)
    assert rules.lock_of_criteria(stage)


def test_entries_leave_only_the_wording_of_questions_open(edition, setda, dinkes):
    factories.make_submission(edition, dinkes, state="draft")
    rows = rows_of(edition.questions)
    rows[0].prompt = "Bunyi yang lebih jelas"
    setup.save_questions(competition=edition, rows=rows, removed=[], by=setda)
    assert edition.questions.get(position=1).prompt == "Bunyi yang lebih jelas"
    rows[0].max_words = 50
    for change in (
        {"rows": rows, "removed": []},
        {"rows": rows_of(edition.questions)[:-1], "removed": rows_of(edition.questions)[-1:]},
        {"rows": rows_of(edition.questions)[::-1], "removed": []},
    ):
        with pytest.raises(ValidationError, match="sudah berisi proposal"):
            setup.save_questions(competition=edition, by=setda, **change)
    assert edition.questions.get(position=1).max_words == 200


def test_used_category_cannot_be_removed_but_renamed(edition, setda, dinkes):
    factories.make_submission(edition, dinkes)
    used, *rest = rows_of(edition.categories)
    with pytest.raises(ValidationError, match="Kategori Kesehatan sudah dipakai"):
        setup.save_categories(competition=edition, rows=rest, removed=[used], by=setda)
    used.label = "Kesehatan Masyarakat"
    setup.save_categories(competition=edition, rows=[used, *rest], removed=[], by=setda)
    assert edition.categories.get(position=1).label == "Kesehatan Masyarakat"


def test_roster_is_replaced(prepared, setda, dinkes, disdikpora):
    new = factories.make_organization("Dishub")
    setup.save_roster(competition=prepared, organizations=[dinkes, new], by=setda)
    assert set(prepared.roster.values_list("organization", flat=True)) == {dinkes.pk, new.pk}


@pytest.mark.parametrize("entrant", ["dinkes", "puskesmas"])
def test_organization_with_an_entry_stays_on_the_roster(edition, setda, disdikpora, entrant, request):
    factories.make_submission(edition, request.getfixturevalue(entrant))
    with pytest.raises(ValidationError, match="Dinkes sudah memiliki proposal"):
        setup.save_roster(competition=edition, organizations=[disdikpora], by=setda)
    assert edition.roster.count() == 2


def test_stages_are_added_at_the_end_and_removed_anywhere(prepared, setda):
    third = stages.add_stage(stage=Stage(competition=prepared, name="Visitasi", weight=0), by=setda)
    assert third.position == 3
    stages.remove_stage(stage=prepared.stages.get(position=2), by=setda)
    assert list(prepared.stages.order_by("position").values_list("position", "name", "finalists")) == [
        (1, "Penilaian proposal", 6),
        (2, "Visitasi", None),
    ]


def test_last_stage_sends_nobody_on(prepared, setda):
    stages.remove_stage(stage=prepared.stages.get(position=2), by=setda)
    assert prepared.stages.get().finalists is None


def test_stages_are_fixed_once_the_edition_runs(edition, stage, setda):
    with pytest.raises(ValidationError, match="terkunci sejak edisi dimulai"):
        stages.add_stage(stage=Stage(competition=edition, name="Visitasi"), by=setda)
    with pytest.raises(ValidationError, match="terkunci sejak edisi dimulai"):
        stages.remove_stage(stage=stage, by=setda)


@pytest.mark.parametrize(
    ("column", "value"), [("method", "median"), ("scale_max", Decimal(10)), ("finalists", 5), ("finalist_tie", "grow")]
)
def test_opened_stage_keeps_its_method(edition, stage, setda, column, value):
    factories.open_stage(stage)
    changed = edition.stages.get(position=1)
    setattr(changed, column, value)
    with pytest.raises(ValidationError, match="sudah dibuka"):
        stages.save_stage(stage=changed, by=setda)


def test_opened_stage_fixes_the_weights_of_all(edition, stage, setda):
    factories.open_stage(stage)
    second = edition.stages.get(position=2)
    second.weight = Decimal(40)
    with pytest.raises(ValidationError, match="bobot tahap terkunci"):
        stages.save_stage(stage=second, by=setda)


def test_opened_stage_may_change_name_and_dates(edition, stage, setda):
    factories.open_stage(stage)
    stale = Stage.objects.get(pk=stage.pk)
    stale.name, stale.closes_at, stale.state = "Penilaian naskah", NOW + timedelta(days=2), "planned"
    stages.save_stage(stage=stale, by=setda)
    stage.refresh_from_db()
    assert (stage.name, stage.closes_at, stage.state) == ("Penilaian naskah", NOW + timedelta(days=2), "open")


def test_planned_dates_do_not_overlap(edition, stage, setda):
    second = edition.stages.get(position=2)
    second.opens_at = NOW
    stages.save_stage(stage=second, by=setda)
    stage.closes_at = NOW + timedelta(seconds=1)
    with pytest.raises(ValidationError) as refusal:
        stages.save_stage(stage=stage, by=setda)
    assert list(refusal.value.error_dict) == ["closes_at"]
    stage.closes_at = NOW
    stages.save_stage(stage=stage, by=setda)
    second.opens_at = NOW - timedelta(seconds=1)
    with pytest.raises(ValidationError) as refusal:
        stages.save_stage(stage=second, by=setda)
    assert list(refusal.value.error_dict) == ["opens_at"]


def test_removed_criterion_leaves_its_question(prepared, setda):
    stage = prepared.stages.get(position=1)
    rows = rows_of(stage.criteria)
    setup.save_criteria(stage=stage, rows=rows[1:], removed=rows[:1], by=setda)
    assert prepared.questions.get(number="2").criterion is None
    assert not Criterion.objects.filter(pk=rows[0].pk).exists()


def test_others_change_nothing(prepared, operator_dinkes, disdikpora):
    stage = prepared.stages.get(position=1)
    for save in (setup.save_questions, setup.save_categories, setup.save_tiers):
        with pytest.raises(PermissionDenied):
            save(competition=prepared, rows=[], removed=[], by=operator_dinkes)
    for action in (stages.save_stage, stages.add_stage, stages.remove_stage):
        with pytest.raises(PermissionDenied):
            action(stage=stage, by=operator_dinkes)
    with pytest.raises(PermissionDenied):
        setup.save_criteria(stage=stage, rows=[], removed=[], by=operator_dinkes)
    with pytest.raises(PermissionDenied):
        setup.save_roster(competition=prepared, organizations=[], by=operator_dinkes)


@pytest.mark.parametrize("part", ["questions", "categories", "tiers", "criteria", "roster", "stage"])
def test_archived_edition_is_locked_throughout(edition, stage, setda, part):
    Competition.objects.update(status="archived")
    actions = {
        "questions": lambda: setup.save_questions(competition=edition, rows=[], removed=[], by=setda),
        "categories": lambda: setup.save_categories(competition=edition, rows=[], removed=[], by=setda),
        "tiers": lambda: setup.save_tiers(competition=edition, rows=[], removed=[], by=setda),
        "criteria": lambda: setup.save_criteria(stage=stage, rows=[], removed=[], by=setda),
        "roster": lambda: setup.save_roster(competition=edition, organizations=[], by=setda),
        "stage": lambda: stages.save_stage(stage=stage, by=setda),
    }
    with pytest.raises(ValidationError, match="diarsipkan"):
        actions[part]()
