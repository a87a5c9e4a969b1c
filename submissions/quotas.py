"""How many entries a perangkat daerah may hand in, where the edition limits it; units count for their parent."""

from django.core.exceptions import ValidationError

from competitions.models import Competition
from kipp.accounts.models import Organization
from submissions.models import Submission

UNCOUNTED = (Submission.State.DRAFT, Submission.State.WITHDRAWN)


def handed_in(competition: Competition, organization: Organization) -> int:
    """Returns how many entries a perangkat daerah and its units have handed in and not withdrawn, asked for either."""
    counted = organization.parent_id or organization.pk
    entries = Submission.objects.with_counted_as().filter(competition=competition, counted_as_id=counted)
    return entries.exclude(state__in=UNCOUNTED).count()


def require_quota(submission: Submission) -> None:
    """Raises ValidationError (code "quota") when the quota of the edition is used up.

    Called inside the transaction that hands in; one at a time per perangkat daerah.
    """
    quota = submission.competition.quota_per_organization
    if not quota:
        return
    organization = submission.organization
    Organization.objects.select_for_update(no_key=True).get(pk=organization.parent_id or organization.pk)
    if handed_in(submission.competition, organization) >= quota:
        name = (organization.parent or organization).short_name
        raise ValidationError(
            f"{name} dan unit kerjanya sudah mengajukan {quota} proposal, sebanyak yang diterima pada edisi ini. "
            "Draf ini tetap tersimpan. Tarik kembali proposal lain bila yang ini lebih dahulu diajukan.",
            code="quota",
        )
