"""Shares one server among processes: the first starts it, the last one out stops it."""

import atexit
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from kipp.postgres.account import account_for
from kipp.postgres.cluster import start
from kipp.postgres.errors import PostgresError
from kipp.postgres.server import running, settled, stop


@dataclass(frozen=True)
class _Use:
    """One process' claim on a server: a shared lock that the kernel drops when the process dies."""

    pid: int
    users: int
    durable: bool


_uses: dict[Path, _Use] = {}


def ensure_running(data_dir: Path, *, durable: bool = True) -> str:
    """Returns the URL of the server whose data is in data_dir, starting it when it is not running.

    The server lives as long as a process that called this. Not durable means quicker, and lost
    after a power cut: for tests. Raises PostgresError.
    """
    # Symbolic links are resolved, or one folder under two names would get two sockets.
    data_dir = Path(data_dir).resolve()
    link = data_dir / "cluster"
    try:
        data_dir.mkdir(mode=0o755, parents=True, exist_ok=True)
        account = account_for(link)
        with _locked(data_dir):
            _join(data_dir, durable=durable)
            postmaster = settled(link.resolve()) if link.exists() else None
            return (postmaster or start(link, account, durable=durable)).url
    except (OSError, psycopg2.Error) as error:
        raise PostgresError(
            f"PostgreSQL cannot be started with its data in {data_dir}: {error}. Check who owns "
            "that folder and how much space is free, or set DATABASE_URL."
        ) from error


def keep_running() -> None:
    """Starts again what this process uses and somebody killed; raises PostgresError."""
    for data_dir, use in list(_uses.items()):
        if use.pid == os.getpid() and not running((data_dir / "cluster").resolve()):
            ensure_running(data_dir, durable=use.durable)


@contextmanager
def _locked(data_dir: Path) -> Iterator[None]:
    """Holds the lock that lets only one process at a time start or stop the server."""
    lock = _open(data_dir / "lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _join(data_dir: Path, *, durable: bool) -> None:
    use = _uses.get(data_dir)
    if use and use.pid == os.getpid():
        return
    users = _open(data_dir / "users")
    fcntl.flock(users, fcntl.LOCK_SH)
    _uses[data_dir] = _Use(os.getpid(), users, durable)
    atexit.register(_leave, data_dir, _uses[data_dir])


def _leave(data_dir: Path, use: _Use) -> None:
    """Gives up the claim and stops the server when nobody else has one."""
    if use.pid != os.getpid():
        return  # a forked child runs its parent's exit handlers too
    try:
        with _locked(data_dir):
            fcntl.flock(use.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            stop((data_dir / "cluster").resolve())
            # Unlocked by hand: a forked child that lives on has the same lock open.
            fcntl.flock(use.users, fcntl.LOCK_UN)
    except (BlockingIOError, FileNotFoundError):
        return  # others still use it; or the folder was deleted and the server ends by itself
    except (OSError, PostgresError) as error:
        sys.stderr.write(f"{error}\n")


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
