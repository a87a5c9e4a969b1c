"""Writing the result down once: from then on the award rows are what public pages read."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from competitions.models import Competition
from competitions.rules import require_configurer
from judging.models import Award
from judging.results.winners import Winner, outcome
from kipp.accounts.models import User
from kipp.shared import wording
from kipp.shared.text import clean_line


@transaction.atomic
def record_awards(*, competition: Competition, by: User, now: datetime) -> list[Award]:
    """Copies every tier of the final ranking into award rows, once; an empty date of decision becomes that of `now`.

    Raises PermissionDenied for anyone but Setda. Raises ValidationError, with every reason, while a stage is not
    closed, a shared place needs the panel, an entry has no place, nobody has won, or the awards exist already.
    """
    require_configurer(by)
    competition = lock_without_awards(competition)
    result = outcome(competition, user=by)
    if result.problems:
        raise ValidationError(result.problems)
    if not result.winners:
        raise ValidationError("Belum ada peringkat, jadi belum ada yang dapat ditetapkan.")
    if competition.decided_on is None:
        competition.decided_on = wording.local(now).date()
        competition.full_clean()
        competition.save()
    return [save_award(award_of(competition, winner)) for winner in result.winners]


def award_of(competition: Competition, winner: Winner) -> Award:
    """Returns the unsaved award of a winner, its names copied as text."""
    entry = winner.submission
    return Award(
        competition=competition,
        submission=entry,
        tier_label=winner.tier,
        tier_position=winner.tier_position,
        place=winner.place,
        title=entry.title,
        long_title=entry.long_title,
        organization_name=entry.organization.name,
        innovators="; ".join(person.name for person in winner.innovators),
    )


@transaction.atomic
def record_press_awards(*, competition: Competition, rows: Iterable[Mapping[str, str]], by: User) -> list[Award]:
    """Writes the awards of an edition that is known from the press alone.

    A row has `tier`, `place` (digits, empty or None when the press gives none), `title`, `organization`, `innovator`;
    tiers rank in the order in which they first appear. Raises PermissionDenied for anyone but Setda, ValidationError
    for a row that does not hold together or when the edition has awards or entries of its own.
    """
    require_configurer(by)
    competition = lock_without_awards(competition)
    if competition.submissions.exists():
        raise ValidationError("Edisi ini memiliki proposal; penghargaannya ditetapkan dari peringkat.")
    rows = list(rows)
    tiers = list(dict.fromkeys(clean_line(row["tier"]) for row in rows))
    return [
        save_award(
            Award(
                competition=competition,
                tier_label=clean_line(row["tier"]),
                tier_position=tiers.index(clean_line(row["tier"])) + 1,
                place=row["place"] or None,
                title=clean_line(row["title"]),
                organization_name=clean_line(row["organization"]),
                innovators=clean_line(row["innovator"]),
            )
        )
        for row in rows
    ]


def lock_without_awards(competition: Competition) -> Competition:
    """Locks the edition, so that two clicks record once. Raises ValidationError when its awards exist already."""
    competition = Competition.objects.select_for_update().get(pk=competition.pk)
    if competition.awards.exists():
        raise ValidationError("Penghargaan edisi ini sudah ditetapkan dan tidak ditetapkan dua kali.")
    return competition


def save_award(award: Award) -> Award:
    award.full_clean()
    award.save()
    return award
