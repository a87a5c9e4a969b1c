"""Writing past the triggers, as only the owner of the tables can: for tests that build a lot, or tamper."""

from contextlib import contextmanager

from django.db import connection

from kipp.shared.refusals import check_deferred


@contextmanager
def without_triggers(*models):
    """Switches off every trigger on these tables, the audit trail's included; stands inside a transaction."""
    switch("disable", models)
    try:
        yield
    finally:
        switch("enable", models)


def switch(word: str, models) -> None:
    check_deferred()  # a table with checks that wait for the commit cannot be altered
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"alter table {model._meta.db_table} {word} trigger user")
