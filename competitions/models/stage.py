"""A round of judging with its own criteria, panel and way of combining the judges' totals."""

from decimal import Decimal

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from competitions.models import sealed
from competitions.models.first_mark import OF_EDITION, OF_STAGE, locked_after_first_mark
from competitions.models.sealed import refused_when_sealed
from kipp.shared.constraints import known_codes

SCALES = [Decimal(scale) for scale in (5, 10, 20, 25, 50, 100)]

# Compares the rows as they are at the end of the transaction: `new` may have been changed again since.
IN_ORDER = """
    if exists (
        select from competitions_stage a join competitions_stage b using (competition_id)
        where a.competition_id = new.competition_id and a.position < b.position and a.closes_at > b.opens_at
    ) then
        raise exception 'Tahap harus berurutan: setiap tahap dibuka setelah tahap sebelumnya ditutup.'
            using errcode = 'check_violation', constraint = 'stage_in_order';
    end if;
    if exists (
        select from competitions_stage a join competitions_stage b using (competition_id)
        where a.competition_id = new.competition_id and a.position < b.position
          and a.state <> 'closed' and b.state <> 'planned'
    ) then
        raise exception 'Tahap sebelumnya belum ditutup.'
            using errcode = 'check_violation', constraint = 'stage_in_order';
    end if;
    return new;
"""


@pghistory.track()
class Stage(models.Model):
    class State(models.TextChoices):
        PLANNED = "planned", "belum dibuka"
        OPEN = "open", "dibuka"
        CLOSED = "closed", "ditutup"

    class Method(models.TextChoices):
        MEAN = "mean", "rata-rata"
        TRIMMED = "trimmed", "rata-rata tanpa total tertinggi dan terendah"
        MEDIAN = "median", "median"
        ADDITIVE = "additive", "nilai disetarakan menurut ketatnya juri"

    class FinalistTie(models.TextChoices):
        PANEL = "panel", "panel memutuskan siapa yang maju"
        GROW = "grow", "semua yang bernilai sama ikut maju"

    competition = models.ForeignKey("competitions.Competition", models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField("urutan", validators=[MinValueValidator(1)])
    name = models.CharField("nama tahap", max_length=80)
    weight = models.DecimalField(
        "bobot tahap dalam nilai akhir",
        max_digits=5,
        decimal_places=2,
        default=Decimal(100),
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="0 berarti tahap ini hanya menyaring.",
    )
    method = models.CharField("cara menggabungkan juri", max_length=20, choices=Method, default=Method.MEAN)
    scale_max = models.DecimalField(
        "nilai tertinggi",
        max_digits=5,
        decimal_places=2,
        default=Decimal(100),
        choices=[(scale, f"0–{scale}") for scale in SCALES],
    )
    finalists = models.PositiveSmallIntegerField(
        "jumlah yang maju ke tahap berikutnya",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Kosongkan untuk tahap terakhir.",
    )
    finalist_tie = models.CharField(
        "bila nilai sama pada batas", max_length=10, choices=FinalistTie, default=FinalistTie.PANEL
    )
    is_blind = models.BooleanField(
        "tanpa nama",
        default=False,
        help_text="Juri tidak melihat perangkat daerah, inovator, dan bagian yang ditutup Bagian Organisasi.",
    )
    reason_below = models.DecimalField(
        "alasan wajib bila nilai di bawah",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    reason_above = models.DecimalField(
        "alasan wajib bila nilai di atas",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    spread_limit = models.DecimalField(
        "batas selisih antarjuri",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        default=Decimal(20),
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="Total tertinggi dikurangi total terendah, skala 0–100. Proposal di atas batas ini ditinjau ulang.",
    )
    cards_per_entry = models.PositiveSmallIntegerField(
        "juri per proposal",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
        help_text="Kosongkan bila setiap juri menilai semua proposal.",
    )
    least_cards = models.PositiveSmallIntegerField(
        "lembar selesai paling sedikit per proposal",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
        help_text="Tahap tidak dapat ditutup selama ada proposal dengan lembar selesai kurang dari ini.",
    )
    opens_at = models.DateTimeField("rencana dibuka", null=True, blank=True)
    closes_at = models.DateTimeField("rencana ditutup", null=True, blank=True)
    state = models.CharField("keadaan", max_length=10, choices=State, default=State.PLANNED, editable=False)
    opened_at = models.DateTimeField("dibuka pada", null=True, blank=True, editable=False)
    closed_at = models.DateTimeField("ditutup pada", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "tahap"
        verbose_name_plural = "tahap"
        constraints = [
            known_codes("state", ["planned", "open", "closed"], name="stage_state_is_known"),
            known_codes("method", ["mean", "trimmed", "median", "additive"], name="stage_method_is_known"),
            known_codes("finalist_tie", ["panel", "grow"], name="stage_finalist_tie_is_known"),
            models.UniqueConstraint(
                fields=["competition", "position"],
                name="stage_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="stage_position_starts_at_one"),
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=100),
                name="stage_weight_from_0_to_100",
                violation_error_message="Bobot tahap dari 0 sampai 100.",
            ),
            models.CheckConstraint(condition=Q(scale_max__in=SCALES), name="stage_scale_is_known"),
            models.CheckConstraint(
                condition=Q(finalists=None) | Q(finalists__gte=1), name="stage_finalists_at_least_one"
            ),
            models.CheckConstraint(
                condition=Q(reason_below=None) | Q(reason_above=None) | Q(reason_below__lte=F("reason_above")),
                name="stage_reason_limits_in_order",
                violation_error_message="Batas bawah alasan tidak boleh melebihi batas atasnya.",
            ),
            models.CheckConstraint(
                condition=Q(reason_below=None) | Q(reason_below__gte=0, reason_below__lte=100),
                name="stage_reason_below_from_0_to_100",
            ),
            models.CheckConstraint(
                condition=Q(reason_above=None) | Q(reason_above__gte=0, reason_above__lte=100),
                name="stage_reason_above_from_0_to_100",
            ),
            models.CheckConstraint(
                condition=Q(spread_limit=None) | Q(spread_limit__gte=0, spread_limit__lte=100),
                name="stage_spread_limit_from_0_to_100",
            ),
            models.CheckConstraint(
                condition=Q(cards_per_entry=None) | Q(cards_per_entry__gte=1, cards_per_entry__lte=24),
                name="stage_cards_per_entry_from_1_to_24",
            ),
            models.CheckConstraint(
                condition=Q(least_cards__gte=1, least_cards__lte=24), name="stage_least_cards_from_1_to_24"
            ),
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("closes_at")) | Q(opens_at=None) | Q(closes_at=None),
                name="stage_opens_before_it_closes",
                violation_error_message="Tahap harus ditutup setelah dibuka.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="stage_in_order",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=IN_ORDER,
            ),
            locked_after_first_mark(
                "stage_locked_after_first_mark",
                "Tahap ini sudah berisi nilai, jadi cara menilainya terkunci.",
                [
                    "method",
                    "scale_max",
                    "finalists",
                    "finalist_tie",
                    "reason_below",
                    "reason_above",
                    "spread_limit",
                    "least_cards",
                ],
                stages=OF_STAGE.format(key="id"),
                only_updates=True,
            ),
            locked_after_first_mark(
                "stage_weights_locked_after_first_mark",
                "Edisi ini sudah berisi nilai, jadi susunan dan bobot tahapnya terkunci.",
                ["competition_id", "position", "weight"],
                stages=OF_EDITION,
            ),
            refused_when_sealed(
                "stage_stays_when_sealed",
                "tahapnya",
                [
                    "competition_id",
                    "position",
                    "name",
                    "weight",
                    "method",
                    "scale_max",
                    "finalists",
                    "finalist_tie",
                    "reason_below",
                    "reason_above",
                    "spread_limit",
                    "cards_per_entry",
                    "least_cards",
                    "is_blind",
                    "state",
                    "opened_at",
                    "closed_at",
                ],
                editions=sealed.OF_EDITION,
                locks="tg_op = 'INSERT'",
            ),
        ]

    def __str__(self):
        return f"Tahap {self.position}: {self.name}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED
