"""A question of the proposal form with its word limit."""

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q


@pghistory.track()
class Question(models.Model):
    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField("urutan")
    number = models.CharField("nomor", max_length=5, help_text="Seperti tercetak pada formulir, misalnya 6a.")
    label = models.CharField("judul", max_length=120)
    prompt = models.TextField("pertanyaan")
    max_words = models.PositiveSmallIntegerField("paling banyak kata", validators=[MinValueValidator(1)])
    is_required = models.BooleanField("wajib dijawab", default=True)
    evidence_allowed = models.BooleanField("boleh menyertakan bukti", default=True)
    criterion = models.ForeignKey(
        "competitions.Criterion",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name="dinilai pada kriteria",
    )

    class Meta:
        verbose_name = "pertanyaan"
        verbose_name_plural = "pertanyaan"
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "position"],
                name="question_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["competition", "number"],
                name="question_number_is_unique",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Nomor ini sudah dipakai pertanyaan lain.",
            ),
            models.CheckConstraint(condition=Q(max_words__gte=1), name="question_allows_a_word"),
        ]

    def __str__(self):
        return f"{self.number} {self.label}"
