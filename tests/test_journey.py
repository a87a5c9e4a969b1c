"""One edition in real Chromium, from set-up to the public page of winners, by every role that works on it."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.conf import settings
from django.db import connection, connections
from playwright.sync_api import expect

from competitions.models import Competition
from kipp.accounts.models import Role
from submissions.models import Submission
from tests import factories, files
from tests.browsing import log_in

WIB = ZoneInfo("Asia/Jakarta")
ANSWER = "Waktu tunggu turun dari dua puluh hari menjadi empat hari untuk 904 warga."
# Stage 1 weighs 10 15 5 30 20 5 15. Totals of the three judges for the first entry:
# 87,5×10 + 80×15 + 90×5 + 85×30 + 80×20 + 70×5 + 90×15 = 8375 → 83,75; the others 80 and 85 throughout.
MARKS_ONE = [
    ["87,5", "80", "90", "85", "80", "70", "90"],
    ["80"] * 7,
    ["85.00"] * 7,
]
MEAN_ONE = (83.75 + 80 + 85) / 3
MARKS_TWO = [["75"] * 7, ["76,5"] * 7, ["90"] * 7]  # 80,5
PRESENTATION = {"SAMBANG UJI": "82", "LITERA UJI": "88"}


@pytest.fixture
def as_portal(transactional_db):
    """The threads of the server log in as the role that owns nothing; the test itself stays the owner."""
    connection.ensure_connection()
    login = connections.settings["default"]
    owner, login["USER"] = login["USER"], settings.PORTAL_ROLE or login["USER"]
    yield
    login["USER"] = owner


@pytest.fixture
def open_as(live_server, browser, browser_context_args, as_portal):
    """Returns a function that opens the portal as a member, each in a browser of their own."""
    contexts = []

    def open_(user):
        context = browser.new_context(**browser_context_args, base_url=live_server.url)
        contexts.append(context)
        log_in(context, live_server, user)
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def people(transactional_db):
    """Setda, two departments with their operators, and three judges."""
    dinkes, arpusda = factories.make_organization("Dinkes"), factories.make_organization("Arpusda")
    return {
        "setda": factories.make_user(Role.ADMIN),
        "dinkes": factories.make_user(Role.OPERATOR, organization=dinkes),
        "arpusda": factories.make_user(Role.OPERATOR, organization=arpusda),
        "judges": [factories.make_user(Role.JUDGE, full_name=f"Juri {word} Rekaan") for word in ("A", "B", "C")],
    }


def told(page, sentence: str) -> None:
    """Waits for the sentence that confirms a step."""
    expect(page.locator(".alert-success").first).to_contain_text(sentence)


def wall_clock(moment: datetime) -> str:
    return moment.astimezone(WIB).strftime("%Y-%m-%dT%H:%M:%S")


def set_up_edition(page, now: datetime) -> str:
    """Setda makes the edition from the national form and starts it; returns its part of the address."""
    page.goto("/beranda/")
    page.get_by_label("Tahun").fill(str(now.year))
    page.get_by_label("Tema").fill("Melayani dengan cara baru")
    page.get_by_label("Pendaftaran dibuka").fill(wall_clock(now - timedelta(days=2)))
    page.get_by_label("Pendaftaran ditutup").fill(wall_clock(now + timedelta(days=2)))
    page.get_by_label("Yang menyerahkan piagam").fill("Bupati Kudus")
    page.get_by_role("button", name="Buat edisi").click()
    page.goto(f"/edisi/{now.year}/mulai/")
    page.get_by_role("button", name="Mulai edisi").click()
    told(page, f"Edisi {now.year} dimulai")
    return f"/edisi/{now.year}/"


def write_entry(page, title: str) -> None:
    """An operator writes a whole entry, is told what is missing, and submits it."""
    page.goto("/proposal/")
    page.get_by_role("link", name="Tulis proposal").first.click()
    page.get_by_label("Nama inovasi").fill(title)
    page.get_by_role("button", name="Mulai menulis").click()
    page.get_by_label("Kepanjangan atau judul lengkap").fill(f"Kepanjangan {title}")
    page.get_by_label("Kategori").select_option(label="Inklusi Sosial")
    page.get_by_label("umum").check()
    page.get_by_label("non-digital").check()
    page.get_by_label("konsep atau inisiatif").check()
    save_and_go_on(page)
    page.get_by_label("Nama lengkap dengan gelar").first.fill("Retno Rekaan, S.Kom.")
    page.get_by_label("Jabatan").first.fill("Kepala Seksi Rekaan")
    page.get_by_label("Ketua").first.check()
    save_and_go_on(page)
    while page.locator("textarea").count():
        for field in page.locator("textarea").all():
            field.fill(ANSWER)
        save_and_go_on(page)
    upload_letters(page)
    save_and_go_on(page)
    page.get_by_label("Saya menyatakan").check()
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_role("link", name="Ajukan", exact=True).first.click()
    page.get_by_role("button", name="Ajukan").last.click()
    told(page, f"Proposal “{title}” sudah diajukan")


def save_and_go_on(page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Simpan dan lanjut").click()


def upload_letters(page) -> None:
    """Uploads a PDF in the place of every letter."""
    letters = [field.get_attribute("name") for field in page.locator("input[type=file][name^=berkas-surat]").all()]
    assert letters
    for done, name in enumerate(letters, start=1):
        signed = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": files.pdf()}
        page.locator(f"input[name={name}]").set_input_files(signed)
        expect(page.get_by_role("link", name="Unduh surat.pdf")).to_have_count(done)


def pass_screening(page, edition: str, title: str) -> None:
    page.goto(f"{edition}seleksi/")
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("button", name="Nyatakan lolos").click()
    told(page, f"“{title}”: akan dinyatakan lolos")


def announce_screening(page, edition: str) -> None:
    """Setda reads the mails and announces all verdicts together."""
    assert set(Submission.objects.values_list("state", flat=True)) == {"submitted"}
    page.goto(f"{edition}seleksi/pengumuman/")
    expect(page.locator("main")).to_contain_text("2 surel")
    page.get_by_role("button", name="Umumkan hasil seleksi administrasi").click()
    told(page, "Hasil seleksi administrasi 2 proposal diumumkan.")


def close_registration(page, edition: str, now: datetime) -> None:
    page.goto(f"{edition}pengaturan/")
    page.get_by_label("Pendaftaran ditutup").fill(wall_clock(now - timedelta(minutes=1)))
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("button", name="Tutup pendaftaran sekarang").click()
    told(page, "tersimpan")


def open_stage(page, edition: str, position: int) -> None:
    """Setda seats all judges and opens the stage."""
    page.goto(f"{edition}tahap/{position}/")
    for box in page.get_by_role("checkbox", name="Rekaan").all():
        box.check()
    page.get_by_role("button", name="Tambahkan ke panel").click()
    told(page, "juri masuk panel")
    page.goto(f"{edition}tahap/{position}/buka/")
    page.get_by_role("button", name="Buka").click()
    told(page, "dibuka. Juri sekarang melihat lembar penilaiannya.")


def accept_integrity(page) -> None:
    """A judge reads the statement before any title is shown, and accepts it."""
    page.goto("/penilaian/")
    assert "UJI" not in page.locator("main").inner_text()
    page.get_by_role("link", name="Baca pernyataan integritas").click()
    page.get_by_role("checkbox", name="telah membaca dan menyetujui").check()
    page.get_by_role("button", name="Setujui dan lanjutkan").click()
    expect(page.get_by_role("link", name="SAMBANG UJI", exact=True)).to_be_visible()


def score(page, title: str, marks: list[str]) -> None:
    """A judge fills one sheet and finishes it."""
    page.goto("/penilaian/")
    page.get_by_role("link", name=title, exact=True).click()
    fields = page.locator("input.mark")
    expect(fields).to_have_count(len(marks))
    for field, mark in zip(fields.all(), marks, strict=True):
        field.fill(mark)
    page.get_by_role("button", name="Selesai").first.click()
    expect(page.get_by_role("button", name="Buka kembali").first).to_be_visible()


def close_stage(page, edition: str, position: int) -> None:
    page.goto(f"{edition}tahap/{position}/tutup/")
    page.get_by_role("button", name="Tutup Tahap").click()
    told(page, "ditutup.")


def read_workbook(page, edition: str, kind: str) -> openpyxl.Workbook:
    """Downloads a workbook through the page and reads it back."""
    page.goto(f"{edition}unduh/")
    with page.expect_download() as download:
        page.get_by_role("link", name=f"Unduh {kind}").click()
    with open(download.value.path(), "rb") as file:
        return openpyxl.load_workbook(io.BytesIO(file.read()), data_only=True)


def cells_of(book: openpyxl.Workbook, sheet: str) -> list[tuple]:
    return [row for row in book[sheet].iter_rows(values_only=True) if any(cell is not None for cell in row)]


def test_edition_from_set_up_to_the_public_page(open_as, people):
    now = datetime.now(WIB)
    setda = open_as(people["setda"])
    edition = set_up_edition(setda, now)

    write_entry(open_as(people["dinkes"]), "SAMBANG UJI")
    write_entry(open_as(people["arpusda"]), "LITERA UJI")
    for title in ("SAMBANG UJI", "LITERA UJI"):
        pass_screening(setda, edition, title)
    announce_screening(setda, edition)
    assert set(Submission.objects.values_list("state", flat=True)) == {"eligible"}
    close_registration(setda, edition, now)

    open_stage(setda, edition, 1)
    judges = [open_as(judge) for judge in people["judges"]]
    for judge in judges:
        accept_integrity(judge)
    for judge, one, two in zip(judges, MARKS_ONE, MARKS_TWO, strict=True):
        score(judge, "SAMBANG UJI", one)
        score(judge, "LITERA UJI", two)
    see_no_marks_yet(setda, edition)
    close_stage(setda, edition, 1)
    see_first_ranking(setda, edition)

    open_stage(setda, edition, 2)
    for judge in judges:
        for title, mark in PRESENTATION.items():
            score(judge, title, [mark] * 4)
    close_stage(setda, edition, 2)
    see_final_ranking(setda, edition)
    publish(setda, edition)
    see_public_page(open_as(None), now.year)


def see_no_marks_yet(page, edition: str) -> None:
    """While the stage is open Setda sees how far the judges are and nothing else."""
    page.goto(f"{edition}peringkat/?papan=1")
    expect(page.get_by_role("heading", name="Nilai belum ditampilkan")).to_be_visible()
    expect(page.get_by_text("6 dari 6 lembar selesai")).to_be_visible()
    assert "82,92" not in page.content()


def see_first_ranking(page, edition: str) -> None:
    """Stage 1: 82,92 before 80,50, on the page and in the workbook."""
    page.goto(f"{edition}peringkat/?papan=1")
    rows = page.locator("tbody tr").filter(has_text="UJI")
    expect(rows.nth(0)).to_contain_text("SAMBANG UJI")
    expect(rows.nth(0)).to_contain_text("82,92")
    expect(rows.nth(1)).to_contain_text("80,50")
    book = read_workbook(page, edition, "Peringkat lengkap")
    ranking = cells_of(book, "Peringkat")
    first = next(row for row in ranking if "SAMBANG UJI" in row)
    assert first[0] == 1
    assert any(isinstance(cell, float) and cell == pytest.approx(MEAN_ONE, abs=0.001) for cell in first)
    sheet = next(name for name in book.sheetnames if name.startswith("Tahap 1"))
    marks = next(row for row in cells_of(book, sheet) if "SAMBANG UJI" in row and "Juri A Rekaan" in row)
    assert [cell for cell in marks if isinstance(cell, int | float)][-8:] == [87.5, 80, 90, 85, 80, 70, 90, 83.75]


def see_final_ranking(page, edition: str) -> None:
    """Final: (80,5 + 88) ÷ 2 = 84,25 before (82,9167 + 82) ÷ 2 = 82,46."""
    page.goto(f"{edition}peringkat/")
    rows = page.locator("tbody tr").filter(has_text="UJI")
    expect(rows.nth(0)).to_contain_text("LITERA UJI")
    expect(rows.nth(0)).to_contain_text("84,25")
    expect(rows.nth(1)).to_contain_text("82,46")
    book = read_workbook(page, edition, "Pemenang")
    winners = [row for tier in book.sheetnames for row in cells_of(book, tier)]
    order = [cell for row in winners for cell in row if cell in PRESENTATION]
    assert order == ["LITERA UJI", "SAMBANG UJI"]
    page.goto(f"{edition}hasil/penyerahan/")
    called = page.locator("tbody tr").all_inner_texts()
    assert "SAMBANG UJI" in called[0]
    assert "LITERA UJI" in called[1]
    assert "Retno Rekaan, S.Kom." in called[1]


def publish(page, edition: str) -> None:
    """Setda seals the result, publishes it and archives the edition; each asks first."""
    page.goto(f"{edition}hasil/penetapan/")
    page.get_by_role("button", name="Tetapkan").first.click()
    told(page, "2 pemenang ditetapkan")
    page.goto("/pemenang/")
    expect(page.locator("main")).not_to_contain_text("LITERA UJI")
    page.goto(f"{edition}hasil/penetapan/pengumuman/")
    page.get_by_label("Sekarang").check()
    page.get_by_role("button", name="Simpan waktu pengumuman").click()
    told(page, "Hasil diumumkan")
    page.goto(f"{edition}arsipkan/")
    page.get_by_role("button", name="Arsipkan").click()
    told(page, "diarsipkan")
    assert Competition.objects.get().is_archived


def see_public_page(page, year: int) -> None:
    page.goto("/pemenang/")
    expect(page.get_by_role("heading", name=str(year))).to_be_visible()
    expect(page.locator("main")).to_contain_text("LITERA UJI")
    expect(page.locator("main")).not_to_contain_text("84,25")
