"""Opening an edition: a new one starts from the national KIPP form and can be changed row by row afterwards."""

import csv
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.core.exceptions import ValidationError

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
from competitions.readiness import problems_before_start
from competitions.rules import (
    lock_of_edition,
    lock_of_integrity,
    lock_of_seal,
    lock_of_year,
    require_configurer,
    require_open,
)
from kipp.accounts.models import Organization, User
from kipp.shared.refusals import atomic_with_sentences

DEFAULTS = Path(__file__).parent / "defaults"
FINALISTS = 6


def read_default(name: str) -> list[dict[str, str]]:
    """Reads a table of the national form (KIPP 2023 instrument), the start of every new edition."""
    with (DEFAULTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@atomic_with_sentences()
def create_edition(
    *,
    year: int,
    theme: str,
    by: User,
    registration_opens_at: datetime | None = None,
    registration_closes_at: datetime | None = None,
    is_rehearsal: bool = False,
    **details,
) -> Competition:
    """Saves a new edition in preparation: two stages with criteria, questions, categories, TOP 3, TOP 6, the roster.

    Weights are percentages: 50/50 between the stages, those of the national form within them. `details` are further
    fields of Competition. Raises ValidationError when the year is taken or the dates are out of order.
    """
    require_configurer(by)
    competition = Competition(
        year=year,
        theme=theme,
        is_rehearsal=is_rehearsal,
        registration_opens_at=registration_opens_at,
        registration_closes_at=registration_closes_at,
        **details,
    )
    competition.full_clean()
    competition.save()
    criteria = add_default_stages(competition)
    add_default_form(competition, criteria)
    add_default_roster(competition)
    return competition


def add_default_stages(competition: Competition) -> dict[str, Criterion]:
    """Adds both stages with their criteria, and the tiers; returns the criteria by label."""
    half = Decimal(50)
    stages = {
        "1": Stage.objects.create(
            competition=competition, position=1, name="Penilaian proposal", weight=half, finalists=FINALISTS
        ),
        "2": Stage.objects.create(competition=competition, position=2, name="Presentasi dan wawancara", weight=half),
    }
    criteria = Criterion.objects.bulk_create(
        Criterion(stage=stages[row["stage"]], position=position, label=row["label"], weight=Decimal(row["weight"]))
        for position, row in enumerate(read_default("criteria"), start=1)
    )
    AwardTier.objects.create(competition=competition, label="TOP 3", first_place=1, last_place=3)
    AwardTier.objects.create(competition=competition, label="TOP 6", first_place=4, last_place=FINALISTS)
    return {criterion.label: criterion for criterion in criteria}


def add_default_form(competition: Competition, criteria: dict[str, Criterion]) -> None:
    """Adds the questions, each tied to the criterion it proves, and the categories."""
    Question.objects.bulk_create(
        Question(
            competition=competition,
            position=position,
            number=row["number"],
            label=row["label"],
            prompt=row["prompt"],
            max_words=int(row["max_words"]),
            evidence_allowed=row["evidence_allowed"] == "1",
            criterion=criteria.get(row["criterion"]),
        )
        for position, row in enumerate(read_default("questions"), start=1)
    )
    LetterType.objects.bulk_create(
        LetterType(
            competition=competition,
            position=position,
            label=row["label"],
            hint=row["hint"],
            template=row["template"],
            is_required=row["is_required"] == "1",
        )
        for position, row in enumerate(read_default("letters"), start=1)
    )
    ChecklistItem.objects.bulk_create(
        ChecklistItem(competition=competition, position=position, label=row["label"])
        for position, row in enumerate(read_default("checklist"), start=1)
    )
    Category.objects.bulk_create(
        Category(competition=competition, position=position, label=row["label"])
        for position, row in enumerate(read_default("categories"), start=1)
    )


def add_default_roster(competition: Competition) -> None:
    """Puts every active perangkat daerah on the roster; units count for their parent."""
    RosterMember.objects.bulk_create(
        RosterMember(competition=competition, organization=organization)
        for organization in Organization.objects.active().counted().order_by("pk")
    )


@atomic_with_sentences()
def update_edition(*, competition: Competition, changes: dict, by: User, now: datetime) -> Competition:
    """Saves new values of an edition's own fields, given by name.

    Raises ValidationError when the edition is archived, when the year shall change after the start, or name and theme
    under a seal, when automatic submission shall begin after the closing, or when the values contradict one another.
    """
    require_configurer(by)
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    require_open(lock_of_edition(competition))
    for name in ("year", "is_rehearsal"):
        if changes.get(name, getattr(competition, name)) != getattr(competition, name):
            require_open(lock_of_year(competition))
    if any(changes.get(name, getattr(competition, name)) != getattr(competition, name) for name in ("name", "theme")):
        require_open(lock_of_seal(competition))
    if changes.get("integrity_text", competition.integrity_text) != competition.integrity_text:
        require_open(lock_of_integrity(competition))
    was_automatic = competition.submits_automatically
    for name, value in changes.items():
        setattr(competition, name, value)
    closes_at = competition.registration_closes_at
    if competition.submits_automatically and not was_automatic and closes_at and closes_at <= now:
        raise ValidationError(
            {"submits_automatically": "Pendaftaran sudah ditutup, jadi pengajuan otomatis tidak dapat dinyalakan lagi."}
        )
    competition.full_clean()
    competition.save()
    return competition


@atomic_with_sentences()
def start_edition(*, competition: Competition, by: User) -> Competition:
    """Ends the preparation: from now on departments see the edition, and its dates decide.

    Raises ValidationError, with every reason, when the set-up cannot carry a competition yet.
    """
    require_configurer(by)
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    problems = problems_before_start(competition)
    if problems:
        raise ValidationError([problem.text for problem in problems])
    competition.status = Competition.Status.RUNNING
    competition.full_clean()
    competition.save()
    return competition


@atomic_with_sentences()
def archive_edition(*, competition: Competition, by: User, now: datetime) -> Competition:
    """Ends an edition: from now on it can only be read.

    Raises ValidationError unless it is running, each of its stages has been closed, its winners have been recorded and,
    but for a rehearsal, are public.
    """
    require_configurer(by)
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    if competition.status != Competition.Status.RUNNING:
        raise ValidationError("Hanya edisi yang berjalan yang dapat diarsipkan.")
    waiting = competition.stages.exclude(state=Stage.State.CLOSED).order_by("position")
    if waiting:
        raise ValidationError([f"{stage} belum ditutup." for stage in waiting])
    if not competition.awards.exists():
        raise ValidationError(
            "Pemenang belum ditetapkan. Tetapkan pemenang dari halaman Penetapan, lalu arsipkan edisi."
        )
    if not competition.is_rehearsal and not competition.is_published(now):
        raise ValidationError("Hasil belum diumumkan. Umumkan dari halaman Penetapan, lalu arsipkan edisi.")
    competition.status = Competition.Status.ARCHIVED
    competition.full_clean()
    competition.save()
    return competition
