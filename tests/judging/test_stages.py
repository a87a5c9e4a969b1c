"""A stage opens only when nothing is missing, and then every judge has every sheet."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition
from judging.models import Scorecard
from judging.stages import LIFECYCLE, open_stage, problems_before_open
from kipp.accounts.models import Role
from submissions import decisions
from tests import factories
from tests.factories import CLOSES

AFTER = CLOSES + timedelta(hours=1)
CORRECTING = "1 proposal masih diperbaiki operatornya. Tunggu sampai batas waktunya lewat."


@pytest.fixture
def ready(stage, juri, edition, dinkes):
    """Stage 1 with two eligible entries and a panel of three."""
    factories.make_submission(edition, dinkes)
    factories.make_submission(edition, dinkes)
    factories.seat(stage, *juri)
    return stage


def test_opening_admits_assigns_and_records_the_time(ready, setda):
    stage = open_stage(stage=ready, by=setda, now=AFTER)
    assert (stage.state, stage.opened_at) == ("open", AFTER)
    assert stage.admissions.count() == 2
    assert Scorecard.objects.filter(stage=stage, state="draft").count() == 6


def test_open_stage_does_not_open_twice(ready, setda):
    open_stage(stage=ready, by=setda, now=AFTER)
    with pytest.raises(ValidationError, match="keadaannya sudah berubah"):
        open_stage(stage=ready, by=setda, now=AFTER)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_only_setda_opens(ready, role, dinkes):
    by = factories.make_user(role, organization=dinkes if role in ("operator", "head") else None)
    with pytest.raises(PermissionDenied):
        open_stage(stage=ready, by=by, now=AFTER)


def refused(stage, setda, sentence, now=AFTER):
    with pytest.raises(ValidationError) as refusal:
        open_stage(stage=stage, by=setda, now=now)
    assert refusal.value.messages == [sentence]
    stage.refresh_from_db()
    assert stage.state == "planned"
    assert not stage.scorecards.exclude(state="draft").exists()
    assert stage.admissions.count() == 0


def test_registration_must_be_over_to_the_second(ready, setda):
    refused(ready, setda, "Pendaftaran belum ditutup.", now=CLOSES - timedelta(microseconds=1))
    open_stage(stage=ready, by=setda, now=CLOSES)


def test_every_entry_must_be_screened(ready, setda, edition, dinkes):
    factories.make_submission(edition, dinkes, state="submitted")
    refused(ready, setda, "1 proposal masih menunggu seleksi administrasi.")


def test_every_verdict_must_be_announced(ready, setda, edition, dinkes):
    entry = factories.make_submission(edition, dinkes, state="submitted")
    decisions.accept(submission=entry, by=setda, now=AFTER)
    refused(ready, setda, "Keputusan seleksi administrasi 1 proposal belum diumumkan.")


def test_returned_entries_are_waited_for_until_their_time_is_over(ready, setda, edition, dinkes):
    until = AFTER + timedelta(days=1)
    factories.make_submission(edition, dinkes, state="returned", returned_until=until)
    refused(ready, setda, CORRECTING)
    refused(ready, setda, CORRECTING, now=until - timedelta(microseconds=1))
    assert open_stage(stage=ready, by=setda, now=until).is_open


def test_grace_minutes_of_a_return_are_waited_for(ready, setda, edition, dinkes):
    edition.grace_minutes = 5
    edition.save()
    factories.make_submission(edition, dinkes, state="returned", returned_until=AFTER)
    refused(ready, setda, CORRECTING, now=AFTER + timedelta(minutes=4))
    assert open_stage(stage=ready, by=setda, now=AFTER + timedelta(minutes=5)).is_open


def test_drafts_do_not_hold_the_opening_up(ready, setda, edition, dinkes):
    factories.make_submission(edition, dinkes, state="draft")
    assert problems_before_open(stage=ready, now=AFTER) == []


def test_panel_must_not_be_empty(ready, setda):
    ready.panel.all().delete()
    refused(ready, setda, "Panel belum berisi juri.")


def test_panel_must_be_active_judges(ready, setda, juri):
    juri[1].is_active = False
    juri[1].save()
    refused(ready, setda, "Juri Dua Rekaan tidak lagi aktif sebagai juri. Keluarkan dari panel.")


def test_weights_must_be_exactly_100(ready, setda):
    criterion = ready.criteria.order_by("position").first()
    criterion.weight -= factories.Decimal("0.01")
    criterion.save()
    refused(ready, setda, "Jumlah bobot kriteria 99,99, seharusnya 100.")


def test_edition_must_run(ready, setda, edition):
    Competition.objects.filter(pk=edition.pk).update(status="preparing")
    refused(ready, setda, "Edisi ini tidak sedang berjalan.")


def test_there_must_be_entries(stage, juri, setda):
    factories.seat(stage, *juri)
    refused(stage, setda, "Belum ada proposal yang lolos administrasi.")


def test_later_stage_needs_the_one_before_closed_and_finalists(ready, juri, setda, edition):
    second = edition.stages.get(position=2)
    factories.seat(second, *juri)
    assert problems_before_open(stage=second, now=AFTER) == [
        "Tahap 1: Penilaian proposal belum ditutup.",
        "Belum ada finalis. Finalis ditentukan ketika tahap sebelumnya ditutup.",
    ]
    factories.close_stage(open_stage(stage=ready, by=setda, now=AFTER))
    factories.admit(second, edition.submissions.first())
    second = open_stage(stage=second, by=setda, now=AFTER + timedelta(days=1))
    assert second.scorecards.count() == 3


def test_lifecycle_leads_from_planned_over_open_to_closed_by_setda():
    steps = [(row.action, state, row.target) for row in LIFECYCLE.table for state in sorted(row.sources)]
    assert steps == [("open", "planned", "open"), ("close", "open", "closed")]
    assert all(row.roles == {Role.ADMIN} for row in LIFECYCLE.table)


@pytest.fixture
def additive(stage, edition, dinkes):
    """Stage 1 by the additive method, with ten entries and a panel of four."""
    stage.method = "additive"
    stage.save()
    factories.seat(stage, *(factories.make_user(Role.JUDGE) for _ in range(4)))
    for number in range(10):
        factories.make_submission(edition, dinkes, title=f"INOVASI {number}")
    return stage


def assign(stage, *panels: str) -> None:
    """Gives each entry sheets of these judges, by their seats."""
    stage.cards_per_entry = 2
    stage.least_cards = 1
    stage.save()
    judges = {str(seat.position): seat.judge for seat in stage.panel.all()}
    for entry, seats in zip(stage.competition.submissions.order_by("title"), panels, strict=True):
        for seat in seats:
            Scorecard.objects.create(stage=stage, submission=entry, judge=judges[seat])


def test_an_additive_stage_does_not_open_with_judges_who_never_meet(additive, setda):
    assign(additive, *["12"] * 5, *["34"] * 5)
    one, two, three, four = (f"{seat} {seat.judge}" for seat in additive.panel.order_by("position"))

    refused(
        additive,
        setda,
        "Metode “nilai disetarakan menurut ketatnya juri” tidak dapat dihitung dengan penugasan ini. "
        f"Juri terbagi dalam 2 kelompok yang tidak menilai proposal yang sama: {one}, {two}; {three}, {four}.",
    )

    additive.method = "mean"
    additive.save()
    assert open_stage(stage=additive, by=setda, now=AFTER).is_open


@pytest.mark.parametrize(
    ("panels", "words"),
    [
        (["12"] * 5 + ["23"] + ["34"] * 4, "kurang dari 5 lembar"),
        (["12"] * 4 + ["123"] + ["34"] * 5, "bergantung pada satu lembar saja"),
    ],
)
def test_an_additive_stage_does_not_open_with_sheets_that_cannot_carry_it(additive, setda, panels, words):
    assign(additive, *panels)
    with pytest.raises(ValidationError, match=words):
        open_stage(stage=additive, by=setda, now=AFTER)


def test_an_additive_stage_opens_with_judges_who_meet(additive, setda):
    assign(additive, *["12", "23", "34", "41"] * 2, "13", "24")
    assert open_stage(stage=additive, by=setda, now=AFTER).is_open


def test_an_additive_stage_in_which_everybody_judges_everything_opens_from_five_entries_on(additive, setda):
    late = list(additive.competition.submissions.order_by("title")[4:])
    for entry in late:
        decisions.withdraw(submission=entry, by=setda, now=AFTER, reason="Rekaan.")
    with pytest.raises(ValidationError, match="kurang dari 5 lembar"):
        open_stage(stage=additive, by=setda, now=AFTER)
    factories.make_submission(additive.competition, late[0].organization, title="INOVASI LAIN")
    assert open_stage(stage=additive, by=setda, now=AFTER).is_open
