"""Autosave and the choice between two versions, as the server answers them; the script is tested in a browser."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kipp.accounts.models import Role
from tests import factories
from tests.factories import CLOSES, NOW
from tests.submissions.conftest import version

pytestmark = pytest.mark.usefixtures("at")
AUTOSAVE = {"X-Autosave": "ya"}


def page(submission, key):
    return reverse("submissions:submission-edit", args=[submission.code, key])


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def field(question):
    return lambda number: f"jawaban_{question(number).pk}"


@pytest.fixture
def colleague(dinkes):
    return factories.make_user(Role.OPERATOR, organization=dinkes, full_name="Rekan Rekaan")


@pytest.fixture
def autosave(login, operator_dinkes):
    """Returns a function that sends what the page's script would send."""

    def send(submission, key, by=operator_dinkes, **data):
        data.setdefault("version", version(submission, key))
        return login(by).post(page(submission, key), data, headers=AUTOSAVE)

    return send


def test_answer_is_saved_and_the_parts_of_the_page_come_back(blank, autosave, field, at, question):
    at(NOW + timedelta(seconds=151))
    response = autosave(blank, "jawaban-3", **{field("3"): "Satu dua tiga."})
    html = text(response)
    assert response.status_code == 200
    assert "Tersimpan pukul 10.02.31 WIB." in html
    assert f'name="version" value="{version(blank, "jawaban-3")}"' in html
    for part in ("saved", "steps", "missing", "submit", "progress", "done", "name", "cautions"):
        assert f'data-part="{part}"' in html
    assert "Kebaruan/Nilai Tambah masih kosong" not in html
    assert "3 Kebaruan/Nilai Tambah baru 3 dari 200 kata" in html
    assert "<html" not in html
    assert blank.answers.get(question=question("3")).text == "Satu dua tiga."


def test_last_missing_word_brings_the_button(draft, autosave, field, question):
    draft.answers.filter(question=question("3")).update(text="")
    submit = reverse("submissions:submission-submit", args=[draft.code])
    assert submit not in text(autosave(draft, "jawaban-3", **{field("3"): ""}))
    assert submit in text(autosave(draft, "jawaban-3", **{field("3"): "Jawaban."}))


def test_text_over_the_limit_is_saved_whole_and_counted_as_missing(draft, autosave, field, question):
    words = " ".join(["kata"] * 201)
    html = text(autosave(draft, "jawaban-3", **{field("3"): words}))
    assert "3 Kebaruan/Nilai Tambah: 201 dari 200 kata" in html
    assert draft.answers.get(question=question("3")).text == words


def test_wrong_values_are_listed_and_nothing_is_saved(draft, autosave):
    response = autosave(
        draft,
        "identitas",
        title="SAMBANG WARGA",
        long_title="Judul baru",
        video_url="https://contoh.id/video",
        **{"penghargaan-1-nama": "Tanpa Tahun"},
    )
    html = text(response)
    assert response.status_code == 422
    assert "Belum tersimpan: 2 isian perlu diperbaiki." in html
    assert 'data-wrong="id_video_url"' in html
    assert 'data-wrong="id_penghargaan-1-tahun"' in html
    draft.refresh_from_db()
    assert draft.long_title == "Judul lengkap rekaan"


def test_goals_video_and_awards_are_saved_shown_and_emptied(draft, autosave, login, operator_dinkes):
    values = {
        "title": "SAMBANG WARGA",
        "sdgs": ["10", "3"],
        "video_url": "https://youtu.be/abc",
        "penghargaan-1-tahun": "2023",
        "penghargaan-1-nama": "Penghargaan <Rekaan>",
        "penghargaan-2-tahun": "2021",
        "penghargaan-2-nama": "Lain Rekaan",
    }
    assert autosave(draft, "identitas", **values).status_code == 200
    draft.refresh_from_db()
    assert (draft.sdgs, draft.video_url) == ([3, 10], "https://youtu.be/abc")
    html = text(login(operator_dinkes).get(reverse("submissions:submission-detail", args=[draft.code])))
    assert "3 Kehidupan Sehat dan Sejahtera<br>10 Berkurangnya Kesenjangan" in html
    assert 'href="https://youtu.be/abc"' in html
    assert "2023: Penghargaan &lt;Rekaan&gt;<br>2021: Lain Rekaan" in html
    html = text(login(operator_dinkes).get(page(draft, "identitas")))
    assert 'name="penghargaan-4-nama"' in html
    assert 'name="penghargaan-5-nama"' not in html
    values |= {"penghargaan-1-tahun": "", "penghargaan-1-nama": "", "sdgs": []}
    assert autosave(draft, "identitas", **values).status_code == 200
    assert [str(award) for award in draft.earlier_awards.all()] == ["Lain Rekaan (2021)"]
    draft.refresh_from_db()
    assert draft.sdgs == []


@pytest.mark.parametrize("goals", [["0"], ["18"], ["3", "tiga"]])
def test_goals_are_those_of_the_list(draft, autosave, goals):
    assert autosave(draft, "identitas", title="SAMBANG WARGA", sdgs=goals).status_code == 422


def test_saving_the_same_awards_again_changes_nothing(draft, autosave):
    values = {"title": "SAMBANG WARGA", "penghargaan-1-tahun": "2023", "penghargaan-1-nama": "Penghargaan Rekaan"}
    autosave(draft, "identitas", **values)
    first = draft.earlier_awards.get()
    autosave(draft, "identitas", **values | {"long_title": "Lain"})
    assert draft.earlier_awards.get() == first


def test_new_person_is_known_by_its_row_from_then_on(draft, autosave):
    first = draft.innovators.get()
    rows = {
        "orang-TOTAL_FORMS": 3,
        "orang-INITIAL_FORMS": 1,
        "orang-0-id": first.pk,
        "orang-0-name": first.name,
        "ketua": "orang-0-is_lead",
        "orang-1-name": "Orang Dua Rekaan",
        "orang-2-name": "",
    }
    html = text(autosave(draft, "inovator", **rows))
    second = draft.innovators.get(name="Orang Dua Rekaan")
    assert f'data-row="id_orang-1-id" value="{second.pk}"' in html
    rows |= {"orang-1-id": second.pk, "orang-1-job_title": "Bidan"}
    assert autosave(draft, "inovator", **rows).status_code == 200
    second.refresh_from_db()
    assert second.job_title == "Bidan"
    # Once more without any change: a row that is stored exactly so is not taken for a blank one.
    assert autosave(draft, "inovator", **rows).status_code == 200
    assert draft.innovators.count() == 2


def test_colleague_in_between_gives_both_texts(draft, autosave, colleague, field, question, at):
    begun = version(draft, "jawaban-3")
    at(NOW + timedelta(minutes=5))
    autosave(draft, "jawaban-3", by=colleague, **{field("3"): "Versi rekan."})
    response = autosave(draft, "jawaban-3", version=begun, **{field("3"): "Versi saya."})
    html = text(response)
    assert response.status_code == 409
    assert 'data-part="conflict"' in html
    assert "Versi <ins>saya.</ins>" in html
    assert "Versi <del>rekan. </del>" in html
    assert "Versi Rekan Rekaan, 10.05.00" in html
    assert f'data-choose="saya" data-version="{version(draft, "jawaban-3")}"' in html
    assert draft.answers.get(question=question("3")).text == "Versi rekan."


def test_closing_is_told_where_the_text_is(draft, autosave, field, at, question):
    at(CLOSES)
    response = autosave(draft, "jawaban-3", **{field("3"): "Terlambat."})
    assert response.status_code == 409
    assert "Tulisan ini tidak tersimpan." in text(response)
    assert "Pendaftaran ditutup 16 November 2026 pukul 10.00.00 WIB." in text(response)
    assert not draft.answers.filter(text="Terlambat.").exists()


def test_expired_login_is_a_401_for_the_script_and_keeps_nothing(draft, client, field):
    response = client.post(page(draft, "jawaban-3"), {field("3"): "Teks."}, headers=AUTOSAVE)
    assert response.status_code == 401
    assert not client.cookies


def test_autosave_asks_as_much_for_two_answers_as_for_one(draft, login, operator_dinkes, field):
    client = login(operator_dinkes)
    counts = []
    for key, numbers in (("jawaban-3", ["3"]), ("jawaban-6", ["6a"])):
        data = {"version": version(draft, key), **{field(each): f"Baru {each}." for each in numbers}}
        if key == "jawaban-6":
            data[field("6b")] = draft.answers.get(question__number="6b").text
        with CaptureQueriesContext(connection) as captured:
            assert client.post(page(draft, key), data, headers=AUTOSAVE).status_code == 200
        counts.append(len(captured))
    assert counts == [25, 25]
