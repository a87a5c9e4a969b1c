"""Addresses of accounts: people, invitations, organizations, mails, first account; the login is in login_urls.py."""

from django.urls import path

from kipp.accounts.views import entrance, mail, organization, organization_import, user

app_name = "accounts"
urlpatterns = [
    path("penyiapan/<str:token>/", entrance.first_account, name="first-account"),
    path("undangan/<str:token>/", entrance.invitation_accept, name="invitation-accept"),
    path("akun/", user.user_list, name="user-list"),
    path("akun/baru/", user.user_create, name="user-create"),
    path("akun/<int:pk>/ubah/", user.user_edit, name="user-edit"),
    path("akun/<int:pk>/undang/", user.user_invite, name="user-invite"),
    path("perangkat-daerah/", organization.organization_list, name="organization-list"),
    path("perangkat-daerah/baru/", organization.organization_create, name="organization-create"),
    path("perangkat-daerah/<int:pk>/ubah/", organization.organization_edit, name="organization-edit"),
    path("perangkat-daerah/daftar.xlsx", organization.organization_export, name="organization-export"),
    path("perangkat-daerah/templat.xlsx", organization.organization_template, name="organization-template"),
    path("perangkat-daerah/impor/", organization_import.organization_import, name="organization-import"),
    path("perangkat-daerah/impor/pratinjau/", organization_import.organization_preview, name="organization-preview"),
    path("surel/", mail.mail_list, name="mail-list"),
    path("surel/<int:pk>/", mail.mail_detail, name="mail-detail"),
    path("surel/kirim/", mail.mail_release, name="mail-release"),
    path("surel/batalkan/", mail.mail_cancel, name="mail-cancel"),
    path("surel/ulangi/", mail.mail_retry, name="mail-retry"),
]
