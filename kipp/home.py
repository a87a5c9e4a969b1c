"""The pages for everyone, and the way from the login to the first page of each role."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from competitions.access import public_edition
from competitions.models import Competition, Stage
from competitions.schedule import schedule
from judging.models import Award
from kipp.accounts.models import Role
from kipp.navigation import current_edition
from kipp.shared import clock
from kipp.tower import is_tower, lay_bricks
from submissions.participation import participation_totals

FIRST_PAGES = {
    Role.OPERATOR: "submissions:submission-list",
    Role.HEAD: "submissions:submission-list",
    Role.JUDGE: "judging:scorecard-list",
}


@login_not_required
@require_safe
def landing(request):
    """The title page of the portal: what the edition is about and what to do now."""
    edition = public_edition()
    request.edition = edition
    now = clock.now()
    winners = latest_awards(now)
    context = {"edition": edition, "winners": winners, "winners_year": winners[0].competition.year if winners else None}
    if edition and not edition.is_archived:
        context |= running_context(edition, now)
    return render(request, "home/landing.html", context)


def running_context(edition: Competition, now) -> dict:
    """Returns what the title page says about an edition that runs; counts only, never names."""
    totals = participation_totals(edition)
    return {
        "is_open": edition.is_open(now),
        "is_announced": now < edition.registration_opens_at,
        "is_published": edition.is_published(now),
        "totals": totals,
        "bricks": lay_bricks(total=totals.organizations, laid=totals.participating),
        "has_roof": is_tower(totals.organizations),
        "steps": schedule(edition, now),
        "questions": edition.questions.count(),
        "scored_questions": edition.stages.get(position=1).criteria.count() if edition.stages.exists() else 0,
    }


def latest_awards(now) -> list[Award]:
    """Returns the winners of the newest edition that is published."""
    awards = list(Award.objects.public(now).select_related("competition").in_order())
    return [award for award in awards if award.competition_id == awards[0].competition_id]


@login_not_required
@require_safe
def awards(request):
    """The archive of winners, newest edition first."""
    rows = Award.objects.public(clock.now()).select_related("competition").in_order()
    return render(request, "home/awards.html", {"awards": rows})


@login_not_required
@require_safe
def rules(request):
    """How places are computed in the edition that runs: criteria, weights, method, tie-breaks, in plain words."""
    edition = public_edition()
    request.edition = edition
    stages = edition.stages.order_by("position").prefetch_related("criteria") if edition else []
    stages = [(stage, sorted(stage.criteria.all(), key=lambda criterion: criterion.position)) for stage in stages]
    tiers = edition.tiers.order_by("first_place") if edition else []
    has_median = any(stage.method == Stage.Method.MEDIAN for stage, _ in stages)
    context = {"edition": edition, "stages": stages, "tiers": tiers, "has_median": has_median}
    return render(request, "home/rules.html", context)


@require_safe
def home(request):
    """Sends each role to the page where its work begins."""
    if request.user.role in FIRST_PAGES:
        return redirect(FIRST_PAGES[request.user.role])
    edition = current_edition(request.user)
    if edition is None:
        return redirect("competitions:edition-create" if request.user.is_admin else "landing")
    if request.user.is_admin:
        return redirect("competitions:edition-detail", edition.slug)
    return redirect("submissions:entry-list", edition.slug)
