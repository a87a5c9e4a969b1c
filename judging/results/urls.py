"""Addresses of results: sealing and publication, documents, ceremony, certificates, feedback letters, spreadsheets."""

from django.urls import path

from judging.results import document_views, own_results, sealing_views, views
from judging.results.ceremony import views as ceremonies
from judging.results.certificates import views as certificates
from judging.results.feedback import views as feedback

app_name = "results"

EDITION = "edisi/<slug:slug>/"

urlpatterns = [
    path(EDITION + "unduh/", views.downloads, name="downloads"),
    path(EDITION + "unduh/<slug:kind>.xlsx", views.download, name="download"),
    path(EDITION + "penyerahan/", views.ceremony, name="ceremony"),
    path(EDITION + "dokumen/", document_views.document_list, name="document-list"),
    path(EDITION + "dokumen/<slug:name>/", document_views.document_edit, name="document-edit"),
    path(EDITION + "dokumen/<slug:name>.<slug:ending>", document_views.document_download, name="document-download"),
    path(EDITION + "penetapan/", sealing_views.sealing, name="sealing"),
    path(EDITION + "penetapan/versi-<int:version>.txt", sealing_views.sealing_text, name="sealing-text"),
    path(EDITION + "penetapan/sk/", sealing_views.decree, name="decree"),
    path(EDITION + "penetapan/buka-segel/", sealing_views.unsealing, name="unsealing"),
    path(EDITION + "penetapan/pengumuman/", sealing_views.publication, name="publication"),
    path(EDITION + "penetapan/pengumuman/tarik/", sealing_views.publication_withdraw, name="publication-withdraw"),
    path(EDITION + "acara/", ceremonies.ceremony_plan, name="ceremony-plan"),
    path(EDITION + "acara/naskah/", ceremonies.ceremony_script, name="ceremony-script"),
    path(EDITION + "acara/panggung/", ceremonies.ceremony_screen, name="ceremony-screen"),
    path(EDITION + "acara/kartu-<slug:kind>/", ceremonies.ceremony_cards, name="ceremony-cards"),
    path(EDITION + "acara/<str:code>/", ceremonies.ceremony_detail, name="ceremony-detail"),
    path(EDITION + "piagam/", certificates.certificate_list, name="certificate-list"),
    path(EDITION + "piagam/rancangan/", certificates.certificate_design, name="certificate-design"),
    path(EDITION + "piagam/contoh/", certificates.certificate_preview, name="certificate-preview"),
    path(EDITION + "piagam/cetak/", certificates.certificate_print, name="certificate-print"),
    path(EDITION + "umpan-balik/", feedback.feedback_list, name="feedback-list"),
    path(EDITION + "umpan-balik/<str:code>/", feedback.feedback_edit, name="feedback-edit"),
    path("hasil/", own_results.own_results, name="own-results"),
    path("proposal/<str:code>/umpan-balik/", feedback.feedback_read, name="feedback-read"),
    path("proposal/<str:code>/umpan-balik/pdf/", feedback.feedback_download, name="feedback-download"),
    path("piagam/<str:code>/", certificates.certificate_open, name="certificate-open"),
    path("v/", certificates.certificate_find, name="certificate-find"),
    path("v/<str:code>/", certificates.certificate_check, name="certificate-check"),
]
