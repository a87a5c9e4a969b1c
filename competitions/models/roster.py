"""Which organizations the participation of an edition is counted over."""

from django.db import models


class RosterMember(models.Model):
    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="roster")
    organization = models.ForeignKey("accounts.Organization", models.PROTECT, related_name="rosters")

    class Meta:
        verbose_name = "peserta tercatat"
        verbose_name_plural = "peserta tercatat"
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "organization"],
                name="roster_member_is_unique",
                violation_error_message="Perangkat daerah ini sudah tercatat pada edisi ini.",
            )
        ]

    def __str__(self):
        return f"{self.competition}: {self.organization}"
