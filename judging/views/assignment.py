"""Pages on which Setda assigns entries to judges: by hand, by file, and by a draw that is shown before it counts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from judging.assignment.draws import apply_draw, draw_assignment, problems_before_draw, proposal_of
from judging.assignment.file import apply_file, build_assignment_workbook, plan_of
from judging.assignment.table import StaleAssignmentError, save_assignment, table_of
from judging.forms.assignment import AssignmentFileForm, AssignmentGrid
from judging.views.panel import get_stage
from kipp.accounts.models import Role
from kipp.accounts.pending_import import forget_import, pending_import, remember_import
from kipp.accounts.views import posted
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.spreadsheets import workbook_response

ENTRIES_A_PAGE = 50
CONFLICT = 409
UNPROCESSABLE = 422
EXPIRED = "Tidak ada berkas yang menunggu persetujuan; pratinjau berlaku 30 menit. Tidak ada penugasan yang berubah."
STALE = (
    "Penugasan diubah di tempat lain sejak halaman ini dibuka, jadi belum ada yang disimpan. "
    "Pilihan Anda masih tercentang; yang berbeda dari yang tersimpan ditandai. Periksa, lalu simpan lagi."
)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_edit(request, slug, position):
    """The grid of entries × judges; a POST saves the rows of one page of it."""
    stage = get_stage(request, slug, position)
    if request.method != "POST":
        return grid_page(request, table_of(stage))
    table = table_of(stage)
    grid = AssignmentGrid(request.POST, table)
    try:
        added, removed = save_assignment(
            stage=stage, wanted=grid.wanted, entries=grid.scope, version=grid.version, by=request.user
        )
    except StaleAssignmentError as stale:
        return grid_page(request, stale.table, grid=grid, problems=[STALE], status=CONFLICT)
    except ValidationError as refusal:
        return grid_page(request, table, grid=grid, problems=refusal.messages, status=UNPROCESSABLE)
    messages.success(request, f"Penugasan tersimpan: {added} lembar ditambahkan, {removed} ditarik.")
    return redirect(request.get_full_path())


def grid_page(request, table, *, grid: AssignmentGrid | None = None, problems=(), status: int = 200):
    """Renders a page of the grid, with what was ticked where it has not been saved."""
    page = Paginator(table.entries, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    stage = table.stage
    grid = grid or AssignmentGrid.stored(table)
    context = {
        "stage": stage,
        "table": table,
        "page_obj": page,
        "rows": grid.rows(table, page.object_list),
        "version": table.version(page.object_list),
        "loads": [(seat, table.load_of(seat)) for seat in table.seats],
        "problems": list(problems),
        "groups": table.groups if stage.cards_per_entry else [],
        "draws": stage.assignment_draws.select_related("drawn_by").order_by("-number"),
        "is_editable": bool(stage.cards_per_entry) and not stage.is_closed and bool(table.seats),
        "draw_problems": problems_before_draw(table) if stage.cards_per_entry and not stage.is_closed else [],
    }
    return render(request, "judging/assignment_edit.html", context, status=status)


@roles_only(Role.ADMIN)
@require_safe
def assignment_export(request, slug, position):
    stage = get_stage(request, slug, position)
    content = build_assignment_workbook(table_of(stage), made_at=clock.now())
    return workbook_response(content, f"penugasan-{stage.competition.slug}-tahap-{stage.position}.xlsx")


def import_key(stage) -> str:
    """Returns where a session keeps the file of this stage."""
    return f"assignment_import_{stage.pk}"


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_import(request, slug, position):
    """Takes a file and keeps its rows for the preview."""
    stage = get_stage(request, slug, position)
    form = AssignmentFileForm(posted(request), request.FILES or None, stage=stage)
    if form.is_valid():
        name = form.cleaned_data["file"].name
        remember_import(request.session, table=form.rows, file_name=name, now=clock.now(), key=import_key(stage))
        return redirect("judging:assignment-preview", slug, position)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "judging/assignment_import.html", {"form": form, "stage": stage}, status=status)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def assignment_preview(request, slug, position):
    """Shows what the waiting file would change; POST saves exactly that."""
    stage = get_stage(request, slug, position)
    pending = pending_import(request.session, now=clock.now(), key=import_key(stage))
    if pending is None:
        messages.warning(request, EXPIRED + " Unggah berkasnya lagi.")
        return redirect("judging:assignment-import", slug, position)
    if request.method == "POST":
        try:
            digest = request.POST.get("digest", "")
            added, removed = apply_file(stage=stage, rows=pending.table, digest=digest, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("judging:assignment-preview", slug, position)
        forget_import(request.session, key=import_key(stage))
        messages.success(request, f"{pending.file_name} tersimpan: {added} lembar ditambahkan, {removed} ditarik.")
        return redirect("judging:assignment-edit", slug, position)
    try:
        plan = plan_of(pending.table, table_of(stage))
    except ValidationError as refusal:  # the panel has changed since the upload
        messages.error(request, " ".join(refusal.messages))
        return redirect("judging:assignment-import", slug, position)
    return render(request, "judging/assignment_preview.html", {"stage": stage, "pending": pending, "plan": plan})


@roles_only(Role.ADMIN)
@require_POST
def assignment_draw(request, slug, position):
    """Draws a seed and leads to what it gives."""
    stage = get_stage(request, slug, position)
    try:
        draw = draw_assignment(stage=stage, by=request.user, now=clock.now())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("judging:assignment-edit", slug, position)
    return redirect("judging:draw-detail", slug, position, draw.number)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def draw_detail(request, slug, position, number):
    """Shows a proposal with its loads, pairs and changes; POST applies it."""
    stage = get_stage(request, slug, position)
    draw = get_object_or_404(stage.assignment_draws.select_related("drawn_by", "applied_by"), number=number)
    draw.stage = stage
    if request.method == "POST":
        try:
            digest = request.POST.get("digest", "")
            added, removed = apply_draw(draw=draw, digest=digest, by=request.user, now=clock.now())
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("judging:draw-detail", slug, position, number)
        messages.success(request, f"Undian {number} diterapkan: {added} lembar ditambahkan, {removed} ditarik.")
        return redirect("judging:assignment-edit", slug, position)
    context = {
        "stage": stage,
        "draw": draw,
        "proposal": proposal_of(draw),
        "title": f"Usulan penugasan: undian {number}",
    }
    return render(request, "judging/draw_detail.html", context)
