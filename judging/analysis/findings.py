"""What the numbers of a board say: computed once for each state of the marks, then kept in the cache."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from django.core.cache import cache

from competitions.models import Competition, Stage
from judging.analysis.facts import Facts, board_of, read_facts
from judging.statistics.agreement import Icc, intraclass, kendall_w, krippendorff_alpha
from judging.statistics.certainty import NotCertain, merits, places_of
from judging.statistics.methods import Refused
from judging.statistics.robustness import (
    Board,
    Line,
    Outcome,
    StageField,
    Swap,
    by_methods,
    by_weights,
    smallest_swap,
    verdict,
    without_each_judge,
)
from judging.statistics.severity import OddCard, Profile, fitted, profiles_of
from kipp.shared.snapshots import one_snapshot

KEPT_SECONDS = 30 * 24 * 3600
# The order among so many leading entries is drawn; the cards of all others count for the judges' severity.
DRAWN = 300
# So many entries on either side of a line are shown with their chances.
NEIGHBOURS = 5


@dataclass(frozen=True)
class Chance:
    """An entry near a line. inside: probability of standing above it; low, high: the place in 90 of 100 draws."""

    entry: int
    inside: float
    low: int
    high: int


@dataclass(frozen=True)
class LineFinding:
    """All that is known of a cut line.

    chance: probability that the last one inside is better than the first one outside; None when it cannot be told or
    when they did not reach the same stage. unknown: why not. chances: of the entries near it.
    """

    line: Line
    verdict: str
    methods: list[Outcome]
    judges: list[Outcome]
    weights: list[Outcome]
    swap: Swap | None
    swap_refusal: str
    chance: float | None
    chances: list[Chance]
    unknown: str = ""


@dataclass(frozen=True)
class StageFinding:
    """How the judges of a stage agree. complete: how many entries all of them scored.

    profiles: by judge. has_severity: whether the judges share enough entries to be compared.
    """

    stage: int
    cards: int
    complete: int
    alpha: float | None
    icc: Icc | None
    concordance: float | None
    profiles: dict[Hashable, Profile]
    odd: list[OddCard]
    has_severity: bool


@dataclass(frozen=True)
class Findings:
    """Of a board: its lines in their order, and the stage shown when it is a single one. seed: of the draws."""

    seed: int
    lines: list[LineFinding]
    stage: StageFinding | None


def findings_of(
    competition: Competition, board: int, *, stages: list[Stage], facts: Facts | None = None
) -> tuple[Facts, Findings]:
    """Returns a board with its findings, those kept from before when nothing has changed since.

    Must be called outside of one_snapshot(), where nothing can be kept.
    """
    if facts is None:
        with one_snapshot():
            facts = read_facts(competition, board, stages=stages)
    kept = cache.get(f"analysis:{facts.digest}")
    if kept is not None:
        return facts, kept
    with one_snapshot():
        facts = read_facts(competition, board, stages=stages)
        cards = board_of(facts)
    found = examine(facts.lines, cards, seed=int(facts.digest[:8], 16))
    cache.set(f"analysis:{facts.digest}", found, KEPT_SECONDS)
    return facts, found


def examine(lines: list[Line], board: Board, *, seed: int) -> Findings:
    """Computes everything that is known of a board and its cut lines."""
    has_cards = any(stage.totals for stage in board.stages)
    stage = board.stages[0] if len(board.stages) == 1 and has_cards else None
    found = examine_lines(lines, board, seed) if lines and has_cards else []
    return Findings(seed, found, examine_stage(stage) if stage else None)


def examine_lines(lines: list[Line], board: Board, seed: int) -> list[LineFinding]:
    """Computes what changes at each line, and how certain it is."""
    compared = zip(
        lines, by_methods(lines, board), without_each_judge(lines, board), by_weights(lines, board), strict=True
    )
    drawn = drawn_merits(board, seed)
    places = places_on(board, drawn) if isinstance(drawn, dict) else {}
    found = []
    for line, methods, judges, weights in compared:
        try:
            swap, refusal = smallest_swap(line, board), ""
        except Refused as reason:
            swap, refusal = None, str(reason)
        is_pair = line.last in places and line.first_out in places
        is_pair = is_pair and board.admitted[line.last][-1] == board.admitted[line.first_out][-1]
        chance = float((drawn[line.last] > drawn[line.first_out]).mean()) if is_pair else None
        found.append(
            LineFinding(
                line,
                verdict(line, [*methods, *judges, *weights]),
                methods,
                judges,
                weights,
                swap,
                refusal,
                chance,
                chances_at(line, places),
                drawn if isinstance(drawn, str) else "",
            )
        )
    return found


def drawn_merits(board: Board, seed: int) -> dict[int, np.ndarray] | str:
    """Returns draws of the final score by entry, the leading ones only, or why there are none.

    Stages are drawn apart and combined by their weights, draw by draw.
    """
    try:
        order = board.ordered([stage.official() for stage in board.stages])
        leading = [entry for _, entry in order][:DRAWN]
        places = {place for entry in leading for place in board.admitted[entry]}
        by_stage = {place: merits_of(board.stages[place], seed + place, set(leading)) for place in places}
    except (NotCertain, Refused) as reason:
        return str(reason)
    drawn = {}
    for entry in leading:
        known = board.admitted[entry]
        weights = {place: float(board.stages[place].weight) for place in known}
        if not sum(weights.values()):
            weights = dict.fromkeys(known, 0.0) | {known[-1]: 1.0}
        drawn[entry] = sum(weights[place] * by_stage[place][entry] for place in known) / sum(weights.values())
    return drawn


def merits_of(stage: StageField, seed: int, entries: set[int]) -> dict[int, np.ndarray]:
    """Draws what entries deserve in a stage. Raises NotCertain."""
    return merits({card: float(total) for card, total in stage.totals.items()}, seed=seed, only=entries)


def places_on(board: Board, drawn: dict[int, np.ndarray]) -> dict[int, np.ndarray]:
    """Returns the place of each entry in every draw; whoever reached a later stage stands above all others."""
    places, above = {}, 0
    for reached in sorted({board.admitted[entry][-1] for entry in drawn}, reverse=True):
        group = {entry: values for entry, values in drawn.items() if board.admitted[entry][-1] == reached}
        places |= {entry: each + above for entry, each in places_of(group).items()}
        above += len(group)
    return places


def chances_at(line: Line, places: dict[int, np.ndarray]) -> list[Chance]:
    """Returns the chances of the entries next to a line who might stand on either side, in their official order."""
    number, found = len(line.inside), []
    for entry, each in places.items():
        inside = float((each <= number).mean())
        if 0.01 <= inside <= 0.99 or entry in (line.last, line.first_out):
            low, high = np.quantile(each, [0.05, 0.95], method="nearest")
            found.append(Chance(entry, inside, int(low), int(high)))
    above = [each for each in found if each.entry in line.inside]
    return above[-NEIGHBOURS:] + [each for each in found if each.entry not in line.inside][:NEIGHBOURS]


def examine_stage(stage: StageField) -> StageFinding:
    """Computes agreement and the profiles of the judges of a stage that has a finished card."""
    totals = {card: float(total) for card, total in stage.totals.items()}
    judges, rows = stage.judges, {}
    for (entry, judge), total in totals.items():
        rows.setdefault(entry, {})[judge] = total
    complete = [[row[judge] for judge in judges] for row in rows.values() if len(row) == len(judges)]
    table = np.array(complete) if complete else np.empty((0, len(judges)))
    fit = fitted(totals)
    return StageFinding(
        stage.position,
        cards=len(totals),
        complete=len(complete),
        alpha=krippendorff_alpha([list(row.values()) for row in rows.values()]),
        icc=intraclass(table),
        concordance=kendall_w(table),
        profiles=profiles_of(totals, fit),
        odd=fit.odd if fit else [],
        has_severity=fit is not None,
    )
