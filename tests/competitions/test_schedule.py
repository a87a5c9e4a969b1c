"""The line of steps of an edition."""

from datetime import date, timedelta

from competitions.models import Competition
from competitions.schedule import schedule
from tests.factories import CLOSES, NOW, OPENS


def test_registration_runs_from_opening_up_to_closing(edition):
    (before,) = schedule(edition, OPENS - timedelta(microseconds=1))
    (first,) = schedule(edition, OPENS)
    (last,) = schedule(edition, CLOSES - timedelta(microseconds=1))
    (after,) = schedule(edition, CLOSES)

    assert (before.is_now, before.is_past) == (False, False)
    assert (first.is_now, first.percent) == (True, 0)
    assert (last.is_now, last.percent) == (True, 99)
    assert (after.is_now, after.is_past) == (False, True)


def test_nothing_runs_while_the_edition_is_prepared(edition):
    edition.status = Competition.Status.PREPARING

    assert not any(step.is_now for step in schedule(edition, NOW))


def test_days_count_as_a_whole_in_wib(edition):
    edition.screening_ends_on = date(2026, 11, 20)
    edition.ceremony_on = date(2026, 12, 29)

    steps = schedule(edition, NOW)

    assert [step.label for step in steps] == ["Pendaftaran", "Seleksi administrasi", "Penyerahan piagam"]
    assert steps[1].period == "17 November – 20 November 2026"
    assert steps[2].period == "Selasa, 29 Desember 2026"


def test_step_over_new_year_says_both_years(edition):
    edition.screening_ends_on = date(2027, 1, 5)

    assert schedule(edition, NOW)[1].period == "17 November 2026 – 5 Januari 2027"
