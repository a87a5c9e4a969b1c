"""Pages of a stage."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from tests import factories


@pytest.fixture
def prepared(setda, dinkes):
    return factories.make_edition(by=setda, running=False)


def url(name, *args):
    return reverse(f"competitions:stage-{name}", args=args)


def unchanged(client, address) -> dict:
    form = client.get(address).context["form"]
    return {field.html_name: field.value() for field in form if field.value() is not None}


def test_stage_is_changed(prepared, setda, login):
    client = login(setda)
    address = url("edit", prepared.slug, 1)
    data = unchanged(client, address) | {
        "name": "Penilaian naskah",
        "weight": "62,5",
        "method": "median",
        "scale_max": "10",
        "finalists": "8",
        "opens_at": "2026-11-17T08:00",
        "closes_at": "2026-11-22T23:59:59",
    }
    response = client.post(address, data, follow=True)
    stage = prepared.stages.get(position=1)
    assert "Tahap 1: Penilaian naskah tersimpan." in response.content.decode()
    assert (stage.weight, stage.method, stage.scale_max, stage.finalists) == (Decimal("62.5"), "median", 10, 8)
    assert stage.closes_at == datetime(2026, 11, 22, 16, 59, 59, tzinfo=UTC)


def test_unchanged_form_changes_nothing(prepared, setda, login):
    client = login(setda)
    address = url("edit", prepared.slug, 1)
    before = prepared.stages.values().get(position=1)
    assert client.post(address, unchanged(client, address)).status_code == 302
    assert prepared.stages.values().get(position=1) == before


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"weight": "101"}, "weight"),
        ({"weight": "separuh"}, "weight"),
        ({"scale_max": "7"}, "scale_max"),
        ({"method": "tebak"}, "method"),
        ({"finalists": "0"}, "finalists"),
        ({"opens_at": "08/09/2026 23.59"}, "opens_at"),
        ({"opens_at": "2026-11-20T10:00", "closes_at": "2026-11-20T10:00"}, "closes_at"),
        ({"closes_at": "2026-12-02T00:00"}, "closes_at"),
    ],
)
def test_wrong_values_are_kept_and_explained(prepared, setda, login, change, field):
    prepared.stages.filter(position=2).update(opens_at=datetime(2026, 12, 1, tzinfo=UTC))
    client = login(setda)
    address = url("edit", prepared.slug, 1)
    before = prepared.stages.values().get(position=1)
    response = client.post(address, unchanged(client, address) | change)
    form = response.context["form"]
    assert response.status_code == 200
    assert list(form.errors) == [field]
    assert form[field].value() == change[field]
    assert prepared.stages.values().get(position=1) == before


def test_stage_is_added_and_leads_to_its_criteria(prepared, setda, login):
    data = {"name": "Visitasi", "weight": "0", "method": "mean", "scale_max": "100", "finalist_tie": "panel"}
    response = login(setda).post(url("create", prepared.slug), data)
    assert response.url == reverse("competitions:criterion-edit", args=[prepared.slug, 3])
    assert prepared.stages.get(position=3).weight == 0


def test_stage_is_removed_after_asking(prepared, setda, login):
    client = login(setda)
    page = client.get(url("delete", prepared.slug, 2)).content.decode()
    assert "Hapus tahap “Presentasi dan wawancara”" in page
    assert prepared.stages.count() == 2
    client.post(url("delete", prepared.slug, 2))
    assert prepared.stages.count() == 1


def test_running_edition_offers_no_other_stages(edition, setda, login):
    client = login(setda)
    for address in (url("create", edition.slug), url("delete", edition.slug, 1)):
        assert "Susunan tahap terkunci sejak edisi dimulai." in client.get(address).content.decode()
    client.post(url("delete", edition.slug, 1))
    client.post(url("create", edition.slug), {"name": "Lagi", "weight": "1", "method": "mean", "scale_max": "100"})
    assert edition.stages.count() == 2


def test_opened_stage_keeps_its_method_whatever_is_sent(edition, stage, setda, login):
    factories.open_stage(stage)
    client = login(setda)
    address = url("edit", edition.slug, 1)
    response = client.get(address)
    assert "cara menilainya terkunci" in response.content.decode()
    data = unchanged(client, address) | {"name": "Naskah", "method": "median", "scale_max": "5", "weight": "1"}
    client.post(address, data)
    stage.refresh_from_db()
    assert (stage.name, stage.method, stage.scale_max, stage.weight) == ("Naskah", "mean", 100, 50)
