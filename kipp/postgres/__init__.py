"""A real PostgreSQL that the project starts by itself, for everybody who sets no DATABASE_URL.

Files in the data folder: `cluster` is what initdb made (or a link to it), `lock` is held while
somebody starts or stops the server, `users` is held by every process that needs it.
"""

from kipp.postgres.errors import PostgresError
from kipp.postgres.life import ensure_running, keep_running
from kipp.postgres.server import PORTAL_ROLE, ROLE

__all__ = ["PORTAL_ROLE", "ROLE", "PostgresError", "ensure_running", "keep_running"]
