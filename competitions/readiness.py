"""What an edition still lacks before it may start."""

from dataclasses import dataclass
from decimal import Decimal

from competitions.models import Competition, Stage


@dataclass(frozen=True)
class Problem:
    """A sentence and the part of the set-up that mends it: edition, question, category, tier, roster, stage, criterion.

    `position` names the stage for the last two; None means that a stage has to be added.
    """

    text: str
    part: str
    position: int | None = None


def problems_before_start(competition: Competition) -> list[Problem]:
    """Returns what is still missing before the edition may start; empty when it is ready."""
    problems = problems_of_dates(competition)
    parts = (
        (competition.questions, "Pertanyaan proposal belum ada.", "question"),
        (competition.categories, "Kategori belum ada.", "category"),
        (competition.tiers, "Jenjang penghargaan belum ada.", "tier"),
        (competition.roster, "Daftar perangkat daerah belum diisi.", "roster"),
    )
    problems += [Problem(text, part) for rows, text, part in parts if not rows.exists()]
    return problems + problems_of_stages(list(competition.stages.order_by("position").prefetch_related("criteria")))


def problems_of_dates(competition: Competition) -> list[Problem]:
    problems = []
    if competition.status != Competition.Status.PREPARING:
        problems.append(Problem("Edisi ini sudah dimulai.", "edition"))
    if not competition.theme:
        problems.append(Problem("Tema belum diisi.", "edition"))
    if not (competition.registration_opens_at and competition.registration_closes_at):
        problems.append(Problem("Tanggal buka dan tutup pendaftaran belum diisi.", "edition"))
    return problems


def problems_of_stages(stages: list[Stage]) -> list[Problem]:
    """Checks weights and numbers of finalists of the stages, which come in order with their criteria."""
    if not stages:
        return [Problem("Tahap penilaian belum ada.", "stage")]
    problems = [problem for stage in stages for problem in problems_of_weights(stage)]
    return problems + [
        Problem(f"{stage}: jumlah yang maju ke tahap berikutnya belum diisi.", "stage", stage.position)
        for stage in stages[:-1]
        if not stage.finalists
    ]


def problems_of_weights(stage: Stage) -> list[Problem]:
    """Reports weights of a stage, in percent, that do not add up to exactly 100."""
    total = sum_of_weights(stage.criteria.all())
    if total == 100:
        return []
    text = f"{stage}: jumlah bobot kriteria {str(total.normalize() + 0).replace('.', ',')}, seharusnya 100."
    return [Problem(text, "criterion", stage.position)]


def sum_of_weights(criteria) -> Decimal:
    return sum((criterion.weight for criterion in criteria), Decimal(0))
