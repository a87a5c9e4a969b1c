"""Addresses of results: the seal and its publication, ceremony list, spreadsheets and official papers."""

from django.urls import path

from judging.results import document_views, sealing_views, views

app_name = "results"
urlpatterns = [
    path("edisi/<slug:slug>/unduh/", views.downloads, name="downloads"),
    path("edisi/<slug:slug>/unduh/<slug:kind>.xlsx", views.download, name="download"),
    path("edisi/<slug:slug>/penyerahan/", views.ceremony, name="ceremony"),
    path("edisi/<slug:slug>/dokumen/", document_views.document_list, name="document-list"),
    path("edisi/<slug:slug>/dokumen/<slug:name>/", document_views.document_edit, name="document-edit"),
    path(
        "edisi/<slug:slug>/dokumen/<slug:name>.<slug:ending>",
        document_views.document_download,
        name="document-download",
    ),
    path("edisi/<slug:slug>/penetapan/", sealing_views.sealing, name="sealing"),
    path("edisi/<slug:slug>/penetapan/versi-<int:version>.txt", sealing_views.sealing_text, name="sealing-text"),
    path("edisi/<slug:slug>/penetapan/sk/", sealing_views.decree, name="decree"),
    path("edisi/<slug:slug>/penetapan/buka-segel/", sealing_views.unsealing, name="unsealing"),
    path("edisi/<slug:slug>/penetapan/pengumuman/", sealing_views.publication, name="publication"),
    path(
        "edisi/<slug:slug>/penetapan/pengumuman/tarik/",
        sealing_views.publication_withdraw,
        name="publication-withdraw",
    ),
]
