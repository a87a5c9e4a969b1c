"""What the pages of the ranking share: who reads it, which board was asked for, and what is kept back."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from competitions.access import get_edition
from competitions.models import Competition, Stage
from judging.ranking.places import stages_of
from judging.rules import may_read_ranking, may_run_stage, shows_marks
from judging.seal_mark import seal_in_force

NOT_YET = "Hasil edisi ini dapat Anda baca setelah ditetapkan."


@dataclass(frozen=True)
class AskedBoard:
    """The board that a page shows. secret: stages of it whose marks are kept back; then it shows none of them."""

    stages: list[Stage]
    board: int
    secret: list[Stage]


def get_edition_with_results(request, slug: str) -> Competition:
    """Returns an edition whose ranking this person may read. Raises Http404, or PermissionDenied with the reason."""
    edition = get_edition(request, slug)
    if not may_read_ranking(request.user, edition):
        raise PermissionDenied(NOT_YET)
    return edition


def asked_board(request, edition: Competition) -> AskedBoard:
    """Reads the stages and which board is wanted. Raises Http404 for a board that the edition does not have."""
    stages = stages_of(edition)
    hidden = [stage for stage in stages if not shows_marks(stage)]
    board = chosen_board(request.GET.get("papan"), stages, hidden)
    return AskedBoard(stages, board, [stage for stage in hidden if board in (0, stage.position)])


def frame_of(request, edition: Competition) -> dict:
    """Returns what each of these pages shows of the edition: its seal, who runs it, whether the panel still decides."""
    runs, sealing = may_run_stage(request.user), seal_in_force(edition)
    may_decide = runs and sealing is None and not edition.is_archived
    return {"edition": edition, "sealing": sealing, "runs": runs, "may_decide": may_decide}


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
