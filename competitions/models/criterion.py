"""What judges give marks on in a stage, and how much it counts."""

import pghistory
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from competitions.models import sealed
from competitions.models.first_mark import OF_STAGE, locked_after_first_mark
from competitions.models.sealed import refused_when_sealed
from kipp.shared.fields import PositiveDecimalValidator


@pghistory.track()
class Criterion(models.Model):
    stage = models.ForeignKey("competitions.Stage", models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField("urutan")
    label = models.CharField("kriteria", max_length=120)
    weight = models.DecimalField(
        "bobot", max_digits=5, decimal_places=2, validators=[PositiveDecimalValidator(), MaxValueValidator(100)]
    )
    guide = models.TextField("petunjuk menilai", blank=True)

    class Meta:
        verbose_name = "kriteria"
        verbose_name_plural = "kriteria"
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "position"], name="criterion_position_is_unique", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0, weight__lte=100),
                name="criterion_weight_is_positive",
                violation_error_message="Bobot lebih dari 0 dan paling banyak 100.",
            ),
        ]
        triggers = [
            locked_after_first_mark(
                "criterion_locked_after_first_mark",
                "Tahap ini sudah berisi nilai, jadi kriteria dan bobotnya terkunci.",
                ["stage_id", "position", "label", "weight"],
                stages=OF_STAGE.format(key="stage_id"),
            ),
            refused_when_sealed(
                "criterion_stays_when_sealed",
                "kriteria dan bobotnya",
                ["stage_id", "position", "label", "weight", "guide"],
                editions=sealed.OF_STAGE.format(key="stage_id"),
            ),
        ]

    def __str__(self):
        return self.label
