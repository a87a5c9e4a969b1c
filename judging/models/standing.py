"""The ranking, read from SQL views; nothing here is ever written."""

from django.db import models


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

    score: 0–100, exact to at least 16 digits. place: None while an admitted stage has no finished card.
    sharing: how many entries share the place. decided_by: the tie-break step between this place and the one above, None
    when the score decided. needs_decision: the shared place lies across the end of a tier or the number of finalists.
    """

    submission = models.OneToOneField("submissions.Submission", models.DO_NOTHING, primary_key=True, related_name="+")
    competition = models.ForeignKey("competitions.Competition", models.DO_NOTHING, related_name="+")
    board = models.IntegerField()
    reached = models.IntegerField()
    cards = models.IntegerField()
    is_untrimmed = models.BooleanField()
    score = models.DecimalField(max_digits=40, decimal_places=20, null=True)
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
