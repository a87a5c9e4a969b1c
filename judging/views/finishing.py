"""The page on which a judge declares all complete sheets of a stage finished."""

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from judging.models import Scorecard
from judging.sheets.finishing import finish_all
from judging.sheets.own_marks import desk_of
from judging.views.cards import CONFLICT
from judging.views.grid import get_cards, grid_address
from judging.views.integrity import statement_first
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only

SHEET = re.compile(r"([A-Z0-9-]{1,20}):(\d{1,9})", re.ASCII)


@roles_only(Role.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def scorecard_finish(request, slug, position):
    """Lists which sheets are ready and which are not, and why; a POST finishes those that were listed as ready."""
    cards = get_cards(request, slug, position)
    if not cards[0].is_accepted:
        return statement_first(request, request.edition)
    if request.method != "POST":
        return finish_page(request, cards)
    try:
        finished = finish_all(stage=cards[0].stage, sheets=listed_sheets(request), by=request.user, now=clock.now())
    except ValidationError as refusal:
        return finish_page(request, get_cards(request, slug, position), refusals=refusal.messages, status=CONFLICT)
    if finished:
        messages.success(request, f"{len(finished)} lembar dinyatakan selesai. Nilainya ikut dihitung.")
    return redirect(grid_address(cards[0].stage))


def listed_sheets(request) -> dict[str, int]:
    """Returns the versions by code of the entry that the page listed as ready; what makes no sense is left out."""
    matches = map(SHEET.fullmatch, request.POST.getlist("sheet"))
    return {match[1]: int(match[2]) for match in matches if match}


def finish_page(request, cards: list[Scorecard], *, refusals: list[str] = (), status: int = 200):
    desk = desk_of(request.user, cards)
    context = {"desk": desk, "stage": desk.stage, "refusals": refusals, "grid_url": grid_address(desk.stage)}
    return render(request, "judging/scorecard_finish.html", context, status=status)
