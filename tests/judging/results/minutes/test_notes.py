"""What the minutes tell besides: ties, decisions, conflicts, missing and paper sheets, second looks, the panel."""

from datetime import timedelta
from decimal import Decimal

import pytest

from competitions.models import Stage
from judging.models import JudgeProfile, PanelMember, PaperSheet, Scorecard
from judging.sheets.reconsidering import answer_request, ask_to_reconsider
from kipp.accounts.models import User
from tests import factories
from tests.factories import NOW
from tests.judging.results.minutes.conftest import close, minutes, stage_of, table, words

pytestmark = pytest.mark.django_db


def test_ties_name_the_deciding_step_and_shared_places(contest):
    close(contest)
    found = minutes(contest)
    assert [(tie.above.submission.title, tie.below.submission.title) for tie in found.ties] == [
        ("INOVASI B", "INOVASI C")
    ]
    text = words(contest, "berita-acara-tahap-1")
    assert "Nilai sama; ditentukan oleh rata-rata kriteria Kriteria 1.1." in text
    assert "Tempat 4 dipakai bersama oleh 2 proposal: INOVASI D, INOVASI E." in text


def test_a_decision_of_the_panel_is_told_with_reason_and_those_present(contest):
    entries = {standing.submission.title: standing.submission for standing in contest.board(1)}
    decision = contest.decide(entries["INOVASI E"], entries["INOVASI D"])
    decision.reason, decision.present = "E lebih siap direplikasi.", "Juri Satu\nJuri Dua"
    decision.save()
    close(contest)
    text = words(contest, "berita-acara-tahap-1")
    assert "menetapkan urutan: tempat 4 INOVASI E; tempat 5 INOVASI D." in text
    assert "Alasan: E lebih siap direplikasi." in text
    assert "Hadir: Juri Satu, Juri Dua." in text
    assert "Nilai sama; ditentukan oleh keputusan panel." in text


def test_conflicts_missing_sheets_and_entries_that_left_are_named(contest):
    second, third = contest.judges[1], contest.judges[2]
    entry = contest.standing("INOVASI D", 1).submission
    factories.make_conflict(entry, second, by=contest.setda, reason="family")
    other = contest.standing("INOVASI A", 1).submission
    factories.make_conflict(other, factories.make_user("judge", full_name="Juri Luar Panel"), by=contest.setda)
    close(contest)
    text = words(contest, "berita-acara-tahap-1")
    assert f"INOVASI D {second.full_name} hubungan keluarga dengan inovator dicatat Bagian Organisasi" in text
    assert f"INOVASI E: {third.full_name} (J3)." in text
    assert f"INOVASI F ({contest.organization.name}): ditarik." in text.replace("ditarik kembali", "ditarik")
    assert "Juri Luar Panel" not in text


def test_a_conflict_after_the_closing_says_that_the_sheet_counts_on(contest):
    close(contest)
    factories.make_conflict(contest.standing("INOVASI A", 1).submission, contest.judges[0], by=contest.setda)
    assert "Lembarnya tetap dihitung karena tahap sudah ditutup." in words(contest, "berita-acara-tahap-1")


def test_a_lifted_conflict_is_not_told(contest):
    conflict = factories.make_conflict(contest.standing("INOVASI D", 1).submission, contest.judges[1])
    conflict.lifted_by, conflict.lifted_at, conflict.lift_reason = contest.setda, NOW, "Keliru."
    conflict.save(update_fields=["lifted_by", "lifted_at", "lift_reason"])
    assert minutes(contest).conflicts == ()


def test_both_versions_of_a_sheet_that_was_looked_at_again_stand_side_by_side(contest):
    stage = stage_of(contest)
    Stage.objects.filter(pk=stage.pk).update(spread_limit=Decimal(20))
    wide = contest.entry("INOVASI G", "99 99", "60 60", "70 70")
    stage = stage_of(contest)
    judge = contest.judges[1]
    ask_to_reconsider(
        stage=stage, entry=wide.pk, judges=[judge.pk], reason="Mohon dibaca lagi.", by=contest.setda, now=NOW
    )
    card = Scorecard.objects.get(stage=stage, submission=wide, judge=judge)
    Scorecard.objects.filter(pk=card.pk).update(state="draft", finished_at=None)
    card.scores.filter(criterion__position=1).update(value=Decimal("75"))
    Scorecard.objects.filter(pk=card.pk).update(state="finished", finished_at=NOW)
    answer_request(card=card, answer="Bukti terlewat.", by=judge, now=NOW + timedelta(hours=1))
    text = words(contest, "berita-acara-tahap-1")
    assert "60,00 69,00 Kriteria 1.1: 60,00 menjadi 75,00" in text
    assert "Bagian Organisasi: Mohon dibaca lagi. Juri: Bukti terlewat." in text


def test_a_request_that_nobody_can_answer_any_more_says_why(contest):
    wide = contest.entry("INOVASI G", "99 99", "60 60", "70 70")
    judge = contest.judges[1].pk
    (request,) = ask_to_reconsider(
        stage=stage_of(contest), entry=wide.pk, judges=[judge], reason="Mohon dibaca lagi.", by=contest.setda, now=NOW
    )
    assert "Belum dijawab." in words(contest, "berita-acara-tahap-1")
    request.ended_at, request.ended_reason = NOW, "Juri dilepas."
    request.save(update_fields=["ended_at", "ended_reason"])
    assert "Berakhir tanpa jawaban: Juri dilepas." in words(contest, "berita-acara-tahap-1")


def test_sheets_copied_from_paper_are_named(contest):
    card = Scorecard.objects.get(submission__title="INOVASI A", judge=contest.judges[0])
    PaperSheet.objects.create(
        scorecard=card,
        name="lembar.pdf",
        file="paper/rekaan.pdf",
        content_type="application/pdf",
        size=1,
        sha256="a" * 64,
        signed_on=NOW.date(),
        marks={},
        total="90.00",
        typed_by=contest.setda,
        typed_at=NOW,
    )
    Scorecard.objects.filter(pk=card.pk).update(is_on_paper=True)
    rows = {row["Inovasi"]: row for row in table(contest, "berita-acara-tahap-1", "J1")}
    assert rows["INOVASI A"]["J1"].split() == ["90,00", "K"]
    assert rows["INOVASI B"]["J1"] == "80,00"
    assert f"INOVASI A: {contest.judges[0].full_name} (J1)." in words(contest, "berita-acara-tahap-1")


def test_the_panel_stands_with_employers_roles_and_who_was_replaced(contest):
    first, second, third = contest.judges
    JudgeProfile.objects.create(judge=first, employer="Universitas Rekaan", updated_at=NOW)
    User.objects.filter(pk=second.pk).update(affiliation="Harian Rekaan")
    stage = stage_of(contest)
    seat = PanelMember.objects.get(stage=stage, judge=third)
    seat.left_at, seat.left_reason = NOW, "Sakit."
    seat.save()
    substitute = factories.make_user("judge", full_name="Juri Pengganti Rekaan")
    PanelMember.objects.create(stage=stage, judge=substitute, position=4, replaces=seat)
    rows = table(contest, "berita-acara-tahap-1", "Asal instansi")
    assert [(row["Kode"], row["Asal instansi"], row["Lembar dihitung"]) for row in rows] == [
        ("J1", "Universitas Rekaan", "5"),
        ("J2", "Harian Rekaan", "4"),
        ("J3", "–", "4"),
        ("J4", "–", "0"),
    ]
    assert rows[2]["Kedudukan"] == "Anggota, sampai 1 November 2026"
    assert rows[3]["Kedudukan"] == f"Anggota, menggantikan J3 ({third.full_name})"
    text = words(contest, "berita-acara-tahap-1")
    assert f"{third.full_name} (J3) dilepas 1 November 2026. Alasan: Sakit. Pengganti: Juri Pengganti Rekaan." in text
    signing = table(contest, "berita-acara-tahap-1", "Tanda tangan")
    assert [row["Nama"] for row in signing] == [first.full_name, second.full_name, "Juri Pengganti Rekaan"]
