"""The round of every five seconds: each step on its own, one round at a time, and never at the cost of the server."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from kipp import ticking
from kipp.management.commands import serve
from tests.factories import NOW


@pytest.fixture
def steps(monkeypatch):
    steps = {}
    monkeypatch.setattr(ticking, "STEPS", steps)
    return steps


def broken(*, now):
    raise RuntimeError("rusak")


def test_each_step_gets_the_time_and_says_what_it_did(db, steps):
    steps |= {"one": lambda *, now: 3 if now == NOW else 0, "two": lambda *, now: 0}
    assert ticking.tick(now=NOW) == {"one": 3, "two": 0}


def test_a_failing_step_leaves_the_others_alone(db, steps, caplog):
    steps |= {"one": broken, "two": lambda *, now: 2}
    assert ticking.tick(now=NOW) == {"one": None, "two": 2}
    assert "Step failed: one" in caplog.text


def test_mails_leave_last():
    assert list(ticking.STEPS)[-1] == "mails sent"


@pytest.mark.django_db(transaction=True)
def test_two_rounds_never_run_at_once(steps):
    def other_round(*, now):
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(in_thread).result(timeout=10) is None
        return 1

    def in_thread():
        try:
            return ticking.tick(now=NOW)
        finally:
            connections.close_all()

    steps["one"] = other_round
    assert ticking.tick(now=NOW) == {"one": 1}
    steps["one"] = lambda *, now: 1
    assert ticking.tick(now=NOW) == {"one": 1}, "the lock is free again"


def test_command_reports_and_fails_loudly(db, steps, capsys):
    steps |= {"one": lambda *, now: 3}
    call_command("tick")
    assert "one: 3" in capsys.readouterr().out
    steps |= {"two": broken}
    with pytest.raises(CommandError, match="two"):
        call_command("tick")


def ended(pid: int) -> int:
    """Waits for a child and returns how it ended."""
    for _ in range(500):
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return status
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    raise AssertionError("The child did not end.")


@pytest.mark.parametrize("act", [lambda *, now: 1, broken], ids=["works", "fails"])
def test_child_that_ticks_always_ends_quietly(steps, act, monkeypatch):
    """Its exit code says nothing, so that gunicorn never takes it for a worker that cannot boot."""
    monkeypatch.setattr(serve, "tick", act)
    pid = os.fork() or serve.tick_and_exit([])
    assert ended(pid) == 0


def test_master_starts_no_second_child_while_one_is_at_work(monkeypatch):
    monkeypatch.setattr(serve, "tick", lambda *, now: time.sleep(30))
    arbiter = object.__new__(serve.WatchfulArbiter)
    arbiter.LISTENERS = []
    arbiter.let_tick()
    first = arbiter.ticker
    try:
        arbiter.next_tick = 0
        arbiter.let_tick()
        assert arbiter.ticker == first
    finally:
        os.kill(first, signal.SIGTERM)
    assert os.WTERMSIG(ended(first)) == signal.SIGTERM
    assert not serve.is_alive(first)


def test_lock_ends_with_the_round(db, steps):
    steps["one"] = lambda *, now: 0
    ticking.tick(now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_locks where locktype = 'advisory' and objid = %s", [ticking.LOCK])
        assert cursor.fetchone()[0] == 0
