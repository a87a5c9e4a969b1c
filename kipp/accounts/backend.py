"""How a session finds its person: together with the organization, whose name stands on every page."""

from allauth.account.auth_backends import AuthenticationBackend

from kipp.accounts.models import User


class MemberBackend(AuthenticationBackend):
    def get_user(self, user_id):
        user = User.objects.select_related("organization__parent").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
