"""Addresses of the submissions app."""

from django.urls import path

from submissions.views import entry, screening, section, submission

app_name = "submissions"
urlpatterns = [
    path("proposal/", submission.submission_list, name="submission-list"),
    path("proposal/baru/", submission.submission_create, name="submission-create"),
    path("proposal/<str:code>/", submission.submission_detail, name="submission-detail"),
    path("proposal/<str:code>/tulis/<slug:key>/", section.submission_edit, name="submission-edit"),
    path("proposal/<str:code>/ajukan/", submission.submission_submit, name="submission-submit"),
    path("edisi/<slug:slug>/proposal/", entry.entry_list, name="entry-list"),
    path("edisi/<slug:slug>/seleksi/", screening.screening_list, name="screening-list"),
    path("edisi/<slug:slug>/seleksi/<str:code>/", screening.screening_decide, name="screening-decide"),
]
