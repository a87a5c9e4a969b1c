"""Who would be inside a cut line under other methods, without a judge, or with other weights."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from judging.statistics.methods import COMPARED, OFFICIAL, Refused, Scores

CHANGES = (Fraction(-1, 5), Fraction(-1, 10), Fraction(1, 10), Fraction(1, 5))


@dataclass(frozen=True)
class StageField:
    """The counted cards of one stage on a board. totals: (entry, judge) → exact total of 0–100.

    marks: for the same cards the marks in the order of `criteria`, which are (name, weight); `scale` is the highest.
    """

    name: str
    position: int
    method: str
    weight: Fraction
    scale: Fraction
    criteria: tuple[tuple[str, Fraction], ...]
    totals: Mapping[tuple[Hashable, Hashable], Fraction]
    marks: Mapping[tuple[Hashable, Hashable], tuple[Fraction, ...]] = field(default_factory=dict)

    @property
    def judges(self) -> list[Hashable]:
        return list(dict.fromkeys(judge for _, judge in self.totals))

    def without(self, judge: Hashable) -> "StageField":
        return replace(self, totals={card: total for card, total in self.totals.items() if card[1] != judge})

    def reweighed(self, place: int, change: Fraction) -> "StageField":
        """Returns the stage with one weight raised by this share of itself, the totals computed anew."""
        extra, all_weights = self.criteria[place][1] * change, sum(weight for _, weight in self.criteria)
        old_unit, unit = all_weights * self.scale, (all_weights + extra) * self.scale
        kept, added = old_unit / unit, 100 * extra / unit
        totals = {card: total * kept + self.marks[card][place] * added for card, total in self.totals.items()}
        return replace(self, totals=totals)

    def gathered(self) -> "StageField":
        """Returns a stage with one card per entry, the mean of its cards, where that gives the same scores sooner."""
        if self.method != "mean":
            return self
        rows = defaultdict(list)
        for card, marks in self.marks.items():
            rows[card[0]].append((self.totals[card], *marks))
        means = {
            (entry, None): tuple(sum(column) / Fraction(len(each)) for column in zip(*each, strict=True))
            for entry, each in rows.items()
        }
        totals = {card: mean for card, (mean, *_) in means.items()}
        marks = {card: marks for card, (_, *marks) in means.items()}
        return replace(self, method="given", totals=totals, marks=marks)

    def official(self) -> Scores:
        """Returns the stage scores by the official method. Raises Refused."""
        return self.scored(OFFICIAL[self.method])

    def scored(self, method: Callable[[Mapping], Scores]) -> Scores:
        """Returns the stage scores by a method, none where there is no card. Raises Refused."""
        return method(self.totals) if self.totals else {}


@dataclass(frozen=True)
class Board:
    """What is ranked. stages: the earliest first. admitted: places in `stages` of each entry."""

    stages: tuple[StageField, ...]
    admitted: Mapping[Hashable, tuple[int, ...]]

    def ordered(self, scores: list[Scores]) -> list[tuple[tuple[int, Fraction], Hashable]]:
        """Returns ((last stage reached, final score), entry), best first; without those who lack a score."""
        rows = []
        for entry, places in self.admitted.items():
            if all(entry in scores[place] for place in places):
                rows.append(((places[-1], self.combined([(place, scores[place][entry]) for place in places])), entry))
        return sorted(rows, key=lambda row: row[0], reverse=True)

    def combined(self, scores: list[tuple[int, Fraction]]) -> Fraction:
        """Returns the mean of stage scores by the weights of their stages; the last one when all weights are 0."""
        weight = sum(self.stages[place].weight for place, _ in scores)
        if not weight or len(scores) == 1:
            return scores[-1][1]
        return sum(self.stages[place].weight * score for place, score in scores) / weight

    def changed(self, change: Callable[[StageField], StageField]) -> "Board":
        return replace(self, stages=tuple(change(stage) for stage in self.stages))


@dataclass(frozen=True)
class Line:
    """A cut line. inside: who officially stands above it; last, first_out: the pair at it.

    is_tied: the pair has exactly the same score, so that the chain or the panel decided.
    """

    inside: frozenset
    last: Hashable
    first_out: Hashable
    is_tied: bool = False


@dataclass(frozen=True)
class Outcome:
    """What another computation says of a line. tied: who would share the score at it; lost: who has no card left.

    refusal: why it cannot be computed; then nothing else is said.
    """

    name: str
    entering: tuple = ()
    leaving: tuple = ()
    tied: tuple = ()
    lost: tuple = ()
    refusal: str = ""

    @property
    def is_same(self) -> bool:
        return not (self.refusal or self.entering or self.leaving or self.tied)

    @property
    def is_different(self) -> bool:
        return not self.refusal and not self.is_same


@dataclass(frozen=True)
class Swap:
    """The smallest change of a single weight that swaps the pair at a line: a share of that weight, from −1 up."""

    name: str
    change: Fraction
    weight: Fraction


def compared(line: Line, name: str, rows: list[tuple[tuple[int, Fraction], Hashable]]) -> Outcome:
    """Compares an order, best first, with who is officially inside; a score shared across the line is nobody's."""
    number, ranked = len(line.inside), {entry for _, entry in rows}
    gone = tuple(entry for entry in sorted(line.inside, key=str) if entry not in ranked)
    tied: tuple = ()
    inside = {entry for _, entry in rows[:number]}
    if 0 < number < len(rows) and rows[number - 1][0] == rows[number][0]:
        tied = tuple(entry for key, entry in rows if key == rows[number][0])
        inside -= set(tied)
    order = [entry for _, entry in rows]
    return Outcome(
        name,
        entering=tuple(entry for entry in order if entry in inside - line.inside),
        leaving=tuple(entry for entry in order if entry in line.inside and entry not in inside and entry not in tied)
        + gone,
        tied=tied,
    )


def by_methods(lines: Iterable[Line], board: Board) -> list[list[Outcome]]:
    """Returns for each line the outcomes of all methods but the official one."""
    official = {stage.method for stage in board.stages if stage.totals}
    methods = [(name, method) for code, (name, method) in COMPARED.items() if official != {code}]
    computed = [(name, attempted(board, lambda stage, method=method: stage.scored(method))) for name, method in methods]
    return [[outcome_of(line, name, rows) for name, rows in computed] for line in lines]


def without_each_judge(lines: Iterable[Line], board: Board) -> list[list[Outcome]]:
    """Returns for each line the outcomes of the official methods without one judge; the names are the judges."""
    judges = list(dict.fromkeys(judge for stage in board.stages for judge in stage.judges))
    computed = []
    for judge in judges:
        rest = board.changed(lambda stage, judge=judge: stage.without(judge))
        computed.append((judge, attempted(rest, StageField.official), without_cards(board, rest)))
    return [[replace(outcome_of(line, judge, rows), lost=lost) for judge, rows, lost in computed] for line in lines]


def without_cards(board: Board, rest: Board) -> tuple:
    """Returns the entries that have cards in a stage of the board and none in the same stage of the rest."""
    lost = []
    for before, after in zip(board.stages, rest.stages, strict=True):
        left = {entry for entry, _ in after.totals}
        lost += [entry for entry, _ in before.totals if entry not in left]
    return tuple(dict.fromkeys(lost))


def by_weights(lines: Iterable[Line], board: Board) -> list[list[Outcome]]:
    """Returns for each line the outcomes with one weight 10 or 20 % lower or higher."""
    computed = []
    stages = [stage.gathered() for stage in board.stages]
    base = [attempted_scores(stage) for stage in stages]
    for place, stage in enumerate(stages):
        for index, (name, _) in enumerate(stage.criteria):
            for change in CHANGES:
                scores = list(base)
                scores[place] = attempted_scores(stage.reweighed(index, change))
                computed.append((f"{name} {signed(change)}", ordered_or_refusal(board, scores)))
    return [[outcome_of(line, name, rows) for name, rows in computed] for line in lines]


def signed(change: Fraction) -> str:
    """Writes a share as a change in percent: +10 % or −20 %."""
    percent = int(abs(change) * 100)
    return f"{'+' if change > 0 else '−'}{percent}\N{NO-BREAK SPACE}%"


def attempted_scores(stage: StageField) -> Scores | str:
    try:
        return stage.official()
    except Refused as refusal:
        return str(refusal)


def ordered_or_refusal(board: Board, scores: list[Scores | str]):
    refusal = next((each for each in scores if isinstance(each, str)), None)
    return refusal or board.ordered(scores)


def attempted(board: Board, scores: Callable[[StageField], Scores]):
    """Returns the order that these stage scores give, or in a sentence why there is none."""
    try:
        return board.ordered([scores(stage) for stage in board.stages])
    except Refused as refusal:
        return str(refusal)


def outcome_of(line: Line, name, rows) -> Outcome:
    return Outcome(name, refusal=rows) if isinstance(rows, str) else compared(line, name, rows)


def smallest_swap(line: Line, board: Board) -> Swap | None:
    """Returns the smallest change of one weight after which the pair at the line would be equal, −D / (d·w).

    D is the distance of the pair in points, d their distance on the criterion. None when no single weight does it.
    Raises Refused when a stage of the pair is not scored by the mean, for then the distance is not in proportion.
    """
    places = board.admitted[line.last]
    if places != board.admitted[line.first_out]:
        return None
    if any(board.stages[place].method != "mean" for place in places):
        raise Refused("Hanya dihitung bila nilai tahap adalah rata-rata.")
    swaps = []
    weights = {place: board.stages[place].weight for place in places}
    if not any(weights.values()):
        weights = dict.fromkeys(places, Fraction(0)) | {places[-1]: Fraction(1)}
    apart = {place: distances(board.stages[place], line) for place in places}
    for place in places:
        rest = sum(weights[other] * apart[other][0] for other in places if other != place)
        swaps += swaps_of(board.stages[place], apart[place][1], weights[place], rest)
    return min(swaps, key=lambda swap: (abs(swap.change), swap.name), default=None)


def distances(stage: StageField, line: Line) -> tuple[Fraction, list[Fraction]]:
    """Returns how far the pair lies apart in the stage score of 0–100, and on each criterion brought to 0–100."""
    means = []
    for entry in (line.last, line.first_out):
        rows = [marks for card, marks in stage.marks.items() if card[0] == entry]
        means.append([sum(column) / Fraction(len(rows)) for column in zip(*rows, strict=True)])
    apart = [100 * (above - below) / stage.scale for above, below in zip(*means, strict=True)]
    weights = [weight for _, weight in stage.criteria]
    return sum(weight * each for weight, each in zip(weights, apart, strict=True)) / sum(weights), apart


def swaps_of(stage: StageField, apart: list[Fraction], weight: Fraction, rest: Fraction) -> list[Swap]:
    """Returns the change x of each weight w with W(D + x·w·d)/(Σw + x·w) + R = 0, R being what other stages add."""
    total = sum(each for _, each in stage.criteria)
    points = sum(each * distance for (_, each), distance in zip(stage.criteria, apart, strict=True))
    swaps = []
    for (name, each), distance in zip(stage.criteria, apart, strict=True):
        pull = each * (weight * distance + rest)
        change = -(weight * points + rest * total) / pull if pull else None
        if change is not None and change >= -1 and total + change * each > 0:
            swaps.append(Swap(name, change, each))
    return swaps


def verdict(line: Line, outcomes: Iterable[Outcome]) -> str:
    """Returns "seri" for a shared score, "peka" when any other computation changes who is inside, else "aman"."""
    if line.is_tied:
        return "seri"
    return "peka" if any(outcome.is_different for outcome in outcomes) else "aman"
