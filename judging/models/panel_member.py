"""A judge's seat on the panel of a stage."""

import pghistory
from django.db import models
from django.db.models import Q

# The ranking multiplies by the least common multiple of 1..24, so that means stay whole numbers.
LARGEST_PANEL = 24


@pghistory.track()
class PanelMember(models.Model):
    stage = models.ForeignKey("competitions.Stage", models.PROTECT, related_name="panel")
    judge = models.ForeignKey("accounts.User", models.PROTECT, related_name="panels", verbose_name="juri")
    position = models.PositiveSmallIntegerField("urutan")

    class Meta:
        verbose_name = "anggota panel"
        verbose_name_plural = "anggota panel"
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "judge"],
                name="panel_member_is_unique",
                violation_error_message="Juri ini sudah ada di panel.",
            ),
            models.UniqueConstraint(
                fields=["stage", "position"],
                name="panel_member_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=LARGEST_PANEL),
                name="panel_member_position_from_1_to_24",
                violation_error_message="Panel paling banyak 24 juri.",
            ),
        ]

    def __str__(self):
        return f"J{self.position}"
