"""The assignment of a stage as a table of entries × judges: read for pages and files, and changed by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError

from competitions.models import Stage
from judging.assignment.assigning import BATCH, admit_eligible, barred_pairs, lock_unclosed
from judging.assignment.designs import groups_of
from judging.models import PanelMember, Scorecard
from kipp.accounts.models import User
from kipp.shared.digests import digest_of
from kipp.shared.refusals import atomic_with_sentences
from submissions.models import Submission

Pair = tuple[int, int]
EVERYBODY = (
    "Pada tahap ini setiap juri menilai semua proposal. Isi “juri per proposal” pada pengaturan tahap lebih dahulu."
)


class CellState(StrEnum):
    """What stands between an entry and a judge.

    open: no sheet; given: an empty sheet; written: a sheet with something on it, which stays; barred: a conflict of
    interest; aside: a sheet set aside when its judge left; gone: a former member without a sheet.
    """

    OPEN = "open"
    GIVEN = "given"
    WRITTEN = "written"
    BARRED = "barred"
    ASIDE = "aside"
    GONE = "gone"

    @property
    def counts(self) -> bool:
        return self in (CellState.GIVEN, CellState.WRITTEN)

    @property
    def is_changeable(self) -> bool:
        return self in (CellState.OPEN, CellState.GIVEN)


@dataclass(frozen=True)
class AssignmentTable:
    """entries by title; seats in order, former members only with sheets; cells by (submission id, judge id)."""

    stage: Stage
    entries: list[Submission]
    seats: list[PanelMember]
    cells: dict[Pair, CellState]

    @property
    def pairs(self) -> set[Pair]:
        """Every assigned pair that counts."""
        return {pair for pair, state in self.cells.items() if state.counts}

    def written(self) -> set[Pair]:
        return {pair for pair, state in self.cells.items() if state is CellState.WRITTEN}

    def number_of(self, entry: Submission) -> int:
        """How many judges an entry has."""
        return sum(self.cells[entry.pk, seat.judge_id].counts for seat in self.seats)

    def load_of(self, seat: PanelMember) -> int:
        """How many entries a judge has."""
        return sum(self.cells[entry.pk, seat.judge_id].counts for entry in self.entries)

    def groups_in(self, pairs: Iterable[Pair]) -> list[list[PanelMember]]:
        """Returns the judges of these pairs in groups that hang together by shared entries."""
        seats = {seat.judge_id: seat for seat in self.seats}
        return [[seats[judge] for judge in group if judge in seats] for group in groups_of(pairs)]

    @property
    def groups(self) -> list[list[PanelMember]]:
        """The groups of judges as assigned now; none while an entry has no judge yet."""
        is_begun_only = any(not self.number_of(entry) for entry in self.entries)
        return [] if is_begun_only else self.groups_in(self.pairs)

    def version(self, entries: Iterable[Submission]) -> str:
        """Names what these entries' rows show: whoever saves says which version was read."""
        rows = [
            [entry.pk, [[seat.judge_id, self.cells[entry.pk, seat.judge_id]] for seat in self.seats]]
            for entry in entries
        ]
        return digest_of(rows)


class StaleAssignmentError(Exception):
    """The rows have been changed since they were read; `table` is as stored."""

    def __init__(self, table: AssignmentTable):
        super().__init__("Penugasan sudah diubah di tempat lain.")
        self.table = table


def entries_to_judge(stage: Stage):
    """Returns the entries that the stage judges or will judge when it opens: those still in the contest."""
    eligible = Submission.objects.eligible().filter(competition=stage.competition_id)
    return eligible if stage.position == 1 else eligible.filter(admissions__stage=stage)


def table_of(stage: Stage) -> AssignmentTable:
    """Reads the whole table in four queries."""
    entries = list(entries_to_judge(stage).select_related("organization").order_by("title", "pk"))
    cards = {
        (card.submission_id, card.judge_id): card
        for card in stage.scorecards.with_written().only("submission_id", "judge_id", "state", "stage_id")
    }
    holders = {judge for _, judge in cards}
    seats = [
        seat
        for seat in stage.panel.select_related("judge").order_by("position", "pk")
        if not seat.is_former or seat.judge_id in holders
    ]
    barred = barred_pairs(stage)
    cells = {
        (entry.pk, seat.judge_id): state_of(
            seat, cards.get((entry.pk, seat.judge_id)), (entry.pk, seat.judge_id) in barred
        )
        for entry in entries
        for seat in seats
    }
    return AssignmentTable(stage, entries, seats, cells)


def state_of(seat: PanelMember, card: Scorecard | None, is_barred: bool) -> CellState:
    """Returns what a cell shows; a conflict comes first, because it sets any sheet aside."""
    if is_barred or (card and card.state == Scorecard.State.RECUSED):
        return CellState.BARRED
    if card and card.state == Scorecard.State.SET_ASIDE:
        return CellState.ASIDE
    if card is None:
        return CellState.GONE if seat.is_former else CellState.OPEN
    is_kept = card.is_written or card.is_finished or seat.is_former
    return CellState.WRITTEN if is_kept else CellState.GIVEN


@atomic_with_sentences()
def save_assignment(
    *, stage: Stage, wanted: Iterable[Pair], entries: Iterable[int], version: str, by: User
) -> tuple[int, int]:
    """Makes `wanted` (submission id, judge id) the assignment of `entries` (ids); returns (sheets added, taken away).

    Sheets with something on them stay, whatever is wanted. `version` is that of these rows when they were read; what
    is stored already is saved again without any harm. Raises StaleAssignmentError when they were changed meanwhile,
    ValidationError for a closed stage, one in which everybody judges everything, and an unknown or barred pair.
    """
    stage = lock_unclosed(stage=stage, by=by)
    require_some_judges(stage)
    if stage.position == 1:
        admit_eligible(stage=stage, by=by)
    table = table_of(stage)
    scope = set(entries)
    rows = [entry for entry in table.entries if entry.pk in scope]
    wanted = set(wanted)
    is_known = len(rows) == len(scope) and wanted <= table.cells.keys()
    if is_known and not changed_pairs(table, wanted, scope):
        return 0, 0
    if len(rows) != len(scope) or version != table.version(rows):
        raise StaleAssignmentError(table)
    check_pairs(table, wanted)
    return write_pairs(table, wanted, scope)


def require_some_judges(stage: Stage) -> None:
    """Raises ValidationError when nothing is to be assigned, because everybody judges everything."""
    if not stage.cards_per_entry:
        raise ValidationError(EVERYBODY)


def changed_pairs(table: AssignmentTable, wanted: set[Pair], scope: set[int]) -> tuple[set[Pair], set[Pair]] | None:
    """Returns (pairs to add, pairs to take away) within the rows of `scope`; None when there is nothing to do."""
    own = {pair: state for pair, state in table.cells.items() if pair[0] in scope}
    added = {pair for pair in wanted if pair in own and not own[pair].counts}
    removed = {pair for pair, state in own.items() if state is CellState.GIVEN and pair not in wanted}
    return (added, removed) if added or removed else None


def check_pairs(table: AssignmentTable, wanted: set[Pair]) -> None:
    """Raises ValidationError with a sentence for every wanted pair that cannot be."""
    names = {seat.judge_id: seat.judge.full_name for seat in table.seats}
    titles = {entry.pk: entry.title for entry in table.entries}
    problems = []
    for entry, judge in sorted(wanted):
        state = table.cells.get((entry, judge))
        if state is None:
            raise ValidationError("Salah satu pilihan bukan juri panel atau proposal tahap ini. Muat ulang halaman.")
        if state is CellState.BARRED:
            problems.append(f"{names[judge]} memiliki benturan kepentingan dengan {titles[entry]}.")
        elif state in (CellState.ASIDE, CellState.GONE):
            problems.append(f"{names[judge]} sudah dilepas dari panel.")
    if problems:
        raise ValidationError(problems)


def write_pairs(table: AssignmentTable, wanted: set[Pair], scope: set[int]) -> tuple[int, int]:
    """Adds and takes away sheets; returns how many."""
    added, removed = changed_pairs(table, wanted, scope) or (set(), set())
    if removed:
        cards = table.stage.scorecards.filter(submission__in={entry for entry, _ in removed})
        doomed = [card.pk for card in cards if (card.submission_id, card.judge_id) in removed]
        Scorecard.objects.filter(pk__in=doomed).delete()
    Scorecard.objects.bulk_create(
        (Scorecard(stage=table.stage, submission_id=entry, judge_id=judge) for entry, judge in sorted(added)),
        batch_size=BATCH,
    )
    return len(added), len(removed)
