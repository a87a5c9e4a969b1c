"""The file for the hall's screen: made from the sealed result alone, and driven in Chromium with the network off."""

import base64
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from competitions.models import Competition
from judging.models import Award, CeremonyDetail
from judging.results.ceremony import screen
from judging.results.ceremony.stage.slides import Called, slides_of
from judging.results.sealing.seals import confirm_unsealing, matches_seal, request_unsealing, seal
from kipp.accounts.models import Role
from tests import factories, files
from tests.browsing import violations_on
from tests.judging.results.conftest import judge_edition

NOW = factories.NOW
LONG = "SISTEM INFORMASI PELAYANAN TERPADU MASYARAKAT DESA DAN KELURAHAN SE-KABUPATEN KUDUS BERBASIS KEARIFAN LOKAL"
WIDTHS = {"hall": (1280, 720), "phone": (390, 844)}


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def sealed(edition, setda, judged):
    Competition.objects.filter(pk=edition.pk).update(handed_over_by="Bupati Kudus")
    edition.refresh_from_db()
    seal(competition=edition, by=setda, now=NOW)
    return edition


@pytest.fixture
def photographed(sealed, setda, judged):
    """The winner in the first place with a photo."""
    factories.make_attachment(
        judged[0], kind="photo", content=files.photo((300, 200)), content_type="image/jpeg", name="foto.jpg"
    ).save()
    photo = judged[0].attachments.get(kind="photo")
    CeremonyDetail.objects.create(
        submission=judged[0], photo=photo, read_as="dr. Sri Rekaan", updated_by=setda, updated_at=NOW
    )
    return sealed


def tamper(statement: str) -> None:
    """Writes past the triggers, as nobody can through the portal."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table judging_award disable trigger user")
        cursor.execute(statement)
        cursor.execute("alter table judging_award enable trigger user")


def address(edition, **query):
    return reverse("results:ceremony-screen", args=[edition.slug], query=query or None)


def test_without_a_seal_there_is_none(login, setda, edition, judged):
    with pytest.raises(ValidationError, match="hanya dibuat dari hasil yang sudah ditetapkan"):
        screen.screen_of(edition)
    answer = login(setda).get(address(edition), follow=True)
    assert "Mode panggung hanya dibuat dari hasil yang sudah ditetapkan." in answer.text
    assert answer["Content-Type"].startswith("text/html")
    assert "INOVASI A</h1>" not in answer.text


def test_a_seal_that_was_taken_off_is_none(sealed, setda):
    request_unsealing(competition=sealed, reason="Salah.", by=setda, now=NOW)
    confirm_unsealing(competition=sealed, shown=NOW.isoformat(), by=factories.make_user(Role.ADMIN), now=NOW)
    with pytest.raises(ValidationError, match="hanya dibuat dari hasil yang sudah ditetapkan"):
        screen.screen_of(sealed)


@pytest.mark.parametrize(
    "change",
    [
        "update judging_award set place = 3 - place where place in (1, 2)",
        "update judging_award set title = 'INOVASI PALSU' where place = 1",
        "update judging_award set score = 99 where place = 1",
        "update judging_award set tier_label = 'TOP 1' where place = 1",
        "delete from judging_award where place = 6",
    ],
)
def test_award_rows_that_were_changed_are_refused(login, setda, sealed, change):
    assert matches_seal(sealed)
    tamper(change)
    assert not matches_seal(sealed)
    answer = login(setda).get(address(sealed), follow=True)
    assert "tidak sama lagi dengan yang ditetapkan" in answer.text


def test_places_that_are_computed_otherwise_are_refused(sealed, monkeypatch):
    monkeypatch.setattr("judging.results.sealing.seals.place_lines", lambda competition: ["lain"])
    with pytest.raises(ValidationError, match="tidak sama lagi dengan yang ditetapkan"):
        screen.screen_of(sealed)


def test_it_is_a_file_to_keep_of_the_sealed_names(login, setda, photographed):
    answer = login(setda).get(address(photographed))
    assert answer["Content-Disposition"] == 'attachment; filename="KIPP-2026-panggung.html"'
    for shown in ("INOVASI A", "dr. Sri Rekaan", "Diserahkan oleh Bupati Kudus", "data:image/jpeg;base64,", "Versi 1"):
        assert shown in answer.text
    assert "INOVASI G" not in answer.text
    assert "Gladi" not in answer.text


def test_the_file_to_rehearse_with_holds_no_real_name(login, setda, photographed, judged):
    text = login(setda).get(address(photographed, gladi="ya")).text
    assert "Gladi: semua nama rekaan" in text
    assert text.count("INOVASI REKAAN 1</h1>") == 1
    secrets = {secret for each in Award.objects.all() for secret in (each.title, each.organization_name)}
    secrets |= {"dr. Sri Rekaan", "Inovator Rekaan, S.Kep.", "data:image/jpeg", *(entry.code for entry in judged)}
    assert [secret for secret in secrets if secret in text] == []


def test_the_sealed_result_of_a_rehearsal_says_that_it_is_none(setda, juri, dinkes):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    judge_edition(rehearsal, juri, [dinkes], [90, 80])
    seal(competition=rehearsal, by=setda, now=NOW)
    text = screen.screen_of(rehearsal)
    assert "Gladi: bukan hasil resmi" in text
    assert "semua nama rekaan" not in text


def test_it_can_be_rehearsed_before_anything_is_judged(login, setda, edition):
    answer = login(setda).get(address(edition, gladi="ya"))
    assert answer["Content-Disposition"] == 'attachment; filename="KIPP-2026-panggung-gladi.html"'
    assert [f"INOVASI REKAAN {place}</h1>" in answer.text for place in range(1, 8)] == [True] * 6 + [False]


def test_the_order_of_the_slides():
    winners = [
        Called("TOP 3", 1, "A", "", "X", ""),
        Called("TOP 3", 2, "B", "", "X", ""),
        Called("TOP 3", 2, "C", "", "X", ""),
    ]
    slides = slides_of(name="Kompetisi", year=2026, theme="", winners=winners)
    assert [(slide.kind, slide.winner.title if slide.winner else slide.heading) for slide in slides] == [
        ("opening", "Kompetisi"),
        ("tier", "TOP 3"),
        ("place", "Tempat kedua"),
        ("winner", "B"),
        ("winner", "C"),
        ("place", "Tempat pertama"),
        ("winner", "A"),
        ("closing", "Penerima penghargaan 2026"),
    ]
    assert slides[2].note == "Dipegang 2 inovasi"


def test_what_people_typed_stays_text(sealed):
    tricky = Called("TOP 3", 1, "<script>alert(1)</script>", "", "</style><b>", "")
    text = screen.written(sealed, [tricky], mark="")
    assert "<script>alert" not in text
    assert "</style><b>" not in text


# In the hall


@pytest.fixture
def hall(photographed, tmp_path, browser):
    """Returns a function that opens the file from a disk, with the network off, in a window of that size."""
    opened = []

    def open_(width="hall", text=None) -> tuple:
        path: Path = tmp_path / "panggung.html"
        path.write_text(text or screen.screen_of(photographed), encoding="utf-8")
        wide, high = WIDTHS[width]
        context = browser.new_context(viewport={"width": wide, "height": high}, offline=True, reduced_motion="reduce")
        opened.append(context)
        page, told = context.new_page(), []
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: told.append(request.url) if not is_inside(request.url, path) else None)
        page.goto(path.as_uri())
        return page, told

    yield open_
    for context in opened:
        context.close()


def is_inside(url: str, path: Path) -> bool:
    """Tells whether what was asked for is the file itself or something that it carries."""
    return url.startswith("data:") or url.partition("#")[0] == path.as_uri()


def seen(page) -> str:
    """Returns what the hall reads: nothing while the screen is blank."""
    if page.locator("[data-blank]").is_visible():
        return ""
    return page.locator("main").inner_text()


def test_one_key_leads_from_the_opening_to_the_end(hall):
    page, told = hall()
    assert "Kompetisi Inovasi Pelayanan Publik" in seen(page)
    assert "INOVASI" not in seen(page).replace("Kompetisi Inovasi", "")
    headings = []
    for _ in range(15):
        page.keyboard.press("ArrowRight")
        headings.append(page.locator("main section:visible h1").inner_text())
    assert headings == [
        "TOP 6", "Tempat keenam", "INOVASI F", "Tempat kelima", "INOVASI E", "Tempat keempat", "INOVASI D",
        "TOP 3", "Tempat ketiga", "INOVASI C", "Tempat kedua", "INOVASI B", "Tempat pertama", "INOVASI A",
        "Penerima penghargaan 2026",
    ]  # fmt: skip
    assert page.locator("[data-next]").is_disabled()
    page.keyboard.press("ArrowRight")
    assert "Penerima penghargaan 2026" in seen(page)
    assert told == []


def test_a_winner_is_shown_with_photo_titles_and_host(hall):
    page, told = hall()
    for _ in range(14):
        page.keyboard.press(" ")
    for text in ("TOP 3 · Tempat pertama", "INOVASI A", "Judul lengkap rekaan", "Dinas Kesehatan", "dr. Sri Rekaan"):
        assert text in seen(page)
    assert "Diserahkan oleh Bupati Kudus" in seen(page)
    assert page.locator("main section:visible img").evaluate("image => image.naturalWidth") == 300
    assert page.evaluate("document.fonts.check('600 20px \"Source Serif 4\"')")
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
    assert told == []


def test_no_name_slips_out_of_a_blank_screen(hall):
    page, told = hall()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "Tempat keenam" in seen(page)
    page.keyboard.press("b")
    assert seen(page) == ""
    page.keyboard.press("ArrowRight")
    assert "Tempat keenam" in seen(page)
    assert "INOVASI F" not in seen(page)
    page.keyboard.press("b")
    page.keyboard.press("b")
    assert "Tempat keenam" in seen(page)
    page.keyboard.press("b")
    page.locator("[data-next]").click()
    assert "INOVASI F" not in seen(page)
    assert "Tempat keenam" in seen(page)
    assert told == []


def test_a_key_that_is_held_down_reveals_once(hall):
    page, _ = hall()
    page.keyboard.down("ArrowRight")
    page.keyboard.down("ArrowRight")
    page.keyboard.down("ArrowRight")
    assert "TOP 6" in seen(page)
    assert page.locator("[data-counter]").inner_text() == "2 dari 16"


def test_back_by_key_and_by_button(hall):
    page, told = hall()
    for _ in range(3):
        page.locator("[data-next]").click()
    assert "INOVASI F" in seen(page)
    page.keyboard.press("ArrowLeft")
    assert "INOVASI F" not in seen(page)
    page.locator("[data-back]").click()
    assert "TOP 6" in seen(page)
    page.keyboard.press("End")
    assert "TOP 6" in seen(page)
    page.keyboard.press("Home")
    assert page.locator("[data-back]").is_disabled()
    page.locator("[data-dark]").click()
    assert seen(page) == ""
    assert told == []


def test_a_window_opened_again_stands_where_it_was(hall):
    page, told = hall()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.reload()
    assert "INOVASI F" in seen(page)
    assert page.locator("[data-counter]").inner_text() == "4 dari 16"
    assert told == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_slide_is_read_whole_and_without_a_violation(hall, photographed, width, tmp_path):
    photo = data_address(files.photo((300, 200)))
    organization, people, host = "Unit Pelaksana Teknis Daerah " * 3, "Nama Panjang, S.Kep., " * 4, "Bupati Kudus"
    winners = [
        Called("TOP 6", 5, LONG, LONG * 2, organization, people, host, photo),
        Called("TOP 6", 4, LONG, LONG * 2, organization, people, host),
        Called("TOP 3", 1, "JALIN", "Judul", "Dinas", "Nama", "", photo),
    ]
    page, told = hall(width, screen.written(photographed, winners, mark="Versi 1", banner=screen.ALL_INVENTED))
    for number in range(10):
        page.mouse.move(5 + number, 5)  # shows the buttons
        assert violations_on(page) == []
        box = page.locator("main section:visible .slide__body").evaluate(
            "body => [body.scrollWidth <= body.clientWidth + 1, body.scrollHeight <= body.clientHeight + 1]"
        )
        if number < 9 or width == "hall":  # the last one, with everybody, may be scrolled on a phone
            assert box == [True, True], page.locator("main section:visible").inner_text()
        page.screenshot(path=tmp_path / f"{width}-{number}.png")
        page.keyboard.press("ArrowRight")
    assert told == []


def data_address(content: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"


def test_the_policy_of_the_file_lets_nothing_else_in(photographed):
    text = screen.screen_of(photographed)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r'(?:src|href)="(?!data:)', text)
