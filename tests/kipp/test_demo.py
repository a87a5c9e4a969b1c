"""The demonstration: what is real in it is as published, what is invented is marked, and each role finds work."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from competitions.models import Competition
from judging.models import Award, Scorecard, Standing
from judging.presentation.schedule import schedule_of
from kipp.accounts.models import Organization, Role, User
from kipp.demo.archive import read_table
from kipp.shared.wording import JAKARTA
from submissions.models import Submission
from submissions.participation import participation_totals

# Without the mark a run of this file alone would load the demonstration into the portal's own database.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loads the demonstration once for this module and takes it back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", stdout=None, verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_demo(demo, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_archive_has_the_published_figures():
    archive = Competition.objects.get(year=2022)
    totals = participation_totals(archive)

    assert (totals.organizations, totals.participating, totals.submitted, totals.eligible) == (42, 20, 32, 25)
    assert archive.is_archived
    assert "rekaan" in archive.notice


def test_winners_come_out_of_the_ranking_as_published():
    archive = Competition.objects.get(year=2022)
    ranked = Standing.objects.board(archive).in_order().select_related("submission__organization")
    derived = {(row.tier, row.submission.title, row.submission.organization.name) for row in ranked if row.tier}
    published = {
        (row["tier"], row["title"], row["organization"]) for row in read_table("winners") if row["year"] == "2022"
    }

    assert derived == published
    assert [row.place for row in ranked][:6] == [1, 2, 3, 4, 5, 6]


def test_presentations_of_2022_have_a_schedule_on_the_day_in_the_press():
    archive = Competition.objects.get(year=2022)
    schedule = schedule_of(archive.stages.get(position=2))

    assert {slot.starts_at.astimezone(JAKARTA).date() for slot in schedule.slots} == {date(2022, 11, 24)}
    assert len(schedule.live_slots) == 6
    assert all("rekaan" in session.place for session in schedule.sessions)


def test_published_innovators_are_the_only_ones_of_winners():
    winners = Submission.objects.filter(award__competition__year=2022).prefetch_related("innovators")
    named = {entry.title: [person.name for person in entry.innovators.all()] for entry in winners}

    assert named["Terpal Kompas TB"] == ["Arif Mujiono"]
    assert named["GARDU LOLITA"] == []


def test_press_archives_have_awards_and_no_marks():
    awards = Award.objects.filter(competition__year__in=(2023, 2024))

    assert awards.count() == 9
    assert not Scorecard.objects.filter(stage__competition__year__in=(2023, 2024)).exists()


def test_current_edition_is_open_today_with_work_for_operator_and_setda():
    now = timezone.now()
    current = Competition.objects.open(now).get(is_rehearsal=False)
    operator = User.objects.get(email="operator.dinkes@example.id")

    assert timedelta(days=8) < current.registration_closes_at - now < timedelta(days=10)
    assert Submission.objects.filter(competition=current, state="submitted").exists()
    assert Submission.objects.visible_to(operator).filter(competition=current).exists()
    assert set(Submission.objects.filter(competition=current).values_list("state", flat=True)) >= {"draft", "eligible"}


def test_current_edition_shows_what_an_entry_can_have():
    current = Competition.objects.get(is_rehearsal=False, status="running")
    entries = current.submissions.all()

    assert current.extensions.get().reason.endswith("(alasan rekaan).")
    assert entries.get(video_url__contains="rekaan").earlier_awards.get().title.endswith("(penghargaan rekaan)")
    assert "rekaan" in entries.get(other_versions__isnull=False).other_versions.get().content[0][1]
    assert all(receipt.files for entry in entries.submitted() for receipt in entry.receipts.all())


def test_rehearsal_is_in_the_middle_of_judging():
    rehearsal = Competition.objects.get(is_rehearsal=True)
    states = Scorecard.objects.filter(stage__competition=rehearsal).values_list("state", flat=True)

    assert rehearsal.stages.get(position=1).is_open
    assert 0 < list(states).count("finished") < len(states)


def test_only_published_names_are_real():
    assert Organization.objects.counted().count() == 42
    assert all("Rekaan" in name for name in User.objects.values_list("full_name", flat=True))
    assert all(email.endswith("@example.id") for email in User.objects.values_list("email", flat=True))
    assert set(User.objects.values_list("role", flat=True)) == set(Role.values)


def test_second_load_is_refused():
    with pytest.raises(CommandError, match="already holds editions"):
        call_command("demo")
