"""The words of the minutes: method, seal, signatures, drafts and rehearsals, and what people typed."""

from datetime import date

import pytest

from competitions.models import Competition
from judging.models import Award, DocumentDetails
from judging.results.sealing.seals import seal, set_decree
from kipp.accounts.models import Organization
from kipp.shared.papers import A4, BLANK, pdf_of
from kipp.shared.word_files import word_file
from tests import reading_pdf, reading_word
from tests.factories import NOW
from tests.judging.contests import Contest, Round
from tests.judging.results.minutes.conftest import close, finish, paper, settle, stage_of, table, words

pytestmark = pytest.mark.django_db


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
