"""Prints the ranking of an edition, for scripts and for checking by hand."""

import json
from fractions import Fraction

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Prefetch

from competitions.models import Competition
from judging.models import Standing
from kipp.shared import wording
from submissions.models import Innovator, Submission

HEADINGS = ("Tempat", "Jenjang", "Kode", "Nilai", "Inovasi", "Perangkat daerah atau unit kerja")
TO_THE_RIGHT = (0, 3)
LONG_DECIMALS = 20


class Command(BaseCommand):
    help = "Prints the ranking of an edition as a table or, with --json, as a list of objects with exact scores."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True, help="year of the edition, such as 2022")
        parser.add_argument("--rehearsal", action="store_true", help="the rehearsal of that year")
        parser.add_argument(
            "--stage", type=int, metavar="N", help="only the stage at position N instead of all combined"
        )
        parser.add_argument("--json", action="store_true", help="JSON instead of a table")

    def handle(self, *, year, rehearsal, stage, **options):
        competition = find_competition(year, is_rehearsal=rehearsal)
        if stage is not None and not competition.stages.filter(position=stage).exists():
            positions = ", ".join(map(str, competition.stages.order_by("position").values_list("position", flat=True)))
            raise CommandError(f"{competition} has no stage {stage}; it has {positions or 'none'}.")
        rows = standings_of(competition, stage or 0)
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(table_of(rows))


def find_competition(year: int, *, is_rehearsal: bool) -> Competition:
    """Returns the edition of a year or raises CommandError naming those that exist."""
    found = Competition.objects.filter(year=year, is_rehearsal=is_rehearsal).first()
    if found is None:
        known = ", ".join(map(str, Competition.objects.newest_first())) or "none"
        raise CommandError(f"There is no {'rehearsal' if is_rehearsal else 'edition'} of {year}. Known: {known}.")
    return found


def standings_of(competition: Competition, board: int) -> list[dict]:
    """Returns the ranking as plain values; scores are texts with all decimals, None without a finished sheet."""
    people = Prefetch("innovators", queryset=Innovator.objects.order_by("-is_lead", "pk"))
    entries = Submission.objects.filter(competition=competition).select_related("organization").prefetch_related(people)
    submissions = {entry.pk: entry for entry in entries}
    stages = list(competition.stages.order_by("position"))
    return [
        row_of(standing, submissions[standing.submission_id], stages)
        for standing in Standing.objects.board(competition, board).in_order()
    ]


def row_of(standing: Standing, entry: Submission, stages: list) -> dict:
    scores = standing.exact_stage_scores
    return {
        "place": standing.place,
        "tier": standing.tier,
        "code": entry.code,
        "title": entry.title,
        "organization": entry.organization.name,
        "innovators": [innovator.name for innovator in entry.innovators.all()],
        "final": decimal_text(standing.exact_score),
        "stages": [
            {"stage": stage.position, "name": stage.name, "score": decimal_text(scores[stage.pk])}
            for stage in stages
            if stage.pk in scores
        ],
    }


def table_of(rows: list[dict]) -> str:
    """Returns the ranking as aligned columns, scores with two decimals."""
    lines = [HEADINGS]
    for row in rows:
        score = wording.number(Fraction(row["final"])) if row["final"] else wording.NOTHING
        place = str(row["place"] or wording.NOTHING)
        lines.append((place, row["tier"] or "", row["code"], score, row["title"], row["organization"]))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(cells(line, widths)).rstrip() for line in lines)


def cells(line: tuple[str, ...], widths: list[int]) -> list[str]:
    return [
        text.rjust(width) if column in TO_THE_RIGHT else text.ljust(width)
        for column, (text, width) in enumerate(zip(line, widths, strict=True))
    ]


def decimal_text(value: Fraction | None) -> str | None:
    """Writes an exact score with a decimal point: all its digits when they end, else 20 decimals, rounded half up."""
    if value is None:
        return None
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives) if rest == 1 else LONG_DECIMALS
    whole, decimals = divmod(int(value * 10**places + Fraction(1, 2)), 10**places)
    return f"{whole}.{decimals:0{places}}" if places else str(whole)
