"""Pages of the seal: what it would say, sealing, its text, the decree, the minute of publication, taking it off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from judging.models import Award, Sealing
from judging.results.sealing.forms import DecreeForm, PublicationForm, ReasonForm
from judging.results.sealing.publishing import publish, withdraw_publication
from judging.results.sealing.seals import (
    cancel_unsealing,
    confirm_unsealing,
    outlook_of,
    request_unsealing,
    seal,
    set_decree,
    stamp_of,
)
from judging.seal_mark import seal_in_force
from judging.views.boards import get_edition_with_results
from kipp.accounts.models import Role
from kipp.shared import clock, wording
from kipp.shared.access import roles_only
from kipp.shared.forms import add_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def sealing(request, slug):
    """Shows what would be sealed and what stands in the way, then seals; a sealed edition shows its seal."""
    edition = get_edition(request, slug)
    if request.method == "POST":
        try:
            made = seal(competition=edition, by=request.user, now=clock.now())
        except ValidationError as refusal:
            for message in refusal.messages:
                messages.error(request, message)
        else:
            winners = edition.awards.winners().count()
            messages.success(request, f"{winners} pemenang ditetapkan. {made}.")
        return redirect("results:sealing", slug)
    current = seal_in_force(edition)
    context = {
        "edition": edition,
        "sealing": current,
        "history": edition.sealings.exclude(unsealed_at=None).defer("text").select_related("unsealed_by", "sealed_by"),
        "publications": edition.publications.select_related("by").order_by("-at", "-pk"),
        "is_public": edition.is_published(clock.now()),
    }
    if current or edition.is_archived:
        context["awards"] = Award.objects.winners().filter(competition=edition).in_order()
    else:
        context["outlook"] = outlook_of(edition, user=request.user)
        winners = context["outlook"].outcome.winners
        context["shared_places"] = sorted({winner.place for winner in winners if winner.sharing > 1})
    context["history"] = context["history"].newest_first()
    return render(request, "results/sealing.html", context)


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def sealing_text(request, slug, version):
    """The sealed text, byte for byte, so that its SHA-256 can be computed anywhere."""
    edition = get_edition_with_results(request, slug)
    found = get_object_or_404(Sealing, competition=edition, version=version)
    response = HttpResponse(found.text.encode(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="KIPP-{edition.slug}-penetapan-versi-{version}.txt"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


def get_sealed(request, slug):
    """Returns the edition and its seal, or None as the seal where there is none."""
    edition = get_edition(request, slug)
    return edition, seal_in_force(edition)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def decree(request, slug):
    """Number and date of the Bupati's decision, as they were typed."""
    edition, current = get_sealed(request, slug)
    if current is None:
        return redirect("results:sealing", slug)
    form = DecreeForm(request.POST if request.method == "POST" else None, instance=current)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            set_decree(competition=edition, number=typed["decree_number"], on=typed["decree_on"], by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Nomor dan tanggal SK tersimpan.")
            return redirect("results:sealing", slug)
    context = {"edition": edition, "sealing": current, "form": form}
    return render(request, "results/decree.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def unsealing(request, slug):
    """One admin asks with a reason, another one confirms; either may take the request back."""
    edition, current = get_sealed(request, slug)
    if current is None:
        return redirect("results:sealing", slug)
    asks = request.method == "POST" and not current.awaits_second_admin
    form = ReasonForm(request.POST if asks else None)
    if request.method == "POST" and (form.is_valid() or not asks):
        try:
            message = take_unsealing_step(
                request, edition, asks=asks, reason=form.cleaned_data["reason"] if asks else ""
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, message)
        return redirect("results:sealing", slug)
    context = {"edition": edition, "sealing": current, "form": form, "stamp": stamp_of(current)}
    context["is_own_request"] = current.unseal_requested_by_id == request.user.pk
    return render(request, "results/unsealing.html", context, status=422 if asks else 200)


def take_unsealing_step(request, edition, *, asks: bool, reason: str) -> str:
    """Asks, cancels or confirms, and returns what happened in a sentence."""
    now = clock.now()
    if asks:
        request_unsealing(competition=edition, reason=reason, by=request.user, now=now)
        return "Permintaan membuka segel dicatat. Segel terbuka setelah disetujui admin lain."
    if "cancel" in request.POST:
        cancel_unsealing(competition=edition, by=request.user)
        return "Permintaan membuka segel dibatalkan."
    if "confirm" not in request.POST:
        raise ValidationError("Admin lain sudah meminta segel dibuka. Baca permintaannya, lalu setujui atau batalkan.")
    opened = confirm_unsealing(competition=edition, shown=request.POST.get("request", ""), by=request.user, now=now)
    return f"Segel versi {opened.version} dibuka. Penetapan berikutnya menjadi versi {opened.version + 1}."


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def publication(request, slug):
    """Fixes the minute from which on everybody reads the winners."""
    edition, current = get_sealed(request, slug)
    now = clock.now()
    if current is None or edition.is_rehearsal or edition.is_published(now):
        return redirect("results:sealing", slug)
    initial = {"at": edition.published_at}
    form = PublicationForm(request.POST if request.method == "POST" else None, now=now, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            edition = publish(competition=edition, at=form.cleaned_data["at"], by=request.user, now=now)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            shown = wording.moment(edition.published_at, seconds=True)
            is_now = edition.is_published(now)
            messages.success(request, "Hasil diumumkan." if is_now else f"Hasil akan diumumkan {shown}.")
            return redirect("results:sealing", slug)
    context = {"edition": edition, "sealing": current, "form": form}
    return render(request, "results/publication.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def publication_withdraw(request, slug):
    """Takes the publication back; a reason is asked for once the winners are public."""
    edition = get_edition(request, slug)
    now = clock.now()
    if edition.published_at is None:
        return redirect("results:sealing", slug)
    is_public = edition.is_published(now)
    form = ReasonForm(request.POST if request.method == "POST" else None, is_required=is_public)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_publication(competition=edition, reason=form.cleaned_data["reason"], by=request.user, now=now)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Pengumuman ditarik kembali.")
            return redirect("results:sealing", slug)
    context = {"edition": edition, "form": form, "is_public": is_public}
    return render(
        request, "results/publication_withdraw.html", context, status=422 if request.method == "POST" else 200
    )
