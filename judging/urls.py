"""Addresses of the judging app."""

from django.urls import path

from judging.views import (
    analysis,
    assignment,
    blind,
    closing,
    conflict,
    explanation,
    finishing,
    grid,
    groups,
    history,
    integrity,
    inviting,
    panel,
    panel_decision,
    paper,
    presentation,
    presentation_steps,
    profile,
    ranking,
    reconsideration,
    reminding,
    replacing,
    scorecard,
    severity,
    sheets,
    suggestion,
)

app_name = "judging"

STAGE = "edisi/<slug:slug>/tahap/<int:position>/"
OWN = "penilaian/<slug:slug>/<int:position>/"
DAY = STAGE + "presentasi/"
CONFLICTS = "edisi/<slug:slug>/benturan/"

urlpatterns = [
    path("penilaian/", scorecard.scorecard_list, name="scorecard-list"),
    path(OWN + "tabel/", grid.scorecard_grid, name="scorecard-grid"),
    path(OWN + "tabel/<str:code>/", grid.scorecard_grid_row, name="scorecard-grid-row"),
    path(OWN + "selesai/", finishing.scorecard_finish, name="scorecard-finish"),
    path(OWN + "lembar/", sheets.scorecard_pdf, name="scorecard-pdf"),
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
    path(STAGE + "juri/<int:judge>/lembar/", sheets.panel_sheets, name="panel-sheets"),
    path(STAGE + "juri/<int:judge>/riwayat/<str:code>/", history.score_history, name="score-history"),
    path(STAGE + "pengingat/", reminding.stage_remind, name="stage-remind"),
    path(STAGE + "lembar-kertas/", paper.paper_list, name="paper-list"),
    path(STAGE + "lembar-kertas/<int:judge>/kosong/", paper.paper_blank, name="paper-blank"),
    path(STAGE + "lembar-kertas/<int:judge>/<str:code>/", paper.paper_edit, name="paper-edit"),
    path(STAGE + "lembar-kertas/<int:judge>/<str:code>/periksa/", paper.paper_check, name="paper-check"),
    path("lembar-kertas/<str:code>/", paper.paper_scan, name="paper-scan"),
    path(STAGE + "tutup/", closing.stage_close, name="stage-close"),
    path(STAGE + "buka-kembali/", closing.stage_reopen, name="stage-reopen"),
    path(STAGE + "ketatnya-juri/", severity.severity_keep, name="severity-keep"),
    path(DAY, presentation.presentation_detail, name="presentation-detail"),
    path(DAY + "atur/", presentation.presentation_edit, name="presentation-edit"),
    path(DAY + "gugur/<str:code>/", presentation.presentation_gap, name="presentation-gap"),
    path(DAY + "cetak/", presentation.presentation_print, name="presentation-print"),
    path(DAY + "layar/", presentation.presentation_timer, name="presentation-timer"),
    path(DAY + "undi/", presentation_steps.presentation_draw, name="presentation-draw"),
    path(
        DAY + "undian/<int:number>/cetak/", presentation_steps.presentation_draw_print, name="presentation-draw-print"
    ),
    path(DAY + "tukar/", presentation_steps.presentation_swap, name="presentation-swap"),
    path(DAY + "umumkan/", presentation_steps.presentation_announce, name="presentation-announce"),
    path(STAGE + "tinjau-ulang/", reconsideration.reconsideration_list, name="reconsideration-list"),
    path(STAGE + "tinjau-ulang/cetak/", reconsideration.reconsideration_print, name="reconsideration-print"),
    path("edisi/<slug:slug>/peringkat/", ranking.ranking_page, name="ranking"),
    path("edisi/<slug:slug>/peringkat/analisis/", analysis.analysis_page, name="analysis"),
    path("edisi/<slug:slug>/peringkat/keputusan/<int:place>/", panel_decision.panel_decision, name="panel-decision"),
    path(
        "edisi/<slug:slug>/peringkat/keputusan/<int:place>/surat-suara/",
        panel_decision.panel_ballot,
        name="panel-ballot",
    ),
    path("edisi/<slug:slug>/peringkat/kelompok/", groups.ranking_groups, name="ranking-groups"),
    path("edisi/<slug:slug>/peringkat/<str:code>/", explanation.ranking_why, name="ranking-why"),
]
