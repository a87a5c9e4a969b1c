"""The page "Mengapa peringkat ini?": the whole arithmetic of one entry, also loaded below its row of the ranking."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from judging.ranking.explaining import explanation
from judging.ranking.workings import workings_of
from judging.views.boards import asked_board, frame_of, get_edition_with_results
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.snapshots import one_snapshot


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def ranking_why(request, slug, code):
    edition = get_edition_with_results(request, slug)
    with one_snapshot():
        asked = asked_board(request, edition)
        explained = None if asked.secret else explanation(edition, asked.board, code, stages=asked.stages)
        context = frame_of(request, edition)
    if asked.secret:
        response = render(request, page_or_part(request, "hidden"), {**context, "stages": asked.secret, "tabs": []})
    elif explained is None:
        raise Http404
    else:
        context |= {
            "explained": explained,
            "workings": workings_of(explained),
            "title": title_of(explained),
            "back": f"{reverse('judging:ranking', args=[slug])}?papan={asked.board}",
        }
        response = render(request, page_or_part(request, "why"), context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def page_or_part(request, name: str) -> str:
    """Returns the template of the whole page, or for htmx that of the row below the entry."""
    if request.htmx:
        return "judging/_why_row.html" if name == "why" else "judging/_why_hidden.html"
    return f"judging/ranking_{name}.html"


def title_of(explained) -> str:
    place = explained.standing.place
    entry = explained.submission.title
    return f"Mengapa {entry} di tempat {place}?" if place else f"Mengapa {entry} belum bertempat?"
