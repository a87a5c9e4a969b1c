"""Pages that edit a list as a whole: criteria, questions, letters, categories, checklist, tiers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

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
    """A list: its formset over `queryset`, and `save(rows=, removed=, by=)` of the domain.

    `lock` says why nothing may change; `editable` names the only fields that may; `hint` says why.
    """

    title: str
    lead: str
    rows: type[RowSet]
    queryset: QuerySet
    save: Callable
    saved_message: str
    lock: str
    editable: frozenset[str] | None = None
    hint: str = ""
    layout: str = "table"
    new_title: str = "Pertanyaan baru"


def rows_view(page_of: Callable[..., RowsPage]):
    """Makes a view of Setda's of a function that declares the list of an edition, or of the stage at a position."""

    @roles_only(Role.ADMIN)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(page_of)
    def view(request, slug, position=None):
        edition = get_edition(request, slug)
        parent = edition if position is None else get_stage(edition, position)
        return edit_rows(request, edition, parent, page_of(parent))

    return view


def edit_rows(request, edition: Competition, parent: Competition | Stage, page: RowsPage):
    """Shows the list; on POST saves it as a whole or nothing of it. A locked list is shown whatever was sent."""
    data = request.POST if request.method == "POST" and not page.lock else None
    rows = page.rows(data, instance=parent, queryset=page.queryset, prefix="baris", editable=page.editable)
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
        "edition": edition,
        "rows": rows,
        "refusals": refusals,
        "crumbs": crumbs_to(page.title, edition),
    }
    return render(request, "competitions/rows_edit.html", context)


@rows_view
def question_edit(edition: Competition):
    is_entered = rules.has_entries(edition)
    return RowsPage(
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


@rows_view
def category_edit(edition: Competition):
    return RowsPage(
        title="Kategori",
        lead="Setiap proposal masuk satu kategori.",
        rows=CategoryRows,
        queryset=edition.categories.order_by("position"),
        save=lambda **rows: setup.save_categories(competition=edition, **rows),
        saved_message="Kategori tersimpan.",
        lock=rules.lock_of_edition(edition),
    )


@rows_view
def letter_edit(edition: Competition):
    is_entered = rules.has_entries(edition)
    return RowsPage(
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


@rows_view
def checklist_edit(edition: Competition):
    return RowsPage(
        title="Daftar pemeriksaan",
        lead="Butir yang diperiksa pada setiap proposal dalam seleksi administrasi.",
        rows=ChecklistRows,
        queryset=edition.checklist.order_by("position"),
        save=lambda **rows: setup.save_checklist(competition=edition, **rows),
        saved_message="Daftar pemeriksaan tersimpan.",
        lock=rules.lock_of_edition(edition),
    )


@rows_view
def tier_edit(edition: Competition):
    return RowsPage(
        title="Jenjang penghargaan",
        lead="Tempat mana saja yang diberi penghargaan, dan dengan sebutan apa.",
        rows=TierRows,
        queryset=edition.tiers.order_by("first_place", "pk"),
        save=lambda **rows: setup.save_tiers(competition=edition, **rows),
        saved_message="Jenjang penghargaan tersimpan.",
        lock=rules.lock_of_tiers(edition),
    )


@rows_view
def criterion_edit(stage: Stage):
    return RowsPage(
        title=f"Kriteria {stage}",
        lead="Juri memberi nilai pada setiap kriteria. Jumlah bobotnya tepat 100.",
        rows=CriterionRows,
        queryset=stage.criteria.order_by("position"),
        save=lambda **rows: setup.save_criteria(stage=stage, **rows),
        saved_message=f"Kriteria {stage} tersimpan.",
        lock=rules.lock_of_criteria(stage),
    )
