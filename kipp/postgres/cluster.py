"""Creates a cluster where its account can reach it, and starts the server on it."""

import hashlib
import os
import re
import shlex
import shutil
import tempfile
import time
from pathlib import Path

import psycopg2
from psycopg2 import sql

from kipp.postgres.account import Account
from kipp.postgres.binaries import Binaries, find_binaries
from kipp.postgres.errors import PostgresError
from kipp.postgres.server import (
    DATABASE,
    PATIENCE,
    PORT,
    PORTAL_ROLE,
    ROLE,
    SOCKET,
    Postmaster,
    is_private,
    running,
    settled,
)

AWAY = Path("/var/lib/kipp-portal")
LONGEST_SOCKET_FOLDER = 90  # bytes; the kernel takes 107 with the name of the socket
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")
LONGEST_LOG = 5_000_000  # bytes
SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "max_connections": 100,
    "jit": "off",
    "log_checkpoints": "off",
}
NOT_DURABLE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": 0,
}


def start(link: Path, account: Account, *, durable: bool) -> Postmaster:
    """Starts the server of the cluster behind the link, creating what is missing."""
    binaries = find_binaries(account)
    if not link.exists():
        _create(link, account, binaries, durable=durable)
    cluster = link.resolve()
    _check_version(cluster, binaries)
    postmaster = _start(cluster, account, binaries, durable=durable)
    _provide_database(postmaster)
    return postmaster


def _create(link: Path, account: Account, binaries: Binaries, *, durable: bool) -> None:
    if link.is_symlink() and durable:
        raise PostgresError(
            f"{link} points to {os.readlink(link)}, which is gone. Bring that folder back, or "
            f"remove {link} to begin with an empty database."
        )
    if account.can_enter(link.parent):
        fresh = link.with_name("cluster.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
    else:
        # The account must not be let into our private folders, so the cluster lives elsewhere.
        AWAY.mkdir(mode=0o755, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix="cluster-", dir=AWAY))
    account.take(fresh)
    try:
        _initdb(fresh, account, binaries, durable=durable)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    link.unlink(missing_ok=True)
    if fresh.parent == link.parent:
        fresh.rename(link)
    else:
        link.symlink_to(fresh)


def _initdb(folder: Path, account: Account, binaries: Binaries, *, durable: bool) -> None:
    locales = (["--locale=C.UTF-8"], ["--locale=C"])
    if binaries.major >= 17:
        locales = (["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],)
    for locale in locales:
        result = account.run(
            binaries.folder / "initdb",
            f"--pgdata={folder}",
            "--username=postgres",
            "--auth-local=trust",  # the socket's folder is closed to all but the account and root
            "--auth-host=reject",
            "--encoding=UTF8",
            *locale,
            *([] if durable else ["--no-sync"]),
        )
        if result.returncode == 0:
            return
    raise PostgresError(
        f"PostgreSQL could not create its data in {folder}: {result.stderr.strip()}\n"
        "Check the free space and the permissions of that folder, then start again."
    )


def _check_version(cluster: Path, binaries: Binaries) -> None:
    try:
        found = (cluster / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        found = "unknown"
    if found != str(binaries.major):
        raise PostgresError(
            f"The database in {cluster} was made by PostgreSQL {found}, but this is PostgreSQL "
            f"{binaries.major} ({binaries.folder}). Set PGBIN to the programs of PostgreSQL "
            f"{found}; or move {cluster} away, start with an empty database and restore a backup."
        )


def _start(cluster: Path, account: Account, binaries: Binaries, *, durable: bool) -> Postmaster:
    settings = SETTINGS | ({} if durable else NOT_DURABLE)
    sockets = _socket_folder(cluster, account)
    settings["unix_socket_directories"] = sockets
    options = shlex.join(part for name in settings for part in ("-c", f"{name}={settings[name]}"))
    log = cluster / "server.log"
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
    said_before = log.stat().st_size if log.exists() else 0
    deadline = time.monotonic() + 10
    while True:
        # Nobody serves this cluster now, but a number left in the lock may look alive.
        (sockets / f"{SOCKET}.lock").unlink(missing_ok=True)
        command = ("start", "--wait", f"--timeout={PATIENCE}", f"--pgdata={cluster}", f"--log={log}")
        result = account.run(binaries.folder / "pg_ctl", *command, f"--options={options}")
        if postmaster := running(cluster) or settled(cluster):
            return postmaster
        words = _tail(log, said_before)
        # Processes of a server that was killed hard finish their statement before they go.
        if "still in use" not in words or time.monotonic() > deadline:
            raise PostgresError(
                f"The PostgreSQL server of {cluster} does not start: {result.stderr.strip()}\n"
                f"The end of its log {log}:\n{words}\n"
                "Mend what it complains about and start again, or set DATABASE_URL."
            )
        time.sleep(0.1)


def _socket_folder(cluster: Path, account: Account) -> Path:
    """The cluster itself, or a short private folder when its path is too long or has a blank."""
    if _fits(cluster):
        return cluster
    mark = hashlib.sha256(os.fsencode(cluster)).hexdigest()[:16]
    bases = (Path(tempfile.gettempdir()), Path("/tmp"))
    base = next((b for b in bases if _fits(b / mark) and account.can_enter(b)), bases[-1])
    folder = base / f"kipp-{account.uid}-{mark}"
    try:
        folder.mkdir(mode=0o700)
        account.take(folder)
    except FileExistsError:
        if not is_private(folder, account.uid):
            raise PostgresError(
                f"{folder} must be a folder of “{account.name}” that nobody else can enter, but is "
                "not: somebody else may have made it. Remove it and start again."
            ) from None
    return folder


def _fits(folder: Path) -> bool:
    path = str(folder)
    return bool(PLAIN_PATH.fullmatch(path)) and len(path) <= LONGEST_SOCKET_FOLDER


def _provide_database(postmaster: Postmaster) -> None:
    """Makes what is missing of the owner, the role of the portal and the database; each start looks again."""
    connection = psycopg2.connect(
        host=str(postmaster.socket_folder),
        port=PORT,
        user="postgres",
        dbname="postgres",
    )
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            roles = sql.Identifier(ROLE), sql.Identifier(PORTAL_ROLE)
            cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE])
            if not cursor.rowcount:
                cursor.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(roles[0]))
            cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [PORTAL_ROLE])
            if not cursor.rowcount:
                cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(roles[1]))
                cursor.execute(sql.SQL("GRANT {1} TO {0}").format(*roles))  # the owner may act as the portal
            cursor.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
            if not cursor.rowcount:
                cursor.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), roles[0]))
    finally:
        connection.close()


def _tail(log: Path, start_at: int, longest: int = 4000) -> str:
    """What the log says from a position on, at most the last few thousand bytes of it."""
    try:
        with log.open("rb") as file:
            file.seek(max(start_at, log.stat().st_size - longest))
            return file.read().decode(errors="replace").strip()
    except OSError:
        return "(no log)"
