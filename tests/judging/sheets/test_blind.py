"""Blind judging: no page, file, name or header tells a judge who made an entry."""

import re
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.stages import save_stage
from judging.models import ClearedFile, CoveredPassage, Scorecard
from judging.sheets import covering
from judging.sheets.blind import BAR, Term, cover_for
from submissions.models import Innovator
from tests import access_table, factories, files
from tests.factories import NOW
from tests.visiting import visitors
from tests.world import make_world

# Everything that tells who made it; "KENARI" is part of each.
CANARIES = {
    "owner": "Dinas Kenari Utama",
    "short": "DinKenari",
    "parent": "Badan Kenari Induk",
    "parent_short": "BapKenari",
    "innovator": "dr. Kenari Sutrisno, M.Kes.",
    "nip": "198001012005011001",
    "phone": "081234567890",
    "file": "laporan-kenari.pdf",
    "passage": "Desa Kenari Asri",
}
# Its check boxes name the whole regency, whoever entered what.
LISTS_ALL_ORGANIZATIONS = {"judging:profile-edit"}
SECRETS = ("kenari", "198001012005011001", "081234567890")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def world(db, setda):
    return make_blind_world(setda)


def make_blind_world(setda):
    """The world of the table of access; all that could name the owner of the judged entry is a canary."""
    world = make_world()
    entry = world.judged
    owner = entry.organization
    owner.name, owner.short_name = CANARIES["owner"], CANARIES["short"]
    owner.parent = factories.make_organization(CANARIES["parent_short"], name=CANARIES["parent"])
    owner.is_counted = False
    owner.save()
    entry.title = "DINILAI DINKENARI"
    entry.long_title = "Layanan Dinas  Kenari-Utama bagi warga"
    entry.save()
    Innovator.objects.filter(submission=entry).update(
        name=CANARIES["innovator"], nip=CANARIES["nip"], phone=CANARIES["phone"], job_title="Kepala Kenari"
    )
    words = (
        "Jawaban: #DinKenariJuara, DINAS\nKENARI UTAMA, badan kenari induk, Bapak Kenari_Sutrisno (NIP "
        "19800101 200501 1 001, telepon 081234567890) di Desa   Kenari asri bersama dr. Kenari Sutrisno, M.Kes."
    )
    entry.answers.update(text=words.replace("19800101 200501 1 001", CANARIES["nip"]))
    entry.attachments.filter(kind="evidence").update(name=CANARIES["file"])
    photo = factories.make_attachment(entry, kind="photo", name="foto-kenari.jpg", content_type="image/jpeg")
    photo.save()
    covering.cover_passage(submission=entry, text=CANARIES["passage"], by=setda, now=NOW)
    type(world.card.stage).objects.filter(pk=world.card.stage_id).update(is_blind=True)
    world.photo = photo
    return world


def leaks(response, body):
    told = body.casefold() + " ".join(f"{name}: {value}" for name, value in response.items()).casefold()
    return [secret for secret in SECRETS if secret in told]


def judge_client(client, world):
    client.force_login(world.actors["judge"])
    return client


def check(response):
    assert leaks(response, response.content.decode()) == []
    return response


def evidence(world):
    return world.judged.attachments.get(kind="evidence")


def clear(world, setda):
    covering.clear_file(attachment=evidence(world), by=setda, now=NOW)


# Leaks


def test_no_address_leaks_to_the_judge(world, setda):
    clear(world, setda)
    found, seen_by = [], visitors(world)
    for name, method, state, _ in access_table.rows():
        if state not in ("any", "running") or name in LISTS_ALL_ORGANIZATIONS:
            continue
        for sent in {method, "GET", "POST"}:
            response, body = seen_by.open("judge", name, sent)
            if response.status_code == 200 or response.status_code >= 300:
                found += [f"{name} {sent}: {secret}" for secret in leaks(response, body)]
    assert found == []


def test_the_canaries_are_alive(client, world):
    """Without the switch the same pages show them, so that their absence means something."""
    world.card.stage.is_blind = False
    world.card.stage.save()
    judge = judge_client(client, world)
    for page in (judge.get(reverse("judging:scorecard-list")), judge.get(world.address("judging:scorecard-edit"))):
        assert "kenari" in page.content.decode().casefold()


def test_every_answer_of_the_sheet_is_covered(client, world):
    address = world.address("judging:scorecard-edit")
    judge = judge_client(client, world)
    for number in range(1, 8):
        page = check(judge.get(address, {"kriteria": number})).content.decode()
        assert BAR in page
    assert f"<title>Lembar penilaian DINILAI {BAR}" in page
    assert f"Layanan {BAR} bagi warga" in page
    assert "disembunyikan" in page
    assert "M.Kes" not in page


def test_answers_to_everything_a_judge_sends_are_covered(client, world):
    address = world.address("judging:scorecard-edit")
    judge = judge_client(client, world)
    version = Scorecard.objects.get(pk=world.card.pk).version
    sent = {f"value-{n}": "80" for n in range(1, 8)}
    for data, headers in (
        ({"version": version, **sent, "value-1": "x"}, {}),
        ({"version": version + 9, "value-1": "70"}, {}),
        ({"version": version + 9, "value-1": "70"}, {"HX-Request": "true"}),
        ({"version": version, **sent}, {"HX-Request": "true"}),
        ({"version": version + 1, **sent, "action": "finish"}, {}),
        ({"version": version + 1, **sent, "value-1": "60"}, {}),
        ({"action": "reopen"}, {}),
    ):
        check(judge.post(address, data, headers=headers))
        check(judge.get(address))
    check(judge.get(reverse("judging:scorecard-list")))


def test_declaring_and_the_sheet_set_aside_are_covered(client, world):
    judge = judge_client(client, world)
    declare = world.address("judging:conflict-declare")
    check(judge.get(declare))
    check(judge.post(declare, {}))
    check(judge.post(declare, {"reason": "family"}, follow=True))
    page = check(judge.get(world.address("judging:scorecard-edit"))).content.decode()
    assert "hubungan keluarga" in page
    check(judge.get(reverse("judging:scorecard-list")))


def test_what_setda_wrote_about_a_conflict_is_not_shown(client, world, setda):
    factories.make_conflict(world.judged, world.actors["judge"], by=setda, note="Bekerja di Dinas Kenari Utama.")
    page = check(judge_client(client, world).get(world.address("judging:scorecard-edit"))).content.decode()
    assert "Anda tidak menilai proposal ini" in page
    assert "bekerja di perangkat daerah" not in page


def test_a_closed_blind_stage_stays_covered(client, world):
    factories.close_stage(type(world.card.stage).objects.get(pk=world.card.stage_id))
    judge = judge_client(client, world)
    check(judge.get(reverse("judging:scorecard-list")))
    check(judge.get(world.address("judging:scorecard-edit")))


# Files


def test_files_stay_closed_until_setda_has_looked_into_them(client, world, setda):
    judge = judge_client(client, world)
    address = reverse("submissions:attachment-open", args=[evidence(world).code])
    for response in (judge.get(address), judge.head(address), judge.get(address, headers={"Range": "bytes=0-9"})):
        assert response.status_code == 404
    page = judge.get(world.address("judging:scorecard-edit")).content.decode()
    assert address not in page
    assert "belum dibuka untuk juri" in page
    clear(world, setda)
    assert address in judge.get(world.address("judging:scorecard-edit")).content.decode()
    response = judge.get(address)
    assert (response.status_code, response["Content-Disposition"]) == (200, 'attachment; filename="bukti-3.pdf"')
    assert response["Content-Disposition"] == judge.head(address)["Content-Disposition"]
    covering.seal_file(attachment=evidence(world), by=setda)
    assert judge.get(address).status_code == 404


def test_a_file_whose_content_was_not_cleared_is_not_served(client, world, setda):
    """What stands inside a PDF, its properties included, cannot be covered, so only cleared files are opened."""
    pdf = pikepdf.open(BytesIO(files.pdf()))
    pdf.docinfo["/Author"] = CANARIES["owner"]
    content = BytesIO()
    pdf.save(content)
    secret = factories.make_attachment(world.judged, kind="photo", content=content.getvalue())
    secret.save()
    address = reverse("submissions:attachment-open", args=[secret.code])
    assert judge_client(client, world).get(address).status_code == 404


def test_others_keep_the_names_of_files(client, world):
    client.force_login(world.actors["owner"])
    response = client.get(reverse("submissions:attachment-open", args=[evidence(world).code]))
    assert CANARIES["file"] in response["Content-Disposition"]


def test_a_later_stage_with_names_shows_the_file_as_it_is(client, world):
    edition = world.edition
    factories.close_stage(edition.stages.get(position=1))
    second = edition.stages.get(position=2)
    factories.admit(second, world.judged)
    factories.seat(second, world.actors["judge"])
    judge = judge_client(client, world)
    address = reverse("submissions:attachment-open", args=[evidence(world).code])
    assert judge.get(address).status_code == 404
    factories.open_stage(second)
    assert CANARIES["file"] in judge.get(address)["Content-Disposition"]
    check(judge.get(world.address("judging:scorecard-edit")))
    open_page = judge.get(reverse("judging:scorecard-edit", args=[edition.slug, 2, world.judged.code]))
    assert CANARIES["short"] in open_page.content.decode()


def test_letters_are_never_opened(world, setda):
    letter = world.judged.attachments.filter(kind="letter").first()
    with pytest.raises(ValidationError, match="tidak dibaca juri"):
        covering.clear_file(attachment=letter, by=setda, now=NOW)


# Covering


@pytest.mark.parametrize(
    ("terms", "text", "shown"),
    [
        ([Term("Dinas Kesehatan")], "Di DINAS\nkesehatan Kudus", f"Di {BAR} Kudus"),
        ([Term("Dinas Kesehatan")], "dinas-kesehatan dinaskesehatan", f"{BAR} {BAR}"),
        ([Term("Dinkes", within_words=True)], "#DinkesKudus", f"#{BAR}Kudus"),
        ([Term("Jati")], "Sejati di Jati.", f"Sejati di {BAR}."),
        ([Term("A B")], "AB dan A. B.", f"AB dan {BAR}."),
        ([Term("Puskesmas"), Term("Puskesmas Jati")], "Puskesmas Jati", BAR),
        ([Term("(*)")], "a (*) b", f"a {BAR} b"),
        ([], "Apa adanya", "Apa adanya"),
    ],
)
def test_terms_are_covered_however_they_are_written(terms, text, shown):
    assert cover_for(terms)(text) == shown


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def page(world):
    return world.address("judging:blind-edit")


@pytest.fixture
def admin(client, setda):
    client.force_login(setda)
    return client


def test_setda_sees_what_is_covered_and_the_preview(admin, world, page):
    shown = text_of(admin.get(page))
    assert "Dinas Kenari Utama" in shown
    assert "Desa Kenari Asri" in shown
    assert f"DINILAI {BAR}" in shown
    assert "Berlaku pada Tahap 1: Penilaian proposal." in shown
    assert "bukti-3.pdf" in shown


def test_marking_a_passage_covers_it_at_once(admin, client, world, page):
    world.judged.answers.update(text="Bertempat di Balai Melati, Balai  melati.")
    response = admin.post(page, {"action": "cover", "text": " Balai\x00  Melati "}, follow=True)
    assert "“Balai Melati” ditutup bagi juri." in text_of(response)
    assert "Balai Melati 16 kali" not in text_of(response)
    shown = judge_client(client, world).get(world.address("judging:scorecard-edit")).content.decode()
    assert f"Bertempat di {BAR}, {BAR}." in shown
    passage = CoveredPassage.objects.get(text="Balai Melati")
    admin.force_login(response.context["user"])
    admin.post(page, {"action": "uncover", "passage": passage.pk})
    assert not CoveredPassage.objects.filter(text="Balai Melati").exists()


def test_a_text_that_does_not_occur_is_refused_and_kept(admin, page):
    response = admin.post(page, {"action": "cover", "text": "Tidak ada di sini"})
    assert response.status_code == 422
    assert "Teks itu tidak ada pada judul dan jawaban" in text_of(response)
    assert ">Tidak ada di sini</textarea>" in response.content.decode()


def test_double_click_and_two_tabs_change_nothing_more(admin, world, page):
    code = evidence(world).code
    for _ in range(2):
        assert admin.post(page, {"action": "cover", "text": "Jawaban"}).status_code == 302
        assert admin.post(page, {"action": "clear", "file": code}).status_code == 302
        assert admin.post(page, {"action": "uncover", "passage": "999999"}).status_code == 302
    assert CoveredPassage.objects.filter(text="Jawaban").count() == ClearedFile.objects.count() == 1
    for _ in range(2):
        assert admin.post(page, {"action": "seal", "file": code}).status_code == 302
    assert not ClearedFile.objects.exists()
    assert admin.post(page, {"action": "apa"}).status_code == 422
    assert admin.post(page, {"action": "clear", "file": "lain"}).status_code == 404


def test_names_and_addresses_still_to_be_read_are_suggested(admin, world, page):
    world.judged.answers.update(text="Pak Sutrisno, lihat www.layanan.example.id atau @akun_kami, di Utama.")
    shown = text_of(admin.get(page))
    assert "Mungkin masih mengungkap" in shown
    for word in ("Sutrisno", "www.layanan.example.id", "@akun_kami", "Utama"):
        assert f"{word} {world.judged.answers.count()} kali" in shown


def test_only_setda_covers(client, world, page, pengamat, setda):
    for user in (world.actors["judge"], world.actors["owner"], pengamat):
        client.force_login(user)
        assert client.get(page).status_code == 403
        assert client.post(page, {"action": "cover", "text": "Jawaban"}).status_code == 403
        with pytest.raises(PermissionDenied):
            covering.cover_passage(submission=world.judged, text="Jawaban", by=user, now=NOW)
    world.judged.competition.status = "archived"
    with pytest.raises(ValidationError, match="diarsipkan"):
        covering.cover_passage(submission=world.judged, text="Jawaban", by=setda, now=NOW)


def test_reading_covers_nothing(admin, page):
    admin.get(page)
    assert CoveredPassage.objects.count() == 1
    assert not ClearedFile.objects.exists()


def test_the_proposal_leads_there_where_a_stage_is_blind(admin, world, page):
    detail = reverse("submissions:submission-detail", args=[world.judged.code])
    stage = reverse("judging:stage-detail", args=[world.edition.slug, 1])
    assert page in admin.get(detail).content.decode()
    assert page in admin.get(stage).content.decode()
    type(world.card.stage).objects.update(is_blind=False)
    assert page not in admin.get(detail).content.decode()
    assert page not in admin.get(stage).content.decode()


def test_the_switch_is_set_before_the_stage_opens_and_locked_afterwards(setda, edition, stage):
    stage.is_blind = True
    save_stage(stage=stage, by=setda)
    factories.open_stage(stage)
    stage.is_blind = False
    with pytest.raises(ValidationError, match="sudah dibuka"):
        save_stage(stage=stage, by=setda)


def test_the_list_takes_the_same_queries_for_one_and_three(client, world):
    judge = judge_client(client, world)
    address = reverse("judging:scorecard-list")
    judge.get(address)
    with CaptureQueriesContext(connection) as one:
        judge.get(address)
    for _ in range(2):
        more = factories.make_submission(world.edition, world.judged.organization)
        factories.admit(world.card.stage, more)
        Scorecard.objects.create(stage=world.card.stage, submission=more, judge=world.actors["judge"])
    with CaptureQueriesContext(connection) as three:
        judge.get(address)
    assert len(one) == len(three)
