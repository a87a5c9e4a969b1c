"""What was copied from a sheet of paper, to read; taken from the copy, never from what the judge wrote since."""

from dataclasses import dataclass
from decimal import Decimal

from competitions.models import Criterion, Stage
from judging.models import PaperSheet


@dataclass(frozen=True)
class CopiedLine:
    """A criterion with the mark and the note as they were typed; None where there was no mark."""

    criterion: Criterion
    value: Decimal | None
    note: str


def copied_lines(paper: PaperSheet, stage: Stage) -> list[CopiedLine]:
    """Returns the copied marks in rubric order."""
    lines = []
    for criterion in stage.criteria.order_by("position", "pk"):
        value, note = paper.marks.get(str(criterion.pk), [None, ""])
        lines.append(CopiedLine(criterion, None if value is None else Decimal(value), note))
    return lines
