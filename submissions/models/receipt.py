"""Proof that an entry arrived: what exactly was submitted, when, by whom; never changed afterwards."""

import pghistory
import pgtrigger
from django.db import models

from submissions.models.submission import Submission


class ReceiptQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Keeps the receipts of entries that this person may read."""
        return self.filter(submission__in=Submission.objects.visible_to(user))

    def with_entry(self):
        return self.select_related("submission__competition", "submission__organization__parent", "submitted_by")

    def in_order(self):
        """Newest first."""
        return self.order_by("-serial")


@pghistory.track(pghistory.InsertEvent())
class Receipt(models.Model):
    """One submission of an entry.

    content: sections in order, each with label and parts (label, text), as `versions.section_content` gives them.
    files: label, name, size in bytes, SHA-256 and attachment code of each file. digest: SHA-256 of both, canonical.
    """

    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="receipts")
    serial = models.PositiveSmallIntegerField("pengajuan ke")
    number = models.CharField("nomor tanda terima", max_length=24, unique=True)
    submitted_at = models.DateTimeField("diterima")
    submitted_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    is_automatic = models.BooleanField("diajukan otomatis", default=False)
    content = models.JSONField("isi")
    files = models.JSONField("berkas", default=list)
    digest = models.CharField("SHA-256", max_length=64)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = "tanda terima"
        verbose_name_plural = "tanda terima"
        constraints = [
            models.UniqueConstraint(fields=["submission", "serial"], name="receipt_serial_is_unique"),
        ]
        triggers = [
            pgtrigger.Protect(name="receipt_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return self.number
