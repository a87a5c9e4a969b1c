"""The minutes: each figure in the PDF and in the Word file is that of the views, and nothing is left unsaid."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from competitions.models import Competition, Stage
from judging.closing import close_stage
from judging.models import Award, DocumentDetails, JudgeProfile, PanelMember, PaperSheet, Scorecard, Standing
from judging.reconsidering import answer_request, ask_to_reconsider
from judging.results.papers.documents import made_paper, papers_of
from judging.results.papers.reading import minutes_of
from judging.results.sealing.seals import seal, set_decree
from kipp.accounts.models import Organization, User
from kipp.shared import wording
from kipp.shared.papers import A4, BLANK, pdf_of
from kipp.shared.word_files import word_file
from tests import factories, reading_pdf, reading_word
from tests.factories import NOW
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest() -> Contest:
    """Stage 1: A 90; B and C 80 on average, B better on the heavier criterion; D and E exactly equal; F withdrawn."""
    contest = Contest(Round("60 40", weight="40", finalists=3), Round("100", weight="60"), judges=3)
    contest.entry("INOVASI A", "90 90", "91.5 90", "88.5 90")
    contest.entry("INOVASI B", "85 72.5", "80 80", "75 87.5")
    contest.entry("INOVASI C", "80 80", "80 80", "79 81.5")
    contest.entry("INOVASI D", "70 70", "BK", "70 70")
    contest.entry("INOVASI E", "70 70", "70 70", "60?")
    contest.entry("INOVASI F", "65 65", "65 65", "65 65", state="withdrawn")
    return contest


def stage_of(contest: Contest, position: int = 1) -> Stage:
    return Stage.objects.select_related("competition").get(competition=contest.edition, position=position)


def paper(contest: Contest, name: str):
    edition = Competition.objects.get(pk=contest.edition.pk)
    (official,) = [each for each in papers_of(edition) if each.name == name]
    assert official.refusal == ""
    return made_paper(official, reader=contest.setda, now=NOW)


def minutes(contest: Contest, position: int | None = 1):
    edition = Competition.objects.get(pk=contest.edition.pk)
    stage = stage_of(contest, position) if position else None
    kind = "stage" if position else "final"
    details = DocumentDetails(competition=edition, stage=stage, kind=kind)
    return minutes_of(edition=edition, stage=stage, details=details, now=NOW)


def words(contest: Contest, name: str) -> str:
    """Returns the words of the PDF, which are those of the Word file too; lines also break after hyphens."""
    made = paper(contest, name)
    text = reading_pdf.text_of(pdf_of(made, A4)).replace("- ", "-")
    in_word = reading_word.text_of(word_file(made, A4, made_at=NOW)).split()
    assert [word for word in in_word if word not in text] == []
    return text


def table(contest: Contest, name: str, heading: str) -> list[dict[str, str]]:
    content = word_file(paper(contest, name), A4, made_at=NOW)
    return next(rows for rows in reading_word.tables_of(content) if rows and heading in rows[0])


def close(contest: Contest, position: int = 1) -> None:
    close_stage(stage=stage_of(contest, position), by=contest.setda, now=NOW, with_missing=True)


def finish(contest: Contest) -> None:
    """Closes stage 1 with A, B and C as finalists, and judges stage 2, in which C wins."""
    close(contest)
    entries = {standing.submission.title: standing.submission for standing in contest.board(1)}
    contest.score(entries["INOVASI A"], "80", "80", "80", stage=2)
    contest.score(entries["INOVASI B"], "85", "85", "85", stage=2)
    contest.score(entries["INOVASI C"], "99", "98", "97", stage=2)
    close(contest, 2)


def settle(contest: Contest, *titles: str) -> None:
    """Lets the panel part entries that did not reach stage 2."""
    entries = {standing.submission.title: standing.submission for standing in contest.board(1)}
    contest.decide(*(entries[title] for title in titles))


def test_the_totals_and_scores_are_those_of_the_view(contest):
    close(contest)
    rows = table(contest, "berita-acara-tahap-1", "Nilai tahap")
    recap = {row["Inovasi"]: row for row in rows if "J1" in row} or {
        row["Inovasi"]: row for row in table(contest, "berita-acara-tahap-1", "J1")
    }
    standings = list(Standing.objects.board(contest.edition, 1).select_related("submission").in_order())
    assert list(recap) == [standing.submission.title for standing in standings]
    text = words(contest, "berita-acara-tahap-1")
    for standing in standings:
        row = recap[standing.submission.title]
        assert row["Tempat"] == str(standing.place)
        assert row["Nilai tahap"] == wording.number(standing.score)
        totals = standing.totals_by_judge
        for place, judge in enumerate(contest.judges, start=1):
            if judge.pk in totals:
                assert row[f"J{place}"] == wording.number(totals[judge.pk])
                assert row[f"J{place}"] in text
    assert recap["INOVASI D"]["J2"] == "BK"
    assert recap["INOVASI E"]["J3"] == "belum"
    assert "INOVASI F" not in recap


def test_the_means_per_criterion_leave_out_what_does_not_count(contest):
    """B: (85 + 80 + 75) / 3 = 80 and (72.5 + 80 + 87.5) / 3 = 80; A: (90 + 91.5 + 88.5) / 3 = 90; E has two sheets."""
    close(contest)
    rows = {row["Inovasi"]: row for row in table(contest, "berita-acara-tahap-1", "K1")}
    assert (rows["INOVASI A"]["K1"], rows["INOVASI A"]["K2"]) == ("90,00", "90,00")
    assert (rows["INOVASI B"]["K1"], rows["INOVASI B"]["K2"]) == ("80,00", "80,00")
    assert (rows["INOVASI C"]["K1"], rows["INOVASI C"]["K2"]) == ("79,67", "80,50")
    assert (rows["INOVASI E"]["K1"], rows["INOVASI E"]["K2"]) == ("70,00", "70,00")


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


def test_the_additive_method_prints_how_strict_each_judge_was():
    """J1 gives 10 more and J3 10 less than the mean of the panel on every entry."""
    contest = Contest(Round("100", method="additive"), judges=3)
    for place in range(6):
        contest.entry(f"INOVASI {place}", str(90 - place), str(80 - place), str(70 - place))
    close(contest)
    rows = table(contest, "berita-acara-tahap-1", "Selisih terhadap rata-rata panel")
    assert [row["Selisih terhadap rata-rata panel"] for row in rows] == ["10,00", "0,00", "−10,00"]
    assert "adalah nilai disetarakan" in words(contest, "berita-acara-tahap-1")


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


def test_finalists_are_those_who_were_admitted_to_the_next_stage(contest):
    assert "Tahap ini belum ditutup" in words(contest, "berita-acara-tahap-1")
    close(contest)
    rows = table(contest, "berita-acara-tahap-1", "Kode")
    rows = rows if "Inovasi" in rows[0] else table(contest, "berita-acara-tahap-1", "Nilai tahap")
    assert [(row["Tempat"], row["Inovasi"], row["Nilai tahap"]) for row in rows] == [
        ("1", "INOVASI A", "90,00"),
        ("2", "INOVASI B", "80,00"),
        ("3", "INOVASI C", "80,00"),
    ]


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        ("mean", "adalah rata-rata total semua lembar yang dihitung."),
        ("trimmed", "tanpa satu total tertinggi dan satu total terendah"),
        ("median", "adalah median total lembar yang dihitung"),
    ],
)
def test_the_method_is_told_in_words_as_configured(method, sentence):
    contest = Contest(Round("25 75", method=method, scale=10, finalists=2, tie="grow"), Round("100", weight="0"))
    contest.entry("INOVASI A", "8 9", "8 9", "8 9")
    text = words(contest, "berita-acara-tahap-1")
    assert sentence in text
    assert "Setiap kriteria dinilai 0 sampai 10." in text
    assert "Proposal sampai dengan tempat 2 (dua) maju ke Tahap 2: Babak 2." in text
    assert "semua yang bernilai sama ikut maju" in text
    assert "dari yang terbesar: Kriteria 1.2 (75), Kriteria 1.1 (25)" in text
    assert ("median total juri pada" in text) == (method != "median")
    if method == "trimmed":
        assert "Kurang dari lima lembar, jadi memakai rata-rata semua total: INOVASI A." in text


def test_the_final_minutes_combine_the_stages_and_name_the_winners(contest):
    finish(contest)
    rows = {row["Inovasi"]: row for row in table(contest, "berita-acara-akhir", "Nilai akhir")}
    assert list(rows) == ["INOVASI C", "INOVASI A", "INOVASI B", "INOVASI D", "INOVASI E"]
    for standing in contest.board(0):
        row = rows[standing.submission.title]
        assert (row["Tempat"], row["Nilai akhir"]) == (str(standing.place), wording.number(standing.score))
        assert row["Jenjang"] == (standing.tier or "–")
    assert (rows["INOVASI C"]["Tahap 1"], rows["INOVASI C"]["Tahap 2"]) == ("80,00", "98,00")
    assert rows["INOVASI C"]["Nilai akhir"] == "90,80"  # 0.4 × 80 + 0.6 × 98
    text = words(contest, "berita-acara-akhir")
    assert "(Tahap 1: Babak 1 40, Tahap 2: Babak 2 60)" in text
    assert "Jenjang penghargaan: TOP 3: tempat 1 sampai 3; TOP 6: tempat 4 sampai 6." in text
    assert "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya." in text


def test_sealed_winners_are_printed_as_they_were_sealed(contest):
    finish(contest)
    settle(contest, "INOVASI E", "INOVASI D")
    seal(competition=contest.edition, by=contest.setda, now=NOW)
    Organization.objects.filter(pk=contest.organization.pk).update(name="Dinas Sesudah Penetapan")
    awards = list(Award.objects.filter(competition=contest.edition).winners().in_order())
    for name in ("berita-acara-akhir", "lampiran-keputusan"):
        content = word_file(paper(contest, name), A4, made_at=NOW)
        rows = [row for rows in reading_word.tables_of(content) for row in rows if "Inovator" in row]
        assert [(row["Tempat"], row["Inovasi"], row["Perangkat daerah atau unit kerja"]) for row in rows] == [
            (str(award.place), award.title, award.organization_name) for award in awards
        ]
    assert [award.title for award in awards][:3] == ["INOVASI C", "INOVASI A", "INOVASI B"]


def test_number_and_date_of_the_decree_are_those_of_the_seal(contest):
    finish(contest)
    settle(contest, "INOVASI E", "INOVASI D")
    assert f"Nomor : {BLANK} Tahun : {BLANK}" in words(contest, "lampiran-keputusan")
    seal(competition=contest.edition, by=contest.setda, now=NOW)
    assert f"Nomor : {BLANK} Tahun : {BLANK}" in words(contest, "lampiran-keputusan")
    set_decree(competition=contest.edition, number="900/12/2026", on=date(2026, 12, 1), by=contest.setda)
    text = words(contest, "lampiran-keputusan")
    assert "Nomor : 900/12/2026 Tahun : 2026 Tanggal : 1 Desember 2026" in text
    assert "Kudus, 1 Desember 2026" in text


def test_what_setda_has_not_typed_is_a_line_and_what_it_typed_is_printed(contest):
    close(contest)
    text = words(contest, "berita-acara-tahap-1")
    assert f"Nomor: {BLANK}" in text
    assert f"bertempat di {BLANK}" in text
    DocumentDetails.objects.create(
        competition=contest.edition,
        kind="stage",
        stage=stage_of(contest),
        number="000.9/123/2026",
        dated_on=date(2026, 11, 23),
        place="Ruang Rapat Rekaan",
        chair=contest.judges[1],
        signatory_position="a.n. Sekretaris Daerah\nKepala Bagian Organisasi",
        signatory_name="Raden Rekaan",
        signatory_nip="198501012010012001",
        updated_by=contest.setda,
        updated_at=NOW,
    )
    text = words(contest, "berita-acara-tahap-1")
    assert "Nomor: 000.9/123/2026" in text
    day = "Senin tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam (23-11-2026)"
    assert f"Pada hari ini {day}, bertempat di Ruang Rapat Rekaan" in text
    assert "Mengetahui, a.n. Sekretaris Daerah Kepala Bagian Organisasi Raden Rekaan NIP 19850101 201001 2 001" in text
    assert BLANK not in text
    signing = table(contest, "berita-acara-tahap-1", "Tanda tangan")
    assert signing[0]["Nama"] == contest.judges[1].full_name
    assert signing[0]["Kedudukan"] == "Ketua merangkap anggota"


def test_a_draft_says_so_on_every_page_and_a_sealed_one_shows_version_and_hash(contest):
    finish(contest)
    settle(contest, "INOVASI E", "INOVASI D")
    draft = paper(contest, "berita-acara-tahap-1")
    assert draft.banner == "KONSEP – belum ditetapkan"
    assert draft.mark == f"KONSEP – belum ditetapkan · sidik isi {draft.digest}"
    sealing = seal(competition=contest.edition, by=contest.setda, now=NOW)
    sealed = paper(contest, "berita-acara-tahap-1")
    assert (sealed.banner, sealed.mark) == ("", f"Versi 1 · hash {sealing.sha256}")
    assert sealed.digest == draft.digest


def test_the_chain_leaves_out_what_the_edition_has_switched_off():
    contest = Contest(Round("100", weight="50"), Round("100", weight="50"), ties_by_median=False, ties_by_stage=False)
    contest.entry("INOVASI A", "90", "90", "90")
    text = words(contest, "berita-acara-tahap-1")
    assert "1. rata-rata pada kriteria Tahap 1: Babak 1" in text
    assert "2. perbandingan langsung" in text
    assert "3. keputusan panel" in text
    assert "median total" not in text


def test_a_rehearsal_is_called_one(contest):
    Competition.objects.filter(pk=contest.edition.pk).update(is_rehearsal=True, slug="2026-gladi")
    close(contest)
    assert "GLADI" in paper(contest, "berita-acara-tahap-1").banner


def test_large_panels_go_on_in_another_table():
    contest = Contest(Round(" ".join(["6.25"] * 16)), judges=14)
    contest.entry("INOVASI A", *[" ".join(["80"] * 16)] * 14)
    content = word_file(paper(contest, "berita-acara-tahap-1"), A4, made_at=NOW)
    headings = [list(rows[0]) for rows in reading_word.tables_of(content) if rows and "Tempat" in rows[0]]
    assert [heading[3:] for heading in headings] == [
        [f"J{place}" for place in range(1, 13)],
        ["J13", "J14", "Nilai tahap"],
        [f"K{place}" for place in range(1, 13)],
        ["K13", "K14", "K15", "K16"],
    ]


def test_texts_of_people_stay_what_they_are(contest):
    entry = contest.standing("INOVASI A", 1).submission
    entry.title, entry.long_title = "#A <b>*R.A. Sri'ah “Ning”*</b>", "Judul 🎉 " + "panjang " * 28
    entry.save()
    close(contest)
    text = words_without_emoji(contest)
    assert "#A <b>*R.A. Sri'ah “Ning”*</b>" in text
    content = word_file(paper(contest, "berita-acara-tahap-1"), A4, made_at=NOW)
    assert "Judul 🎉 panjang" in reading_word.text_of(content)


def words_without_emoji(contest) -> str:
    return reading_pdf.text_of(pdf_of(paper(contest, "berita-acara-tahap-1"), A4))


@pytest.mark.parametrize("name", ["berita-acara-tahap-1", "berita-acara-akhir", "lampiran-keputusan"])
def test_the_number_of_queries_does_not_grow(name):
    numbers = []
    for year, entries in ((2027, 1), (2028, 3)):
        contest = Contest(Round("60 40"), judges=entries, year=year)
        for place in range(entries):
            contest.entry(f"INOVASI {place}", *[f"{90 - place} 80"] * entries)
        factories.close_stage(stage_of(contest))
        edition = Competition.objects.get(pk=contest.edition.pk)
        with CaptureQueriesContext(connection) as queries:
            (official,) = [each for each in papers_of(edition) if each.name == name]
            made_paper(official, reader=contest.setda, now=NOW)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
