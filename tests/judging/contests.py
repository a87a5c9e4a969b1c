"""Small competitions for tests of the ranking: rubrics, entries and marks in a few words, with all rules in force."""

from dataclasses import dataclass
from decimal import Decimal

from competitions.models import AwardTier, Competition, Criterion, Stage
from judging.models import Admission, PanelDecision, PanelMember, Scorecard, Standing
from kipp.accounts.models import Role
from tests import factories


@dataclass(frozen=True)
class Round:
    """A stage: weights of its criteria, and the settings that decide."""

    weights: str = "100"
    method: str = "mean"
    weight: str = "100"
    scale: int = 100
    finalists: int | None = None
    tie: str = "panel"


class Contest:
    """An edition with the given rounds, in which each judge's marks are written per entry."""

    def __init__(self, *rounds: Round, judges: int = 3, tiers: str = "TOP 3:1-3 TOP 6:4-6", **fields):
        self.organization = factories.make_organization(f"Dinas Rekaan {next(factories.serial)}")
        self.setda = factories.make_user(Role.ADMIN)
        self.operator = factories.make_user(Role.OPERATOR, organization=self.organization)
        self.judges = [factories.make_user(Role.JUDGE) for _ in range(judges)]
        fields = {"year": 2026, "theme": "Tema rekaan", "marks_shown": "always", **fields}
        dates = {"registration_opens_at": factories.OPENS, "registration_closes_at": factories.CLOSES}
        self.edition = Competition.objects.create(status=Competition.Status.RUNNING, **dates, **fields)
        self.stages = [self.add_stage(position, each) for position, each in enumerate(rounds or (Round(),), start=1)]
        factories.accept_integrity(self.edition, *self.judges)
        for tier in tiers.replace("TOP ", "TOP_").split():
            label, places = tier.split(":")
            first, last = places.split("-")
            AwardTier.objects.create(
                competition=self.edition, label=label.replace("_", " "), first_place=first, last_place=last
            )

    def add_stage(self, position: int, settings: Round) -> Stage:
        stage = Stage.objects.create(
            competition=self.edition,
            position=position,
            name=f"Babak {position}",
            method=settings.method,
            weight=Decimal(settings.weight),
            scale_max=Decimal(settings.scale),
            finalists=settings.finalists,
            finalist_tie=settings.tie,
        )
        Criterion.objects.bulk_create(
            Criterion(stage=stage, position=place, label=f"Kriteria {position}.{place}", weight=Decimal(weight))
            for place, weight in enumerate(settings.weights.split(), start=1)
        )
        PanelMember.objects.bulk_create(
            PanelMember(stage=stage, judge=judge, position=place) for place, judge in enumerate(self.judges, start=1)
        )
        return stage

    def entry(self, title: str, *cards, stage: int = 1, state: str = "eligible"):
        """Adds an entry; see score() for the cards."""
        submission = factories.make_submission(
            self.edition, self.organization, operator=self.operator, complete=False, title=title, state=state
        )
        self.score(submission, *cards, stage=stage)
        return submission

    def score(self, submission, *cards, stage: int = 1) -> None:
        """Admits an entry to a stage and writes a card per judge, in order: marks like "80 70,5".

        A trailing "?" leaves the card unfinished, "BK" is a recused judge, None a judge without a card.
        """
        stage = self.open(stage)
        Admission.objects.get_or_create(stage=stage, submission=submission)
        for judge, marks in zip(self.judges, cards, strict=False):
            if marks is None:
                continue
            card = Scorecard.objects.create(stage=stage, submission=submission, judge=judge)
            if marks == "BK":
                Scorecard.objects.filter(pk=card.pk).update(state=Scorecard.State.RECUSED)
            elif marks != "?":
                values = [mark.replace(",", ".") for mark in marks.rstrip("?").split()]
                values += [None] * (stage.criteria.count() - len(values))
                factories.fill_card(stage, submission, judge, values, finish=not marks.endswith("?"))

    def open(self, position: int) -> Stage:
        """Opens the stage for marks, closing those before it."""
        for stage in self.stages[: position - 1]:
            if not stage.is_closed:
                factories.close_stage(stage)
        stage = self.stages[position - 1]
        return stage if stage.is_open else factories.open_stage(stage)

    def decide(self, *order, stage: int = 1) -> PanelDecision:
        """Writes a decision of the panel straight into the admissions."""
        stage = self.stages[stage - 1]
        decision = PanelDecision.objects.create(stage=stage, reason="Rekaan.", present="A", recorded_by=self.setda)
        for position, submission in enumerate(order, start=1):
            Admission.objects.filter(stage=stage, submission=submission).update(
                panel_position=position, panel_decision=decision
            )
        return decision

    def board(self, board: int = 0) -> list[Standing]:
        return list(Standing.objects.board(self.edition, board).select_related("submission").in_order())

    def places(self, board: int = 0) -> dict[str, int | None]:
        """Place of each entry by title, best first."""
        return {standing.submission.title: standing.place for standing in self.board(board)}

    def standing(self, title: str, board: int = 0) -> Standing:
        return next(standing for standing in self.board(board) if standing.submission.title == title)

    def decided(self, board: int = 0) -> dict[str, str | None]:
        """The step that parted each entry from the one above it, criteria by their label."""
        labels = {f"criterion:{each.pk}": each.label for each in Criterion.objects.all()}
        return {row.submission.title: labels.get(row.decided_by, row.decided_by) for row in self.board(board)}
