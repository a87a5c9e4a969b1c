"""Pages of a judge: the own sheets, and the sheet on which marks are given."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from judging import rules
from judging.forms.scorecard import ScorecardForm
from judging.models import Scorecard
from judging.sheets.reading import files_to_read, passages_of, piles_of, place_in_pile
from judging.sheets.scoring import StaleVersionError, finish_card, reopen_card, save_scores
from judging.views.cards import address, get_card, recused_page
from judging.views.integrity import statement_first
from kipp.accounts.models import Role
from kipp.shared import clock, kept_text
from kipp.shared.access import roles_only

TOO_LATE = "Lembar ini sudah selesai atau tahapnya sudah ditutup, jadi isian yang dititipkan tidak dapat disimpan."
CONFLICT = 409
UNPROCESSABLE = 422


@roles_only(Role.JUDGE)
@require_safe
def scorecard_list(request):
    """The own sheets of a judge by stage: open ones to work on, closed ones to read."""
    piles = piles_of(request.user)
    context = {
        "open_piles": [pile for pile in piles if pile.stage.is_open],
        "closed_piles": [pile for pile in piles if pile.stage.is_closed],
    }
    return render(request, "judging/scorecard_list.html", context)


@roles_only(Role.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def scorecard_edit(request, slug, position, code):
    """One sheet: the proposal beside its criteria. A POST saves what was typed, then does what the button says."""
    card = get_card(request, slug, position, code)
    if not card.is_accepted:
        return statement_first(request, card.stage.competition)
    if card.is_recused:
        return recused_page(request, card)
    if request.method != "POST":
        kept = kept_text.kept_for(request)
        return kept_page(request, card, kept) if kept else sheet_page(request, card, read_form(card))
    if kept_text.is_of_another(request):
        return refused_page(request, card, read_form(card), [kept_text.OTHER_PERSON], status=CONFLICT)
    if request.POST.get("action") == "discard":
        return discard(request, card)
    if request.POST.get("action") == "reopen":
        return reopen(request, card)
    return save(request, card)


def read_form(card: Scorecard, data=None) -> ScorecardForm:
    """Returns the form of a sheet with what is stored on it."""
    return ScorecardForm(data, card=card, criteria=list(card.stage.criteria.order_by("position", "pk")))


def kept_page(request, card: Scorecard, kept: kept_text.Kept) -> HttpResponse:
    """Shows marks that came when the login had expired, not saved; beside what is stored where that has changed."""
    form = read_form(card, kept.data)
    form.full_clean()
    differences = form.differences(form.present)
    if not differences and not form.errors:
        return sheet_page(request, card, read_form(card))
    more = {}
    if card.is_finished or not rules.may_score(request.user, card):
        more = {"refusals": [TOO_LATE], "uncounted": differences}
    elif differences and form.read_version() != card.version:
        more = {"differences": differences, "stored_card": card}
    return sheet_page(request, card, form, kept=kept, **more)


def discard(request, card: Scorecard) -> HttpResponse:
    """Drops the marks that were kept, as the judge asked."""
    kept_text.forget(request)
    messages.success(request, "Isian yang dititipkan sudah dibuang. Yang tersimpan tidak berubah.")
    return redirect(address(card))


def save(request, card: Scorecard) -> HttpResponse:
    """Saves every entry that is right; those that are not stay on the screen with their message."""
    form = read_form(card, request.POST)
    form.full_clean()
    try:
        saved = save_scores(
            card=card, marks=form.marks(), version=form.read_version(), by=request.user, now=clock.now()
        )
    except StaleVersionError as stale:
        return stale_page(request, card, form, stale)
    except ValidationError as refusal:
        return refused_page(request, card, form, refusal.messages, status=CONFLICT)
    kept_text.forget(request)
    card.version, card.saved_at, form.present = saved.version, saved.saved_at, saved.marks
    if request.htmx:
        return saved_partial(request, card, form)
    if form.errors:
        return sheet_page(request, card, form, status=UNPROCESSABLE)
    if request.POST.get("action") == "finish":
        return finish(request, card, form)
    return redirect(next_address(request, card, form))


def finish(request, card: Scorecard, form: ScorecardForm) -> HttpResponse:
    """Declares the sheet finished; what was typed has been saved before, whatever comes of it."""
    try:
        finish_card(card=card, by=request.user, now=clock.now())
    except ValidationError as refusal:
        return refused_page(request, card, form, refusal.messages, status=UNPROCESSABLE)
    messages.success(request, f"Lembar {card.submission.title} selesai. Nilainya ikut dihitung.")
    return redirect(address(card))


def reopen(request, card: Scorecard) -> HttpResponse:
    """Opens a finished sheet again; a refusal is told on the page as it is now."""
    try:
        reopen_card(card=card, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Lembar {card.submission.title} dibuka kembali. Nyatakan selesai setelah diubah.")
    return redirect(address(card))


def next_address(request, card: Scorecard, form: ScorecardForm) -> str:
    """Returns where a saved form leads: to the criterion asked for, after Enter to the next one, else back."""
    current = current_number(request, form)
    asked = form.next_unmarked(after=current) if request.POST.get("action") == "next" else whole(request.POST.get("go"))
    return criterion_address(card, asked) if asked else f"{address(card)}?kriteria={current}"


def criterion_address(card: Scorecard, number: int) -> str:
    return f"{address(card)}?kriteria={number}#kriteria-{number}"


def whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0


def current_number(request, form: ScorecardForm) -> int:
    """Returns the criterion to unfold, from 1: the first that is wrong or unfinished, the one asked for, or next."""
    asked = whole(request.POST.get("kriteria") or request.GET.get("kriteria"))
    asked = asked if 1 <= asked <= len(form.criteria) else 0
    wrong = form.first_error() if form.is_bound else None
    if not wrong and request.POST.get("action") == "finish":
        wrong = form.first_unfinished()
    return wrong or asked or form.next_unmarked() or 1


def sheet_page(request, card: Scorecard, form: ScorecardForm, *, status=200, **more) -> HttpResponse:
    """Renders the whole page; a form that was sent stays writable, so that nothing typed is lost."""
    evidence, photos = files_to_read(card)
    passages = passages_of(card, evidence)
    current = current_number(request, form)
    proofs = {passage.criterion_id: passage for passage in reversed(passages)}
    context = shared_context(card, form, current)
    rows = context["rows"]
    context |= {
        "passages": passages,
        "photos": photos,
        "lines": [(row, proofs.get(row.criterion.pk)) for row in rows],
        "current_criterion": rows[current - 1].criterion.pk,
        "before": rows[current - 2] if current > 1 else None,
        "after": rows[current] if current < len(rows) else None,
        "place": place_in_pile(card),
        "asked": card.reconsiderations.waiting().first(),
        "is_writable": form.is_bound or (rules.may_score(request.user, card) and not card.is_finished),
        **more,
    }
    return render(request, "judging/scorecard_edit.html", context, status=status)


def shared_context(card: Scorecard, form: ScorecardForm, current: int) -> dict:
    """Returns what the page and the answer to autosave have in common."""
    rows = form.rows(current)
    return {
        "card": card,
        "stage": card.stage,
        "entry": card.submission,
        "rows": rows,
        "current": current,
        "wrong": sum(bool(row.errors or row.note_errors) for row in rows),
        "tally": form.tally(),
        "has_unmarked": form.next_unmarked() is not None,
    }


def saved_partial(request, card: Scorecard, form: ScorecardForm) -> HttpResponse:
    """Answers autosave with what changed on the page; without the frame, because it comes at every mark."""
    asked = whole(request.POST.get("kriteria"))
    context = {**shared_context(card, form, asked), "is_writable": True}
    html = render_to_string("judging/_scorecard_saved.html", context)
    return HttpResponse(html, status=UNPROCESSABLE if form.errors else 200)


def stale_page(request, card: Scorecard, form: ScorecardForm, stale: StaleVersionError) -> HttpResponse:
    """Shows what stands on this screen and what is stored, for each criterion on which they differ."""
    conflict = {"differences": form.differences(stale.card.marks), "stored_card": stale.card}
    if request.htmx:
        return HttpResponse(render_to_string("judging/_scorecard_conflict.html", conflict), status=CONFLICT)
    form.present = stale.card.marks
    return sheet_page(request, card, form, status=CONFLICT, **conflict)


def refused_page(request, card, form, sentences: list[str], *, status: int) -> HttpResponse:
    """Says why nothing could be written; the entries stay on the screen, and those that do not count are listed."""
    refused = {"refusals": sentences, "uncounted": form.differences(form.present) if form.is_bound else []}
    if request.htmx:
        html = render_to_string("judging/_scorecard_refused.html", refused)
        return HttpResponse(html, status=status)
    return sheet_page(request, card, form, status=status, **refused)
