"""How many entries each perangkat daerah of the roster brings to an edition; a unit counts for its parent."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, FilteredRelation, Q
from django.db.models.functions import Coalesce, Lower

from competitions.models import Competition
from kipp.accounts.models import Organization
from submissions.models import Submission

DRAFT, ELIGIBLE = Submission.State.DRAFT, Submission.State.ELIGIBLE


@dataclass(frozen=True)
class Participant:
    """A perangkat daerah with the numbers of its own and its units' entries.

    submitted: all that ever arrived, whatever became of them. eligible: those that passed and are still in.
    """

    organization_id: int
    name: str
    short_name: str
    units: int
    drafts: int
    submitted: int
    eligible: int

    @property
    def took_part(self) -> bool:
        return self.submitted > 0


@dataclass(frozen=True)
class Totals:
    """The edition in figures: `participating` of `organizations` submitted at least one of the `submitted` entries."""

    organizations: int
    participating: int
    drafts: int
    submitted: int
    eligible: int

    @property
    def absent(self) -> int:
        return self.organizations - self.participating


def participation(competition: Competition) -> list[Participant]:
    """Returns the roster by name with the counts of each, in one query; entries from outside the roster are left out.

    The names of those with drafts only, or with nothing, are for Setda and observers.
    """
    rows = (
        Organization.objects.with_counted_as()
        .filter(counted_as_id__in=competition.roster.values("organization"))
        .annotate(
            entry=FilteredRelation("submissions", condition=Q(submissions__competition=competition.pk)),
            counted_name=Coalesce("parent__name", "name"),
            counted_short_name=Coalesce("parent__short_name", "short_name"),
        )
        .values("counted_as_id", "counted_name", "counted_short_name")
        .annotate(
            members=Count("pk", distinct=True),
            drafts=Count("entry", filter=Q(entry__state=DRAFT)),
            submitted=Count("entry", filter=~Q(entry__state=DRAFT)),
            eligible=Count("entry", filter=Q(entry__state=ELIGIBLE)),
        )
        .order_by(Lower(F("counted_name")), "counted_as_id")
    )
    return [
        Participant(
            organization_id=row["counted_as_id"],
            name=row["counted_name"],
            short_name=row["counted_short_name"],
            units=row["members"] - 1,
            drafts=row["drafts"],
            submitted=row["submitted"],
            eligible=row["eligible"],
        )
        for row in rows
    ]


def totals_of(participants: Iterable[Participant]) -> Totals:
    """Adds the rows of `participation` up."""
    rows = list(participants)
    return Totals(
        organizations=len(rows),
        participating=sum(row.took_part for row in rows),
        drafts=sum(row.drafts for row in rows),
        submitted=sum(row.submitted for row in rows),
        eligible=sum(row.eligible for row in rows),
    )


def participation_totals(competition: Competition) -> Totals:
    """Returns the figures of the edition, in one query; they name nobody and may be published."""
    return totals_of(participation(competition))
