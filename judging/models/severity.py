"""How strict each judge of a stage is, where the method "additive" takes that out of the scores."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed

# A whole number; of many judges and cards it has dozens of digits, for nothing is rounded.
DIGITS = 1000
OF_ESTIMATE = """select s.competition_id from judging_severityestimate i join competitions_stage s on s.id = i.stage_id
        where i.id in (old.estimate_id, new.estimate_id)"""


class SeverityEstimateQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(superseded_at=None)


@pghistory.track()
class SeverityEstimate(models.Model):
    """One estimate over a closed stage; earlier ones are kept. What it found stands in Severity.

    denominator: of every numerator, both whole and exact, in the points of a sheet (Σ weight × mark).
    with_left: it also rests on the sheets of entries that left after the closing, as Setda decided once for a reason
    (cause "decision"); later estimates go on so until the stage is opened again.
    """

    class Cause(models.TextChoices):
        CLOSING = "closing", "tahap ditutup"
        LEAVING = "leaving", "proposal keluar dari penilaian"
        DECISION = "decision", "keputusan memakai lembar proposal yang keluar"

    stage = models.ForeignKey("competitions.Stage", models.PROTECT, related_name="severity_estimates")
    number = models.PositiveSmallIntegerField("perkiraan ke")
    denominator = models.DecimalField("penyebut", max_digits=DIGITS, decimal_places=0)
    cause = models.CharField("sebab", max_length=10, choices=Cause)
    estimated_at = models.DateTimeField("dihitung pada")
    superseded_at = models.DateTimeField("tidak berlaku sejak", null=True, blank=True)
    with_left = models.BooleanField("dengan proposal yang keluar", default=False, db_default=False)
    reason = models.TextField("alasan", blank=True, default="", db_default="")
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")

    objects = SeverityEstimateQuerySet.as_manager()

    class Meta:
        verbose_name = "perkiraan ketatnya juri"
        verbose_name_plural = "perkiraan ketatnya juri"
        constraints = [
            models.CheckConstraint(
                condition=Q(cause__in=["closing", "leaving", "decision"]), name="severity_estimate_cause_is_known"
            ),
            models.CheckConstraint(
                condition=(Q(cause="decision", with_left=True, decided_by__isnull=False) & ~Q(reason=""))
                | Q(~Q(cause="decision"), decided_by=None, reason=""),
                name="severity_estimate_decided_by_somebody",
                violation_error_message="Tuliskan alasannya.",
            ),
            models.UniqueConstraint(fields=["stage", "number"], name="severity_estimate_number_is_unique"),
            models.UniqueConstraint(
                fields=["stage"], condition=Q(superseded_at=None), name="severity_estimate_one_in_force"
            ),
            models.CheckConstraint(condition=Q(denominator__gte=1), name="severity_estimate_denominator_is_positive"),
        ]
        triggers = [
            refused_when_sealed(
                "severity_estimate_stays_when_sealed",
                "perkiraan ketatnya juri",
                ["stage_id", "denominator", "superseded_at"],
                editions=sealed.OF_STAGE.format(key="stage_id"),
            ),
            pgtrigger.Protect(
                name="severity_estimate_stays",
                operation=pgtrigger.UpdateOf("stage_id", "number", "denominator", "cause", "estimated_at")
                | pgtrigger.Delete,
            ),
            pgtrigger.Protect(
                name="severity_estimate_basis_stays",
                operation=pgtrigger.UpdateOf("with_left", "reason", "decided_by_id"),
            ),
            pgtrigger.Trigger(
                name="severity_estimate_is_superseded_once",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("superseded_at"),
                condition=pgtrigger.Q(old__superseded_at__isnull=False),
                func="raise exception 'Perkiraan ini sudah tidak berlaku.' using errcode = 'check_violation';",
            ),
        ]

    def __str__(self):
        return f"Perkiraan {self.number} {self.stage}"


@pghistory.track()
class Severity(models.Model):
    """What one judge gives above (or, below 0, under) the others, as a numerator of the estimate's denominator."""

    estimate = models.ForeignKey("judging.SeverityEstimate", models.PROTECT, related_name="severities")
    judge = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", verbose_name="juri")
    numerator = models.DecimalField("pembilang", max_digits=DIGITS, decimal_places=0)

    class Meta:
        verbose_name = "ketatnya juri"
        verbose_name_plural = "ketatnya juri"
        constraints = [models.UniqueConstraint(fields=["estimate", "judge"], name="severity_is_unique")]
        triggers = [
            refused_when_sealed(
                "severity_stays_when_sealed",
                "perkiraan ketatnya juri",
                ["estimate_id", "judge_id", "numerator"],
                editions=OF_ESTIMATE,
            ),
            pgtrigger.Protect(name="severity_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.judge}: {self.numerator}"
