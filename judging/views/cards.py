"""How pages of a judge find the sheet in the address, and what they say of one that was set aside."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse

from judging.conflicts.declaring import SHEET_IS_ASIDE
from judging.models import Conflict, Scorecard
from judging.sheets.blind import put_on
from kipp.shared.unsent import typed_texts

CONFLICT = 409
OWNERS = ("submission__organization", "submission__organization__parent")
# What saving in the background reads of a sheet; the whole of it is three times as many columns.
FOR_AUTOSAVE = (
    *("state", "version", "saved_at", "finished_at", "is_on_paper", "judge"),
    *(f"stage__{name}" for name in ("position", "scale_max", "is_blind", "reason_below", "reason_above", "state")),
    *("stage__competition__slug", "submission__code", "submission__title", "submission__long_title"),
    *(f"{owner}__{name}" for owner in OWNERS for name in ("name", "short_name")),
)


def get_card(request, slug: str, position: int, code: str) -> Scorecard:
    """Returns an own sheet, set aside or not, else raises Http404; the page's frame shows its edition."""
    own = Scorecard.objects.visible_to(request.user).of_contestants().with_acceptance()
    own = own.select_related("stage__competition", "submission__organization__parent", "submission__category", "paper")
    if request.htmx and request.method == "POST":
        own = own.select_related(None).select_related("stage__competition", OWNERS[1]).only(*FOR_AUTOSAVE)
    card = get_object_or_404(own, stage__competition__slug=slug, stage__position=position, submission__code=code)
    card.judge, request.edition = request.user, card.stage.competition
    return put_on([card])[0]


def address(card: Scorecard) -> str:
    stage = card.stage
    return reverse("judging:scorecard-edit", args=[stage.competition.slug, stage.position, card.submission.code])


def recused_page(request, card: Scorecard) -> HttpResponse:
    """Says that the sheet was set aside and why; what was typed meanwhile is shown to be copied."""
    status = CONFLICT if request.method == "POST" else 200
    if request.htmx:
        html = render_to_string("judging/_scorecard_refused.html", {"refusals": [SHEET_IS_ASIDE]})
        return HttpResponse(html, status=status)
    conflicts = Conflict.objects.visible_to(request.user).in_force()
    if card.stage.is_blind:  # what Setda wrote could name the owner
        conflicts = conflicts.filter(source=Conflict.Source.JUDGE)
    context = {
        "card": card,
        "stage": card.stage,
        "entry": card.submission,
        "conflict": conflicts.filter(submission=card.submission_id).first(),
        "texts": typed_texts(request) if request.method == "POST" else [],
    }
    return render(request, "judging/scorecard_recused.html", context, status=status)
