"""The page of places within groups, where the edition shows them."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from judging.ranking.groups import groups_of
from judging.views.boards import asked_board, frame_of, get_edition_with_results
from judging.views.ranking import tabs_of
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.snapshots import one_snapshot


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def ranking_groups(request, slug):
    edition = get_edition_with_results(request, slug)
    if not edition.ranks_groups:
        raise Http404
    with one_snapshot():
        asked = asked_board(request, edition)
        groups = [] if asked.secret else groups_of(edition, asked.board)
    context = frame_of(request, edition) | {
        "tabs": tabs_of(edition, asked.stages, asked.board, in_groups=True),
        "stages": asked.secret,
        "groups": groups,
        "board": asked.board,
        "list_name": next((str(stage) for stage in asked.stages if stage.position == asked.board), "Nilai akhir"),
    }
    return render(request, "judging/ranking_hidden.html" if asked.secret else "judging/ranking_groups.html", context)
