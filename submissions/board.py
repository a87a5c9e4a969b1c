"""The board of participation: how far each perangkat daerah is, counted through its units, and whom to call."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, QuerySet, TextChoices, Value, prefetch_related_objects
from django.db.models.functions import Coalesce

from competitions.models import Competition
from kipp.accounts.models import Organization, Role, User
from submissions import deadlines
from submissions.models import Submission
from submissions.sections import completeness

State = Submission.State


class Status(TextChoices):
    """How far a perangkat daerah is, in the order of what needs a hand."""

    READY = "ready", "lengkap, belum diajukan"
    DRAFT = "draft", "draf"
    NONE = "none", "belum mulai"
    SUBMITTED = "submitted", "diajukan"
    ELIGIBLE = "eligible", "lolos administrasi"


ORDER = list(Status)
ARRIVAL_FIELDS = (
    "counted_as_id",
    "organization_id",
    "state",
    "submitted_at",
    "changed_at",
    "category_label",
    "form",
    "group",
    "maturity",
)


@dataclass(frozen=True)
class Contact:
    """An operator of the perangkat daerah or of one of its units."""

    user: User
    organization: Organization

    @property
    def name(self) -> str:
        return self.user.full_name


@dataclass(frozen=True)
class Draft:
    """An entry that is still written. percent: sections done, 0–100."""

    code: str
    title: str
    organization: Organization
    percent: int
    missing: tuple[str, ...]
    created_at: datetime
    changed_at: datetime
    changed_by: str

    @property
    def is_complete(self) -> bool:
        return not self.missing


@dataclass(frozen=True)
class Arrival:
    """An entry that was handed in, whatever became of it."""

    counted_as_id: int
    organization_id: int
    state: str
    submitted_at: datetime
    changed_at: datetime
    category: str
    form: str
    group: str
    maturity: str


@dataclass(frozen=True)
class Row:
    """A perangkat daerah with the entries and people of its own and of its units.

    closes_at: until when it may hand in, an extension included; None while the edition has no dates.
    """

    organization: Organization
    closes_at: datetime | None
    is_extended: bool = False
    units: int = 0
    is_running: bool = True
    drafts: tuple[Draft, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    contacts: tuple[Contact, ...] = field(default=(), repr=False)

    @property
    def submitted(self) -> int:
        return len(self.arrivals)

    @property
    def eligible(self) -> int:
        return self.count_in(State.ELIGIBLE)

    @property
    def returned(self) -> int:
        return self.count_in(State.RETURNED)

    @property
    def from_units(self) -> int:
        return sum(entry.organization_id != self.organization.pk for entry in self.arrivals)

    @property
    def ready(self) -> int:
        return sum(draft.is_complete for draft in self.drafts)

    @property
    def took_part(self) -> bool:
        return bool(self.arrivals)

    @property
    def status(self) -> Status:
        if self.arrivals:
            return Status.ELIGIBLE if self.eligible else Status.SUBMITTED
        if self.drafts:
            return Status.READY if self.ready else Status.DRAFT
        return Status.NONE

    @property
    def percent(self) -> int:
        """How complete its furthest entry is, 0–100; 100 once something was handed in."""
        return 100 if self.arrivals else max((draft.percent for draft in self.drafts), default=0)

    @property
    def last_activity(self) -> datetime | None:
        moments = [draft.changed_at for draft in self.drafts]
        moments += [max(entry.submitted_at, entry.changed_at) for entry in self.arrivals]
        return max(moments, default=None)

    @property
    def last_login(self) -> datetime | None:
        """When one of its operators last came in; None when none ever did, and without contacts."""
        return max((each.user.last_login for each in self.contacts if each.user.last_login), default=None)

    @property
    def is_behind(self) -> bool:
        """Nothing was handed in yet, or there is a draft besides what was."""
        return not self.arrivals or bool(self.drafts)

    @property
    def recipients(self) -> list[Contact]:
        """Whom a reminder concerns: those who hold a draft, and the perangkat daerah itself while it has nothing in."""
        behind = {draft.organization.pk for draft in self.drafts}
        if not self.arrivals:
            behind.add(self.organization.pk)
        return [contact for contact in self.contacts if contact.organization.pk in behind]

    def count_in(self, state: str) -> int:
        return sum(entry.state == state for entry in self.arrivals)

    def may_be_reminded(self, now: datetime) -> bool:
        """Something can still be handed in, and something is missing."""
        return self.is_running and self.is_behind and self.closes_at is not None and now < self.closes_at

    def drafts_for(self, organization: Organization) -> list[Draft]:
        """Returns the drafts that concern an organization of the family: the parent reads its units' drafts."""
        if organization.pk == self.organization.pk:
            return list(self.drafts)
        return [draft for draft in self.drafts if draft.organization.pk == organization.pk]


def board_of(competition: Competition, *, with_contacts: bool) -> list[Row]:
    """Returns the roster, what needs a hand first, in a number of queries that does not grow with it.

    Entries from outside the roster are left out. Contacts are for Setda only: pass `with_contacts=False` for others.
    """
    families = families_of(competition)
    prefetch_related_objects([competition], "extensions")
    drafts, arrivals = group(drafts_of(competition)), group(arrivals_of(competition))
    contacts = contacts_of(families) if with_contacts else {}
    rows = []
    for parent, members in families.items():
        keys = [member.pk for member in members]
        rows.append(
            Row(
                organization=parent,
                closes_at=deadlines.closes_at(competition, parent),
                is_extended=deadlines.is_extended(competition, parent),
                units=len(members) - 1,
                is_running=competition.status == Competition.Status.RUNNING,
                drafts=tuple(draft for key in keys for draft in drafts[key]),
                arrivals=tuple(entry for key in keys for entry in arrivals[key]),
                contacts=tuple(contact for key in keys for contact in contacts.get(key, ())),
            )
        )
    return sorted(rows, key=place_of)


def place_of(row: Row) -> tuple:
    """What needs a hand first: complete drafts, then the furthest drafts, then nothing at all; within it by name."""
    percent = row.percent if row.status == Status.DRAFT else 0
    return ORDER.index(row.status), -percent, row.organization.name.casefold(), row.organization.pk


def families_of(competition: Competition) -> dict[Organization, list[Organization]]:
    """Returns each perangkat daerah of the roster with itself and its units, in one query."""
    found = Organization.objects.with_counted_as().filter(counted_as_id__in=competition.roster.values("organization"))
    members = list(found.order_by(F("parent").asc(nulls_first=True), "name", "pk"))
    parents = {member.pk: member for member in members if member.parent_id is None}
    families = {parent: [] for parent in parents.values()}
    for member in members:
        families[parents[member.counted_as_id]].append(member)
    return families


def group(entries: Iterable[tuple[int, object]]) -> dict[int, list]:
    grouped = defaultdict(list)
    for key, entry in entries:
        grouped[key].append(entry)
    return grouped


def drafts_of(competition: Competition) -> list[tuple[int, Draft]]:
    """Returns the drafts with what is missing in each, by organization."""
    drafts = Submission.objects.filter(competition=competition, state=State.DRAFT).with_completeness()
    return [(entry.organization_id, draft_of(entry)) for entry in drafts.order_by("pk")]


def draft_of(entry: Submission) -> Draft:
    state = completeness(entry)
    return Draft(
        code=entry.code,
        title=entry.title,
        organization=entry.organization,
        percent=state.percent,
        missing=tuple(item.sentence for item in state.missing),
        created_at=entry.created_at,
        changed_at=entry.changed_at,
        changed_by=entry.changed_by.full_name,
    )


def arrivals_of(competition: Competition) -> list[tuple[int, Arrival]]:
    """Returns what was handed in from the roster, by organization, in one query."""
    entries = arrived(competition.roster.values("organization")).filter(competition=competition)
    return [(row[1], Arrival(*row)) for row in entries.values_list(*ARRIVAL_FIELDS)]


def arrived(roster: QuerySet) -> QuerySet[Submission]:
    """Returns what was handed in by the organizations of a roster and their units, oldest row first."""
    entries = Submission.objects.submitted().with_counted_as().filter(counted_as_id__in=roster)
    return entries.annotate(category_label=Coalesce("category__label", Value(""))).order_by("pk")


def contacts_of(families: dict[Organization, list[Organization]]) -> dict[int, list[Contact]]:
    """Returns the active operators of each organization by name, in one query."""
    members = {member.pk: member for family in families.values() for member in family}
    operators = User.objects.active().filter(role=Role.OPERATOR, organization__in=members).in_order()
    return group((user.organization_id, Contact(user, members[user.organization_id])) for user in operators)


def board_sentence(competition: Competition, rows: list[Row], *, now: datetime) -> str:
    """Says what the board shows; after the closing, extensions included, in the past."""
    total, taking_part = len(rows), sum(row.took_part for row in rows)
    ends = [row.closes_at for row in rows if row.closes_at]
    if not total:
        return "Belum ada perangkat daerah pada daftar edisi ini."
    if not ends or now < competition.registration_opens_at:
        return f"Pendaftaran belum dibuka; {total} perangkat daerah tercatat."
    if now >= max(ends):
        return f"{taking_part} dari {total} perangkat daerah mengajukan proposal; {total - taking_part} tidak."
    ready = sum(row.status == Status.READY for row in rows)
    return f"{taking_part} dari {total} perangkat daerah sudah mengajukan; {ready} lengkap, belum diajukan."
