"""Addresses of the set-up; everything that changes an edition lies below its `pengaturan/`."""

from django.urls import path

from competitions.views import edition, extension, roster, rows, stage

app_name = "competitions"
urlpatterns = [
    path("edisi/", edition.edition_list, name="edition-list"),
    path("edisi/baru/", edition.edition_create, name="edition-create"),
    path("edisi/<slug:slug>/", edition.edition_detail, name="edition-detail"),
    path("edisi/<slug:slug>/mulai/", edition.edition_start, name="edition-start"),
    path("edisi/<slug:slug>/arsipkan/", edition.edition_archive, name="edition-archive"),
    path("edisi/<slug:slug>/perpanjangan/", extension.extension_list, name="extension-list"),
    path("edisi/<slug:slug>/perpanjangan/baru/", extension.extension_create, name="extension-create"),
    path("edisi/<slug:slug>/perpanjangan/<int:organization>/", extension.extension_edit, name="extension-edit"),
    path("edisi/<slug:slug>/perpanjangan/<int:organization>/akhiri/", extension.extension_end, name="extension-end"),
    path("edisi/<slug:slug>/pengaturan/", edition.edition_edit, name="edition-edit"),
    path("edisi/<slug:slug>/pengaturan/pertanyaan/", rows.question_edit, name="question-edit"),
    path("edisi/<slug:slug>/pengaturan/kategori/", rows.category_edit, name="category-edit"),
    path("edisi/<slug:slug>/pengaturan/surat/", rows.letter_edit, name="letter-edit"),
    path("edisi/<slug:slug>/pengaturan/pemeriksaan/", rows.checklist_edit, name="checklist-edit"),
    path("edisi/<slug:slug>/pengaturan/jenjang/", rows.tier_edit, name="tier-edit"),
    path("edisi/<slug:slug>/pengaturan/perangkat-daerah/", roster.roster_edit, name="roster-edit"),
    path("edisi/<slug:slug>/pengaturan/tahap/baru/", stage.stage_create, name="stage-create"),
    path("edisi/<slug:slug>/pengaturan/tahap/<int:position>/", stage.stage_edit, name="stage-edit"),
    path("edisi/<slug:slug>/pengaturan/tahap/<int:position>/hapus/", stage.stage_delete, name="stage-delete"),
    path("edisi/<slug:slug>/pengaturan/tahap/<int:position>/kriteria/", rows.criterion_edit, name="criterion-edit"),
]
