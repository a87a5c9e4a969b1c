"""The register of conflicts of interest of an edition."""

from collections import defaultdict
from dataclasses import dataclass, field

from competitions.models import Competition, Stage
from judging.models import Conflict, Scorecard
from judging.sealed_names import sealed_names_of
from kipp.accounts.models import User


@dataclass(frozen=True)
class Line:
    """A conflict, and the names of closed stages that counted the judge's sheet all the same."""

    conflict: Conflict
    counted_in: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Register:
    """Conflicts in force, newest first, then the lifted ones."""

    lines: list[Line]

    @property
    def in_force(self) -> list[Line]:
        return [line for line in self.lines if line.conflict.is_in_force]

    @property
    def lifted(self) -> list[Line]:
        return [line for line in self.lines if not line.conflict.is_in_force]

    @property
    def sentence(self) -> str:
        text = f"{len(self.in_force)} benturan kepentingan berlaku"
        return f"{text}, {len(self.lifted)} dicabut." if self.lifted else f"{text}."


def register_of(edition: Competition, *, reader: User) -> Register:
    """Returns the conflicts that this reader may know of; always as many queries."""
    conflicts = Conflict.objects.visible_to(reader).of_edition(edition).in_register_order()
    conflicts = conflicts.select_related("submission__organization", "judge", "recorded_by", "lifted_by")
    counted = defaultdict(list)
    sheets = Scorecard.objects.filter(
        stage__competition=edition, stage__state=Stage.State.CLOSED, state=Scorecard.State.FINISHED
    ).select_related("stage")
    pairs = Conflict.objects.of_edition(edition).in_force()
    sheets = sheets.filter(judge__in=pairs.values("judge"), submission__in=pairs.values("submission"))
    for sheet in sheets.order_by("stage__position", "pk"):
        counted[sheet.submission_id, sheet.judge_id].append(str(sheet.stage))
    conflicts = list(conflicts)
    names = sealed_names_of(edition)
    names.onto_entries([each.submission for each in conflicts])
    names.onto_judges([each.judge for each in conflicts])
    return Register(
        [
            Line(each, counted.get((each.submission_id, each.judge_id), []) if each.is_in_force else [])
            for each in conflicts
        ]
    )
