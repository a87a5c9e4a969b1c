"""`make bench ARGS=busy`: strangers, judges and operators at once, as in the last hour before a deadline.

For half a minute strangers read 40 pages a second, 30 judges save a mark every ten seconds each, and 42 operators save
a section every five seconds each. Prints the figures and writes them into docs/performance.md. Ends with an error when
one of them is not as promised (p95 of public pages and of autosave, no errors).
"""

import math
import sys
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import cycle
from random import Random

import django

from tests.bench import reports, server
from tests.bench.browser import Browser, forms_of
from tests.bench.deadline import logged_in, make_edition

SECONDS = 30
READERS, READS_A_SECOND = 20, 40
JUDGES, JUDGE_PAUSE = 30, 10
OPERATOR_PAUSE = 5
PROMISED = {"public pages": 0.3, "saving a mark": 0.2, "saving a section": 0.2}
PUBLIC = ("/", "/pemenang/", "/aturan-penilaian/")


class Log:
    """The answers of one kind of visitor: seconds each, and how many failed."""

    def __init__(self):
        self.seconds = defaultdict(list)
        self.errors = defaultdict(int)
        self.lock = threading.Lock()

    def add(self, kind: str, reply, *expected: int) -> None:
        with self.lock:
            self.seconds[kind].append(reply.seconds)
            self.errors[kind] += reply.status not in expected


def pace(until: float, pause: float, chance: Random):
    """Yields at regular moments until the end, the first within one pause; a late answer does not shift the others."""
    at = time.monotonic() + chance.uniform(0, pause)
    while at < until:
        time.sleep(max(0, at - time.monotonic()))
        yield
        at += pause


def read_pages(port: int, until: float, log: Log, number: int) -> None:
    browser, chance = Browser(port), Random(number)
    pages = cycle(PUBLIC)
    for _ in pace(until, READERS / READS_A_SECOND, chance):
        log.add("public pages", browser.send("GET", next(pages)), 200)


def opened(browser: Browser, path: str) -> tuple[Browser, str, dict[str, str]]:
    """Opens a page as it stands on a screen before the busy minute begins; returns it with the fields of its form."""
    return browser, path, next(form for form in forms_of(browser.get(path).body) if "version" in form)


def save_marks(browser: Browser, path: str, fields: dict, until: float, log: Log, number: int) -> None:
    """A judge changes one mark and the page saves the sheet by itself."""
    chance = Random(number)
    marks = [name for name in fields if name.startswith("value-")]
    for _ in pace(until, JUDGE_PAUSE, chance):
        fields[chance.choice(marks)] = str(chance.randint(40, 95))
        reply = browser.send("POST", path, fields, {"HX-Request": "true"})
        log.add("saving a mark", reply, 200)
        fields["version"] = version_in(reply.body) or fields["version"]


def save_sections(browser: Browser, path: str, fields: dict, until: float, log: Log, number: int) -> None:
    """An operator writes on and the page saves the section by itself."""
    from kipp.shared.kept_text import AUTOSAVE_HEADER

    chance = Random(number)
    answer = next(name for name in fields if name.startswith("jawaban_"))
    start = fields[answer][:400]
    for turn, _ in enumerate(pace(until, OPERATOR_PAUSE, chance)):
        fields[answer] = f"{start} kata {turn}"
        reply = browser.send("POST", path, fields, {AUTOSAVE_HEADER: "1"})
        log.add("saving a section", reply, 200)
        fields["version"] = version_in(reply.body) or fields["version"]


def version_in(body: bytes) -> str | None:
    """Returns the version that an answer to autosave hands back."""
    return next((form["version"] for form in forms_of(b"<form>" + body + b"</form>") if form.get("version")), None)


def percentile(seconds: list[float], share: float) -> float:
    return sorted(seconds)[math.ceil(len(seconds) * share) - 1]


def sheets_to_mark() -> list:
    """Returns an unfinished sheet of each of thirty judges in the national edition."""
    from judging.models import Scorecard
    from kipp.demo.sizes import SIZES

    cards = Scorecard.objects.filter(stage__competition__slug=f"{SIZES['national'].year}-gladi")
    return list(
        cards.order_by("judge", "pk").distinct("judge").select_related("judge", "submission", "stage__competition")
    )[:JUDGES]


def reopen(cards) -> None:
    """Makes the sheets writable again; they were finished when the edition was made."""
    from judging.sheets.scoring import reopen_card

    for card in cards:
        reopen_card(card=card, by=card.judge)


def run(port: int) -> Log:
    """Lets everybody work at once for half a minute."""
    _, drafts = make_edition()
    cards, log = sheets_to_mark(), Log()
    reopen(cards)
    judges = [opened(logged_in(port, card.judge), address_of(card)) for card in cards]
    operators = [opened(logged_in(port, draft.created_by), section_of(draft)) for draft in drafts]
    until = time.monotonic() + SECONDS + 1
    with ThreadPoolExecutor(READERS + len(judges) + len(operators)) as pool:
        work = [pool.submit(read_pages, port, until, log, number) for number in range(READERS)]
        work += [pool.submit(save_marks, *each, until, log, number) for number, each in enumerate(judges)]
        work += [pool.submit(save_sections, *each, until, log, number) for number, each in enumerate(operators)]
        for each in work:
            each.result()
    return log


def address_of(card) -> str:
    return f"/penilaian/{card.stage.competition.slug}/{card.stage.position}/{card.submission.code}/"


def section_of(draft) -> str:
    """Returns the address of the first answers of a draft."""
    from submissions.sections import completeness

    section = next(each for each in completeness(draft).sections if each.key.startswith("jawaban-"))
    return f"/proposal/{draft.code}/tulis/{section.key}/"


def report(log: Log) -> str:
    """Writes the table; times in milliseconds."""
    lines = ["| what | requests | errors | p50 | p95 | promised p95 |", "|---|---:|---:|---:|---:|---:|"]
    for kind, promised in PROMISED.items():
        seconds = log.seconds[kind]
        p50, p95 = (1000 * percentile(seconds, share) for share in (0.5, 0.95))
        lines.append(
            f"| {kind} | {len(seconds)} | {log.errors[kind]} | {p50:.0f} ms | {p95:.0f} ms | {1000 * promised:.0f} ms |"
        )
    made = (
        f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC by `make bench ARGS=busy` (tests/bench/busy.py): "
        f"{READS_A_SECOND} public pages a second, {JUDGES} judges saving every {JUDGE_PAUSE} s and 42 operators every "
        f"{OPERATOR_PAUSE} s for {SECONDS} s, all from the same two cores; gunicorn with {server.WORKERS} workers."
    )
    return "\n".join([made, "", *lines])


def main() -> int:
    """Runs everything; returns 1 when a figure is not as promised."""
    environment = server.prepare()
    django.setup()
    if not sheets_to_mark():
        server.manage(environment, "demo", "--size", "national")
    with server.serve(environment) as port:
        log = run(port)
    text = report(log)
    sys.stdout.write(text + "\n")
    reports.write("busy", text)
    is_kept = all(percentile(log.seconds[kind], 0.95) <= promised for kind, promised in PROMISED.items())
    return 0 if is_kept and not sum(log.errors.values()) else 1
