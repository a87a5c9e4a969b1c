"""The profile of a judge: filled in by the judge, read by Setda."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from judging.models import JudgeProfile
from judging.panel.profiles import save_profile
from judging.views.profile import printable_stages
from tests import factories
from tests.factories import NOW
from tests.judging.contests import Contest, Round

URL = reverse("judging:profile-edit")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def stamp_on(response):
    return re.search(r'name="stamp"(?: value="([^"]*)")?', response.content.decode())[1] or ""


def detail(judge):
    return reverse("judging:profile-detail", args=[judge.pk])


def test_profile_starts_with_the_place_of_work_of_the_account(login, juri_satu):
    juri_satu.affiliation = "Universitas Rekaan"
    juri_satu.save()
    assert 'value="Universitas Rekaan"' in login(juri_satu).get(URL).content.decode()
    assert not JudgeProfile.objects.exists()


def test_saving_cleans_and_links_organizations(login, juri_satu, dinkes, puskesmas, disdikpora):
    sent = {
        "employer": " Universitas \x00 Rekaan ",
        "former_employers": "Dinkes\r\nHarian Rekaan",
        "expertise": "Kesehatan",
        "organizations": [dinkes.pk, disdikpora.pk],
    }
    response = login(juri_satu).post(URL, sent, follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert "Profil tersimpan." in text(response)
    assert "yang dipilih: 2" in text(response)
    stored = JudgeProfile.objects.get(judge=juri_satu)
    assert (stored.employer, stored.former_employers, stored.updated_at) == (
        "Universitas Rekaan",
        "Dinkes\nHarian Rekaan",
        NOW,
    )
    assert set(stored.organizations.all()) == {dinkes, disdikpora}


def test_bad_input_is_kept_with_a_message(login, juri_satu, dinkes):
    response = login(juri_satu).post(URL, {"employer": "x" * 201, "expertise": "Tetap ada.", "organizations": ["0"]})
    assert response.status_code == 422
    assert "Tetap ada." in text(response)
    assert "Salah satu pilihan tidak ada lagi." in text(response)
    assert not JudgeProfile.objects.exists()


def test_a_second_tab_is_told_and_may_save_over_it(login, juri_satu, monkeypatch):
    client = login(juri_satu)
    old = stamp_on(client.get(URL))
    client.post(URL, {"employer": "Pertama", "stamp": old})
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW + timedelta(minutes=1))
    response = client.post(URL, {"employer": "Kedua", "stamp": old})
    assert response.status_code == 409
    assert "disimpan dari jendela lain pukul 10.00.00 WIB" in text(response)
    assert 'value="Kedua"' in response.content.decode()
    assert JudgeProfile.objects.get().employer == "Pertama"
    assert client.post(URL, {"employer": "Kedua", "stamp": stamp_on(response)}).status_code == 302
    assert JudgeProfile.objects.get().employer == "Kedua"


def test_double_click_saves_once(login, juri_satu):
    client = login(juri_satu)
    for _ in range(2):
        assert client.post(URL, {"employer": "Pertama", "stamp": ""}).status_code == 302
    assert JudgeProfile.objects.count() == 1


def test_nobody_writes_anothers_profile(juri, setda):
    for other in (juri[1], setda):
        with pytest.raises(PermissionDenied):
            save_profile(
                judge=juri[0],
                employer="",
                former_employers="",
                expertise="",
                organizations=[],
                stamp="",
                by=other,
                now=NOW,
            )


def test_setda_reads_profile_statement_and_conflicts(login, setda, stage, edition, dinkes, juri_satu):
    entry = factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")
    factories.admit(stage, entry)
    factories.seat(stage, juri_satu)
    factories.make_conflict(entry, juri_satu, by=setda)
    client = login(setda)
    assert "Juri ini belum mengisi profilnya." in text(client.get(detail(juri_satu)))
    JudgeProfile.objects.create(judge=juri_satu, employer="Universitas Rekaan", updated_at=NOW)
    page = text(client.get(detail(juri_satu)))
    assert "Tempat bekerja Universitas Rekaan" in page
    assert "Edisi 2026: disetujui 1 November 2026 pukul 10.00.00 WIB" in page
    assert "SAMBANG REKAAN, bekerja di perangkat daerah" in page
    assert client.get(detail(setda)).status_code == 404


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "pengamat"])
def test_others_read_and_write_none(request, login, juri_satu, actor):
    client = login(request.getfixturevalue(actor))
    assert client.get(URL).status_code == 403
    assert client.get(detail(juri_satu)).status_code == 403


def test_judges_do_not_read_each_other(login, juri):
    assert login(juri[1]).get(detail(juri[0])).status_code == 403


def test_printable_sheets_are_found_in_one_query(juri_satu, django_assert_num_queries):
    """The newest first, only of stages that have been opened and whose marks may be shown."""
    contest = Contest(Round(), Round(), marks_shown="after_closing", judges=1)
    entry = contest.entry("A", "70")
    judge = contest.judges[0]
    with django_assert_num_queries(1):
        assert printable_stages(judge) == []
    contest.score(entry, "80", stage=2)
    factories.close_stage(contest.stages[1])
    with django_assert_num_queries(1):
        assert [stage.position for stage in printable_stages(judge)] == [2, 1]
    assert printable_stages(juri_satu) == []
