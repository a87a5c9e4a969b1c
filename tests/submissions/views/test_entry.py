"""The list of all entries of an edition."""

import pytest
from django.urls import reverse

from tests import factories
from tests.submissions.conftest import count_queries


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def page(edition):
    return reverse("submissions:entry-list", args=[edition.slug])


@pytest.fixture
def entries(edition, dinkes, puskesmas, disdikpora):
    categories = list(edition.categories.order_by("position"))
    return [
        factories.make_submission(edition, dinkes, state="draft", title="DRAF DINKES", category=categories[0]),
        factories.make_submission(edition, puskesmas, state="eligible", title="LOLOS UNIT", category=categories[0]),
        factories.make_submission(edition, disdikpora, state="submitted", title="DIAJUKAN", category=categories[1]),
    ]


def test_setda_sees_every_entry_with_its_state(entries, page, login, setda):
    html = text(login(setda).get(page))
    assert "2 proposal sudah diajukan; 1 masih draf." in html
    for entry in entries:
        assert entry.title in html
        assert reverse("submissions:submission-detail", args=[entry.code]) in html


def test_observers_do_not_learn_of_drafts(entries, page, login, pengamat):
    html = text(login(pengamat).get(page))
    assert "LOLOS UNIT" in html
    assert "2 proposal sudah diajukan." in html
    assert "DRAF DINKES" not in html
    assert "draf" not in html[html.index("<main") :]
    assert "DRAF DINKES" not in text(login(pengamat).get(page, {"state": "draft"}))


def test_list_is_narrowed_by_state_category_organization_and_words(entries, page, login, setda, dinkes, edition):
    client = login(setda)
    category = edition.categories.order_by("position").first()
    for query, shown in (
        ({"state": "submitted"}, {"DIAJUKAN"}),
        ({"category": category.pk}, {"DRAF DINKES", "LOLOS UNIT"}),
        ({"organization": dinkes.pk}, {"DRAF DINKES", "LOLOS UNIT"}),
        ({"q": "unit"}, {"LOLOS UNIT"}),
        ({"q": entries[2].code}, {"DIAJUKAN"}),
        ({"state": "eligible", "organization": dinkes.pk}, {"LOLOS UNIT"}),
        ({"state": "nonsense", "category": "x"}, {"DRAF DINKES", "LOLOS UNIT", "DIAJUKAN"}),
    ):
        html = text(client.get(page, query))
        body = html[html.index("<tbody") :]
        assert {entry.title for entry in entries if f">{entry.title}</a>" in body} == shown, query


def test_categories_offered_are_those_of_the_edition(edition, setda, page, login, entries):
    other = factories.make_edition(by=setda, is_rehearsal=True).categories.first()
    html = text(login(setda).get(page))
    assert f'<option value="{other.pk}"' not in html
    assert html.count("<option") == 1 + 7 + 1 + 11 + 1 + 2


def test_entries_of_another_edition_are_not_shown(edition, setda, dinkes, page, login, entries):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    factories.make_submission(rehearsal, dinkes, title="DARI GLADI")
    assert "DARI GLADI" not in text(login(setda).get(page))


def test_empty_list_says_so(page, login, setda):
    assert "Belum ada proposal pada edisi ini." in text(login(setda).get(page))


def test_list_takes_as_many_queries_for_three_entries_as_for_one(edition, dinkes, puskesmas, page, login, setda):
    client = login(setda)
    factories.make_submission(edition, dinkes)
    first = count_queries(client, page)
    factories.make_submission(edition, puskesmas)
    factories.make_submission(edition, dinkes, state="draft")
    assert count_queries(client, page) == first == 9


def test_list_is_for_setda_and_observers(page, client, login, operator_dinkes, kepala_dinkes, juri_satu):
    for user in (operator_dinkes, kepala_dinkes, juri_satu):
        assert login(user).get(page).status_code == 403
    client.logout()
    assert client.get(page)["Location"].startswith("/masuk/")


def test_edition_in_preparation_is_unknown_to_observers(setda, pengamat, login, dinkes):
    edition = factories.make_edition(by=setda, year=2027, running=False)
    page = reverse("submissions:entry-list", args=[edition.slug])
    assert login(pengamat).get(page).status_code == 404
    assert login(setda).get(page).status_code == 200
