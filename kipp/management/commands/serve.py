"""Brings the portal up on this machine: database, migrations, demo data, web server, a tick every five seconds."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.util import import_app

from competitions.models import Competition
from kipp import postgres
from kipp.accounts.first_account import first_account_url
from kipp.shared import clock
from kipp.ticking import EVERY_SECONDS, tick

HOST = "127.0.0.1"
LONGEST_TICK = 300  # seconds, after which a round that hangs is given up
OWN_APPS = {"accounts", "competitions", "submissions", "judging"}


class Command(BaseCommand):
    """`manage.py serve`, which is what `make run` runs."""

    help = "Migrates, fills an empty database with demo data, and serves the portal until Ctrl-C."
    # They would run before migrations do, and once more in each worker.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declares --port and --no-demo."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty: for real use")

    def handle(self, *, port: int, no_demo: bool, **options: Any) -> None:
        """Does one step after the other; returns when the server has been stopped."""
        base_url = f"http://{HOST}:{port}/"
        refuse_taken_port(port)
        self.migrate()
        if not os.environ.get("PORTAL_URL"):
            settings.PORTAL_URL = base_url  # before the demonstration writes mails
        self.welcome(base_url, with_demo=settings.LOCAL and not no_demo)
        connections.close_all()  # a connection must not be shared with the forked workers
        leave_ownership()
        Portal(port, on_ready=lambda: self.say(f"Portal: {base_url} — Ctrl-C to stop")).run()

    def migrate(self) -> None:
        """Brings the tables up to date and says how many migrations that took."""
        executor = MigrationExecutor(connection)
        refuse_unknown(executor.loader)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            self.say(f"Updating the database: {len(missing)} migrations ...")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)

    def welcome(self, base_url: str, *, with_demo: bool) -> None:
        """Shows how to get in: the logins of the demo, or the link to the first account."""
        has_users = get_user_model().objects.exists()
        if with_demo and not has_users and not Competition.objects.exists():
            self.build_demo()
        elif with_demo:
            call_command("demo", "--logins", stdout=self.stdout)
        elif not has_users:
            self.say(f"Nobody can log in yet. Create the first account: {first_account_url(base_url)}")

    def build_demo(self) -> None:
        """Fills the database in a process of its own.

        What writes PDFs keeps threads for it; workers forked from here would have none and wait for them for ever.
        """
        self.stdout.flush()
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "demo"]
        if subprocess.run(command, env=os.environ | {"PORTAL_URL": settings.PORTAL_URL}, check=False).returncode:
            raise CommandError("The demonstration could not be built; what went wrong stands above.")

    def say(self, line: str) -> None:
        """Prints a line at once, even into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()


def leave_ownership() -> None:
    """Lets all who connect from now on, workers and ticks, log in as the role that owns nothing.

    A DATABASE_URL that somebody gave says itself who logs in.
    """
    if not settings.DATABASE_URL:
        connections.databases["default"]["USER"] = settings.PORTAL_ROLE


def refuse_unknown(loader: MigrationLoader) -> None:
    """Raises CommandError for a database that was made by migrations which this state of the project does not have."""
    unknown = sorted(set(loader.applied_migrations) - set(loader.disk_migrations))
    own = [".".join(key) for key in unknown if key[0] in OWN_APPS]
    if own:
        raise CommandError(
            f"This database was made by another state of development: it knows the migration {own[0]}, which is not "
            "here. Keep it by moving it aside (mv var/postgres var/postgres-before), then start again."
        )


def refuse_taken_port(port: int) -> None:
    """Raises CommandError when the portal could not listen on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} cannot be used ({error}); perhaps the portal is already running. "
                "Choose another one: make run PORT=8123"
            ) from error


class Portal(BaseApplication):
    """gunicorn inside this process, so that leaving it also ends the embedded PostgreSQL."""

    def __init__(self, port: int, on_ready: Callable[[], None]) -> None:
        """Takes the port, and what to call once it is open."""
        self.settings = {
            "bind": f"{HOST}:{port}",
            "workers": 2,
            "threads": 4,
            "worker_class": "gthread",
            "control_socket_disable": True,
            "loglevel": "warning",
            "when_ready": lambda arbiter: on_ready(),
        }
        super().__init__()

    def load_config(self) -> None:
        """Hands our settings to gunicorn."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application; called in each worker."""
        return import_app("kipp.wsgi:application")

    def run(self) -> None:
        """Serves until a signal; ends with SystemExit."""
        WatchfulArbiter(self).run()


class WatchfulArbiter(Arbiter):
    """gunicorn's master, which also starts an embedded PostgreSQL again that was killed, and lets a child tick."""

    pause_until = 0.0
    ticker = 0
    next_tick = 0.0

    def init_signals(self) -> None:
        """Sets gunicorn's handlers, but leaves alone what nohup wants ignored."""
        was = signal.getsignal(signal.SIGHUP)
        super().init_signals()
        if was is signal.SIG_IGN:
            signal.signal(signal.SIGHUP, was)

    def handle_hup(self) -> None:
        """Stops when the terminal is closed; gunicorn would reload, out of sight."""
        self.handle_term()

    def murder_workers(self) -> None:
        """Called by gunicorn once a second."""
        super().murder_workers()
        if time.monotonic() < self.pause_until:
            return
        try:
            postgres.keep_running()
        except postgres.PostgresError as error:
            self.log.error("%s", error)
            self.pause_until = time.monotonic() + 10
            return
        self.let_tick()

    def let_tick(self) -> None:
        """Starts a child for the next round unless the last one is still at work; the master itself never waits."""
        if time.monotonic() < self.next_tick or is_alive(self.ticker):
            return
        self.next_tick = time.monotonic() + EVERY_SECONDS
        try:
            self.ticker = os.fork() or tick_and_exit(self.LISTENERS)
        except OSError as error:
            self.log.error("No tick this time: %s", error)

    def stop(self, graceful: bool = True) -> None:
        """Stops the child as well, whose connection would keep an embedded PostgreSQL from stopping."""
        if is_alive(self.ticker):
            os.kill(self.ticker, signal.SIGTERM)
        super().stop(graceful)


def is_alive(pid: int) -> bool:
    """Tells whether a child is still at work; one that ended is reaped, by gunicorn or here."""
    if not pid:
        return False
    try:
        return os.waitpid(pid, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return False


def tick_and_exit(listeners: list) -> NoReturn:
    """Does one round in a forked child, within its time, and leaves without the exit handlers of the master."""
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGCHLD, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)
        signal.alarm(LONGEST_TICK)
        for listener in listeners:
            listener.sock.close()
        tick(now=clock.now())
    except BaseException:  # whatever happens here must not look like a worker to gunicorn
        logging.getLogger("kipp.tick").exception("The tick failed")
    finally:
        os._exit(0)
