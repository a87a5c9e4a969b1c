"""The places computed a second time: with exact fractions and without SQL, straight from the method's text.

docs/ranking.md is the source. Nothing here reads the ranking views, so that a mistake in either is found by comparing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median

from judging.ranking.additive import NotEstimable, severities, without_severity

ABSENT = Fraction(-1)  # An entry that was not admitted to a stage stands behind those that were.
FEWEST_TO_TRIM = 5
# The steps of the chain that an edition may leave out; the panel's decision always stands behind them.
STAGE, CRITERION, MEDIAN, HEAD_TO_HEAD = "stage", "criterion", "median", "head_to_head"
EVERY_STEP = frozenset({STAGE, CRITERION, MEDIAN, HEAD_TO_HEAD})

Step = tuple[str, Callable[[list[int]], dict[int, Fraction]]]


@dataclass
class StageFacts:
    """Rules of a stage. criteria: weight and order in the rubric by id; severities are solved once it is closed.

    left: entries that have left, whose sheets still tell how strict judges are, by a decision of Setda.
    """

    position: int
    weight: Fraction
    method: str
    scale: Fraction
    criteria: dict[int, tuple[Fraction, int]]
    is_closed: bool = True
    left: frozenset[int] = frozenset()


@dataclass
class CardFacts:
    """One sheet with its marks by criterion; `stage` is a position."""

    stage: int
    entry: int
    judge: int
    finished: bool
    marks: Mapping[int, Fraction]


@dataclass
class Facts:
    """Raw rows of one edition. admitted: (stage position, entry) → (panel position, decision) or (None, None)."""

    stages: list[StageFacts]
    entries: dict[int, bool]  # id: still in the contest
    admitted: dict[tuple[int, int], tuple[int | None, int | None]]
    cards: list[CardFacts] = field(default_factory=list)
    steps: frozenset[str] = EVERY_STEP


@dataclass
class Outcome:
    """Where an entry stands; score 0–100, None like its place while an admitted stage has no finished sheet."""

    place: int | None
    score: Fraction | None
    sharing: int | None
    decided_by: str | None
    is_untrimmed: bool
    is_provisional: bool
    reached: int


class Sheets:
    """The sheets that count, with T(i,j) of 0–100, and the stage scores that follow from them."""

    def __init__(self, facts: Facts):
        self.facts = facts
        self.stages = {stage.position: stage for stage in facts.stages}
        self.cards: dict[tuple[int, int], list[CardFacts]] = {}
        self.totals: dict[tuple[int, int], dict[int, Fraction]] = {}
        self.of_left: dict[int, dict[tuple[int, int], Fraction]] = {}
        units = {
            stage.position: sum(weight for weight, _ in stage.criteria.values()) * stage.scale for stage in facts.stages
        }
        for card in facts.cards:
            stage, key = self.stages[card.stage], (card.stage, card.entry)
            is_complete = card.finished and stage.criteria and card.marks.keys() == stage.criteria.keys()
            if not is_complete or key not in facts.admitted:
                continue
            points = sum(stage.criteria[criterion][0] * mark for criterion, mark in card.marks.items())
            total = 100 * points / units[card.stage]
            if facts.entries[card.entry]:
                self.cards.setdefault(key, []).append(card)
                self.totals.setdefault(key, {})[card.judge] = total
            elif card.entry in stage.left:
                self.of_left.setdefault(card.stage, {})[card.entry, card.judge] = total
        self.severities = {stage.position: self.severities_of(stage) for stage in facts.stages}
        self.adjusted = {position: self.adjusted_scores(position) for position in self.stages}

    def of_stage(self, position: int) -> dict[tuple[int, int], Fraction]:
        """Returns T(i,j) of one stage by entry and judge."""
        return {
            (entry, judge): total
            for (stage, entry), totals in self.totals.items()
            if stage == position
            for judge, total in totals.items()
        }

    def severities_of(self, stage: StageFacts) -> dict[int, Fraction] | None:
        """Solves β of a closed additive stage; None for others and where the sheets cannot carry it."""
        if stage.method != "additive" or not stage.is_closed:
            return None
        try:
            return severities(self.of_stage(stage.position) | self.of_left.get(stage.position, {}))
        except NotEstimable:
            return None

    def adjusted_scores(self, position: int) -> dict[int, Fraction]:
        beta = self.severities[position]
        return {} if beta is None else without_severity(self.of_stage(position), beta)

    def stage_score(self, position: int, entry: int) -> Fraction | None:
        """The score of 0–100 by the stage's method, None without a finished sheet, ABSENT where it was not admitted."""
        if (position, entry) not in self.facts.admitted:
            return ABSENT
        if entry in self.adjusted[position]:
            return self.adjusted[position][entry]
        totals = sorted(self.totals.get((position, entry), {}).values())
        if not totals:
            return None
        method = self.stages[position].method
        if method == "median":
            return median(totals)
        if method == "trimmed" and len(totals) >= FEWEST_TO_TRIM:
            totals = totals[1:-1]
        return sum(totals) / len(totals)

    def criterion_mean(self, position: int, entry: int, criterion: int) -> Fraction:
        """A plain mean over the sheets that count, whatever the method."""
        marks = [card.marks[criterion] for card in self.cards.get((position, entry), [])]
        return sum(marks) / Fraction(len(marks)) if marks else ABSENT

    def median(self, position: int, entry: int) -> Fraction:
        totals = self.totals.get((position, entry))
        return median(totals.values()) if totals else ABSENT


class Board:
    """One ranking list: board 0 combines all stages, board n is the stage at position n alone."""

    def __init__(self, sheets: Sheets, board: int):
        facts = sheets.facts
        self.sheets, self.facts = sheets, facts
        self.stages = {stage.position: stage for stage in facts.stages if board in (0, stage.position)}
        self.entries: dict[int, list[int]] = {}
        for position, entry in sorted(facts.admitted):
            if facts.entries[entry] and position in self.stages:
                self.entries.setdefault(entry, []).append(position)
        self.finals = {entry: self.final(entry) for entry in self.entries}

    def outcomes(self) -> dict[int, Outcome]:
        """Returns places, best first: by stage reached, then the final score, then the chain."""
        results, place = {}, 1
        for reached in sorted({max(stages) for stages in self.entries.values()}, reverse=True):
            here = [entry for entry, stages in self.entries.items() if max(stages) == reached]
            scored = [entry for entry in here if self.finals[entry] is not None]
            decided = None
            for group, step in self.split(scored, self.steps(reached), None):
                for entry in group:
                    results[entry] = self.outcome(entry, place, len(group), decided if entry == min(group) else None)
                place += len(group)
                decided = step
            for entry in here:
                if self.finals[entry] is None:
                    results[entry] = self.outcome(entry, None, None, None)
            place += len(here) - len(scored)
        return results

    def outcome(self, entry: int, place: int | None, sharing: int | None, decided: str | None) -> Outcome:
        counted = {position: len(self.sheets.totals.get((position, entry), {})) for position in self.entries[entry]}
        methods = {position: self.stages[position].method for position in counted}
        return Outcome(
            place,
            self.finals[entry],
            sharing,
            decided,
            any(methods[at] == "trimmed" and 0 < cards < FEWEST_TO_TRIM for at, cards in counted.items()),
            any(methods[at] == "additive" and self.sheets.severities[at] is None for at in counted),
            max(counted),
        )

    def split(self, group: list[int], steps: list[Step], after: str | None) -> Iterable[tuple[list[int], str | None]]:
        """Yields the groups that stay equal, best first, each with the step that parts it from the next one."""
        if not group:
            return
        if len(group) == 1 or not steps:
            yield group, after
            return
        (name, key), rest = steps[0], steps[1:]
        same: dict[Fraction, list[int]] = {}
        for entry, value in key(group).items():
            same.setdefault(value, []).append(entry)
        values = sorted(same, reverse=True)
        for value in values:
            step = after if value == values[-1] else (None if name == "score" else name)
            yield from self.split(same[value], rest, step)

    def steps(self, reached: int) -> list[Step]:
        """Returns the chain for entries that reached a stage, without what the edition has switched off."""

        def each(value: Callable[[int], Fraction | None]) -> Callable[[list[int]], dict[int, Fraction]]:
            return lambda group: {entry: value(entry) for entry in group}

        sheets, wanted = self.sheets, self.facts.steps
        steps = [("score", each(lambda entry: self.finals[entry]))]
        for position in sorted((at for at in self.stages if at <= reached), reverse=True):
            if STAGE in wanted:
                steps.append((f"stage:{position}", each(lambda entry, at=position: sheets.stage_score(at, entry))))
            criteria = self.stages[position].criteria if CRITERION in wanted else {}
            for criterion in sorted(criteria, key=lambda key, of=criteria: (-of[key][0], of[key][1])):
                key = each(lambda entry, at=position, which=criterion: sheets.criterion_mean(at, entry, which))
                steps.append((f"criterion:{criterion}", key))
            if MEDIAN in wanted and self.stages[position].method != "median":
                steps.append((f"median:{position}", each(lambda entry, at=position: sheets.median(at, entry))))
        if HEAD_TO_HEAD in wanted:
            steps.append(("head_to_head", lambda group: self.head_to_head(reached, group)))
        return [*steps, ("panel", lambda group: self.panel(reached, group))]

    def final(self, entry: int) -> Fraction | None:
        scores = {position: self.sheets.stage_score(position, entry) for position in self.entries[entry]}
        if None in scores.values():
            return None
        weights = sum(self.stages[position].weight for position in scores)
        if weights == 0:
            return scores[max(scores)]
        return sum(self.stages[position].weight * score for position, score in scores.items()) / weights

    def head_to_head(self, position: int, group: list[int]) -> dict[int, int]:
        """Counts, among judges who scored all of them, for how many an entry is strictly the highest."""
        totals = {entry: self.sheets.totals.get((position, entry), {}) for entry in group}
        wins = dict.fromkeys(group, 0)
        for judge in set.intersection(*(set(each) for each in totals.values())):
            best = max(totals[entry][judge] for entry in group)
            winners = [entry for entry in group if totals[entry][judge] == best]
            if len(winners) == 1:
                wins[winners[0]] += 1
        return wins

    def panel(self, position: int, group: list[int]) -> dict[int, int]:
        """Returns the order of one decision that covers all of them; else they stay equal."""
        found = [self.facts.admitted[position, entry] for entry in group]
        if None in {decision for _, decision in found} or len({decision for _, decision in found}) > 1:
            return dict.fromkeys(group, 0)
        return {entry: -place for entry, (place, _) in zip(group, found, strict=True)}
