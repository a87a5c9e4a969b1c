"""Pages of paper marks: which sheets came on paper, typing one in, its scan, and blank sheets to print."""

import logging

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from judging.forms.paper import ChooseJudgeForm, PaperForm
from judging.models import PaperSheet, Scorecard
from judging.panel.integrity import statement_of
from judging.sheets.blind import put_on
from judging.sheets.paper import (
    FINISHED_ALREADY,
    TAKEN_OVER,
    check_copy,
    has_own_marks,
    papers_of,
    sight_of,
    type_in,
    was_set_aside,
)
from judging.sheets.paper_lines import copied_lines
from judging.views.integrity import statement_first
from judging.views.panel import get_stage
from kipp.accounts.models import Role, User
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.forms import add_refusal
from kipp.shared.personal_log import note_reading
from kipp.shared.serving import inert_response

log = logging.getLogger("kipp.export")
UNPROCESSABLE = 422
NOT_OPEN = "Tahap ini tidak dibuka, jadi lembar kertas tidak dapat disalin atau diperbaiki."
RECUSED = "Benturan kepentingan tercatat pada proposal ini, jadi juri ini tidak menilainya."
LEFT = "Juri ini sudah dilepas dari panel tahap ini, jadi lembarnya tidak dapat diisi lagi."


def judges_of(stage):
    return User.objects.filter(panels__stage=stage, panels__left_at=None).in_order()


@roles_only(Role.ADMIN)
@require_safe
def paper_list(request, slug, position):
    """The sheets that came on paper; with `?juri=` every sheet of one judge, to choose the one to type in."""
    stage = get_stage(request, slug, position)
    form = ChooseJudgeForm(request.GET, judges=judges_of(stage))
    judge = form.cleaned_data["juri"] if form.is_valid() else None
    cards = []
    if judge:
        cards = Scorecard.objects.visible_to(request.user).of_contestants().filter(stage=stage, judge=judge)
        cards = cards.select_related("submission__organization", "paper__typed_by", "paper__checked_by")
        cards = list(cards.order_by("submission__title", "pk"))
    context = {
        "stage": stage,
        "form": form,
        "judge": judge,
        "cards": cards,
        "papers": [] if judge else list(papers_of(stage, request.user)),
    }
    return render(request, "judging/paper_list.html", context)


def get_sheet(request, slug, position, judge, code) -> Scorecard:
    """Returns the sheet of a judge for an entry, else raises Http404."""
    stage = get_stage(request, slug, position)
    cards = Scorecard.objects.visible_to(request.user).of_contestants().filter(stage=stage)
    card = get_object_or_404(
        cards.select_related("judge", "submission__organization"), judge=judge, submission__code=code
    )
    card.stage = stage
    return card


def paper_of(card: Scorecard) -> PaperSheet | None:
    return PaperSheet.objects.select_related("typed_by", "checked_by").filter(scorecard=card).first()


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_edit(request, slug, position, judge, code):
    """Shows what was typed from paper; with `?ubah=1`, or while nothing was, the form to type it in."""
    card = get_sheet(request, slug, position, judge, code)
    paper = paper_of(card)
    problem = problem_of(card, paper)
    is_form = not problem and (paper is None or "ubah" in request.GET)
    form = None
    if is_form or request.method == "POST":
        form = read_form(request, card, paper)
        if request.method == "POST" and form.is_valid() and typed(request, card, form):
            return redirect("judging:paper-edit", slug, position, judge, code)
        if "replaces_draft" in form.errors:
            form.look_again(card)
    if paper:
        note_reading(request.user, f"the paper sheet {paper.code} of {card.submission.code}")
    status = UNPROCESSABLE if request.method == "POST" else 200
    return paper_page(request, card, paper, form=form, problem=problem, status=status)


def problem_of(card: Scorecard, paper: PaperSheet | None) -> str:
    """Says why this sheet cannot be typed in or corrected now, empty when it can."""
    if not card.stage.is_open:
        return NOT_OPEN
    if card.is_recused:
        return RECUSED
    if card.state == Scorecard.State.SET_ASIDE or not judges_of(card.stage).filter(pk=card.judge_id).exists():
        return LEFT
    if card.is_on_paper:
        return ""
    if card.is_finished:
        return TAKEN_OVER if paper else FINISHED_ALREADY
    return TAKEN_OVER if paper and not was_set_aside(card) else ""


def read_form(request, card: Scorecard, paper: PaperSheet | None) -> PaperForm:
    criteria = list(card.stage.criteria.order_by("position", "pk"))
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    is_written = has_own_marks(card, paper)
    return PaperForm(*data, card=card, criteria=criteria, paper=paper, is_written=is_written)


def typed(request, card: Scorecard, form: PaperForm) -> bool:
    """Copies the sheet; a refusal is said on the form."""
    read = form.cleaned_data
    try:
        type_in(
            card=card,
            marks=form.marks(),
            scan=read["scan"],
            signed_on=read["signed_on"],
            replaces_draft=read.get("replaces_draft", False),
            seen=read["seen"],
            by=request.user,
            now=clock.now(),
        )
    except ValidationError as refusal:
        code = getattr(refusal, "code", "")
        add_refusal(form, ValidationError({"scan": refusal.messages}) if code == "upload" else refusal)
        if code == "changed":
            card.refresh_from_db(fields=["version"])
            form.look_again(card)
        return False
    messages.success(request, f"Lembar kertas {card.judge} untuk {card.submission.title} tersimpan dan selesai.")
    return True


def paper_page(request, card: Scorecard, paper: PaperSheet | None, *, form, problem: str, status: int = 200):
    context = {
        "stage": card.stage,
        "card": card,
        "entry": card.submission,
        "paper": paper,
        "lines": copied_lines(paper, card.stage) if paper else [],
        "form": form,
        "problem": problem,
        "seen": sight_of(card, paper),
        "may_check": paper and card.is_on_paper and card.stage.is_open and paper.typed_by_id != request.user.pk,
    }
    return render(request, "judging/paper_edit.html", context, status=status)


@roles_only(Role.ADMIN)
@require_POST
def paper_check(request, slug, position, judge, code):
    """A second member of Setda confirms the typing."""
    card = get_sheet(request, slug, position, judge, code)
    paper = paper_of(card)
    if paper is None:
        raise Http404
    try:
        check_copy(paper=paper, seen=request.POST.get("seen", ""), by=request.user, now=clock.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Salinan lembar kertas {card.submission.title} tercatat sudah diperiksa.")
    return redirect("judging:paper-edit", slug, position, judge, code)


@require_safe
@roles_only(Role.ADMIN, Role.JUDGE)
def paper_scan(request, code):
    """The one address of a scan; judges read their own, under a name made by the server."""
    papers = PaperSheet.objects.visible_to(request.user).select_related("scorecard__stage__competition")
    paper = get_object_or_404(papers, code=code)
    if request.user.is_judge and not statement_of(request.user, paper.scorecard.stage.competition):
        return statement_first(request, paper.scorecard.stage.competition)
    if request.user.is_admin:
        note_reading(request.user, f"the scan of paper sheet {paper.code}")
    try:
        with paper.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        log.error("The scan of paper sheet %s is missing on disk", paper.code)
        raise Http404("The file is missing.") from None
    name = f"lembar-kertas-{paper.code[:6]}.{paper.file.name.rpartition('.')[2]}"
    return inert_response(request, content=content, content_type=paper.content_type, name=name, sha256=paper.sha256)


@roles_only(Role.ADMIN)
@require_safe
def paper_blank(request, slug, position, judge):
    """Blank sheets of a judge to print, one page for each entry, after the statement of integrity to sign."""
    stage = get_stage(request, slug, position)
    judge = get_object_or_404(judges_of(stage), pk=judge)
    cards = Scorecard.objects.visible_to(request.user).in_contest().filter(stage=stage, judge=judge)
    cards = cards.exclude(state=Scorecard.State.FINISHED)
    cards = cards.select_related("stage", "submission__organization__parent").in_reading_order(judge)
    context = {
        "stage": stage,
        "judge": judge,
        "cards": put_on(list(cards)),
        "criteria": list(stage.criteria.order_by("position", "pk")),
        "back": f"{reverse('judging:paper-list', args=[slug, position])}?juri={judge.pk}",
    }
    return render(request, "judging/paper_blank.html", context)
