"""What Setda decides about blind judging: passages to cover, and files that tell nobody's name."""

import pghistory
from django.db import models
from django.db.models import Q


@pghistory.track()
class CoveredPassage(models.Model):
    """A text that judges of a blind stage do not read, wherever it occurs in title and answers of the entry."""

    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="covered_passages")
    text = models.CharField("teks yang ditutup", max_length=500)
    marked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    marked_at = models.DateTimeField("ditandai")

    class Meta:
        verbose_name = "teks yang ditutup"
        verbose_name_plural = "teks yang ditutup"
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "text"],
                name="covered_passage_is_unique",
                violation_error_message="Teks ini sudah ditutup.",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="covered_passage_has_a_text"),
        ]

    def __str__(self):
        return self.text


@pghistory.track()
class ClearedFile(models.Model):
    """A file in which Setda found no name: judges of a blind stage may open it. No other is opened to them."""

    attachment = models.OneToOneField("submissions.Attachment", models.CASCADE, related_name="cleared")
    cleared_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    cleared_at = models.DateTimeField("diperiksa")

    class Meta:
        verbose_name = "berkas tanpa identitas"
        verbose_name_plural = "berkas tanpa identitas"

    def __str__(self):
        return str(self.attachment)
