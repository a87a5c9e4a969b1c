"""The feedback letter of an entry: what was strong and what to work on, in the name of the whole jury."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q


@pghistory.track()
class FeedbackLetter(models.Model):
    """Written by Setda from the judges' notes. Says no place and no judge; released together with others.

    is_ready: Setda has read it through. released_at: when it was released; it is not changed after that.
    """

    submission = models.OneToOneField("submissions.Submission", models.PROTECT, related_name="feedback_letter")
    strengths = models.TextField("yang sudah kuat", blank=True)
    advice = models.TextField("saran pengembangan", blank=True)
    is_ready = models.BooleanField("siap dikirim", default=False)
    edited_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    edited_at = models.DateTimeField("disunting")
    released_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField("dikirim", null=True, blank=True)

    class Meta:
        verbose_name = "surat umpan balik"
        verbose_name_plural = "surat umpan balik"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_ready=False) | (~Q(strengths="") & ~Q(advice="")),
                name="feedback_letter_ready_has_both_parts",
                violation_error_message="Isi kedua bagian sebelum menandai surat siap dikirim.",
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None)
                | Q(released_at__isnull=False, released_by__isnull=False, is_ready=True),
                name="feedback_letter_released_by_somebody_when_ready",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="feedback_letter_stays_as_released",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__released_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"Umpan balik {self.submission}"

    @property
    def is_released(self) -> bool:
        return self.released_at is not None
