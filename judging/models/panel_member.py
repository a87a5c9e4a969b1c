"""A judge's seat on the panel of a stage."""

import pghistory
from django.db import models
from django.db.models import Q

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed


class PanelMemberQuerySet(models.QuerySet):
    def current(self):
        """Keeps those who still judge; former members keep the seat for the sheets that stay."""
        return self.filter(left_at=None)


@pghistory.track()
class PanelMember(models.Model):
    stage = models.ForeignKey("competitions.Stage", models.PROTECT, related_name="panel")
    judge = models.ForeignKey("accounts.User", models.PROTECT, related_name="panels", verbose_name="juri")
    position = models.PositiveSmallIntegerField("urutan")
    left_at = models.DateTimeField("lepas pada", null=True, blank=True)
    left_reason = models.TextField("alasan lepas", blank=True)
    replaces = models.ForeignKey(
        "judging.PanelMember", models.SET_NULL, null=True, blank=True, related_name="replacements"
    )

    objects = PanelMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "anggota panel"
        verbose_name_plural = "anggota panel"
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "judge"],
                name="panel_member_is_unique",
                violation_error_message="Juri ini sudah ada di panel.",
            ),
            models.UniqueConstraint(
                fields=["stage", "position"],
                name="panel_member_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="panel_member_position_starts_at_one",
                violation_error_message="Urutan juri mulai dari 1.",
            ),
            models.CheckConstraint(
                condition=Q(left_at=None, left_reason="") | (Q(left_at__isnull=False) & ~Q(left_reason="")),
                name="panel_member_leaves_with_a_reason",
                violation_error_message="Isi alasan juri dilepas.",
            ),
        ]
        triggers = [
            refused_when_sealed(
                "panel_member_stays_when_sealed",
                "susunan panel",
                ["stage_id", "judge_id", "position", "left_at", "left_reason", "replaces_id"],
                editions=sealed.OF_STAGE.format(key="stage_id"),
                lock=sealed.LOCKS_STAGE,
            )
        ]

    def __str__(self):
        return f"J{self.position}"

    @property
    def is_former(self) -> bool:
        return self.left_at is not None
