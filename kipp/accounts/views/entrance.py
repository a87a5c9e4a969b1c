"""The two doors that need no login: an invitation, and the first account of an empty portal."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from kipp.accounts.first_account import create_first_account, is_first_account_token
from kipp.accounts.forms.password import ChosenPasswordForm, FirstAccountForm
from kipp.accounts.invitations import accept_invitation, find_invited
from kipp.accounts.models import Organization
from kipp.accounts.views import posted
from kipp.shared import clock


def enter(request, user) -> None:
    """Logs in until the browser is closed, as the login page does."""
    login(request, user)
    request.session.set_expiry(0)


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request, token: str):
    """Lets the invited person choose a password and logs in; a void link says so."""
    invited = find_invited(token, now=clock.now())
    if invited is None:
        return render(request, "accounts/invitation_void.html", status=410)
    form = ChosenPasswordForm(posted(request), user=invited)
    if form.is_valid():
        try:
            user = accept_invitation(token=token, password=form.cleaned_data["password"], now=clock.now())
        except ValidationError:
            return render(request, "accounts/invitation_void.html", status=410)
        enter(request, user)
        messages.success(request, "Kata sandi tersimpan. Selamat datang di portal KIPP Kudus.")
        return redirect("home")
    return render(request, "accounts/invitation_accept.html", {"form": form, "invited": invited})


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first_account(request, token: str):
    """Makes the first Setda; answers 404 as soon as any account exists."""
    if not is_first_account_token(token, now=clock.now()):
        raise Http404
    form = FirstAccountForm(posted(request))
    if form.is_valid():
        details = {name: form.cleaned_data[name] for name in ("full_name", "email", "password")}
        try:
            user = create_first_account(token=token, now=clock.now(), **details)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            enter(request, user)
            messages.success(request, "Akun Setda pertama dibuat. Lanjutkan dengan membuat edisi pertama.")
            return redirect("competitions:edition-create")
    context = {"form": form, "has_organizations": Organization.objects.exists()}
    return render(request, "accounts/first_account.html", context)
