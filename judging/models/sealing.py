"""The seal on a result: a text of everything it rests on, named by its SHA-256, and who took it off again."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

# The hash is that of the text, versions are without gaps, and nothing that is still judged can be sealed.
SEALING_HOLDS = """
    if new.sha256 <> encode(sha256(convert_to(new.text, 'UTF8')), 'hex') then
        raise exception 'Hash tidak sesuai dengan naskahnya.'
            using errcode = 'check_violation', constraint = 'sealing_hash_is_of_the_text';
    end if;
    if new.version <> 1 + coalesce(
        (select max(z.version) from judging_sealing z where z.competition_id = new.competition_id), 0
    ) then
        raise exception 'Versi penetapan harus berurutan.'
            using errcode = 'check_violation', constraint = 'sealing_versions_follow';
    end if;
    if exists (
        select from competitions_stage s where s.competition_id = new.competition_id and s.state <> 'closed'
    ) then
        raise exception 'Masih ada tahap yang belum ditutup, jadi hasil belum dapat ditetapkan.'
            using errcode = 'check_violation', constraint = 'sealing_needs_closed_stages';
    end if;
    return new;
"""

# One admin asks with a reason, another one confirms; afterwards the row is history.
UNSEALING_NEEDS_TWO = """
    if old.unsealed_at is not null then
        raise exception 'Segel ini sudah dibuka dan menjadi riwayat.'
            using errcode = 'check_violation', constraint = 'sealing_is_opened_once';
    end if;
    if new.unsealed_at is not null and (
        old.unseal_requested_by_id is null
        or (new.unseal_requested_by_id, new.unseal_reason)
            is distinct from (old.unseal_requested_by_id, old.unseal_reason)
        or new.unsealed_by_id = old.unseal_requested_by_id
        or not exists (
            select from accounts_user u where u.id = new.unsealed_by_id and u.role = 'admin' and u.is_active
        )
    ) then
        raise exception 'Segel dibuka oleh admin kedua atas permintaan yang sudah tercatat.'
            using errcode = 'check_violation', constraint = 'sealing_opened_by_a_second_admin';
    end if;
    return new;
"""


class SealingQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(unsealed_at=None)

    def newest_first(self):
        return self.order_by("-version", "-pk")


@pghistory.track(exclude=["text"])
class Sealing(models.Model):
    """text: the canonical text of docs/ranking.md; sha256 is that of its UTF-8 bytes."""

    competition = models.ForeignKey("competitions.Competition", models.PROTECT, related_name="sealings")
    version = models.PositiveSmallIntegerField("versi")
    text = models.TextField("naskah")
    sha256 = models.CharField("SHA-256", max_length=64)
    sealed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField("ditetapkan pada")
    decree_number = models.CharField("nomor SK", max_length=80, blank=True)
    decree_on = models.DateField("tanggal SK", null=True, blank=True)
    unseal_reason = models.TextField("alasan membuka segel", blank=True)
    unseal_requested_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diminta oleh"
    )
    unseal_requested_at = models.DateTimeField("diminta pada", null=True, blank=True)
    unsealed_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuka oleh"
    )
    unsealed_at = models.DateTimeField("dibuka pada", null=True, blank=True)

    objects = SealingQuerySet.as_manager()

    class Meta:
        verbose_name = "penetapan"
        verbose_name_plural = "penetapan"
        constraints = [
            models.UniqueConstraint(fields=["competition", "version"], name="sealing_version_is_unique"),
            models.UniqueConstraint(
                fields=["competition"],
                condition=Q(unsealed_at=None),
                name="sealing_one_in_force",
                violation_error_message="Hasil edisi ini sudah ditetapkan.",
            ),
            models.CheckConstraint(
                condition=Q(unseal_requested_at=None, unseal_requested_by=None, unseal_reason="")
                | (Q(unseal_requested_at__isnull=False, unseal_requested_by__isnull=False) & ~Q(unseal_reason="")),
                name="sealing_request_has_a_reason",
                violation_error_message="Tuliskan alasan membuka segel.",
            ),
            models.CheckConstraint(
                condition=Q(unsealed_at=None, unsealed_by=None)
                | (
                    Q(unsealed_at__isnull=False, unsealed_by__isnull=False, unseal_requested_by__isnull=False)
                    & ~Q(unsealed_by=F("unseal_requested_by"))
                ),
                name="sealing_opened_by_another",
                violation_error_message="Segel dibuka oleh admin lain daripada yang memintanya.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="sealing_holds", when=pgtrigger.Before, operation=pgtrigger.Insert, func=SEALING_HOLDS
            ),
            pgtrigger.Protect(
                name="sealing_stays",
                operation=pgtrigger.UpdateOf("competition_id", "version", "text", "sha256", "sealed_by_id", "sealed_at")
                | pgtrigger.Delete,
            ),
            pgtrigger.Trigger(
                name="sealing_is_opened_by_two",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=UNSEALING_NEEDS_TWO,
            ),
        ]

    def __str__(self):
        return f"Versi {self.version} · {self.short_hash}"

    @property
    def short_hash(self) -> str:
        """The first digits of the hash, enough to tell two prints apart by eye."""
        return f"{self.sha256[:8]}…"

    @property
    def is_in_force(self) -> bool:
        return self.unsealed_at is None

    @property
    def awaits_second_admin(self) -> bool:
        return self.is_in_force and self.unseal_requested_at is not None


@pghistory.track()
class Publication(models.Model):
    """A line of the log: the minute of publication was fixed, or taken back. `Competition.published_at` decides."""

    class Action(models.TextChoices):
        SET = "set", "ditentukan"
        WITHDRAWN = "withdrawn", "ditarik kembali"

    competition = models.ForeignKey("competitions.Competition", models.PROTECT, related_name="publications")
    action = models.CharField("tindakan", max_length=10, choices=Action)
    published_at = models.DateTimeField("waktu pengumuman")
    reason = models.TextField("alasan", blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = "pengumuman hasil"
        verbose_name_plural = "pengumuman hasil"
        constraints = [
            models.CheckConstraint(condition=Q(action__in=["set", "withdrawn"]), name="publication_action_is_known")
        ]
        triggers = [pgtrigger.Protect(name="publication_stays", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_action_display()} {self.at}"
