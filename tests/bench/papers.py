"""How long single works take: minutes of a stage (40 × 7 × 8) and 100 certificates over HTTP; a drawn assignment."""

from collections.abc import Callable
from time import perf_counter

from tests.bench.browser import Browser

SIZE, OF_CERTIFICATES = "plenary", "province"
CERTIFICATES = 100


def rows_of(port: int, measure: Callable, runs: int) -> list[tuple[str, float, float]]:
    """Returns median and p95 in milliseconds for each kind of file."""
    from django.urls import reverse

    from kipp.demo.people import PASSWORD
    from kipp.demo.sizes import SIZES

    setda = Browser(port)
    setda.login("setda@example.id", PASSWORD)
    paper = [f"{SIZES[SIZE].year}-gladi", "berita-acara-tahap-1"]
    addresses = {ending: reverse("results:document-download", args=[*paper, ending]) for ending in ("pdf", "docx")}
    minutes = [
        (f"berita acara 40 × 7 × 8, {ending}", *measure(lambda address=address: asked(setda, address), runs, 1))
        for ending, address in addresses.items()
    ]
    slug = issue_certificates()
    certificates = measure(lambda: asked(setda, reverse("results:certificate-print", args=[slug])), runs, 1)
    drawn = measure(drawn_assignment, runs, 1)
    return [*minutes, (f"{CERTIFICATES} piagam, pdf", *certificates), ("undian penugasan 300 × 15", *drawn)]


def drawn_assignment() -> float:
    """Deals 300 entries to 15 judges, three an entry, with a tenth of all pairs barred; returns the seconds."""
    from judging.assignment.balancing import balance
    from judging.assignment.designs import Wish

    barred = frozenset((entry, (7 * entry + step) % 15) for entry in range(300) for step in range(entry % 4))
    began = perf_counter()
    balance(Wish(tuple(range(300)), tuple(range(15)), 3, barred=barred), 20261122)
    return perf_counter() - began


def issue_certificates() -> str:
    """Writes certificates for entries of an edition that nobody has sealed, once; returns the slug of that edition."""
    from competitions.models import Competition
    from judging.models import Certificate
    from kipp.demo.sizes import SIZES
    from kipp.shared import clock

    edition = Competition.objects.get(year=SIZES[OF_CERTIFICATES].year)
    if not edition.certificates.exists():
        entries = edition.submissions.select_related("organization", "created_by").order_by("pk")[:CERTIFICATES]
        Certificate.objects.bulk_create(
            Certificate(
                competition=edition,
                submission=entry,
                kind=Certificate.Kind.WINNER,
                number=f"000.9.3/{place:04}/{edition.year}",
                recipient=entry.organization.name,
                people="Nama Inovator Pertama dan Nama Inovator Kedua",
                title=entry.title,
                long_title=entry.long_title,
                tier=f"TOP {CERTIFICATES}, tempat ke-{place}",
                place=place,
                seal="Versi 1 · uji kecepatan",
                issued_by=entry.created_by,
                issued_at=clock.now(),
            )
            for place, entry in enumerate(entries, start=1)
        )
    return edition.slug


def asked(setda: Browser, address: str) -> float:
    """Returns the seconds that a file took; fails when there was none."""
    reply = setda.get(address)
    if reply.status != 200:
        raise RuntimeError(f"{address} answered {reply.status}")
    return reply.seconds


def report(rows: list[tuple[str, float, float]]) -> str:
    lines = ["| single work | p50 | p95 |", "|---|---:|---:|"]
    return "\n".join([*lines, *(f"| {ending} | {median:.0f} | {late:.0f} |" for ending, median, late in rows)])
