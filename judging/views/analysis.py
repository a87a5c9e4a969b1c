"""The analysis page of an edition: what its marks can carry, for the plenary."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from judging.analysis.charts import histogram_of, spreads_of
from judging.analysis.findings import findings_of
from judging.analysis.page import headline, judge_rows, line_cards, measures_of, odd_rows, seats_of
from judging.views.boards import asked_board, frame_of, get_edition_with_results
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.snapshots import one_snapshot

ROWS_PER_PAGE = 50
MOST_ODD = 20


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def analysis_page(request, slug):
    edition = get_edition_with_results(request, slug)
    with one_snapshot():
        asked = asked_board(request, edition)
        context = frame_of(request, edition) | {"tabs": tabs_of(edition, asked.stages, asked.board)}
        if asked.secret:
            return render(request, "judging/ranking_hidden.html", {**context, "stages": asked.secret})
    facts, found = findings_of(edition, asked.board, stages=asked.stages)
    context |= {"board": asked.board, "stages": facts.stages, **about_lines(facts, found)}
    if found.stage is not None:
        context |= about_stage(facts, found, request.GET.get("page", 1))
    return render(request, "judging/analysis.html", context)


def tabs_of(edition, stages, board: int) -> list[dict]:
    """Returns a tab for each stage and one for the final score; none when there is a single stage."""
    if len(stages) < 2:
        return []
    boards = [(str(stage), stage.position) for stage in stages] + [("Nilai akhir", 0)]
    url = reverse("judging:analysis", args=[edition.slug])
    return [{"label": label, "url": f"{url}?papan={each}", "is_current": each == board} for label, each in boards]


def about_lines(facts, found) -> dict:
    """Returns what the page says of the cut lines."""
    cards = line_cards(facts, found, seats_of(facts.stages))
    return {"title": headline(cards, found), "cards": cards, "seed": found.seed}


def about_stage(facts, found, page) -> dict:
    """Returns what the page says of the judges and entries of its only stage."""
    stage = facts.stages[0]
    spreads, scale = spreads_of(facts.standings)
    rows = judge_rows(stage, found.stage)
    odd = odd_rows(stage, found.stage, facts.titles, rows)
    return {
        "stage": stage,
        "finding": found.stage,
        "rows": rows,
        "measures": measures_of(found.stage),
        "odd": odd[:MOST_ODD],
        "odd_count": len(odd),
        "histogram": histogram_of(facts.standings),
        "spreads": Paginator(spreads, ROWS_PER_PAGE).get_page(page),
        "scale": scale,
    }
