"""Certificates: how those of an edition look, and each one that was issued, with the code on its QR."""

import secrets

import pghistory
import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from kipp.shared.constraints import known_codes
from submissions.models.submission import CODE_ALPHABET

RUNNING = "{urut}"
CODE_LENGTH = 12  # 31 ** 12, about 2 ** 59: nobody finds one by trying


def new_code() -> str:
    """Returns a code like 7K3F92QDM4TX, drawn at random."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def background_name(design: "CertificateDesign", name: str) -> str:
    """Returns where a background is kept; of the name that the uploader chose only the ending is part of it."""
    suffix = "png" if name.lower().endswith(".png") else "jpg"
    return f"certificates/{design.competition_id}/{secrets.token_hex(16)}.{suffix}"


@pghistory.track()
class CertificateDesign(models.Model):
    """What the certificates of an edition say beside the results. What is left empty stays a line to write on.

    number_pattern holds {urut} where the running number goes; first_number gives its first value and its width.
    """

    competition = models.OneToOneField("competitions.Competition", models.CASCADE, related_name="certificate_design")
    issuer = models.CharField("yang memberikan", max_length=120, default="Pemerintah Kabupaten Kudus")
    heading = models.CharField("judul piagam", max_length=60, default="Piagam Penghargaan")
    number_pattern = models.CharField(
        "pola nomor piagam",
        max_length=60,
        blank=True,
        help_text="Tulis {urut} di tempat nomor urut, misalnya 000.9.3/{urut}/2026. Kosongkan bila nomor ditulis "
        "tangan.",
    )
    first_number = models.CharField(
        "nomor urut pertama",
        max_length=6,
        default="1",
        validators=[RegexValidator(r"^\d{1,6}$", "Tulis angka saja, misalnya 1 atau 0412.")],
        help_text="Nol di depan ikut tercetak: 0412, 0413, dan seterusnya.",
    )
    place = models.CharField("tempat ditandatangani", max_length=60, default="Kudus")
    signed_on = models.DateField("tanggal ditandatangani", null=True, blank=True)
    signatory_position = models.CharField("jabatan penanda tangan", max_length=120, blank=True)
    signatory_name = models.CharField("nama penanda tangan", max_length=120, blank=True)
    signatory_detail = models.CharField(
        "pangkat atau NIP penanda tangan", max_length=120, blank=True, help_text="Kosongkan untuk Bupati."
    )
    for_participants = models.BooleanField(
        "piagam juga untuk peserta yang bukan pemenang",
        default=False,
        help_text="Setiap proposal yang lolos seleksi administrasi mendapat piagam peserta.",
    )
    background = models.FileField("gambar latar", upload_to=background_name, max_length=200, blank=True)
    updated_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    updated_at = models.DateTimeField("disimpan")

    class Meta:
        verbose_name = "rancangan piagam"
        verbose_name_plural = "rancangan piagam"
        constraints = [
            models.CheckConstraint(
                condition=Q(number_pattern="") | Q(number_pattern__contains=RUNNING),
                name="certificate_design_pattern_holds_the_number",
                violation_error_message="Tulis {urut} di tempat nomor urut, agar setiap piagam bernomor sendiri.",
            )
        ]

    def __str__(self):
        return f"Rancangan piagam {self.competition}"

    def number_of(self, index: int) -> str:
        """Returns the number of the certificate at this index, counted from 0; empty without a pattern."""
        if not self.number_pattern:
            return ""
        running = str(int(self.first_number) + index).zfill(len(self.first_number))
        return self.number_pattern.replace(RUNNING, running)


class CertificateQuerySet(models.QuerySet):
    def valid(self):
        """Keeps those that were not replaced or withdrawn."""
        return self.filter(revoked_at=None)

    def in_order(self):
        """Winners by place, then participants by name."""
        return self.order_by(models.F("place").asc(nulls_last=True), "title", "pk")


@pghistory.track()
class Certificate(models.Model):
    """One issued certificate. All that is printed on it is kept here as text; a change of it is a new certificate.

    place: of a winner; None for a participant. seal: version and hash of the sealed result, as printed.
    """

    class Kind(models.TextChoices):
        WINNER = "winner", "pemenang"
        PARTICIPANT = "participant", "peserta"

    competition = models.ForeignKey("competitions.Competition", models.PROTECT, related_name="certificates")
    submission = models.ForeignKey("submissions.Submission", models.PROTECT, related_name="certificates")
    kind = models.CharField("jenis", max_length=12, choices=Kind)
    code = models.CharField("kode", max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    number = models.CharField("nomor", max_length=70, blank=True)
    recipient = models.CharField("penerima", max_length=200)
    people = models.TextField("inovator", blank=True)
    title = models.CharField("nama inovasi", max_length=120)
    long_title = models.CharField("judul lengkap", max_length=250, blank=True)
    tier = models.CharField("jenjang", max_length=80)
    place = models.PositiveSmallIntegerField("tempat", null=True, blank=True)
    decree = models.CharField("dasar keputusan", max_length=160, blank=True)
    seal = models.CharField("penetapan", max_length=80)
    issued_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    issued_at = models.DateTimeField("diterbitkan")
    revoked_at = models.DateTimeField("diganti atau dicabut", null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    # All that tells whether a certificate still says what is true.
    CONTENT = ("kind", "number", "recipient", "people", "title", "long_title", "tier", "place", "decree", "seal")

    class Meta:
        verbose_name = "piagam"
        verbose_name_plural = "piagam"
        constraints = [
            known_codes("kind", ["winner", "participant"], name="certificate_kind_is_known"),
            models.UniqueConstraint(
                fields=["submission"], condition=Q(revoked_at=None), name="certificate_one_valid_per_entry"
            ),
            models.CheckConstraint(
                condition=Q(kind="winner", place__gte=1) | Q(kind="participant", place=None),
                name="certificate_winner_has_a_place",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="certificate_is_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="certificate_stays_as_issued",
                operation=pgtrigger.UpdateOf(
                    "competition_id",
                    "submission_id",
                    "kind",
                    "code",
                    "number",
                    "recipient",
                    "people",
                    "title",
                    "long_title",
                    "tier",
                    "place",
                    "decree",
                    "seal",
                    "issued_by_id",
                    "issued_at",
                ),
            ),
        ]

    def __str__(self):
        return f"Piagam {self.spoken_code}"

    @property
    def spoken_code(self) -> str:
        """The code as people read and type it: 7K3F-92QD-M4TX."""
        return "-".join(self.code[start : start + 4] for start in range(0, len(self.code), 4))

    @property
    def is_winner(self) -> bool:
        return self.kind == self.Kind.WINNER
