"""Suspected conflicts: by place of work and by name; recorded or dismissed by Setda."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.conflicts.suggestions import dismiss, suggestions_of
from judging.models import Conflict, DismissedSuggestion, JudgeProfile
from tests import factories
from tests.factories import NOW

URL = reverse("judging:suggestion-list", args=["2026"])


@pytest.fixture
def entry(edition, dinkes):
    return factories.make_submission(edition, dinkes, title="SAMBANG REKAAN")


@pytest.fixture
def seated(stage, juri, entry):
    factories.admit(stage, entry)
    factories.seat(stage, *juri)
    return stage


def profile(judge, *organizations, **fields):
    made = JudgeProfile.objects.create(judge=judge, updated_at=NOW, **fields)
    made.organizations.set(organizations)
    return made


def found(edition):
    return [(each.judge.full_name, each.submission.title, each.text) for each in suggestions_of(edition).open]


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_nothing_is_suspected_without_a_reason(seated, edition, juri):
    profile(juri[0], employer="Universitas Rekaan Kudus", former_employers="Harian Rekaan\nDinas Perhubungan")
    assert found(edition) == []


def test_present_employer_by_short_name(seated, edition, juri):
    profile(juri[0], employer="DINKES Kab. Kudus")
    assert found(edition) == [
        ("Juri Satu Rekaan", "SAMBANG REKAAN", "Bekerja di Dinas Kesehatan (“DINKES Kab. Kudus”).")
    ]


def test_place_of_work_of_the_account_counts_as_well(seated, edition, juri):
    juri[1].affiliation = "Dinas Kesehatan"
    juri[1].save()
    assert [judge for judge, *_ in found(edition)] == ["Juri Dua Rekaan"]


def test_former_employer_that_is_the_parent_of_the_unit(stage, edition, juri, puskesmas):
    unit = factories.make_submission(edition, puskesmas, title="UNIT REKAAN")
    factories.admit(stage, unit)
    factories.seat(stage, juri[0])
    profile(juri[0], former_employers="Harian Rekaan\nDinas Kesehatan, 2010–2015")
    (suggestion,) = suggestions_of(edition).open
    assert suggestion.reason == "former_employer"
    assert "induk Puskesmas Kaliwungu" in suggestion.text


def test_unit_of_the_department_that_was_ticked(seated, edition, juri, puskesmas):
    profile(juri[2], puskesmas)
    ((judge, _, why),) = found(edition)
    assert judge == "Juri Tiga Rekaan"
    assert why == (
        "Pernah atau masih bekerja di UPTD Puskesmas Kaliwungu (dipilih pada profil juri), unit kerja Dinkes."
    )


def test_sister_units_are_not_suspected(seated, edition, juri, dinkes, puskesmas):
    sister = factories.make_organization("Puskesmas Jati", parent=dinkes, name="UPTD Puskesmas Jati")
    factories.admit(seated, factories.make_submission(edition, sister, title="JATI"))
    profile(juri[0], puskesmas)
    assert [title for _, title, _ in found(edition)] == ["SAMBANG REKAAN"]


def test_name_among_the_innovators(seated, edition, juri, entry):
    entry.innovators.update(name="dr. JURI SATU REKAAN, M.Kes.")
    ((judge, _, why),) = found(edition)
    assert (judge, why) == (
        "Juri Satu Rekaan",
        "Nama juri sama dengan nama inovator “dr. JURI SATU REKAAN, M.Kes.”.",
    )


def test_recorded_pairs_are_not_suggested(seated, edition, juri, entry, setda):
    profile(juri[0], employer="Dinkes")
    factories.make_conflict(entry, juri[0], by=setda)
    assert found(edition) == []


def test_dismissing_keeps_who_looked_at_it_and_a_new_ground_brings_it_back(seated, edition, juri, entry, setda):
    known = profile(juri[0], employer="Dinkes")
    (before,) = suggestions_of(edition).open
    for _ in range(2):
        dismiss(submission=entry, judge=juri[0], grounds=before.text, by=setda, now=NOW)
    (looked_at,) = suggestions_of(edition).dismissed
    assert (found(edition), looked_at.dismissed.dismissed_by) == ([], setda)
    known.former_employers = "Dinas Kesehatan"
    known.save()
    assert len(found(edition)) == 1
    with pytest.raises(ValidationError, match="berubah sejak halaman dibuka"):
        dismiss(submission=entry, judge=juri[0], grounds=before.text, by=setda, now=NOW)


def test_only_setda_dismisses(seated, entry, juri, pengamat):
    with pytest.raises(PermissionDenied):
        dismiss(submission=entry, judge=juri[0], grounds="", by=pengamat, now=NOW)


def test_queries_do_not_grow(seated, edition, dinkes, juri):
    def count():
        with CaptureQueriesContext(connection) as queries:
            suggestions_of(edition)
        return len(queries)

    profile(juri[0], dinkes, employer="Dinkes")
    one = count()
    factories.make_submission(edition, dinkes)
    factories.make_submission(edition, dinkes)
    profile(juri[1], dinkes)
    profile(juri[2], dinkes)
    assert count() == one


# The page


def test_empty_page_says_why(login, setda, stage, juri, edition):
    assert "Belum ada juri di panel" in text(login(setda).get(URL))
    factories.seat(stage, juri[0])
    assert "Tidak ada usulan yang perlu diperiksa." in text(login(setda).get(URL))


def test_recording_starts_from_a_form_that_is_filled_in(login, setda, seated, juri, entry):
    profile(juri[0], employer="Dinkes")
    client = login(setda)
    address = re.search(r'href="([^"]*catat/\?[^"]+)"', client.get(URL).content.decode())[1].replace("&amp;", "&")
    page = client.get(address).content.decode()
    assert f'<option value="{juri[0].pk}" selected>' in page
    assert f'<option value="{entry.code}" selected>' in page
    assert re.search(r'value="employer"[^>]*checked', page)
    assert "Bekerja di Dinas Kesehatan (“Dinkes”)." in page
    assert not Conflict.objects.exists()


def test_dismissing_from_the_page(login, setda, seated, juri, entry):
    profile(juri[0], employer="Dinkes", former_employers="Dinas Kesehatan")
    client = login(setda)
    address = reverse("judging:suggestion-dismiss", args=["2026", juri[0].pk, entry.code])
    assert client.get(address).status_code == 405
    (shown,) = suggestions_of(seated.competition).open
    response = client.post(address, {"grounds": shown.text.replace("\n", "\r\n")}, follow=True)
    assert "Sudah diperiksa dan diabaikan: 1" in text(response)
    assert "oleh Setda Rekaan" in text(response)
    again = client.post(address, {"grounds": shown.text}, follow=True)
    assert (DismissedSuggestion.objects.count(), again.status_code) == (1, 200)


def test_stale_grounds_dismiss_nothing(login, setda, seated, juri, entry):
    profile(juri[0], employer="Dinkes")
    address = reverse("judging:suggestion-dismiss", args=["2026", juri[0].pk, entry.code])
    response = login(setda).post(address, {"grounds": "Lain."}, follow=True)
    assert "Dasar usulan ini berubah" in text(response)
    assert not DismissedSuggestion.objects.exists()


@pytest.mark.parametrize("actor", ["operator_dinkes", "juri_satu", "pengamat"])
def test_only_setda_reads_suggestions(request, login, seated, juri, entry, actor):
    client = login(request.getfixturevalue(actor))
    assert client.get(URL).status_code == 403
    address = reverse("judging:suggestion-dismiss", args=["2026", juri[0].pk, entry.code])
    assert client.post(address, {"grounds": ""}).status_code == 403
