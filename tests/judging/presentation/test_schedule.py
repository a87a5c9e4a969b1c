"""Times follow the order: sessions, breaks, an entry that drops out, and what keeps two sessions apart."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection

from competitions.stages import remove_stage
from judging.models import PresentationPlan, PresentationSession
from judging.presentation.schedule import schedule_of
from judging.presentation.scheduling import STALE, keep_time, save_plan
from kipp.shared.wording import clock
from tests import factories
from tests.judging.presentation.conftest import NINE

MINUTES = {"presenting_minutes": 10, "question_minutes": 20, "pause_minutes": 5}


def session(first: int, last: int, **fields) -> dict:
    """A session from so many to so many minutes after nine."""
    times = {"starts_at": NINE + timedelta(minutes=first), "ends_at": NINE + timedelta(minutes=last)}
    return {"place": "Ruang Rekaan", "break_before": "", **times, **fields}


def save(stage, by, *sessions, **changes):
    known = {"stage": stage, "minutes": MINUTES, "to_bring": "", "stamp": schedule_of(stage).stamp, "by": by}
    save_plan(sessions=list(sessions), **known | changes)


def times(stage) -> list[str | None]:
    return [slot.starts_at and clock(slot.starts_at) for slot in schedule_of(stage).slots]


@pytest.fixture
def drawn(finals, entries, setda):
    factories.make_presentation(finals, by=setda, announced=False)
    return finals


def test_slots_follow_one_another_with_the_pause_and_go_on_after_the_break(drawn, setda):
    save(drawn, setda, session(0, 66), session(180, 240, break_before="Ishoma"))
    assert times(drawn) == ["09.00", "09.35", "12.00"]
    first = schedule_of(drawn).slots[0]
    assert (clock(first.asks_at), clock(first.ends_at)) == ("09.10", "09.30")
    (_, none, morning), (_, before, noon) = schedule_of(drawn).by_session
    assert none is None
    assert clock(before.ends_at) == "10.06"
    assert [len(morning), len(noon)] == [2, 1]
    assert schedule_of(drawn).capacity == 3


def test_sessions_of_two_days_have_no_break_between_them(drawn, setda):
    save(drawn, setda, session(0, 60), session(24 * 60, 24 * 60 + 120))
    assert [before for _, before, _ in schedule_of(drawn).by_session] == [None, None]


def test_what_finds_no_room_has_no_time(drawn, setda):
    save(drawn, setda, session(0, 65))
    assert times(drawn) == ["09.00", "09.35", None]
    assert [slot.submission.title for slot in schedule_of(drawn).homeless] == [
        schedule_of(drawn).slots[2].submission.title
    ]


def test_longer_slots_shift_the_times_and_keep_the_order(drawn, setda):
    before = [slot.submission for slot in schedule_of(drawn).slots]
    save(drawn, setda, session(0, 480), minutes=MINUTES | {"question_minutes": 35})
    assert times(drawn) == ["09.00", "09.50", "10.40"]
    assert [slot.submission for slot in schedule_of(drawn).slots] == before


def test_an_entry_that_drops_out_leaves_its_time_or_lets_others_move_up(drawn, setda):
    out = schedule_of(drawn).slots[0].submission
    with pytest.raises(ValidationError, match="masih dinilai"):
        keep_time(stage=drawn, submission=out, keeps=False, by=setda)
    out.state, out.reason = "withdrawn", "Rekaan."
    out.save()
    assert times(drawn) == ["09.00", "09.35", "10.10"]
    assert schedule_of(drawn).slots[0].is_dropped
    keep_time(stage=drawn, submission=out, keeps=False, by=setda)
    assert times(drawn) == [None, "09.00", "09.35"]
    assert [slot.number for slot in schedule_of(drawn).slots] == [1, 2, 3]
    keep_time(stage=drawn, submission=out, keeps=True, by=setda)
    assert times(drawn) == ["09.00", "09.35", "10.10"]


def test_who_is_on_is_told_by_the_clock(drawn):
    slots = schedule_of(drawn).slots
    moments = [timedelta(seconds=-1), timedelta(0), timedelta(minutes=30), timedelta(minutes=35)]
    assert [[slot.number for slot in slots if slot.is_now(NINE + after)] for after in moments] == [[], [1], [], [2]]


def test_an_entry_admitted_later_waits_for_a_lot(drawn, edition, dinkes):
    late = factories.make_submission(edition, dinkes, title="FINALIS SUSULAN")
    factories.admit(drawn, late)
    assert schedule_of(drawn).waiting == [late]


def test_saving_again_changes_rows_instead_of_making_them_anew(drawn, setda):
    save(drawn, setda, session(0, 60), session(120, 180))
    keys = set(PresentationSession.objects.values_list("pk", flat=True))
    save(drawn, setda, session(0, 90))
    assert set(PresentationSession.objects.values_list("pk", flat=True)) < keys


def test_what_another_saved_meanwhile_is_not_overwritten(drawn, setda):
    with pytest.raises(ValidationError) as refusal:
        save(drawn, setda, session(0, 60), stamp="lama")
    assert refusal.value.messages == [STALE]


def test_overlapping_sessions_are_refused_with_a_sentence_and_by_the_database(drawn, setda):
    with pytest.raises(ValidationError) as refusal:
        save(drawn, setda, session(0, 60), session(59, 120, place="Ruang Lain"))
    assert refusal.value.messages == ["Sesi ini tumpang tindih dengan sesi lain."]
    plan = PresentationPlan.objects.get()
    PresentationSession.objects.create(plan=plan, **session(10, 20))
    with pytest.raises(IntegrityError):
        connection.check_constraints()


def test_only_setda_sets_the_day_and_only_before_the_stage_closes(drawn, setda, juri_satu):
    with pytest.raises(PermissionDenied):
        save(drawn, juri_satu, session(0, 60))
    factories.close_stage(drawn)
    with pytest.raises(ValidationError, match="sudah ditutup"):
        save(drawn, setda, session(0, 60))


def test_a_stage_that_is_taken_away_takes_its_day_along(edition, setda):
    stage = edition.stages.get(position=2)
    save(stage, setda, session(0, 60))
    edition.status = "preparing"
    edition.save()
    remove_stage(stage=stage, by=setda)
    assert not PresentationPlan.objects.exists()
