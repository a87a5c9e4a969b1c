"""`make bench`: medians and p95 for three sizes, printed and written down; other runs by name."""

import math
import platform
import statistics
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

import django

from tests.bench import busy, deadline, judges, papers, reports, server
from tests.bench.browser import Browser, forms_of

SIZES = {"regency": "32 × 5 × 8", "province": "300 × 5 × 8", "national": "3.500 × 3 × 10"}
PAGE_RUNS, EXPORT_RUNS, WARM_UP = 30, 5, 3


def percentile(seconds: list[float], share: float) -> float:
    """Returns the smallest time that at least `share` of the runs did not exceed, in milliseconds."""
    ordered = sorted(seconds)
    return 1000 * ordered[math.ceil(len(ordered) * share) - 1]


def measure(run: Callable[[], float], times: int, warm_up: int = WARM_UP) -> tuple[float, float]:
    """Runs a request that returns its seconds; the first runs do not count. Returns median and p95 in milliseconds."""
    for _ in range(warm_up):
        run()
    seconds = [run() for _ in range(times)]
    return 1000 * statistics.median(seconds), percentile(seconds, 0.95)


def scorecard_saver(judge: Browser, path: str) -> Callable[[], float]:
    """Returns a run that changes one mark and saves the whole sheet as the page does by itself (htmx)."""
    state = {"turn": 0}

    def save() -> float:
        fields = next(form for form in forms_of(judge.get(path).body) if "version" in form)
        marks = [name for name in fields if name.startswith("value-")]
        state["turn"] += 1
        for place, name in enumerate(marks):
            fields[name] = str(60 + (state["turn"] + place) % 30)
        reply = judge.send("POST", path, fields, {"HX-Request": "true"})
        if reply.status != 200:
            raise RuntimeError(f"saving answered {reply.status}")
        return reply.seconds

    return save


def view_time(competition_id: int) -> Callable[[], float]:
    """Returns a run of the ranking view alone, in the database."""
    from django.db import connection

    def run() -> float:
        with connection.cursor() as cursor:
            began = perf_counter()
            cursor.execute("select * from judging_standing where competition_id = %s and board = 0", [competition_id])
            cursor.fetchall()
            return perf_counter() - began

    return run


def analysis_anew(setda: Browser, slug: str) -> Callable[[], float]:
    """Returns a run of the analysis page after everything that was kept of it has been thrown away."""
    from django.core.cache import cache

    def run() -> float:
        cache.clear()
        return setda.get(f"/edisi/{slug}/peringkat/analisis/?papan=1").seconds

    return run


def rows_of(size: str, port: int) -> list[tuple[str, float, float]]:
    """Measures everything for one size."""
    from judging.models import Scorecard
    from kipp.demo.people import PASSWORD
    from kipp.demo.sizes import SIZES as EDITIONS

    slug = f"{EDITIONS[size].year}-gladi"
    card = (
        Scorecard.objects.filter(stage__competition__slug=slug, state="draft")
        .select_related("submission", "judge", "stage__competition")
        .order_by("pk")
        .first()
    )
    setda, judge = Browser(port), Browser(port)
    setda.login("setda@example.id", PASSWORD)
    judge.login(card.judge.email, PASSWORD)
    sheet = f"/penilaian/{slug}/1/{card.submission.code}/"
    page = {
        "ranking page": lambda: setda.get(f"/edisi/{slug}/peringkat/").seconds,
        "analysis page": lambda: setda.get(f"/edisi/{slug}/peringkat/analisis/?papan=1").seconds,
        "entry list": lambda: setda.get(f"/edisi/{slug}/proposal/").seconds,
        "scorecard page": lambda: judge.get(sheet).seconds,
        "saving a scorecard": scorecard_saver(judge, sheet),
    }
    anew = measure(analysis_anew(setda, slug), EXPORT_RUNS, 1)
    rows = [(name, *measure(run, PAGE_RUNS)) for name, run in page.items()]
    rows.insert(2, ("analysis page computed anew", *anew))
    rows.append(("ranking view in the database", *measure(view_time(card.stage.competition_id), PAGE_RUNS // 3)))
    export = measure(lambda: setda.get(f"/edisi/{slug}/unduh/peringkat.xlsx").seconds, EXPORT_RUNS, 1)
    rows.append(("full recap XLSX", *export))
    return rows


def report(results: dict[str, list[tuple[str, float, float]]]) -> str:
    """Writes the table; times in milliseconds."""
    heading = "| what | " + " | ".join(f"{size} ({SIZES[size]}) p50 | p95" for size in results) + " |"
    lines = [heading, "|---|" + "---:|---:|" * len(results)]
    for place, (name, _, _) in enumerate(next(iter(results.values()))):
        cells = " | ".join(f"{rows[place][1]:.0f} | {rows[place][2]:.0f}" for rows in results.values())
        lines.append(f"| {name} | {cells} |")
    made = (
        f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC by `make bench`: milliseconds over HTTP on the loopback, "
        f"gunicorn with {server.WORKERS} workers, PostgreSQL with fsync on, Python {platform.python_version()}, "
        f"{PAGE_RUNS} runs a page and {EXPORT_RUNS} an export, one request at a time. "
        "Sizes are entries × judges per entry × criteria."
    )
    return "\n".join([made, "", *lines])


def main(sizes: list[str]) -> None:
    """Measures the sizes named on the command line, or all of them and then writes the report."""
    environment = server.prepare()
    django.setup()
    from django.db import connection

    from competitions.models import Competition
    from kipp.demo.sizes import SIZES as EDITIONS

    chosen = sizes or list(SIZES)
    for size in [*chosen, papers.SIZE, papers.OF_CERTIFICATES]:
        if not Competition.objects.filter(year=EDITIONS[size].year).exists():
            server.manage(environment, "demo", "--size", size)
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    with server.serve(environment) as port:
        results = {size: rows_of(size, port) for size in chosen}
        minutes = papers.rows_of(port, measure, EXPORT_RUNS)
    table = f"{report(results)}\n\n{papers.report(minutes)}"
    sys.stdout.write(table + "\n")
    if not sizes:
        reports.write("bench", table)


if __name__ == "__main__":
    RUNS = {"deadline": deadline.main, "busy": busy.main, "judges": judges.main}
    chosen = next((run for name, run in RUNS.items() if name in sys.argv), None)
    sys.exit(chosen() if chosen else main(sys.argv[1:]))
