"""What the embedded PostgreSQL raises."""


class PostgresError(RuntimeError):
    """The embedded PostgreSQL cannot be used; the message says what happened and what to do."""
