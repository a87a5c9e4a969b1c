"""One edition of the competition: a year, a theme, its dates."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q

from competitions.models import sealed
from competitions.models.first_mark import OF_ITSELF, locked_after_first_mark
from competitions.models.sealed import refused_when_sealed
from kipp.shared.constraints import known_codes

# The steps of the tie-break chain that an edition may switch off, in their order; the panel decides behind them.
TIE_STEPS = ("ties_by_stage", "ties_by_criterion", "ties_by_median", "ties_by_head_to_head")
INTEGRITY = """Saya menyatakan bahwa:
1. saya menilai setiap proposal secara mandiri, jujur, dan hanya berdasarkan kriteria yang ditetapkan;
2. saya tidak menilai proposal bila saya mempunyai hubungan keluarga, pekerjaan, atau kepentingan lain dengan inovator \
atau perangkat daerahnya, dan saya segera melaporkannya sebagai benturan kepentingan;
3. saya tidak menerima pemberian atau janji apa pun yang berkaitan dengan penilaian ini;
4. saya merahasiakan isi proposal, nilai, dan pembahasan sampai hasilnya diumumkan."""


class CompetitionQuerySet(models.QuerySet):
    def real(self):
        return self.filter(is_rehearsal=False)

    def public(self):
        """Keeps the editions that strangers may read about: real ones whose preparation is over."""
        return self.real().exclude(status=Competition.Status.PREPARING)

    def published(self, now):
        """Keeps the real editions whose winners everybody may read at `now`; no job has to run at that minute."""
        return self.real().filter(published_at__lte=now)

    def running(self):
        return self.filter(status=Competition.Status.RUNNING)

    def open(self, now):
        """Keeps the editions that accept entries at `now`; the closing instant itself is too late."""
        return self.running().filter(registration_opens_at__lte=now, registration_closes_at__gt=now)

    def visible_to(self, user):
        """Setda sees every edition, others those whose preparation is over."""
        return self if user.is_admin else self.exclude(status=Competition.Status.PREPARING)

    def with_part_counts(self):
        """Adds `question_count`, `letter_count`, and so for categories, checklist, roster and extensions."""
        return self.annotate(
            question_count=Count("questions", distinct=True),
            letter_count=Count("letter_types", distinct=True),
            category_count=Count("categories", distinct=True),
            checklist_count=Count("checklist", distinct=True),
            roster_count=Count("roster", distinct=True),
            extension_count=Count("extensions", distinct=True),
        )

    def newest_first(self):
        return self.order_by("-year", "is_rehearsal", "-pk")


@pghistory.track()
class Competition(models.Model):
    class Status(models.TextChoices):
        PREPARING = "preparing", "disiapkan"
        RUNNING = "running", "berjalan"
        ARCHIVED = "archived", "arsip"

    class MarksShown(models.TextChoices):
        AFTER_CLOSING = "after_closing", "setelah tahap ditutup"
        ALWAYS = "always", "sejak tahap dibuka"

    year = models.PositiveSmallIntegerField("tahun", validators=[MinValueValidator(2015), MaxValueValidator(2100)])
    is_rehearsal = models.BooleanField("gladi (latihan)", default=False)
    slug = models.SlugField(unique=True, editable=False)
    name = models.CharField("nama", max_length=120, default="Kompetisi Inovasi Pelayanan Publik")
    theme = models.CharField("tema", max_length=300, blank=True)
    notice = models.TextField("keterangan", blank=True, help_text="Bila diisi, tampil di setiap halaman edisi ini.")
    status = models.CharField("keadaan", max_length=20, choices=Status, default=Status.PREPARING)
    registration_opens_at = models.DateTimeField("pendaftaran dibuka", null=True, blank=True)
    registration_closes_at = models.DateTimeField("pendaftaran ditutup", null=True, blank=True)
    screening_ends_on = models.DateField("seleksi administrasi selesai", null=True, blank=True)
    grace_minutes = models.PositiveSmallIntegerField(
        "menit toleransi",
        default=0,
        validators=[MaxValueValidator(60)],
        help_text="Pengajuan yang tiba dalam menit-menit ini masih diterima. Tidak pernah ditampilkan kepada peserta.",
    )
    submits_automatically = models.BooleanField(
        "ajukan otomatis draf yang lengkap",
        default=False,
        help_text="Pada saat penutupan, draf yang lengkap diajukan kecuali perangkat daerahnya menolak.",
    )
    minimum_age_months = models.PositiveSmallIntegerField(
        "umur inovasi paling sedikit (bulan)",
        default=0,
        validators=[MaxValueValidator(120)],
        help_text="Dihitung mundur dari penutupan pendaftaran; yang lebih muda mendapat peringatan.",
    )
    quota_per_organization = models.PositiveSmallIntegerField(
        "proposal paling banyak per perangkat daerah",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Kosongkan bila tidak dibatasi. Unit kerja dihitung pada induknya.",
    )
    marks_shown = models.CharField(
        "nilai terlihat oleh Bagian Organisasi",
        max_length=20,
        choices=MarksShown,
        default=MarksShown.AFTER_CLOSING,
        help_text="Sebelum itu hanya kemajuan juri yang terlihat, tanpa nilai dan peringkat.",
    )
    ties_by_stage = models.BooleanField("nilai tahap terakhir", default=True)
    ties_by_criterion = models.BooleanField("rata-rata pada kriteria, dari bobot terbesar", default=True)
    ties_by_median = models.BooleanField("median total juri", default=True)
    ties_by_head_to_head = models.BooleanField("perbandingan langsung oleh juri yang sama", default=True)
    ranks_groups = models.BooleanField(
        "peringkat menurut kelompok",
        default=False,
        help_text="Di samping satu daftar, tampilkan tempat di antara sesama dinas, kecamatan, puskesmas, dan sekolah.",
    )
    integrity_text = models.TextField("pernyataan integritas juri", default=INTEGRITY)
    decided_on = models.DateField("penetapan", null=True, blank=True)
    published_at = models.DateTimeField("hasil diumumkan", null=True, blank=True, editable=False)
    ceremony_on = models.DateField("tanggal penyerahan piagam", null=True, blank=True)
    ceremony_place = models.CharField("tempat penyerahan piagam", max_length=200, blank=True)
    handed_over_by = models.CharField("yang menyerahkan piagam", max_length=120, blank=True)

    objects = CompetitionQuerySet.as_manager()

    class Meta:
        verbose_name = "edisi"
        verbose_name_plural = "edisi"
        constraints = [
            known_codes("status", ["preparing", "running", "archived"], name="competition_status_is_known"),
            models.UniqueConstraint(
                fields=["year", "is_rehearsal"],
                name="competition_one_real_edition_a_year",
                violation_error_message="Edisi tahun itu sudah ada. Satu tahun hanya satu edisi dan satu gladi.",
            ),
            models.CheckConstraint(
                condition=Q(registration_opens_at__lt=F("registration_closes_at"))
                | Q(registration_opens_at=None)
                | Q(registration_closes_at=None),
                name="competition_registration_opens_before_it_closes",
                violation_error_message="Pendaftaran harus ditutup setelah dibuka.",
            ),
            models.CheckConstraint(
                condition=Q(marks_shown__in=["after_closing", "always"]), name="competition_marks_shown_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="running")
                | Q(registration_opens_at__isnull=False, registration_closes_at__isnull=False),
                name="competition_running_has_registration_dates",
                violation_error_message="Edisi yang berjalan memerlukan tanggal buka dan tutup pendaftaran.",
            ),
        ]

        triggers = [
            # Sealing locks this very row.
            refused_when_sealed(
                "competition_stays_when_sealed",
                "tahun, nama, dan temanya",
                ["year", "is_rehearsal", "slug", "name", "theme"],
                editions=sealed.OF_ITSELF,
                locks="false",
            ),
            locked_after_first_mark(
                "competition_marks_shown_locked_after_first_mark",
                "Edisi ini sudah berisi nilai, jadi aturan kapan nilai terlihat terkunci.",
                ["marks_shown"],
                stages=OF_ITSELF,
                only_updates=True,
            ),
            locked_after_first_mark(
                "competition_ties_locked_after_first_mark",
                "Edisi ini sudah berisi nilai, jadi aturan nilai sama terkunci.",
                list(TIE_STEPS),
                stages=OF_ITSELF,
                only_updates=True,
            ),
        ]

    def __str__(self):
        return f"Gladi {self.year}" if self.is_rehearsal else f"Edisi {self.year}"

    def save(self, **kwargs):
        self.slug = f"{self.year}-gladi" if self.is_rehearsal else str(self.year)
        super().save(**kwargs)

    @property
    def name_short(self) -> str:
        return str(self)

    @property
    def is_archived(self) -> bool:
        return self.status == self.Status.ARCHIVED

    @property
    def repeats_tie_steps(self) -> bool:
        """Whether a step is left that compares earlier stages as well."""
        return self.ties_by_stage or self.ties_by_criterion or self.ties_by_median

    def is_published(self, now) -> bool:
        """True from the minute on at which everybody may read the winners; never for a rehearsal."""
        return not self.is_rehearsal and self.published_at is not None and self.published_at <= now

    def is_open(self, now) -> bool:
        """True while entries are accepted: from the opening up to, not including, the closing instant."""
        return self.status == self.Status.RUNNING and self.registration_opens_at <= now < self.registration_closes_at
