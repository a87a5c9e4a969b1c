"""Pages of organizations: the tree, one of them, and the list as a workbook."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kipp.accounts.forms.organization import OrganizationForm
from kipp.accounts.models import Organization, Role
from kipp.accounts.organization_workbook import build_organization_workbook
from kipp.accounts.organizations import save_organization
from kipp.accounts.views import posted
from kipp.shared.access import roles_only
from kipp.shared.spreadsheets import workbook_response

PAGE_SIZE = 100


@require_safe
@roles_only(Role.ADMIN)
def organization_list(request):
    known = Organization.objects.visible_to(request.user)
    rows = known.select_related("parent").with_unit_counts().in_tree_order()
    counts = known.aggregate(
        all=Count("pk"),
        counted=Count("pk", filter=Q(is_counted=True, is_active=True)),
        units=Count("pk", filter=Q(parent__isnull=False, is_active=True)),
        inactive=Count("pk", filter=Q(is_active=False)),
    )
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/organization_list.html", {"page_obj": page, "counts": counts})


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def organization_create(request):
    return organization_page(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def organization_edit(request, pk: int):
    return organization_page(request, get_object_or_404(Organization.objects.visible_to(request.user), pk=pk))


def organization_page(request, organization: Organization | None):
    """The form of one organization, new or known."""
    form = OrganizationForm(posted(request), instance=organization)
    if form.is_valid():
        try:
            saved = save_organization(by=request.user, organization=organization, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{saved.name} tersimpan.")
            return redirect("accounts:organization-list")
    return render(request, "accounts/organization_form.html", {"form": form, "organization": organization})


@require_safe
@roles_only(Role.ADMIN)
def organization_export(request):
    """The present list in the columns of the import, inactive ones as well."""
    rows = Organization.objects.visible_to(request.user).select_related("parent").in_tree_order()
    return workbook_response(build_organization_workbook(rows), "perangkat-daerah.xlsx")


@require_safe
@roles_only(Role.ADMIN)
def organization_template(request):
    """An empty workbook with the columns of the import."""
    return workbook_response(build_organization_workbook(), "templat-perangkat-daerah.xlsx")
