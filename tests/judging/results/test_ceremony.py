"""The ceremony: the order of calling, what the MC reads, what is noted for a winner, cards and spreadsheet."""

from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition
from judging.models import CeremonyDetail
from judging.results.ceremony import cards, details, script
from judging.results.ceremony.calling import programme_of
from judging.results.sealing.seals import seal
from judging.results.stamps import stamp_of
from submissions.models import Innovator
from tests import factories, files
from tests.judging.results.conftest import judge_edition, values_of
from tests.reading_pdf import text_of

NOW = factories.NOW
PAGES = ["ceremony-plan", "ceremony-script", "ceremony-screen"]
NOTED = {
    "read_as": "dr. Sri Rekaan, M.Kes.",
    "pronunciation": "JALIN dibaca ja-lin.",
    "handed_over_by": "Wakil Bupati Kudus",
    "prize": "uang pembinaan",
    "attendance": "present",
    "represented_by": "",
    "seat": "A1",
    "photo": "",
}


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def hosted(edition):
    Competition.objects.filter(pk=edition.pk).update(handed_over_by="Bupati Kudus")
    edition.refresh_from_db()
    return edition


@pytest.fixture
def sealed(hosted, setda, judged):
    seal(competition=hosted, by=setda, now=NOW)
    return hosted


def note(entry, setda, **changed):
    fields = {**NOTED, "photo": None, **changed}
    stamp = stamp_of(details.detail_of(entry).updated_at)
    return details.save_detail(submission=entry, stamp=stamp, by=setda, now=NOW, **fields)


def address(page, edition, *args):
    return reverse(f"results:{page}", args=[edition.slug, *args])


def line_for(edition, setda, title):
    programme = programme_of(edition, user=setda)
    return next(line for _, lines in script.lines_of(programme) for line in lines if line.call.winner.title == title)


def test_the_last_place_is_called_first(hosted, setda, judged):
    programme = programme_of(hosted, user=setda)
    assert [tier.label for tier in programme.tiers] == ["TOP 6", "TOP 3"]
    assert [(call.number, call.winner.place, call.winner.title) for call in programme.calls] == [
        (1, 6, "INOVASI F"),
        (2, 5, "INOVASI E"),
        (3, 4, "INOVASI D"),
        (4, 3, "INOVASI C"),
        (5, 2, "INOVASI B"),
        (6, 1, "INOVASI A"),
    ]


def test_those_who_share_a_place_are_called_one_after_the_other(edition, setda, juri, dinkes):
    judge_edition(edition, juri, [dinkes], [90, 85, 85, 70])
    programme = programme_of(edition, user=setda)
    places = [(place.place, place.is_shared, len(place.calls)) for tier in programme.tiers for place in tier.places]
    assert places == [(4, False, 1), (2, True, 2), (1, False, 1)]
    assert [call.winner.title for call in programme.calls][1:3] == ["INOVASI B", "INOVASI C"]
    first, second = line_for(edition, setda, "INOVASI B"), line_for(edition, setda, "INOVASI C")
    assert "TOP 3, tempat kedua bersama, adalah inovasi INOVASI B" in first.sentences[0]
    assert "TOP 3, tempat kedua bersama, adalah inovasi INOVASI C" in second.sentences[0]


def test_the_mc_reads_whole_sentences(hosted, setda, judged):
    Innovator.objects.create(submission=judged[0], name="Anggota Satu", job_title="Bidan")
    Innovator.objects.create(submission=judged[0], name="Anggota Dua", job_title="Bidan")
    line = line_for(hosted, setda, "INOVASI A")
    assert line.sentences == [
        "Penerima penghargaan TOP 3, tempat pertama, adalah inovasi INOVASI A, Judul lengkap rekaan, dari Dinas "
        "Kesehatan.",
        "Kepada Inovator Rekaan, S.Kep., Anggota Satu, dan Anggota Dua kami persilakan maju untuk menerima piagam.",
        "Piagam diserahkan oleh Bupati Kudus.",
    ]
    assert line.note == ""


def test_the_mc_reads_what_was_noted(hosted, setda, judged):
    note(judged[0], setda)
    line = line_for(hosted, setda, "INOVASI A")
    assert line.sentences[1:] == [
        "Kepada dr. Sri Rekaan, M.Kes. kami persilakan maju untuk menerima piagam.",
        "Piagam dan uang pembinaan diserahkan oleh Wakil Bupati Kudus.",
    ]
    assert line.note == "Cara membaca: JALIN dibaca ja-lin."


@pytest.mark.parametrize(
    ("attendance", "by", "sentences", "told"),
    [
        (
            "represented",
            "Sekretaris Dinas",
            ["Kepada Sekretaris Dinas, yang mewakili penerima, kami persilakan maju untuk menerima piagam."],
            "",
        ),
        ("represented", "", ["Kepada yang mewakili penerima kami persilakan maju untuk menerima piagam."], ""),
        ("absent", "", ["Penerima berhalangan hadir; piagam disampaikan setelah acara."], "Penerima tidak hadir."),
    ],
)
def test_who_does_not_come_is_not_called_forward(edition, setda, judged, attendance, by, sentences, told):
    note(judged[0], setda, attendance=attendance, represented_by=by, pronunciation="", handed_over_by="", prize="")
    line = line_for(edition, setda, "INOVASI A")
    assert line.sentences[1:] == sentences
    assert line.note == told


def test_the_pages_show_the_programme(login, setda, sealed, judged):
    note(judged[5], setda, attendance="represented", represented_by="Sekretaris Dinas")
    client = login(setda)
    plan = client.get(address("ceremony-plan", sealed)).text
    assert plan.index("INOVASI F") < plan.index("INOVASI A")
    assert "1 dari 6 penerima sudah diketahui kehadirannya." in plan
    assert "diwakili Sekretaris Dinas" in plan
    read = client.get(address("ceremony-script", sealed)).text
    assert "Kepada Sekretaris Dinas, yang mewakili penerima, kami persilakan maju" in read
    assert "Cara membaca: JALIN dibaca ja-lin." in read
    assert "(sementara, belum ditetapkan)" not in read


def test_before_sealing_the_pages_say_that_the_order_may_change(login, setda, hosted, judged):
    client = login(setda)
    assert (
        "Hasil belum ditetapkan; urutan ini masih dapat berubah." in client.get(address("ceremony-plan", hosted)).text
    )
    assert "(sementara, belum ditetapkan)" in client.get(address("ceremony-script", hosted)).text


def test_before_judging_nobody_is_called(login, setda, edition):
    client = login(setda)
    assert "belum ada yang dipanggil" in client.get(address("ceremony-plan", edition)).text
    assert "naskah ini masih kosong" in client.get(address("ceremony-script", edition)).text
    answer = client.get(address("ceremony-cards", edition, "nama"), follow=True)
    assert "belum ada kartu untuk dicetak" in answer.text


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_other_roles_are_refused(request, login, sealed, setda, judged, actor):
    someone = request.getfixturevalue(actor)
    client = login(someone)
    for page in PAGES:
        assert client.get(address(page, sealed)).status_code == 403
    assert client.get(address("ceremony-cards", sealed, "nama")).status_code == 403
    detail = address("ceremony-detail", sealed, judged[0].code)
    assert client.get(detail).status_code == client.post(detail, NOTED).status_code == 403
    with pytest.raises(PermissionDenied):
        note(judged[0], someone)
    assert not CeremonyDetail.objects.exists()


def test_strangers_are_sent_to_the_login(client, sealed, judged):
    pages = [address(page, sealed) for page in PAGES] + [address("ceremony-detail", sealed, judged[0].code)]
    for page in pages:
        assert client.get(page)["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("page", ["ceremony-plan", "ceremony-script"])
def test_as_many_questions_for_one_as_for_three(login, setda, juri, dinkes, page):
    client, counts = login(setda), []
    for year, marks in ((2027, [90]), (2028, [90, 80, 70])):
        other = factories.make_edition(by=setda, year=year)
        for entry in judge_edition(other, juri, [dinkes], marks):
            note(entry, setda)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(page, other)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


# What is noted for a winner


def test_setda_notes_what_the_ceremony_needs(login, setda, sealed, judged):
    factories.make_attachment(judged[0], kind="photo", content=files.photo()).save()
    photo = judged[0].attachments.get(kind="photo")
    client, page = login(setda), address("ceremony-detail", sealed, judged[0].code)
    shown = client.get(page)
    assert "dipanggil ke-6" in shown.text
    assert not CeremonyDetail.objects.exists()
    done = client.post(page, {**NOTED, "photo": photo.pk}, follow=True)
    assert "disimpan." in done.text
    stored = CeremonyDetail.objects.get()
    assert (stored.read_as, stored.seat, stored.photo, stored.updated_by) == (
        "dr. Sri Rekaan, M.Kes.",
        "A1",
        photo,
        setda,
    )


@pytest.mark.parametrize("attendance", ["", "present", "absent"])
def test_a_representative_only_of_who_is_represented(login, setda, sealed, judged, attendance):
    page = address("ceremony-detail", sealed, judged[0].code)
    sent = {**NOTED, "attendance": attendance, "represented_by": "Wakil Yang Diketik"}
    answer = login(setda).post(page, sent)
    assert answer.status_code == 422
    assert "Isi nama wakil hanya bila kehadirannya “diwakili”." in answer.text
    assert 'value="Wakil Yang Diketik"' in answer.text
    with pytest.raises(ValidationError, match="Isi nama wakil hanya bila"):
        note(judged[0], setda, attendance=attendance, represented_by="Wakil Yang Diketik")
    assert not CeremonyDetail.objects.exists()


def test_only_a_photo_of_the_same_entry(login, setda, sealed, judged):
    factories.make_attachment(judged[1], kind="photo", content=files.photo()).save()
    other = judged[1].attachments.get(kind="photo")
    page = address("ceremony-detail", sealed, judged[0].code)
    assert login(setda).post(page, {**NOTED, "photo": other.pk}).status_code == 422
    with pytest.raises(ValidationError, match="Pilih salah satu foto proposal ini"):
        note(judged[0], setda, photo=other)
    assert not CeremonyDetail.objects.exists()


def test_who_has_not_won_has_no_page(login, setda, sealed, judged):
    client = login(setda)
    assert client.get(address("ceremony-detail", sealed, judged[6].code)).status_code == 404
    assert client.get(address("ceremony-detail", sealed, "KIPP26-ZZZZ")).status_code == 404


def test_the_archive_is_left_as_it_is(login, setda, sealed, judged):
    Competition.objects.filter(pk=sealed.pk).update(status="archived")
    answer = login(setda).post(address("ceremony-detail", sealed, judged[0].code), NOTED)
    assert answer.status_code == 422
    assert not CeremonyDetail.objects.exists()


# Cards and spreadsheet


def test_every_innovator_has_a_name_card(hosted, setda, judged):
    Innovator.objects.create(submission=judged[0], name="Anggota Satu", job_title="Bidan")
    seal(competition=hosted, by=setda, now=NOW)
    note(judged[1], setda, attendance="represented", represented_by="Sekretaris Dinas", seat="B7")
    calls = programme_of(hosted, user=setda).calls
    said = text_of(cards.cards_pdf(competition=hosted, calls=calls, kind=cards.NAME))
    for text in ("Anggota Satu", "Sekretaris Dinas", "B7", "UPTD Puskesmas Kaliwungu", "INOVASI F"):
        assert text in said
    assert said.count("Inovator Rekaan, S.Kep.") == 5


def test_every_winner_has_a_table_card_readable_from_both_sides(login, setda, sealed):
    content = login(setda).get(address("ceremony-cards", sealed, "meja")).content
    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) == 6
    assert text_of(content).count("INOVASI A") == 2


def test_there_are_no_other_cards(login, setda, sealed):
    assert login(setda).get(address("ceremony-cards", sealed, "lain")).status_code == 404


def test_the_workbook_of_the_protocol_office(workbook, sealed, setda, judged):
    note(judged[5], setda)
    rows = values_of(workbook("acara")["Acara penyerahan"])
    assert [row["Urutan"] for row in rows] == [1, 2, 3, 4, 5, 6]
    first = {name: rows[0][name] for name in ("Tempat", "Nama inovasi", "Nama yang dibacakan", "Cara membaca")}
    assert first == {
        "Tempat": 6,
        "Nama inovasi": "INOVASI F",
        "Nama yang dibacakan": "dr. Sri Rekaan, M.Kes.",
        "Cara membaca": "JALIN dibaca ja-lin.",
    }
    assert (rows[0]["Diserahkan oleh"], rows[0]["Hadiah"], rows[0]["Kehadiran"], rows[0]["Kursi"]) == (
        "Wakil Bupati Kudus",
        "uang pembinaan",
        "hadir",
        "A1",
    )
    assert (rows[5]["Diserahkan oleh"], rows[5]["Kehadiran"]) == ("Bupati Kudus", "belum diketahui")
