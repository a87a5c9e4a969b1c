"""A draw of the automatic assignment: the seed and all that went into it, so that anybody can repeat it."""

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from judging.assignment.seeds import HIGHEST_SEED


@pghistory.track()
class AssignmentDraw(models.Model):
    """Kept whether applied or not, so that the list shows how often was drawn.

    inputs: entries, judges and former (ids in order), barred and kept (pairs entry, judge) as they were when drawn.
    """

    stage = models.ForeignKey("competitions.Stage", models.CASCADE, related_name="assignment_draws")
    number = models.PositiveSmallIntegerField("undian ke")
    seed = models.PositiveIntegerField("bilangan awal", validators=[MaxValueValidator(HIGHEST_SEED)])
    cards_per_entry = models.PositiveSmallIntegerField(
        "juri per proposal", validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    inputs = models.JSONField("masukan")
    drawn_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField("diundi pada")
    applied_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField("diterapkan pada", null=True, blank=True)

    class Meta:
        verbose_name = "undian penugasan"
        verbose_name_plural = "undian penugasan"
        constraints = [
            models.UniqueConstraint(fields=["stage", "number"], name="assignment_draw_number_is_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="assignment_draw_number_starts_at_one"),
            models.CheckConstraint(
                condition=Q(applied_at=None, applied_by=None) | Q(applied_at__isnull=False, applied_by__isnull=False),
                name="assignment_draw_applied_by_somebody",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="assignment_draw_stays",
                operation=pgtrigger.UpdateOf(
                    "stage_id", "number", "seed", "cards_per_entry", "inputs", "drawn_by_id", "drawn_at"
                )
                | pgtrigger.Delete,
            )
        ]

    def __str__(self):
        return f"Undian {self.number}"
