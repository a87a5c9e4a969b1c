"""A letter that entrants sign and upload as PDF, with the text of its template."""

import pghistory
from django.db import models

from kipp.shared.constraints import known_codes


@pghistory.track()
class LetterType(models.Model):
    class Template(models.TextChoices):
        IMPLEMENTATION = "implementation", "surat pernyataan implementasi"
        IDENTITY = "identity", "surat pernyataan identitas inovator"
        REPLICATION = "replication", "surat kesediaan replikasi"
        NONE = "none", "tanpa templat"

    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="letter_types")
    position = models.PositiveSmallIntegerField("urutan")
    label = models.CharField("nama surat", max_length=120)
    hint = models.CharField("petunjuk", max_length=250, blank=True)
    template = models.CharField("templat", max_length=20, choices=Template, default=Template.NONE)
    is_required = models.BooleanField("wajib", default=True)

    class Meta:
        verbose_name = "surat"
        verbose_name_plural = "surat"
        constraints = [
            known_codes(
                "template", ["implementation", "identity", "replication", "none"], name="letter_type_template_is_known"
            ),
            models.UniqueConstraint(
                fields=["competition", "position"],
                name="letter_type_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self):
        return self.label
