"""The ranking page of an edition: one tab per stage and one for the final score."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from competitions.access import get_edition
from competitions.models import Stage
from judging.analysis.lines import add_certainty
from judging.ranking import ranking, stages_of
from judging.ranking_lines import headline
from judging.rules import may_read_ranking, may_run_stage, shows_marks
from judging.severities import reason_of_left, severities_shown
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.snapshots import one_snapshot


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def ranking_page(request, slug):
    edition = get_edition(request, slug)
    if not may_read_ranking(request.user, edition):
        raise PermissionDenied("Pengamat membaca peringkat setelah hasil ditetapkan.")
    with one_snapshot():
        stages = stages_of(edition)
        hidden = [stage for stage in stages if not shows_marks(stage)]
        board = chosen_board(request.GET.get("papan"), stages, hidden)
        context = {"edition": edition, "tabs": tabs_of(edition, stages, board), "runs": may_run_stage(request.user)}
        secret = [stage for stage in hidden if board in (0, stage.position)]
        if secret:
            return render(request, "judging/ranking_hidden.html", {**context, "stages": secret})
        result = ranking(edition, board, stages=stages, page=request.GET.get("page", 1))
        context["severities"] = severities_shown(result.shown_stages)
        for stage, _ in context["severities"]:
            stage.left_reason = reason_of_left(stage)
    add_certainty(result)
    return render(request, "judging/ranking.html", {**context, "ranking": result, "title": headline(result.standings)})


def chosen_board(text: str | None, stages: list[Stage], hidden: list[Stage] = ()) -> int:
    """Returns the board asked for; without one, the final score once the last stage is open, else the latest stage.

    What is hidden is not chosen while there is something to see. Raises Http404 for a board that the edition does not
    have.
    """
    if text is None and hidden:
        return max((stage.position for stage in stages if stage.is_closed), default=hidden[-1].position)
    if text is None:
        begun = [stage for stage in stages if stage.state != Stage.State.PLANNED]
        return 0 if len(begun) == len(stages) or not stages else (begun or stages)[-1 if begun else 0].position
    known = {"0": 0} | {str(stage.position): stage.position for stage in stages}
    if text not in known:
        raise Http404
    return known[text]


def tabs_of(edition, stages: list[Stage], board: int, *, in_groups: bool = False) -> list[dict]:
    """Returns the tabs; none when there is a single list. `in_groups`: the page is that of the groups."""
    if len(stages) < 2 and not edition.ranks_groups:
        return []
    boards = [(str(stage), stage.position) for stage in stages] if len(stages) > 1 else []
    url = reverse("judging:ranking", args=[edition.slug])
    tabs = [
        {"label": label, "url": f"{url}?papan={each}", "is_current": each == board and not in_groups}
        for label, each in [*boards, ("Nilai akhir", 0)]
    ]
    if edition.ranks_groups:
        url = reverse("judging:ranking-groups", args=[edition.slug])
        tabs.append({"label": "Menurut kelompok", "url": f"{url}?papan={board}", "is_current": in_groups})
    return tabs
