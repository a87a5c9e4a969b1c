"""What the screening notes: a mark for each point of the checklist, and the notes with which an entry is returned."""

import pghistory
from django.db import models
from django.utils import timezone

from kipp.shared.constraints import known_codes


@pghistory.track()
class ChecklistMark(models.Model):
    class Result(models.TextChoices):
        MET = "met", "memenuhi"
        UNMET = "unmet", "tidak memenuhi"

    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="checklist_marks")
    item = models.ForeignKey("competitions.ChecklistItem", models.PROTECT, related_name="marks")
    result = models.CharField("hasil", max_length=10, choices=Result, blank=True)
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "hasil pemeriksaan"
        verbose_name_plural = "hasil pemeriksaan"
        constraints = [
            known_codes("result", ["", "met", "unmet"], name="checklist_mark_result_is_known"),
            models.UniqueConstraint(fields=["submission", "item"], name="checklist_mark_one_per_item"),
        ]

    def __str__(self):
        return f"{self.item}: {self.get_result_display() or '–'}"


@pghistory.track()
class ReturnNote(models.Model):
    """What has to be put right in one section (key as in `sections`); `serial` counts the returns of the entry."""

    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="return_notes")
    serial = models.PositiveSmallIntegerField("pengembalian ke")
    section = models.CharField("bagian", max_length=30)
    text = models.TextField("catatan perbaikan")
    written_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    written_at = models.DateTimeField("ditulis", default=timezone.now)

    class Meta:
        verbose_name = "catatan perbaikan"
        verbose_name_plural = "catatan perbaikan"
        constraints = [
            models.UniqueConstraint(fields=["submission", "serial", "section"], name="return_note_one_per_section"),
        ]

    def __str__(self):
        return self.text[:60]
