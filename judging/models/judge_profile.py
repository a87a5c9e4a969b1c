"""Where a judge works and worked, from which the portal suggests conflicts of interest."""

import pghistory
from django.db import models


@pghistory.track()
class JudgeProfile(models.Model):
    """Employers are named as the judge writes them; those of the regency's own organizations are linked as well."""

    judge = models.OneToOneField("accounts.User", models.CASCADE, related_name="judge_profile")
    employer = models.CharField("tempat bekerja", max_length=200, blank=True)
    former_employers = models.TextField("pernah bekerja di", blank=True, help_text="Satu tempat per baris.")
    expertise = models.TextField("keahlian", blank=True)
    organizations = models.ManyToManyField(
        "accounts.Organization",
        blank=True,
        related_name="+",
        verbose_name="perangkat daerah atau unit kerja",
        help_text="Tempat Anda bekerja atau pernah bekerja di lingkungan Kabupaten Kudus.",
    )
    updated_at = models.DateTimeField("diperbarui")

    class Meta:
        verbose_name = "profil juri"
        verbose_name_plural = "profil juri"

    def __str__(self):
        return f"Profil {self.judge}"
