"""The award rows: copies of the ranking that sealing keeps, and winners known from the press alone."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, QuerySet

from competitions.models import Competition
from competitions.rules import require_configurer
from judging.models import Award, Standing
from kipp.accounts.models import User
from kipp.shared.text import clean_line
from submissions.models import Innovator, Submission

SCORE_DECIMALS = 20
BETWEEN_NAMES = "; "


def rows_of_ranking(
    competition: Competition,
    standings: Iterable[Standing] | None = None,
    readable: QuerySet[Submission] | None = None,
) -> list[Award]:
    """Returns an unsaved row for each entry that has a place in the final ranking, its names copied as text.

    `standings`: those of the final board in order, where they have been read already. readable: only these entries.
    """
    standings = Standing.objects.board(competition).in_order() if standings is None else standings
    readable = Submission.objects.filter(competition=competition) if readable is None else readable
    placed = [standing for standing in standings if standing.place is not None]
    entries = with_people(readable).in_bulk([standing.submission_id for standing in placed])
    found = [(standing, entries[standing.submission_id]) for standing in placed if standing.submission_id in entries]
    return [award_of(competition, standing, entry) for standing, entry in found]


def with_people(submissions):
    """Adds organization, parent, category and the innovators, the lead first."""
    people = Innovator.objects.order_by("-is_lead", "pk")
    return submissions.select_related("organization__parent", "category").prefetch_related(
        Prefetch("innovators", queryset=people)
    )


def award_of(competition: Competition, standing: Standing, entry: Submission) -> Award:
    return Award(
        competition=competition,
        submission=entry,
        tier_label=standing.tier or "",
        tier_position=standing.tier_position,
        place=standing.place,
        score=cut_off(standing.exact_score),
        title=entry.title,
        long_title=entry.long_title,
        organization_name=entry.organization.name,
        innovators=BETWEEN_NAMES.join(person.name for person in entry.innovators.all()),
    )


def people_in(award: Award) -> tuple[str, ...]:
    """Returns the names of an award row, the lead first."""
    return tuple(filter(None, award.innovators.split(BETWEEN_NAMES)))


def cut_off(score: Fraction) -> Decimal:
    """Returns a score of 0–100 with 20 decimals, cut off: rounding it to two later gives what the exact one gives."""
    return Decimal(score.numerator * 10**SCORE_DECIMALS // score.denominator).scaleb(-SCORE_DECIMALS)


@transaction.atomic
def record_press_awards(
    *, competition: Competition, rows: Iterable[Mapping[str, str]], by: User, now: datetime
) -> list[Award]:
    """Writes the awards of an edition that is known from the press alone, public from `now` on.

    A row has `tier`, `place` (digits, empty or None when the press gives none), `title`, `organization`, `innovator`;
    tiers rank in the order in which they first appear. Raises PermissionDenied for anyone but Setda, ValidationError
    for a row that does not hold together or when the edition has awards or entries of its own.
    """
    require_configurer(by)
    competition = lock_without_awards(competition)
    if competition.submissions.exists():
        raise ValidationError("Edisi ini memiliki proposal; penghargaannya ditetapkan dari peringkat.")
    competition.published_at = now
    competition.full_clean()
    competition.save()
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
