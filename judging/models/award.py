"""A published result: the row that public pages read, copied once from the ranking or taken from the press archive."""

import pghistory
from django.db import models
from django.db.models import F, Q


class AwardQuerySet(models.QuerySet):
    def public(self):
        """Keeps the awards of archived real editions, which is what strangers and entrants may read."""
        return self.filter(competition__is_rehearsal=False, competition__status="archived")

    def in_order(self):
        return self.order_by("-competition__year", "tier_position", F("place").asc(nulls_last=True), "title", "pk")


@pghistory.track()
class Award(models.Model):
    competition = models.ForeignKey("competitions.Competition", models.PROTECT, related_name="awards")
    submission = models.OneToOneField(
        "submissions.Submission", models.PROTECT, null=True, blank=True, related_name="award"
    )
    tier_label = models.CharField("jenjang", max_length=40)
    tier_position = models.PositiveSmallIntegerField("urutan jenjang")
    place = models.PositiveSmallIntegerField("tempat", null=True, blank=True)
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
        ]

    def __str__(self):
        return f"{self.tier_label}: {self.title}"
