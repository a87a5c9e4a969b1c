"""The account of the operating system under which the server runs, which is never root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kipp.postgres.errors import PostgresError

# The server gets no other variable: secrets must not reach another account, and PG… would misguide.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "TZ", "TMPDIR")
ACCOUNTS_FOR_ROOT = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """One account, and the means to act as it."""

    uid: int
    gid: int

    @property
    def is_somebody_else(self) -> bool:
        """Whether acting as this account means to leave our own."""
        return self.uid != os.geteuid()

    @property
    def name(self) -> str:
        """The name of the account, or its number when it has none."""
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Runs a command as this account, out of reach of the terminal's Ctrl-C."""
        other = {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(
            [str(part) for part in command],
            check=False,
            cwd="/",
            env={k: os.environ[k] for k in PASSED_ON if k in os.environ} | {"LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            start_new_session=True,
            umask=0o077,
            **(other if self.is_somebody_else else {}),
        )

    def can_enter(self, folder: Path) -> bool:
        """Whether this account can reach what lies in the folder."""
        if self.is_somebody_else:
            return self.run("test", "-x", folder).returncode == 0
        return os.access(folder, os.X_OK)

    def take(self, path: Path) -> None:
        """Hands a file or folder over to this account."""
        if self.is_somebody_else:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def account_for(cluster: Path) -> Account:
    """The account that runs, or will run, the server of this cluster; raises PostgresError."""
    owner = cluster.stat() if cluster.exists() else None
    if os.geteuid() != 0:
        own = Account(os.geteuid(), os.getegid())
        if owner and owner.st_uid != own.uid:
            other = Account(owner.st_uid, owner.st_gid).name
            raise PostgresError(
                f"The database in {cluster} belongs to the account “{other}”, not to “{own.name}”. "
                "Start the portal the way it was started first (probably as root), or remove "
                f"{cluster.parent} as root to begin with an empty database."
            )
        return own
    if owner and owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    for name in ACCOUNTS_FOR_ROOT:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise PostgresError(
        "PostgreSQL refuses to run as root, and this system has no account “postgres” or “nobody” "
        "to run it as. Start the portal as an ordinary user, or set DATABASE_URL."
    )
