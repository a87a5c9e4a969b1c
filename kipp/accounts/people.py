"""Making and changing accounts; none is ever deleted, because entries and marks keep their author."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kipp.accounts.invitations import send_invitation
from kipp.accounts.models import Organization, Role, User
from kipp.accounts.models.user import ROLES_OF_AN_ORGANIZATION
from kipp.accounts.rules import require_account_manager
from kipp.shared.text import clean_line

EMAIL_IS_TAKEN = "Surel ini sudah dipakai akun lain."
NOT_OWN = "Anda tidak dapat {} akun sendiri. Minta rekan di Bagian Organisasi melakukannya."


@transaction.atomic
def invite_user(
    *,
    by: User,
    now: datetime,
    role: str,
    full_name: str,
    email: str,
    organization: Organization | None = None,
    affiliation: str = "",
    phone: str = "",
) -> User:
    """Saves a new account without a password and mails its owner an invitation to choose one.

    Raises PermissionDenied for others than Setda, ValidationError for bad details.
    """
    require_account_manager(by)
    user = User(role=role, full_name=full_name, email=email, organization=organization)
    user.affiliation, user.phone = affiliation, phone
    user.set_unusable_password()
    save_user(user)
    send_invitation(user=user, by=by, now=now)
    return user


@transaction.atomic
def change_user(
    *,
    user: User,
    by: User,
    role: str,
    full_name: str,
    email: str,
    organization: Organization | None = None,
    affiliation: str = "",
    phone: str = "",
    is_active: bool = True,
) -> User:
    """Saves changed details; another role or deactivation ends every session of that person.

    Raises PermissionDenied for others than Setda, ValidationError for bad details and for taking away one's own role
    or access.
    """
    # Both rows are locked, so that two members of Setda cannot shut each other out at the same moment.
    rows = {row.pk: row for row in User.objects.select_for_update().filter(pk__in={user.pk, by.pk}).order_by("pk")}
    user, by = rows[user.pk], rows[by.pk]
    require_account_manager(by)
    if user == by:
        refuse_to_shut_oneself_out(user, role=role, is_active=is_active)
    before = (user.role, user.is_active)
    old_email = user.email
    user.role, user.full_name, user.email, user.organization = role, full_name, email, organization
    user.affiliation, user.phone, user.is_active = affiliation, phone, is_active
    save_user(user)
    if user.email != old_email:
        EmailAddress.objects.filter(user=user).delete()  # allauth would go on accepting the old one
    if (user.role, user.is_active) != before:
        end_sessions(user)
    return user


def refuse_to_shut_oneself_out(user: User, *, role: str, is_active: bool) -> None:
    """Raises ValidationError when somebody takes away the own role or access; so one Setda always remains."""
    errors = {}
    if role != user.role:
        errors["role"] = NOT_OWN.format("mengubah peran")
    if not is_active:
        errors["is_active"] = NOT_OWN.format("menonaktifkan")
    if errors:
        raise ValidationError(errors)


def save_user(user: User) -> None:
    """Cleans, checks and saves; raises ValidationError with the field at fault."""
    for name in ("full_name", "email", "affiliation", "phone"):
        setattr(user, name, clean_line(getattr(user, name)))
    check_organization_of_role(user)
    user.full_clean()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        if "email" not in str(error):
            raise
        raise ValidationError({"email": EMAIL_IS_TAKEN}) from error


def check_organization_of_role(user: User) -> None:
    """Raises ValidationError beside the field when role and organization do not go together."""
    label = user.get_role_display()
    if user.role in ROLES_OF_AN_ORGANIZATION and not user.organization_id:
        raise ValidationError({"organization": f"{label} memerlukan perangkat daerah atau unit kerja."})
    if user.role in Role.values and user.role not in ROLES_OF_AN_ORGANIZATION and user.organization_id:
        raise ValidationError({"organization": f"{label} tidak memiliki perangkat daerah. Kosongkan isian ini."})


def end_sessions(user: User) -> None:
    """Deletes the stored sessions of a person.

    The session hash (role, state) already turns them away at once; deleting them keeps them from coming back to life
    when the change is undone.
    """
    own = [
        session.pk for session in Session.objects.iterator() if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=own).delete()
