"""A sealed result: the row that public pages read, copied once from the ranking or taken from the press archive."""

import pghistory
from django.db import models
from django.db.models import F, Q

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed


class AwardQuerySet(models.QuerySet):
    def winners(self):
        """Keeps those who hold a tier; the places behind them are never public."""
        return self.filter(tier_position__isnull=False)

    def public(self, now):
        """Keeps the winners of real editions published at `now`, which is what strangers and entrants may read."""
        return self.winners().filter(competition__is_rehearsal=False, competition__published_at__lte=now)

    def in_order(self):
        return self.order_by("-competition__year", "tier_position", F("place").asc(nulls_last=True), "title", "pk")


@pghistory.track()
class Award(models.Model):
    """One for each entry that has a place when the edition is sealed; without a tier it is no award but a place.

    score: the final score of 0–100 cut off, never rounded up, after 20 decimals; None where only the press tells.
    """

    competition = models.ForeignKey("competitions.Competition", models.PROTECT, related_name="awards")
    submission = models.OneToOneField(
        "submissions.Submission", models.PROTECT, null=True, blank=True, related_name="award"
    )
    tier_label = models.CharField("jenjang", max_length=40, blank=True)
    tier_position = models.PositiveSmallIntegerField("urutan jenjang", null=True, blank=True)
    place = models.PositiveSmallIntegerField("tempat", null=True, blank=True)
    score = models.DecimalField("nilai akhir", max_digits=23, decimal_places=20, null=True, blank=True)
    title = models.CharField("nama inovasi", max_length=120)
    long_title = models.CharField("judul lengkap", max_length=250, blank=True)
    organization_name = models.CharField("perangkat daerah atau unit kerja", max_length=200)
    innovators = models.TextField("inovator", blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "penghargaan"
        verbose_name_plural = "penghargaan"
        constraints = [
            # Two organizations may have entered the same name; of the press, a name is all that tells awards apart.
            models.UniqueConstraint(
                fields=["competition", "title"],
                condition=Q(submission=None),
                name="award_title_of_the_press_is_unique_in_the_edition",
            ),
            models.CheckConstraint(condition=Q(place=None) | Q(place__gte=1), name="award_place_starts_at_one"),
            models.CheckConstraint(
                condition=(Q(tier_position=None, tier_label="") & Q(place__isnull=False))
                | (Q(tier_position__isnull=False) & ~Q(tier_label="")),
                name="award_has_a_tier_or_a_place",
            ),
        ]
        triggers = [
            refused_when_sealed(
                "award_stays_when_sealed",
                "penghargaannya",
                [
                    "competition_id",
                    "submission_id",
                    "tier_label",
                    "tier_position",
                    "place",
                    "score",
                    "title",
                    "long_title",
                    "organization_name",
                    "innovators",
                ],
                editions=sealed.OF_EDITION,
            )
        ]

    def __str__(self):
        return f"{self.tier_label or f'Tempat {self.place}'}: {self.title}"
