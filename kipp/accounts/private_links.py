"""Links that only their recipient may ever see: made at the moment a mail leaves, and stored nowhere."""

from datetime import datetime, timedelta

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from kipp.accounts.links import SignedLink
from kipp.accounts.models import Mail, User
from kipp.shared.addresses import absolute

INVITATION = SignedLink("accounts:invitation-accept", timedelta(days=7))


class NobodyToLinkError(Exception):
    """The account has gone, or needs this link no more."""


def invitation_url(user: User, *, now: datetime) -> str:
    """Returns a link for 7 days; it is void once a password is chosen or the e-mail changes."""
    return INVITATION.url(settings.PORTAL_URL, [user.pk, fingerprint(user)], now=now)


def fingerprint(user: User) -> str:
    """Returns what changes with password and e-mail, and says nothing about either."""
    return salted_hmac("kipp.accounts.invitation", f"{user.password}:{user.email}").hexdigest()


def reset_url(user: User) -> str:
    """Returns allauth's link to choose another password: for an hour from now, once."""
    key = PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    kwargs = {"uidb36": user_pk_to_url_str(user), "key": key}
    return absolute(reverse("account_reset_password_from_key", kwargs=kwargs))


def body_with_link(mail: Mail) -> str:
    """Returns the body as it leaves, with the private link in its place.

    Raises NobodyToLinkError when no account has the address any more, or the invited chose a password meanwhile.
    """
    if not mail.link:
        return mail.body
    people = User.objects.waiting() if mail.link == Mail.Link.INVITATION else User.objects.active()
    user = people.filter(email__iexact=mail.recipient).first()
    if user is None:
        raise NobodyToLinkError("Akunnya tidak lagi memerlukan tautan ini.")
    is_invitation = mail.link == Mail.Link.INVITATION
    # The time that the invitation names counts from its writing.
    url = invitation_url(user, now=mail.created_at) if is_invitation else reset_url(user)
    return mail.body.replace(Mail.LINK_PLACE, url)
