"""Reading several queries as of one instant."""

from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_snapshot():
    """Lets everything inside see the database as it was at the first query, and change nothing.

    Inside a transaction that has begun already, that one decides; nothing is changed then.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
        yield
