"""The page with the versions of sections that were not chosen when two met."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from submissions.models import OtherVersion
from submissions.views.receipt import get_own


@require_safe
@roles_only(Role.OPERATOR)
def version_list(request, code):
    submission = get_own(request, code)
    versions = OtherVersion.objects.visible_to(request.user).filter(submission=submission)
    context = {
        "submission": submission,
        "versions": versions.select_related("written_by", "chosen_by").in_order(),
        "crumbs": [
            ("Proposal", reverse("submissions:submission-list")),
            (submission.title, reverse("submissions:submission-detail", args=[submission.code])),
            ("Versi lain", ""),
        ],
    }
    return render(request, "submissions/version_list.html", context)
