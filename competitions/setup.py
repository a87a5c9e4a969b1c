"""Changing the parts of an edition: stages, criteria, questions, letters, categories, checklist, tiers, roster.

Lists are saved whole: `rows` in their new order (saved ones, changed or not, and new ones), `removed` beside them.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models

from competitions import rules
from competitions.models import (
    AwardTier,
    Category,
    ChecklistItem,
    Competition,
    Criterion,
    LetterType,
    Question,
    RosterMember,
    Stage,
)
from kipp.accounts.models import Organization, User
from kipp.shared.refusals import STALE, atomic_with_sentences

WORDING = frozenset({"label", "prompt", "criterion_id"})


def locked_edition(*, pk: int, by: User) -> Competition:
    """Returns the edition for a change, one at a time; raises PermissionDenied for everybody but Setda."""
    rules.require_configurer(by)
    return Competition.objects.select_for_update().get(pk=pk)


@atomic_with_sentences()
def save_questions(*, competition: Competition, rows: Sequence[Question], removed: Sequence[Question], by: User):
    """Saves the questions of the form. Once there are entries, only WORDING may change; raises ValidationError else."""
    competition = locked_edition(pk=competition.pk, by=by)
    rules.require_open(rules.lock_of_edition(competition))
    if rules.has_entries(competition) and (removed or not only_wording_changed(competition, rows)):
        raise ValidationError(rules.ENTERED, code="locked")
    save_rows(competition.questions, rows, removed)


def only_wording_changed(competition: Competition, rows: Sequence[Question]) -> bool:
    stored = [question.pk for question in competition.questions.order_by("position")]
    if [row.pk for row in rows] != stored:
        return False
    before = competition.questions.in_bulk()
    return all(changed_columns(row, before[row.pk]) <= WORDING | {"position"} for row in rows)


@atomic_with_sentences()
def save_categories(*, competition: Competition, rows: Sequence[Category], removed: Sequence[Category], by: User):
    """Saves the categories; raises ValidationError, with its name, for a removed one that entries are filed under."""
    competition = locked_edition(pk=competition.pk, by=by)
    rules.require_open(rules.lock_of_edition(competition))
    used = [category.label for category in removed if category.submissions.exists()]
    if used:
        raise ValidationError(
            f"Kategori {', '.join(used)} sudah dipakai proposal, jadi tidak dapat dihapus. Ubah namanya bila perlu."
        )
    save_rows(competition.categories, rows, removed)


@atomic_with_sentences()
def save_letters(*, competition: Competition, rows: Sequence[LetterType], removed: Sequence[LetterType], by: User):
    """Saves the letters; raises ValidationError, with its label, for a removed one that somebody has uploaded."""
    competition = locked_edition(pk=competition.pk, by=by)
    rules.require_open(rules.lock_of_edition(competition))
    used = [letter.label for letter in removed if letter.attachments.exists()]
    if used:
        raise ValidationError(
            f"{', '.join(used)} sudah diunggah pada proposal, jadi tidak dapat dihapus. "
            "Hilangkan tanda wajib bila tidak diperlukan lagi."
        )
    save_rows(competition.letter_types, rows, removed)


@atomic_with_sentences()
def save_checklist(
    *, competition: Competition, rows: Sequence[ChecklistItem], removed: Sequence[ChecklistItem], by: User
):
    """Saves the points of the screening; raises ValidationError, with its label, for a removed one with marks."""
    competition = locked_edition(pk=competition.pk, by=by)
    rules.require_open(rules.lock_of_edition(competition))
    used = [item.label for item in removed if item.marks.exists()]
    if used:
        raise ValidationError(
            f"Butir “{', '.join(used)}” sudah dipakai memeriksa proposal, jadi tidak dapat dihapus. "
            "Ubah bunyinya bila perlu."
        )
    save_rows(competition.checklist, rows, removed)


@atomic_with_sentences()
def save_tiers(*, competition: Competition, rows: Sequence[AwardTier], removed: Sequence[AwardTier], by: User):
    """Saves the tiers; raises ValidationError when judging has begun or places overlap."""
    competition = locked_edition(pk=competition.pk, by=by)
    rules.require_open(rules.lock_of_tiers(competition))
    save_rows(competition.tiers, rows, removed)


@atomic_with_sentences()
def save_criteria(*, stage: Stage, rows: Sequence[Criterion], removed: Sequence[Criterion], by: User):
    """Saves the criteria of a stage, weights in percent; raises ValidationError once the stage was opened.

    The sum of the weights may differ from 100 while the edition is prepared, not afterwards.
    """
    competition = locked_edition(pk=stage.competition_id, by=by)
    stage = competition.stages.select_for_update().get(pk=stage.pk)
    rules.require_open(rules.lock_of_criteria(stage))
    total = sum((row.weight for row in rows), Decimal(0))
    if not rules.is_preparing(competition) and total != 100:
        raise ValidationError("Edisi sudah berjalan, jadi jumlah bobot kriteria harus tepat 100.")
    save_rows(stage.criteria, rows, removed)


def save_rows(manager: models.Manager, rows: Sequence[models.Model], removed: Sequence[models.Model]) -> None:
    """Deletes what was removed, numbers the rest in order, saves what changed."""
    before = manager.in_bulk()
    # A row that the page did not show was added meanwhile; one that is no longer there was removed.
    if sorted(row.pk for row in [*rows, *removed] if row.pk) != sorted(before):
        raise ValidationError(STALE)
    for row in removed:
        row.delete()
    for position, row in enumerate(rows, start=1):
        if hasattr(row, "position"):
            row.position = position
        if row.pk and not changed_columns(row, before[row.pk]):
            continue
        # Uniqueness is decided when all rows are saved: two of them may have exchanged their numbers.
        row.full_clean(validate_unique=False, validate_constraints=False)
        row.save()


def changed_columns(row: models.Model, before: models.Model) -> set[str]:
    names = [column.attname for column in row._meta.concrete_fields]
    return {name for name in names if getattr(row, name) != getattr(before, name)}


@atomic_with_sentences()
def save_roster(*, competition: Competition, organizations: Iterable[Organization], by: User) -> None:
    """Counts participation over exactly these organizations.

    Raises ValidationError, with its name, for one that is left out although it or a unit of it has an entry.
    """
    competition = locked_edition(pk=competition.pk, by=by)
    rules.require_open(rules.lock_of_edition(competition))
    wanted = {organization.pk: organization for organization in organizations}
    members = {member.organization_id: member for member in competition.roster.select_related("organization")}
    leaving = [member for pk, member in members.items() if pk not in wanted]
    entered = set(competition.submissions.values_list("organization_id", flat=True)) | set(
        competition.submissions.values_list("organization__parent_id", flat=True)
    )
    taking_part = [member.organization.short_name for member in leaving if member.organization_id in entered]
    if taking_part:
        raise ValidationError(f"{', '.join(taking_part)} sudah memiliki proposal pada edisi ini, jadi tetap dihitung.")
    competition.roster.filter(pk__in=[member.pk for member in leaving]).delete()
    for pk, organization in wanted.items():
        if pk not in members:
            member = RosterMember(competition=competition, organization=organization)
            member.full_clean()
            member.save()
