"""The last step of the tie-break chain: the panel orders entries that stayed exactly equal."""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition, Stage
from judging.closing import AWARDED
from judging.models import Admission, PanelDecision, Scorecard, Standing
from judging.ranking.ballots import Ballot, ballot_papers, check_ballot, keep_votes
from judging.ranking.severities import as_if_closed
from judging.rules import may_run_stage
from kipp.accounts.models import User
from kipp.shared.refusals import atomic_with_sentences
from kipp.shared.text import clean_text


def tied_entries(*, competition: Competition, board: int, place: int, now: datetime) -> list[Standing]:
    """Returns the entries among which the panel may decide about `place`, in the order they have now.

    An open additive stage is read as if it were closed now, for that is when the tie decides.

    Those that share the place; or, when a decision has parted them already, all that this decision covers. Empty when
    nothing is shared there.
    """
    standings = Standing.objects.board(competition, board).select_related("submission__organization").in_order()
    with as_if_closed(competition.stages.select_related("competition").order_by("position"), now=now):
        ranked = [standing for standing in standings if standing.place is not None]
    there = [standing for standing in ranked if standing.place == place]
    if len(there) != 1:
        return there
    decision = decisions_of(competition, reached=there[0].reached).get(there[0].submission_id)
    if decision is None:
        return []
    decided = decisions_of(competition, reached=there[0].reached)
    group = [row for row in ranked if decided.get(row.submission_id) == decision and row.reached == there[0].reached]
    return group if is_in_force(group) else []


def is_in_force(group: list[Standing]) -> bool:
    """Tells whether a decision still parts these entries: each but the first stands below by the panel's word."""
    return len(group) > 1 and all(
        row.decided_by == "panel" and row.place == before.place + 1 for before, row in pairwise(group)
    )


def decisions_of(competition: Competition, *, reached: int) -> dict[int, int]:
    """Returns the decision about each entry of the stage at position `reached`, by entry id."""
    admissions = Admission.objects.filter(
        stage__competition=competition, stage__position=reached, panel_decision__isnull=False
    )
    return dict(admissions.values_list("submission_id", "panel_decision_id"))


@atomic_with_sentences()
def record_panel_decision(
    *,
    competition: Competition,
    board: int,
    positions: Mapping[int, int],
    reason: str,
    present: str,
    by: User,
    now: datetime,
    ballot: Ballot | None = None,
) -> PanelDecision:
    """Saves the order that the panel gives to entries with exactly equal scores; replaces an earlier one about them.

    `positions` gives 1, 2, … n by entry id, to all the tied and to no other. It is kept on the admissions to the last
    stage that they reached. `ballot`: the votes that give this order, None when the panel agreed without a vote. Raises
    ValidationError when the entries do not share a place, the order has gaps or repeats or is not that of the votes,
    reason or names are missing, sheets of these entries are still open, or the winners are recorded; PermissionDenied
    for all but Setda.
    """
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang mencatat keputusan panel.")
    if competition.is_archived:
        raise ValidationError("Edisi ini sudah diarsipkan, jadi peringkatnya tidak berubah lagi.")
    # Recording the winners locks the edition as well, so it copies the ranking before this decision or after it.
    if Competition.objects.select_for_update(no_key=True).get(pk=competition.pk).awards.exists():
        raise ValidationError(AWARDED)
    list(Stage.objects.select_for_update().filter(competition=competition).order_by("pk"))
    group = check_group(competition, board, positions, now)
    stage = Stage.objects.get(competition=competition, position=group[0].reached)
    check_sheets(stage, group)
    if ballot:
        voters = ballot_papers(competition=competition, tied=group).voters
        check_ballot(ballot, positions=positions, tied=group, voters=voters)
    decision = decision_by(ballot, stage=stage, reason=reason, present=present)
    decision.recorded_by, decision.recorded_at = by, now
    decision.full_clean()
    decision.save()
    put_in_order(decision, positions)
    if ballot:
        keep_votes(decision, ballot)
    return decision


def put_in_order(decision: PanelDecision, positions: Mapping[int, int]) -> None:
    """Writes the order of a decision on the admissions to its stage."""
    admissions = list(Admission.objects.filter(stage=decision.stage, submission__in=positions).order_by("pk"))
    for admission in admissions:
        admission.panel_position, admission.panel_decision = positions[admission.submission_id], decision
    Admission.objects.bulk_update(admissions, ["panel_position", "panel_decision"])


def decision_by(ballot: Ballot | None, *, stage: Stage, reason: str, present: str) -> PanelDecision:
    """Returns the decision, not saved yet, with the way in which the panel came to it."""
    return PanelDecision(
        stage=stage,
        way=PanelDecision.Way.BALLOT if ballot else PanelDecision.Way.CONSENSUS,
        reason=clean_text(reason),
        present=clean_text(present),
        chair_id=ballot.chair if ballot else None,
        casting_reason=clean_text(ballot.casting_reason) if ballot else "",
    )


def check_group(competition: Competition, board: int, positions: Mapping[int, int], now: datetime) -> list[Standing]:
    """Returns the tied entries that `positions` puts in order, or raises ValidationError."""
    with as_if_closed(competition.stages.select_related("competition").order_by("position"), now=now):
        standing = Standing.objects.board(competition, board).filter(submission__in=list(positions)).in_order().first()
    group = []
    if standing is not None and standing.place is not None:
        group = tied_entries(competition=competition, board=board, place=standing.place, now=now)
    if len(group) < 2 or {row.submission_id for row in group} != set(positions):
        raise ValidationError("Proposal ini tidak lagi bernilai persis sama. Muat ulang halaman peringkat.", code="tie")
    if sorted(positions.values()) != list(range(1, len(group) + 1)):
        raise ValidationError(f"Beri setiap proposal urutan yang berbeda, dari 1 sampai {len(group)}.", code="order")
    return group


def check_sheets(stage: Stage, group: list[Standing]) -> None:
    """Raises ValidationError while marks of these entries may still change."""
    sheets = Scorecard.objects.in_contest().filter(
        stage=stage, state=Scorecard.State.DRAFT, submission__in=[row.submission_id for row in group]
    )
    if stage.is_open and sheets.exists():
        raise ValidationError(
            "Lembar untuk proposal ini belum selesai semua, jadi nilainya masih dapat berubah. "
            "Catat keputusan setelah semua lembar selesai."
        )
