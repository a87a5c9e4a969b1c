"""The embedded PostgreSQL starts, is shared, stops with its last user, and recovers."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
import psycopg2
import pytest

from kipp.postgres import PostgresError, ensure_running, keep_running
from kipp.postgres.server import running

ROOT = Path(__file__).resolve().parents[2]
USER = """
import pathlib, sys
from kipp.postgres import ensure_running
print(ensure_running(pathlib.Path(sys.argv[1]), durable=sys.argv[2:] == ["durable"]), flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def template():
    """A data folder with a fresh cluster, made once: initdb is the slow part."""
    with short_folder() as folder:
        with UserProcess(folder / "data") as process:
            assert process.url
        yield folder / "data"


@pytest.fixture
def data_dir(template):
    """A copy of the fresh cluster, at a path with a blank."""
    with short_folder() as folder:
        yield copy_of(template, folder / "a b" / "data")


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

    def __init__(self, data_dir, *words):
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(data_dir), *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def url(self):
        self.known = getattr(self, "known", None) or self.process.stdout.readline().strip()
        return self.known

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.errors = self.process.communicate()[1]


def copy_of(template, data_dir):
    data_dir.mkdir(parents=True)
    subprocess.run(["cp", "-a", template / "cluster", data_dir / "cluster"], check=True)
    return data_dir


def server_of(data_dir):
    return running((data_dir / "cluster").resolve())


def kill_postmaster(cluster):
    try:
        pid = int((cluster / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
    except (FileNotFoundError, ProcessLookupError):
        return


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


def wait_until(condition, seconds=5):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.01)


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


def test_two_starters_at_once_share_one_server(template):
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
    fork = USER.replace("sys.stdin.read()", "import os\nif os.fork() == 0: sys.exit()\nos.wait()\n")
    fork += "print('parent', flush=True)\nsys.stdin.read()\n"
    process = subprocess.Popen(
        [sys.executable, "-c", fork, str(data_dir)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert [process.stdout.readline() != "", process.stdout.readline()] == [True, "parent\n"]
    assert server_of(data_dir)
    process.communicate()
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
    url = ensure_running(data_dir, durable=False)
    pid = server_of(data_dir).pid
    keep_running()
    assert server_of(data_dir).pid == pid
    kill_postmaster(data_dir / "cluster")
    wait_until(lambda: server_of(data_dir) is None)
    keep_running()
    assert server_of(data_dir).pid != pid
    assert query(url, "SELECT 1") == 1


@pytest.mark.parametrize("content", ["{pid}\n/elsewhere\n0\n5432\n/tmp\n\n0 0\nready\n", "", "x\n"])
def test_stale_postmaster_pid_is_no_obstacle(data_dir, content):
    # A number that meanwhile belongs to somebody else, as after a power cut; or half a file.
    (data_dir / "cluster" / "postmaster.pid").write_text(content.format(pid=os.getpid()))
    with UserProcess(data_dir) as process:
        assert query(process.url, "SELECT 1") == 1


def test_interrupt_of_the_terminal_stops_user_and_server(data_dir):
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(data_dir)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    url = process.stdout.readline().strip()
    postmaster = server_of(data_dir)
    assert os.getsid(postmaster.pid) != os.getsid(process.pid)
    assert query(url, "SELECT 1") == 1
    os.killpg(process.pid, signal.SIGINT)
    process.communicate()
    assert server_of(data_dir) is None
    log = (data_dir / "cluster" / "server.log").read_text()
    assert "database system is shut down" in log


def test_long_path_gets_a_short_socket(template):
    with short_folder() as folder:
        deep = copy_of(template, folder / ("d" * 60) / ("e" * 60))
        with UserProcess(deep) as process:
            assert len(dj_database_url.parse(process.url)["HOST"]) < 60
            assert query(process.url, "SELECT 1") == 1


def test_foreign_socket_folder_is_refused(data_dir):
    with UserProcess(data_dir) as process:
        folder = Path(dj_database_url.parse(process.url)["HOST"])
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    try:
        with pytest.raises(PostgresError, match="somebody else may have made it"):
            ensure_running(data_dir, durable=False)
    finally:
        folder.rmdir()


def test_other_major_version_is_explained(data_dir):
    (data_dir / "cluster" / "PG_VERSION").write_text("11\n")
    with pytest.raises(PostgresError, match=r"made by PostgreSQL 11, .* restore a backup"):
        ensure_running(data_dir, durable=False)


def test_failing_start_shows_the_log(data_dir):
    conf = data_dir / "cluster" / "postgresql.conf"
    conf.write_text(conf.read_text() + "\nno_such_setting = 1\n")
    with pytest.raises(PostgresError, match="no_such_setting"):
        ensure_running(data_dir, durable=False)


def test_pgbin_without_programs_is_refused(data_dir, monkeypatch, tmp_path):
    monkeypatch.setenv("PGBIN", str(tmp_path))
    with pytest.raises(PostgresError, match="holds no initdb, pg_ctl, postgres"):
        ensure_running(data_dir, durable=False)


def test_lost_cluster_is_not_silently_replaced_by_an_empty_one(template):
    with short_folder() as folder:
        (folder / "cluster").symlink_to(folder / "gone")
        with pytest.raises(PostgresError, match="which is gone"):
            ensure_running(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives its server to another account")
def test_root_keeps_a_private_folder_private(template):
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
