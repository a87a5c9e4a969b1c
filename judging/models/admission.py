"""Which entries a stage judges, and what its panel decided about those that stay equal."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed
from kipp.shared.constraints import known_codes

# Whoever decides where the votes are equal sits on the panel of that stage.
CHAIR_SITS_ON_THE_PANEL = """
    if new.chair_id is not null and not exists (
        select from judging_panelmember seat
        where seat.id = new.chair_id and seat.stage_id = new.stage_id and seat.left_at is null
    ) then
        raise exception 'Ketua yang menentukan bukan anggota panel tahap ini.'
            using errcode = 'check_violation', constraint = 'panel_decision_chair_sits_on_the_panel';
    end if;
    return new;
"""


@pghistory.track()
class PanelDecision(models.Model):
    """The last step of the tie-break chain: an order among the tied, with reason and those present.

    way: how the panel came to it; the ballots of a vote are PanelVote. chair, casting_reason: who put in order what the
    votes left equal, and why; empty where the votes alone decide.
    """

    class Way(models.TextChoices):
        CONSENSUS = "consensus", "musyawarah mufakat"
        BALLOT = "ballot", "pemungutan suara"

    stage = models.ForeignKey("competitions.Stage", models.PROTECT, related_name="panel_decisions")
    way = models.CharField("cara", max_length=10, choices=Way, default=Way.CONSENSUS, db_default=Way.CONSENSUS)
    reason = models.TextField("alasan")
    present = models.TextField("hadir")
    chair = models.ForeignKey(
        "judging.PanelMember", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ketua"
    )
    casting_reason = models.TextField("alasan ketua", blank=True, default="", db_default="")
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("dicatat", default=timezone.now)

    class Meta:
        verbose_name = "keputusan panel"
        verbose_name_plural = "keputusan panel"
        constraints = [
            known_codes("way", ["consensus", "ballot"], name="panel_decision_way_is_known"),
            models.CheckConstraint(
                condition=Q(chair=None, casting_reason="")
                | (Q(chair__isnull=False, way="ballot") & ~Q(casting_reason="")),
                name="panel_decision_chair_decides_for_a_reason",
                violation_error_message="Pilih ketua yang menentukan dan tuliskan alasannya.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="panel_decision_way_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("way", "chair", "casting_reason"),
            ),
            pgtrigger.Trigger(
                name="panel_decision_chair_sits_on_the_panel",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=CHAIR_SITS_ON_THE_PANEL,
            ),
            refused_when_sealed(
                "panel_decision_stays_when_sealed",
                "keputusan panel",
                ["stage_id", "reason", "present", "recorded_by_id", "recorded_at"],
                editions=sealed.OF_STAGE.format(key="stage_id"),
            ),
        ]

    def __str__(self):
        return f"Keputusan panel {self.stage}"


# Who was judged in a closed stage is part of its result.
ADMISSION_STAYS = """
    if exists (
        select from competitions_stage s where s.id = coalesce(new.stage_id, old.stage_id) and s.state = 'closed'
    ) then
        raise exception 'Tahap ini sudah ditutup, jadi proposal yang dinilai tidak dapat ditambah atau dihapus.'
            using errcode = 'check_violation', constraint = 'admission_stage_is_not_closed';
    end if;
    return coalesce(new, old);
"""


@pghistory.track()
class Admission(models.Model):
    stage = models.ForeignKey("competitions.Stage", models.PROTECT, related_name="admissions")
    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="admissions")
    panel_position = models.PositiveSmallIntegerField("urutan oleh panel", null=True, blank=True)
    panel_decision = models.ForeignKey(
        "judging.PanelDecision", models.PROTECT, null=True, blank=True, related_name="admissions"
    )

    class Meta:
        verbose_name = "proposal yang dinilai"
        verbose_name_plural = "proposal yang dinilai"
        constraints = [
            models.UniqueConstraint(fields=["stage", "submission"], name="admission_is_unique"),
            models.CheckConstraint(
                condition=Q(panel_position=None, panel_decision=None)
                | Q(panel_position__gte=1, panel_decision__isnull=False),
                name="admission_panel_position_has_a_decision",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="admission_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("stage_id", "submission_id") | pgtrigger.Delete,
                func=ADMISSION_STAYS,
            ),
            refused_when_sealed(
                "admission_stays_when_sealed",
                "proposal yang dinilai",
                ["stage_id", "submission_id", "panel_position", "panel_decision_id"],
                editions=sealed.OF_STAGE.format(key="stage_id"),
            ),
        ]

    def __str__(self):
        return f"{self.submission} pada {self.stage}"
