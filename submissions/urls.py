"""Addresses of the submissions app."""

app_name = "submissions"
urlpatterns = []
