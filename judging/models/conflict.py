"""Why a judge must not score an entry, kept for ever even when it is lifted."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from competitions.models import sealed
from competitions.models.sealed import refused_when_sealed

# The sheets of this judge are set aside in the same statement; nobody can add a conflict and forget them.
# What a closed stage counted stays counted; judging.conflicts.declaring says when it has to be opened again first.
SETS_SHEETS_ASIDE = """
    if new.lifted_at is null then
        update judging_scorecard c set state = 'recused', finished_at = null
        from competitions_stage s
        where s.id = c.stage_id and s.state <> 'closed' and c.state <> 'recused'
            and c.submission_id = new.submission_id and c.judge_id = new.judge_id;
    end if;
    return null;
"""

# Which entry, which judge and why are settled when it is recorded; lifting it is the only change.
CONFLICT_STAYS = """
    raise exception 'Benturan kepentingan yang tercatat tidak dapat diubah, hanya dicabut.'
        using errcode = 'check_violation', constraint = 'conflict_stays';
"""


class ConflictQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(lifted_at=None)

    def visible_to(self, user):
        """Setda and observers read the register, a judge the own entries in it."""
        if user.is_admin or user.is_observer:
            return self
        return self.filter(judge=user) if user.is_judge else self.none()

    def of_edition(self, competition):
        return self.filter(submission__competition=competition)

    def in_register_order(self):
        """Those in force first, then the lifted ones; the newest of each first."""
        return self.order_by(models.F("lifted_at").desc(nulls_first=True), "-recorded_at", "-pk")


@pghistory.track()
class Conflict(models.Model):
    """A conflict of interest between a judge and an entry, in every stage; it bars the judge while it is in force."""

    class Reason(models.TextChoices):
        EMPLOYER = "employer", "bekerja di perangkat daerah atau unit kerja ini"
        FORMER_EMPLOYER = "former_employer", "pernah bekerja di perangkat daerah atau unit kerja ini"
        FAMILY = "family", "hubungan keluarga dengan inovator"
        TEAM = "team", "ikut menyusun atau membina inovasi ini"
        FINANCIAL = "financial", "kepentingan keuangan"
        OTHER = "other", "alasan lain"

    class Source(models.TextChoices):
        JUDGE = "judge", "dinyatakan juri"
        ADMIN = "admin", "dicatat Bagian Organisasi"

    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="conflicts")
    judge = models.ForeignKey("accounts.User", models.PROTECT, related_name="conflicts", verbose_name="juri")
    reason = models.CharField("alasan", max_length=20, choices=Reason)
    note = models.TextField("keterangan", blank=True)
    source = models.CharField("sumber", max_length=10, choices=Source)
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("dicatat")
    lifted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField("dicabut", null=True, blank=True)
    lift_reason = models.TextField("alasan pencabutan", blank=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = "benturan kepentingan"
        verbose_name_plural = "benturan kepentingan"
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "judge"],
                condition=Q(lifted_at=None),
                name="conflict_in_force_is_unique",
                violation_error_message="Benturan kepentingan ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=["employer", "former_employer", "family", "team", "financial", "other"]),
                name="conflict_reason_is_known",
            ),
            models.CheckConstraint(condition=Q(source__in=["judge", "admin"]), name="conflict_source_is_known"),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(note=""),
                name="conflict_other_reason_is_explained",
                violation_error_message="Jelaskan alasan lain itu pada keterangan.",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None, lift_reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lift_reason="")),
                name="conflict_lifted_by_someone_for_a_reason",
                violation_error_message="Tuliskan alasan pencabutan.",
            ),
        ]
        triggers = [
            refused_when_sealed(
                "conflict_stays_when_sealed",
                "benturan kepentingan",
                ["submission_id", "judge_id", "reason", "note", "lifted_at", "lift_reason"],
                editions=sealed.OF_ENTRY,
                lock=sealed.LOCKS_STAGES,
            ),
            pgtrigger.Trigger(
                name="conflict_sets_sheets_aside",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=SETS_SHEETS_ASIDE,
            ),
            pgtrigger.Trigger(
                name="conflict_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete
                | pgtrigger.UpdateOf(
                    "submission_id", "judge_id", "reason", "note", "source", "recorded_by_id", "recorded_at"
                ),
                func=CONFLICT_STAYS,
            ),
            pgtrigger.Trigger(
                name="conflict_is_lifted_once",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("lifted_at", "lifted_by_id", "lift_reason"),
                condition=pgtrigger.Q(old__lifted_at__isnull=False),
                func=CONFLICT_STAYS,
            ),
        ]

    def __str__(self):
        return f"{self.judge} – {self.submission}"

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None
