"""Beginning an entry from one of an earlier year, and the quota of the edition."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from competitions.models import Competition
from submissions.models import EarlierAward, Submission
from submissions.sections import completeness
from submissions.starting import start_submission
from tests import factories
from tests.factories import NOW
from tests.submissions.conftest import fetched

CREATE = reverse("submissions:submission-create")


@pytest.fixture
def former(setda, dinkes, operator_dinkes):
    """An entry of Dinkes in 2024, with a video, goals and an award."""
    edition = factories.make_edition(by=setda, year=2024)
    entry = factories.make_submission(
        edition,
        dinkes,
        operator=operator_dinkes,
        title="SAMBANG WARGA",
        long_title="Menyambangi Warga Rentan",
        sdgs=[3, 10],
        video_url="https://youtu.be/abc",
    )
    EarlierAward.objects.create(submission=entry, year=2023, title="Penghargaan Rekaan")
    return entry


def start(edition, organization, by, title="SAMBANG WARGA", **more):
    return start_submission(competition=edition, organization=organization, title=title, by=by, now=NOW, **more)


def test_new_entry_takes_over_texts_people_and_awards_but_no_statement(edition, dinkes, operator_dinkes, former):
    text = "kata " * 250
    former.answers.filter(question__number="3").update(text=text)
    entry = fetched(start(edition, dinkes, operator_dinkes, started_from=former))
    assert (entry.started_from, entry.competition, entry.state) == (former, edition, "draft")
    assert (entry.long_title, entry.sdgs, entry.video_url) == ("Menyambangi Warga Rentan", [3, 10], former.video_url)
    assert entry.category.competition == edition
    assert entry.category.label == former.category.label
    assert not entry.is_declared_true
    assert [person.name for person in entry.innovators.all()] == ["Inovator Rekaan, S.Kep."]
    assert [str(award) for award in entry.earlier_awards.all()] == ["Penghargaan Rekaan (2023)"]
    assert entry.answers.get(question__number="3").text == text
    assert "3 Kebaruan/Nilai Tambah: 250 dari 200 kata" in [row.sentence for row in completeness(entry).missing]
    assert entry.answers.count() == former.answers.count()


def test_answers_follow_their_title_not_their_number(edition, dinkes, operator_dinkes, former):
    former.competition.questions.filter(number="3").update(number="93", label="kebaruan / nilai tambah")
    former.competition.questions.filter(number="4").update(label="Sesuatu yang lain")
    former.answers.filter(question__number="93").update(text="Teks kebaruan.")
    entry = start(edition, dinkes, operator_dinkes, started_from=former)
    assert entry.answers.get(question__number="3").text == "Teks kebaruan."
    assert not entry.answers.filter(question__number="4").exists()


def test_earlier_entry_is_not_changed(edition, dinkes, operator_dinkes, former):
    before = former.events.count()
    start(edition, dinkes, operator_dinkes, started_from=former)
    assert former.events.count() == before
    assert former.innovators.count() == 1


@pytest.mark.parametrize("whose", ["stranger", "same_year", "unit"])
def test_only_own_entries_of_earlier_years_are_started_from(
    edition, dinkes, puskesmas, disdikpora, operator_dinkes, former, whose
):
    if whose == "same_year":
        other = factories.make_submission(edition, dinkes, operator=operator_dinkes)
    else:
        other = factories.make_submission(former.competition, puskesmas if whose == "unit" else disdikpora)
    with pytest.raises(ValidationError, match="dari edisi sebelumnya"):
        start(edition, dinkes, operator_dinkes, started_from=other)
    assert not Submission.objects.filter(competition=edition, title="SAMBANG WARGA").exists()


def test_page_offers_own_earlier_entries_and_uses_their_name(
    edition, login, operator_dinkes, disdikpora, former, monkeypatch
):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)
    Competition.objects.filter(pk=former.competition_id).update(status="archived")
    foreign = factories.make_submission(former.competition, disdikpora, title="MILIK LAIN")
    factories.make_submission(edition, operator_dinkes.organization, title="TAHUN INI")
    client = login(operator_dinkes)
    detail = reverse("submissions:submission-detail", args=[former.code])
    assert f'href="{CREATE}?dari={former.code}"' in client.get(detail).content.decode()
    html = client.get(CREATE, {"dari": former.code}).content.decode()
    assert "SAMBANG WARGA (Edisi 2024)" in html
    assert f'<option value="{former.pk}" selected>' in html
    assert "MILIK LAIN" not in html
    assert "TAHUN INI" not in html
    refused = client.post(CREATE, {"competition": edition.pk, "started_from": foreign.pk})
    assert refused.status_code == 200
    response = client.post(CREATE, {"competition": edition.pk, "started_from": former.pk}, follow=True)
    entry = Submission.objects.get(competition=edition, started_from=former)
    assert entry.title == "SAMBANG WARGA"
    assert "Isinya disalin dari “SAMBANG WARGA” (Edisi 2024)" in response.content.decode()


def test_quota_counts_units_and_closes_the_door(
    edition, dinkes, puskesmas, operator_dinkes, login, monkeypatch, operator_disdikpora, disdikpora
):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)
    Competition.objects.filter(pk=edition.pk).update(quota_per_organization=2)
    factories.make_submission(edition, dinkes, state="submitted")
    factories.make_submission(edition, puskesmas, state="draft")
    client = login(operator_dinkes)
    assert "paling banyak 2 proposal" in client.get(CREATE).content.decode()
    start(edition, dinkes, operator_dinkes, title="MASIH BOLEH")
    factories.make_submission(edition, puskesmas, state="eligible")
    with pytest.raises(ValidationError, match="Dinkes dan unit kerjanya sudah mengajukan 2 proposal") as error:
        start(edition, dinkes, operator_dinkes, title="TERLALU BANYAK")
    assert error.value.code == "quota"
    html = client.post(CREATE, {"competition": edition.pk, "title": "TERLALU BANYAK"}).content.decode()
    assert "sudah mengajukan 2 proposal" in html
    assert 'value="TERLALU BANYAK"' in html
    assert start(edition, disdikpora, operator_disdikpora, title="OPD LAIN").pk


def test_name_is_needed_without_an_earlier_entry(edition, login, operator_dinkes, monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)
    html = login(operator_dinkes).post(CREATE, {"competition": edition.pk, "title": " "}).content.decode()
    assert "Tuliskan nama inovasi." in html
    assert not Submission.objects.exists()
