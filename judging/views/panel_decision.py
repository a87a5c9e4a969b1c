"""How the panel orders entries with exactly equal scores: ballots to print, and the page that records the order."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from judging.forms.panel_decision import PanelDecisionForm
from judging.models import Standing
from judging.ranking.ballots import ballot_papers
from judging.ranking.panel_decisions import record_panel_decision, tied_entries
from judging.ranking.places import stages_of
from judging.rules import shows_marks
from judging.views.boards import chosen_board
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def panel_decision(request, slug, place):
    edition = get_edition(request, slug)
    board, tied = read_tie(request, edition, place)
    address = f"{reverse('judging:ranking', args=[slug])}?papan={board}"
    if edition.is_archived or (len(tied) < 2 and request.method != "POST"):
        raise Http404
    if len(tied) < 2:
        messages.error(request, "Tempat ini tidak lagi dipakai bersama; tidak ada yang dicatat.")
        return redirect(address)
    panel = ballot_papers(competition=edition, tied=tied)
    form = PanelDecisionForm(request.POST if request.method == "POST" else None, tied=tied, voters=panel.voters)
    if request.method == "POST" and form.is_valid():
        try:
            record_panel_decision(
                competition=edition,
                board=board,
                positions=form.positions,
                reason=form.cleaned_data["reason"],
                present=form.cleaned_data["present"],
                ballot=form.ballot,
                by=request.user,
                now=clock.now(),
            )
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
        else:
            messages.success(request, f"Keputusan panel untuk {len(tied)} proposal dicatat.")
            return redirect(address)
    context = {
        "title": f"Keputusan panel untuk tempat {place}",
        "edition": edition,
        "tied": tied,
        "form": form,
        "excluded": panel.excluded,
        "back": address,
        "ballots": f"{reverse('judging:panel-ballot', args=[slug, place])}?papan={board}",
    }
    return render(request, "judging/panel_decision.html", context, status=422 if request.method == "POST" else 200)


@roles_only(Role.ADMIN)
@require_safe
def panel_ballot(request, slug, place):
    """Prints a ballot among the tied for each member of the panel who may judge all of them."""
    edition = get_edition(request, slug)
    board, tied = read_tie(request, edition, place)
    if edition.is_archived or len(tied) < 2:
        raise Http404
    context = {
        "edition": edition,
        "place": place,
        "stage": edition.stages.get(position=tied[0].reached),
        "tied": tied,
        "panel": ballot_papers(competition=edition, tied=tied),
        "back": f"{reverse('judging:panel-decision', args=[slug, place])}?papan={board}",
    }
    return render(request, "judging/panel_ballot.html", context)


def read_tie(request, edition, place: int) -> tuple[int, list[Standing]]:
    """Returns the board asked for and the entries among which the panel may decide about a place of it."""
    stages = stages_of(edition)
    board = chosen_board(request.GET.get("papan"), stages)
    # While marks are kept back, a tie shows only once no sheet of its stage is open any more.
    if any(stage.finished < stage.sheets and not shows_marks(stage) for stage in stages):
        raise Http404
    return board, tied_entries(competition=edition, board=board, place=place, now=clock.now())
