"""Who may do what with accounts and organizations: all of it belongs to Setda."""

from django.core.exceptions import PermissionDenied

from kipp.accounts.models import User


def may_manage_accounts(user: User) -> bool:
    """Tells whether a person may see and change accounts and the list of organizations."""
    return user.is_active and user.is_admin


def require_account_manager(user: User) -> None:
    """Raises PermissionDenied for everybody but an active member of Setda."""
    if not may_manage_accounts(user):
        raise PermissionDenied("Hanya Bagian Organisasi yang dapat mengatur akun dan perangkat daerah.")
