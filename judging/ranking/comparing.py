"""Whether the sheets that a planned stage hands out will let its judges be compared, as the additive method needs."""

from fractions import Fraction

from competitions.models import Stage
from judging.assignment.assigning import barred_pairs
from judging.assignment.designs import groups_of
from judging.assignment.table import entries_to_judge
from judging.models import Scorecard
from judging.ranking.additive import FEWEST_CARDS, NotEstimable, refuse_weak_design
from judging.ranking.severities import names_of


def problems_of_comparing(stage: Stage) -> list[str]:
    """Returns a sentence when an additive stage would open with sheets that can never carry its method, else nothing.

    The method is locked from the first mark on, so this is said before; names the groups of judges that do not meet.
    """
    if stage.method != Stage.Method.ADDITIVE:
        return []
    pairs = planned_pairs(stage)
    if not pairs:
        return []
    head = f"Metode “{stage.get_method_display()}” tidak dapat dihitung dengan penugasan ini. "
    groups = groups_of(pairs)
    if len(groups) > 1:
        seats = {seat.judge_id: f"{seat} {seat.judge}" for seat in stage.panel.select_related("judge")}
        named = "; ".join(", ".join(seats.get(judge, "juri lain") for judge in group) for group in groups)
        return [f"{head}Juri terbagi dalam {len(groups)} kelompok yang tidak menilai proposal yang sama: {named}."]
    try:
        refuse_weak_design(dict.fromkeys(sorted(pairs), Fraction(0)))
    except NotEstimable as error:
        reason = error.reason if error.entries else f"Ada juri yang mendapat kurang dari {FEWEST_CARDS} lembar."
        return [f"{head}{reason}{names_of(error)}"]
    return []


def planned_pairs(stage: Stage) -> set[tuple[int, int]]:
    """Returns (entry, judge) of each sheet that can count once the stage is open."""
    if stage.cards_per_entry:
        sheets = Scorecard.objects.in_contest().filter(stage=stage).exclude(state__in=Scorecard.NEVER_COUNTED)
        return set(sheets.values_list("submission_id", "judge_id"))
    entries = entries_to_judge(stage).values_list("pk", flat=True)
    judges = [seat.judge_id for seat in stage.panel.all() if not seat.is_former]
    return {(entry, judge) for entry in entries for judge in judges} - barred_pairs(stage)
