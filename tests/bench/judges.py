"""`make bench ARGS=judges`: thirty judges at once, each saving one mark after another, and nobody else.

Each of 30 judges of the national edition has a sheet open and a connection of its own. Every two seconds, at a moment
of its own, each changes one mark and sends the whole sheet as the page does by itself: 15 saves a second in all. The
time is that of one such request over HTTP, from sending it to having read the answer; opening the sheet is not part of
it. Prints the figures and writes them into docs/performance.md. Ends with an error when p50 or p95 is above what was
promised, when an answer is not 200, or when a mark that was acknowledged is not in the database.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from random import Random

import django

from tests.bench import reports, server
from tests.bench.browser import Browser
from tests.bench.busy import Log, address_of, opened, pace, percentile, reopen, sheets_to_mark, version_in
from tests.bench.deadline import logged_in

SECONDS, THINKING = 40, 2
WARM_UP = 5  # seconds that do not count: the workers open their connections
KIND = "saving a mark"
PROMISED = {"p50": 0.03, "p95": 0.1}


def save_marks(browser: Browser, path: str, fields: dict, start: float, log: Log, number: int) -> dict[str, str]:
    """A judge changes one mark after the other; returns the marks as they were acknowledged, by name of the field."""
    chance = Random(number)
    marks = [name for name in fields if name.startswith("value-")]
    acknowledged = {}
    for _ in pace(start + WARM_UP + SECONDS, THINKING, chance):
        name, typed = chance.choice(marks), f"{chance.randint(0, 10_000) / 100:.2f}".replace(".", ",")
        reply = browser.send("POST", path, fields | {name: typed}, {"HX-Request": "true"})
        if time.monotonic() > start + WARM_UP:
            log.add(KIND, reply, 200)
        if reply.status == 200:
            acknowledged[name] = typed
            fields |= {name: typed, "version": version_in(reply.body)}
    return acknowledged


def run(port: int) -> tuple[Log, int]:
    """Lets all judges work at once; returns the answers, and how many acknowledged marks are not in the database."""
    cards, log = sheets_to_mark(), Log()
    reopen(cards)
    judges = [opened(logged_in(port, card.judge), address_of(card)) for card in cards]
    start = time.monotonic()
    with ThreadPoolExecutor(len(judges)) as pool:
        work = [pool.submit(save_marks, *each, start, log, number) for number, each in enumerate(judges)]
        found = [each.result() for each in work]
    return log, sum(lost_marks(card, marks) for card, marks in zip(cards, found, strict=True))


def lost_marks(card, acknowledged: dict[str, str]) -> int:
    """Counts the acknowledged marks that the database does not hold."""
    stored = {f"value-{place}": value for place, value in card.scores.values_list("criterion__position", "value")}
    return sum(stored.get(name) != Decimal(typed.replace(",", ".")) for name, typed in acknowledged.items())


def figures(log: Log) -> dict[str, float]:
    """Returns p50 and p95 in seconds."""
    return {"p50": percentile(log.seconds[KIND], 0.5), "p95": percentile(log.seconds[KIND], 0.95)}


def report(log: Log, lost: int) -> str:
    """Writes the table; times in milliseconds."""
    found = figures(log)
    promised = ", ".join(f"{name} ≤ {1000 * value:.0f} ms" for name, value in PROMISED.items())
    made = (
        f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC by `make bench ARGS=judges` (tests/bench/judges.py): 30 "
        f"judges of the national edition, each saving a changed mark every {THINKING} s for {SECONDS} s over its own "
        "connection; time of one save over HTTP on the loopback, judges and portal on the same cores; gunicorn with "
        f"{server.WORKERS} workers, PostgreSQL with fsync on. Promised: {promised}, no error, nothing lost."
    )
    head = "| what | requests | errors | lost | p50 | p95 | slowest |\n|---|---:|---:|---:|---:|---:|---:|"
    times = " | ".join(f"{1000 * value:.0f} ms" for value in (*found.values(), max(log.seconds[KIND])))
    return f"{made}\n\n{head}\n| {KIND} | {len(log.seconds[KIND])} | {log.errors[KIND]} | {lost} | {times} |"


def main() -> int:
    """Runs everything; returns 1 when a figure is not as promised."""
    environment = server.prepare()
    django.setup()
    if not sheets_to_mark():
        server.manage(environment, "demo", "--size", "national")
    with server.serve(environment) as port:
        log, lost = run(port)
    text = report(log, lost)
    sys.stdout.write(text + "\n")
    reports.write("judges", text)
    found = figures(log)
    is_kept = all(found[name] <= promised for name, promised in PROMISED.items())
    return 0 if is_kept and not lost and not log.errors[KIND] else 1
