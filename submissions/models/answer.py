"""The text with which an entry answers a question."""

import pghistory
from django.db import models


@pghistory.track()
class Answer(models.Model):
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="answers")
    question = models.ForeignKey("competitions.Question", models.PROTECT, related_name="answers")
    text = models.TextField("jawaban", blank=True)

    class Meta:
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"
        constraints = [models.UniqueConstraint(fields=["submission", "question"], name="answer_one_per_question")]

    def __str__(self):
        return f"{self.submission}: {self.question}"
