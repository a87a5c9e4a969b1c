"""The ranking page of an edition: one tab per stage and one for the final score."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from competitions.models import Stage
from judging.analysis.lines import add_certainty
from judging.ranking.lines import headline
from judging.ranking.places import ranking
from judging.ranking.severities import reason_of_left, severities_shown
from judging.views.boards import asked_board, frame_of, get_edition_with_results
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.snapshots import one_snapshot


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def ranking_page(request, slug):
    edition = get_edition_with_results(request, slug)
    with one_snapshot():
        asked = asked_board(request, edition)
        context = frame_of(request, edition) | {"tabs": tabs_of(edition, asked.stages, asked.board)}
        if asked.secret:
            return render(request, "judging/ranking_hidden.html", {**context, "stages": asked.secret})
        result = ranking(edition, asked.board, stages=asked.stages, page=request.GET.get("page", 1))
        context["severities"] = severities_shown(result.shown_stages)
        result.names.onto_judges(judge for _, judges in context["severities"] for judge, _ in judges)
        for stage, _ in context["severities"]:
            stage.left_reason = reason_of_left(stage)
    add_certainty(result)
    return render(request, "judging/ranking.html", {**context, "ranking": result, "title": headline(result.standings)})


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
