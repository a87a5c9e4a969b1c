"""A department of the regency (perangkat daerah) or one of its units (puskesmas, school)."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, Lower

from kipp.shared.constraints import known_codes


class OrganizationQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def counted(self):
        """Keeps the perangkat daerah, which participation is counted by."""
        return self.filter(is_counted=True)

    def of_family(self, organization):
        """Keeps the organization itself and its units: what its staff may see."""
        return self.filter(Q(pk=organization.pk) | Q(parent=organization.pk))

    def with_counted_as(self):
        """Adds `counted_as_id`: the organization this one counts for, itself or its parent."""
        return self.annotate(counted_as_id=Coalesce("parent_id", "id"))

    def visible_to(self, user):
        """Keeps all for Setda, the own family for those who belong to an organization, nothing for others."""
        if user.is_admin:
            return self
        return self.of_family(user.organization) if user.organization_id else self.none()

    def in_tree_order(self):
        """Puts every unit right behind its parent; parents by name."""
        return self.order_by(
            Lower(Coalesce("parent__name", "name")), F("parent").asc(nulls_first=True), Lower("name"), "pk"
        )

    def with_unit_counts(self):
        """Adds `unit_count`, the number of units."""
        return self.annotate(unit_count=Count("units"))

    def in_order(self):
        return self.order_by(F("parent__name").asc(nulls_first=True), "name", "pk")


@pghistory.track()
class Organization(models.Model):
    class Kind(models.TextChoices):
        BAGIAN = "bagian", "bagian"
        SEKRETARIAT = "sekretariat", "sekretariat"
        INSPEKTORAT = "inspektorat", "inspektorat"
        DINAS = "dinas", "dinas"
        SATUAN = "satuan", "satuan"
        BADAN = "badan", "badan"
        RSUD = "rsud", "rumah sakit"
        KECAMATAN = "kecamatan", "kecamatan"
        UPTD = "uptd", "UPTD"
        PUSKESMAS = "puskesmas", "puskesmas"
        SEKOLAH = "sekolah", "sekolah"

    name = models.CharField("nama", max_length=200)
    short_name = models.CharField("nama singkat", max_length=60)
    kind = models.CharField("jenis", max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units", verbose_name="perangkat daerah induk"
    )
    is_counted = models.BooleanField("dihitung sebagai perangkat daerah", default=False)
    is_active = models.BooleanField("aktif", default=True)
    note = models.CharField("catatan", max_length=200, blank=True)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = "perangkat daerah atau unit kerja"
        verbose_name_plural = "perangkat daerah dan unit kerja"
        constraints = [
            known_codes(
                "kind",
                [
                    "bagian",
                    "sekretariat",
                    "inspektorat",
                    "dinas",
                    "satuan",
                    "badan",
                    "rsud",
                    "kecamatan",
                    "uptd",
                    "puskesmas",
                    "sekolah",
                ],
                name="organization_kind_is_known",
            ),
            models.UniqueConstraint(
                Lower("name"),
                name="organization_name_is_unique",
                violation_error_message="Nama ini sudah dipakai perangkat daerah atau unit kerja lain.",
            ),
            models.UniqueConstraint(
                Lower("short_name"),
                name="organization_short_name_is_unique",
                violation_error_message="Nama singkat ini sudah dipakai perangkat daerah atau unit kerja lain.",
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(is_counted=False),
                name="organization_unit_counts_for_its_parent",
                violation_error_message="Unit kerja dihitung pada induknya, jadi tidak dihitung sendiri.",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="organization_is_not_its_own_parent",
                violation_error_message="Induk tidak boleh perangkat daerah itu sendiri.",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.parent_id and self.parent.parent_id:
            raise ValidationError({"parent": "Induk harus perangkat daerah, bukan unit kerja."})
        if self.parent_id and self.pk and self.units.exists():
            raise ValidationError({"parent": "Perangkat daerah yang memiliki unit kerja tidak dapat diberi induk."})
