"""Pages that edit a list as a whole: criteria, questions, letters, categories, checklist, tiers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from competitions import rules, setup
from competitions.access import get_edition
from competitions.forms.rows import (
    CategoryRows,
    ChecklistRows,
    CriterionRows,
    LetterRows,
    QuestionRows,
    RowSet,
    TierRows,
)
from competitions.models import Competition, Stage
from competitions.views.crumbs import crumbs_to
from competitions.views.stage import get_stage
from kipp.accounts.models import Role
from kipp.shared.access import roles_only

LETTERS_ENTERED = (
    "Edisi ini sudah berisi proposal. Surat wajib yang ditambahkan sekarang juga diminta dari draf yang sudah lengkap."
)


@dataclass(frozen=True)
class RowsPage:
    """A list: its formset over `queryset` of `parent`, and `save(rows=, removed=)` for the domain.

    `lock` says why nothing may change; `editable` names the only fields that may; `hint` says why.
    """

    edition: Competition
    parent: Competition | Stage
    title: str
    lead: str
    rows: type[RowSet]
    queryset: QuerySet
    save: Callable
    saved_message: str
    lock: str = ""
    editable: frozenset[str] | None = None
    hint: str = ""
    layout: str = "table"
    new_title: str = "Pertanyaan baru"


def edit_rows(request, page: RowsPage):
    """Shows the list; on POST saves it as a whole or nothing of it. A locked list is shown whatever was sent."""
    data = request.POST if request.method == "POST" and not page.lock else None
    rows = page.rows(data, instance=page.parent, queryset=page.queryset, prefix="baris", editable=page.editable)
    refusals = []
    if rows.is_bound and rows.is_valid():
        try:
            page.save(rows=rows.rows(), removed=rows.removed(), by=request.user)
        except ValidationError as error:
            refusals = error.messages
        else:
            messages.success(request, page.saved_message)
            return redirect(request.path)
    context = {
        "page": page,
        "edition": page.edition,
        "rows": rows,
        "refusals": refusals,
        "crumbs": crumbs_to(page.title, page.edition),
    }
    return render(request, "competitions/rows_edit.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request, slug):
    edition = get_edition(request, slug)
    is_entered = rules.has_entries(edition)
    page = RowsPage(
        edition=edition,
        parent=edition,
        title="Pertanyaan proposal",
        lead="Pertanyaan dijawab operator menurut urutan ini.",
        rows=QuestionRows,
        queryset=edition.questions.order_by("position"),
        save=lambda **rows: setup.save_questions(competition=edition, **rows),
        saved_message="Pertanyaan tersimpan.",
        lock=rules.lock_of_edition(edition),
        editable=frozenset({"label", "prompt", "criterion"}) if is_entered else None,
        hint=rules.ENTERED if is_entered else "",
        layout="cards",
    )
    return edit_rows(request, page)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def category_edit(request, slug):
    edition = get_edition(request, slug)
    page = RowsPage(
        edition=edition,
        parent=edition,
        title="Kategori",
        lead="Setiap proposal masuk satu kategori.",
        rows=CategoryRows,
        queryset=edition.categories.order_by("position"),
        save=lambda **rows: setup.save_categories(competition=edition, **rows),
        saved_message="Kategori tersimpan.",
        lock=rules.lock_of_edition(edition),
    )
    return edit_rows(request, page)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_edit(request, slug):
    edition = get_edition(request, slug)
    is_entered = rules.has_entries(edition)
    page = RowsPage(
        edition=edition,
        parent=edition,
        title="Surat pernyataan",
        lead="Surat ditandatangani, lalu diunggah sebagai PDF. Proposal tanpa surat yang wajib tidak dapat diajukan.",
        rows=LetterRows,
        queryset=edition.letter_types.order_by("position"),
        save=lambda **rows: setup.save_letters(competition=edition, **rows),
        saved_message="Surat pernyataan tersimpan.",
        lock=rules.lock_of_edition(edition),
        hint=LETTERS_ENTERED if is_entered else "",
        layout="cards",
        new_title="Surat baru",
    )
    return edit_rows(request, page)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def checklist_edit(request, slug):
    edition = get_edition(request, slug)
    page = RowsPage(
        edition=edition,
        parent=edition,
        title="Daftar pemeriksaan",
        lead="Butir yang diperiksa pada setiap proposal dalam seleksi administrasi.",
        rows=ChecklistRows,
        queryset=edition.checklist.order_by("position"),
        save=lambda **rows: setup.save_checklist(competition=edition, **rows),
        saved_message="Daftar pemeriksaan tersimpan.",
        lock=rules.lock_of_edition(edition),
    )
    return edit_rows(request, page)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def tier_edit(request, slug):
    edition = get_edition(request, slug)
    page = RowsPage(
        edition=edition,
        parent=edition,
        title="Jenjang penghargaan",
        lead="Tempat mana saja yang diberi penghargaan, dan dengan sebutan apa.",
        rows=TierRows,
        queryset=edition.tiers.order_by("first_place", "pk"),
        save=lambda **rows: setup.save_tiers(competition=edition, **rows),
        saved_message="Jenjang penghargaan tersimpan.",
        lock=rules.lock_of_tiers(edition),
    )
    return edit_rows(request, page)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def criterion_edit(request, slug, position):
    edition = get_edition(request, slug)
    stage = get_stage(edition, position)
    page = RowsPage(
        edition=edition,
        parent=stage,
        title=f"Kriteria {stage}",
        lead="Juri memberi nilai pada setiap kriteria. Jumlah bobotnya tepat 100.",
        rows=CriterionRows,
        queryset=stage.criteria.order_by("position"),
        save=lambda **rows: setup.save_criteria(stage=stage, **rows),
        saved_message=f"Kriteria {stage} tersimpan.",
        lock=rules.lock_of_criteria(stage),
    )
    return edit_rows(request, page)
