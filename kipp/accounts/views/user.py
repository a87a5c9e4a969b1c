"""Pages of people: list, invite, change, invite again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kipp.accounts.forms.user import UserFilter, UserForm
from kipp.accounts.invitations import send_invitation
from kipp.accounts.models import Role, User
from kipp.accounts.people import change_user, invite_user
from kipp.accounts.views import posted
from kipp.shared import clock
from kipp.shared.access import roles_only

PAGE_SIZE = 50
SENT = "Undangan ke {user.email} dikirim dalam beberapa detik. Tautannya berlaku tujuh hari."


@require_safe
@roles_only(Role.ADMIN)
def user_list(request):
    people = User.objects.visible_to(request.user)
    found = UserFilter(request.GET, queryset=people.select_related("organization").in_order())
    counts = people.aggregate(
        all=Count("pk"),
        usable=Count("pk", filter=Q(pk__in=people.usable().values("pk"))),
        waiting=Count("pk", filter=Q(pk__in=people.waiting().values("pk"))),
        inactive=Count("pk", filter=Q(is_active=False)),
    )
    context = {
        "filter": found,
        "page_obj": Paginator(found.qs, PAGE_SIZE).get_page(request.GET.get("page")),
        "counts": counts,
        "states": [
            ("", "Semua", counts["all"]),
            ("aktif", "Aktif", counts["usable"]),
            ("menunggu", "Belum membuat kata sandi", counts["waiting"]),
            ("nonaktif", "Nonaktif", counts["inactive"]),
        ],
    }
    return render(request, "accounts/user_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def user_create(request):
    form = UserForm(posted(request))
    if form.is_valid() and create_from(request, form):
        return redirect("accounts:user-list")
    return render(request, "accounts/user_form.html", {"form": form})


def create_from(request, form) -> bool:
    """Invites the person of the form; on bad details puts the messages beside the fields and returns False."""
    try:
        user = invite_user(by=request.user, now=clock.now(), **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, f"Akun {user.full_name} dibuat. " + SENT.format(user=user))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@roles_only(Role.ADMIN)
def user_edit(request, pk: int):
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    form = UserForm(posted(request), instance=user)
    if form.is_valid():
        try:
            change_user(user=user, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Akun {form.cleaned_data['full_name']} tersimpan.")
            return redirect("accounts:user-list")
    return render(request, "accounts/user_form.html", {"form": form, "person": user})


@require_POST
@roles_only(Role.ADMIN)
def user_invite(request, pk: int):
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    try:
        send_invitation(user=user, by=request.user, now=clock.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, SENT.format(user=user))
    return redirect("accounts:user-list")
