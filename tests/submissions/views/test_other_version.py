"""Choosing between two versions of a section, and the page that keeps the one that was not chosen."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kipp.accounts.models import Role
from kipp.shared import kept_text
from submissions.models import OtherVersion
from tests import factories
from tests.factories import CLOSES, NOW
from tests.submissions.conftest import count_queries, version

pytestmark = pytest.mark.usefixtures("at")
AUTOSAVE = {"X-Autosave": "ya"}
MINE, STORED = {"pilih": "saya"}, {"pilih": "tersimpan"}


def section(submission, key):
    return reverse("submissions:submission-edit", args=[submission.code, key])


def page(submission):
    return reverse("submissions:version-list", args=[submission.code])


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def field(question):
    return lambda number: f"jawaban_{question(number).pk}"


@pytest.fixture
def colleague(dinkes):
    return factories.make_user(Role.OPERATOR, organization=dinkes, full_name="Rekan Rekaan")


@pytest.fixture
def send(login, operator_dinkes):
    """Returns a function that sends what the page's script would send."""

    def send(submission, key, by=operator_dinkes, **data):
        data.setdefault("version", version(submission, key))
        return login(by).post(section(submission, key), data, headers=AUTOSAVE)

    return send


@pytest.fixture
def stored(draft, question):
    return lambda: draft.answers.get(question=question("3")).text


def kept(draft) -> list[tuple]:
    rows = OtherVersion.objects.filter(submission=draft).in_order()
    return [(row.section, row.content, row.written_by.full_name, row.written_at) for row in rows]


def test_choosing_mine_keeps_the_colleagues_text(draft, send, colleague, field, stored, at):
    at(NOW + timedelta(minutes=1))
    send(draft, "jawaban-3", by=colleague, **{field("3"): "Versi rekan."})
    at(NOW + timedelta(minutes=2))
    html = text(send(draft, "jawaban-3", **{field("3"): "Versi saya."}, **MINE))
    assert stored() == "Versi saya."
    parts = [["3 Kebaruan/Nilai Tambah", "Versi rekan."]]
    assert kept(draft) == [("jawaban-3", parts, "Rekan Rekaan", NOW + timedelta(minutes=1))]
    assert f'<a href="{page(draft)}">Versi lain yang tersimpan</a> (1)' in html


def test_choosing_the_colleagues_keeps_mine(draft, send, colleague, field, stored, at):
    at(NOW + timedelta(minutes=1))
    send(draft, "jawaban-3", by=colleague, **{field("3"): "Versi rekan."})
    at(NOW + timedelta(minutes=2))
    assert send(draft, "jawaban-3", **{field("3"): "Versi saya."}, **STORED).status_code == 200
    assert stored() == "Versi rekan."
    parts = [["3 Kebaruan/Nilai Tambah", "Versi saya."]]
    assert kept(draft) == [("jawaban-3", parts, "Operator Dinkes Rekaan", NOW + timedelta(minutes=2))]
    draft.refresh_from_db()
    assert (draft.changed_by, draft.changed_at) == (colleague, NOW + timedelta(minutes=1))


def test_choosing_keeps_people_and_identity_in_words(draft, send, colleague):
    first = draft.innovators.get()
    rows = {"orang-TOTAL_FORMS": 1, "orang-INITIAL_FORMS": 1, "orang-0-name": "Nama Saya Rekaan"}
    assert send(draft, "inovator", **rows, **STORED).status_code == 200
    assert draft.innovators.get() == first
    values = {"penghargaan-1-tahun": "2023", "penghargaan-1-nama": "Penghargaan Rekaan", "sdgs": ["4"]}
    send(draft, "identitas", by=colleague, title="SAMBANG WARGA", **values)
    send(draft, "identitas", title="NAMA SAYA", **STORED)
    draft.refresh_from_db()
    assert (draft.title, draft.sdgs, draft.changed_by) == ("SAMBANG WARGA", [4], colleague)
    identity, people = kept(draft)
    assert identity[1] == [
        ["Nama inovasi", "NAMA SAYA"],
        ["Tujuan pembangunan berkelanjutan", ""],
        ["Penghargaan 1", ""],
    ]
    assert people[1] == [["Inovator 1", "Nama Saya Rekaan"]]


def test_same_text_leaves_no_other_version(draft, send, field, stored):
    send(draft, "jawaban-3", **{field("3"): stored()}, **MINE)
    send(draft, "jawaban-3", **{field("3"): stored()}, **STORED)
    assert kept(draft) == []


@pytest.mark.parametrize("choice", [MINE, STORED])
def test_choice_is_asked_again_when_a_third_version_came(draft, send, colleague, field, stored, choice):
    begun = version(draft, "jawaban-3")
    send(draft, "jawaban-3", by=colleague, **{field("3"): "Versi ketiga."})
    response = send(draft, "jawaban-3", version=begun, **{field("3"): "Versi saya."}, **choice)
    assert response.status_code == 409
    assert stored() == "Versi ketiga."
    assert kept(draft) == []


@pytest.mark.parametrize(("choice", "chosen", "other"), [(MINE, "saya", "rekan"), (STORED, "rekan", "saya")])
def test_choice_works_without_the_script(
    draft, login, operator_dinkes, colleague, field, stored, choice, chosen, other
):
    begun = version(draft, "jawaban-3")
    login(colleague).post(section(draft, "jawaban-3"), {"version": begun, field("3"): "Versi rekan."})
    client = login(operator_dinkes)
    html = text(client.post(section(draft, "jawaban-3"), {"version": begun, field("3"): "Versi saya."}))
    assert '<button class="btn btn-primary" name="pilih" value="saya">Pakai versi saya' in html
    assert '<button class="btn btn-outline-primary" name="pilih" value="tersimpan">Pakai versi Rekan Rekaan' in html
    data = {"version": version(draft, "jawaban-3"), field("3"): "Versi saya.", **choice}
    assert client.post(section(draft, "jawaban-3"), data)["Location"] == section(draft, "jawaban-3")
    assert stored() == f"Versi {chosen}."
    assert [row[1][0][1] for row in kept(draft)] == [f"Versi {other}."]


def test_who_leaves_without_choosing_is_asked_again(draft, login, operator_dinkes, colleague, field, stored):
    begun = version(draft, "jawaban-3")
    login(colleague).post(section(draft, "jawaban-3"), {"version": begun, field("3"): "Versi rekan."})
    client = login(operator_dinkes)
    seal = kept_text.seal(operator_dinkes, section(draft, "jawaban-3"))
    typed = {"version": begun, field("3"): "Versi saya.", kept_text.FIELD: seal}
    assert client.post(section(draft, "jawaban-3"), typed).status_code == 409
    html = text(client.get(section(draft, "jawaban-3")))
    assert "Versi <ins>saya.</ins>" in html
    chosen = typed | {"version": version(draft, "jawaban-3"), **STORED}
    assert client.post(section(draft, "jawaban-3"), chosen).status_code == 302
    assert "Versi rekan.</textarea>" in text(client.get(section(draft, "jawaban-3")))
    assert stored() == "Versi rekan."


def test_nothing_is_chosen_after_the_closing(draft, send, field, stored, at):
    before = stored()
    at(CLOSES)
    assert send(draft, "jawaban-3", **{field("3"): "Terlambat."}, **MINE).status_code == 409
    assert send(draft, "jawaban-3", **{field("3"): "Terlambat."}, **STORED).status_code == 409
    assert (stored(), kept(draft)) == (before, [])


def test_page_shows_the_other_version_to_copy_with_who_and_when(draft, send, colleague, field, login, at):
    at(NOW + timedelta(minutes=1))
    send(draft, "jawaban-3", by=colleague, **{field("3"): "Versi <b>rekan</b>."})
    at(NOW + timedelta(minutes=2))
    send(draft, "jawaban-3", **{field("3"): "Versi saya."}, **MINE)
    html = text(login(colleague).get(page(draft)))
    assert "Versi &lt;b&gt;rekan&lt;/b&gt;.</textarea>" in html
    assert "Versi saya." not in html
    assert "Ditulis Rekan Rekaan, 1 November 2026 pukul 10.01.00 WIB." in html
    assert "Yang dipakai versi lain, dipilih Operator Dinkes Rekaan, 1 November 2026 pukul 10.02.00 WIB." in html
    assert f'href="{page(draft)}"' in text(login(colleague).get(section(draft, "jawaban-3")))
    at(CLOSES)
    assert login(colleague).get(page(draft)).status_code == 200


def test_page_without_other_versions_says_so(draft, login, operator_dinkes):
    assert "Belum pernah ada dua versi yang bertemu" in text(login(operator_dinkes).get(page(draft)))
    assert page(draft) not in text(login(operator_dinkes).get(section(draft, "jawaban-3")))


def test_page_is_for_operators_of_the_organization(
    draft, login, client, operator_puskesmas, operator_disdikpora, kepala_dinkes, setda
):
    assert client.get(page(draft)).status_code == 302
    assert login(operator_puskesmas).get(page(draft)).status_code == 404
    assert login(operator_disdikpora).get(page(draft)).status_code == 404
    assert login(kepala_dinkes).get(page(draft)).status_code == 403
    assert login(setda).get(page(draft)).status_code == 403


def test_parent_does_not_read_the_other_versions_of_its_unit(edition, puskesmas, operator_puskesmas, login, dinkes):
    entry = factories.make_submission(edition, puskesmas, state="draft", operator=operator_puskesmas)
    parent = factories.make_user(Role.OPERATOR, organization=dinkes)
    assert login(parent).get(page(entry)).status_code == 403


def test_page_takes_as_many_queries_for_three_versions_as_for_one(draft, send, field, login, operator_dinkes):
    send(draft, "jawaban-3", **{field("3"): "Satu."}, **MINE)
    one = count_queries(login(operator_dinkes), page(draft))
    send(draft, "jawaban-3", **{field("3"): "Dua."}, **MINE)
    send(draft, "jawaban-3", **{field("3"): "Tiga."}, **MINE)
    assert OtherVersion.objects.count() == 3
    assert count_queries(login(operator_dinkes), page(draft)) == one == 4
