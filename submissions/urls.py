"""Addresses of the submissions app."""

from django.urls import path

from submissions.views import (
    announcement,
    attachment,
    document,
    entry,
    file_archive,
    other_version,
    participation,
    receipt,
    returning,
    screening,
    section,
    starting,
    submission,
)

app_name = "submissions"
urlpatterns = [
    path("proposal/", submission.submission_list, name="submission-list"),
    path("proposal/baru/", starting.submission_create, name="submission-create"),
    path("proposal/<str:code>/", submission.submission_detail, name="submission-detail"),
    path("proposal/<str:code>/tulis/<slug:key>/", section.submission_edit, name="submission-edit"),
    path("proposal/<str:code>/ajukan/", receipt.submission_submit, name="submission-submit"),
    path("proposal/<str:code>/tarik/", receipt.submission_take_back, name="submission-take-back"),
    path("proposal/<str:code>/otomatis/", receipt.submission_automatic, name="submission-automatic"),
    path("proposal/<str:code>/berkas/", attachment.attachment_add, name="attachment-add"),
    path("proposal/<str:code>/surat/<int:letter>/", document.letter_template, name="letter-template"),
    path("proposal/<str:code>/versi-lain/", other_version.version_list, name="version-list"),
    path("proposal/<str:code>/pdf/", document.submission_pdf, name="submission-pdf"),
    path("berkas/<str:code>/", attachment.attachment_open, name="attachment-open"),
    path("berkas/<str:code>/hapus/", attachment.attachment_remove, name="attachment-remove"),
    path("tanda-terima/<str:number>/", receipt.receipt_detail, name="receipt-detail"),
    path("tanda-terima/<str:number>/pdf/", receipt.receipt_download, name="receipt-download"),
    path("edisi/<slug:slug>/proposal/", entry.entry_list, name="entry-list"),
    path("edisi/<slug:slug>/unduh/berkas.zip", file_archive.archive_download, name="archive-download"),
    path("edisi/<slug:slug>/partisipasi/", participation.participation, name="participation"),
    path("edisi/<slug:slug>/partisipasi/teks/", participation.participation_texts, name="participation-texts"),
    path("edisi/<slug:slug>/partisipasi/surel/", participation.participation_mail, name="participation-mail"),
    path("edisi/<slug:slug>/partisipasi/<int:pk>/", participation.participant_detail, name="participant-detail"),
    path("edisi/<slug:slug>/seleksi/", screening.screening_list, name="screening-list"),
    path("edisi/<slug:slug>/seleksi/pengumuman/", announcement.announcement, name="announcement"),
    path("edisi/<slug:slug>/seleksi/pengumuman/cetak/", announcement.announcement_print, name="announcement-print"),
    path("edisi/<slug:slug>/seleksi/<str:code>/", screening.screening_decide, name="screening-decide"),
    path("edisi/<slug:slug>/seleksi/<str:code>/kembalikan/", returning.submission_return, name="submission-return"),
]
