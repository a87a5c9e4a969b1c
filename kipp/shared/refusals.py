"""How what the database refuses reaches people: as a sentence on the form, not as an error of the server."""

import logging
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import BaseConstraint, ProtectedError

log = logging.getLogger("django.request")

STALE = "Data berubah sejak halaman ini dibuka, jadi belum ada yang disimpan. Muat ulang halaman, lalu ulangi."
IN_USE = "Yang dihapus masih dipakai di bagian lain, jadi belum ada yang disimpan."


@contextmanager
def with_sentences():
    """Raises ValidationError for what constraints and triggers refuse; stands outside the transaction it is about.

    Everything has been rolled back by then. Triggers speak for themselves; constraints by violation_error_message.
    """
    try:
        yield
    except ProtectedError as error:
        raise ValidationError(IN_USE) from error
    except IntegrityError as error:
        raise ValidationError(sentence_of(error)) from error


@contextmanager
def atomic_with_sentences():
    """A transaction `with_sentences` in which the constraints that wait for the commit decide before its end.

    So they speak within a larger transaction as well.
    """
    with with_sentences(), transaction.atomic():
        yield
        check_deferred()


def check_deferred() -> None:
    """Lets the constraints that wait for the commit decide now."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def sentence_of(error: IntegrityError) -> str:
    """Returns the Indonesian sentence for a refusal; a trigger raises with its own and names no table."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None:
        return STALE
    if diagnosis.sqlstate == "23514" and not diagnosis.table_name:
        return diagnosis.message_primary
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == diagnosis.constraint_name:
                return spoken(constraint) or STALE
    log.warning("Refused by the database: %s", error)
    return STALE


def spoken(constraint: BaseConstraint) -> str:
    """Returns the sentence given to a constraint, empty when it only has Django's own."""
    text = constraint.violation_error_message
    return "" if text == constraint.default_violation_error_message else str(text)
