"""Addresses of the judging app."""

from django.urls import path

from judging.views import (
    assignment,
    blind,
    closing,
    conflict,
    explanation,
    groups,
    integrity,
    inviting,
    panel,
    panel_decision,
    profile,
    ranking,
    reconsideration,
    replacing,
    scorecard,
    suggestion,
)

app_name = "judging"

STAGE = "edisi/<slug:slug>/tahap/<int:position>/"
CONFLICTS = "edisi/<slug:slug>/benturan/"

urlpatterns = [
    path("penilaian/", scorecard.scorecard_list, name="scorecard-list"),
    path("penilaian/<slug:slug>/<int:position>/<str:code>/", scorecard.scorecard_edit, name="scorecard-edit"),
    path(
        "penilaian/<slug:slug>/<int:position>/<str:code>/tinjau-ulang/",
        reconsideration.reconsideration_answer,
        name="reconsideration-answer",
    ),
    path(
        "penilaian/<slug:slug>/<int:position>/<str:code>/benturan/", conflict.conflict_declare, name="conflict-declare"
    ),
    path(CONFLICTS, conflict.conflict_list, name="conflict-list"),
    path(CONFLICTS + "cetak/", conflict.conflict_print, name="conflict-print"),
    path(CONFLICTS + "catat/", conflict.conflict_record, name="conflict-record"),
    path(CONFLICTS + "<int:pk>/cabut/", conflict.conflict_lift, name="conflict-lift"),
    path(CONFLICTS + "usulan/", suggestion.suggestion_list, name="suggestion-list"),
    path(
        CONFLICTS + "usulan/<int:judge>/<str:code>/abaikan/", suggestion.suggestion_dismiss, name="suggestion-dismiss"
    ),
    path("edisi/<slug:slug>/tanpa-nama/<str:code>/", blind.blind_edit, name="blind-edit"),
    path("pernyataan-integritas/<slug:slug>/", integrity.integrity_statement, name="integrity-statement"),
    path("profil-juri/", profile.profile_edit, name="profile-edit"),
    path("juri/<int:pk>/", profile.profile_detail, name="profile-detail"),
    path(STAGE, panel.stage_detail, name="stage-detail"),
    path(STAGE + "buka/", panel.stage_open, name="stage-open"),
    path(STAGE + "tugaskan/", panel.stage_assign, name="stage-assign"),
    path(STAGE + "penugasan/", assignment.assignment_edit, name="assignment-edit"),
    path(STAGE + "penugasan/berkas/", assignment.assignment_export, name="assignment-export"),
    path(STAGE + "penugasan/unggah/", assignment.assignment_import, name="assignment-import"),
    path(STAGE + "penugasan/pratinjau/", assignment.assignment_preview, name="assignment-preview"),
    path(STAGE + "penugasan/undi/", assignment.assignment_draw, name="assignment-draw"),
    path(STAGE + "penugasan/undian/<int:number>/", assignment.draw_detail, name="draw-detail"),
    path(STAGE + "juri/", panel.panel_add, name="panel-add"),
    path(STAGE + "juri/<int:judge>/keluarkan/", panel.panel_remove, name="panel-remove"),
    path(STAGE + "juri/undang/", inviting.panel_invite, name="panel-invite"),
    path(STAGE + "juri/<int:judge>/undang-lagi/", inviting.panel_invite_again, name="panel-invite-again"),
    path(STAGE + "juri/<int:judge>/ganti/", replacing.panel_replace, name="panel-replace"),
    path(STAGE + "tutup/", closing.stage_close, name="stage-close"),
    path(STAGE + "buka-kembali/", closing.stage_reopen, name="stage-reopen"),
    path(STAGE + "tinjau-ulang/", reconsideration.reconsideration_list, name="reconsideration-list"),
    path(STAGE + "tinjau-ulang/cetak/", reconsideration.reconsideration_print, name="reconsideration-print"),
    path("edisi/<slug:slug>/peringkat/", ranking.ranking_page, name="ranking"),
    path("edisi/<slug:slug>/peringkat/keputusan/<int:place>/", panel_decision.panel_decision, name="panel-decision"),
    path(
        "edisi/<slug:slug>/peringkat/keputusan/<int:place>/surat-suara/",
        panel_decision.panel_ballot,
        name="panel-ballot",
    ),
    path("edisi/<slug:slug>/peringkat/kelompok/", groups.ranking_groups, name="ranking-groups"),
    path("edisi/<slug:slug>/peringkat/<str:code>/", explanation.ranking_why, name="ranking-why"),
]
