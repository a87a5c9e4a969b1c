"""Pages of the spread rule: where Setda asks judges to look again, what came of it, and the judge's answer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from judging.forms.reconsideration import AnswerForm, RequestForm
from judging.rules import shows_marks
from judging.sheets.reconsidering import (
    answer_request,
    ask_to_reconsider,
    requests_of,
    spread_shows,
    versions_of,
    wide_entries,
)
from judging.views.cards import address, get_card, recused_page
from judging.views.integrity import statement_first
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def reconsideration_list(request, slug, position):
    """The entries beyond the limit with a form each, and the requests made so far."""
    stage = get_stage(request, slug, position)
    is_shown = spread_shows(stage)
    requests = list(requests_of(stage))
    forms = forms_of(stage, requests, request.POST) if is_shown else []
    sent = next((form for form in forms if form.is_bound), None)
    if request.method == "POST" and sent is None:
        messages.error(request, "Selisih nilai proposal ini tidak lagi melebihi batas. Belum ada yang dikirim.")
        return redirect("judging:reconsideration-list", slug, position)
    if sent and sent.is_valid() and ask(request, stage, sent):
        return redirect("judging:reconsideration-list", slug, position)
    context = {"stage": stage, "is_shown": is_shown, "forms": forms, "requests": requests}
    return render(request, "judging/reconsideration_list.html", context, status=422 if sent else 200)


def forms_of(stage, requests, data) -> list[RequestForm]:
    """Returns a form for each entry beyond the limit; the one that was sent holds what was typed."""
    forms = []
    for wide in wide_entries(stage):
        entry = wide.standing.submission
        own = [one.scorecard for one in requests if one.is_open and one.scorecard.submission_id == entry.pk]
        is_sent = data.get("entry") == entry.code
        forms.append(RequestForm(data if is_sent else None, wide=wide, waiting={card.judge_id for card in own}))
    return forms


def ask(request, stage, form: RequestForm) -> bool:
    """Sends the request; returns whether it was made, else the form says why not."""
    entry = form.wide.standing.submission
    try:
        made = ask_to_reconsider(
            stage=stage,
            entry=entry.pk,
            judges=map(int, form.cleaned_data["judges"]),
            reason=form.cleaned_data["reason"],
            by=request.user,
            now=clock.now(),
        )
    except ValidationError as refusal:
        form.add_error(None, ValidationError(refusal.messages))
        return False
    messages.success(request, f"{len(made)} juri diminta meninjau ulang {entry.title}.")
    return True


@roles_only(Role.ADMIN)
@require_safe
def reconsideration_print(request, slug, position):
    """Both versions of every sheet that was looked at again, for the minutes."""
    stage = get_stage(request, slug, position)
    if not shows_marks(stage):
        raise Http404
    context = {"stage": stage, "versions": versions_of(stage)}
    return render(request, "judging/reconsideration_print.html", context)


@roles_only(Role.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def reconsideration_answer(request, slug, position, code):
    """The judge's answer to a request about the own sheet."""
    card = get_card(request, slug, position, code)
    if not card.is_accepted:
        return statement_first(request, card.stage.competition)
    if card.is_recused:
        return recused_page(request, card)
    asked = card.reconsiderations.waiting().first()
    if asked is None and request.method != "POST":
        return redirect(address(card))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_request(card=card, answer=form.cleaned_data["answer"], by=request.user, now=clock.now())
        except ValidationError as refusal:
            form.add_error(None, ValidationError(refusal.messages))
        else:
            messages.success(request, f"Jawaban tinjau ulang {card.submission.title} tersimpan. Terima kasih.")
            return redirect("judging:scorecard-list")
    context = {"card": card, "stage": card.stage, "entry": card.submission, "asked": asked, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "judging/reconsideration_answer.html", context, status=status)
