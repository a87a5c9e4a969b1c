"""All addresses of the portal, in Indonesian; each app brings its own."""

from django.conf import settings
from django.urls import include, path

from kipp import home

urlpatterns = [
    path("", home.landing, name="landing"),
    path("beranda/", home.home, name="home"),
    path("pemenang/", home.awards, name="awards"),
    path("aturan-penilaian/", home.rules, name="rules"),
    path("", include("kipp.accounts.login_urls")),
    path("", include("kipp.accounts.urls")),
    path("", include("competitions.urls")),
    path("", include("submissions.urls")),
    path("", include("judging.urls")),
    path("", include("judging.results.urls")),
]

if settings.LOCAL:
    from kipp.shared.specimens import components_page

    urlpatterns.append(path("_komponen/", components_page, name="components"))
