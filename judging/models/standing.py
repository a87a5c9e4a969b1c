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
        """By place; those that have none yet come last, by title."""
        return self.order_by(models.F("place").asc(nulls_last=True), "submission__title", "submission_id")


class Standing(models.Model):
    """Where an entry stands on a board.

    score: 0–100, to 30 decimals; score_numerator over score_denominator, times 100, is the exact value.
    place: None while an admitted stage has no finished card.
    sharing: how many entries share the place. decided_by: the tie-break step between this place and the one above, None
    when the score decided. needs_decision: the shared place lies across the end of a tier or the number of finalists.
    """

    submission = models.OneToOneField("submissions.Submission", models.DO_NOTHING, primary_key=True, related_name="+")
    competition = models.ForeignKey("competitions.Competition", models.DO_NOTHING, related_name="+")
    board = models.IntegerField()
    reached = models.IntegerField()
    cards = models.IntegerField()
    is_untrimmed = models.BooleanField()
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


class StageResult(models.Model):
    """What an entry got in one stage that it was admitted to.

    cards: how many sheets count; totals and judges: their points and owners, lowest first (None without any).
    unit: points of a full sheet. score_key: the stage score in units of unit × COMMON_MULTIPLE, None without a sheet.
    """

    submission = models.OneToOneField("submissions.Submission", models.DO_NOTHING, primary_key=True, related_name="+")
    competition = models.ForeignKey("competitions.Competition", models.DO_NOTHING, related_name="+")
    stage = models.ForeignKey("competitions.Stage", models.DO_NOTHING, related_name="+")
    cards = models.IntegerField()
    totals = ArrayField(models.DecimalField(max_digits=40, decimal_places=4), null=True)
    judges = ArrayField(models.BigIntegerField(), null=True)
    unit = models.DecimalField(max_digits=40, decimal_places=4, null=True)
    score_key = models.DecimalField(max_digits=60, decimal_places=20, null=True)
    is_untrimmed = models.BooleanField(null=True)

    class Meta:
        managed = False
        db_table = "judging_entry_stage"
        verbose_name = "hasil tahap"

    def __str__(self):
        return f"{self.stage_id}: {self.submission_id}"

    @property
    def exact_score(self) -> Fraction | None:
        """The stage score of 0–100 without any rounding."""
        if self.score_key is None:
            return None
        return 100 * Fraction(self.score_key) / (COMMON_MULTIPLE * Fraction(self.unit))

    @property
    def score(self) -> Decimal | None:
        """The stage score of 0–100 to 28 digits, which is what a page rounds."""
        return None if self.score_key is None else 100 * self.score_key / (COMMON_MULTIPLE * self.unit)

    @property
    def totals_by_judge(self) -> dict[int, Decimal]:
        """The total of 0–100 of each counted sheet, to 28 digits, by judge id."""
        return {
            judge: 100 * points / self.unit for judge, points in zip(self.judges or [], self.totals or [], strict=True)
        }


class StageCard(models.Model):
    """A scorecard that counts, with its weighted total: points = Σ weight × mark."""

    card = models.OneToOneField("judging.Scorecard", models.DO_NOTHING, primary_key=True, related_name="+")
    competition = models.ForeignKey("competitions.Competition", models.DO_NOTHING, related_name="+")
    stage = models.ForeignKey("competitions.Stage", models.DO_NOTHING, related_name="+")
    submission = models.ForeignKey("submissions.Submission", models.DO_NOTHING, related_name="+")
    judge = models.ForeignKey("accounts.User", models.DO_NOTHING, related_name="+")
    points = models.DecimalField(max_digits=40, decimal_places=4)

    class Meta:
        managed = False
        db_table = "judging_card"
        verbose_name = "lembar yang dihitung"

    def __str__(self):
        return f"{self.card_id}: {self.points}"
