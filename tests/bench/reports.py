"""Where measured figures are written down: between two marks in docs/performance.md."""

from tests.bench.server import ROOT

REPORT = ROOT / "docs" / "performance.md"


def write(name: str, text: str) -> None:
    """Puts the text between `<!-- name: begin -->` and `<!-- name: end -->`."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    report = REPORT.read_text(encoding="utf-8")
    before, after = report.split(begin)[0], report.split(end)[1]
    REPORT.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
