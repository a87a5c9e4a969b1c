"""The pages of those who write: list, new entry, reading, submitting."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kipp.accounts.models import Role
from submissions import announcement, decisions
from submissions.models import Submission
from tests import factories
from tests.factories import CLOSES, NOW, OPENS
from tests.submissions.conftest import count_queries

LIST = reverse("submissions:submission-list")
CREATE = reverse("submissions:submission-create")
EMPTY = "Belum ada proposal. Inovasi tidak harus berupa aplikasi; konsep dan layanan juga dihitung."
CLOSED = "Pendaftaran ditutup 16 November 2026 pukul 10.00.00 WIB. Draf Anda tetap tersimpan dan dapat dibaca."

pytestmark = pytest.mark.usefixtures("at")


def page(name, submission):
    return reverse(f"submissions:submission-{name}", args=[submission.code])


def text(response):
    return " ".join(response.content.decode().split())


def test_list_shows_own_entries_and_those_of_units(draft, edition, puskesmas, disdikpora, login, operator_dinkes):
    factories.make_submission(edition, puskesmas, state="draft", complete=False, title="MILIK UNIT")
    factories.make_submission(edition, disdikpora, state="submitted", title="MILIK ORANG LAIN")
    html = text(login(operator_dinkes).get(LIST))
    assert "SAMBANG WARGA" in html
    assert "lengkap, belum diajukan" in html
    assert "MILIK UNIT" in html
    assert "kurang 19 hal" in html
    assert "MILIK ORANG LAIN" not in html
    assert "Ditutup Senin, 16 November 2026" in html


def test_empty_list_says_what_counts_and_where_to_begin(edition, login, operator_dinkes):
    response = login(operator_dinkes).get(LIST)
    assert EMPTY in text(response)
    assert CREATE in text(response)


def test_list_names_the_open_edition_without_entries(edition, login, operator_dinkes):
    html = text(login(operator_dinkes).get(LIST))
    assert html.count("Ditutup Senin, 16 November 2026") == 1


def test_list_says_when_registration_opens(edition, login, operator_dinkes, at):
    at(OPENS - timedelta(days=1))
    html = text(login(operator_dinkes).get(LIST))
    assert "Pendaftaran Edisi 2026 dibuka Kamis, 22 Oktober 2026 pukul 10.00.00 WIB." in html
    assert CREATE not in html


def test_head_reads_the_list_without_writing(draft, login, kepala_dinkes):
    html = text(login(kepala_dinkes).get(LIST))
    assert "SAMBANG WARGA" in html
    assert CREATE not in html
    assert "/tulis/" not in html


def test_list_is_for_organizations(login, setda, juri_satu, pengamat):
    for user in (setda, juri_satu, pengamat):
        assert login(user).get(LIST).status_code == 403


def test_list_takes_as_many_queries_for_three_entries_as_for_one(edition, dinkes, puskesmas, login, operator_dinkes):
    client = login(operator_dinkes)
    factories.make_submission(edition, dinkes, state="draft", operator=operator_dinkes)
    first = count_queries(client, LIST)
    factories.make_submission(edition, puskesmas, state="submitted")
    factories.make_submission(edition, dinkes, state="eligible", operator=operator_dinkes)
    assert count_queries(client, LIST) == first == 13


def test_new_entry_begins_with_its_name(edition, login, operator_dinkes, dinkes):
    response = login(operator_dinkes).post(CREATE, {"competition": edition.pk, "title": "SAMBANG WARGA"}, follow=True)
    submission = Submission.objects.get()
    assert (submission.title, submission.organization) == ("SAMBANG WARGA", dinkes)
    assert response.redirect_chain == [
        (reverse("submissions:submission-edit", args=[submission.code, "identitas"]), 302)
    ]
    assert f"Draf “SAMBANG WARGA” dibuat dengan kode {submission.code}." in text(response)


def test_new_entry_chooses_between_edition_and_rehearsal(edition, setda, login, operator_dinkes):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    assert "Gladi 2026" in text(login(operator_dinkes).get(CREATE))
    login(operator_dinkes).post(CREATE, {"competition": rehearsal.pk, "title": "LATIHAN"})
    assert Submission.objects.get().competition == rehearsal
    assert Submission.objects.get().code.startswith("GLADI26-")


@pytest.mark.parametrize(("title", "sentence"), [("", "Tuliskan nama inovasi."), ("A" * 81, "80")])
def test_new_entry_without_a_good_name_is_kept_on_the_page(edition, login, operator_dinkes, title, sentence):
    html = text(login(operator_dinkes).post(CREATE, {"competition": edition.pk, "title": title}))
    assert sentence in html
    assert f'value="{title}"' in html or not title
    assert not Submission.objects.exists()


def test_new_entry_of_a_used_name_is_refused_beside_the_field(draft, edition, login, operator_dinkes):
    html = text(login(operator_dinkes).post(CREATE, {"competition": edition.pk, "title": "sambang warga"}))
    assert f"sudah memiliki proposal “SAMBANG WARGA” ({draft.code})" in html
    assert Submission.objects.count() == 1


def test_new_entry_needs_an_open_edition(edition, login, operator_dinkes, at):
    at(CLOSES)
    assert "belum dapat ditulis" in text(login(operator_dinkes).get(CREATE))
    login(operator_dinkes).post(CREATE, {"competition": edition.pk, "title": "TERLAMBAT"})
    assert not Submission.objects.exists()


def test_new_entry_is_for_operators(edition, login, kepala_dinkes, setda, juri_satu, pengamat):
    for user in (kepala_dinkes, setda, juri_satu, pengamat):
        assert login(user).post(CREATE, {"competition": edition.pk, "title": "X"}).status_code == 403
    assert not Submission.objects.exists()


def test_detail_shows_the_whole_proposal(draft, question, login, operator_dinkes):
    draft.answers.filter(question=question("5")).update(text="Angka kunjungan naik dua kali.")
    draft.innovators.update(nip="198001012005011001", phone="081234567890")
    html = text(login(operator_dinkes).get(page("detail", draft)))
    for part in (draft.title, "Judul lengkap rekaan", "Angka kunjungan naik dua kali.", "Inovator Rekaan, S.Kep."):
        assert part in html
    assert "19800101 200501 1 001" in html
    assert "Draf dibuat" in html


def refuse_and_announce(entry, by, now, reason):
    decisions.refuse(submission=entry, by=by, now=now, reason=reason)
    fingerprint = announcement.prepared(entry.competition).fingerprint
    announcement.announce(competition=entry.competition, by=by, now=now, fingerprint=fingerprint)


@pytest.mark.parametrize(("entry", "is_offered"), [("draft", True), ("blank", False)])
def test_detail_of_a_draft_offers_to_submit_what_is_complete(request, login, operator_dinkes, entry, is_offered):
    entry = request.getfixturevalue(entry)
    assert (page("submit", entry) in text(login(operator_dinkes).get(page("detail", entry)))) is is_offered


def test_detail_tells_what_happened_and_why(edition, dinkes, setda, login, operator_dinkes, kepala_dinkes):
    entry = factories.make_submission(edition, dinkes, state="submitted", operator=operator_dinkes)
    refuse_and_announce(entry, setda, NOW + timedelta(days=1), "Jawaban asal.")
    decisions.reconsider(submission=entry, by=setda, now=NOW + timedelta(days=2), reason="Keliru membaca.")
    refuse_and_announce(entry, setda, NOW + timedelta(days=3), "Tetap asal.")
    html = text(login(kepala_dinkes).get(page("detail", entry)))
    history = html[html.index('id="riwayat"') :]
    places = [
        history.index(words)
        for words in ("Tetap asal.", "Ditinjau kembali", "Keliru membaca.", "Jawaban asal.", "Diajukan", "Draf dibuat")
    ]
    assert places == sorted(places)
    assert "Alasan:" in html
    assert "3 November 2026" in history


def test_numbers_of_people_are_masked_for_observers(edition, dinkes, login, pengamat):
    entry = factories.make_submission(edition, dinkes, state="submitted")
    entry.innovators.update(nip="198001012005011001", phone="081234567890")
    html = text(login(pengamat).get(page("detail", entry)))
    assert "••• 001" in html
    assert "198001" not in html
    assert "0812345" not in html


def test_draft_is_hidden_from_all_but_its_family_and_setda(
    draft, client, login, setda, operator_puskesmas, operator_disdikpora, juri_satu, pengamat
):
    for user in (operator_puskesmas, operator_disdikpora, juri_satu, pengamat):
        assert login(user).get(page("detail", draft)).status_code == 404
    assert login(setda).get(page("detail", draft)).status_code == 200
    client.logout()
    assert client.get(page("detail", draft))["Location"].startswith("/masuk/")


def test_entry_of_a_unit_is_readable_by_its_parent_but_not_writable(edition, puskesmas, login, operator_dinkes):
    entry = factories.make_submission(edition, puskesmas, state="draft", title="MILIK UNIT")
    client = login(operator_dinkes)
    html = text(client.get(page("detail", entry)))
    assert "MILIK UNIT" in html
    assert "/tulis/" not in html
    write = reverse("submissions:submission-edit", args=[entry.code, "identitas"])
    assert client.get(write).status_code == 403
    assert client.post(write, {"title": "DIREBUT"}).status_code == 403
    assert client.post(page("submit", entry)).status_code == 403
    entry.refresh_from_db()
    assert (entry.title, entry.state) == ("MILIK UNIT", "draft")


def test_after_closing_a_draft_is_read_only_and_says_why(draft, login, operator_dinkes, at):
    at(CLOSES)
    client = login(operator_dinkes)
    html = text(client.get(page("detail", draft)))
    assert CLOSED in html
    assert "/tulis/" not in html
    assert client.get(page("submit", draft))["Location"] == page("detail", draft)
    write = reverse("submissions:submission-edit", args=[draft.code, "identitas"])
    assert client.get(write)["Location"] == page("detail", draft)


def test_submitting_shows_what_is_sent_and_names_the_entry(draft, question, login, operator_dinkes):
    draft.answers.filter(question=question("5")).update(text="Angka kunjungan naik dua kali.")
    html = text(login(operator_dinkes).get(page("submit", draft)))
    assert "Ajukan “SAMBANG WARGA” ke Bagian Organisasi" in html
    assert "Angka kunjungan naik dua kali." in html
    assert "menyatakan bahwa seluruh isi proposal ini benar" in html
    draft.refresh_from_db()
    assert draft.is_draft


def test_submitting_twice_is_submitting_once(draft, login, operator_dinkes, at):
    client = login(operator_dinkes)
    response = client.post(page("submit", draft), follow=True)
    assert "sudah diajukan ke Bagian Organisasi" in text(response)
    at(NOW + timedelta(minutes=1))
    receipt = reverse("submissions:receipt-detail", args=[f"TT-{draft.code}-1"])
    assert client.post(page("submit", draft))["Location"] == receipt
    assert client.get(page("submit", draft))["Location"] == page("detail", draft)
    assert draft.receipts.count() == 1
    draft.refresh_from_db()
    assert (draft.state, draft.submitted_at) == ("submitted", NOW)


def test_incomplete_entry_is_not_submitted(blank, login, operator_dinkes):
    client = login(operator_dinkes)
    html = text(client.get(page("submit", blank)))
    assert "19 hal belum lengkap" in html
    assert 'data-once="Mengirim…"' not in html
    html = text(client.post(page("submit", blank), follow=True))
    assert "Proposal belum dapat diajukan" in html
    blank.refresh_from_db()
    assert blank.is_draft


@pytest.mark.parametrize(
    ("offset", "state"), [(-1, "submitted"), (0, "draft"), (1, "draft")], ids=["just before", "at", "just after"]
)
def test_submitting_around_the_closing_instant(draft, login, operator_dinkes, at, offset, state):
    at(CLOSES + timedelta(microseconds=offset))
    response = login(operator_dinkes).post(page("submit", draft), follow=True)
    draft.refresh_from_db()
    assert draft.state == state
    assert (CLOSED in text(response)) is (state == "draft")


def test_submitting_is_for_operators_of_the_organization(
    draft, client, login, kepala_dinkes, setda, operator_disdikpora, juri_satu, pengamat
):
    for user in (kepala_dinkes, setda, juri_satu, pengamat):
        assert login(user).post(page("submit", draft)).status_code == 403
    assert login(operator_disdikpora).post(page("submit", draft)).status_code == 404
    client.logout()
    assert client.post(page("submit", draft))["Location"].startswith("/masuk/")
    draft.refresh_from_db()
    assert draft.is_draft


def test_two_operators_of_an_organization_share_its_entries(draft, dinkes, login):
    colleague = factories.make_user(Role.OPERATOR, organization=dinkes)
    assert login(colleague).get(page("submit", draft)).status_code == 200


def test_setda_reading_nip_and_phone_is_logged(edition, dinkes, operator_dinkes, login, setda, caplog):
    entry = factories.make_submission(edition, dinkes, state="submitted", operator=operator_dinkes)
    pages = {
        reverse("submissions:submission-detail", args=[entry.code]): "on its page",
        reverse("submissions:screening-decide", args=[edition.slug, entry.code]): "in the screening",
        reverse("submissions:submission-return", args=[edition.slug, entry.code]): "while sending it back",
    }
    for url, where in pages.items():
        caplog.clear()
        with caplog.at_level("INFO", logger="kipp.export"):
            login(setda).get(url)
        said = [record.getMessage() for record in caplog.records if record.name == "kipp.export"]
        assert said == [f"setda@example.id read NIP and phone of {entry.code} {where}"]
        caplog.clear()
        with caplog.at_level("INFO", logger="kipp.export"):
            login(operator_dinkes).get(url)
        assert not [record for record in caplog.records if record.name == "kipp.export"]
