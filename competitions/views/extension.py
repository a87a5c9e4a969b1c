"""The pages on which Setda gives one perangkat daerah more time."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from competitions import extensions
from competitions.access import get_edition
from competitions.forms.extension import ExtensionForm
from competitions.models import Extension
from competitions.views.crumbs import crumbs_to
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.forms import add_refusal
from kipp.shared.wording import moment


def get_extension(edition, organization: int) -> Extension:
    """Returns the extension of a perangkat daerah in the edition, else raises Http404."""
    return get_object_or_404(edition.extensions.select_related("organization"), organization=organization)


@roles_only(Role.ADMIN)
@require_safe
def extension_list(request, slug):
    edition = get_edition(request, slug)
    rows = edition.extensions.select_related("organization", "granted_by").order_by("-until", "pk")
    context = {
        "edition": edition,
        "rows": rows,
        "lock": extensions.lock_of_extensions(edition),
        "crumbs": crumbs_to("Perpanjangan waktu", edition),
    }
    return render(request, "competitions/extension_list.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def extension_create(request, slug):
    edition = get_edition(request, slug)
    form = ExtensionForm(request.POST or None, instance=Extension(competition=edition))
    if request.method == "POST" and form.is_valid():
        extension = saved(form, extensions.grant_extension, competition=edition, by=request.user, now=clock.now())
        if extension:
            messages.success(request, told(extension, "diperpanjang"))
            return redirect("competitions:extension-list", slug)
    context = {
        "edition": edition,
        "form": form,
        "lock": extensions.lock_of_extensions(edition),
        "crumbs": crumbs_to("Perpanjang waktu", edition),
    }
    return render(request, "competitions/extension_form.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def extension_edit(request, slug, organization):
    edition = get_edition(request, slug)
    extension = get_extension(edition, organization)
    form = ExtensionForm(request.POST or None, instance=get_extension(edition, organization))
    if request.method == "POST" and form.is_valid():
        changed = saved(form, extensions.change_extension, extension=extension, by=request.user, now=clock.now())
        if changed:
            messages.success(request, told(changed, "diubah"))
            return redirect("competitions:extension-list", slug)
    context = {
        "edition": edition,
        "extension": extension,
        "form": form,
        "lock": extensions.lock_of_extensions(edition),
        "crumbs": crumbs_to(f"Perpanjangan {extension.organization.short_name}", edition),
    }
    return render(request, "competitions/extension_form.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def extension_end(request, slug, organization):
    """Asks first, then ends the extension at once."""
    edition = get_edition(request, slug)
    extension = get_extension(edition, organization)
    if request.method == "POST":
        try:
            extension = extensions.end_extension(extension=extension, by=request.user, now=clock.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"Perpanjangan {extension.organization.short_name} diakhiri.")
        return redirect("competitions:extension-list", slug)
    context = {
        "edition": edition,
        "extension": extension,
        "lock": extensions.lock_of_extensions(edition),
        "crumbs": crumbs_to(f"Akhiri perpanjangan {extension.organization.short_name}", edition),
    }
    return render(request, "competitions/extension_end.html", context)


def saved(form, save, **arguments) -> Extension | None:
    """Saves a valid form by a domain function; None when that refuses, which is said on the form."""
    try:
        return save(**form.cleaned_data, **arguments)
    except ValidationError as error:
        add_refusal(form, error)
        return None


def told(extension: Extension, verb: str) -> str:
    return f"Waktu {extension.organization.short_name} {verb} sampai {moment(extension.until, seconds=True)}."
