"""Pages of the ceremony: the plan, what is noted for a winner, the MC's script, the cards, the file for the screen."""

import logging

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from competitions.models import Competition
from judging.results.ceremony import cards, details, screen, script
from judging.results.ceremony.calling import Call, Programme, programme_of
from judging.results.ceremony.forms import CeremonyDetailForm
from judging.results.stamps import stamp_of
from judging.seal_mark import seal_in_force
from kipp.accounts.models import Role
from kipp.shared import clock, wording
from kipp.shared.access import roles_only
from submissions.models import Submission

log = logging.getLogger("kipp.export")


def context_of(request, slug: str) -> tuple[Competition, Programme, dict]:
    """Returns the edition, its ceremony, and what every page of it shows."""
    edition = get_edition(request, slug)
    programme = programme_of(edition, user=request.user)
    sealing = seal_in_force(edition)
    context = {
        "edition": edition,
        "programme": programme,
        "sealing": sealing,
        "problems": [] if sealing else programme.problems,
    }
    return edition, programme, context


@require_safe
@roles_only(Role.ADMIN)
def ceremony_plan(request, slug):
    """Who is called, in which order, and what is still to be prepared."""
    _, programme, context = context_of(request, slug)
    expected = [call for call in programme.calls if call.attendance]
    return render(request, "results/ceremony_plan.html", {**context, "answered": len(expected)})


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def ceremony_detail(request, slug, code):
    """What is noted for one winner."""
    edition, programme, context = context_of(request, slug)
    call = find_call(programme, code)
    entry = get_object_or_404(Submission.objects.visible_to(request.user), pk=call.winner.entry)
    stored = details.detail_of(entry)
    form = CeremonyDetailForm(request.POST or None, instance=stored, initial={"stamp": stamp_of(stored.updated_at)})
    if request.method == "POST" and form.is_valid():
        try:
            details.save_detail(submission=entry, by=request.user, now=clock.now(), **form.cleaned_data)
        except ValidationError as error:
            stored = details.detail_of(entry)
            form.refuse(error, stored=stored, stamp=stamp_of(stored.updated_at))
        else:
            messages.success(request, f"Keterangan acara “{call.winner.title}” disimpan.")
            return redirect("results:ceremony-plan", edition.slug)
    context |= {"call": call, "form": form}
    return render(request, "results/ceremony_detail.html", context, status=form.status)


def find_call(programme: Programme, code: str) -> Call:
    """Returns the winner with this code; raises Http404 for anybody else."""
    found = next((call for call in programme.calls if call.winner.code == code), None)
    if found is None:
        raise Http404("Not a winner.")
    return found


@require_safe
@roles_only(Role.ADMIN)
def ceremony_script(request, slug):
    """What the MC reads, to be printed."""
    edition, programme, context = context_of(request, slug)
    context |= {"opening": script.opening_of(edition), "tiers": script.lines_of(programme)}
    return render(request, "results/ceremony_script.html", context)


@require_safe
@roles_only(Role.ADMIN)
def ceremony_cards(request, slug, kind):
    """Name cards or table cards as PDF."""
    if kind not in cards.KINDS:
        raise Http404
    edition, programme, _ = context_of(request, slug)
    if not programme.calls:
        messages.error(request, "Belum ada pemenang, jadi belum ada kartu untuk dicetak.")
        return redirect("results:ceremony-plan", slug)
    content = cards.cards_pdf(competition=edition, calls=programme.calls, kind=kind)
    return sent(content, "application/pdf", f"KIPP-{edition.slug}-kartu-{kind}.pdf")


@require_safe
@roles_only(Role.ADMIN)
def ceremony_screen(request, slug):
    """The file for the hall's screen; with ?gladi=ya one with invented names."""
    edition = get_edition(request, slug)
    if request.GET.get("gladi") == "ya":
        content = screen.rehearsal_screen_of(edition, today=wording.local(clock.now()).date())
        return sent(content, "text/html; charset=utf-8", f"KIPP-{edition.slug}-panggung-gladi.html")
    try:
        content = screen.screen_of(edition)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("results:ceremony-plan", slug)
    log.info("User %s downloaded the stage file of edition %s", request.user.pk, edition.slug)
    return sent(content, "text/html; charset=utf-8", f"KIPP-{edition.slug}-panggung.html")


def sent(content: bytes | str, content_type: str, name: str) -> HttpResponse:
    """Answers with a file to keep; it is never shown inside the portal."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
