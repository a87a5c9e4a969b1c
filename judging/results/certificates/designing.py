"""How the certificates of an edition look: the stored design, and changing it while none has been handed out."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from competitions.models import Competition
from competitions.rules import require_configurer
from judging.models import CertificateDesign
from judging.models.certificate import background_name
from judging.results.stamps import require_fresh
from kipp.accounts.models import User
from kipp.shared.uploads import accept_picture

# What every certificate shows beside its own texts; it stands on the design alone.
PRINTED = ("issuer", "heading", "place", "signed_on", "signatory_position", "signatory_name", "signatory_detail")
TYPED = (*PRINTED, "number_pattern", "first_number", "for_participants")
ISSUED = (
    "Piagam sudah diterbitkan dengan rancangan ini, jadi yang tercetak pada semua piagam tidak berubah lagi. Cabut "
    "dahulu semua piagam pada halaman Piagam; setelah diterbitkan lagi, kodenya baru."
)


def design_of(competition: Competition) -> CertificateDesign:
    """Returns the stored design of an edition, or an unsaved one with what is usual."""
    stored = CertificateDesign.objects.filter(competition=competition).first()
    return stored or CertificateDesign(competition=competition, signed_on=competition.ceremony_on)


def save_design(
    *,
    design: CertificateDesign,
    stamp: str,
    by: User,
    now: datetime,
    background: UploadedFile | None = None,
    removes_background: bool = False,
) -> CertificateDesign:
    """Saves the design with a new background picture, none, or the one it had.

    `stamp` is that of the version the form showed. Raises PermissionDenied for anyone but Setda; ValidationError for a
    picture that is refused, for a change of what is printed on certificates that are valid, and with code "stale" when
    somebody has saved meanwhile.
    """
    require_configurer(by)
    accepted = accept_picture(background) if background else None
    name, changes_background = "", bool(accepted) or removes_background
    try:
        with transaction.atomic():
            Competition.objects.select_for_update(no_key=True).get(pk=design.competition_id)
            stored = CertificateDesign.objects.filter(competition=design.competition_id).first()
            if stored and not changes_background and all(getattr(stored, f) == getattr(design, f) for f in TYPED):
                return stored
            require_fresh(stamp, at=stored and stored.updated_at, by=stored and stored.updated_by)
            require_unprinted(design, stored, changes_background=changes_background)
            former = stored.background.name if stored else ""
            if accepted:
                name = default_storage.save(background_name(design, accepted.name), ContentFile(accepted.content))
            kept = name if changes_background else former
            design.background, design.updated_by, design.updated_at = kept, by, now
            design.full_clean(exclude=["background"])
            design.save()
            if former and design.background.name != former:
                transaction.on_commit(lambda: default_storage.delete(former))
    except BaseException:
        if name:
            default_storage.delete(name)
        raise
    return design


def require_unprinted(design: CertificateDesign, stored: CertificateDesign | None, *, changes_background: bool) -> None:
    """Raises ValidationError when a design would change under certificates that have been handed out."""
    if stored is None or not design.competition.certificates.valid().exists():
        return
    if changes_background or any(getattr(stored, name) != getattr(design, name) for name in PRINTED):
        raise ValidationError(ISSUED)
