"""The four workbooks, read back with openpyxl and held against the ranking."""

from datetime import date, datetime

import pytest
from django.db import InternalError, connection

from competitions.models import Competition
from judging.models import Scorecard, Standing
from judging.results.sealing.seals import seal, set_decree
from judging.results.workbooks import KINDS, file_name
from kipp.accounts.models import User
from kipp.shared.snapshots import one_snapshot
from submissions.models import Answer, Innovator, Submission
from tests import factories
from tests.judging.results.conftest import lines_of, rows_of, score_stage, values_of

NIP = "198501012010012001"
PHONE = "+6281234567890"


def archive(edition):
    Competition.objects.filter(pk=edition.pk).update(status="archived")


def test_winners_stand_by_place_with_everything_that_is_said(workbook, judged, edition):
    first = judged[0]
    Innovator.objects.create(submission=first, name="Anggota Rekaan", job_title="Bidan", nip=NIP, phone=PHONE)
    book = workbook("pemenang")
    assert [(page.title, row["Tempat"], row["Nama inovasi"]) for page in book for row in values_of(page)] == [
        ("TOP 3", 1, "INOVASI A"),
        ("TOP 3", 2, "INOVASI B"),
        ("TOP 3", 3, "INOVASI C"),
        ("TOP 6", 4, "INOVASI D"),
        ("TOP 6", 5, "INOVASI E"),
        ("TOP 6", 6, "INOVASI F"),
    ]
    page = book["TOP 3"]
    rows = values_of(page)
    assert rows[0]["Kode"] == first.code
    assert rows[0]["Judul lengkap"] == "Judul lengkap rekaan"
    assert rows[0]["Inovator"] == "Inovator Rekaan, S.Kep. (ketua)\nAnggota Rekaan"
    assert rows[0]["Jabatan"] == "Perawat\nBidan"
    assert rows[0]["Perangkat daerah induk"] is None
    assert rows[1]["Perangkat daerah atau unit kerja"] == "UPTD Puskesmas Kaliwungu"
    assert rows[1]["Perangkat daerah induk"] == "Dinas Kesehatan"
    assert rows[0]["Nilai akhir"] == rows[0]["Tahap 1: Penilaian proposal"] == 90
    assert {cell.data_type for row in rows_of(page) for cell in [row["Tempat"], row["Nilai akhir"]]} == {"n"}


def test_the_winners_of_a_tier_are_ready_to_print(workbook, judged, edition, setda):
    made = seal(competition=edition, by=setda, now=factories.NOW)
    set_decree(competition=edition, number="100.3/77/2026", on=date(2026, 12, 1), by=setda)
    book = workbook("pemenang")
    assert book.sheetnames == ["TOP 3", "TOP 6"]
    for page in book:
        title, *_, state = lines_of(page)
        assert (title, state) == (f"Pemenang {page.title}", f"Ditetapkan · Versi 1 · {made.sha256[:8]}…")
        first = int(page.auto_filter.ref.split(":")[0].lstrip("A"))
        assert page.freeze_panes == f"D{first + 1}"
        assert page.print_title_rows == f"${first}:${first}"
        assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert page.oddFooter.center.text == f"Penetapan versi 1 · {made.sha256[:8]}…"
        (row, *_) = rows_of(page)
        assert (row["Nomor SK"].value, row["Nomor SK"].data_type) == ("100.3/77/2026", "s")
        assert row["Tanggal SK"].is_date
        assert row["Tanggal SK"].value.date() == date(2026, 12, 1)
        numbers = ("Tempat", "Nilai akhir", "Tahap 1: Penilaian proposal", "Tahap 2: Presentasi dan wawancara")
        assert {row[name].data_type for name in numbers} == {"n"}


@pytest.mark.parametrize("kind", ["pemenang", "peringkat"])
def test_results_are_called_provisional_until_the_edition_is_archived(workbook, judged, edition, kind):
    provisional = "Sementara, belum ditetapkan."
    assert all(provisional in lines_of(page) for page in workbook(kind))
    archive(edition)
    assert not any(provisional in lines_of(page) for page in workbook(kind))


@pytest.mark.usefixtures("open_marks")
def test_what_is_open_stands_over_the_winners(workbook, judged, edition):
    late = factories.make_submission(edition, judged[0].organization, title="INOVASI Z")
    factories.admit_late(edition.stages.get(position=2), late)
    edition.stages.filter(position=2).update(state="open")
    lines = lines_of(workbook("pemenang")["TOP 3"])
    assert "Tahap 2: Presentasi dan wawancara belum ditutup." in lines
    assert "1 inovasi belum dinilai: “INOVASI Z”." in lines


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_says_what_it_is_and_when_it_was_made(workbook, judged, edition, kind):
    for page in workbook(kind):
        title, year, made, *_ = lines_of(page)
        assert title
        assert year == "Kompetisi Inovasi Pelayanan Publik · Edisi 2026"
        assert made == "Dibuat 1 November 2026 pukul 10.00 WIB dari portal KIPP Kudus."


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_of_a_rehearsal_says_so(workbook, setda, dinkes, kind):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True, notice="Nilai rekaan.")
    for page in workbook(kind, competition=rehearsal):
        assert "Gladi: edisi latihan. Data di sini bukan hasil resmi." in lines_of(page)
        assert "Nilai rekaan." in lines_of(page)


def test_places_agree_with_the_view(workbook, judged, edition):
    page = workbook("peringkat", data_only=True)["Peringkat"]
    rows = values_of(page)
    standings = list(Standing.objects.board(edition).in_order())
    assert [row["Tempat"] for row in rows] == [standing.place for standing in standings] == [1, 2, 3, 4, 5, 6, 7]
    assert [row["Nilai akhir"] for row in rows] == [float(standing.score) for standing in standings]
    assert [row["Tahap 1: Penilaian proposal"] for row in rows] == [90, 85, 80, 75, 70, 65, 60]
    assert [row["Jenjang"] for row in rows] == ["TOP 3"] * 3 + ["TOP 6"] * 3 + [None]
    assert [row["Lembar dihitung"] for row in rows] == [3] * 7


def test_the_final_score_is_a_live_formula_over_the_stages(workbook, judged):
    page = workbook("peringkat")["Peringkat"]
    first = rows_of(page)[0]["Nilai akhir"]
    row, above = first.row, first.row - 2
    assert (
        first.value
        == f'=SUMPRODUCT(G{row}:H{row},$G${above}:$H${above})/SUMIF(G{row}:H{row},"<>",$G${above}:$H${above})'
    )
    assert [page.cell(above, column).value for column in (6, 7, 8)] == ["Bobot tahap", 50, 50]
    assert [page.cell(above + 1, column).value for column in (7, 8)] == [
        "Tahap 1: Penilaian proposal",
        "Tahap 2: Presentasi dan wawancara",
    ]


def test_a_stage_that_only_selects_is_the_score_when_it_is_the_last(workbook, edition, juri, dinkes):
    edition.stages.update(weight=0)
    entry = factories.make_submission(edition, dinkes)
    score_stage(edition.stages.get(position=1), juri, {entry: 77})
    (row,) = rows_of(workbook("peringkat")["Peringkat"])
    assert row["Nilai akhir"].value == f"=G{row['Nilai akhir'].row}"
    (row,) = values_of(workbook("peringkat", data_only=True)["Peringkat"])
    assert row["Nilai akhir"] == 77


@pytest.mark.usefixtures("open_marks")
def test_shared_places_and_missing_ones_are_explained(workbook, edition, juri, dinkes):
    edition.stages.filter(position=2).delete()
    entries = [factories.make_submission(edition, dinkes, title=f"INOVASI {letter}") for letter in "ABCDEFG"]
    stage = edition.stages.get()
    score_stage(stage, juri, dict(zip(entries, [90, 90, 80, 80, 70, 70, 70], strict=True)), close=False)
    factories.admit(stage, factories.make_submission(edition, dinkes, title="INOVASI H"))
    rows = {row["Nama inovasi"]: row for row in values_of(workbook("peringkat")["Peringkat"])}
    assert rows["INOVASI A"]["Tempat"] == rows["INOVASI B"]["Tempat"] == 1
    assert rows["INOVASI A"]["Keterangan"] == "Tempat dipegang 2 inovasi."
    assert rows["INOVASI C"]["Keterangan"] == "Tempat dipegang 2 inovasi melewati batas. Perlu keputusan panel."
    assert rows["INOVASI H"]["Keterangan"] == "Belum dinilai, jadi belum bertempat."
    assert rows["INOVASI H"]["Tempat"] is None
    assert rows["INOVASI H"]["Nilai akhir"] is None


@pytest.mark.usefixtures("open_marks")
def test_the_deciding_step_is_named(workbook, edition, juri_satu, dinkes):
    edition.stages.filter(position=2).delete()
    stage = edition.stages.get()
    first, second = (factories.make_submission(edition, dinkes, title=f"INOVASI {letter}") for letter in "AB")
    factories.admit(stage, first, second)
    factories.open_stage(stage)
    factories.seat(stage, juri_satu)
    weights = [criterion.weight for criterion in stage.criteria.order_by("position")]
    heaviest, lighter = weights.index(30), weights.index(15)
    marks = [50] * len(weights)
    factories.fill_card(stage, first, juri_satu, [*marks[:heaviest], 60, *marks[heaviest + 1 :]])
    factories.fill_card(stage, second, juri_satu, [*marks[:lighter], 70, *marks[lighter + 1 :]])
    rows = values_of(workbook("peringkat")["Peringkat"])
    assert [row["Nama inovasi"] for row in rows] == ["INOVASI A", "INOVASI B"]
    assert rows[0]["Penentu terhadap tempat di atasnya"] is None
    heaviest_label = stage.criteria.get(weight=30).label
    assert heaviest_label in rows[1]["Penentu terhadap tempat di atasnya"]


@pytest.mark.usefixtures("open_marks")
def test_marks_stand_in_the_order_of_the_rubric_with_a_live_total(workbook, edition, juri, dinkes):
    stage = edition.stages.get(position=1)
    entry = factories.make_submission(edition, dinkes, title="INOVASI A")
    factories.admit(stage, entry)
    factories.open_stage(stage)
    factories.seat(stage, *juri)
    factories.fill_card(stage, entry, juri[0], [100, "87.5", 0, 30, 40, 50, 60])
    page = workbook("peringkat")["Tahap 1"]
    row = rows_of(page)[0]
    criteria = list(stage.criteria.order_by("position"))
    assert [row[criterion.label].value for criterion in criteria] == [100, 87.5, 0, 30, 40, 50, 60]
    assert {row[criterion.label].data_type for criterion in criteria} == {"n"}
    number, above = row["Total"].row, row["Total"].row - 2
    assert row["Total"].value == f"=SUMPRODUCT(F{number}:L{number},$F${above}:$L${above})/SUM($F${above}:$L${above})"
    assert [page.cell(above, column).value for column in range(5, 13)] == ["Bobot", *(c.weight for c in criteria)]
    expected = Standing.objects.board(edition, 1).get().score
    read = values_of(workbook("peringkat", data_only=True)["Tahap 1"])[0]
    assert read["Total"] == float(expected)
    assert (read["Kursi"], read["Juri"], read["Keadaan lembar"]) == ("J1", "Juri Satu Rekaan", "selesai")


def test_a_smaller_scale_is_brought_to_100(workbook, edition, juri_satu, dinkes):
    edition.stages.filter(position=1).update(scale_max=20)
    score_stage(edition.stages.get(position=1), [juri_satu], {factories.make_submission(edition, dinkes): 15})
    formula = rows_of(workbook("peringkat")["Tahap 1"])[0]["Total"].value
    assert formula.endswith("*100/20")
    assert values_of(workbook("peringkat", data_only=True)["Tahap 1"])[0]["Total"] == 75


@pytest.mark.usefixtures("open_marks")
def test_cards_that_do_not_count_are_marked_and_show_no_mark(workbook, edition, juri, dinkes):
    stage = edition.stages.get(position=1)
    entry = factories.make_submission(edition, dinkes)
    factories.admit(stage, entry)
    factories.open_stage(stage)
    factories.seat(stage, *juri)
    factories.fill_card(stage, entry, juri[0], [80] * 7)
    factories.fill_card(stage, entry, juri[1], [81] * 6 + [None], finish=False)
    factories.fill_card(stage, entry, juri[2], [82] * 7, finish=False)
    Scorecard.objects.filter(judge=juri[2]).update(state="recused")
    rows = values_of(workbook("peringkat", data_only=True)["Tahap 1"])
    assert [row["Keadaan lembar"] for row in rows] == ["selesai", "belum selesai", "benturan kepentingan"]
    criteria = list(stage.criteria.values_list("label", flat=True))
    assert [[row[label] for label in [*criteria, "Total"]] for row in rows[1:]] == [[None] * 8] * 2
    assert rows[0]["Total"] == 80


def test_cards_of_a_withdrawn_entry_say_that_they_do_not_count(workbook, judged):
    Submission.objects.filter(pk=judged[0].pk).update(state="withdrawn", reason="Alasan rekaan.")
    book = workbook("peringkat", data_only=True)
    of_first = [row for row in values_of(book["Tahap 1"]) if row["Kode"] == judged[0].code]
    assert {row["Keadaan lembar"] for row in of_first} == {"selesai; proposal ditarik, tidak dihitung"}
    assert judged[0].code not in [row["Kode"] for row in values_of(book["Peringkat"])]


def test_entries_are_whole_and_typed(workbook, edition, dinkes):
    entry = factories.make_submission(edition, dinkes, decided_at=factories.NOW)
    row = rows_of(workbook("proposal")["Proposal"])[0]
    assert row["Kode"].value == entry.code
    assert row["Keadaan"].value == "lolos administrasi"
    assert (row["Kelompok"].value, row["Bentuk"].value) == ("umum", "non-digital")
    assert row["Mulai diterapkan"].value.date() == entry.implemented_on
    assert row["Diajukan (WIB)"].value == datetime(2026, 11, 1, 10, 0)  # noqa: DTZ001 - a spreadsheet knows no zone
    assert row["Diputuskan (WIB)"].is_date
    questions = edition.questions.order_by("position")
    assert [row[f"{question.number} {question.label}"].value for question in questions] == [
        "Jawaban rekaan yang cukup panjang."
    ] * len(questions)


@pytest.mark.parametrize("title", ["=1+1", "==1", "+62812", "-1", "@SUM(A1)"])
def test_titles_stay_inert_in_every_workbook(workbook, edition, juri, dinkes, title):
    entry = factories.make_submission(edition, dinkes, title=title, long_title=title)
    score_stage(edition.stages.get(position=1), juri, {entry: 80})
    pages = [
        *(page for kind in ("pemenang", "peringkat", "proposal") for page in workbook(kind)),
    ]
    cells = [row["Nama inovasi"] for page in pages for row in rows_of(page)]
    assert len(cells) == 1 + (1 + 3) + 2
    assert {(cell.value, cell.data_type) for cell in cells} == {(title, "s")}


def test_numbers_that_are_names_keep_every_digit(workbook, edition, dinkes):
    entry = factories.make_submission(edition, dinkes)
    Innovator.objects.create(submission=entry, name="Anggota Rekaan", nip=NIP, phone=PHONE)
    lead, member = rows_of(workbook("proposal")["Inovator"])
    assert (lead["Peran"].value, member["Peran"].value) == ("ketua", "anggota")
    assert (member["NIP"].value, member["NIP"].data_type) == (NIP, "s")
    assert (member["Nomor WhatsApp"].value, member["Nomor WhatsApp"].data_type) == (PHONE, "s")


def test_a_vertical_tab_and_a_long_answer_arrive(workbook, edition, dinkes):
    entry = factories.make_submission(edition, dinkes)
    first, second = edition.questions.order_by("position")[:2]
    Answer.objects.filter(submission=entry, question=first).update(text="satu\x0bdua\x1f")
    Answer.objects.filter(submission=entry, question=second).update(text="kata " * 10_000)
    book = workbook("proposal")
    (row,) = values_of(book["Proposal"])
    assert row[f"{first.number} {first.label}"] == "satu\ndua"
    head = row[f"{second.number} {second.label}"].removesuffix(" […] teks berlanjut pada lembar Lanjutan")
    (rest,) = values_of(book["Lanjutan"])
    assert head + rest["Teks"] == "kata " * 10_000


def test_observers_get_no_drafts_and_no_personal_data(workbook, edition, dinkes, pengamat):
    factories.make_submission(edition, dinkes, title="DRAF", state="draft")
    entry = factories.make_submission(edition, dinkes, title="DIAJUKAN", state="submitted")
    Innovator.objects.create(submission=entry, name="Anggota Rekaan", nip=NIP, phone=PHONE)
    book = workbook("proposal", user=pengamat)
    assert [row["Nama inovasi"] for row in values_of(book["Proposal"])] == ["DIAJUKAN"]
    assert {row["Nama inovasi"] for row in values_of(book["Inovator"])} == {"DIAJUKAN"}
    everything = str([values_of(page) for page in book])
    assert NIP not in everything
    assert PHONE not in everything


def test_participation_counts_units_for_their_parent(workbook, edition, dinkes, puskesmas, disdikpora):
    factories.make_submission(edition, puskesmas)
    factories.make_submission(edition, dinkes, state="draft")
    book = workbook("partisipasi")
    assert "1 dari 2 perangkat daerah mengajukan proposal." in lines_of(book["Ringkasan"])
    assert values_of(book["Ringkasan"])[0] == {"Keterangan": "Perangkat daerah tercatat", "Jumlah": 2}
    rows = {row["Nama singkat"]: row for row in values_of(book["Partisipasi"])}
    health = rows["Dinkes"]
    assert (health["Unit kerja"], health["Draf"], health["Diajukan"], health["Lolos administrasi"]) == (1, 1, 1, 1)
    assert (health["Ikut serta"], rows["Disdikpora"]["Ikut serta"]) == ("ya", "tidak")


def test_an_edition_without_anything_still_gives_workbooks(workbook, edition):
    for kind in ("pemenang", "peringkat", "proposal"):
        assert [values_of(page) for page in workbook(kind)] == [[]] * len(workbook(kind).sheetnames)


def test_file_names_say_year_and_kind(setda, edition):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    assert file_name(kind=KINDS["pemenang"], competition=edition) == "KIPP-2026-pemenang.xlsx"
    assert file_name(kind=KINDS["proposal"], competition=rehearsal) == "KIPP-2026-gladi-proposal.xlsx"


@pytest.mark.django_db(transaction=True)
def test_a_workbook_reads_one_instant_and_changes_nothing():
    with connection.cursor() as cursor:
        with one_snapshot():
            cursor.execute("show transaction_isolation")
            assert cursor.fetchone() == ("repeatable read",)
        with pytest.raises(InternalError), one_snapshot():
            Competition.objects.update(theme="Diubah")


def test_participation_tells_status_pace_and_kinds(workbook, edition, dinkes, puskesmas, disdikpora):
    entry = factories.make_submission(edition, puskesmas, form="digital")
    factories.make_submission(edition, disdikpora, state="draft", complete=False)
    book = workbook("partisipasi")
    rows = {row["Nama singkat"]: row for row in values_of(book["Partisipasi"])}
    assert (rows["Dinkes"]["Keadaan"], rows["Dinkes"]["Kelengkapan (%)"]) == ("lolos administrasi", 100)
    assert (rows["Disdikpora"]["Keadaan"], rows["Disdikpora"]["dari unit kerja"]) == ("draf", 0)
    assert rows["Disdikpora"]["Kelengkapan (%)"] < 100
    days = values_of(book["Laju pengajuan"])
    assert len(days) == 26
    assert [day["Edisi 2026"] for day in days[9:12]] == [0, 1, None]
    kinds = {(row["Golongan"], row["Ragam"]): row["Proposal"] for row in values_of(book["Ragam"])}
    assert kinds["Bentuk", "digital"] == 1
    assert kinds["Kategori", entry.category.label] == 1


def test_contacts_are_in_the_workbook_of_setda_only(workbook, setda, pengamat, edition, operator_dinkes):
    User.objects.filter(pk=operator_dinkes.pk).update(phone=PHONE)
    (row,) = [row for row in values_of(workbook("partisipasi", user=setda)["Partisipasi"]) if row["Operator"]]
    assert (row["Operator"], row["Nomor WhatsApp"], row["Surel"]) == (
        "Operator Dinkes Rekaan",
        PHONE,
        "dinkes@example.id",
    )
    everything = str([values_of(page) for page in workbook("partisipasi", user=pengamat)])
    for secret in ("Operator", PHONE, "dinkes@example.id"):
        assert secret not in everything


def test_marks_of_an_open_stage_are_in_no_workbook(workbook, edition, juri, dinkes):
    entry = factories.make_submission(edition, dinkes, title="INOVASI A")
    score_stage(edition.stages.get(position=1), juri, {entry: "77.77"}, close=False)

    for kind in KINDS:
        book = workbook(kind)
        cells = [str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row]
        assert "Tahap 1" not in book.sheetnames
        assert not [cell for cell in cells if "77.77" in cell]
    assert "Tahap 1: Penilaian proposal belum ditutup. Nilainya terlihat setelah tahap itu ditutup." in [
        cell.value for cell in workbook("pemenang")["Pemenang"]["A"]
    ]


def test_a_closed_stage_is_in_the_workbook_while_the_next_one_is_kept_back(workbook, edition, juri, dinkes):
    first = factories.make_submission(edition, dinkes, title="INOVASI A")
    score_stage(edition.stages.get(position=1), juri, {first: "66.66"})
    score_stage(edition.stages.get(position=2), juri, {first: "77.77"}, close=False)

    book = workbook("peringkat")
    cells = [str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row]

    assert book.sheetnames == ["Peringkat", "Tahap 1"]
    assert [(row["Tempat"], row["Nama inovasi"]) for row in values_of(book["Peringkat"])] == [(1, "INOVASI A")]
    assert [cell for cell in cells if "66.66" in cell]
    assert not [cell for cell in cells if "77.77" in cell or "72.21" in cell]
