"""Marks beyond the limits of a stage need a note; too few finished sheets keep a stage open."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from competitions.models import Stage
from judging.closing import close_stage, closing_of
from judging.models import Scorecard
from judging.sheets.scoring import Mark, finish_card, reason_for, save_scores
from tests.factories import NOW
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest() -> Contest:
    contest = Contest(Round("60 40"), judges=3)
    change(contest, reason_below=40, reason_above=Decimal("95.5"))
    return contest


def change(contest: Contest, **fields) -> None:
    for name, value in fields.items():
        setattr(contest.stages[0], name, value)
    contest.stages[0].save()


def card_of(contest: Contest, entry) -> Scorecard:
    return Scorecard.objects.select_related("stage", "submission").get(submission=entry, judge=contest.judges[0])


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, ""),
        ("39.99", "nilai di bawah 40"),
        ("40", ""),
        ("95.50", ""),
        ("95.51", "nilai di atas 95,5"),
        ("0", "nilai di bawah 40"),
    ],
)
def test_a_mark_beyond_a_limit_needs_a_reason(contest, value, reason):
    stage = Stage.objects.get(competition=contest.edition)
    assert reason_for(stage, None if value is None else Decimal(value)) == reason


def test_a_stage_without_limits_asks_for_none():
    assert reason_for(Stage(), Decimal(0)) == ""


def test_a_sheet_is_not_finished_without_the_reasons(contest):
    card = card_of(contest, contest.entry("INOVASI A", "30 96?"))
    with pytest.raises(ValidationError) as refusal:
        finish_card(card=card, by=contest.judges[0], now=NOW)
    assert refusal.value.messages == [
        "Tulis alasan pada catatan: Kriteria 1.1 (nilai di bawah 40); Kriteria 1.2 (nilai di atas 95,5)."
    ]

    notes = {score.criterion_id: Mark(score.value, "Bukti tidak ada.") for score in card.scores.all()}
    card = save_scores(card=card, marks=notes, version=card.version, by=contest.judges[0], now=NOW)
    assert finish_card(card=card, by=contest.judges[0], now=NOW + timedelta(minutes=1)).is_finished


def test_the_sheet_says_where_a_reason_is_missing(contest, login):
    entry = contest.entry("INOVASI A", "30 80?")
    address = reverse("judging:scorecard-edit", args=[contest.edition.slug, 1, entry.code])
    page = login(contest.judges[0]).get(address).content.decode()
    assert page.count("Tulis alasan pada catatan, karena nilai di bawah 40.") == 1


def test_a_stage_stays_open_while_an_entry_has_too_few_sheets(contest):
    change(contest, least_cards=2)
    contest.entry("INOVASI A", "80 80", "80 80", "80 80?")
    contest.entry("INOVASI B", "80 80", "BK", "80 80?")
    stage = Stage.objects.select_related("competition").get(competition=contest.edition)

    assert closing_of(stage, now=NOW).problems == [
        "1 proposal belum mempunyai 2 lembar selesai, jumlah paling sedikit menurut pengaturan tahap: “INOVASI B” (1)."
    ]
    with pytest.raises(ValidationError, match="1 proposal belum mempunyai 2 lembar selesai"):
        close_stage(stage=stage, by=contest.setda, now=NOW, with_missing=True)
    finish_card(
        card=Scorecard.objects.get(submission__title="INOVASI B", judge=contest.judges[2]),
        by=contest.judges[2],
        now=NOW,
    )
    assert close_stage(stage=stage, by=contest.setda, now=NOW, with_missing=True) == []
