"""Addresses of results: sealing and publication, documents, ceremony, certificates, feedback letters, spreadsheets."""

from django.urls import path

from judging.results import overview, own_results, views
from judging.results.ceremony import views as ceremonies
from judging.results.certificates import views as certificates
from judging.results.feedback import views as feedback
from judging.results.papers import views as papers
from judging.results.sealing import views as sealing

app_name = "results"

EDITION = "edisi/<slug:slug>/"
RESULTS = EDITION + "hasil/"

urlpatterns = [
    path(EDITION + "unduh/", views.downloads, name="downloads"),
    path(EDITION + "unduh/<slug:kind>.xlsx", views.download, name="download"),
    path(RESULTS, overview.overview, name="overview"),
    path(RESULTS + "penyerahan/", views.ceremony, name="ceremony"),
    path(RESULTS + "dokumen/", papers.document_list, name="document-list"),
    path(RESULTS + "dokumen/<slug:name>/", papers.document_edit, name="document-edit"),
    path(RESULTS + "dokumen/<slug:name>.<slug:ending>", papers.document_download, name="document-download"),
    path(RESULTS + "penetapan/", sealing.sealing, name="sealing"),
    path(RESULTS + "penetapan/versi-<int:version>.txt", sealing.sealing_text, name="sealing-text"),
    path(RESULTS + "penetapan/sk/", sealing.decree, name="decree"),
    path(RESULTS + "penetapan/buka-segel/", sealing.unsealing, name="unsealing"),
    path(RESULTS + "penetapan/pengumuman/", sealing.publication, name="publication"),
    path(RESULTS + "penetapan/pengumuman/tarik/", sealing.publication_withdraw, name="publication-withdraw"),
    path(RESULTS + "acara/", ceremonies.ceremony_plan, name="ceremony-plan"),
    path(RESULTS + "acara/naskah/", ceremonies.ceremony_script, name="ceremony-script"),
    path(RESULTS + "acara/panggung/", ceremonies.ceremony_screen, name="ceremony-screen"),
    path(RESULTS + "acara/kartu-<slug:kind>/", ceremonies.ceremony_cards, name="ceremony-cards"),
    path(RESULTS + "acara/<str:code>/", ceremonies.ceremony_detail, name="ceremony-detail"),
    path(RESULTS + "piagam/", certificates.certificate_list, name="certificate-list"),
    path(RESULTS + "piagam/rancangan/", certificates.certificate_design, name="certificate-design"),
    path(RESULTS + "piagam/contoh/", certificates.certificate_preview, name="certificate-preview"),
    path(RESULTS + "piagam/cetak/", certificates.certificate_print, name="certificate-print"),
    path(RESULTS + "umpan-balik/", feedback.feedback_list, name="feedback-list"),
    path(RESULTS + "umpan-balik/<str:code>/", feedback.feedback_edit, name="feedback-edit"),
    path("hasil/", own_results.own_results, name="own-results"),
    path("proposal/<str:code>/umpan-balik/", feedback.feedback_read, name="feedback-read"),
    path("proposal/<str:code>/umpan-balik/pdf/", feedback.feedback_download, name="feedback-download"),
    path("piagam/<str:code>/", certificates.certificate_open, name="certificate-open"),
    path("v/", certificates.certificate_find, name="certificate-find"),
    path("v/<str:code>/", certificates.certificate_check, name="certificate-check"),
]
