"""Making, changing, starting and archiving an edition."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.editions import archive_edition, create_edition, start_edition, update_edition
from competitions.models import Competition
from competitions.readiness import problems_before_start
from kipp.accounts.models import Role
from tests import factories
from tests.factories import CLOSES, NOW, OPENS


@pytest.fixture
def prepared(setda, dinkes, disdikpora):
    return factories.make_edition(by=setda, running=False)


def test_new_edition_holds_the_national_form(prepared, dinkes, disdikpora):
    first, second = prepared.stages.order_by("position")
    assert [first.criteria.count(), second.criteria.count()] == [7, 4]
    assert (first.weight, first.finalists, second.weight, second.finalists) == (50, 6, 50, None)
    assert {stage.pk: sum(c.weight for c in stage.criteria.all()) for stage in (first, second)} == {
        first.pk: Decimal(100),
        second.pk: Decimal(100),
    }
    assert prepared.questions.count() == 9
    assert prepared.questions.get(number="6b").criterion == prepared.questions.get(number="6a").criterion
    assert prepared.categories.count() == 11
    tiers = prepared.tiers.order_by("first_place").values_list("label", "first_place", "last_place")
    assert list(tiers) == [("TOP 3", 1, 3), ("TOP 6", 4, 6)]
    assert set(prepared.roster.values_list("organization", flat=True)) == {dinkes.pk, disdikpora.pk}


def test_units_and_inactive_organizations_are_not_on_the_roster(setda, dinkes, puskesmas):
    factories.make_organization("Dinas Lama", is_active=False)
    edition = factories.make_edition(by=setda, running=False)
    assert list(edition.roster.values_list("organization", flat=True)) == [dinkes.pk]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_only_setda_sets_up(prepared, dinkes, role):
    person = factories.make_user(role, organization=dinkes if role in (Role.OPERATOR, Role.HEAD) else None)
    with pytest.raises(PermissionDenied):
        create_edition(year=2030, theme="", by=person)
    with pytest.raises(PermissionDenied):
        start_edition(competition=prepared, by=person)
    with pytest.raises(PermissionDenied):
        archive_edition(competition=prepared, by=person, now=NOW)
    with pytest.raises(PermissionDenied):
        update_edition(competition=prepared, changes={"theme": "Lain"}, by=person, now=NOW)
    assert Competition.objects.get().theme == "Tema rekaan"


def test_second_edition_of_a_year_is_refused_in_words(prepared, setda):
    with pytest.raises(ValidationError, match="Satu tahun hanya satu edisi dan satu gladi"):
        create_edition(year=2026, theme="", by=setda)
    assert create_edition(year=2026, theme="", by=setda, is_rehearsal=True).slug == "2026-gladi"


def test_start_makes_the_edition_visible(prepared, setda, operator_dinkes):
    assert prepared not in Competition.objects.visible_to(operator_dinkes)
    start_edition(competition=prepared, by=setda)
    assert prepared in Competition.objects.visible_to(operator_dinkes)


def test_start_lists_everything_that_is_missing(prepared, setda):
    for rows in (prepared.questions, prepared.categories, prepared.tiers, prepared.roster):
        rows.all().delete()
    prepared.stages.filter(position=1).update(finalists=None)
    prepared.stages.get(position=2).criteria.first().delete()
    Competition.objects.update(theme="", registration_opens_at=None)
    with pytest.raises(ValidationError) as refusal:
        start_edition(competition=prepared, by=setda)
    assert refusal.value.messages == [
        "Tema belum diisi.",
        "Tanggal buka dan tutup pendaftaran belum diisi.",
        "Pertanyaan proposal belum ada.",
        "Kategori belum ada.",
        "Jenjang penghargaan belum ada.",
        "Daftar perangkat daerah belum diisi.",
        "Tahap 2: Presentasi dan wawancara: jumlah bobot kriteria 70, seharusnya 100.",
        "Tahap 1: Penilaian proposal: jumlah yang maju ke tahap berikutnya belum diisi.",
    ]
    prepared.refresh_from_db()
    assert prepared.status == "preparing"


def test_problems_name_the_page_that_mends_them(prepared):
    prepared.stages.get(position=2).criteria.first().delete()
    [problem] = problems_before_start(prepared)
    assert (problem.part, problem.position) == ("criterion", 2)


def test_edition_without_stages_needs_one(prepared):
    prepared.stages.all().delete()
    assert [problem.part for problem in problems_before_start(prepared)] == ["stage"]


def test_edition_starts_once(prepared, setda):
    start_edition(competition=prepared, by=setda)
    with pytest.raises(ValidationError, match="sudah dimulai"):
        start_edition(competition=prepared, by=setda)


def test_running_edition_may_be_extended_but_keeps_its_year(edition, setda):
    later = CLOSES + timedelta(days=3)
    assert update_edition(
        competition=edition, changes={"registration_closes_at": later, "year": 2026}, by=setda, now=NOW
    ).registration_closes_at == (later)
    with pytest.raises(ValidationError, match="terkunci sejak edisi dimulai"):
        update_edition(competition=edition, changes={"year": 2027}, by=setda, now=NOW)
    with pytest.raises(ValidationError, match="terkunci sejak edisi dimulai"):
        update_edition(competition=edition, changes={"is_rehearsal": True}, by=setda, now=NOW)


def test_prepared_edition_may_change_its_year(prepared, setda):
    assert update_edition(competition=prepared, changes={"year": 2027}, by=setda, now=NOW).slug == "2027"


def test_registration_cannot_close_before_it_opens(edition, setda):
    with pytest.raises(ValidationError, match="ditutup setelah dibuka"):
        update_edition(competition=edition, changes={"registration_closes_at": OPENS}, by=setda, now=NOW)


def test_archive_waits_for_every_stage_and_the_winners(edition, setda):
    with pytest.raises(ValidationError) as refusal:
        archive_edition(competition=edition, by=setda, now=NOW)
    assert refusal.value.messages == [
        "Tahap 1: Penilaian proposal belum ditutup.",
        "Tahap 2: Presentasi dan wawancara belum ditutup.",
    ]
    for stage in edition.stages.order_by("position"):
        factories.close_stage(stage)
    with pytest.raises(ValidationError, match="Pemenang belum ditetapkan"):
        archive_edition(competition=edition, by=setda, now=NOW)
    factories.make_award(edition)
    Competition.objects.filter(pk=edition.pk).update(published_at=NOW + timedelta(seconds=1))
    with pytest.raises(ValidationError, match="Hasil belum diumumkan"):
        archive_edition(competition=edition, by=setda, now=NOW)
    assert archive_edition(competition=edition, by=setda, now=NOW + timedelta(seconds=1)).is_archived


def test_rehearsal_is_archived_without_being_published(setda):
    rehearsal = factories.make_edition(by=setda, is_rehearsal=True)
    for stage in rehearsal.stages.order_by("position"):
        factories.close_stage(stage)
    factories.make_award(rehearsal)
    assert archive_edition(competition=rehearsal, by=setda, now=NOW).is_archived


def test_edition_in_preparation_is_not_archived(prepared, setda):
    with pytest.raises(ValidationError, match="Hanya edisi yang berjalan"):
        archive_edition(competition=prepared, by=setda, now=NOW)


def test_archived_edition_is_read_only(edition, setda):
    Competition.objects.update(status="archived")
    with pytest.raises(ValidationError, match="diarsipkan"):
        update_edition(competition=edition, changes={"theme": "Lain"}, by=setda, now=NOW)


def test_open_is_a_matter_of_the_instant(edition):
    assert edition.is_open(NOW)
    assert not edition.is_open(CLOSES)
