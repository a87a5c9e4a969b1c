"""What every draw of the portal shares: its seed, kept so that anybody can repeat it, and its number."""

import secrets

from django.db.models import Max, QuerySet

HIGHEST_SEED = 2**31 - 1


def draw_seed() -> int:
    """Returns a number from 0 to HIGHEST_SEED that nobody can foresee."""
    return secrets.randbelow(HIGHEST_SEED + 1)


def next_number(draws: QuerySet) -> int:
    """Returns the number of the next draw, counted from 1; the stage is locked by then."""
    return (draws.aggregate(last=Max("number"))["last"] or 0) + 1
