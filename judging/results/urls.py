"""Addresses of results: ceremony list and spreadsheets."""

from django.urls import path

from judging.results import views

app_name = "results"
urlpatterns = [
    path("edisi/<slug:slug>/unduh/", views.downloads, name="downloads"),
    path("edisi/<slug:slug>/unduh/<slug:kind>.xlsx", views.download, name="download"),
    path("edisi/<slug:slug>/penyerahan/", views.ceremony, name="ceremony"),
    path("edisi/<slug:slug>/penetapan/", views.award_record, name="award-record"),
]
