"""A person behind an entry; one of them leads."""

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed

# Writers of drafts must not wait for one another's edition.
IN_CONTEST = """exists (select from submissions_submission p
        where p.id in (old.submission_id, new.submission_id) and p.state = 'eligible')"""


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
        triggers = [
            # NIP and telephone number are on no paper of the result, and may be erased later.
            refused_when_sealed(
                "innovator_stays_when_sealed",
                "inovator",
                ["submission_id", "name", "job_title", "is_lead"],
                editions=sealed.OF_ENTRY,
                locks=IN_CONTEST,
            )
        ]

    def __str__(self):
        return self.name
