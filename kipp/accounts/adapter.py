"""How allauth behaves here: no sign-up, Indonesian mails."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by Setda, never by strangers."""

    def is_open_for_signup(self, request):
        return False
