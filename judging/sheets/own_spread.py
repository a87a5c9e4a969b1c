"""How the totals of a judge's own finished sheets are spread, from SQL; never those of anybody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.db import connection

from competitions.models import Stage
from kipp.accounts.models import User

BINS = 10
PLOT_WIDTH, PLOT_HEIGHT, BAR_WIDTH, BAR_GAP = 600, 120, 50, 10

# The totals are those of judging/sql/ranking_v3.sql. Each bin counts those within ten points; 100 is in the last one.
SPREAD = f"""
    select stage_id, max(unit), count(*), min(points), max(points), sum(points),
           (array_agg(points order by points))[(count(*) + 1) / 2]
               + (array_agg(points order by points))[count(*) / 2 + 1] as twice_median,
           array[{", ".join(f"count(*) filter (where bin = {each})" for each in range(BINS))}]
    from (
        select card.stage_id, card.points, rule.unit, least(div(card.points * {BINS}, rule.unit), {BINS - 1}) as bin
        from judging_card card
        join judging_stage_rule rule using (competition_id, stage_id)
        join submissions_submission entry on entry.id = card.submission_id and entry.state = 'eligible'
        where card.judge_id = %s and card.competition_id = any(%s) and card.stage_id = any(%s)
    ) own
    group by stage_id
"""


@dataclass(frozen=True)
class Bin:
    """How many totals lie within ten points, and the bar that shows it, in units of the drawing."""

    label: str
    short: str
    count: int
    x: int
    height: int

    @property
    def y(self) -> int:
        return PLOT_HEIGHT - self.height

    @property
    def middle(self) -> int:
        return self.x + BAR_WIDTH // 2


@dataclass(frozen=True)
class Spread:
    """Totals of 0–100 of the finished sheets of one judge in one stage, exact; all None without a finished sheet."""

    finished: int = 0
    lowest: Fraction | None = None
    median: Fraction | None = None
    mean: Fraction | None = None
    highest: Fraction | None = None
    counts: tuple[int, ...] = (0,) * BINS

    @property
    def bins(self) -> list[Bin]:
        """From 0–9,99 to 90–100; the fullest one is as high as the drawing."""
        most = max(self.counts) or 1
        return [
            Bin(
                label=bin_label(place),
                short=f"{place * 100 // BINS}–",
                count=count,
                x=place * (BAR_WIDTH + BAR_GAP) + BAR_GAP // 2,
                height=count * PLOT_HEIGHT // most,
            )
            for place, count in enumerate(self.counts)
        ]


def bin_label(place: int) -> str:
    """Writes the range of a bin: 80–89,99, and for the last one 90–100."""
    low = place * 100 // BINS
    return f"{low}–100" if place == BINS - 1 else f"{low}–{low + 100 // BINS - 1},99"


def spreads_of(judge: User, stages: Iterable[Stage]) -> dict[int, Spread]:
    """Returns the spread of the judge's own totals by stage id, in one query."""
    stages = list(stages)
    with connection.cursor() as cursor:
        parameters = [judge.pk, [stage.competition_id for stage in stages], [stage.pk for stage in stages]]
        cursor.execute(SPREAD, parameters)
        found = {stage: spread_from(*figures) for stage, *figures in cursor.fetchall()}
    return {stage.pk: found.get(stage.pk, Spread()) for stage in stages}


def spread_from(unit, finished, lowest, highest, total, twice_median, counts) -> Spread:
    """Brings points to 0–100; `unit` is the number of points of a full sheet."""
    whole = Fraction(unit)
    return Spread(
        finished=finished,
        lowest=100 * Fraction(lowest) / whole,
        median=100 * Fraction(twice_median) / (2 * whole),
        mean=100 * Fraction(total) / (finished * whole),
        highest=100 * Fraction(highest) / whole,
        counts=tuple(counts),
    )
