"""Places within groups of organizations, beside the single list: dinas, kecamatan, puskesmas, sekolah.

They are drawn from the places of the whole board by one window of SQL, so that no filter can change them.
"""

from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import Rank

from competitions.models import Competition
from judging.models import Standing
from judging.sealed_names import sealed_names_of
from kipp.accounts.models import Organization

KIND = Organization.Kind
OTHERS = "Dinas dan perangkat daerah lain"
GROUPS = {KIND.KECAMATAN: "Kecamatan", KIND.PUSKESMAS: "Puskesmas", KIND.SEKOLAH: "Sekolah"}
NAMES = [OTHERS, *GROUPS.values()]


@dataclass(frozen=True)
class Group:
    """The entries of one group, in the order of their places; each standing carries `group_place`, `group_sharing`."""

    name: str
    standings: list[Standing]


def with_group_places(board: QuerySet[Standing]) -> QuerySet[Standing]:
    """Adds `group`, `group_place` and `group_sharing` to a whole board; whoever filters, does so in Python afterwards.

    A competition ranking (1, 2, 2, 4) over the overall places, hence ties stay ties; None without an overall place.
    """
    kinds = [When(submission__organization__kind=kind, then=Value(name)) for kind, name in GROUPS.items()]
    grouped = board.annotate(group=Case(*kinds, default=Value(OTHERS)))
    ranked = Window(Rank(), partition_by=[F("group")], order_by=F("place").asc(nulls_last=True))
    sharing = Window(Count("submission_id"), partition_by=[F("group"), F("place")])
    has_place = Q(place__isnull=False)
    return grouped.annotate(
        group_place=Case(When(has_place, then=ranked)), group_sharing=Case(When(has_place, then=sharing))
    )


def groups_of(competition: Competition, board: int) -> list[Group]:
    """Returns the groups of a board that have entries, in a fixed order."""
    standings = with_group_places(Standing.objects.board(competition, board))
    standings = list(standings.select_related("submission__organization").in_order())
    sealed_names_of(competition).onto_entries([standing.submission for standing in standings])
    groups = [Group(name, [each for each in standings if each.group == name]) for name in NAMES]
    return [group for group in groups if group.standings]
