"""The first account of an empty portal: whoever starts the server gets a link that makes the first Setda."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from kipp.accounts.links import SignedLink
from kipp.accounts.models import Organization, Role, User
from kipp.accounts.organization_import import load_default_organizations
from kipp.shared import clock

LINK = SignedLink("accounts:first-account", timedelta(hours=24))
PURPOSE = "first account"


def first_account_url(base_url: str) -> str:
    """Returns a link for 24 hours that makes the first account; it is void as soon as any account exists."""
    return LINK.url(base_url, PURPOSE, now=clock.now())


def is_first_account_token(token: str, *, now: datetime) -> bool:
    """Tells whether the token is ours, still in time, and the portal has no account yet."""
    return LINK.read(token, now=now) == PURPOSE and not User.objects.exists()


@transaction.atomic
def create_first_account(*, token: str, full_name: str, email: str, password: str, now: datetime) -> User:
    """Saves the first Setda, and the packaged organizations when there are none.

    Raises PermissionDenied when the link is void (also when somebody was a moment faster), ValidationError for a bad
    name or e-mail.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {User._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    if not is_first_account_token(token, now=now):
        raise PermissionDenied("Akun pertama sudah dibuat. Masuk dengan akun itu.")
    user = User.objects.create_user(email=email, password=password, full_name=full_name, role=Role.ADMIN)
    if not Organization.objects.exists():
        load_default_organizations(by=user)
    return user
