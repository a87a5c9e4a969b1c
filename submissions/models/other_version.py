"""The version of a section that was not chosen when two met; its writers can read and copy it."""

import pghistory
from django.db import models

from kipp.accounts.models import Role


class OtherVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Keeps those of the operator's own entries: they are drafts of a text, with NIP, and nobody else's matter."""
        if user.role != Role.OPERATOR:
            return self.none()
        return self.filter(submission__organization=user.organization_id)

    def in_order(self):
        """Newest first."""
        return self.order_by("-chosen_at", "-pk")


@pghistory.track()
class OtherVersion(models.Model):
    """`content` holds label and text of each part in which the version differed from the one that was chosen."""

    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="other_versions")
    section = models.CharField("bagian", max_length=60)
    section_label = models.CharField("nama bagian", max_length=200)
    content = models.JSONField("isi")
    written_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", verbose_name="ditulis oleh")
    written_at = models.DateTimeField("ditulis")
    chosen_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", verbose_name="dipilih oleh")
    chosen_at = models.DateTimeField("dipilih")

    objects = OtherVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "versi lain"
        verbose_name_plural = "versi lain"

    def __str__(self):
        return self.section_label
