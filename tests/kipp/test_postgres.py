"""The embedded PostgreSQL starts, is shared, stops with its last user, and recovers."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import dj_database_url
import psycopg2
import pytest

from kipp.postgres.server import running

ROOT = Path(__file__).resolve().parents[2]
USER = """
import pathlib, sys
from kipp.postgres import ensure_running, keep_running
print(ensure_running(pathlib.Path(sys.argv[1]), durable=sys.argv[2:] == ["durable"]), flush=True)
for line in sys.stdin:
    print(keep_running(), flush=True)
"""
EDITED = ("PG_VERSION", "postgresql.conf")


@pytest.fixture(scope="module")
def shared_dir():
    """A data folder with a cluster, made once because initdb is slow; its path has a blank."""
    with short_folder() as folder:
        data_dir = folder / "a b" / "data"
        with UserProcess(data_dir) as process:
            assert process.url, process.ending()
        yield data_dir


@pytest.fixture
def data_dir(shared_dir):
    """The same folder, left stopped and as it was for the next test."""
    cluster = shared_dir / "cluster"
    before = {name: (cluster / name).read_text() for name in EDITED}
    yield shared_dir
    kill_postmaster(cluster)
    for name, text in before.items():
        (cluster / name).write_text(text)


@contextmanager
def short_folder():
    """A folder that other accounts can enter, unlike pytest's own; its servers end with it."""
    path = Path(tempfile.mkdtemp(prefix="kipp-test-", dir="/tmp"))
    path.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(path))
        patch.setattr(tempfile, "tempdir", str(path))
        yield path
    for pid_file in path.rglob("postmaster.pid"):
        kill_postmaster(pid_file.parent)
    shutil.rmtree(path)


class UserProcess:
    """A process of its own that uses the server until the block ends."""

    def __init__(self, data_dir, *words, script=USER):
        self.errors = None
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, str(data_dir), *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )
        self._url = None

    @property
    def url(self):
        """What ensure_running returned; empty when it raised."""
        if self._url is None:
            self._url = self.process.stdout.readline().strip()
        return self._url

    def keep_running(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def ending(self):
        """Lets it end and returns its complaints."""
        if self.errors is None:
            self.errors = self.process.communicate()[1]
        return self.errors

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.ending()


def server_of(data_dir):
    return running((data_dir / "cluster").resolve())


def complaint(data_dir, *words):
    """What ensure_running raises, as a user sees it."""
    process = UserProcess(data_dir, *words)
    assert process.url == ""
    assert "kipp.postgres.errors.PostgresError: " in process.ending()
    return process.errors


def kill_postmaster(cluster):
    """Kills the server hard, if there is one, and waits until it takes no more connections."""
    while postmaster := running(cluster.resolve()):
        with suppress(ProcessLookupError):
            os.kill(postmaster.pid, signal.SIGKILL)
        time.sleep(0.005)


def query(url, statement):
    config = dj_database_url.parse(url)
    connection = psycopg2.connect(host=config["HOST"], port=config["PORT"], user=config["USER"], dbname=config["NAME"])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def test_new_server_has_what_the_portal_needs(data_dir):
    with UserProcess(data_dir) as process:
        assert query(process.url, "SHOW listen_addresses") == ""
        assert query(process.url, "SHOW jit") == "off"
        assert query(process.url, "SHOW server_encoding") == "UTF8"
        assert query(process.url, "SELECT lower('ÉTIKA') || upper('ß' || 'ğ')") == "étikaßĞ"
        assert query(process.url, "SELECT rolsuper FROM pg_roles WHERE rolname = 'kipp'") is False
        assert query(process.url, "CREATE TABLE t AS SELECT 1 AS n") is None


def test_socket_is_closed_to_other_accounts(data_dir):
    with UserProcess(data_dir) as process:
        folder = Path(dj_database_url.parse(process.url)["HOST"])
        assert folder.stat().st_mode & 0o077 == 0
        assert folder.stat().st_uid == (data_dir / "cluster").stat().st_uid != 0


def test_last_one_out_stops_the_server(data_dir):
    with UserProcess(data_dir) as first:
        with UserProcess(data_dir) as second:
            assert first.url == second.url != ""
        assert server_of(data_dir)
    assert server_of(data_dir) is None
    assert not (data_dir / "cluster" / "postmaster.pid").exists()
    assert not Path(dj_database_url.parse(first.url)["HOST"]).exists()


def test_two_starters_at_once_share_one_server():
    with short_folder() as folder:
        with UserProcess(folder / "new") as first, UserProcess(folder / "new") as second:
            assert first.url == second.url != ""
            assert query(first.url, "SELECT 1") == 1
        assert first.errors == second.errors == ""


def test_durable_server_syncs_and_a_test_server_does_not(data_dir):
    with UserProcess(data_dir, "durable") as process:
        assert [query(process.url, f"SHOW {name}") for name in ("fsync", "synchronous_commit")] == ["on", "on"]
    with UserProcess(data_dir) as process:
        assert [query(process.url, f"SHOW {name}") for name in ("fsync", "synchronous_commit")] == ["off", "off"]


def test_forked_child_does_not_stop_the_server(data_dir):
    fork = "import os\nif os.fork() == 0: sys.exit()\nos.wait()\nprint('forked', flush=True)\nfor line in"
    with UserProcess(data_dir, script=USER.replace("for line in", fork)) as process:
        assert process.url
        assert process.process.stdout.readline() == "forked\n"
        assert server_of(data_dir)
    assert server_of(data_dir) is None


def test_killed_user_leaves_a_server_that_the_next_one_takes_over(data_dir):
    with UserProcess(data_dir) as process:
        pid = process.url and server_of(data_dir).pid
        process.process.kill()
    assert server_of(data_dir).pid == pid
    with UserProcess(data_dir) as process:
        assert process.url
        assert server_of(data_dir).pid == pid
    assert server_of(data_dir) is None


def test_killed_postmaster_is_replaced_and_nothing_committed_is_lost(data_dir):
    with UserProcess(data_dir, "durable") as first:
        query(first.url, "CREATE TABLE kept AS SELECT 42 AS n")
        pid = server_of(data_dir).pid
        kill_postmaster(data_dir / "cluster")
        with UserProcess(data_dir, "durable") as second:
            assert query(second.url, "SELECT n FROM kept") == 42
            assert server_of(data_dir).pid != pid
    assert server_of(data_dir) is None


def test_keep_running_starts_a_killed_server_again(data_dir):
    with UserProcess(data_dir) as process:
        assert process.url
        pid = server_of(data_dir).pid
        assert process.keep_running() == "None"
        assert server_of(data_dir).pid == pid
        kill_postmaster(data_dir / "cluster")
        assert process.keep_running() == "None"
        assert server_of(data_dir).pid != pid
        assert query(process.url, "SELECT 1") == 1


@pytest.mark.parametrize("content", ["{pid}\n/elsewhere\n0\n5432\n/tmp\n\n0 0\nready\n", "", "x\n"])
def test_stale_postmaster_pid_is_no_obstacle(data_dir, content):
    # A number that meanwhile belongs to somebody else, as after a power cut; or half a file.
    (data_dir / "cluster" / "postmaster.pid").write_text(content.format(pid=os.getpid()))
    with UserProcess(data_dir) as process:
        assert query(process.url, "SELECT 1") == 1


def test_interrupt_of_the_terminal_stops_user_and_server(data_dir):
    with UserProcess(data_dir) as process:
        assert query(process.url, "SELECT 1") == 1
        assert os.getsid(server_of(data_dir).pid) != os.getsid(process.process.pid)
        # The terminal's Ctrl-C goes to the whole group, which is what this process leads.
        os.killpg(process.process.pid, signal.SIGINT)
        assert "KeyboardInterrupt" in process.ending()
    assert server_of(data_dir) is None
    log = (data_dir / "cluster" / "server.log").read_text()
    assert log.rstrip().endswith("database system is shut down")


def test_long_path_gets_a_short_socket(data_dir):
    deep = data_dir.parent / ("d" * 60) / ("e" * 60)
    deep.parent.mkdir()
    data_dir.rename(deep)
    try:
        with UserProcess(deep) as process:
            assert len(dj_database_url.parse(process.url)["HOST"]) < 60
            assert query(process.url, "SELECT 1") == 1
    finally:
        deep.rename(data_dir)


def test_foreign_socket_folder_is_refused(data_dir):
    with UserProcess(data_dir) as process:
        folder = Path(dj_database_url.parse(process.url)["HOST"])
    folder.mkdir()
    folder.chmod(0o777)
    try:
        assert "somebody else may have made it" in complaint(data_dir)
    finally:
        folder.rmdir()


def test_other_major_version_is_explained(data_dir):
    (data_dir / "cluster" / "PG_VERSION").write_text("11\n")
    words = complaint(data_dir)
    assert "was made by PostgreSQL 11, but this is PostgreSQL" in words
    assert "restore a backup" in words


def test_failing_start_shows_the_log(data_dir):
    with (data_dir / "cluster" / "postgresql.conf").open("a") as conf:
        conf.write("\nno_such_setting = 1\n")
    assert 'unrecognized configuration parameter "no_such_setting"' in complaint(data_dir)


def test_pgbin_without_programs_is_refused(data_dir, monkeypatch):
    monkeypatch.setenv("PGBIN", "/nowhere")
    assert "PGBIN=/nowhere holds no initdb, pg_ctl, postgres" in complaint(data_dir)


def test_lost_cluster_is_not_silently_replaced_by_an_empty_one():
    with short_folder() as folder:
        (folder / "cluster").symlink_to(folder / "gone")
        assert "which is gone" in complaint(folder, "durable")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives its server to another account")
def test_root_keeps_a_private_folder_private():
    with short_folder() as folder:
        folder.chmod(0o700)
        with UserProcess(folder / "data") as process:
            assert query(process.url, "SELECT 1") == 1
            away = (folder / "data" / "cluster").resolve()
        assert folder.stat().st_mode & 0o777 == 0o700
        assert folder not in away.parents
        with UserProcess(folder / "data") as process:
            assert query(process.url, "SELECT 1") == 1
        shutil.rmtree(away)
