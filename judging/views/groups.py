"""The page of places within groups, where the edition shows them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from competitions.access import get_edition
from judging.groups import groups_of
from judging.ranking import stages_of
from judging.rules import may_read_ranking, may_run_stage, shows_marks
from judging.views.ranking import chosen_board, tabs_of
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.snapshots import one_snapshot


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def ranking_groups(request, slug):
    edition = get_edition(request, slug)
    if not may_read_ranking(request.user, edition):
        raise PermissionDenied("Pengamat membaca peringkat setelah edisi diarsipkan.")
    if not edition.ranks_groups:
        raise Http404
    with one_snapshot():
        stages = stages_of(edition)
        hidden = [stage for stage in stages if not shows_marks(stage)]
        board = chosen_board(request.GET.get("papan"), stages, hidden)
        secret = [stage for stage in hidden if board in (0, stage.position)]
        groups = [] if secret else groups_of(edition, board)
    context = {
        "edition": edition,
        "runs": may_run_stage(request.user),
        "tabs": tabs_of(edition, stages, board, in_groups=True),
        "stages": secret,
        "groups": groups,
        "board": board,
        "list_name": next((str(stage) for stage in stages if stage.position == board), "Nilai akhir"),
    }
    return render(request, "judging/ranking_hidden.html" if secret else "judging/ranking_groups.html", context)
