"""A suggested conflict of interest that Setda looked at and found to be none."""

import pghistory
from django.db import models


@pghistory.track()
class DismissedSuggestion(models.Model):
    """Holds for the grounds it was shown with; when others are found, the pair is suggested anew."""

    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="dismissed_suggestions")
    judge = models.ForeignKey("accounts.User", models.PROTECT, related_name="dismissed_suggestions")
    grounds = models.TextField("dasar usulan")
    dismissed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    dismissed_at = models.DateTimeField("diabaikan")

    class Meta:
        verbose_name = "usulan yang diabaikan"
        verbose_name_plural = "usulan yang diabaikan"
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "judge"],
                name="dismissed_suggestion_is_unique",
                violation_error_message="Usulan ini sudah diabaikan.",
            )
        ]

    def __str__(self):
        return f"{self.judge} – {self.submission}"
