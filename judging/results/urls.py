"""Addresses of results: ceremony list and spreadsheets."""

app_name = "results"
urlpatterns = []
