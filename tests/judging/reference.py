"""The ranking computed a second time, with fractions and without SQL, straight from the method's text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median

ABSENT = Fraction(-1)  # An entry that was not admitted to a stage stands behind those that were.


@dataclass
class StageFacts:
    position: int
    weight: Fraction
    method: str
    scale: Fraction
    criteria: dict[int, tuple[Fraction, int]]  # id: (weight, order in the rubric)


@dataclass
class CardFacts:
    stage: int  # position
    entry: int
    judge: int
    finished: bool
    marks: dict[int, Fraction]


@dataclass
class Facts:
    """Raw rows of one edition. admitted: (stage position, entry) → (panel position, decision) or (None, None)."""

    stages: list[StageFacts]
    entries: dict[int, bool]  # id: still in the contest
    admitted: dict[tuple[int, int], tuple[int | None, int | None]]
    cards: list[CardFacts] = field(default_factory=list)


@dataclass
class Outcome:
    place: int | None
    score: Fraction | None
    sharing: int | None
    decided_by: str | None
    is_untrimmed: bool
    reached: int


class Board:
    """One ranking list: board 0 combines all stages, board n is the stage at position n alone."""

    def __init__(self, facts: Facts, board: int):
        self.facts = facts
        self.stages = {stage.position: stage for stage in facts.stages if board in (0, stage.position)}
        self.entries: dict[int, list[int]] = {}
        for position, entry in sorted(facts.admitted):
            if facts.entries[entry] and position in self.stages:
                self.entries.setdefault(entry, []).append(position)
        self.cards: dict[tuple[int, int], list[CardFacts]] = {}
        for card in facts.cards:
            stage = self.stages.get(card.stage)
            is_admitted = card.stage in self.entries.get(card.entry, [])
            if stage and is_admitted and card.finished and set(card.marks) == set(stage.criteria):
                self.cards.setdefault((card.stage, card.entry), []).append(card)

    def outcomes(self) -> dict[int, Outcome]:
        """Places, best first: by stage reached, then the final score, then the chain."""
        results, place = {}, 1
        for reached in sorted({max(stages) for stages in self.entries.values()}, reverse=True):
            here = [entry for entry, stages in self.entries.items() if max(stages) == reached]
            scored = [entry for entry in here if self.final(entry) is not None]
            decided = None
            for group, step in self.split(scored, self.steps(reached), None):
                for entry in group:
                    results[entry] = self.outcome(entry, place, len(group), decided if entry == min(group) else None)
                place += len(group)
                decided = step
            for entry in here:
                if entry not in scored:
                    results[entry] = self.outcome(entry, None, None, None)
            place += len(here) - len(scored)
        return results

    def outcome(self, entry: int, place: int | None, sharing: int | None, decided: str | None) -> Outcome:
        untrimmed = any(
            self.stages[position].method == "trimmed" and 0 < len(self.totals(position, entry)) < 5
            for position in self.entries[entry]
        )
        return Outcome(place, self.final(entry), sharing, decided, untrimmed, max(self.entries[entry]))

    def split(self, group: list[int], steps: list[tuple[str, Callable]], after: str | None):
        """Yields the groups that stay equal, best first, each with the step that parts it from the next one."""
        if not group:
            return
        if len(group) == 1 or not steps:
            yield group, after
            return
        (name, key), rest = steps[0], steps[1:]
        keys = key(group)
        values = sorted(set(keys.values()), reverse=True)
        for value in values:
            same = [entry for entry in group if keys[entry] == value]
            step = after if value == values[-1] else (None if name == "score" else name)
            yield from self.split(same, rest, step)

    def steps(self, reached: int) -> list[tuple[str, Callable]]:
        def each(value: Callable[[int], Fraction | None]) -> Callable[[Iterable[int]], dict[int, Fraction]]:
            return lambda group: {entry: value(entry) for entry in group}

        steps = [("score", each(self.final))]
        for position in sorted((each for each in self.stages if each <= reached), reverse=True):
            steps.append((f"stage:{position}", each(lambda entry, at=position: self.stage_score(at, entry))))
            criteria = self.stages[position].criteria
            for criterion in sorted(criteria, key=lambda key: (-criteria[key][0], criteria[key][1])):
                key = each(lambda entry, at=position, which=criterion: self.criterion_mean(at, entry, which))
                steps.append((f"criterion:{criterion}", key))
            steps.append((f"median:{position}", each(lambda entry, at=position: self.median(at, entry))))
        steps.append(("head_to_head", lambda group: self.head_to_head(reached, group)))
        steps.append(("panel", lambda group: self.panel(reached, group)))
        return steps

    def totals(self, position: int, entry: int) -> dict[int, Fraction]:
        """T(i,j) of 0–100 by judge."""
        stage = self.stages[position]
        weights = sum(weight for weight, _ in stage.criteria.values())
        return {
            card.judge: sum(stage.criteria[key][0] * mark for key, mark in card.marks.items())
            * 100
            / (weights * stage.scale)
            for card in self.cards.get((position, entry), [])
        }

    def stage_score(self, position: int, entry: int) -> Fraction | None:
        if position not in self.entries[entry]:
            return ABSENT
        totals = sorted(self.totals(position, entry).values())
        if not totals:
            return None
        method = self.stages[position].method
        if method == "median":
            return median(totals)
        if method == "trimmed" and len(totals) >= 5:
            totals = totals[1:-1]
        return sum(totals) / len(totals)

    def final(self, entry: int) -> Fraction | None:
        scores = {position: self.stage_score(position, entry) for position in self.entries[entry]}
        if None in scores.values():
            return None
        weights = sum(self.stages[position].weight for position in scores)
        if weights == 0:
            return scores[max(scores)]
        return sum(self.stages[position].weight * score for position, score in scores.items()) / weights

    def criterion_mean(self, position: int, entry: int, criterion: int) -> Fraction:
        marks = [card.marks[criterion] for card in self.cards.get((position, entry), [])]
        return sum(marks) / len(marks) if marks else ABSENT

    def median(self, position: int, entry: int) -> Fraction:
        totals = self.totals(position, entry).values()
        return median(totals) if totals else ABSENT

    def head_to_head(self, position: int, group: list[int]) -> dict[int, int]:
        totals = {entry: self.totals(position, entry) for entry in group}
        wins = dict.fromkeys(group, 0)
        for judge in set.intersection(*(set(each) for each in totals.values())):
            best = max(totals[entry][judge] for entry in group)
            winners = [entry for entry in group if totals[entry][judge] == best]
            if len(winners) == 1:
                wins[winners[0]] += 1
        return wins

    def panel(self, position: int, group: list[int]) -> dict[int, int]:
        found = [self.facts.admitted[position, entry] for entry in group]
        if None in {decision for _, decision in found} or len({decision for _, decision in found}) > 1:
            return dict.fromkeys(group, 0)
        return {entry: -position for entry, (position, _) in zip(group, found, strict=True)}
