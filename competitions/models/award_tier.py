"""A group of places that are honoured together: TOP 3 holds places 1 to 3."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value

from competitions.models import sealed
from competitions.models.first_mark import OF_EDITION, locked_after_first_mark
from competitions.models.sealed import refused_when_sealed


def closed_range(first: str, last: str) -> Func:
    """Builds int8range(first, last) with both ends included, which GiST can index without an extension."""
    return Func(
        Func(F(first), function="int8", output_field=models.BigIntegerField()),
        Func(F(last), function="int8", output_field=models.BigIntegerField()),
        Value("[]"),
        function="int8range",
        output_field=BigIntegerRangeField(),
    )


@pghistory.track()
class AwardTier(models.Model):
    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="tiers")
    label = models.CharField("sebutan", max_length=40)
    first_place = models.PositiveSmallIntegerField("dari tempat", validators=[MinValueValidator(1)])
    last_place = models.PositiveSmallIntegerField("sampai tempat", validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = "jenjang penghargaan"
        verbose_name_plural = "jenjang penghargaan"
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "label"],
                name="award_tier_label_is_unique",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Sebutan ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(first_place__gte=1, last_place__gte=F("first_place")),
                name="award_tier_places_ascend",
                violation_error_message="Tempat pertama paling sedikit 1 dan tidak melebihi tempat terakhir.",
            ),
            ExclusionConstraint(
                name="award_tier_places_do_not_overlap",
                expressions=[
                    (closed_range("competition", "competition"), RangeOperators.OVERLAPS),
                    (closed_range("first_place", "last_place"), RangeOperators.OVERLAPS),
                ],
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Tempat pada jenjang ini tumpang tindih dengan jenjang lain.",
            ),
        ]
        triggers = [
            locked_after_first_mark(
                "award_tier_locked_after_first_mark",
                "Edisi ini sudah berisi nilai, jadi jenjang penghargaannya terkunci.",
                ["competition_id", "label", "first_place", "last_place"],
                stages=OF_EDITION,
            ),
            refused_when_sealed(
                "award_tier_stays_when_sealed",
                "jenjang penghargaannya",
                ["competition_id", "label", "first_place", "last_place"],
                editions=sealed.OF_EDITION,
            ),
        ]

    def __str__(self):
        return self.label
