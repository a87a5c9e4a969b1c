"""The "lembar penilaian" as a PDF file: for the judge, and for Setda once the marks may be shown."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from competitions.access import get_edition
from judging.models import PanelMember
from judging.rules import shows_marks
from judging.seal_mark import mark_line_of
from judging.sealed_names import sealed_names_of
from judging.sheets.own_marks import desk_of, own_cards
from judging.sheets.sheet_pdf import sheets_pdf
from judging.views.grid import get_cards
from judging.views.integrity import statement_first
from kipp.accounts.models import Role, User
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.personal_log import note_reading
from submissions.views.document import pdf_response

NOT_YET = "Lembar penilaian juri dapat dicetak Bagian Organisasi setelah nilai tahap ini boleh ditampilkan."


@roles_only(Role.JUDGE)
@require_safe
def scorecard_pdf(request, slug, position):
    """The judge's own sheets of a stage, on one file."""
    cards = get_cards(request, slug, position)
    if not cards[0].is_accepted:
        return statement_first(request, request.edition)
    return answer(request.user, cards)


@roles_only(Role.ADMIN)
@require_safe
def panel_sheets(request, slug, position, judge):
    """The same file, printed by Setda for a judge of the panel."""
    edition = get_edition(request, slug)
    seats = PanelMember.objects.select_related("judge", "stage__competition")
    seat = get_object_or_404(seats, stage__competition=edition, stage__position=position, judge=judge)
    if not shows_marks(seat.stage):
        raise PermissionDenied(NOT_YET)
    cards = own_cards(seat.judge, slug, position)
    if not cards:
        raise Http404
    names = sealed_names_of(edition)
    names.onto_entries([card.submission for card in cards])
    names.onto_judges([seat.judge])
    note_reading(request.user, f"the sheets of judge {judge} in stage {seat.stage_id}")
    return answer(seat.judge, cards, mark=mark_line_of(edition))


def answer(judge: User, cards: list, *, mark: str = "") -> HttpResponse:
    stage = cards[0].stage
    content = sheets_pdf(desk=desk_of(judge, cards), judge=judge, now=clock.now(), mark=mark)
    return pdf_response(content, f"Lembar penilaian {stage.competition.slug} tahap {stage.position} {judge.full_name}")
