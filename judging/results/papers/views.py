"""Pages of the official papers: the list with their state, what Setda types into them, and the files."""

import logging

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from competitions.access import get_edition
from competitions.models import Competition
from judging.results.papers.details import FIELDS, chairs_of, save_details, versions_of
from judging.results.papers.documents import FORMATS, OfficialPaper, made_paper, papers_of
from judging.results.papers.forms import DocumentDetailsForm
from judging.results.stamps import stamp_of
from judging.views.boards import get_edition_with_results
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.papers import A4, SIZES

log = logging.getLogger("kipp.export")
CONFLICT, UNPROCESSABLE = 409, 422


def find(papers: list[OfficialPaper], name: str) -> OfficialPaper:
    """Returns the paper of that name, else raises Http404."""
    found = next((paper for paper in papers if paper.name == name), None)
    if found is None:
        raise Http404
    return found


def list_page(request, edition: Competition, papers: list[OfficialPaper], *, refused: OfficialPaper | None = None):
    crumbs = [("Hasil", reverse("results:overview", args=[edition.slug])), ("Dokumen", None)]
    context = {"edition": edition, "papers": papers, "refused": refused, "crumbs": crumbs}
    return render(request, "results/document_list.html", context, status=CONFLICT if refused else 200)


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def document_list(request, slug):
    """The papers of an edition, their state, what is typed into them, and the files."""
    edition = get_edition_with_results(request, slug)
    return list_page(request, edition, papers_of(edition))


@require_safe
@roles_only(Role.ADMIN, Role.OBSERVER)
def document_download(request, slug, name, ending):
    """One paper as PDF or Word file, on A4 unless F4 is asked for; 409 with the reason while it cannot be made."""
    edition = get_edition_with_results(request, slug)
    papers = papers_of(edition)
    official = find(papers, name)
    if ending not in FORMATS:
        raise Http404
    if official.refusal:
        return list_page(request, edition, papers, refused=official)
    size, now = SIZES.get(request.GET.get("kertas", ""), A4), clock.now()
    content_type, write = FORMATS[ending]
    content = write(made_paper(official, reader=request.user, now=now), size, now)
    log.info("User %s downloaded %s.%s of edition %s", request.user.pk, name, ending, edition.slug)
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{official.file_name(ending)}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "no-store, private",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def document_edit(request, slug, name):
    """What Setda types into a paper."""
    edition = get_edition(request, slug)
    official = find(papers_of(edition), name)
    if request.method != "POST":
        return edit_page(request, official, form_of(official))
    form = form_of(official, request.POST)
    if not form.is_valid():
        return edit_page(request, official, form, status=UNPROCESSABLE)
    stamp, now = form.cleaned_data["stamp"], clock.now()
    try:
        save_details(official=official, changes=form.changes, stamp=stamp, by=request.user, now=now)
    except ValidationError as refusal:
        stored = find(papers_of(edition), name).details
        form.refuse(refusal, stored=stored, stamp=stamp_of(stored.updated_at))
        return edit_page(request, official, form, status=CONFLICT)
    messages.success(request, f"Isian {official.title} tersimpan.")
    return redirect("results:document-list", slug)


def form_of(official: OfficialPaper, data=None) -> DocumentDetailsForm:
    """Returns the form with the fields of this kind of paper."""
    details = official.details
    return DocumentDetailsForm(
        data,
        instance=details,
        initial={"stamp": stamp_of(details.updated_at)},
        names=FIELDS[details.kind],
        chairs=chairs_of(official),
    )


def edit_page(request, official: OfficialPaper, form: DocumentDetailsForm, *, status: int = 200):
    slug = official.edition.slug
    crumbs = [
        ("Hasil", reverse("results:overview", args=[slug])),
        ("Dokumen", reverse("results:document-list", args=[slug])),
        (official.title, None),
    ]
    context = {
        "edition": official.edition,
        "crumbs": crumbs,
        "paper": official,
        "form": form,
        "versions": versions_of(official.details),
    }
    return render(request, "results/document_edit.html", context, status=status)
