"""Addresses of the competitions app."""

app_name = "competitions"
urlpatterns = []
