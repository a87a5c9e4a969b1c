"""A field of public service that an entry belongs to."""

from django.db import models
from django.db.models.functions import Lower


class Category(models.Model):
    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="categories")
    position = models.PositiveSmallIntegerField("urutan")
    label = models.CharField("kategori", max_length=80)

    class Meta:
        verbose_name = "kategori"
        verbose_name_plural = "kategori"
        constraints = [
            models.UniqueConstraint(
                "competition",
                Lower("label"),
                name="category_label_is_unique",
                violation_error_message="Kategori ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["competition", "position"],
                name="category_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self):
        return self.label
