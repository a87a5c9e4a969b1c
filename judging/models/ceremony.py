"""What the ceremony needs to know of a winner beside the result: how to read the names, who hands over, who came."""

import pghistory
from django.db import models
from django.db.models import Q

from kipp.shared.constraints import known_codes


@pghistory.track()
class CeremonyDetail(models.Model):
    """Written by Setda; a winner without one is called by the names of the proposal and by the edition's host.

    represented_by: who receives in place of the innovators. photo: one of the entry's own, for the hall's screen.
    """

    class Attendance(models.TextChoices):
        UNKNOWN = "", "belum diketahui"
        PRESENT = "present", "hadir"
        REPRESENTED = "represented", "diwakili"
        ABSENT = "absent", "tidak hadir"

    submission = models.OneToOneField("submissions.Submission", models.CASCADE, related_name="ceremony_detail")
    read_as = models.CharField(
        "nama yang dibacakan",
        max_length=300,
        blank=True,
        help_text="Nama lengkap dengan gelar, persis seperti dibacakan pembawa acara. Kosongkan untuk memakai nama "
        "pada proposal.",
    )
    pronunciation = models.CharField(
        "cara membaca",
        max_length=200,
        blank=True,
        help_text="Catatan untuk pembawa acara, misalnya: JALIN dibaca ja-lin, bukan je-lin.",
    )
    handed_over_by = models.CharField(
        "diserahkan oleh",
        max_length=120,
        blank=True,
        help_text="Kosongkan bila sama dengan yang menyerahkan pada edisi.",
    )
    prize = models.CharField("hadiah", max_length=120, blank=True)
    attendance = models.CharField(
        "kehadiran", max_length=12, choices=Attendance, blank=True, default=Attendance.UNKNOWN
    )
    represented_by = models.CharField("diwakili oleh", max_length=200, blank=True)
    seat = models.CharField("kursi", max_length=20, blank=True)
    photo = models.ForeignKey(
        "submissions.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="foto"
    )
    updated_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    updated_at = models.DateTimeField("disimpan")

    class Meta:
        verbose_name = "keterangan acara"
        verbose_name_plural = "keterangan acara"
        constraints = [
            known_codes("attendance", ["", "present", "represented", "absent"], name="ceremony_attendance_is_known"),
            models.CheckConstraint(
                condition=Q(represented_by="") | Q(attendance="represented"),
                name="ceremony_representative_only_when_represented",
                violation_error_message="Isi nama wakil hanya bila kehadirannya “diwakili”.",
            ),
        ]

    def __str__(self):
        return f"Keterangan acara {self.submission}"
