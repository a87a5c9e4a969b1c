"""What Setda types into the official papers: numbers, dates, places and who signs; nothing of it is ever made up."""

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from kipp.shared.constraints import known_codes


@pghistory.track()
class DocumentDetails(models.Model):
    """Of the minutes of a stage, the final minutes, or the annex of the decree; what is empty is printed as a line.

    Number and date of the decree itself stand on the seal (Sealing.decree_number, decree_on), not here.
    Prizes stand on CeremonyDetail. chair: who led the panel, of minutes alone.
    """

    class Kind(models.TextChoices):
        STAGE = "stage", "berita acara tahap"
        FINAL = "final", "berita acara hasil akhir"
        DECREE = "decree", "lampiran keputusan"

    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="document_details")
    kind = models.CharField("dokumen", max_length=10, choices=Kind, editable=False)
    stage = models.OneToOneField(
        "competitions.Stage", models.CASCADE, null=True, blank=True, editable=False, related_name="document_details"
    )
    number = models.CharField("nomor", max_length=80, blank=True)
    dated_on = models.DateField("tanggal", null=True, blank=True)
    place = models.CharField("tempat", max_length=200, blank=True)
    about = models.TextField("tentang", max_length=400, blank=True)
    chair = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ketua panel"
    )
    signatory_position = models.TextField("jabatan penanda tangan", max_length=300, blank=True)
    signatory_name = models.CharField("nama penanda tangan", max_length=120, blank=True)
    signatory_rank = models.CharField("pangkat penanda tangan", max_length=80, blank=True)
    signatory_nip = models.CharField(
        "NIP penanda tangan",
        max_length=18,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{18}$", "NIP terdiri atas 18 angka. Periksa lagi.")],
    )
    updated_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    updated_at = models.DateTimeField("diperbarui", editable=False)

    class Meta:
        verbose_name = "isian dokumen"
        verbose_name_plural = "isian dokumen"
        constraints = [
            known_codes("kind", ["stage", "final", "decree"], name="document_details_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="stage", stage__isnull=False) | (~Q(kind="stage") & Q(stage=None)),
                name="document_details_of_a_stage_name_it",
            ),
            models.UniqueConstraint(
                fields=["competition", "kind"],
                condition=~Q(kind="stage"),
                name="document_details_are_kept_once",
                violation_error_message="Isian dokumen ini sudah ada. Muat ulang halaman.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.stage or self.competition}"
