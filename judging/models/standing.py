"""The ranking, read from SQL views; nothing here is ever written."""

import math
from decimal import Decimal
from fractions import Fraction

from django.contrib.postgres.fields import ArrayField
from django.db import models

from judging.models.scorecard import MOST_CARDS_PER_ENTRY

# The views keep means as sum × (COMMON_MULTIPLE / n), so that they stay whole multiples of a mark.
COMMON_MULTIPLE = math.lcm(*range(1, MOST_CARDS_PER_ENTRY + 1))


class StandingQuerySet(models.QuerySet):
    def board(self, competition, position=0):
        """One list: all stages combined (0) or the stage at `position` alone.

        Filters by plain values, because a filter through a join would make PostgreSQL compute every edition.
        """
        return self.filter(competition=competition.pk, board=position)

    def in_order(self):
        """By the last stage reached and place; those of a stage that have no place yet come last in it, by title."""
        return self.order_by("-reached", models.F("place").asc(nulls_last=True), "submission__title", "submission_id")


class Standing(models.Model):
    """Where an entry stands on a board.

    score: 0–100, to 30 decimals; score_numerator over score_denominator, times 100, is the exact value.
    place: None while an admitted stage has no finished card.
    sharing: how many entries share the place. decided_by: the tie-break step between this place and the one above, None
    when the score decided. needs_decision: the shared place lies across the end of a tier or the number of finalists.
    is_untrimmed: a trimmed stage has too few sheets to leave any out. is_provisional: an additive stage without
    severities counts as the plain mean for now.
    stages: ids of those on this board that it was admitted to, latest first, as are units (points of a full sheet, in
    an additive stage times the denominator of its severities) and scores (in units of unit × COMMON_MULTIPLE, None
    without a finished sheet).
    totals, judges: points in that unit and owners of the sheets that count in the latest of these stages, lowest first.
    """

    submission = models.OneToOneField("submissions.Submission", models.DO_NOTHING, primary_key=True, related_name="+")
    competition = models.ForeignKey("competitions.Competition", models.DO_NOTHING, related_name="+")
    board = models.IntegerField()
    reached = models.IntegerField()
    cards = models.IntegerField()
    is_provisional = models.BooleanField()
    is_untrimmed = models.BooleanField()
    panel_decision = models.ForeignKey("judging.PanelDecision", models.DO_NOTHING, null=True, related_name="+")
    stages = ArrayField(models.BigIntegerField())
    scores = ArrayField(models.DecimalField(max_digits=60, decimal_places=20, null=True))
    units = ArrayField(models.DecimalField(max_digits=40, decimal_places=4))
    totals = ArrayField(models.DecimalField(max_digits=40, decimal_places=4), null=True)
    judges = ArrayField(models.BigIntegerField(), null=True)
    score_numerator = models.DecimalField(max_digits=60, decimal_places=20, null=True)
    score_denominator = models.DecimalField(max_digits=60, decimal_places=20)
    score = models.DecimalField(max_digits=40, decimal_places=30, null=True)
    place = models.IntegerField(null=True)
    sharing = models.IntegerField(null=True)
    decided_by = models.TextField(null=True)  # noqa: DJ001
    tier = models.TextField(null=True)  # noqa: DJ001
    tier_position = models.IntegerField(null=True)
    needs_decision = models.BooleanField()

    objects = StandingQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "judging_standing"

    def __str__(self):
        return f"{self.place or '–'} {self.submission}"

    @property
    def exact_score(self) -> Fraction | None:
        """The score of 0–100 without any rounding."""
        if self.score_numerator is None:
            return None
        return 100 * Fraction(self.score_numerator) / Fraction(self.score_denominator)

    @property
    def exact_stage_scores(self) -> dict[int, Fraction | None]:
        """The stage scores of 0–100 without any rounding, by id of the stages that it was admitted to."""
        return {
            stage: None if score is None else 100 * Fraction(score) / (COMMON_MULTIPLE * Fraction(unit))
            for stage, score, unit in zip(self.stages, self.scores, self.units, strict=True)
        }

    @property
    def totals_by_judge(self) -> dict[int, Decimal]:
        """The total of 0–100 of each sheet that counts in the latest stage, to 28 digits, by judge id."""
        unit = self.units[0]
        return {judge: 100 * points / unit for judge, points in zip(self.judges or [], self.totals or [], strict=True)}
