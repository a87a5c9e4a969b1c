"""A sheet that a judge filled in and signed on paper: its scan, and what Setda copied from it."""

import secrets

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from competitions.models import Stage, sealed
from competitions.models.sealed import refused_when_sealed

SUFFIXES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def server_made_name(paper: "PaperSheet", name: str) -> str:
    """Returns where the scan is kept; nothing of the name that the uploader chose is part of it."""
    return f"paper/{secrets.token_hex(16)}.{SUFFIXES[paper.content_type]}"


class PaperSheetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Keeps all for Setda, who holds the paper itself, and for a judge the own ones."""
        if user.is_admin:
            return self
        if user.is_judge:
            return self.filter(scorecard__judge=user).exclude(scorecard__stage__state=Stage.State.PLANNED)
        return self.none()


@pghistory.track()
class PaperSheet(models.Model):
    """marks: what was typed, {"<criterion id>": ["80.00", "note"]}, decimals as texts; total: as "82.50".

    Both stay when the judge opens the sheet in the portal afterwards and changes it. Corrections of the typing replace
    them, and the scan; the history keeps what stood there before.
    """

    scorecard = models.OneToOneField("judging.Scorecard", models.PROTECT, related_name="paper")
    code = models.CharField("kode", max_length=20, unique=True, editable=False)
    name = models.CharField("nama berkas", max_length=120)
    file = models.FileField("pindaian", upload_to=server_made_name, max_length=200)
    content_type = models.CharField("jenis isi", max_length=40)
    size = models.PositiveIntegerField("ukuran (bita)")
    sha256 = models.CharField("SHA-256", max_length=64)
    signed_on = models.DateField("tanggal tanda tangan")
    marks = models.JSONField("nilai yang disalin")
    total = models.CharField("total yang disalin", max_length=12)
    typed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", verbose_name="disalin oleh")
    typed_at = models.DateTimeField("disalin")
    checked_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diperiksa oleh"
    )
    checked_at = models.DateTimeField("diperiksa", null=True, blank=True)

    objects = PaperSheetQuerySet.as_manager()

    class Meta:
        verbose_name = "lembar kertas"
        verbose_name_plural = "lembar kertas"
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None, checked_at=None) | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="paper_sheet_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("typed_by")),
                name="paper_sheet_checked_by_another",
                violation_error_message="Lembar kertas diperiksa oleh orang lain, bukan oleh yang menyalinnya.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="paper_sheet_stays", operation=pgtrigger.Delete | pgtrigger.UpdateOf("scorecard_id", "code")
            ),
            refused_when_sealed(
                "paper_sheet_stays_when_sealed",
                "lembar kertas",
                [
                    "file",
                    "sha256",
                    "signed_on",
                    "marks",
                    "total",
                    "typed_by_id",
                    "typed_at",
                    "checked_by_id",
                    "checked_at",
                ],
                editions=sealed.OF_SHEET,
                lock=sealed.LOCKS_STAGE_OF_SHEET,
            ),
        ]

    def __str__(self):
        return f"Lembar kertas {self.scorecard}"

    def save(self, **kwargs):
        self.code = self.code or secrets.token_hex(10)
        super().save(**kwargs)
