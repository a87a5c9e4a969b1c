"""A point that the screening of every entry checks."""

from django.db import models


class ChecklistItem(models.Model):
    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="checklist")
    position = models.PositiveSmallIntegerField("urutan")
    label = models.CharField("butir pemeriksaan", max_length=160)

    class Meta:
        verbose_name = "butir pemeriksaan"
        verbose_name_plural = "butir pemeriksaan"
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "position"],
                name="checklist_item_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self):
        return self.label
