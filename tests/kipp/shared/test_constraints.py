"""What the database guarantees about every table: known codes only, and no table emptied at a stroke."""

import pghistory.models
import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from judging.models import Score
from kipp.accounts.models import Organization
from submissions.models import Receipt

OURS = ("accounts", "competitions", "submissions", "judging")
MODELS = [model for label in OURS for model in apps.get_app_config(label).get_models() if model._meta.managed]
CODES = [
    (model, field)
    for model in MODELS
    if not issubclass(model, pghistory.models.Event)
    for field in model._meta.local_fields
    if field.choices
]


@pytest.mark.parametrize(("model", "field"), CODES, ids=[f"{model.__name__}.{field.name}" for model, field in CODES])
def test_every_column_with_choices_is_checked_by_the_database(model, field):
    codes = {code for code, _ in field.flatchoices} | ({""} if field.blank else set())
    lookup = f"{field.name}__in"
    checked = [
        set(value)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint) and len(constraint.condition.children) == 1
        for name, value in constraint.condition.children
        if name == lookup
    ]
    assert checked == [codes]


def test_an_unknown_code_is_refused(dinkes):
    with pytest.raises(IntegrityError, match="organization_kind_is_known"), transaction.atomic():
        Organization.objects.update(kind="kabupaten")


@pytest.fixture
def as_in_service(db):
    """Takes from this transaction what the settings of the tests allow."""
    with connection.cursor() as cursor:
        cursor.execute("set local kipp.may_truncate = off")
        yield cursor


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_no_table_can_be_emptied_at_a_stroke(as_in_service, model):
    with pytest.raises(IntegrityError, match="tidak boleh dikosongkan"), transaction.atomic():
        as_in_service.execute(f'truncate "{model._meta.db_table}" cascade')


def test_a_table_is_protected_also_as_what_hangs_on_another_one(as_in_service):
    as_in_service.execute("select count(*) from pg_trigger where tgname = 'kipp_refuse_truncate'")
    assert as_in_service.fetchone() == (len(MODELS),)
    for model in (Score, Receipt):
        with pytest.raises(IntegrityError, match="tidak boleh dikosongkan"), transaction.atomic():
            as_in_service.execute(f'truncate "{model._meta.db_table}"')
