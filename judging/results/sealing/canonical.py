"""The text that a seal is put on: everything the result of an edition rests on, in a fixed order and form.

Format 2, described in docs/ranking.md; judging.sealed_names reads it back.
The same rows always give the same text, whoever asks and whenever.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from django.db.models import F

from competitions.models import AwardTier, Competition, Criterion, Stage
from competitions.models.competition import TIE_STEPS
from judging.models import Admission, PanelDecision, PanelMember, Scorecard, Severity, Standing
from judging.panel.profiles import employer_of
from judging.ranking.severities import reason_of_left
from judging.ranking.verification import MARKS
from judging.sealed_names import BETWEEN, ENTRIES, FINAL, LEAD, MEMBER, NOTHING, PANEL, PEOPLE, PLACES
from submissions.models import Innovator

FORMAT = 2
STEPS = dict(zip(TIE_STEPS, ("nilai tahap", "kriteria", "median", "perbandingan langsung"), strict=True))
ESCAPES = str.maketrans({"\\": "\\\\", "|": "\\|", "\n": "\\n", "\r": "\\r"})


def canonical_text(competition: Competition, *, version: int) -> str:
    """Returns the text of a version; lines end in a line feed, fields are parted by " | "."""
    stages = list(competition.stages.order_by("position"))
    numbers = criterion_numbers(stages)
    sections = [
        ("EDISI", edition_lines(competition, version)),
        ("TAHAP", (stage_line(stage) for stage in stages)),
        ("KRITERIA", criterion_lines(stages, numbers)),
        ("JENJANG", tier_lines(competition)),
        (ENTRIES, admission_lines(competition)),
        (PEOPLE, people_lines(competition)),
        (PANEL, panel_lines(competition)),
        ("KEPUTUSAN PANEL", decision_lines(competition)),
        ("KETATNYA JURI", severity_lines(competition)),
        ("NILAI", (line for stage in stages for line in mark_lines(stage, numbers))),
        (PLACES, place_lines(competition)),
    ]
    lines = [f"NASKAH PENETAPAN KIPP KUDUS, FORMAT {FORMAT}"]
    for heading, content in sections:
        lines += ["", heading, *(list(content) or ["(tidak ada)"])]
    return "\n".join(lines) + "\n"


def place_lines(competition: Competition) -> Iterator[str]:
    """Yields the places of all boards, the final one first: what the text ends with."""
    stages = list(competition.stages.order_by("position"))
    numbers = criterion_numbers(stages)
    for board in [0, *(stage.position for stage in stages)]:
        yield from places(board, competition, numbers)


def row(*fields) -> str:
    """Joins fields; what would make two rows look alike is escaped: bar, backslash, line break, a lone hyphen."""
    return BETWEEN.join(NOTHING if field in (None, "") else written(str(field)) for field in fields)


def written(field: str) -> str:
    return f"\\{NOTHING}" if field == NOTHING else field.translate(ESCAPES)


def exact(value: Fraction | None) -> str:
    """Writes a score as a fraction in lowest terms, such as 241/3."""
    return NOTHING if value is None else str(value)


def edition_lines(competition: Competition, version: int) -> Iterator[str]:
    steps = [label for name, label in STEPS.items() if getattr(competition, name)]
    yield row("edisi", competition.slug, competition.name)
    yield row("versi", version)
    yield row("nilai sama", *steps, "panel")


def stage_line(stage: Stage) -> str:
    return row(
        f"tahap {stage.position}",
        stage.name,
        f"bobot {stage.weight}",
        f"metode {stage.method}",
        f"nilai tertinggi {stage.scale_max}",
        f"finalis {stage.finalists or NOTHING}",
        f"nilai sama pada batas {stage.finalist_tie}",
        f"lembar paling sedikit {stage.least_cards}",
    )


def criterion_numbers(stages: list[Stage]) -> dict[int, str]:
    """Returns numbers such as 1.3 by id: stage, and order in its rubric."""
    criteria = Criterion.objects.filter(stage__in=stages).order_by("stage__position", "position")
    return {
        criterion.pk: f"{position}.{number}"
        for position, of_stage in groupby(criteria.select_related("stage"), lambda criterion: criterion.stage.position)
        for number, criterion in enumerate(of_stage, start=1)
    }


def criterion_lines(stages: list[Stage], numbers: dict[int, str]) -> Iterator[str]:
    for criterion in Criterion.objects.filter(stage__in=stages).order_by("stage__position", "position"):
        yield row(f"kriteria {numbers[criterion.pk]}", criterion.label, f"bobot {criterion.weight}")


def tier_lines(competition: Competition) -> Iterator[str]:
    for tier in AwardTier.objects.filter(competition=competition).order_by("first_place"):
        yield row(tier.label, f"tempat {tier.first_place}-{tier.last_place}")


def admission_lines(competition: Competition) -> Iterator[str]:
    admissions = Admission.objects.filter(stage__competition=competition)
    admissions = admissions.select_related("stage", "submission__organization__parent")
    for each in admissions.order_by("stage__position", "submission__code"):
        entry, holder = each.submission, each.submission.organization
        above = holder.parent.name if holder.parent else ""
        names = (entry.title, holder.name, entry.long_title, above, holder.short_name)
        yield row(f"tahap {each.stage.position}", entry.code, entry.state, *names)


def people_lines(competition: Competition) -> Iterator[str]:
    """Yields the innovators of every entry that was judged, the lead first."""
    admitted = Admission.objects.filter(stage__competition=competition).values("submission")
    people = Innovator.objects.filter(submission__in=admitted).select_related("submission")
    for person in people.order_by("submission__code", "-is_lead", "pk"):
        yield row(person.submission.code, LEAD if person.is_lead else MEMBER, person.name, person.job_title)


def panel_lines(competition: Competition) -> Iterator[str]:
    """Yields every seat, those that were left included, with the name and employer that the minutes print."""
    seats = PanelMember.objects.filter(stage__competition=competition)
    seats = seats.select_related("stage", "judge__judge_profile")
    for seat in seats.order_by("stage__position", "position", "pk"):
        yield row(f"tahap {seat.stage.position}", str(seat), seat.judge.full_name, employer_of(seat.judge))


def decision_lines(competition: Competition) -> Iterator[str]:
    """Yields each decision that orders entries, numbered by its time, with the order that it gives and its ballots."""
    decisions = PanelDecision.objects.filter(stage__competition=competition, admissions__isnull=False).distinct()
    decisions = decisions.select_related("stage", "chair__judge").order_by("recorded_at", "pk")
    for number, decision in enumerate(decisions, start=1):
        order = decision.admissions.order_by("panel_position", "submission__code")
        codes = [f"{place}. {code}" for place, code in order.values_list("panel_position", "submission__code")]
        moment = decision.recorded_at.isoformat()
        head = [f"keputusan {number}", f"tahap {decision.stage.position}", moment, decision.way]
        yield row(*head, decision.reason, decision.present, *codes)
        yield from vote_lines(decision, f"keputusan {number}")


def vote_lines(decision: PanelDecision, head: str) -> Iterator[str]:
    """Yields each ballot with the places it gives, then what the chair decided where they were equal."""
    votes = decision.votes.order_by("seat__position", "seat", "position")
    votes = votes.values_list("seat__position", "seat__judge__full_name", "position", "submission__code")
    for (seat, name), given in groupby(votes, lambda vote: vote[:2]):
        yield row(head, f"suara J{seat} {name}", *(f"{place}. {code}" for *_, place, code in given))
    if decision.chair:
        yield row(head, f"ketua {decision.chair} {decision.chair.judge.full_name}", decision.casting_reason)


def severity_lines(competition: Competition) -> Iterator[str]:
    """Yields what each judge of an additive stage gives above the others, in points of a sheet.

    Before them, why sheets of entries that left are used for it as well, where Setda has decided so.
    """
    for stage in competition.stages.order_by("position"):
        if reason := reason_of_left(stage):
            yield row(f"tahap {stage.position}", "dengan lembar proposal yang keluar", reason)
    found = Severity.objects.filter(estimate__stage__competition=competition, estimate__superseded_at=None)
    found = found.select_related("estimate__stage", "judge")
    for each in found.order_by("estimate__stage__position", "judge__full_name", "judge_id"):
        value = Fraction(each.numerator) / Fraction(each.estimate.denominator)
        yield row(f"tahap {each.estimate.stage.position}", each.judge.full_name, exact(value))


def mark_lines(stage: Stage, numbers: dict[int, str]) -> Iterator[str]:
    """Yields a line for each sheet, whatever its state, with its marks in the order of the rubric."""
    seats = dict(PanelMember.objects.filter(stage=stage).values_list("judge_id", "position"))
    rubric = [pk for pk, number in numbers.items() if number.startswith(f"{stage.position}.")]
    cards = Scorecard.objects.filter(stage=stage).annotate(**MARKS)
    rows = cards.order_by("submission__code", "judge__full_name", "judge_id").values_list(
        "submission__code", "judge_id", "judge__full_name", "state", "criteria", "values"
    )
    for code, judge, name, state, criteria, values in rows.iterator():
        marks = dict(zip(criteria, values, strict=True))
        yield row(
            f"tahap {stage.position}",
            code,
            f"J{seats.get(judge, NOTHING)} {name}",
            state,
            *(marks.get(pk) for pk in rubric),
        )


def places(board: int, competition: Competition, numbers: dict[int, str]) -> Iterator[str]:
    """Yields the places of a board with the exact score of 0–100, the step that decided, and the tier."""
    standings = Standing.objects.board(competition, board).annotate(code=F("submission__code"))
    places_last = F("place").asc(nulls_last=True)
    for standing in standings.order_by("-reached", places_last, "code"):
        step, _, key = (standing.decided_by or "").partition(":")
        decided = f"{step} {numbers[int(key)]}" if step == "criterion" else f"{step} {key}".strip()
        yield row(
            f"tahap {board}" if board else FINAL,
            f"tempat {standing.place or NOTHING}",
            standing.code,
            f"nilai {exact(standing.exact_score)}",
            f"penentu {decided or NOTHING}",
            standing.tier,
        )
