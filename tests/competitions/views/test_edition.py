"""The list of editions, the form of an edition, its control page, its start and its archiving."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Competition
from kipp.accounts.models import Role
from tests import factories
from tests.factories import CLOSES, NOW, OPENS

NEW = {
    "year": "2027",
    "is_rehearsal": "False",
    "theme": "Melayani dengan cara baru",
    "notice": "",
    "registration_opens_at": "2027-10-13T08:00:00",
    "registration_closes_at": "2027-11-13T23:59:59",
    "screening_ends_on": "",
    "decided_on": "",
    "ceremony_on": "2027-12-29",
    "ceremony_place": "Ruang rapat lantai 4",
    "handed_over_by": "Bupati",
}


@pytest.fixture(autouse=True)
def frozen(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def prepared(setda, dinkes, disdikpora):
    return factories.make_edition(by=setda, running=False)


def url(name, *args):
    return reverse(f"competitions:{name}", args=args)


def every_page(edition) -> list[str]:
    slug = edition.slug
    return [
        url("edition-list"),
        url("edition-create"),
        *(
            url(name, slug)
            for name in (
                "edition-detail",
                "edition-edit",
                "edition-start",
                "edition-archive",
                "question-edit",
                "category-edit",
                "tier-edit",
                "roster-edit",
                "stage-create",
            )
        ),
        *(url(name, slug, 1) for name in ("stage-edit", "stage-delete", "criterion-edit")),
    ]


def sent_back(response, form_name="form") -> dict:
    """What the browser sends for a form that nobody changed."""
    form = response.context[form_name]
    return {field.html_name: field.value() for field in form if field.value() is not None}


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.HEAD, Role.JUDGE, Role.OBSERVER])
def test_pages_are_for_setda_only(edition, dinkes, login, role):
    person = factories.make_user(role, organization=dinkes if role in (Role.OPERATOR, Role.HEAD) else None)
    client = login(person)
    for address in every_page(edition):
        if address == url("edition-list") and role == Role.OBSERVER:
            continue
        assert client.get(address).status_code == 403, address
        assert client.post(address, {}).status_code == 403, address
    assert Competition.objects.get().theme == "Tema rekaan"


def test_strangers_are_sent_to_the_login(edition, client):
    for address in every_page(edition):
        response = client.get(address)
        assert response.status_code == 302, address
        assert response.url.startswith(reverse("account_login")), address


def test_looking_changes_nothing(prepared, setda, login):
    client = login(setda)
    before = snapshot()
    for address in every_page(prepared):
        assert client.get(address).status_code == 200, address
        assert client.put(address).status_code == 405, address
    assert snapshot() == before


def snapshot() -> list:
    edition = Competition.objects.get()
    return [
        Competition.objects.values().get(),
        list(edition.stages.order_by("pk").values()),
        *(list(rows.order_by("pk").values()) for rows in (edition.questions, edition.categories, edition.tiers)),
        list(edition.roster.order_by("pk").values()),
    ]


def test_unknown_edition_and_stage_are_not_found(edition, setda, login):
    client = login(setda)
    assert client.get(url("edition-detail", "2031")).status_code == 404
    assert client.get(url("stage-edit", edition.slug, 3)).status_code == 404
    assert client.get(url("criterion-edit", edition.slug, 3)).status_code == 404


def test_empty_list_leads_to_the_first_edition(setda, login):
    page = login(setda).get(url("edition-list")).content.decode()
    assert "Buat edisi pertama" in page
    assert url("edition-create") in page


def test_list_shows_year_kind_state_and_registration(prepared, setda, login):
    factories.make_edition(by=setda, year=2025, is_rehearsal=True)
    page = login(setda).get(url("edition-list")).content.decode()
    for text in ("Edisi 2026", "disiapkan", "Gladi 2025", "gladi", "berjalan", "16 November 2026 pukul 10.00.00 WIB"):
        assert text in page, text


def test_observers_find_every_edition_that_has_begun(prepared, setda, login, pengamat):
    archived = factories.make_edition(by=setda, year=2025)
    Competition.objects.filter(pk=archived.pk).update(status="archived")
    page = login(pengamat).get(url("edition-list")).content.decode()
    assert reverse("submissions:entry-list", args=[archived.slug]) in page
    assert "Edisi 2026" not in page
    assert url("edition-create") not in page
    assert f'href="{url("edition-detail", archived.slug)}"' not in page
    entries = login(pengamat).get(reverse("submissions:entry-list", args=[archived.slug])).content.decode()
    assert url("edition-list") in entries


def test_list_takes_the_same_queries_for_one_and_three(edition, setda, login):
    client = login(setda)
    counts = []
    for year in (None, 2030):
        if year:
            factories.make_edition(by=setda, year=year, running=False)
            factories.make_edition(by=setda, year=year + 1, running=False)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url("edition-list"))
        counts.append(len(queries))
    assert counts == [5, 5]


def test_new_edition_is_offered_with_what_is_usual(setda, login):
    form = login(setda).get(url("edition-create")).context["form"]
    assert form["year"].value() == 2026
    assert form["registration_opens_at"].value() == "2026-11-08T08:00:00"
    assert form["registration_closes_at"].value() == "2026-12-08T23:59:59"


def test_new_edition_is_made_with_the_national_form(setda, dinkes, login):
    response = login(setda).post(url("edition-create"), NEW, follow=True)
    edition = Competition.objects.get()
    assert response.redirect_chain == [(url("edition-detail", "2027"), 302)]
    assert "Edisi 2027 dibuat" in response.content.decode()
    assert edition.registration_closes_at == datetime(2027, 11, 13, 16, 59, 59, tzinfo=UTC)
    assert edition.ceremony_on == date(2027, 12, 29)
    assert edition.status == "preparing"
    assert edition.questions.count() == 9


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"year": "2026"}, "year", "Edisi 2026 sudah ada"),
        ({"year": "1999"}, "year", "2015"),
        ({"year": "dua ribu"}, "year", "angka bulat"),
        ({"registration_closes_at": "08/09/2026 23.59"}, "registration_closes_at", "2026-11-16 23:59:00"),
        ({"registration_closes_at": "2027-10-13T08:00:00"}, "registration_closes_at", "ditutup setelah dibuka"),
        ({"ceremony_on": "29 Desember"}, "ceremony_on", "2026-11-16"),
        ({"is_rehearsal": ""}, "is_rehearsal", "wajib diisi"),
    ],
)
def test_wrong_values_are_kept_and_explained(edition, setda, login, change, field, message):
    response = login(setda).post(url("edition-create"), NEW | change)
    form = response.context["form"]
    assert response.status_code == 200
    assert message in " ".join(form.errors[field])
    assert list(form.errors) == [field]
    assert form[field].value() == change[field]
    assert form["theme"].value() == NEW["theme"]
    assert Competition.objects.count() == 1


def test_rehearsal_may_stand_beside_the_real_edition(edition, setda, login):
    login(setda).post(url("edition-create"), NEW | {"year": "2026", "is_rehearsal": "True"})
    assert set(Competition.objects.values_list("slug", flat=True)) == {"2026", "2026-gladi"}


def test_year_taken_in_the_same_moment_is_no_server_error(edition, setda, login, monkeypatch):
    monkeypatch.setattr("competitions.forms.edition.EditionForm.check_year", lambda *args: None)
    monkeypatch.setattr("django.forms.models.BaseModelForm._post_clean", lambda form: None)
    monkeypatch.setattr("competitions.models.Competition.full_clean", lambda *args, **kwargs: None)
    response = login(setda).post(url("edition-create"), NEW | {"year": "2026"})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()


def test_theme_is_cleaned(setda, login):
    login(setda).post(url("edition-create"), NEW | {"theme": "Melayani\u202e dengan   hati\x00"})
    assert Competition.objects.get().theme == "Melayani dengan hati"


def test_unchanged_form_moves_no_instant(edition, setda, login):
    Competition.objects.update(registration_closes_at=CLOSES.replace(microsecond=123456))
    client = login(setda)
    before = Competition.objects.values().get()
    data = sent_back(client.get(url("edition-edit", edition.slug)))
    response = client.post(url("edition-edit", edition.slug), data, follow=True)
    assert "Data Edisi 2026 tersimpan." in response.content.decode()
    assert Competition.objects.values().get() == before


def test_deadline_is_extended(edition, setda, login):
    client = login(setda)
    data = sent_back(client.get(url("edition-edit", edition.slug)))
    client.post(
        url("edition-edit", edition.slug),
        data | {"registration_closes_at": "2026-11-20T23:59", "confirmed_closing": "2026-11-20T16:59:00+00:00"},
    )
    edition.refresh_from_db()
    assert edition.registration_closes_at == datetime(2026, 11, 20, 16, 59, tzinfo=UTC)
    assert edition.registration_opens_at == OPENS


def test_year_of_a_running_edition_stays_whatever_is_sent(edition, setda, login):
    client = login(setda)
    data = sent_back(client.get(url("edition-edit", edition.slug)))
    client.post(url("edition-edit", edition.slug), data | {"year": "2030", "is_rehearsal": "True", "theme": "Baru"})
    edition.refresh_from_db()
    assert (edition.year, edition.is_rehearsal, edition.theme) == (2026, False, "Baru")


def test_running_edition_keeps_its_registration_dates(edition, setda, login):
    client = login(setda)
    data = sent_back(client.get(url("edition-edit", edition.slug)))
    response = client.post(url("edition-edit", edition.slug), data | {"registration_opens_at": ""})
    assert list(response.context["form"].errors) == ["registration_opens_at"]


def test_archived_edition_shows_why_nothing_can_be_changed(edition, setda, login):
    Competition.objects.update(status="archived")
    response = login(setda).get(url("edition-edit", edition.slug))
    assert "Edisi ini sudah diarsipkan" in response.content.decode()
    assert 'name="theme"' not in response.content.decode()


def test_control_page_lists_what_is_missing_with_the_way_there(prepared, setda, login):
    prepared.categories.all().delete()
    prepared.stages.get(position=2).criteria.first().delete()
    Competition.objects.update(theme="")
    page = login(setda).get(url("edition-detail", prepared.slug)).content.decode()
    assert "Mulai edisi: kurang 3 hal" in page
    for text, name, *args in (
        ("Tema belum diisi.", "edition-edit"),
        ("Kategori belum ada.", "category-edit"),
        ("jumlah bobot kriteria 70, seharusnya 100.", "criterion-edit", 2),
    ):
        assert text in page
        assert f'href="{url(name, prepared.slug, *args)}"' in page


def test_control_page_of_a_running_edition_shows_schedule_and_stages(edition, setda, login):
    Competition.objects.update(ceremony_on=date(2026, 12, 29))
    page = login(setda).get(url("edition-detail", edition.slug)).content.decode()
    for text in (
        "Tahap 1: Penilaian proposal",
        "7 kriteria",
        "50,00",
        "29 Desember 2026",
        "berlangsung",
        "9 pertanyaan",
        "11 kategori",
        "TOP 3: tempat 1–3; TOP 6: tempat 4–6",
        "2 perangkat daerah",
    ):
        assert text in page, text
    assert "Mulai edisi" not in page
    assert url("stage-create", edition.slug) not in page


def test_control_page_takes_the_same_queries_for_one_and_three_stages(prepared, setda, login):
    client = login(setda)
    counts = []
    for stages in (1, 3):
        prepared.stages.all().delete()
        for position in range(1, stages + 1):
            stage = prepared.stages.create(position=position, name=f"Tahap {position}", finalists=3)
            stage.criteria.create(position=1, label="Manfaat", weight=100)
        with CaptureQueriesContext(connection) as queries:
            client.get(url("edition-detail", prepared.slug))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 16


def test_start_asks_first_and_names_the_edition(prepared, setda, login):
    client = login(setda)
    page = client.get(url("edition-start", prepared.slug)).content.decode()
    assert "Mulai Edisi 2026" in page
    assert "tidak dapat dikembalikan ke persiapan" in page
    prepared.refresh_from_db()
    assert prepared.status == "preparing"
    response = client.post(url("edition-start", prepared.slug), follow=True)
    assert "Edisi 2026 dimulai." in response.content.decode()
    prepared.refresh_from_db()
    assert prepared.status == "running"


def test_start_of_an_unfinished_edition_is_refused_with_reasons(prepared, setda, login):
    prepared.categories.all().delete()
    response = login(setda).post(url("edition-start", prepared.slug), follow=True)
    assert "Kategori belum ada." in response.content.decode()
    prepared.refresh_from_db()
    assert prepared.status == "preparing"


def test_second_start_is_refused(edition, setda, login):
    response = login(setda).post(url("edition-start", edition.slug), follow=True)
    assert "Edisi ini sudah dimulai." in response.content.decode()


def test_archive_is_offered_when_every_stage_is_closed(edition, setda, login):
    client = login(setda)
    assert url("edition-archive", edition.slug) not in client.get(url("edition-detail", edition.slug)).content.decode()
    client.post(url("edition-archive", edition.slug))
    edition.refresh_from_db()
    assert edition.status == "running"
    for stage in edition.stages.order_by("position"):
        factories.close_stage(stage)
    assert url("edition-archive", edition.slug) in client.get(url("edition-detail", edition.slug)).content.decode()
    factories.make_award(edition)
    assert "Hasil belum diumumkan" in client.post(url("edition-archive", edition.slug), follow=True).text
    Competition.objects.filter(pk=edition.pk).update(published_at=NOW)
    client.post(url("edition-archive", edition.slug))
    edition.refresh_from_db()
    assert edition.status == "archived"


def test_steps_of_the_chain_are_switched_off_until_judging_begins(edition, stage, setda, login):
    client = login(setda)
    address = url("edition-edit", edition.slug)
    sent = sent_back(client.get(address))
    del sent["ties_by_median"]  # an empty box sends nothing

    assert client.post(address, sent).status_code == 302
    edition.refresh_from_db()
    assert (edition.ties_by_median, edition.ties_by_criterion) == (False, True)

    factories.open_stage(stage)
    form = client.get(address).context["form"]
    assert [step.field.disabled for step in form.tie_steps] == [True] * 4
    client.post(address, {**sent, "ties_by_median": "on"})
    edition.refresh_from_db()
    assert not edition.ties_by_median
