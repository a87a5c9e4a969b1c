"""The stages of an edition: add, change, take away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from competitions import rules
from competitions.access import get_edition
from competitions.forms.stage import StageForm
from competitions.models import Stage
from competitions.stages import add_stage, remove_stage, save_stage
from competitions.views.crumbs import crumbs_to
from kipp.accounts.models import Role
from kipp.shared.access import roles_only
from kipp.shared.forms import add_refusal


def get_stage(edition, position: int) -> Stage:
    """Returns a stage of the edition by its place, else raises Http404."""
    return get_object_or_404(edition.stages.select_related("competition"), position=position)


def saved(form: StageForm, save, request) -> bool:
    """Saves the stage of a valid form by a domain function; what that refuses is said on the form."""
    try:
        save(stage=form.instance, by=request.user)
    except ValidationError as error:
        add_refusal(form, error)
        return False
    return True


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def stage_create(request, slug):
    edition = get_edition(request, slug)
    stage = Stage(competition=edition, position=edition.stages.count() + 1)
    form = StageForm(request.POST or None, instance=stage)
    if request.method == "POST" and form.is_valid() and saved(form, add_stage, request):
        messages.success(request, f"{form.instance} ditambahkan. Isi kriterianya.")
        return redirect("competitions:criterion-edit", slug, form.instance.position)
    context = {
        "form": form,
        "edition": edition,
        "stage": stage,
        "lock": rules.lock_of_stage_list(edition),
        "crumbs": crumbs_to("Tambah tahap", edition),
    }
    return render(request, "competitions/stage_form.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def stage_edit(request, slug, position):
    edition = get_edition(request, slug)
    stage = get_stage(edition, position)
    form = StageForm(request.POST or None, instance=get_stage(edition, position))
    if request.method == "POST" and form.is_valid() and saved(form, save_stage, request):
        messages.success(request, f"{form.instance} tersimpan.")
        return redirect("competitions:edition-detail", slug)
    context = {
        "form": form,
        "edition": edition,
        "stage": stage,
        "lock": rules.lock_of_edition(edition),
        "partly_locked": rules.lock_of_method(stage) or rules.lock_of_stage_weight(stage),
        "may_remove": not rules.lock_of_stage_list(edition),
        "crumbs": crumbs_to(str(stage), edition),
    }
    return render(request, "competitions/stage_form.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def stage_delete(request, slug, position):
    """Asks first, then takes the stage away."""
    edition = get_edition(request, slug)
    stage = get_stage(edition, position)
    if request.method == "POST":
        try:
            remove_stage(stage=stage, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"Tahap “{stage.name}” dihapus.")
        return redirect("competitions:edition-detail", slug)
    context = {
        "edition": edition,
        "stage": stage,
        "lock": rules.lock_of_stage_list(edition),
        "crumbs": crumbs_to("Hapus tahap", edition),
    }
    return render(request, "competitions/stage_delete.html", context)
