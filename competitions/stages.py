"""Adding, changing and taking away the stages of an edition; opening and closing them belongs to judging."""

from django.core.exceptions import ValidationError
from django.db.models import Max

from competitions import rules
from competitions.models import Stage
from competitions.setup import changed_columns, locked_edition
from kipp.accounts.models import User
from kipp.shared.refusals import atomic_with_sentences

METHOD = frozenset(
    {
        "method",
        "scale_max",
        "finalists",
        "finalist_tie",
        "reason_below",
        "reason_above",
        "spread_limit",
        "least_cards",
        "is_blind",
    }
)


@atomic_with_sentences()
def add_stage(*, stage: Stage, by: User) -> Stage:
    """Saves a new stage behind the others; raises ValidationError once the edition has started."""
    competition = locked_edition(pk=stage.competition_id, by=by)
    rules.require_open(rules.lock_of_stage_list(competition))
    stage.position = (competition.stages.aggregate(last=Max("position"))["last"] or 0) + 1
    check_order(stage)
    stage.full_clean()
    stage.save()
    return stage


@atomic_with_sentences()
def save_stage(*, stage: Stage, by: User) -> Stage:
    """Saves a changed stage: name and dates at any time, the rest until judging begins.

    Raises ValidationError when something locked was changed, or the planned dates overlap those of another stage.
    """
    competition = locked_edition(pk=stage.competition_id, by=by)
    rules.require_open(rules.lock_of_edition(competition))
    before = competition.stages.select_for_update().get(pk=stage.pk)
    stage.state, stage.opened_at, stage.closed_at = before.state, before.opened_at, before.closed_at
    changed = changed_columns(stage, before)
    if "weight" in changed:
        rules.require_open(rules.lock_of_stage_weight(before))
    if changed & METHOD:
        rules.require_open(rules.lock_of_method(before))
    check_order(stage)
    stage.full_clean()
    stage.save()
    return stage


@atomic_with_sentences()
def remove_stage(*, stage: Stage, by: User) -> None:
    """Takes a stage away with its criteria; later ones move up. Raises ValidationError once the edition has started."""
    competition = locked_edition(pk=stage.competition_id, by=by)
    rules.require_open(rules.lock_of_stage_list(competition))
    competition.stages.get(pk=stage.pk).delete()
    rest = list(competition.stages.order_by("position"))
    for position, other in enumerate(rest, start=1):
        other.position = position
        other.finalists = None if other is rest[-1] else other.finalists
        other.full_clean(validate_unique=False, validate_constraints=False)
        other.save()


def check_order(stage: Stage) -> None:
    """Raises ValidationError at the date that overlaps the stage before or after."""
    others = stage.competition.stages.exclude(pk=stage.pk)
    earlier = others.filter(position__lt=stage.position, closes_at__gt=stage.opens_at) if stage.opens_at else None
    if earlier and (other := earlier.order_by("-position").first()):
        raise ValidationError({"opens_at": f"Tahap ini dibuka sebelum {other} ditutup."})
    later = others.filter(position__gt=stage.position, opens_at__lt=stage.closes_at) if stage.closes_at else None
    if later and (other := later.order_by("position").first()):
        raise ValidationError({"closes_at": f"Tahap ini ditutup setelah {other} dibuka."})
