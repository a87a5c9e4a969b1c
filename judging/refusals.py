"""How refusals by database triggers reach people: as sentences, not as errors of the server."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError

# Triggers of panels, sheets and stages; each raises with a sentence in Indonesian.
SPOKEN = frozenset(
    {
        "score_stage_is_open",
        "score_card_is_draft",
        "score_within_scale",
        "score_criterion_of_the_stage",
        "scorecard_stage_is_open",
        "scorecard_finished_is_complete",
        "scorecard_at_most_24_per_entry",
        "scorecard_without_conflict",
        "stage_in_order",
    }
)


@contextmanager
def spoken_refusals():
    """Raises ValidationError with the trigger's sentence, and its constraint as code, when a trigger refuses.

    Stands outside the transaction, so that everything has been rolled back by then.
    """
    try:
        yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        if diagnosis is None or diagnosis.constraint_name not in SPOKEN:
            raise
        raise ValidationError(diagnosis.message_primary, code=diagnosis.constraint_name) from error
