"""A later closing of the registration for one perangkat daerah and its units, with its reason."""

import pghistory
from django.db import models
from django.utils import timezone


@pghistory.track()
class Extension(models.Model):
    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="extensions")
    organization = models.ForeignKey(
        "accounts.Organization", models.PROTECT, related_name="extensions", verbose_name="perangkat daerah"
    )
    until = models.DateTimeField("diperpanjang sampai")
    reason = models.TextField("alasan")
    granted_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", editable=False)
    granted_at = models.DateTimeField("diberikan pada", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "perpanjangan"
        verbose_name_plural = "perpanjangan"
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "organization"],
                name="extension_one_per_organization",
                violation_error_message="Perangkat daerah ini sudah diberi perpanjangan. Ubah yang sudah ada.",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="extension_has_a_reason",
                violation_error_message="Tuliskan alasan perpanjangan.",
            ),
        ]

    def __str__(self):
        return f"{self.organization} sampai {self.until}"
