"""The award rows: copied from the ranking when it is sealed, or taken from the press."""

from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from judging.models import Award
from judging.results.awards import cut_off, record_press_awards
from judging.results.sealing.seals import seal
from kipp.shared import wording
from submissions.models import Innovator, Submission
from tests import factories

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


def record(edition, setda):
    seal(competition=edition, by=setda, now=NOW)
    return list(Award.objects.filter(competition=edition).in_order())


def test_every_place_is_copied_as_text_with_its_score(edition, setda, judged):
    Innovator.objects.create(submission=judged[1], name="Anggota Rekaan")
    record(edition, setda)
    rows = Award.objects.order_by("place").values_list(
        "tier_label", "tier_position", "place", "score", "title", "submission"
    )
    assert list(rows) == [
        ("TOP 3", 1, 1, 90, "INOVASI A", judged[0].pk),
        ("TOP 3", 1, 2, 85, "INOVASI B", judged[1].pk),
        ("TOP 3", 1, 3, 80, "INOVASI C", judged[2].pk),
        ("TOP 6", 2, 4, 75, "INOVASI D", judged[3].pk),
        ("TOP 6", 2, 5, 70, "INOVASI E", judged[4].pk),
        ("TOP 6", 2, 6, 65, "INOVASI F", judged[5].pk),
        ("", None, 7, 60, "INOVASI G", judged[6].pk),
    ]
    assert Award.objects.winners().count() == 6
    second = Award.objects.get(title="INOVASI B")
    assert second.long_title == "Judul lengkap rekaan"
    assert second.organization_name == "UPTD Puskesmas Kaliwungu"
    assert second.innovators == "Inovator Rekaan, S.Kep.; Anggota Rekaan"


def test_winners_of_two_organizations_may_have_the_same_name(edition, setda, judged):
    Submission.objects.filter(pk__in=[judged[0].pk, judged[1].pk]).update(title="SATU NAMA")
    record(edition, setda)
    assert list(Award.objects.filter(title="SATU NAMA").order_by("place").values_list("place", flat=True)) == [1, 2]


def test_a_withdrawn_winner_is_not_recorded(edition, setda, judged):
    Submission.objects.filter(pk=judged[0].pk).update(state="withdrawn", reason="Alasan rekaan.")
    assert next(award.title for award in record(edition, setda)) == "INOVASI B"


@pytest.mark.parametrize("score", ["75", "241/3", "16999/200", "84999999999999999999999/1000000000000000000000"])
def test_a_score_cut_off_after_twenty_decimals_reads_the_same(score):
    exact = Fraction(score)
    assert wording.number(cut_off(exact)) == wording.number(exact)


def press(edition, setda, rows=PRESS):
    return record_press_awards(competition=edition, rows=rows, by=setda, now=NOW)


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_only_setda_records_what_the_press_told(request, edition, actor):
    with pytest.raises(PermissionDenied):
        press(edition, request.getfixturevalue(actor))
    assert not Award.objects.exists()


def test_the_press_gives_what_it_gives(setda):
    edition = factories.make_edition(by=setda, year=2023, running=False)
    press(edition, setda)
    assert list(
        Award.objects.order_by("pk").values_list(
            "tier_label", "tier_position", "place", "title", "organization_name", "innovators"
        )
    ) == [
        ("TOP 3", 1, 2, "Siandung Esmaku", "SMP 5 Kudus", ""),
        ("TOP 3", 1, None, "SIMPAN BUDI", "Arpusda", "Inovator Rekaan"),
        ("TOP 6", 2, None, "KUPAT ASEM", "Puskesmas", ""),
    ]
    assert Award.objects.public(NOW).count() == 3


def test_press_awards_are_recorded_once(setda):
    edition = factories.make_edition(by=setda, year=2023, running=False)
    press(edition, setda)
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        press(edition, setda)


def test_press_awards_are_for_editions_without_entries(edition, setda, judged):
    with pytest.raises(ValidationError, match="memiliki proposal"):
        press(edition, setda)


@pytest.mark.parametrize("change", [{"place": "dua"}, {"title": ""}, {"tier": ""}, {"place": "0"}])
def test_a_row_of_the_press_must_hold_together(setda, change):
    edition = factories.make_edition(by=setda, year=2023, running=False)
    with pytest.raises(ValidationError):
        press(edition, setda, [PRESS[0], {**PRESS[1], **change}])
    assert not Award.objects.exists()
