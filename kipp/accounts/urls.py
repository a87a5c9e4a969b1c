"""Addresses of accounts: login by allauth under Indonesian paths, people and organizations."""

app_name = "accounts"
urlpatterns = []
