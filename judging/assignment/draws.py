"""The automatic assignment: a draw is proposed with its effect, and applied when Setda agrees."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction

from competitions.models import Stage
from judging.assignment.assigning import admit_eligible, lock_unclosed
from judging.assignment.balancing import balance
from judging.assignment.designs import Design, Wish
from judging.assignment.seeds import draw_seed, next_number
from judging.assignment.table import (
    AssignmentTable,
    CellState,
    changed_pairs,
    require_some_judges,
    table_of,
    write_pairs,
)
from judging.models import AssignmentDraw, PanelMember
from kipp.accounts.models import User
from kipp.shared.digests import digest_of
from kipp.shared.refusals import atomic_with_sentences
from submissions.models import Submission

OUTDATED = (
    "Proposal, panel, benturan kepentingan, atau isi lembar sudah berubah sejak undian ini. "
    "Penugasan tidak diubah. Susun usulan baru."
)


@dataclass(frozen=True)
class Proposal:
    """What a draw gives, next to what is assigned now. problem: why it can no longer be applied, else empty."""

    draw: AssignmentDraw
    table: AssignmentTable
    design: Design
    problem: str

    @cached_property
    def changes(self) -> tuple[set, set]:
        """Pairs that applying would add, and those it would take away."""
        scope = {entry.pk for entry in self.table.entries}
        return changed_pairs(self.table, set(self.design.pairs), scope) or (set(), set())

    @property
    def loads(self) -> list[tuple[PanelMember, int, int]]:
        """Each judge of the panel with the sheets now and those of the proposal."""
        current = [seat for seat in self.table.seats if seat.judge_id in self.design.loads]
        return [(seat, self.table.load_of(seat), self.design.loads[seat.judge_id]) for seat in current]

    @property
    def number_range(self) -> tuple[int, int]:
        """Fewest and most judges of an entry; more than wished where so many have written already."""
        needs = self.design.wish.needs.tolist()
        return min(needs, default=0), max(needs, default=0)

    @property
    def load_range(self) -> tuple[int, int]:
        values = self.design.loads.values()
        return min(values, default=0), max(values, default=0)

    @property
    def is_uneven(self) -> bool:
        """Whether conflicts or sheets already written on keep loads from differing by at most 1."""
        return self.load_range[1] - self.load_range[0] > 1

    @property
    def pair_range(self) -> tuple[int, int]:
        values = self.design.shared.values()
        return min(values, default=0), max(values, default=0)

    @property
    def pair_rows(self) -> list[tuple[PanelMember, list[int | None]]]:
        """For each judge the number of entries shared with each; None with oneself."""
        seats = [seat for seat, _, _ in self.loads]
        shared = self.design.shared
        return [(one, [shared.get(tuple(sorted((one.judge_id, two.judge_id)))) for two in seats]) for one in seats]

    @property
    def rows(self) -> list[tuple[Submission, list[tuple[PanelMember, str]]]]:
        """Each entry with its judges of the proposal and those it loses: `kind` is kept, added or removed."""
        added, removed = self.changes
        kinds = dict.fromkeys(self.design.pairs, "kept") | dict.fromkeys(added, "added")
        kinds |= dict.fromkeys(removed, "removed")
        return [
            (
                entry,
                [(seat, kinds[pair]) for seat in self.table.seats if (pair := (entry.pk, seat.judge_id)) in kinds],
            )
            for entry in self.table.entries
        ]

    @property
    def fragile_seats(self) -> list[PanelMember]:
        return [seat for seat in self.table.seats if seat.judge_id in self.design.fragile]

    @property
    def groups(self) -> list[list[PanelMember]]:
        """The judges in groups that hang together by shared entries; one group where their marks can be compared."""
        return self.table.groups_in(self.design.pairs)

    @property
    def digest(self) -> str:
        """Names exactly this design."""
        return digest_of(sorted(self.design.pairs))


def inputs_of(table: AssignmentTable) -> dict:
    """Returns what a draw starts from, as it is stored: ids in order of the entries' codes and of the seats."""
    by_state = {state: [] for state in CellState}
    for pair, state in sorted(table.cells.items()):
        by_state[state].append(list(pair))
    return {
        "entries": [entry.pk for entry in sorted(table.entries, key=lambda entry: entry.code)],
        "judges": [seat.judge_id for seat in table.seats],
        "former": [seat.judge_id for seat in table.seats if seat.is_former],
        "barred": by_state[CellState.BARRED],
        "kept": by_state[CellState.WRITTEN],
    }


def wish_of(inputs: dict, cards: int) -> Wish:
    """Turns stored inputs into what the arithmetic works on."""
    return Wish(
        entries=tuple(inputs["entries"]),
        judges=tuple(inputs["judges"]),
        cards=cards,
        barred=frozenset(map(tuple, inputs["barred"])),
        kept=frozenset(map(tuple, inputs["kept"])),
        former=frozenset(inputs["former"]),
    )


def problems_before_draw(table: AssignmentTable) -> list[str]:
    """Returns, in sentences, why no draw can give every entry its judges; empty when one can."""
    stage, current = table.stage, [seat for seat in table.seats if not seat.is_former]
    problems = []
    if not table.entries:
        problems.append("Belum ada proposal yang dinilai pada tahap ini.")
    if len(current) < stage.cards_per_entry:
        problems.append(
            f"Panel berisi {len(current)} juri, sedangkan setiap proposal memerlukan {stage.cards_per_entry}."
        )
        return problems
    titles = {entry.pk: entry.title for entry in table.entries}
    for entry, most in wish_of(inputs_of(table), stage.cards_per_entry).short_entries():
        problems.append(
            f"{titles[entry]} memerlukan {stage.cards_per_entry} juri, tetapi hanya {most} juri yang tidak memiliki "
            "benturan kepentingan. Tambah juri atau tugaskan proposal itu dengan tangan."
        )
    return problems


@transaction.atomic
def draw_assignment(*, stage: Stage, by: User, now: datetime) -> AssignmentDraw:
    """Draws a seed and keeps it with all it starts from; nothing is assigned yet.

    Raises ValidationError with every sentence of problems_before_draw(), and for a closed stage or one in which
    everybody judges everything; PermissionDenied for everybody but Setda.
    """
    stage = lock_unclosed(stage=stage, by=by)
    require_some_judges(stage)
    table = table_of(stage)
    if problems := problems_before_draw(table):
        raise ValidationError(problems)
    draw = AssignmentDraw(
        stage=stage,
        number=next_number(stage.assignment_draws),
        seed=draw_seed(),
        cards_per_entry=stage.cards_per_entry,
        inputs=inputs_of(table),
        drawn_by=by,
        drawn_at=now,
    )
    draw.full_clean()
    draw.save()
    return draw


def design_of(draw: AssignmentDraw) -> Design:
    """Computes again what a draw gives, from its seed and inputs, which never change."""
    return balance(wish_of(draw.inputs, draw.cards_per_entry), draw.seed)


def proposal_of(draw: AssignmentDraw, design: Design | None = None) -> Proposal:
    """Compares what a draw gives with what is there now."""
    table, design = table_of(draw.stage), design or design_of(draw)
    return Proposal(draw, table, design, problem_of(draw, table, design))


def problem_of(draw: AssignmentDraw, table: AssignmentTable, design: Design) -> str:
    """Says why a draw can no longer be applied; empty when it can. New marks on sheets of the design do no harm."""
    if draw.stage.is_closed:
        return "Tahap ini sudah ditutup, jadi penugasannya tidak dapat diubah."
    now = inputs_of(table)
    is_same = all(now[key] == draw.inputs[key] for key in ("entries", "judges", "former", "barred"))
    if not is_same or draw.stage.cards_per_entry != draw.cards_per_entry or not table.written() <= design.pairs:
        return OUTDATED
    return ""


@atomic_with_sentences()
def apply_draw(*, draw: AssignmentDraw, digest: str, by: User, now: datetime) -> tuple[int, int]:
    """Assigns what the draw proposes; returns (sheets added, sheets taken away). Repeating it changes nothing.

    `digest` is that of the proposal which was agreed to. Raises ValidationError when entries, panel or conflicts
    changed since the draw, PermissionDenied for everybody but Setda.
    """
    design = design_of(draw)  # takes longest, so nobody who saves marks waits for it
    stage = lock_unclosed(stage=draw.stage, by=by)
    draw = stage.assignment_draws.select_for_update().get(pk=draw.pk)
    draw.stage = stage
    if stage.position == 1:
        admit_eligible(stage=stage, by=by)
    proposal = proposal_of(draw, design)
    if proposal.problem or proposal.digest != digest:
        raise ValidationError(proposal.problem or OUTDATED)
    result = write_pairs(proposal.table, set(proposal.design.pairs), {entry.pk for entry in proposal.table.entries})
    if result != (0, 0) or draw.applied_at is None:
        draw.applied_by, draw.applied_at = by, now
        draw.full_clean()
        draw.save(update_fields=["applied_by", "applied_at"])
    return result
