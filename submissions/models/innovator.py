"""A person behind an entry; one of them leads."""

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q


@pghistory.track()
class Innovator(models.Model):
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="innovators")
    name = models.CharField("nama lengkap dengan gelar", max_length=120)
    job_title = models.CharField("jabatan", max_length=120, blank=True)
    nip = models.CharField(
        "NIP",
        max_length=18,
        blank=True,
        validators=[
            RegexValidator(r"^[0-9]{18}$", "NIP terdiri atas 18 angka. Periksa lagi; isian lain tidak berubah.")
        ],
    )
    phone = models.CharField(
        "nomor WhatsApp",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^\+?[0-9]{8,15}$", "Tulis nomor dengan angka saja, misalnya 081234567890.")],
    )
    is_lead = models.BooleanField("ketua", default=False)

    class Meta:
        verbose_name = "inovator"
        verbose_name_plural = "inovator"
        constraints = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(is_lead=True),
                name="innovator_one_lead_per_submission",
                violation_error_message="Ketua sudah ada. Ketua hanya satu orang.",
            )
        ]

    def __str__(self):
        return self.name
