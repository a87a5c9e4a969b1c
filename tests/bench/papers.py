"""How long the minutes of a stage take, 40 entries × 7 judges × 8 criteria, over HTTP: the PDF and the Word file."""

from collections.abc import Callable

from tests.bench.browser import Browser

SIZE = "plenary"


def rows_of(port: int, measure: Callable, runs: int) -> list[tuple[str, float, float]]:
    """Returns median and p95 in milliseconds for each kind of file."""
    from django.urls import reverse

    from kipp.demo.people import PASSWORD
    from kipp.demo.sizes import SIZES

    setda = Browser(port)
    setda.login("setda@example.id", PASSWORD)
    paper = [f"{SIZES[SIZE].year}-gladi", "berita-acara-tahap-1"]
    addresses = {ending: reverse("results:document-download", args=[*paper, ending]) for ending in ("pdf", "docx")}
    return [
        (ending, *measure(lambda address=address: asked(setda, address), runs, 1))
        for ending, address in addresses.items()
    ]


def asked(setda: Browser, address: str) -> float:
    """Returns the seconds that a file took; fails when there was none."""
    reply = setda.get(address)
    if reply.status != 200:
        raise RuntimeError(f"{address} answered {reply.status}")
    return reply.seconds


def report(rows: list[tuple[str, float, float]]) -> str:
    lines = ["| berita acara, 40 × 7 × 8 | p50 | p95 |", "|---|---:|---:|"]
    return "\n".join([*lines, *(f"| {ending} | {median:.0f} | {late:.0f} |" for ending, median, late in rows)])
