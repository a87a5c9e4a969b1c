"""The list of editions, a new one, and the control page of each."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from competitions import rules
from competitions.access import get_edition
from competitions.closing import ClosingChange, closing_change
from competitions.editions import archive_edition, create_edition, start_edition, update_edition
from competitions.forms.edition import EditionForm, NewEditionForm
from competitions.models import Competition, Criterion
from competitions.readiness import Problem, problems_before_start, sum_of_weights
from competitions.schedule import schedule
from competitions.views.crumbs import crumbs_to
from kipp.accounts.models import Role
from kipp.shared import clock
from kipp.shared.access import roles_only
from kipp.shared.forms import add_refusal


@roles_only(Role.ADMIN, Role.OBSERVER)
@require_safe
def edition_list(request):
    """Every edition that the reader may know of: Setda goes on to its control page, an observer to its entries."""
    editions = Competition.objects.visible_to(request.user).newest_first()
    return render(request, "competitions/edition_list.html", {"editions": editions})


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def edition_create(request):
    if request.method != "POST":
        form = NewEditionForm(initial=NewEditionForm.usual(clock.now()))
        return render(request, "competitions/edition_form.html", {"form": form, "crumbs": crumbs_to("Edisi baru")})
    form = NewEditionForm(request.POST)
    if form.is_valid():
        try:
            edition = create_edition(by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, f"{edition} dibuat. Periksa isinya, lalu mulai edisi.")
            return redirect("competitions:edition-detail", edition.slug)
    return render(request, "competitions/edition_form.html", {"form": form, "crumbs": crumbs_to("Edisi baru")})


@roles_only(Role.ADMIN)
@require_safe
def edition_detail(request, slug):
    edition = get_edition(request, slug)
    stages = list(
        edition.stages.order_by("position").prefetch_related(
            Prefetch("criteria", Criterion.objects.order_by("position"), to_attr="rubric")
        )
    )
    for stage in stages:
        stage.total_weight = sum_of_weights(stage.rubric)
    context = {
        "edition": edition,
        "stages": stages,
        "steps": schedule(edition, clock.now()),
        "counts": Competition.objects.with_part_counts().get(pk=edition.pk),
        "tiers": edition.tiers.order_by("first_place"),
        "problems": mended(edition, problems_before_start(edition)) if rules.is_preparing(edition) else [],
        "may_add_stage": not rules.lock_of_stage_list(edition),
        "may_archive": edition.status == edition.Status.RUNNING and stages and all(s.is_closed for s in stages),
    }
    return render(request, "competitions/edition_detail.html", context)


def mended(edition: Competition, problems: list[Problem]) -> list[tuple[str, str]]:
    """Returns each problem's sentence with the address of the page that mends it."""
    return [(problem.text, address_of(edition, problem)) for problem in problems]


def address_of(edition: Competition, problem: Problem) -> str:
    if problem.position:
        return reverse(f"competitions:{problem.part}-edit", args=[edition.slug, problem.position])
    action = "create" if problem.part == "stage" else "edit"
    return reverse(f"competitions:{problem.part}-{action}", args=[edition.slug])


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def edition_edit(request, slug):
    edition = get_edition(request, slug)
    lock = rules.lock_of_edition(edition)
    form = EditionForm(request.POST or None, instance=Competition.objects.get(pk=edition.pk))
    now = clock.now()
    if request.method == "POST" and form.is_valid() and "ubah" not in request.POST:
        change = None if lock else unconfirmed_change(request, edition, form, now)
        if change:
            return ask_about_closing(request, edition, change)
        if updated(form, edition, request.user, now):
            messages.success(request, f"Data {edition} tersimpan.")
            return redirect("competitions:edition-detail", form.instance.slug)
    context = {"form": form, "edition": edition, "lock": lock, "crumbs": crumbs_to("Data edisi", edition)}
    return render(request, "competitions/edition_form.html", context)


def updated(form: EditionForm, edition: Competition, by, now) -> bool:
    """Saves a valid form; what the domain refuses is said on it."""
    try:
        form.instance = update_edition(competition=edition, changes=form.cleaned_data, by=by, now=now)
    except ValidationError as error:
        add_refusal(form, error)
        return False
    return True


def unconfirmed_change(request, edition: Competition, form: EditionForm, now) -> ClosingChange | None:
    """Returns how the closing would move, unless exactly that has been confirmed."""
    change = closing_change(edition, form.cleaned_data["registration_closes_at"], now)
    return None if change and request.POST.get("confirmed_closing") == change.after.isoformat() else change


def ask_about_closing(request, edition: Competition, change: ClosingChange):
    left_out = ("csrfmiddlewaretoken", "confirmed_closing", "ubah")
    typed = [(name, value) for name in request.POST if name not in left_out for value in request.POST.getlist(name)]
    context = {"edition": edition, "change": change, "typed": typed}
    context["crumbs"] = crumbs_to("Ubah penutupan pendaftaran", edition)
    return render(request, "competitions/edition_closing.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def edition_start(request, slug):
    """Asks first, then starts the edition."""
    edition = get_edition(request, slug)
    if request.method == "POST":
        try:
            start_edition(competition=edition, by=request.user)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        else:
            messages.success(request, f"{edition} dimulai. Perangkat daerah sekarang melihat edisi ini.")
        return redirect("competitions:edition-detail", slug)
    problems = mended(edition, problems_before_start(edition))
    context = {"edition": edition, "problems": problems, "crumbs": crumbs_to("Mulai edisi", edition)}
    return render(request, "competitions/edition_start.html", context)


@roles_only(Role.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def edition_archive(request, slug):
    """Asks first, then archives the edition."""
    edition = get_edition(request, slug)
    if request.method == "POST":
        try:
            archive_edition(competition=edition, by=request.user, now=clock.now())
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        else:
            messages.success(request, f"{edition} diarsipkan. Isinya tetap dapat dibaca.")
        return redirect("competitions:edition-detail", slug)
    context = {"edition": edition, "crumbs": crumbs_to("Arsipkan edisi", edition)}
    return render(request, "competitions/edition_archive.html", context)
