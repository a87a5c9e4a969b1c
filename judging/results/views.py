"""Pages of the results: the workbooks to download and the ceremony list."""

import logging

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competitions.access import get_edition
from judging.results.ceremony.calling import calling_order
from judging.results.counts import counts_of
from judging.results.winners import outcome
from judging.results.workbooks import KINDS, PARTICIPATION, file_name, make_workbook
from judging.seal_mark import seal_in_force
from judging.views.boards import get_edition_with_results
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.spreadsheets import workbook_response

log = logging.getLogger("kipp.export")


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def downloads(request, slug):
    """The workbooks of an edition, what each contains and how many rows."""
    edition = get_edition_with_results(request, slug)
    counts = counts_of(competition=edition, user=request.user)
    workbooks = [(kind, counts[name], file_name(kind=kind, competition=edition)) for name, kind in KINDS.items()]
    context = {"edition": edition, "workbooks": workbooks, "sealing": seal_in_force(edition)}
    return render(request, "results/downloads.html", context)


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def download(request, slug, kind):
    """One workbook, made at this moment; that of participation says nothing of results and needs no closing."""
    edition = get_edition(request, slug) if kind == PARTICIPATION else get_edition_with_results(request, slug)
    if kind not in KINDS:
        raise Http404
    kind = KINDS[kind]
    content = make_workbook(kind=kind, competition=edition, user=request.user, now=clock.now())
    log.info("User %s downloaded %s of edition %s", request.user.pk, kind.name, edition.slug)
    return workbook_response(content, file_name(kind=kind, competition=edition))


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def ceremony(request, slug):
    """The list to call the winners by, from the last place to the first."""
    edition = get_edition_with_results(request, slug)
    result = outcome(edition, user=request.user)
    context = {
        "edition": edition,
        "tiers": calling_order(result.winners),
        "winners": len(result.winners),
        "problems": [] if edition.is_archived else result.problems,
        "sealing": seal_in_force(edition),
        "is_public": edition.is_published(clock.now()),
    }
    return render(request, "results/ceremony.html", context)
