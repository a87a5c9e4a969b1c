"""Recording the winners: once, and only when nothing is open."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from competitions.models import Competition
from judging.models import Award
from judging.results.awards import record_awards, record_press_awards
from submissions.models import Innovator, Submission
from tests import factories
from tests.judging.results.conftest import judge_edition

NOW = factories.NOW
PRESS = [
    {"tier": "TOP 3", "place": "2", "title": "Siandung Esmaku", "organization": "SMP 5 Kudus", "innovator": ""},
    {
        "tier": "TOP 3",
        "place": "",
        "title": " SIMPAN  BUDI ",
        "organization": "Arpusda",
        "innovator": "Inovator Rekaan",
    },
    {"tier": "TOP 6", "place": None, "title": "KUPAT ASEM", "organization": "Puskesmas", "innovator": ""},
]


def record(edition, setda, now=NOW):
    return record_awards(competition=edition, by=setda, now=now)


def test_every_tier_is_copied_as_text(edition, setda, judged):
    Innovator.objects.create(submission=judged[1], name="Anggota Rekaan")
    record(edition, setda)
    rows = list(Award.objects.in_order().values_list("tier_label", "tier_position", "place", "title", "submission"))
    assert rows == [
        ("TOP 3", 1, 1, "INOVASI A", judged[0].pk),
        ("TOP 3", 1, 2, "INOVASI B", judged[1].pk),
        ("TOP 3", 1, 3, "INOVASI C", judged[2].pk),
        ("TOP 6", 2, 4, "INOVASI D", judged[3].pk),
        ("TOP 6", 2, 5, "INOVASI E", judged[4].pk),
        ("TOP 6", 2, 6, "INOVASI F", judged[5].pk),
    ]
    second = Award.objects.get(title="INOVASI B")
    assert second.long_title == "Judul lengkap rekaan"
    assert second.organization_name == "UPTD Puskesmas Kaliwungu"
    assert second.innovators == "Inovator Rekaan, S.Kep.; Anggota Rekaan"


def test_the_day_of_decision_is_filled_in_when_empty(edition, setda, judged):
    record(edition, setda, now=NOW.replace(hour=18))  # 2 November in Kudus
    edition.refresh_from_db()
    assert edition.decided_on == date(2026, 11, 2)


def test_a_day_of_decision_that_was_set_stays(edition, setda, judged):
    Competition.objects.filter(pk=edition.pk).update(decided_on=date(2026, 12, 1))
    record(edition, setda)
    edition.refresh_from_db()
    assert edition.decided_on == date(2026, 12, 1)


def test_winners_of_two_organizations_may_have_the_same_name(edition, setda, judged):
    Submission.objects.filter(pk__in=[judged[0].pk, judged[1].pk]).update(title="SATU NAMA")
    record(edition, setda)
    assert list(Award.objects.filter(title="SATU NAMA").order_by("place").values_list("place", flat=True)) == [1, 2]


def test_recording_happens_once(edition, setda, judged):
    record(edition, setda)
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        record(edition, setda)
    assert Award.objects.count() == 6


def test_recording_waits_for_every_stage(edition, setda, judged):
    edition.stages.filter(position=2).update(state="open")
    with pytest.raises(ValidationError, match="Tahap 2: Presentasi dan wawancara belum ditutup"):
        record(edition, setda)
    assert not Award.objects.exists()


def test_recording_waits_for_the_panel(edition, setda, juri, dinkes):
    judge_edition(edition, juri, [dinkes], [90, 85, 80, 80])
    with pytest.raises(ValidationError, match="Tempat 3 dipegang 2 inovasi dan melewati batas"):
        record(edition, setda)
    assert not Award.objects.exists()


def test_a_shared_first_place_is_no_obstacle(edition, setda, juri, dinkes):
    judge_edition(edition, juri, [dinkes], [90, 90, 80])
    assert [award.place for award in record(edition, setda)] == [1, 1, 3]


def test_recording_waits_for_every_entry(edition, setda, judged, dinkes):
    factories.admit_late(edition.stages.get(position=2), factories.make_submission(edition, dinkes, title="INOVASI Z"))
    with pytest.raises(ValidationError, match="1 inovasi belum dinilai: “INOVASI Z”"):
        record(edition, setda)


def test_many_entries_without_marks_are_named_in_short(edition, setda, judged, dinkes):
    late = [factories.make_submission(edition, dinkes, title=f"TERLAMBAT {number}") for number in range(7)]
    factories.admit_late(edition.stages.get(position=2), *late)
    with pytest.raises(ValidationError, match="“TERLAMBAT 4”, dan 2 lainnya"):
        record(edition, setda)


def test_nothing_is_recorded_without_a_ranking(edition, setda):
    edition.stages.update(state="closed")
    with pytest.raises(ValidationError, match="Belum ada peringkat"):
        record(edition, setda)


def test_a_withdrawn_winner_is_not_recorded(edition, setda, judged):
    Submission.objects.filter(pk=judged[0].pk).update(state="withdrawn", reason="Alasan rekaan.")
    assert next(award.title for award in record(edition, setda)) == "INOVASI B"


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_only_setda_records(request, edition, judged, actor):
    someone = request.getfixturevalue(actor)
    with pytest.raises(PermissionDenied):
        record(edition, someone)
    with pytest.raises(PermissionDenied):
        record_press_awards(competition=edition, rows=PRESS, by=someone)
    assert not Award.objects.exists()


def test_the_press_gives_what_it_gives(setda):
    edition = factories.make_edition(by=setda, year=2023, running=False)
    record_press_awards(competition=edition, rows=PRESS, by=setda)
    assert list(
        Award.objects.order_by("pk").values_list(
            "tier_label", "tier_position", "place", "title", "organization_name", "innovators"
        )
    ) == [
        ("TOP 3", 1, 2, "Siandung Esmaku", "SMP 5 Kudus", ""),
        ("TOP 3", 1, None, "SIMPAN BUDI", "Arpusda", "Inovator Rekaan"),
        ("TOP 6", 2, None, "KUPAT ASEM", "Puskesmas", ""),
    ]


def test_press_awards_are_recorded_once(setda):
    edition = factories.make_edition(by=setda, year=2023, running=False)
    record_press_awards(competition=edition, rows=PRESS, by=setda)
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        record_press_awards(competition=edition, rows=PRESS, by=setda)


def test_press_awards_are_for_editions_without_entries(edition, setda, judged):
    with pytest.raises(ValidationError, match="memiliki proposal"):
        record_press_awards(competition=edition, rows=PRESS, by=setda)


@pytest.mark.parametrize("change", [{"place": "dua"}, {"title": ""}, {"tier": ""}, {"place": "0"}])
def test_a_row_of_the_press_must_hold_together(setda, change):
    edition = factories.make_edition(by=setda, year=2023, running=False)
    with pytest.raises(ValidationError):
        record_press_awards(competition=edition, rows=[PRESS[0], {**PRESS[1], **change}], by=setda)
    assert not Award.objects.exists()
