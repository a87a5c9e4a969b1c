"""Keeping what Setda types into the official papers, each version of it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition
from judging.models import DocumentDetails
from judging.results.papers.documents import OfficialPaper
from judging.results.stamps import require_fresh
from judging.rules import may_run_stage
from kipp.accounts.models import User
from kipp.shared.refusals import atomic_with_sentences

SIGNATORY = ("signatory_position", "signatory_name", "signatory_rank", "signatory_nip")
FIELDS = {
    DocumentDetails.Kind.STAGE: ("number", "dated_on", "place", "chair", *SIGNATORY),
    DocumentDetails.Kind.FINAL: ("number", "dated_on", "place", "chair", *SIGNATORY),
    # Number and date of the decree belong to the seal; judging.results.sealing.seals keeps them.
    DocumentDetails.Kind.DECREE: ("about", *SIGNATORY),
}


@atomic_with_sentences()
def save_details(*, official: OfficialPaper, changes: dict, stamp: str, by: User, now: datetime) -> DocumentDetails:
    """Saves what was typed, by field; `stamp` is that of the version the form showed.

    Also in the archive, for papers are signed later than results are ready; every version stays in the audit trail.
    Raises PermissionDenied for everybody but Setda, ValidationError with code "stale" when somebody else has saved
    meanwhile, or when the chair is not on the panel.
    """
    if not may_run_stage(by):
        raise PermissionDenied("Hanya Bagian Organisasi yang mengisi dokumen.")
    Competition.objects.select_for_update(no_key=True).get(pk=official.edition.pk)
    wanted = official.details
    own = DocumentDetails.objects.filter(competition=official.edition, kind=wanted.kind, stage=official.stage)
    details = own.select_related("updated_by").first()
    if details is None:
        details = DocumentDetails(competition=official.edition, kind=wanted.kind, stage=official.stage)
    before = {name: getattr(details, name) for name in FIELDS[wanted.kind]}
    changes = {name: value for name, value in changes.items() if name in before}
    if details.pk and before == before | changes:
        return details
    require_fresh(stamp, at=details.updated_at, by=details.updated_by if details.pk else None)
    for name, value in changes.items():
        setattr(details, name, value)
    if details.chair_id and not chairs_of(official).filter(pk=details.chair_id).exists():
        raise ValidationError({"chair": "Ketua panel dipilih dari juri pada panel."})
    details.updated_by, details.updated_at = by, now
    details.full_clean()
    details.save()
    return details


def chairs_of(official: OfficialPaper):
    """Returns who may have led the panel: its judges, of a stage or of any stage."""
    panel = {"panels__stage": official.stage} if official.stage else {"panels__stage__competition": official.edition}
    return User.objects.filter(pk__in=User.objects.filter(**panel).values("pk")).in_order()


def versions_of(details: DocumentDetails):
    """Returns every version that was saved, the newest first."""
    return details.events.select_related("updated_by").order_by("-pgh_id") if details.pk else []
