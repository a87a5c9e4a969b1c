"""How many entries a perangkat daerah may hand in: its own and those of its units together."""

from django.core.exceptions import ValidationError
from django.db.models import Q

from competitions.models import Competition
from kipp.accounts.models import Organization
from kipp.shared.wording import number
from submissions.models import Submission

NOT_COUNTED = (Submission.State.DRAFT, Submission.State.WITHDRAWN)


def handed_in(competition: Competition, organization: Organization, *, but: Submission | None = None) -> int:
    """Returns how many entries the family of the organization has handed in and not taken back."""
    counted = organization.parent_id or organization.pk
    family = Q(organization=counted) | Q(organization__parent=counted)
    entries = Submission.objects.filter(family, competition=competition).exclude(state__in=NOT_COUNTED)
    return entries.exclude(pk=but.pk if but else None).count()


def require_room(*, competition: Competition, organization: Organization, but: Submission | None = None) -> None:
    """Raises ValidationError (code "quota") when the edition's quota of the organization is used up.

    Takes a lock on the perangkat daerah, so that two of its units cannot hand in the last one together; call it
    inside the transaction that hands in.
    """
    quota = competition.quota_per_organization
    if quota is None:
        return
    family = Organization.objects.select_for_update(no_key=True).get(pk=organization.parent_id or organization.pk)
    if handed_in(competition, organization, but=but) >= quota:
        raise ValidationError(used_up_sentence(competition, family), code="quota")


def used_up_sentence(competition: Competition, family: Organization) -> str:
    return (
        f"{family.short_name} beserta unit kerjanya sudah mengajukan {number(competition.quota_per_organization, 0)} "
        f"proposal, batas pada {competition}. Tarik salah satu bila ingin menggantinya, atau hubungi Bagian Organisasi."
    )
