"""Reads the minutes of a stage or of the whole edition, in a fixed number of queries, as of one instant."""

from collections import Counter
from datetime import datetime
from fractions import Fraction
from itertools import pairwise

from django.db import connection
from django.db.models import F

from competitions.models import Competition, Criterion, Stage
from judging.models import (
    Admission,
    Conflict,
    DocumentDetails,
    PanelMember,
    Scorecard,
    Severity,
    Standing,
)
from judging.ranking.ballots import accounts_of
from judging.ranking.lines import deciding_sentences
from judging.ranking.places import Ranking, decisions_of, open_sheets_of, sheets_of
from judging.ranking.severities import reason_of_left
from judging.results.papers.minutes import (
    ConflictLine,
    Decision,
    Entry,
    Minutes,
    Seat,
    StagePart,
    Tie,
)
from judging.results.winners import problems_of_ranking, problems_of_stages, winners_of
from judging.seal_mark import seal_in_force
from judging.sealed_names import SealedNames, sealed_names_of
from judging.sheets.reconsidering import versions_of
from kipp.shared.snapshots import one_snapshot
from submissions.models import Submission

FINISHED, DRAFT = Scorecard.State.FINISHED, Scorecard.State.DRAFT
# The mean of the marks on each criterion, as sum and number; the view knows which sheets count.
MEANS = """
    select card.submission_id, score.criterion_id, sum(score.value), count(*)
    from judging_card card join judging_score score on score.scorecard_id = card.card_id
    where card.competition_id = %s and card.stage_id = %s
    group by card.submission_id, score.criterion_id
"""


def minutes_of(*, edition: Competition, stage: Stage | None, details: DocumentDetails, now: datetime) -> Minutes:
    """Returns the minutes of `stage`, or the final ones when it is None.

    Whether they may be read yet is for judging.results.papers.documents to say.
    """
    with one_snapshot():
        stages = list(edition.stages.order_by("position"))
        shown = [each for each in stages if stage is None or each.pk == stage.pk]
        later = [each for each in stages if stage is not None and each.position > stage.position]
        board = Standing.objects.board(edition, stage.position if stage else 0)
        standings = list(board.select_related("submission__organization__parent").in_order())
        admitted = admissions_of([*shown, *later[:1]])
        names = sealed_names_of(edition)
        parts = parts_of(shown, admitted, names)
        entries = entries_of(standings, parts)
        by_id = {entry.submission.pk: entry for entry in entries}
        advanced = admitted[later[0].pk] if later and stage.is_closed else set()
        minutes = Minutes(
            edition=edition,
            stage=stage,
            next_stage=later[0] if later else None,
            details=details,
            sealing=seal_in_force(edition),
            parts=parts,
            entries=tuple(entries),
            tiers=tuple(edition.tiers.order_by("first_place")),
            conflicts=conflicts_of(edition, parts, admitted),
            reconsiderations=tuple(versions_of(stage)) if stage else (),
            missing=missing_of(entries, parts[0]) if stage else (),
            left=left_of(shown),
            ties=ties_of(standings, by_id, parts),
            decisions=decisions_in_force(standings, by_id, names),
            finalists=tuple(entry for entry in entries if entry.submission.pk in advanced),
            winners=() if stage else tuple(winners_of(edition)),
            problems=tuple(problems_of(edition, stage, standings)),
            read_at=now,
        )
    call_as_sealed(minutes, names)
    return minutes


def call_as_sealed(minutes: Minutes, names: SealedNames) -> None:
    """Gives everybody and everything in the minutes the name that was sealed; without a seal all keep theirs."""
    names.onto_entries([entry.submission for entry in minutes.entries])
    names.onto_entries(minutes.left)
    names.onto_entries([line.conflict.submission for line in minutes.conflicts])
    members = [seat.member for part in minutes.parts for seat in part.seats]
    names.onto_judges([member.judge for member in members])
    names.onto_judges([member.replaces.judge for member in members if member.replaces_id])
    names.onto_judges([line.conflict.judge for line in minutes.conflicts])


def admissions_of(stages: list[Stage]) -> dict[int, set[int]]:
    """Returns the ids of the entries admitted to each stage, by its id."""
    admitted = {stage.pk: set() for stage in stages}
    for stage, entry in Admission.objects.filter(stage__in=stages).values_list("stage_id", "submission_id"):
        admitted[stage].add(entry)
    return admitted


def parts_of(stages: list[Stage], admitted: dict[int, set[int]], names: SealedNames) -> tuple[StagePart, ...]:
    """Returns rules and panel of each stage."""
    criteria = list(Criterion.objects.filter(stage__in=stages).order_by("position", "pk"))
    members = PanelMember.objects.filter(stage__in=stages).order_by("position", "pk")
    members = list(members.select_related("judge__judge_profile", "replaces__judge"))
    sheets = Scorecard.objects.of_contestants().filter(stage__in=stages, state=FINISHED)
    finished = Counter(sheets.values_list("stage_id", "judge_id"))
    severities = severities_of(criteria, stages)
    return tuple(
        StagePart(
            stage=stage,
            criteria=tuple(each for each in criteria if each.stage_id == stage.pk),
            seats=tuple(
                Seat(member, names.employer_of(member.judge), finished[stage.pk, member.judge_id])
                for member in members
                if member.stage_id == stage.pk
            ),
            admitted=len(admitted[stage.pk]),
            severities=severities.get(stage.pk, {}),
            left_reason=reason_of_left(stage),
        )
        for stage in stages
    )


def severities_of(criteria: list[Criterion], stages: list[Stage]) -> dict[int, dict[int, Fraction]]:
    """Returns the severities in force by stage and judge id, brought from points of a sheet to totals of 0–100."""
    units = {stage.pk: stage.scale_max * sum(c.weight for c in criteria if c.stage_id == stage.pk) for stage in stages}
    found: dict[int, dict[int, Fraction]] = {}
    rows = Severity.objects.filter(estimate__stage__in=stages, estimate__superseded_at=None).select_related("estimate")
    for row in rows.order_by("pk"):
        points = Fraction(row.numerator) / Fraction(row.estimate.denominator)
        stage = row.estimate.stage_id
        found.setdefault(stage, {})[row.judge_id] = 100 * points / Fraction(units[stage])
    return found


def entries_of(standings: list[Standing], parts: tuple[StagePart, ...]) -> list[Entry]:
    """Returns the entries of a board; with the sheets and means of the stage when it is the board of one."""
    part = parts[0] if standings and standings[0].board else None
    ids = [standing.submission_id for standing in standings]
    states = open_sheets_of(part.stage, ids) if part else {}
    board = board_of(part, standings) if part else None
    means = means_of(part.stage) if part else {}
    return [
        Entry(
            submission=standing.submission,
            place=standing.place,
            sharing=standing.sharing or 1,
            score=standing.exact_score,
            tier=standing.tier or "",
            is_untrimmed=standing.is_untrimmed,
            is_provisional=standing.is_provisional,
            sheets={sheet.seat.judge_id: sheet for sheet in sheets_of(board, standing, states)} if part else {},
            means=means.get(standing.submission_id, {}),
            stage_scores={} if part else standing.exact_stage_scores,
        )
        for standing in standings
    ]


def board_of(part: StagePart, standings: list[Standing]) -> Ranking:
    """Returns the board of a stage as far as sheets_of() reads it."""
    members = [seat.member for seat in part.seats]
    stage = part.stage
    return Ranking(stage.competition, stage.position, [stage], stage, standings, None, seats=members)


def means_of(stage: Stage) -> dict[int, dict[int, Fraction]]:
    """Returns the mean mark on each criterion (on the scale of the stage), by entry and criterion id."""
    means: dict[int, dict[int, Fraction]] = {}
    with connection.cursor() as cursor:
        cursor.execute(MEANS, [stage.competition_id, stage.pk])
        for entry, criterion, points, sheets in cursor.fetchall():
            means.setdefault(entry, {})[criterion] = Fraction(points) / sheets
    return means


def missing_of(entries: list[Entry], part: StagePart) -> tuple[tuple[Submission, Seat], ...]:
    """Returns the sheets that were handed out and not finished, entry by entry."""
    return tuple(
        (entry.submission, seat)
        for entry in entries
        for seat in part.seats
        if seat.member.judge_id in entry.sheets and entry.sheets[seat.member.judge_id].state == DRAFT
    )


def left_of(stages: list[Stage]) -> tuple[Submission, ...]:
    """Returns the admitted entries that are no longer in the contest, by title."""
    gone = Submission.objects.filter(pk__in=Admission.objects.filter(stage__in=stages).values("submission"))
    gone = gone.exclude(state=Submission.State.ELIGIBLE).select_related("organization")
    return tuple(gone.order_by("title", "pk"))


def conflicts_of(
    edition: Competition, parts: tuple[StagePart, ...], admitted: dict[int, set[int]]
) -> tuple[ConflictLine, ...]:
    """Returns the conflicts in force between judges seated here and entries admitted here, by title."""
    conflicts = Conflict.objects.of_edition(edition).in_force().select_related("submission__organization", "judge")
    counted = Scorecard.objects.filter(
        stage__in=[part.stage for part in parts],
        state=FINISHED,
        submission__conflicts__lifted_at=None,
        submission__conflicts__judge=F("judge"),
    )
    counted = set(counted.values_list("submission_id", "judge_id"))
    pairs = {
        (entry, seat.member.judge_id) for part in parts for seat in part.seats for entry in admitted[part.stage.pk]
    }
    return tuple(
        ConflictLine(each, (each.submission_id, each.judge_id) in counted)
        for each in conflicts.order_by("submission__title", "judge__full_name", "pk")
        if (each.submission_id, each.judge_id) in pairs
    )


def ties_of(standings: list[Standing], by_id: dict[int, Entry], parts: tuple[StagePart, ...]) -> tuple[Tie, ...]:
    """Returns every pair of neighbours that a step of the chain has parted."""
    labels = {criterion.pk: criterion.label for part in parts for criterion in part.criteria}
    sentences = deciding_sentences([part.stage for part in parts], labels)
    return tuple(
        Tie(by_id[above.submission_id], by_id[below.submission_id], sentences[below.decided_by])
        for above, below in pairwise(standings)
        if below.decided_by
    )


def decisions_in_force(standings: list[Standing], by_id: dict[int, Entry], names: SealedNames) -> tuple[Decision, ...]:
    """Returns the decisions of the panel that part entries of this board."""
    groups: dict[int, list[Standing]] = {}
    for standing in standings:
        if standing.panel_decision_id:
            groups.setdefault(standing.panel_decision_id, []).append(standing)
    decisions = decisions_of(standings)
    groups = {key: group for key, group in groups.items() if any(row.decided_by == "panel" for row in group)}
    accounts = accounts_of((decisions[key] for key in groups), names)
    return tuple(
        Decision(decisions[key], tuple(by_id[row.submission_id] for row in group), tuple(accounts[key].lines))
        for key, group in groups.items()
    )


def problems_of(edition: Competition, stage: Stage | None, standings: list[Standing]) -> list[str]:
    """Returns in sentences what is still open; nothing once the edition is in the archive."""
    if edition.is_archived:
        return []
    open_stages = problems_of_stages(edition.stages.order_by("position")) if stage is None else []
    if stage is not None and not stage.is_closed:
        open_stages = [f"{stage} belum ditutup."]
    return open_stages + problems_of_ranking(standings)
