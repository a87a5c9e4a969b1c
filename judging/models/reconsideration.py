"""A request to a judge to look again at a sheet that lies far from the others, and what came of it."""

from decimal import Decimal

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed

# What was asked, and the marks as they were, are settled at once; so is the answer when it is given.
REQUEST_STAYS = """
    raise exception 'Permintaan tinjau ulang yang tercatat tidak dapat diubah.'
        using errcode = 'check_violation', constraint = 'reconsideration_stays';
"""


class ReconsiderationQuerySet(models.QuerySet):
    def waiting(self):
        """Keeps the requests that the judge can still answer."""
        return self.filter(answered_at=None, ended_at=None)


@pghistory.track()
class Reconsideration(models.Model):
    """before and after: {"total": "82.50", "marks": {"<criterion id>": ["80.00", "note"]}}, decimals as texts.

    ended_at: when nobody could answer any more, because the sheet had left its judge; ended_reason says why.
    The judge learns that the sheets lie far apart and why Setda asks, never what others gave.
    """

    scorecard = models.ForeignKey("judging.Scorecard", models.PROTECT, related_name="reconsiderations")
    reason = models.TextField("alasan permintaan")
    before = models.JSONField("nilai semula")
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("diminta")
    answer = models.TextField("alasan juri", blank=True)
    after = models.JSONField("nilai setelah ditinjau", null=True, blank=True)
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    ended_at = models.DateTimeField("berakhir tanpa jawaban", null=True, blank=True)
    ended_reason = models.TextField("alasan berakhir", blank=True)

    objects = ReconsiderationQuerySet.as_manager()

    class Meta:
        verbose_name = "tinjau ulang"
        verbose_name_plural = "tinjau ulang"
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard"],
                condition=Q(answered_at=None, ended_at=None),
                name="reconsideration_one_open_per_sheet",
                violation_error_message="Juri ini sudah diminta meninjau ulang lembar ini.",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reconsideration_has_a_reason"),
            models.CheckConstraint(
                condition=Q(answered_at=None, after=None, answer="")
                | (Q(answered_at__isnull=False, after__isnull=False) & ~Q(answer="")),
                name="reconsideration_answered_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_reason="")
                | (Q(ended_at__isnull=False, answered_at=None) & ~Q(ended_reason="")),
                name="reconsideration_ended_with_a_reason",
            ),
        ]
        triggers = [
            refused_when_sealed(
                "reconsideration_stays_when_sealed",
                "tinjau ulang",
                ["scorecard_id", "answer", "after", "answered_at", "ended_at", "ended_reason"],
                editions=sealed.OF_SHEET,
                lock=sealed.LOCKS_STAGE_OF_SHEET,
            ),
            pgtrigger.Trigger(
                name="reconsideration_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete
                | pgtrigger.UpdateOf("scorecard_id", "reason", "before", "asked_by_id", "asked_at"),
                func=REQUEST_STAYS,
            ),
            pgtrigger.Trigger(
                name="reconsideration_is_answered_once",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("answer", "after", "answered_at", "ended_at", "ended_reason"),
                condition=pgtrigger.Q(old__answered_at__isnull=False) | pgtrigger.Q(old__ended_at__isnull=False),
                func=REQUEST_STAYS,
            ),
        ]

    def __str__(self):
        return f"Tinjau ulang {self.scorecard}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.ended_at is None

    @property
    def is_changed(self) -> bool:
        """Whether the judge gave other marks or notes than before; False while it is open."""
        return self.after is not None and self.after != self.before

    @property
    def total_before(self) -> Decimal | None:
        """The total of 0–100 as it was, rounded to two decimals."""
        return total_in(self.before)

    @property
    def total_after(self) -> Decimal | None:
        return total_in(self.after)


def total_in(version: dict | None) -> Decimal | None:
    total = (version or {}).get("total")
    return None if total is None else Decimal(total)
