"""The page of a section: saving, going on, bad input, two tabs, and text that comes too late."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kipp.accounts.models import Role
from submissions.models import Answer
from tests import factories
from tests.factories import CLOSES, NOW
from tests.submissions.conftest import count_queries, version

pytestmark = pytest.mark.usefixtures("at")


def page(submission, key):
    return reverse("submissions:submission-edit", args=[submission.code, key])


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def field(question):
    """Returns the name of the form field of a question, by its number."""
    return lambda number: f"jawaban_{question(number).pk}"


@pytest.fixture
def people(draft):
    """Returns the form of the section Inovator with rows of (values) and the given lead."""

    def form(*rows, lead=None, **more):
        data = {
            "version": version(draft, "inovator"),
            "orang-TOTAL_FORMS": len(rows),
            "orang-INITIAL_FORMS": 1,
            "ketua": "" if lead is None else f"orang-{lead}-is_lead",
        }
        for place, row in enumerate(rows):
            data |= {f"orang-{place}-{name}": value for name, value in row.items()}
        return data | more

    return form


def test_section_shows_prompt_limits_progress_and_what_is_missing(blank, login, operator_dinkes):
    html = text(login(operator_dinkes).get(page(blank, "jawaban-3")))
    assert "Bobot 15 · paling banyak 200 kata" in html
    assert "Apa gagasan utamanya" in html
    assert 'data-max-words="200"' in html
    assert "0 dari 12 bagian selesai" in html
    assert "19 hal belum lengkap" in html
    assert "Ajukan: kurang 19 hal" in html
    assert f"{page(blank, 'jawaban-8')}#id_jawaban_" in html


def test_questions_of_one_number_share_a_page(draft, login, operator_dinkes, field):
    html = text(login(operator_dinkes).get(page(draft, "jawaban-6")))
    assert f'name="{field("6a")}"' in html
    assert f'name="{field("6b")}"' in html


def test_complete_draft_offers_to_submit(draft, login, operator_dinkes):
    html = text(login(operator_dinkes).get(page(draft, "identitas")))
    assert reverse("submissions:submission-submit", args=[draft.code]) in html
    assert "Proposal sudah lengkap" in html


def test_every_section_opens_in_the_same_number_of_queries(draft, login, operator_dinkes):
    client = login(operator_dinkes)
    one = count_queries(client, page(draft, "inovator"))
    for number in (2, 3):
        draft.innovators.create(name=f"Orang {number} Rekaan")
    assert count_queries(client, page(draft, "inovator")) == one == 10
    assert count_queries(client, page(draft, "jawaban-6")) == 10
    assert count_queries(client, page(draft, "identitas")) == 13


def test_answer_is_saved_with_the_time(draft, login, operator_dinkes, field, question):
    data = {"version": version(draft, "jawaban-3"), field("3"): "Petugas mendatangi warga."}
    response = login(operator_dinkes).post(page(draft, "jawaban-3"), data, follow=True)
    assert response.redirect_chain == [(page(draft, "jawaban-3"), 302)]
    assert "Tersimpan pukul 10.00.00 WIB." in text(response)
    assert draft.answers.get(question=question("3")).text == "Petugas mendatangi warga."


def test_saving_can_go_on_to_the_next_section(draft, login, operator_dinkes, field):
    data = {"version": version(draft, "jawaban-3"), field("3"): "Baru.", "lanjut": "ya"}
    assert login(operator_dinkes).post(page(draft, "jawaban-3"), data)["Location"] == page(draft, "jawaban-4")


def test_every_field_but_the_name_may_be_emptied(draft, login, operator_dinkes):
    data = {"version": version(draft, "identitas"), "title": "SAMBANG WARGA"}
    login(operator_dinkes).post(page(draft, "identitas"), data)
    draft.refresh_from_db()
    assert (draft.long_title, draft.category, draft.group, draft.implemented_on) == ("", None, "", None)


def test_text_over_the_limit_is_kept_and_marked(draft, login, operator_dinkes, field, question):
    words = "kata " * 200 + "satu\u00a0dua sayur-mayur"
    data = {"version": version(draft, "jawaban-3"), field("3"): words}
    html = text(login(operator_dinkes).post(page(draft, "jawaban-3"), data, follow=True))
    assert draft.answers.get(question=question("3")).text == words
    assert "203 dari 200 kata, lebih 3" in html
    assert "lebih 3 kata" in html
    assert "Ajukan: kurang 1 hal" in html


def test_text_of_one_endless_word_is_refused_and_shown_again(draft, login, operator_dinkes, field, question):
    before = draft.answers.get(question=question("3")).text
    data = {"version": version(draft, "jawaban-3"), field("3"): "x" * 100_001}
    html = text(login(operator_dinkes).post(page(draft, "jawaban-3"), data))
    assert "Jawaban paling banyak 100.000 huruf." in html
    assert "x" * 100_001 in html
    assert draft.answers.get(question=question("3")).text == before


def test_bad_input_is_kept_with_its_message(draft, login, operator_dinkes):
    data = {
        "version": version(draft, "identitas"),
        "title": "",
        "long_title": "Judul yang baru ditulis",
        "implemented_on": "31/02/2026",
        "maturity": "implemented",
    }
    html = text(login(operator_dinkes).post(page(draft, "identitas"), data))
    assert "Tuliskan nama inovasi." in html
    assert "2 isian perlu diperbaiki" in html
    assert "Judul yang baru ditulis" in html
    assert "31/02/2026" in html
    draft.refresh_from_db()
    assert (draft.title, draft.long_title) == ("SAMBANG WARGA", "Judul lengkap rekaan")


def test_date_that_contradicts_the_stage_is_kept_beside_its_message(draft, login, operator_dinkes):
    data = {"version": version(draft, "identitas"), "title": draft.title, "maturity": "trial"}
    html = text(login(operator_dinkes).post(page(draft, "identitas"), data | {"implemented_on": "2027-03-01"}))
    assert "Tahap inovasi “uji coba” belum memiliki tanggal mulai diterapkan. Kosongkan tanggalnya" in html
    assert 'value="2027-03-01"' in html
    draft.refresh_from_db()
    assert draft.maturity == "implemented"


def test_name_used_by_another_entry_is_refused_beside_the_field(draft, blank, login, operator_dinkes):
    data = {"version": version(draft, "identitas"), "title": "Lembar kosong", "long_title": "Tetap ada"}
    html = text(login(operator_dinkes).post(page(draft, "identitas"), data))
    assert f"sudah memiliki proposal “LEMBAR KOSONG” ({blank.code})" in html
    assert "Tetap ada" in html


def test_innovators_are_added_changed_and_removed(draft, people, login, operator_dinkes):
    first = draft.innovators.get()
    rows = (
        {"id": first.pk, "name": "Inovator Rekaan, S.Kep.", "job_title": "Kepala Seksi"},
        {"name": "Ketua Rekaan", "job_title": "Bidan", "nip": "19800101 200501 1 001", "phone": "0812-3456-7890"},
        {"name": ""},
    )
    html = text(login(operator_dinkes).post(page(draft, "inovator"), people(*rows, lead=1), follow=True))
    assert "Tersimpan pukul" in html
    assert list(draft.innovators.order_by("pk").values_list("name", "job_title", "nip", "phone", "is_lead")) == [
        ("Inovator Rekaan, S.Kep.", "Kepala Seksi", "", "", False),
        ("Ketua Rekaan", "Bidan", "198001012005011001", "081234567890", True),
    ]
    rows = ({"id": first.pk, "name": first.name, "DELETE": "on"},)
    login(operator_dinkes).post(page(draft, "inovator"), people(*rows))
    assert not draft.innovators.filter(pk=first.pk).exists()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"name": "Orang Rekaan", "nip": "12345"}, "NIP terdiri atas 18 angka."),
        ({"name": "Orang Rekaan", "nip": "١" * 18}, "NIP terdiri atas 18 angka."),
        ({"name": "Orang Rekaan", "phone": "٠" * 12}, "Tulis nomor dengan angka saja"),
        ({"name": "Orang Rekaan", "phone": "surel saja"}, "Tulis nomor dengan angka saja"),
        ({"name": "", "job_title": "Bidan"}, "Tuliskan nama, atau kosongkan seluruh baris ini."),
    ],
)
def test_wrong_row_of_an_innovator_is_kept_with_its_message(draft, people, login, operator_dinkes, row, sentence):
    first = draft.innovators.get()
    kept = {"id": first.pk, "name": "Nama yang baru diketik"}
    html = text(login(operator_dinkes).post(page(draft, "inovator"), people(kept, row)))
    assert sentence in html
    assert "Nama yang baru diketik" in html
    assert "baris kosong</span>" not in html
    assert list(draft.innovators.values_list("name", flat=True)) == [first.name]


def test_stored_innovator_without_a_name_is_told_how_to_be_removed(draft, people, login, operator_dinkes):
    first = draft.innovators.get()
    html = text(login(operator_dinkes).post(page(draft, "inovator"), people({"id": first.pk, "name": ""})))
    assert "Tuliskan nama, atau centang Hapus." in html


def test_statement_is_given(draft, login, operator_dinkes):
    draft.is_declared_true = False
    draft.save()
    data = {"version": version(draft, "pernyataan"), "is_declared_true": "on"}
    login(operator_dinkes).post(page(draft, "pernyataan"), data)
    draft.refresh_from_db()
    assert draft.is_declared_true


def test_second_tab_gets_both_texts_and_a_choice(draft, dinkes, login, operator_dinkes, field, question, at):
    begun = version(draft, "jawaban-3")
    colleague = factories.make_user(Role.OPERATOR, organization=dinkes, full_name="Rekan Rekaan")
    at(NOW + timedelta(minutes=5))
    login(colleague).post(page(draft, "jawaban-3"), {"version": begun, field("3"): "Versi rekan."})
    client = login(operator_dinkes)
    response = client.post(page(draft, "jawaban-3"), {"version": begun, field("3"): "Versi <b>saya</b>."})
    html = text(response)
    assert response.status_code == 409
    assert '<p class="as-typed">Versi <del>rekan. </del></p>' in html
    assert '<p class="as-typed">Versi <ins>&lt;b&gt;saya&lt;/b&gt;.</ins></p>' in html
    assert "Rekan Rekaan pukul 10.05.00 WIB" in html
    assert draft.answers.get(question=question("3")).text == "Versi rekan."
    mine = {"version": version(draft, "jawaban-3"), field("3"): "Versi <b>saya</b>."}
    assert f'name="version" value="{mine["version"]}"' in html
    assert f'name="{field("3")}" value="Versi &lt;b&gt;saya&lt;/b&gt;."' in html
    client.post(page(draft, "jawaban-3"), mine)
    assert draft.answers.get(question=question("3")).text == "Versi <b>saya</b>."


def test_second_tab_with_innovators_gets_both_lists(draft, people, login, operator_dinkes):
    first = draft.innovators.get()
    stale = people({"id": first.pk, "name": "Nama Saya Rekaan"})
    draft.innovators.update(name="Nama Rekan Rekaan")
    response = login(operator_dinkes).post(page(draft, "inovator"), stale)
    assert response.status_code == 409
    assert "Nama <ins>Saya Rekaan" in text(response)
    assert "Nama <del>Rekan Rekaan;" in text(response)


def test_form_without_a_version_overwrites_nothing(draft, login, operator_dinkes, field, question):
    before = draft.answers.get(question=question("3")).text
    assert login(operator_dinkes).post(page(draft, "jawaban-3"), {field("3"): "Tanpa versi."}).status_code == 409
    assert draft.answers.get(question=question("3")).text == before


def test_text_that_comes_after_the_closing_is_shown_not_lost(draft, login, operator_dinkes, field, at):
    data = {"version": version(draft, "jawaban-3"), field("3"): "Kalimat terakhir saya."}
    at(CLOSES)
    response = login(operator_dinkes).post(page(draft, "jawaban-3"), data)
    assert response.status_code == 409
    assert "Kalimat terakhir saya." in text(response)
    assert "Pendaftaran ditutup 16 November 2026 pukul 10.00.00 WIB." in text(response)
    assert not Answer.objects.filter(text="Kalimat terakhir saya.").exists()


def test_innovators_that_come_after_submitting_are_shown_not_lost(draft, people, login, operator_dinkes):
    data = people({"id": draft.innovators.get().pk, "name": "Terlambat Rekaan"})
    client = login(operator_dinkes)
    client.post(reverse("submissions:submission-submit", args=[draft.code]))
    response = client.post(page(draft, "inovator"), data)
    assert response.status_code == 409
    assert "Terlambat Rekaan" in text(response)
    assert "sudah diajukan 1 November 2026 pukul 10.00.00 WIB" in text(response)


def test_reading_a_section_changes_nothing(draft, login, operator_dinkes):
    login(operator_dinkes).get(page(draft, "identitas"), {"title": "LAIN"})
    before = draft.changed_at
    draft.refresh_from_db()
    assert (draft.title, draft.changed_at, draft.version) == ("SAMBANG WARGA", before, 1)


def test_unknown_section_is_not_found(draft, login, operator_dinkes):
    assert login(operator_dinkes).get(page(draft, "jawaban-99")).status_code == 404


def test_section_is_for_operators_of_the_organization(
    draft, client, login, kepala_dinkes, setda, juri_satu, pengamat, operator_disdikpora, operator_puskesmas
):
    for user in (kepala_dinkes, setda, juri_satu, pengamat):
        assert login(user).get(page(draft, "identitas")).status_code == 403
    for user in (operator_disdikpora, operator_puskesmas):
        assert login(user).get(page(draft, "identitas")).status_code == 404
    client.logout()
    assert client.get(page(draft, "identitas"))["Location"].startswith("/masuk/")


def test_rehearsal_is_marked_on_the_page(edition, setda, dinkes, login, operator_dinkes):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    entry = factories.make_submission(rehearsal, dinkes, state="draft", operator=operator_dinkes)
    assert "Gladi: edisi latihan." in text(login(operator_dinkes).get(page(entry, "identitas")))
