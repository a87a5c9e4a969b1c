"""Changing the list of organizations by hand; none is ever deleted, because entries keep theirs."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kipp.accounts.models import Organization, User
from kipp.accounts.rules import require_account_manager
from kipp.shared.text import clean_line

TAKEN = "Nama atau nama singkat ini baru saja dipakai. Muat ulang halaman, lalu periksa lagi."


@transaction.atomic
def save_organization(
    *,
    by: User,
    organization: Organization | None = None,
    name: str,
    short_name: str,
    kind: str,
    parent: Organization | None = None,
    is_counted: bool = False,
    is_active: bool = True,
    note: str = "",
) -> Organization:
    """Saves a new organization or changes one.

    Raises PermissionDenied for others than Setda, ValidationError for bad details and for deactivating an organization
    that still has active units or accounts.
    """
    require_account_manager(by)
    if organization is None:
        organization = Organization()
    else:
        organization = Organization.objects.select_for_update().get(pk=organization.pk)
        if organization.is_active and not is_active:
            refuse_to_strand(organization)
    organization.name, organization.short_name = clean_line(name), clean_line(short_name)
    organization.kind, organization.note = kind, clean_line(note)
    organization.parent, organization.is_counted, organization.is_active = parent, is_counted, is_active
    organization.full_clean()
    try:
        with transaction.atomic():
            organization.save()
    except IntegrityError as error:
        raise ValidationError(TAKEN) from error
    return organization


def refuse_to_strand(organization: Organization) -> None:
    """Raises ValidationError when units or people would be left with an inactive organization."""
    units = organization.units.active().count()
    people = organization.users.active().count()
    if units:
        raise ValidationError({"is_active": f"Masih ada {units} unit kerja aktif. Nonaktifkan unit kerjanya dahulu."})
    if people:
        raise ValidationError(
            {"is_active": f"Masih ada {people} akun aktif. Nonaktifkan atau pindahkan akunnya dahulu."}
        )
