"""What the database refuses becomes a sentence, and nothing of the transaction stays."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from competitions.models import Category, Question
from kipp.shared.refusals import IN_USE, STALE, atomic_with_sentences
from tests import factories


def test_constraint_speaks_by_its_message(edition):
    with pytest.raises(ValidationError, match="Kategori ini sudah ada"), atomic_with_sentences():
        Category.objects.create(competition=edition, position=90, label="kesehatan")


def test_deferred_constraint_speaks_before_the_commit(edition):
    one, two = edition.questions.order_by("position")[:2]
    with pytest.raises(ValidationError, match="Nomor ini sudah dipakai"), atomic_with_sentences():
        Question.objects.filter(pk=one.pk).update(number=two.number)
    one.refresh_from_db()
    assert one.number == "1"


def test_trigger_speaks_for_itself(edition):
    with pytest.raises(ValidationError, match="Tahap sebelumnya belum ditutup"), atomic_with_sentences():
        edition.stages.filter(position=2).update(state="open")


def test_constraint_without_a_sentence_asks_to_reload(edition):
    with pytest.raises(ValidationError) as refusal, atomic_with_sentences():
        edition.categories.filter(position=1).update(position=2)
    assert refusal.value.messages == [STALE]


def test_protected_row_is_in_use(edition, dinkes):
    factories.make_submission(edition, dinkes)
    with pytest.raises(ValidationError) as refusal, atomic_with_sentences():
        edition.questions.first().delete()
    assert refusal.value.messages == [IN_USE]


def test_other_errors_pass(edition):
    with pytest.raises(ZeroDivisionError), atomic_with_sentences():  # noqa: PT012
        edition.categories.all().delete()
        _ = 1 / 0
    assert edition.categories.count() == 11


def test_error_without_diagnosis_asks_to_reload(db):
    with pytest.raises(ValidationError) as refusal, atomic_with_sentences():
        raise IntegrityError("lost")
    assert refusal.value.messages == [STALE]
