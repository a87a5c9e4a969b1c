"""Invitations: a mail with a link by which the owner of a new account chooses the password."""

from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare, salted_hmac

from kipp.accounts.links import SignedLink
from kipp.accounts.models import User
from kipp.accounts.rules import require_account_manager

LINK = SignedLink("accounts:invitation-accept", timedelta(days=7))


class InvitationNotSentError(Exception):
    """The mail server did not take the invitation; the account itself is saved."""

    def __init__(self, user: User):
        super().__init__(f"Undangan untuk {user.full_name} belum terkirim.")
        self.user = user


def invitation_url(user: User, *, base_url: str, now: datetime) -> str:
    """Returns a link for 7 days; it is void once a password is chosen or the e-mail changes."""
    return LINK.url(base_url, [user.pk, fingerprint(user)], now=now)


def fingerprint(user: User) -> str:
    """Returns what changes with password and e-mail, and says nothing about either."""
    return salted_hmac("kipp.accounts.invitation", f"{user.password}:{user.email}").hexdigest()


def find_invited(token: str, *, now: datetime) -> User | None:
    """Returns whose invitation this is, or None when it is void."""
    pk, digest = LINK.read(token, now=now) or (None, "")
    user = User.objects.waiting().select_related("organization").filter(pk=pk).first()
    return user if user and constant_time_compare(digest, fingerprint(user)) else None


def send_invitation(*, user: User, by: User, base_url: str, now: datetime) -> None:
    """Mails the link to choose a password.

    Raises PermissionDenied for others than Setda, ValidationError when the account needs no invitation, and
    InvitationNotSentError when the mail server fails.
    """
    require_account_manager(by)
    if not user.is_waiting:
        raise ValidationError(
            f"{user.full_name} tidak memerlukan undangan: akunnya nonaktif atau sudah memiliki kata sandi."
        )
    context = {
        "user": user,
        "by": by,
        "url": invitation_url(user, base_url=base_url, now=now),
        "valid_until": LINK.expires_at(now),
        "login_by": base_url,
    }
    subject = " ".join(render_to_string("accounts/email/invitation_subject.txt", context).split())
    body = render_to_string("accounts/email/invitation_message.txt", context)
    try:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email]).send()
    except (OSError, SMTPException) as error:
        raise InvitationNotSentError(user) from error


@transaction.atomic
def accept_invitation(*, token: str, password: str, now: datetime) -> User:
    """Gives the invited account its password; the link is void from then on.

    Raises ValidationError when the link is void, also when it was used a moment ago.
    """
    user = find_invited(token, now=now)
    user = user and User.objects.select_for_update().waiting().filter(pk=user.pk).first()
    if user is None:
        raise ValidationError("Undangan ini sudah dipakai atau sudah lewat waktunya.")
    user.set_password(password)
    user.save(update_fields=["password"])
    return user
