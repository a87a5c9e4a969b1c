"""The public pages and the first page of each role."""

from datetime import timedelta

import pytest
from django.urls import reverse

from competitions.models import Competition
from judging.models import Award
from tests import factories


@pytest.fixture(autouse=True)
def at_now(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: factories.NOW)


def test_landing_of_an_empty_portal_says_what_comes(client, db):
    page = client.get("/")

    assert page.status_code == 200
    assert "Edisi pertama sedang disiapkan" in page.text


def test_landing_shows_counts_but_no_names_of_entries(client, edition, dinkes, puskesmas):
    factories.make_submission(edition, dinkes, state="submitted", title="RAHASIA SATU")
    factories.make_submission(edition, puskesmas, state="draft", title="RAHASIA DUA")

    page = client.get("/").text

    assert "<dd>1</dd>" in page
    assert "1 <small>dari 2</small>" in page
    assert "Dinding dari 2 bata: 1 bata sudah terpasang, 1 belum." in page
    assert "RAHASIA" not in page


def test_landing_never_shows_a_rehearsal_or_an_edition_in_preparation(client, setda):
    factories.make_edition(by=setda, year=2027, running=False)
    factories.make_edition(by=setda, year=2026, is_rehearsal=True)

    assert "Edisi pertama sedang disiapkan" in client.get("/").text


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (factories.OPENS, "Pendaftaran dibuka sampai"),
        (factories.CLOSES, "Pendaftaran telah ditutup"),
    ],
)
def test_landing_says_what_to_do_now(client, edition, monkeypatch, moment, sentence):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: moment)

    assert sentence in client.get("/").text


@pytest.mark.parametrize("page", ["landing", "awards"])
def test_winners_are_public_from_the_very_second_on(client, edition, monkeypatch, page):
    factories.make_award(edition, title="JUARA REKAAN")
    factories.make_award(edition, title="TEMPAT TUJUH REKAAN", tier_label="", tier_position=None, place=7)
    assert "JUARA REKAAN" not in client.get(reverse(page)).text

    minute = factories.NOW + timedelta(hours=1)
    Competition.objects.filter(pk=edition.pk).update(published_at=minute)
    monkeypatch.setattr("kipp.shared.clock.now", lambda: minute - timedelta(microseconds=1))
    assert "REKAAN" not in client.get(reverse(page)).text.replace("Tema rekaan", "")
    monkeypatch.setattr("kipp.shared.clock.now", lambda: minute)
    assert "JUARA REKAAN" in client.get(reverse(page)).text
    assert "TEMPAT TUJUH REKAAN" not in client.get(reverse(page)).text


def test_landing_promises_the_result_until_it_is_there(client, edition, monkeypatch):
    minute = factories.CLOSES + timedelta(hours=1)
    Competition.objects.filter(pk=edition.pk).update(published_at=minute)
    for now, sentence in (
        (minute - timedelta(seconds=1), "Hasil diumumkan di halaman ini"),
        (minute, "sudah diumumkan"),
    ):
        monkeypatch.setattr("kipp.shared.clock.now", lambda now=now: now)
        assert sentence in client.get(reverse("landing")).text


@pytest.mark.parametrize("page", ["landing", "awards"])
def test_winners_of_a_rehearsal_are_never_public(client, setda, page):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True, published_at=factories.NOW)
    factories.make_award(rehearsal, title="JUARA GLADI")

    assert "JUARA GLADI" not in client.get(reverse(page)).text


def test_rules_show_weights_and_method_of_the_running_edition(client, edition):
    page = client.get(reverse("rules")).text

    assert "5 Signifikansi" in page
    assert '<td class="r">30</td>' in page
    assert "rata-rata" in page


def test_rules_leave_out_the_steps_that_are_switched_off(client, edition):
    steps = {
        "ties_by_stage": "Nilai tahap terakhir lebih tinggi.",
        "ties_by_criterion": "Rata-rata pada kriteria berbobot paling besar lebih tinggi",
        "ties_by_median": "Median total juri lebih tinggi.",
        "ties_by_head_to_head": "Lebih banyak juri menempatkannya paling tinggi",
    }
    assert all(sentence in client.get(reverse("rules")).text for sentence in steps.values())
    for name, sentence in steps.items():
        Competition.objects.update(**{name: False})
        page = client.get(reverse("rules")).text
        assert sentence not in page
        assert "Keputusan panel juri" in page


@pytest.mark.parametrize("name", ["landing", "awards", "rules"])
def test_public_pages_only_read(client, edition, name):
    assert client.post(reverse(name)).status_code == 405


@pytest.mark.parametrize("name", ["landing", "awards", "rules"])
def test_public_pages_do_not_query_more_for_more_rows(client, edition, django_assert_num_queries, name):
    def add_awards(count):
        Award.objects.all().delete()
        Competition.objects.filter(year=2020).delete()
        archive = factories.make_edition(year=2020, running=False, status="archived", published_at=factories.NOW)
        for place in range(1, count + 1):
            factories.make_award(archive, title=f"JUARA {place}", place=place)

    expected = {"landing": 8, "awards": 1, "rules": 4}[name]
    for count in (1, 3):
        add_awards(count)
        with django_assert_num_queries(expected):
            client.get(reverse(name))


def test_each_role_lands_where_its_work_begins(
    login, edition, setda, operator_dinkes, kepala_dinkes, juri_satu, pengamat
):
    for user, name, args in (
        (setda, "competitions:edition-detail", [edition.slug]),
        (operator_dinkes, "submissions:submission-list", []),
        (kepala_dinkes, "submissions:submission-list", []),
        (juri_satu, "judging:scorecard-list", []),
        (pengamat, "submissions:entry-list", [edition.slug]),
    ):
        assert login(user).get("/beranda/").url == reverse(name, args=args)


def test_setda_of_an_empty_portal_lands_on_the_first_edition(login, setda):
    assert login(setda).get("/beranda/").url == reverse("competitions:edition-create")


def test_stranger_is_sent_to_the_login(client, db):
    assert client.get("/beranda/").url == "/masuk/?next=/beranda/"
