"""The server that is measured: its own durable PostgreSQL in var/, filled once, and gunicorn with two workers."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kipp import postgres

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2


def prepare() -> dict[str, str]:
    """Starts the database, migrates it and builds the demonstration in every size; returns the environment."""
    url = os.environ.get("BENCH_DATABASE_URL") or postgres.ensure_running(ROOT / "var" / "postgres-bench")
    environment = os.environ | {"DATABASE_URL": url, "LOCAL": "yes", "DJANGO_SETTINGS_MODULE": "kipp.settings"}
    if "BENCH_DATABASE_URL" not in os.environ:
        environment["PORTAL_ROLE"] = postgres.PORTAL_ROLE
    os.environ.update(environment)
    manage(environment, "migrate", "--verbosity=0")
    return environment


def manage(environment: dict[str, str], *arguments: str) -> None:
    """Runs a command of manage.py and fails with it."""
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)


@contextmanager
def serve(environment: dict[str, str]) -> Iterator[int]:
    """Runs gunicorn on a free port for the time of the block, as the role of the portal, and yields the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        *(sys.executable, "-m", "gunicorn", "kipp.wsgi:application", "--no-control-socket"),
        *("--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", "4", "--log-level", "error"),
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=as_portal(environment))
    try:
        wait_until_open(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def as_portal(environment: dict[str, str]) -> dict[str, str]:
    """Returns the environment in which the embedded database is entered as the role of the portal."""
    if "BENCH_DATABASE_URL" in os.environ or not environment.get("PORTAL_ROLE"):
        return environment
    url = environment["DATABASE_URL"].replace(f"//{postgres.ROLE}@", f"//{postgres.PORTAL_ROLE}@", 1)
    return environment | {"DATABASE_URL": url}


def wait_until_open(port: int, seconds: float = 30) -> None:
    """Returns once the port accepts connections; raises TimeoutError after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"gunicorn did not open port {port} within {seconds} s")
