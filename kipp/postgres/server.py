"""One running server: whether it answers, where, and how it is stopped."""

import os
import signal
import socket
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kipp.postgres.errors import PostgresError

PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"
ROLE = DATABASE = "kipp"
PORTAL_ROLE = "kipp_portal"
PATIENCE = 300  # seconds; replaying the journal after a hard stop may take that long
PROC = Path("/proc")


@dataclass(frozen=True)
class Postmaster:
    """What a server wrote about itself into postmaster.pid."""

    pid: int
    socket_folder: Path
    is_ready: bool

    @property
    def url(self) -> str:
        """The database URL; the port is spelt out because $PGPORT would replace it."""
        return f"postgres://{ROLE}@{quote(str(self.socket_folder), safe='')}:{PORT}/{DATABASE}"


def running(cluster: Path) -> Postmaster | None:
    """The server of this cluster if it takes connections now."""
    postmaster = _read(cluster)
    if postmaster and postmaster.is_ready and _is_answering(postmaster, cluster):
        return postmaster
    return None


def settled(cluster: Path) -> Postmaster | None:
    """Waits for a server that is just starting or stopping; None when none is left."""
    deadline = time.monotonic() + PATIENCE
    while postmaster := _read(cluster):
        answering = _is_answering(postmaster, cluster)
        if answering and postmaster.is_ready:
            return postmaster
        if not answering and not _is_alive(postmaster.pid, cluster):
            # Left by a hard stop. PostgreSQL itself would refuse to start when that number
            # meanwhile belongs to another process of this account.
            (cluster / "postmaster.pid").unlink(missing_ok=True)
            return None
        if time.monotonic() > deadline:
            raise PostgresError(
                f"The PostgreSQL server of {cluster} (process {postmaster.pid}) neither starts nor "
                f"stops. Look into {cluster / 'server.log'}, end that process and try again."
            )
        time.sleep(0.01)
    return None


def stop(cluster: Path) -> None:
    """Stops the server, closing all connections, and waits until it is gone."""
    postmaster = _read(cluster)
    if not postmaster or not _is_alive(postmaster.pid, cluster):
        return
    deadline = time.monotonic() + PATIENCE
    os.kill(postmaster.pid, signal.SIGINT)  # what `pg_ctl stop -m fast` sends
    while _is_alive(postmaster.pid, cluster):
        if time.monotonic() > deadline:
            raise PostgresError(
                f"The PostgreSQL server of {cluster} (process {postmaster.pid}) does not stop. "
                f"Look into {cluster / 'server.log'}; the next start takes over from here."
            )
        time.sleep(0.01)
    if postmaster.socket_folder != cluster:
        try:
            postmaster.socket_folder.rmdir()
        except OSError:
            return


def is_private(folder: Path, uid: int) -> bool:
    """Whether the folder is a real one, owned by the account, and closed to everybody else."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == uid and not found.st_mode & 0o077


def _read(cluster: Path) -> Postmaster | None:
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        status = lines[7].strip() if len(lines) > 7 else ""
        return Postmaster(int(lines[0]), Path(lines[4]), status == "ready")
    except FileNotFoundError:
        return None
    except (IndexError, ValueError):
        # Caught in the middle of being written, or left half written by a power cut.
        return Postmaster(0, cluster, False)


def _is_answering(postmaster: Postmaster, cluster: Path) -> bool:
    # Somebody may have put up a folder of the same name after a clean-up of /tmp.
    if not is_private(postmaster.socket_folder, cluster.stat().st_uid):
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(5)
        try:
            probe.connect(str(postmaster.socket_folder / SOCKET))
        except OSError:
            return False
    return True


def _is_alive(pid: int, cluster: Path) -> bool:
    """Whether the process is a server of this cluster: each works inside its cluster's folder."""
    if pid <= 0:
        return False
    if PROC.is_dir():
        try:
            return os.path.samefile(PROC / str(pid) / "cwd", cluster)
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
