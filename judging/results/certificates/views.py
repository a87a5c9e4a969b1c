"""Pages of the certificates: their design, issuing and printing, and the public page that confirms one."""

import hashlib
import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from judging.models import Certificate
from judging.results.certificates import drawing, issuing
from judging.results.certificates.designing import design_of, save_design
from judging.results.certificates.forms import CertificateCodeForm, CertificateDesignForm
from judging.results.stamps import stamp_of
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only

log = logging.getLogger("kipp.export")
UNPROCESSABLE = 422
KINDS = {"pemenang": Certificate.Kind.WINNER, "peserta": Certificate.Kind.PARTICIPANT}


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def certificate_list(request, slug):
    """What has been issued, what would change, and the button that issues."""
    edition = get_edition(request, slug)
    if request.method == "POST":
        try:
            messages.success(request, issued_or_withdrawn(request, edition))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("results:certificate-list", slug)
    context = {
        "edition": edition,
        "design": design_of(edition),
        "state": issuing.state_of(edition),
        "preview": preview_address(edition),
    }
    return render(request, "results/certificate_list.html", context)


def issued_or_withdrawn(request, edition) -> str:
    """Does what the page announced, and returns in a sentence what was done. Raises ValidationError otherwise."""
    announced = {"competition": edition, "listed": request.POST.get("listed", ""), "by": request.user}
    if "withdraw" in request.POST:
        count = issuing.withdraw_certificates(**announced, now=clock.now())
        return f"{count} piagam dicabut; kodenya tidak berlaku lagi."
    return issue_in_words(issuing.issue_certificates(**announced, now=clock.now()))


def issue_in_words(issue: issuing.Issue) -> str:
    """Returns what issuing did, in a sentence."""
    parts = [f"{issue.made} piagam diterbitkan"]
    if issue.kept:
        parts.append(f"{issue.kept} tetap berlaku tanpa perubahan")
    if issue.revoked:
        parts.append(f"{issue.revoked} dicabut karena isinya berubah")
    return "; ".join(parts) + "."


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def certificate_design(request, slug):
    edition = get_edition(request, slug)
    design = design_of(edition)
    initial = {"stamp": stamp_of(design.updated_at)}
    form = CertificateDesignForm(request.POST or None, request.FILES or None, instance=design, initial=initial)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        messages.success(request, "Rancangan piagam disimpan. Periksa contohnya di bawah.")
        return redirect("results:certificate-design", slug)
    context = {"edition": edition, "form": form, "design": design, "preview": preview_address(edition)}
    return render(request, "results/certificate_design.html", context, status=form.status)


def saved(form: CertificateDesignForm, user) -> bool:
    """Saves the design; a picture that is refused is told beside its field."""
    try:
        save_design(
            design=form.instance,
            stamp=form.cleaned_data["stamp"],
            by=user,
            now=clock.now(),
            background=form.cleaned_data["picture"],
            removes_background=form.cleaned_data["removes_background"],
        )
    except ValidationError as error:
        if getattr(error, "code", "") == "upload":
            form.add_error("picture", error.messages)
        else:
            stored = design_of(form.instance.competition)
            form.refuse(error, stored=stored, stamp=stamp_of(stored.updated_at))
        return False
    return True


def preview_address(edition) -> str:
    """Returns the address of the specimen; its last part changes with the design, so that no old picture is shown."""
    design = design_of(edition)
    stamp = design.updated_at.isoformat() if design.updated_at else ""
    version = hashlib.sha256(stamp.encode()).hexdigest()[:8]
    return reverse("results:certificate-preview", args=[edition.slug], query={"v": version})


@require_safe
@roles_only(Role.ADMIN)
def certificate_preview(request, slug):
    """The specimen as a picture, or as PDF with ?bentuk=pdf."""
    design = design_of(get_edition(request, slug))
    if request.GET.get("bentuk") == "pdf":
        return pdf_response(drawing.preview_pdf(design), f"KIPP-{slug}-piagam-contoh.pdf")
    response = HttpResponse(drawing.preview_picture(design), content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
@roles_only(Role.ADMIN)
def certificate_print(request, slug):
    """All valid certificates of an edition in one file, or with ?jenis= those of winners or participants alone."""
    edition = get_edition(request, slug)
    wanted = request.GET.get("jenis")
    if wanted is not None and wanted not in KINDS:
        raise Http404
    issued = edition.certificates.valid().in_order()
    issued = list(issued.filter(kind=KINDS[wanted]) if wanted else issued)
    if not issued:
        messages.error(request, "Belum ada piagam yang berlaku untuk dicetak. Terbitkan piagam lebih dahulu.")
        return redirect("results:certificate-list", slug)
    log.info("User %s printed %s certificates of edition %s", request.user.pk, len(issued), slug)
    content = drawing.certificates_pdf(design_of(edition), issued)
    return pdf_response(content, f"KIPP-{slug}-piagam{'-' + wanted if wanted else ''}.pdf")


@require_safe
@roles_only(Role.ADMIN, Role.OPERATOR, Role.HEAD)
def certificate_open(request, code):
    """One certificate, for Setda and, once the result is public, for the organization that holds it."""
    found = issuing.readable_by(request.user, now=clock.now())
    certificate = get_object_or_404(found.select_related("competition"), code=issuing.code_typed(code))
    design = design_of(certificate.competition)
    log.info("User %s opened certificate %s", request.user.pk, certificate.pk)
    content = drawing.certificates_pdf(design, [certificate])
    return pdf_response(content, f"piagam-{certificate.spoken_code}.pdf")


def pdf_response(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_not_required
@require_safe
def certificate_find(request):
    """A field for the code, for those who cannot scan; leads to the page of that code."""
    form = CertificateCodeForm(request.GET if "kode" in request.GET else None)
    if form.is_valid():
        return redirect("results:certificate-check", form.cleaned_data["kode"])
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "results/certificate_find.html", {"form": form}, status=status)


@login_not_required
@require_safe
def certificate_check(request, code):
    """Confirms a certificate. A code that does not exist and one that is not public yet answer alike."""
    certificate = issuing.public_certificate(code, now=clock.now())
    context = {"certificate": certificate, "typed": code}
    return render(request, "results/certificate_check.html", context, status=200 if certificate else 404)
