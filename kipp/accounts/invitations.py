"""Invitations: a mail with a link by which the owner of a new account chooses the password."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare

from kipp.accounts import outbox
from kipp.accounts.models import Mail, User
from kipp.accounts.private_links import INVITATION, fingerprint
from kipp.accounts.rules import require_account_manager

TOPIC = "undangan"


def find_invited(token: str, *, now: datetime) -> User | None:
    """Returns whose invitation this is, or None when it is void."""
    pk, digest = INVITATION.read(token, now=now) or (None, "")
    user = User.objects.waiting().select_related("organization").filter(pk=pk).first()
    return user if user and constant_time_compare(digest, fingerprint(user)) else None


def send_invitation(*, user: User, by: User, now: datetime) -> None:
    """Writes the mail with the link to choose a password; it leaves within seconds, with the next tick.

    Raises PermissionDenied for others than Setda, ValidationError when the account needs no invitation.
    """
    require_account_manager(by)
    if not user.is_waiting:
        raise ValidationError(
            f"{user.full_name} tidak memerlukan undangan: akunnya nonaktif atau sudah memiliki kata sandi."
        )
    context = {
        "user": user,
        "by": by,
        "url": Mail.LINK_PLACE,
        "valid_until": INVITATION.expires_at(now),
        "login_by": settings.PORTAL_URL,
    }
    subject = render_to_string("accounts/email/invitation_subject.txt", context)
    body = render_to_string("accounts/email/invitation_message.txt", context)
    link = Mail.Link.INVITATION
    outbox.post(topic=TOPIC, recipient=user, subject=subject, body=body, by=by, now=now, link=link)


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
