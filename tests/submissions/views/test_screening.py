"""Setda's pages of seleksi administrasi."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import factories
from tests.factories import NOW
from tests.submissions.conftest import count_queries

pytestmark = pytest.mark.usefixtures("at")


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def queue(edition):
    return reverse("submissions:screening-list", args=[edition.slug])


def page(submission):
    return reverse("submissions:screening-decide", args=[submission.competition.slug, submission.code])


@pytest.fixture
def make(edition, disdikpora):
    def make(title, state="submitted", organization=disdikpora, minutes=0, **fields):
        fields.setdefault("long_title", f"Judul lengkap {title}")
        at = {} if state == "draft" else {"submitted_at": NOW + timedelta(minutes=minutes)}
        return factories.make_submission(edition, organization, state=state, title=title, **at, **fields)

    return make


def test_queue_puts_what_waits_first(make, puskesmas, login, setda, queue):
    make("SUDAH LOLOS", state="eligible")
    make("DATANG KEDUA", minutes=2)
    make("DATANG PERTAMA", minutes=1, organization=puskesmas)
    make("MASIH DRAF", state="draft")
    html = text(login(setda).get(queue))
    assert "2 dari 3 proposal menunggu keputusan." in html
    assert html.index("DATANG PERTAMA") < html.index("DATANG KEDUA") < html.index("SUDAH LOLOS")
    assert "UPTD Puskesmas Kaliwungu" in html
    assert "MASIH DRAF" not in html


def test_queue_is_narrowed_by_state_and_words(make, puskesmas, login, setda, queue):
    make("KELAS IBU", organization=puskesmas)
    make("KELAS AYAH", state="ineligible")
    html = text(login(setda).get(queue, {"state": "ineligible"}))
    assert "KELAS AYAH" in html
    assert "KELAS IBU" not in html
    html = text(login(setda).get(queue, {"q": "kelas kaliwungu"}))
    assert "KELAS IBU" in html
    assert "KELAS AYAH" not in html
    assert "Tidak ada proposal yang cocok." in text(login(setda).get(queue, {"q": "tidak ada"}))


def test_empty_queue_says_so(edition, login, setda, queue):
    assert "Belum ada proposal yang diajukan pada edisi ini." in text(login(setda).get(queue))


def test_queue_shows_fifty_a_page(make, login, setda, queue):
    for number in range(51):
        make(f"INOVASI {number:02}", minutes=number, complete=False)
    html = text(login(setda).get(queue))
    assert "INOVASI 49" in html
    assert "INOVASI 50" not in html
    assert "INOVASI 50" in text(login(setda).get(queue, {"page": 2}))


def test_queue_takes_as_many_queries_for_three_entries_as_for_one(make, puskesmas, login, setda, queue):
    client = login(setda)
    make("SATU")
    first = count_queries(client, queue)
    make("DUA", organization=puskesmas)
    make("TIGA", state="eligible")
    assert count_queries(client, queue) == first == 16


def test_entry_is_readable_with_its_hints(make, login, setda):
    entry = make("KELAS IBU")
    twin = make("Kelas ibu", state="eligible", minutes=1)
    entry.answers.filter(question__number="5").delete()
    entry.innovators.update(nip="198001012005011001")
    html = text(login(setda).get(page(entry)))
    assert "Jawaban rekaan yang cukup panjang." in html
    assert "19800101 200501 1 001" in html
    assert "5 Signifikansi masih kosong." in html
    assert "Nama atau judul mirip dengan proposal “Kelas ibu”" in html
    assert reverse("submissions:screening-decide", args=[entry.competition.slug, twin.code]) in html


def test_a_draft_of_the_same_title_is_no_hint(make, login, setda):
    entry = make("KELAS IBU")
    make("KELAS IBU", state="draft")
    assert "Nama atau judul mirip" not in text(login(setda).get(page(entry)))


def test_careful_entry_has_nothing_to_check(make, login, setda, edition):
    entry = make("KELAS IBU")
    for question in edition.questions.all():
        words = [f"kata{question.position}x{number}" for number in range(question.max_words // 5)]
        entry.answers.filter(question=question).update(text=" ".join(words))
    assert "Isian lengkap, dan tidak ada yang mencolok." in text(login(setda).get(page(entry)))


def test_accepting_leads_to_the_next_that_waits(make, login, setda):
    first, second = make("PERTAMA", minutes=1), make("KEDUA", minutes=2)
    make("SUDAH", state="eligible", minutes=3)
    response = login(setda).post(page(first), {"action": "accept", "reason": ""})
    assert response["Location"] == page(second)
    first.refresh_from_db()
    assert (first.state, first.pending_decision, first.pending_by, first.pending_at) == (
        "submitted",
        "accept",
        setda,
        NOW,
    )
    assert (first.decided_by, first.decided_at) == (None, None)
    response = login(setda).post(page(second), {"action": "accept"}, follow=True)
    assert response.redirect_chain == [(page(second), 302)]
    assert "“KEDUA”: akan dinyatakan lolos." in text(response)


def test_refusing_needs_a_reason(make, login, setda):
    entry = make("KELAS IBU")
    html = text(login(setda).post(page(entry), {"action": "refuse", "reason": " "}))
    assert "Tuliskan alasannya." in html
    entry.refresh_from_db()
    assert entry.state == "submitted"
    login(setda).post(page(entry), {"action": "refuse", "reason": "Jawaban asal."})
    entry.refresh_from_db()
    assert (entry.state, entry.reason) == ("submitted", "")
    assert (entry.pending_decision, entry.pending_reason) == ("refuse", "Jawaban asal.")


@pytest.mark.parametrize(
    ("state", "action", "label", "target"),
    [
        ("submitted", "withdraw", "Catat sebagai ditarik", "withdrawn"),
        ("eligible", "withdraw", "Catat sebagai ditarik", "withdrawn"),
        ("eligible", "disqualify", "Diskualifikasi", "disqualified"),
        ("eligible", "reconsider", "Tinjau kembali", "submitted"),
        ("ineligible", "reconsider", "Tinjau kembali", "submitted"),
    ],
)
def test_rare_steps_ask_with_the_name_of_the_entry(make, login, setda, state, action, label, target):
    entry = make("KELAS IBU", state=state)
    html = text(login(setda).get(page(entry), {"tindakan": action}))
    assert f"{label}: “KELAS IBU”" in html
    entry.refresh_from_db()
    assert entry.state == state
    html = text(login(setda).post(page(entry), {"action": action, "reason": ""}))
    assert f"{label}: “KELAS IBU”" in html
    assert "Tuliskan alasannya." in html
    login(setda).post(page(entry), {"action": action, "reason": "Surat tanggal 1."})
    entry.refresh_from_db()
    assert (entry.state, entry.reason) == (target, "Surat tanggal 1.")


def test_a_step_that_is_no_longer_possible_says_so(make, login, setda):
    entry = make("KELAS IBU", state="withdrawn")
    html = text(login(setda).post(page(entry), {"action": "accept"}, follow=True))
    assert "keadaannya sudah berubah" in html
    entry.refresh_from_db()
    assert entry.state == "withdrawn"


def test_screening_is_not_reconsidered_once_judging_has_begun(make, stage, login, setda):
    entry = make("KELAS IBU", state="ineligible")
    factories.open_stage(stage)
    html = text(login(setda).post(page(entry), {"action": "reconsider", "reason": "Keliru."}, follow=True))
    assert "Tahap penilaian sudah dibuka" in html
    entry.refresh_from_db()
    assert entry.state == "ineligible"


def test_invented_step_changes_nothing(make, login, setda):
    entry = make("KELAS IBU")
    assert login(setda).post(page(entry), {"action": "submit"}).status_code == 200
    entry.refresh_from_db()
    assert entry.state == "submitted"


def test_drafts_and_entries_of_other_editions_are_not_found(make, edition, setda, dinkes, login):
    assert login(setda).get(page(make("DRAF", state="draft"))).status_code == 404
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    entry = factories.make_submission(rehearsal, dinkes, state="submitted")
    wrong = reverse("submissions:screening-decide", args=[edition.slug, entry.code])
    assert login(setda).get(wrong).status_code == 404


def test_screening_is_setdas_alone(make, queue, client, login, operator_disdikpora, kepala_dinkes, juri_satu, pengamat):
    entry = make("KELAS IBU")
    for user in (operator_disdikpora, kepala_dinkes, juri_satu, pengamat):
        assert login(user).get(queue).status_code == 403
        assert login(user).post(page(entry), {"action": "accept"}).status_code == 403
    client.logout()
    assert client.get(queue)["Location"].startswith("/masuk/")
    assert client.post(page(entry), {"action": "accept"})["Location"].startswith("/masuk/")
    entry.refresh_from_db()
    assert entry.state == "submitted"


def test_no_step_is_offered_once_the_winners_are_recorded(make, edition, login, setda):
    entry = make("PEMENANG", state="eligible")
    assert "Diskualifikasi" in text(login(setda).get(page(entry)))
    factories.make_award(edition)
    assert "Diskualifikasi" not in text(login(setda).get(page(entry)))
