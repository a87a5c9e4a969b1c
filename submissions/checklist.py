"""The checklist of the edition, as far as it was gone through for one entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import FilteredRelation, Q, TextField, Value
from django.db.models.functions import Coalesce

from competitions.models import ChecklistItem
from competitions.rules import lock_of_edition, require_open
from kipp.accounts.models import User
from kipp.shared.text import clean_text
from submissions.lifecycle import LIFECYCLE, locked
from submissions.models import ChecklistMark, Submission

MET, UNMET = ChecklistMark.Result
State = Submission.State


@dataclass(frozen=True)
class Point:
    """An item of the checklist with its mark: met, unmet, or empty while it was not checked."""

    item: ChecklistItem
    result: str = ""
    note: str = ""

    @property
    def result_label(self) -> str:
        return ChecklistMark.Result(self.result).label if self.result else "belum diperiksa"


def checklist_of(submission: Submission) -> list[Point]:
    """Returns the points in the order of the edition, in one query."""
    mark = FilteredRelation("marks", condition=Q(marks__submission=submission))
    items = ChecklistItem.objects.filter(competition=submission.competition_id).annotate(
        mark=mark, result=Coalesce("mark__result", Value("")), note=Coalesce("mark__note", Value("", TextField()))
    )
    return [Point(item, item.result, item.note) for item in items.order_by("position", "pk")]


def is_open(submission: Submission) -> bool:
    """Marks are made while the entry waits for its verdict; afterwards they are a record."""
    return submission.state in (State.SUBMITTED, State.RETURNED)


@transaction.atomic
def save_checklist(
    *, submission: Submission, marks: Mapping[int, tuple[str, str]], by: User, now: datetime
) -> Submission:
    """Saves result (met, unmet or empty) and note by primary key of the item; items not given stay as they are.

    Raises PermissionDenied for others than Setda; ValidationError once the entry was decided on (code "state"), when
    the edition is archived ("locked") or the list itself was changed meanwhile ("stale").
    """
    row = locked(submission)
    LIFECYCLE.check("refuse", state=row.state, role=by.role, reason="-")
    require_open(lock_of_edition(row.competition))
    items = set(ChecklistItem.objects.filter(competition=row.competition_id).values_list("pk", flat=True))
    if not items.issuperset(marks):
        raise ValidationError("Daftar pemeriksaan berubah sejak halaman ini dibuka. Muat ulang halaman.", code="stale")
    known = {mark.item_id: mark for mark in row.checklist_marks.all()}
    for item, (result, typed) in marks.items():
        mark = known.get(item) or ChecklistMark(submission=row, item_id=item)
        note = clean_text(typed)
        if (mark.result, mark.note) == (result, note):
            continue
        mark.result, mark.note = result, note
        mark.full_clean()
        mark.save()
    return row
