"""An award that the innovation won before."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


@pghistory.track()
class EarlierAward(models.Model):
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="earlier_awards")
    year = models.PositiveSmallIntegerField("tahun", validators=[MinValueValidator(1990), MaxValueValidator(2100)])
    title = models.CharField("nama penghargaan", max_length=160)

    class Meta:
        verbose_name = "penghargaan sebelumnya"
        verbose_name_plural = "penghargaan sebelumnya"

    def __str__(self):
        return f"{self.title} ({self.year})"
