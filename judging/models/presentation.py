"""Presentation day of a stage: when and where, in which order by lot, and what was changed afterwards.

Times of slots are never stored: judging.presentation.schedule derives them from the sessions and the order.
"""

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q

from competitions.models.award_tier import closed_range
from judging.assignment.seeds import HIGHEST_SEED
from kipp.shared.constraints import known_codes

LONGEST_PART = 120


@pghistory.track()
class PresentationPlan(models.Model):
    """How long an entry has, in minutes, and whether Setda has announced the schedule.

    announced: what the announcement said, as Schedule.lines() gives it.
    """

    stage = models.OneToOneField("competitions.Stage", models.CASCADE, related_name="presentation_plan")
    presenting_minutes = models.PositiveSmallIntegerField(
        "presentasi (menit)", default=10, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_PART)]
    )
    question_minutes = models.PositiveSmallIntegerField(
        "tanya jawab (menit)", default=20, validators=[MaxValueValidator(LONGEST_PART)]
    )
    pause_minutes = models.PositiveSmallIntegerField(
        "jeda (menit)", default=5, validators=[MaxValueValidator(LONGEST_PART)], help_text="Di antara dua proposal."
    )
    to_bring = models.TextField("yang perlu dibawa", blank=True, help_text="Dibaca operator bersama jadwalnya.")
    announced_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="+")
    announced_at = models.DateTimeField("diumumkan pada", null=True, blank=True)
    announced = models.JSONField("isi pengumuman", default=dict, blank=True)

    class Meta:
        verbose_name = "jadwal presentasi"
        verbose_name_plural = "jadwal presentasi"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    presenting_minutes__gte=1,
                    presenting_minutes__lte=LONGEST_PART,
                    question_minutes__lte=LONGEST_PART,
                    pause_minutes__lte=LONGEST_PART,
                ),
                name="presentation_plan_minutes_in_range",
            ),
            models.CheckConstraint(
                condition=Q(announced_at=None, announced_by=None)
                | Q(announced_at__isnull=False, announced_by__isnull=False),
                name="presentation_plan_announced_by_somebody",
            ),
        ]

    def __str__(self):
        return f"Jadwal presentasi {self.stage}"


@pghistory.track()
class PresentationSession(models.Model):
    """A stretch of time in one room; what lies between two sessions of a day is the break.

    One panel hears all entries, so sessions of a stage never overlap, whatever their room.
    """

    plan = models.ForeignKey("judging.PresentationPlan", models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField("mulai")
    ends_at = models.DateTimeField("selesai")
    place = models.CharField("tempat", max_length=120)
    break_before = models.CharField("istirahat sebelumnya", max_length=60, blank=True)

    class Meta:
        verbose_name = "sesi presentasi"
        verbose_name_plural = "sesi presentasi"
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")),
                name="presentation_session_starts_before_it_ends",
                violation_error_message="Sesi harus selesai setelah mulai.",
            ),
            models.CheckConstraint(condition=~Q(place=""), name="presentation_session_has_a_place"),
            ExclusionConstraint(
                name="presentation_session_does_not_overlap",
                expressions=[
                    (closed_range("plan", "plan"), RangeOperators.OVERLAPS),
                    (
                        Func(F("starts_at"), F("ends_at"), function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Sesi ini tumpang tindih dengan sesi lain.",
            ),
        ]

    def __str__(self):
        return f"{self.place}, {self.starts_at}"


class PresentationSlotQuerySet(models.QuerySet):
    def announced(self):
        """Keeps those of stages whose schedule Setda has announced; before, nobody else learns the order."""
        return self.filter(stage__presentation_plan__announced_at__isnull=False)


@pghistory.track()
class PresentationSlot(models.Model):
    """The place of an entry in the order. keeps_time: an entry that dropped out leaves its time free, else others
    move up."""

    stage = models.ForeignKey("competitions.Stage", models.CASCADE, related_name="presentation_slots")
    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="presentation_slots")
    number = models.PositiveSmallIntegerField("urutan", validators=[MinValueValidator(1)])
    keeps_time = models.BooleanField("waktunya dibiarkan kosong", default=True)

    objects = PresentationSlotQuerySet.as_manager()

    class Meta:
        verbose_name = "urutan presentasi"
        verbose_name_plural = "urutan presentasi"
        constraints = [
            models.UniqueConstraint(fields=["stage", "submission"], name="presentation_slot_one_per_entry"),
            models.UniqueConstraint(
                fields=["stage", "number"],
                name="presentation_slot_number_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="presentation_slot_number_starts_at_one"),
        ]

    def __str__(self):
        return f"{self.number}. {self.submission}"


@pghistory.track()
class PresentationDraw(models.Model):
    """A drawing of lots, kept for ever; the last one counts. order: codes of the entries as they were drawn."""

    class Method(models.TextChoices):
        PORTAL = "portal", "diundi oleh portal"
        HAND = "hand", "undian diambil di ruangan"

    stage = models.ForeignKey("competitions.Stage", models.CASCADE, related_name="presentation_draws")
    number = models.PositiveSmallIntegerField("undian ke")
    method = models.CharField("cara", max_length=10, choices=Method)
    seed = models.PositiveIntegerField(
        "bilangan awal", null=True, blank=True, validators=[MaxValueValidator(HIGHEST_SEED)]
    )
    order = models.JSONField("urutan")
    witnesses = models.TextField("saksi")
    reason = models.TextField("alasan mengundi ulang", blank=True)
    drawn_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField("diundi pada")

    class Meta:
        verbose_name = "undian urutan presentasi"
        verbose_name_plural = "undian urutan presentasi"
        constraints = [
            known_codes("method", ["portal", "hand"], name="presentation_draw_method_is_known"),
            models.UniqueConstraint(fields=["stage", "number"], name="presentation_draw_number_is_unique"),
            models.CheckConstraint(
                condition=Q(method="portal", seed__isnull=False) | Q(method="hand", seed=None),
                name="presentation_draw_by_portal_has_a_seed",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gte=2) & ~Q(reason="")),
                name="presentation_draw_again_has_a_reason",
                violation_error_message="Isi alasan mengundi ulang.",
            ),
            models.CheckConstraint(condition=~Q(witnesses=""), name="presentation_draw_has_witnesses"),
        ]
        triggers = [pgtrigger.Protect(name="presentation_draw_stays", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"Undian urutan {self.number}"

    @property
    def is_by_portal(self) -> bool:
        return self.method == self.Method.PORTAL


@pghistory.track()
class PresentationSwap(models.Model):
    """Two entries that changed places after the draw, and why."""

    stage = models.ForeignKey("competitions.Stage", models.CASCADE, related_name="presentation_swaps")
    first = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="+")
    second = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="+")
    first_number = models.PositiveSmallIntegerField("urutan pertama semula")
    second_number = models.PositiveSmallIntegerField("urutan kedua semula")
    reason = models.TextField("alasan")
    swapped_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    swapped_at = models.DateTimeField("ditukar pada")

    class Meta:
        verbose_name = "pertukaran urutan"
        verbose_name_plural = "pertukaran urutan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(first=F("second")),
                name="presentation_swap_of_two_entries",
                violation_error_message="Pilih dua proposal yang berbeda.",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="presentation_swap_has_a_reason"),
        ]
        triggers = [pgtrigger.Protect(name="presentation_swap_stays", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.first} ↔ {self.second}"
