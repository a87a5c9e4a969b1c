"""The perangkat daerah that an edition counts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from competitions import rules, setup
from competitions.access import get_edition
from competitions.forms.roster import RosterForm
from competitions.views.crumbs import crumbs_to
from kipp.accounts.models import Role
from kipp.shared.access import roles_only


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def roster_edit(request, slug):
    """`?pilih=semua` and `?pilih=kosong` tick all boxes or none; nothing is saved before Simpan."""
    edition = get_edition(request, slug)
    chosen = list(edition.roster.values_list("organization", flat=True))
    form = RosterForm(
        request.POST if request.method == "POST" else None, competition=edition, initial={"organizations": chosen}
    )
    if request.method == "POST" and form.is_valid():
        try:
            organizations = form.cleaned_data["organizations"]
            setup.save_roster(competition=edition, organizations=organizations, by=request.user)
        except ValidationError as error:
            form.add_error("organizations", error.messages)
        else:
            messages.success(request, f"Daftar tersimpan: {len(organizations)} perangkat daerah dihitung.")
            return redirect("competitions:roster-edit", slug)
    elif request.GET.get("pilih") in ("semua", "kosong"):
        every = form.fields["organizations"].queryset.values_list("pk", flat=True)
        form.initial["organizations"] = list(every) if request.GET["pilih"] == "semua" else []
    groups = form.groups()
    boxes = [box for _, members in groups for box in members]
    context = {
        "edition": edition,
        "form": form,
        "groups": groups,
        "chosen": sum(box["is_chosen"] for box in boxes),
        "total": len(boxes),
        "is_unsaved": "pilih" in request.GET,
        "lock": rules.lock_of_edition(edition),
        "crumbs": crumbs_to("Perangkat daerah yang dihitung", edition),
    }
    return render(request, "competitions/roster_edit.html", context)
