"""A judge's seat on the panel of a stage."""

import pghistory
from django.db import models
from django.db.models import Q


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
                condition=Q(position__gte=1),
                name="panel_member_position_starts_at_one",
                violation_error_message="Urutan juri mulai dari 1.",
            ),
        ]

    def __str__(self):
        return f"J{self.position}"
