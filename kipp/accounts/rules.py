"""Who may do what with accounts, organizations and outgoing mails: all of it belongs to Setda."""

from django.core.exceptions import PermissionDenied

from kipp.accounts.models import User


def may_manage_accounts(user: User) -> bool:
    """Tells whether a person may see and change accounts and the list of organizations."""
    return user.is_active and user.is_admin


def require_account_manager(user: User) -> None:
    """Raises PermissionDenied for everybody but an active member of Setda."""
    if not may_manage_accounts(user):
        raise PermissionDenied("Hanya Bagian Organisasi yang dapat mengatur akun dan perangkat daerah.")


def may_keep_outbox(user: User) -> bool:
    """Tells whether a person may read, release, cancel and repeat outgoing mails."""
    return user.is_active and user.is_admin


def require_outbox_keeper(user: User) -> None:
    """Raises PermissionDenied for everybody but an active member of Setda."""
    if not may_keep_outbox(user):
        raise PermissionDenied("Hanya Bagian Organisasi yang dapat mengatur surel keluar.")
