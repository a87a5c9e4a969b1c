"""Addresses of results: ceremony list and spreadsheets."""

from django.urls import path

from judging.results import views
from judging.results.ceremony import views as ceremonies
from judging.results.certificates import views as certificates

app_name = "results"
urlpatterns = [
    path("edisi/<slug:slug>/unduh/", views.downloads, name="downloads"),
    path("edisi/<slug:slug>/unduh/<slug:kind>.xlsx", views.download, name="download"),
    path("edisi/<slug:slug>/penyerahan/", views.ceremony, name="ceremony"),
    path("edisi/<slug:slug>/penetapan/", views.award_record, name="award-record"),
    path("edisi/<slug:slug>/acara/", ceremonies.ceremony_plan, name="ceremony-plan"),
    path("edisi/<slug:slug>/acara/naskah/", ceremonies.ceremony_script, name="ceremony-script"),
    path("edisi/<slug:slug>/acara/panggung/", ceremonies.ceremony_screen, name="ceremony-screen"),
    path("edisi/<slug:slug>/acara/kartu-<slug:kind>/", ceremonies.ceremony_cards, name="ceremony-cards"),
    path("edisi/<slug:slug>/acara/<str:code>/", ceremonies.ceremony_detail, name="ceremony-detail"),
    path("edisi/<slug:slug>/piagam/", certificates.certificate_list, name="certificate-list"),
    path("edisi/<slug:slug>/piagam/rancangan/", certificates.certificate_design, name="certificate-design"),
    path("edisi/<slug:slug>/piagam/contoh/", certificates.certificate_preview, name="certificate-preview"),
    path("edisi/<slug:slug>/piagam/cetak/", certificates.certificate_print, name="certificate-print"),
    path("piagam/<str:code>/", certificates.certificate_open, name="certificate-open"),
    path("v/", certificates.certificate_find, name="certificate-find"),
    path("v/<str:code>/", certificates.certificate_check, name="certificate-check"),
]
