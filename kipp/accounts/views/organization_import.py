"""Importing organizations: upload a file, look at what it would change, confirm."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kipp.accounts.forms.organization import OrganizationFileForm
from kipp.accounts.models import Role
from kipp.accounts.organization_import import apply_import, preview_import
from kipp.accounts.organization_table import COLUMNS
from kipp.accounts.pending_import import forget_import, pending_import, remember_import
from kipp.accounts.views import posted
from kipp.shared import clock
from kipp.shared.access import roles_only

EXPIRED = "Tidak ada berkas yang menunggu persetujuan; pratinjau berlaku 30 menit. Tidak ada data yang berubah."


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def organization_import(request):
    """Takes a file and keeps its rows for the preview."""
    form = OrganizationFileForm(posted(request), request.FILES or None)
    if form.is_valid():
        name = form.cleaned_data["file"].name
        remember_import(request.session, table=form.table, file_name=name, now=clock.now())
        return redirect("accounts:organization-preview")
    return render(request, "accounts/organization_import.html", {"form": form, "columns": COLUMNS})


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def organization_preview(request):
    """Shows what the waiting file would change; POST applies exactly that."""
    pending = pending_import(request.session, now=clock.now())
    if pending is None:
        messages.warning(request, EXPIRED + " Unggah berkasnya lagi.")
        return redirect("accounts:organization-import")
    if request.method == "POST":
        try:
            plan = apply_import(table=pending.table, by=request.user, digest=request.POST.get("digest", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("accounts:organization-preview")
        forget_import(request.session)
        messages.success(request, f"Impor {pending.file_name} tersimpan: {plan.summary}.")
        return redirect("accounts:organization-list")
    context = {"pending": pending, "plan": preview_import(pending.table)}
    return render(request, "accounts/organization_preview.html", context)
