"""What became of an organization's own entries, once the result is public."""

from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.http import require_safe

from competitions.models import Competition
from judging.models import Award, Certificate, FeedbackLetter
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from submissions.models import Submission


@dataclass(frozen=True)
class OwnResult:
    """An entry of a published edition. award: only one that holds a tier; places behind are told to nobody."""

    submission: Submission
    award: Award | None
    certificate: Certificate | None
    letter: FeedbackLetter | None


def own_results_of(user, *, now) -> list[OwnResult]:
    """Returns the entries that were judged, of published editions, newest edition first; fixed number of queries."""
    entries = Submission.objects.visible_to(user).filter(
        organization=user.organization_id, competition__in=Competition.objects.published(now), award__isnull=False
    )
    entries = list(entries.select_related("competition", "organization").order_by("-competition__year", "title", "pk"))
    awards = {award.submission_id: award for award in Award.objects.public(now).filter(submission__in=entries)}
    certificates = {each.submission_id: each for each in Certificate.objects.valid().filter(submission__in=entries)}
    released = FeedbackLetter.objects.filter(submission__in=entries, released_at__isnull=False)
    letters = {letter.submission_id: letter for letter in released}
    return [
        OwnResult(entry, awards.get(entry.pk), certificates.get(entry.pk), letters.get(entry.pk)) for entry in entries
    ]


@require_safe
@roles_only(Role.OPERATOR, Role.HEAD)
def own_results(request):
    """The page of an organization: awards, certificates and feedback letters."""
    return render(request, "results/own_results.html", {"results": own_results_of(request.user, now=clock.now())})
