"""Which categories and kinds of innovation were handed in so far, those without any included."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from competitions.models import Competition
from submissions.board import Arrival
from submissions.models import Submission


@dataclass(frozen=True)
class Share:
    """count of all entries; percent: of all that were handed in, 0–100, rounded down."""

    label: str
    count: int
    percent: int


@dataclass(frozen=True)
class Kinds:
    title: str
    shares: list[Share]


def kinds_of(competition: Competition, arrivals: Iterable[Arrival]) -> list[Kinds]:
    """Counts what arrived by category in the order of the edition, by form, group and maturity; one query."""
    arrivals = list(arrivals)
    categories = list(competition.categories.order_by("position", "pk").values_list("label", flat=True))
    counted = [
        ("Kategori", categories, [entry.category for entry in arrivals]),
        *(
            (title, choices.labels, [choices(value).label if value else "" for value in values])
            for title, choices, values in (
                ("Bentuk", Submission.Form, [entry.form for entry in arrivals]),
                ("Kelompok", Submission.Group, [entry.group for entry in arrivals]),
                ("Tahap inovasi", Submission.Maturity, [entry.maturity for entry in arrivals]),
            )
        ),
    ]
    return [Kinds(title, shares(labels, Counter(values), len(arrivals))) for title, labels, values in counted]


def shares(labels: Iterable[str], counts: Counter[str], total: int) -> list[Share]:
    """Returns a share for each label, and one for entries without any where there are some."""
    found = [Share(str(label), counts[label], 100 * counts[label] // total if total else 0) for label in labels]
    unnamed = total - sum(share.count for share in found)
    return [*found, Share("tidak diisi", unnamed, 100 * unnamed // total)] if unnamed else found
