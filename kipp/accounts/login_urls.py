"""Login, logout and passwords: allauth's views and names under Indonesian paths; sign-up has no address."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

urlpatterns = [
    path("masuk/", login_not_required(views.login), name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("sandi/ubah/", views.password_change, name="account_change_password"),
    path("sandi/buat/", views.password_set, name="account_set_password"),
    path("sandi/lupa/", login_not_required(views.password_reset), name="account_reset_password"),
    path("sandi/lupa/terkirim/", login_not_required(views.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        login_not_required(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "sandi/baru/selesai/",
        login_not_required(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("akun/nonaktif/", login_not_required(views.account_inactive), name="account_inactive"),
]
