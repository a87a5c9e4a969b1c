"""Addresses of results: ceremony list, spreadsheets and official papers."""

from django.urls import path

from judging.results import document_views, views

app_name = "results"
urlpatterns = [
    path("edisi/<slug:slug>/unduh/", views.downloads, name="downloads"),
    path("edisi/<slug:slug>/unduh/<slug:kind>.xlsx", views.download, name="download"),
    path("edisi/<slug:slug>/penyerahan/", views.ceremony, name="ceremony"),
    path("edisi/<slug:slug>/penetapan/", views.award_record, name="award-record"),
    path("edisi/<slug:slug>/dokumen/", document_views.document_list, name="document-list"),
    path("edisi/<slug:slug>/dokumen/<slug:name>/", document_views.document_edit, name="document-edit"),
    path(
        "edisi/<slug:slug>/dokumen/<slug:name>.<slug:ending>",
        document_views.document_download,
        name="document-download",
    ),
]
