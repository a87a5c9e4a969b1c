"""Addresses of the judging app."""

app_name = "judging"
urlpatterns = []
