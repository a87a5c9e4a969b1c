"""Pages of files: putting them in their places with and without the script, removing them, and who may open them."""

import logging

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from submissions.attaching import attach
from submissions.files import present_files
from submissions.versions import stored_texts
from tests import factories, files
from tests.factories import CLOSES, NOW
from tests.files import upload
from tests.submissions.conftest import fetched, version

pytestmark = pytest.mark.usefixtures("at")
SCRIPT = {"headers": {"X-Autosave": "ya"}}


def section(submission, key="berkas"):
    return reverse("submissions:submission-edit", args=[submission.code, key])


def adding(submission):
    return reverse("submissions:attachment-add", args=[submission.code])


def opening(attachment):
    return reverse("submissions:attachment-open", args=[attachment.code])


def removing(attachment):
    return reverse("submissions:attachment-remove", args=[attachment.code])


def text(response):
    return " ".join(response.content.decode().split())


def names(submission):
    return [file["name"] for file in present_files(fetched(submission))]


@pytest.fixture
def letter(edition):
    return edition.letter_types.order_by("position").first()


@pytest.fixture
def attached(blank, operator_dinkes, letter, question):
    """A letter, evidence and a photo of the blank draft, by kind."""

    def put(kind, name, content, **place):
        file = upload(name, content)
        return attach(submission=blank, kind=kind, upload=file, by=operator_dinkes, now=NOW, **place)

    return {
        "letter": put("letter", "surat.pdf", files.pdf(), letter_type=letter),
        "evidence": put("evidence", "bukti.pdf", files.pdf(pages=2), question=question("3")),
        "photo": put("photo", "foto.jpg", files.photo((60, 40))),
    }


# The section


def test_section_names_each_letter_with_template_and_room(blank, attached, login, operator_dinkes, letter):
    html = text(login(operator_dinkes).get(section(blank)))
    assert f"<strong>{letter.label}" not in html
    assert letter.label in html
    assert reverse("submissions:letter-template", args=[blank.code, letter.pk]) in html
    assert "surat.pdf" in html
    assert "diunggah Operator Dinkes Rekaan, 1 November 2026 pukul 10.00 WIB" in html
    assert opening(attached["letter"]) in html
    assert removing(attached["photo"]) in html
    assert "Ruang berkas terpakai 0,1 MB dari 20,0 MB" in html
    assert "Ganti berkas" in html
    assert "Surat kesediaan replikasi belum diunggah" in html


def test_evidence_stands_beside_its_answer_where_it_is_allowed(blank, attached, login, operator_dinkes, question):
    client = login(operator_dinkes)
    assert "bukti.pdf" in text(client.get(section(blank, "jawaban-3")))
    closed = question("4")
    closed.evidence_allowed = False
    closed.save()
    assert "Bukti pendukung" not in text(client.get(section(blank, "jawaban-4")))


def test_optional_letter_says_so(blank, login, operator_dinkes, letter):
    letter.is_required = False
    letter.save()
    assert f'{letter.label} <span class="muted small">bila ada</span>' in text(
        login(operator_dinkes).get(section(blank))
    )


# Uploading without the script: together with what is typed


def test_file_is_taken_together_with_the_section(blank, login, operator_dinkes, letter):
    data = {"version": version(blank, "berkas"), f"berkas-surat-{letter.pk}": upload("surat.pdf", files.pdf())}
    response = login(operator_dinkes).post(section(blank), data, follow=True)
    assert names(blank) == ["surat.pdf"]
    assert "Berkas “surat.pdf” diunggah." in text(response)


def test_refused_file_is_told_beside_its_place_and_typed_text_is_saved(blank, login, operator_dinkes, question):
    asked = question("3")
    data = {
        "version": version(blank, "jawaban-3"),
        f"jawaban_{asked.pk}": "Teks yang baru diketik.",
        f"berkas-bukti-{asked.pk}": upload("bukti.pdf", b"<html><script>alert(1)</script>"),
        "lanjut": "ya",
    }
    client = login(operator_dinkes)
    response = client.post(section(blank, "jawaban-3"), data)
    assert response.url == section(blank, "jawaban-3")
    page = text(client.get(response.url))
    assert "Berkas ditolak: isinya bukan PDF. Isian lain tidak berubah." in page
    assert stored_texts(fetched(blank))[asked.pk] == "Teks yang baru diketik."
    assert names(blank) == []
    assert "Berkas ditolak" not in text(client.get(response.url))


# Uploading by the script


def test_script_gets_the_place_and_what_is_missing(blank, login, operator_dinkes, letter):
    data = {"tempat": f"surat-{letter.pk}", "berkas": upload("surat.pdf", files.pdf())}
    response = login(operator_dinkes).post(adding(blank), data, **SCRIPT)
    html = text(response)
    assert response.status_code == 200
    assert f'data-part="surat-{letter.pk}"' in html
    assert "surat.pdf" in html
    assert "18 hal belum lengkap" in html
    assert "Ajukan: kurang 18 hal" in html
    assert "<html" not in html


@pytest.mark.parametrize("kind", ["wrong", "none"])
def test_script_gets_the_refusal_in_its_place(blank, attached, login, operator_dinkes, letter, kind):
    data = {"tempat": f"surat-{letter.pk}"}
    if kind == "wrong":
        data["berkas"] = upload("baru.pdf", files.encrypted_pdf())
    response = login(operator_dinkes).post(adding(blank), data, **SCRIPT)
    assert response.status_code == 422
    html = text(response)
    assert "Berkas ditolak: " in html
    assert "surat.pdf" in html
    assert "baru.pdf" not in names(blank)


def test_script_learns_that_the_login_expired(blank, client, letter):
    data = {"tempat": f"surat-{letter.pk}", "berkas": upload("surat.pdf", files.pdf())}
    assert client.post(adding(blank), data, **SCRIPT).status_code == 401
    assert names(blank) == []


def test_unknown_place_is_404(blank, login, operator_dinkes, edition, setda):
    other = factories.make_edition(by=setda, year=2027).letter_types.first()
    for place in ("", "surat-0", f"surat-{other.pk}", "bukti-x"):
        data = {"tempat": place, "berkas": upload("surat.pdf", files.pdf())}
        assert login(operator_dinkes).post(adding(blank), data).status_code == 404


def test_after_closing_the_file_is_refused_with_the_reason(blank, login, operator_dinkes, letter, at):
    at(CLOSES)
    data = {"tempat": f"surat-{letter.pk}", "berkas": upload("surat.pdf", files.pdf())}
    response = login(operator_dinkes).post(adding(blank), data, **SCRIPT)
    assert response.status_code == 422
    assert "Pendaftaran ditutup" in text(response)


def test_writers_of_others_cannot_add_or_remove(blank, attached, login, operator_disdikpora, operator_puskesmas, setda):
    data = {"tempat": "foto", "berkas": upload("foto.jpg", files.photo())}
    for person, status in ((operator_disdikpora, 404), (operator_puskesmas, 404), (setda, 403)):
        client = login(person)
        assert client.post(adding(blank), data).status_code == status
        assert client.post(removing(attached["photo"])).status_code == status
    assert len(names(blank)) == 3


# Removing


def test_removing_asks_first_and_names_the_file(blank, attached, login, operator_dinkes):
    client = login(operator_dinkes)
    asked = client.get(removing(attached["letter"]))
    assert "surat.pdf" in text(asked)
    assert "tidak dapat dikembalikan" in text(asked)
    assert "surat.pdf" in names(blank)
    gone = client.post(removing(attached["letter"]), follow=True)
    assert gone.redirect_chain[-1][0] == section(blank)
    assert "Berkas “surat.pdf” dihapus." in text(gone)
    assert names(blank) == ["bukti.pdf", "foto.jpg"]
    assert client.get(removing(attached["letter"])).status_code == 404


def test_removing_by_the_script_answers_with_the_place(blank, attached, login, operator_dinkes):
    response = login(operator_dinkes).post(removing(attached["photo"]), **SCRIPT)
    assert response.status_code == 200
    assert 'data-part="foto"' in text(response)
    assert names(blank) == ["surat.pdf", "bukti.pdf"]


def test_removing_after_closing_changes_nothing(blank, attached, login, operator_dinkes, at):
    at(CLOSES)
    client = login(operator_dinkes)
    assert client.get(removing(attached["photo"])).status_code == 302
    response = client.post(removing(attached["photo"]), follow=True)
    assert "Pendaftaran ditutup" in text(response)
    assert len(names(blank)) == 3


# Opening


def test_owner_opens_every_kind_and_it_is_inert(blank, attached, login, operator_dinkes, kepala_dinkes, setda):
    for person in (operator_dinkes, kepala_dinkes, setda):
        for attachment in attached.values():
            response = login(person).get(opening(attachment))
            assert response.status_code == 200
            assert len(response.content) == attachment.size
            assert response["Content-Type"] == attachment.content_type
            assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Cache-Control"] == "no-store, private"


def test_range_and_head_are_guarded_like_the_whole(
    blank, attached, client, login, operator_dinkes, operator_disdikpora
):
    address = opening(attached["evidence"])
    assert client.get(address, headers={"Range": "bytes=0-3"}).status_code == 302
    assert client.head(address).status_code == 302
    for ask in ({"headers": {"Range": "bytes=0-3"}}, {}):
        assert login(operator_disdikpora).get(address, **ask).status_code == 404
        assert client.head(address, **ask).status_code == 404
    part = login(operator_dinkes).get(address, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"%PDF")
    assert client.head(address).content == b""
    assert client.post(address).status_code == 405


def test_strangers_and_other_departments_learn_nothing(
    blank, attached, client, login, operator_disdikpora, operator_puskesmas, juri_satu
):
    assert client.get(opening(attached["photo"])).url.startswith("/masuk/")
    unknown = login(operator_disdikpora).get("/berkas/tidak-ada/")
    for person in (operator_disdikpora, operator_puskesmas, juri_satu):
        for attachment in attached.values():
            response = login(person).get(opening(attachment))
            assert response.status_code == unknown.status_code == 404
            assert attachment.name not in text(response)


def test_parent_and_observer_read_evidence_but_no_letters(
    edition, puskesmas, operator_dinkes, pengamat, login, question
):
    entry = factories.make_submission(edition, puskesmas, state="submitted")
    evidence = factories.make_attachment(entry, kind="evidence", question=question("3"), content=files.pdf())
    evidence.save()
    letter = entry.attachments.get(letter_type__position=1)
    for person in (operator_dinkes, pengamat):
        client = login(person)
        assert client.get(opening(evidence)).status_code == 200
        assert client.get(opening(letter)).status_code == 404
        page = text(client.get(reverse("submissions:submission-detail", args=[entry.code])))
        assert opening(evidence) in page
        assert opening(letter) not in page
        assert "hanya dibaca pemilik proposal dan Bagian Organisasi" in page


def test_observer_reads_no_file_of_a_draft(attached, login, pengamat):
    for attachment in attached.values():
        assert login(pengamat).get(opening(attachment)).status_code == 404


def test_judge_reads_evidence_and_photos_of_entries_on_the_own_sheets(edition, dinkes, stage, juri, login, question):
    entry, unread = (factories.make_submission(edition, dinkes) for _ in range(2))
    kinds = {"evidence": {"question": question("3")}, "photo": {}}
    evidence, photo, foreign = (
        factories.make_attachment(submission, kind=kind, content=files.pdf(), **kinds[kind])
        for submission, kind in ((entry, "evidence"), (entry, "photo"), (unread, "photo"))
    )
    for attachment in (evidence, photo, foreign):
        attachment.save()
    factories.admit(stage, entry)
    factories.seat(stage, juri[0])
    assert login(juri[0]).get(opening(evidence)).status_code == 404  # the stage is still planned
    factories.open_stage(stage)
    client = login(juri[0])
    assert client.get(opening(evidence)).status_code == client.get(opening(photo)).status_code == 200
    assert client.get(opening(foreign)).status_code == 404
    assert client.get(opening(entry.attachments.filter(kind="letter").first())).status_code == 404
    sheet = text(client.get(reverse("judging:scorecard-edit", args=[edition.slug, 1, entry.code])))
    assert opening(evidence) in sheet
    assert opening(photo) in sheet
    assert login(juri[1]).get(opening(evidence)).status_code == 404
    evidence.removed_at = NOW
    evidence.save()
    assert login(juri[0]).get(opening(evidence)).status_code == 404


def test_reading_a_letter_is_logged(blank, attached, login, setda, caplog):
    with caplog.at_level(logging.INFO, logger="kipp.export"):
        login(setda).get(opening(attached["photo"]))
        assert not caplog.records
        login(setda).get(opening(attached["letter"]))
    assert [record.getMessage() for record in caplog.records] == [
        f"setda@example.id read the letter {attached['letter'].code} of {blank.code}"
    ]


def test_file_missing_on_disk_is_404_and_logged(attached, login, operator_dinkes, caplog):
    default_storage.delete(attached["photo"].file.name)
    assert login(operator_dinkes).get(opening(attached["photo"])).status_code == 404
    assert "missing on disk" in caplog.text
