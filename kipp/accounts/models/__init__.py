"""The people and organizations of the regency, one file per noun."""

from kipp.accounts.models.mail import Mail
from kipp.accounts.models.organization import Organization
from kipp.accounts.models.user import Role, User, full_name_of

__all__ = ["Mail", "Organization", "Role", "User", "full_name_of"]
