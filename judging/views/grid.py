"""The table of own marks: all sheets of a judge in a stage × criteria, saved row by row."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from judging import rules
from judging.conflicts.declaring import SHEET_IS_ASIDE
from judging.forms.grid import GridRow, Sent, grid_row
from judging.models import Scorecard
from judging.sheets.own_marks import READING, TITLE, TOTAL, Desk, desk_of, own_cards, sorted_lines
from judging.sheets.own_spread import spreads_of
from judging.sheets.scoring import StaleVersionError, save_scores
from judging.views.cards import CONFLICT, get_card, recused_page
from judging.views.integrity import statement_first
from judging.views.scorecard import TOO_LATE, UNPROCESSABLE, read_form
from kipp.accounts.models import Role
from kipp.shared import clock, kept_text
from kipp.shared.access import roles_only

ROWS_PER_PAGE = 50
ORDERS = {READING: "Urutan baca", TITLE: "Judul", TOTAL: "Nilai Anda"}


def get_cards(request, slug: str, position: int) -> list[Scorecard]:
    """Returns the own sheets of a stage, else raises Http404; the page's frame shows its edition."""
    cards = own_cards(request.user, slug, position)
    if not cards:
        raise Http404
    request.edition = cards[0].stage.competition
    return cards


@roles_only(Role.JUDGE)
@require_safe
def scorecard_grid(request, slug, position):
    cards = get_cards(request, slug, position)
    if not cards[0].is_accepted:
        return statement_first(request, request.edition)
    return grid_page(request, desk_of(request.user, cards))


@roles_only(Role.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def scorecard_grid_row(request, slug, position, code):
    """One row of the table, saved alone; a GET shows what was kept for it when the login had expired."""
    card = get_card(request, slug, position, code)
    if not card.is_accepted:
        return statement_first(request, card.stage.competition)
    if card.is_recused:
        return refused_partial(card, [SHEET_IS_ASIDE]) if request.htmx else recused_page(request, card)
    if request.method != "POST":
        kept = kept_text.kept_for(request)
        return kept_page(request, card, kept) if kept else redirect(row_on_grid(request, card))
    if kept_text.is_of_another(request):
        return unsaved(request, Sent(read_form(card, request.POST), refusals=[kept_text.OTHER_PERSON]), CONFLICT)
    if request.POST.get("action") == "discard":
        kept_text.forget(request)
        messages.success(request, "Isian yang dititipkan sudah dibuang. Yang tersimpan tidak berubah.")
        return redirect(row_on_grid(request, card))
    return save_row(request, card)


def save_row(request, card: Scorecard) -> HttpResponse:
    """Saves every mark that is right; those that are not stay on the screen with their message."""
    form = read_form(card, request.POST)
    form.full_clean()
    try:
        saved = save_scores(
            card=card, marks=form.marks(), version=form.read_version(), by=request.user, now=clock.now()
        )
    except StaleVersionError as stale:
        differences = form.differences(stale.card.marks)
        form.present = stale.card.marks
        return unsaved(request, Sent(form, differences=differences, stored_card=stale.card), CONFLICT)
    except ValidationError as refusal:
        return unsaved(request, Sent(form, refusals=refusal.messages), CONFLICT)
    kept_text.forget(request)
    card.version, card.saved_at, form.present = saved.version, saved.saved_at, saved.marks
    if request.htmx:
        return row_partial(card, Sent(form), status=UNPROCESSABLE if form.errors else 200)
    if form.errors:
        return unsaved(request, Sent(form), UNPROCESSABLE)
    messages.success(request, f"Nilai {card.submission.title} tersimpan.")
    return redirect(row_on_grid(request, card))


def unsaved(request, sent: Sent, status: int) -> HttpResponse:
    """Shows the row as it was sent, with why it could not be saved."""
    if request.htmx:
        return row_partial(sent.card, sent, status=status)
    return grid_of_row(request, sent, status=status)


def refused_partial(card: Scorecard, sentences: list[str]) -> HttpResponse:
    return row_partial(card, Sent(read_form(card), refusals=sentences), status=CONFLICT)


def row_partial(card: Scorecard, sent: Sent, *, status: int) -> HttpResponse:
    """Answers autosave with what changed in the row; without the frame, because it comes at every mark."""
    row = GridRow(card, sent.form.rows(0), sent.form.tally(), card.version, is_writable=True, sent=sent)
    return HttpResponse(
        render_to_string("judging/_grid_saved_row.html", {"row": row, "stage": card.stage}), status=status
    )


def kept_page(request, card: Scorecard, kept: kept_text.Kept) -> HttpResponse:
    """Shows marks that came when the login had expired, not saved; beside what is stored where that has changed."""
    form = read_form(card, kept.data)
    form.full_clean()
    differences = form.differences(form.present)
    if not differences and not form.errors:
        return redirect(row_on_grid(request, card))
    if card.is_finished or not rules.may_score(request.user, card):
        return grid_of_row(request, Sent(form, kept=kept, refusals=[TOO_LATE]))
    if differences and form.read_version() != card.version:
        return grid_of_row(request, Sent(form, kept=kept, differences=differences, stored_card=card))
    return grid_of_row(request, Sent(form, kept=kept))


def grid_of_row(request, sent: Sent, *, status: int = 200) -> HttpResponse:
    """Renders the whole table around a row that was sent."""
    stage = sent.card.stage
    cards = get_cards(request, stage.competition.slug, stage.position)
    return grid_page(request, desk_of(request.user, cards), sent=sent, status=status)


def grid_page(request, desk: Desk, *, sent: Sent | None = None, status: int = 200) -> HttpResponse:
    order = chosen_order(request)
    lines = sorted_lines(desk.lines, order)
    page = Paginator(lines, ROWS_PER_PAGE).get_page(wanted_page(request, lines, sent))
    context = {
        "stage": desk.stage,
        "desk": desk,
        "page_obj": page,
        "rows": [grid_row(desk, line, request.user, sent) for line in page],
        "order": order,
        "orders": ORDERS.items(),
        "spread": spreads_of(request.user, [desk.stage])[desk.stage.pk],
        "grid_url": grid_address(desk.stage),
    }
    return render(request, "judging/scorecard_grid.html", context, status=status)


def chosen_order(request) -> str:
    """Returns the order asked for, by the address or by the form of a row, else the reading order."""
    asked = request.POST.get("urut") or request.GET.get("urut")
    return asked if asked in ORDERS else READING


def wanted_page(request, lines: list, sent: Sent | None):
    """Returns the page of the row that was sent, else the one asked for."""
    if sent is None:
        return request.GET.get("page")
    index = next((index for index, line in enumerate(lines) if line.card.pk == sent.card.pk), 0)
    return index // ROWS_PER_PAGE + 1


def grid_address(stage) -> str:
    return reverse("judging:scorecard-grid", args=[stage.competition.slug, stage.position])


def row_on_grid(request, card: Scorecard) -> str:
    """Returns where the table shows a row again, in the order and on the page from which it was sent."""
    order, page = chosen_order(request), request.POST.get("page", "")
    wanted = {"urut": order} if order != READING else {}
    wanted |= {"page": page} if page.isascii() and page.isdigit() and page != "1" else {}
    query = f"?{urlencode(wanted)}" if wanted else ""
    return f"{grid_address(card.stage)}{query}#b-{card.submission.code}"
