"""The history of one judge's sheet for an entry: every change of a mark, a note or its state, from the audit trail."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Model, QuerySet

from competitions.models import Criterion, Stage
from judging.models import Score, Scorecard
from judging.sealed_names import SealedNames
from judging.sheets.scoring import Mark
from kipp.accounts.models import User
from kipp.shared.wording import number
from submissions.models import Submission

State = Scorecard.State
EMPTY = Mark(None, "")
REACHED = {
    State.FINISHED: "Selesai",
    State.RECUSED: "Disisihkan karena benturan kepentingan",
    State.SET_ASIDE: "Dikesampingkan",
}
NOBODY, UNKNOWN = "portal", "akun yang tidak dikenal"


@dataclass
class Change:
    """One event of the audit trail: what happened to the sheet, or to which criterion.

    place: sorts the changes of a sheet. before, after: the mark with its note, None where the sheet itself changed.
    """

    event: Model
    place: tuple[int, int, int]
    what: str
    before: Mark | None = None
    after: Mark | None = None
    who: str = ""

    @property
    def told(self) -> dict:
        return self.event.pgh_context.metadata if self.event.pgh_context else {}

    @property
    def reason(self) -> str:
        """The reason that was given for changing the sheet, where there is one."""
        return "" if self.is_mark else self.told.get("reason", "")

    @property
    def is_mark(self) -> bool:
        return self.before is not None

    @property
    def values(self) -> list[str]:
        """The mark before and after, in words; empty when it stayed."""
        both = [self.before.value, self.after.value] if self.is_mark else []
        return ["kosong" if value is None else number(value) for value in both] if len(set(both)) > 1 else []

    @property
    def has_new_note(self) -> bool:
        return self.is_mark and self.before.note != self.after.note


def sheet_events(*, stage: Stage, entry: Submission, judge: User) -> QuerySet:
    """Returns what happened to a sheet itself; also of one that is gone. None when there never was one."""
    return Scorecard.pgh_event_model.objects.filter(stage=stage, submission=entry, judge=judge).order_by("pgh_id")


def history_of(*, stage: Stage, entry: Submission, judge: User, names: SealedNames) -> list[Change]:
    """Returns all changes of a sheet, the newest last, in four queries; empty when there never was such a sheet.

    Whoever calls has seen to it that the marks of the stage may be shown.
    """
    sheets = list(sheet_events(stage=stage, entry=entry, judge=judge).select_related("pgh_context"))
    marks = Score.pgh_event_model.objects.filter(scorecard__in={event.pgh_obj_id for event in sheets})
    marks = marks.select_related("pgh_context").order_by("pgh_id")
    labels = dict(Criterion.objects.filter(stage=stage).order_by("pk").values_list("pk", "label"))
    changes = sorted([*sheet_changes(sheets), *mark_changes(marks, sheets, labels)], key=lambda each: each.place)
    people = people_in(changes)
    names.onto_judges(people.values())
    for change in changes:
        change.who = who_did(change.told, people)
    return changes


def sheet_changes(sheets: list) -> Iterator[Change]:
    """Yields a change for each event that made, dropped or moved the sheet to another state."""
    before = None
    for event in sheets:
        if what := what_happened(before, event):
            yield Change(event, (event.pgh_id, 1, 0), what)
        before = None if event.pgh_label == "delete" else event


def what_happened(before: Model | None, event: Model) -> str:
    """Names the step between two events of a sheet, empty when its state stayed."""
    if event.pgh_label == "delete":
        return "Lembar dihapus"
    if before is None:
        return ". ".join(filter(None, ["Lembar dibuat", REACHED.get(event.state)]))
    if event.state == before.state:
        return ""
    if event.state == State.DRAFT:
        return "Benturan kepentingan dicabut" if before.state == State.RECUSED else "Dibuka kembali"
    return REACHED[event.state]


def mark_changes(marks: QuerySet, sheets: list, labels: dict[int, str]) -> Iterator[Change]:
    """Yields a change for each event that left another mark or note than there was."""
    saves = saves_of(sheets)
    held = defaultdict(lambda: EMPTY)
    for event in marks:
        key = event.scorecard_id, event.criterion_id
        before, after = held[key], EMPTY if event.pgh_label == "delete" else Mark(event.value, event.note)
        held[key] = after
        if before != after:
            what = labels.get(event.criterion_id, "Kriteria yang sudah dihapus")
            yield Change(event, place_of(event, saves, sheets), what, before, after)


def saves_of(sheets: list) -> dict[tuple, int]:
    """Returns the events that saved the sheet along with its marks, by request and time."""
    saved = [new for old, new in pairwise(sheets) if (old.version, old.saved_at) != (new.version, new.saved_at)]
    return {(event.pgh_context_id, event.pgh_created_at): event.pgh_id for event in saved}


def place_of(event: Model, saves: dict[tuple, int], sheets: list) -> tuple[int, int, int]:
    """Puts a mark just before the event that saved its sheet; one written past the portal, by its time."""
    # The time is that of the transaction's beginning, so writers that waited for each other are not sorted by it.
    if found := saves.get((event.pgh_context_id, event.pgh_created_at)):
        return found, 0, event.pgh_id
    earlier = [sheet.pgh_id for sheet in sheets if sheet.pgh_created_at <= event.pgh_created_at]
    return max(earlier, default=0), 2, event.pgh_id


def people_in(changes: list[Change]) -> dict[int, User]:
    """Returns everybody whom the audit trail names, by id."""
    named = {change.told.get(key) for change in changes for key in ("user", "typed_by")}
    return User.objects.in_bulk(named - {None})


def who_did(told: dict, people: dict[int, User]) -> str:
    """Names who made a change; the portal where nobody was logged in."""
    typist, user = told.get("typed_by"), told.get("user")
    if typist:
        return f"disalin dari kertas oleh {people.get(typist, UNKNOWN)}"
    return str(people.get(user, UNKNOWN)) if user else NOBODY
