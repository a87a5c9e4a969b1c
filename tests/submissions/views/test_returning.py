"""Sending an entry back, what its writers see then, and what Setda sees when it comes again."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kipp.accounts.models import Mail
from submissions import lifecycle, returns
from tests import factories
from tests.factories import CLOSES, NOW
from tests.submissions.conftest import count_queries, version

pytestmark = pytest.mark.usefixtures("at")
UNTIL = NOW + timedelta(days=3)
TYPED = "2026-11-04T10:00:00"  # UNTIL on the clock of Kudus


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def entry(draft, operator_dinkes):
    return lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)


@pytest.fixture
def returned(entry, setda):
    return returns.return_entry(
        submission=entry, notes={"jawaban-5": "Sebutkan angkanya."}, until=UNTIL, by=setda, now=NOW
    )


def page(entry):
    return reverse("submissions:submission-return", args=[entry.competition.slug, entry.code])


def screening(entry):
    return reverse("submissions:screening-decide", args=[entry.competition.slug, entry.code])


def section(entry, key):
    return reverse("submissions:submission-edit", args=[entry.code, key])


def detail(entry):
    return reverse("submissions:submission-detail", args=[entry.code])


def test_form_shows_every_section_and_who_will_be_mailed(entry, login, setda):
    html = text(login(setda).get(page(entry)))
    assert "Kembalikan “SAMBANG WARGA” untuk perbaikan" in html
    assert "Catatan untuk 5 Signifikansi" in html
    assert "Jawaban rekaan yang cukup panjang." in html
    assert "Operator Dinkes Rekaan (dinkes@example.id)" in html
    assert 'value="2026-11-04T23:59:59"' in html
    entry.refresh_from_db()
    assert entry.state == "submitted"


def test_sending_back_notes_and_mails(entry, login, setda):
    data = {"note_jawaban-5": "Sebutkan angkanya.", "note_identitas": "", "until": TYPED}
    response = login(setda).post(page(entry), data, follow=True)
    assert response.redirect_chain == [(screening(entry), 302)]
    html = text(response)
    assert "“SAMBANG WARGA” dikembalikan. Perbaikan ditunggu sampai 4 November 2026 pukul 10.00 WIB." in html
    assert "Sebutkan angkanya." in html
    entry.refresh_from_db()
    assert (entry.state, entry.returned_until) == ("returned", UNTIL)
    assert Mail.objects.filter(topic="2026:perbaikan").count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"note_jawaban-5": " "}, "Tuliskan paling sedikit satu catatan"),
        ({"until": "2026-11-01T10:00:00"}, "Batas waktu perbaikan harus setelah saat ini."),
        ({"until": ""}, "Isi batas waktu perbaikan."),
        ({"until": "kapan saja"}, "Pilih tanggal dan jam dari kalender"),
    ],
)
def test_bad_input_is_kept_with_a_message(entry, login, setda, changes, message):
    data = {"note_jawaban-5": "Sebutkan angkanya.", "until": TYPED} | changes
    response = login(setda).post(page(entry), data)
    assert response.status_code == 200
    html = text(response)
    assert message in html
    assert data["note_jawaban-5"].strip() in html
    entry.refresh_from_db()
    assert entry.state == "submitted"
    assert not Mail.objects.filter(topic="2026:perbaikan").exists()


def test_deadline_of_a_returned_entry_is_moved(returned, login, setda):
    html = text(login(setda).get(page(returned)))
    assert "Ubah batas waktu perbaikan “SAMBANG WARGA”" in html
    assert "Sebutkan angkanya." in html
    login(setda).post(page(returned), {"until": "2026-11-20T12:00:00"})
    returned.refresh_from_db()
    assert (returned.state, returned.returned_until) == ("returned", NOW + timedelta(days=19, hours=2))


def test_decided_entry_is_not_sent_back(edition, dinkes, login, setda):
    entry = factories.make_submission(edition, dinkes, state="eligible")
    assert login(setda).get(page(entry))["Location"] == screening(entry)
    login(setda).post(page(entry), {"note_identitas": "Perbaiki.", "until": TYPED})
    entry.refresh_from_db()
    assert entry.state == "eligible"


def test_sending_back_is_setdas_alone(entry, client, login, operator_dinkes, kepala_dinkes, juri_satu, pengamat):
    data = {"note_identitas": "Perbaiki.", "until": TYPED}
    for user in (operator_dinkes, kepala_dinkes, juri_satu, pengamat):
        assert login(user).get(page(entry)).status_code == 403
        assert login(user).post(page(entry), data).status_code == 403
    client.logout()
    assert client.post(page(entry), data)["Location"].startswith("/masuk/")
    entry.refresh_from_db()
    assert entry.state == "submitted"


def test_draft_and_entry_of_another_edition_are_not_found(draft, edition, dinkes, setda, login):
    assert login(setda).get(page(draft)).status_code == 404
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    entry = factories.make_submission(rehearsal, dinkes, state="submitted")
    assert (
        login(setda).get(reverse("submissions:submission-return", args=[edition.slug, entry.code])).status_code == 404
    )


def test_writers_read_the_notes_on_the_entry_and_beside_the_fields(returned, login, operator_dinkes):
    client = login(operator_dinkes)
    html = text(client.get(detail(returned)))
    assert "Dikembalikan untuk perbaikan" in html
    assert "Rabu, 4 November 2026 pukul 10.00.00 WIB" in html
    assert section(returned, "jawaban-5") in html
    html = text(client.get(section(returned, "jawaban-5")))
    assert html.count("Catatan Bagian Organisasi untuk bagian ini") == 1
    assert html.count("Sebutkan angkanya.") == 2
    html = text(client.get(section(returned, "jawaban-3")))
    assert "Catatan Bagian Organisasi untuk bagian ini" not in html
    assert html.count("Sebutkan angkanya.") == 1


def test_head_and_parent_read_the_notes_observers_do_not(
    edition, puskesmas, operator_puskesmas, operator_dinkes, kepala_dinkes, pengamat, login, setda
):
    entry = factories.make_submission(edition, puskesmas, state="submitted", operator=operator_puskesmas)
    notes = {"identitas": "Pilih kategori lain."}
    returns.return_entry(submission=entry, notes=notes, until=UNTIL, by=setda, now=NOW)
    for user in (operator_puskesmas, operator_dinkes, kepala_dinkes):
        assert "Pilih kategori lain." in text(login(user).get(detail(entry)))
    html = text(login(pengamat).get(detail(entry)))
    assert "dikembalikan untuk perbaikan" in html
    assert "Pilih kategori lain." not in html


def test_returned_entry_is_written_after_the_closing_until_its_own_end(returned, login, operator_dinkes, setda, at):
    until = CLOSES + timedelta(days=2)
    returns.extend_return(submission=returned, until=until, by=setda, now=NOW)
    client = login(operator_dinkes)
    at(CLOSES + timedelta(days=1))
    question = returned.competition.questions.get(number="5")
    data = {"version": version(returned, "jawaban-5"), f"jawaban_{question.pk}": "Dua belas menjadi tiga hari."}
    assert client.post(section(returned, "jawaban-5"), data).status_code == 302
    assert returned.answers.get(question=question).text == "Dua belas menjadi tiga hari."
    at(until)
    late = {"version": version(returned, "jawaban-5"), f"jawaban_{question.pk}": "Terlambat."}
    response = client.post(section(returned, "jawaban-5"), late)
    assert response.status_code == 409
    assert "Waktu perbaikan berakhir" in text(response)
    assert returned.answers.get(question=question).text == "Dua belas menjadi tiga hari."
    html = text(client.get(detail(returned)))
    assert "Isinya tidak dapat diubah lagi" in html
    assert "Perbaiki</a>" not in html


def test_setda_sees_what_changed_word_by_word(returned, login, operator_dinkes, setda, at):
    question = returned.competition.questions.get(number="5")
    returned.answers.filter(question=question).update(text="Jawaban <rekaan> yang sangat panjang.")
    returned.innovators.create(name="Anggota Baru Rekaan", job_title="Bidan")
    returned.title = "SAMBANG SEMUA"
    returned.save()
    at(NOW + timedelta(days=1))
    lifecycle.resubmit(submission=returned, by=operator_dinkes, now=NOW + timedelta(days=1))
    html = text(login(setda).get(screening(returned)))
    assert "Perubahan sejak pengajuan sebelumnya" in html
    assert "Jawaban <ins>&lt;rekaan&gt; </ins>" in html or "<ins>&lt;rekaan&gt; </ins>yang" in html
    assert "<del>rekaan </del>" in html
    assert "<del>cukup </del><ins>sangat </ins>" in html
    assert "<del>WARGA </del><ins>SEMUA</ins>" in html
    assert "<ins>Anggota Baru Rekaan; Bidan</ins>" in html
    assert "Sebutkan angkanya." in html
    assert "Kategori</h3>" not in html


def test_entry_that_comes_back_unchanged_says_so(returned, login, operator_dinkes, setda):
    lifecycle.resubmit(submission=returned, by=operator_dinkes, now=NOW)
    assert "Isi dan berkasnya tidak berubah." in text(login(setda).get(screening(returned)))


def test_first_version_has_no_changes(entry, login, setda):
    assert "Perubahan sejak pengajuan sebelumnya" not in text(login(setda).get(screening(entry)))


def test_pages_take_the_same_queries_for_one_note_and_three(edition, dinkes, operator_dinkes, login, setda):
    def make(**notes):
        draft = factories.make_submission(edition, dinkes, state="draft", operator=operator_dinkes)
        entry = lifecycle.submit(submission=draft, by=operator_dinkes, now=NOW)
        return returns.return_entry(submission=entry, notes=notes, until=UNTIL, by=setda, now=NOW)

    one, three = make(identitas="Satu."), make(identitas="Satu.", inovator="Dua.", pernyataan="Tiga.")
    client = login(setda)
    assert count_queries(client, page(one)) == count_queries(client, page(three)) == 12
    assert count_queries(client, screening(one)) == count_queries(client, screening(three))
    client = login(operator_dinkes)
    assert count_queries(client, section(one, "identitas")) == count_queries(client, section(three, "identitas"))
