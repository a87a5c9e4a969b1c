"""The spread rule: who is far apart, who is asked, what a judge learns and answers, and that both versions stay."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Stage
from judging.closing import close_stage, closing_of
from judging.models import Reconsideration, Scorecard
from judging.sheets.reconsidering import answer_request, ask_to_reconsider, versions_of, wide_entries
from judging.sheets.scoring import Mark, finish_card, reopen_card, save_scores
from tests import factories
from tests.factories import NOW
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db

REASON = "Mohon baca lagi bukti pada kriteria pertama."


@pytest.fixture
def contest() -> Contest:
    """A: 90, 70 and 60 (spread 30); B: 80, 70 and 60 (exactly 20, which is within the limit)."""
    contest = Contest(Round("60 40"), judges=3, marks_shown="after_closing")
    contest.entry("INOVASI A", "90 90", "70 70", "60 60")
    contest.entry("INOVASI B", "80 80", "70 70", "60 60")
    return contest


def stage_of(contest: Contest) -> Stage:
    return Stage.objects.select_related("competition").get(competition=contest.edition)


def card_of(contest: Contest, judge: int = 0, title: str = "INOVASI A") -> Scorecard:
    cards = Scorecard.objects.select_related("stage__competition", "submission")
    return cards.get(submission__title=title, judge=contest.judges[judge])


def ask(contest: Contest, *judges: int, by=None, reason=REASON, title="INOVASI A") -> list[Reconsideration]:
    return ask_to_reconsider(
        stage=stage_of(contest),
        entry=card_of(contest, title=title).submission_id,
        judges=[contest.judges[each].pk for each in judges],
        reason=reason,
        by=by or contest.setda,
        now=NOW,
    )


def address(contest: Contest, name: str, *arguments) -> str:
    return reverse(f"judging:{name}", args=[contest.edition.slug, 1, *arguments])


def test_only_entries_beyond_the_limit_are_wide(contest):
    (wide,) = wide_entries(stage_of(contest))
    assert (wide.standing.submission.title, wide.spread) == ("INOVASI A", 30)
    assert [(str(seat), total) for seat, total in wide.sheets] == [("J3", 60), ("J2", 70), ("J1", 90)]
    assert wide.furthest == {contest.judges[0].pk, contest.judges[2].pk}
    assert closing_of(stage_of(contest), now=factories.NOW).wide == 1


def test_closing_with_sheets_missing_counts_the_wide_entries_too(contest):
    contest.entry("INOVASI Z", "70?")
    closing = closing_of(stage_of(contest), now=factories.NOW)
    assert (len(closing.unfinished), closing.wide) == (1, 1)


def test_closing_with_sheets_missing_names_them_once_setda_asks_for_the_effect(contest, login):
    contest.entry("INOVASI Z", "70?")
    client, page = login(contest.setda), address(contest, "stage-close")
    told = "1 proposal melebihi batas selisih 20,00: INOVASI A."
    assert told not in client.get(page).content.decode()
    asked = client.post(page, {"effect": "1"}).content.decode()
    assert told in asked
    assert "Tinjau ulang dapat diminta setelah semua lembar selesai." in asked
    assert address(contest, "reconsideration-list") not in asked


def test_without_a_limit_nothing_is_wide(contest):
    assert wide_entries(Stage(competition=contest.edition, spread_limit=None)) == []


def test_asking_keeps_the_marks_as_they_are(contest):
    first, second = ask(contest, 0, 2)
    assert first.before["total"] == "90.00"
    assert list(first.before["marks"].values()) == [["90.00", ""], ["90.00", ""]]
    assert second.scorecard.judge == contest.judges[2]
    assert closing_of(stage_of(contest), now=factories.NOW).unanswered == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reason": " "}, "Tuliskan alasan permintaan"),
        ({"judges": ()}, "Pilih sedikitnya satu juri"),
        ({"title": "INOVASI B"}, "tidak lagi melebihi batas"),
    ],
)
def test_a_request_needs_what_it_says(contest, change, sentence):
    judges = change.pop("judges", (0,))
    with pytest.raises(ValidationError, match=sentence):
        ask(contest, *judges, **change)
    assert not Reconsideration.objects.exists()


def test_nobody_is_asked_twice_at_once(contest):
    ask(contest, 0)
    with pytest.raises(ValidationError, match="sudah diminta"):
        ask(contest, 0)


def test_only_setda_asks(contest):
    with pytest.raises(PermissionDenied):
        ask(contest, 0, by=contest.judges[1])


def test_nobody_is_asked_while_sheets_are_open(contest):
    reopen_card(card=card_of(contest, 1, "INOVASI B"), by=contest.judges[1])
    with pytest.raises(ValidationError, match="Masih ada lembar yang belum selesai"):
        ask(contest, 0)


def test_marks_may_stay_and_both_versions_are_kept(contest):
    ask(contest, 0)
    answered = answer_request(card=card_of(contest), answer="Bukti meyakinkan.", by=contest.judges[0], now=NOW)
    assert not answered.is_changed
    (version,) = versions_of(stage_of(contest))
    assert (version.total_before, version.total_after) == (90, 90)


def test_marks_may_change_and_both_versions_are_kept(contest):
    ask(contest, 0)
    card = reopen_card(card=card_of(contest), by=contest.judges[0])
    with pytest.raises(ValidationError, match="Nyatakan lembar selesai lebih dahulu"):
        answer_request(card=card, answer="Saya ubah.", by=contest.judges[0], now=NOW)
    first = card.stage.criteria.order_by("position").first()
    marks = {first.pk: Mark(Decimal("72.5"), "Buktinya kurang.")}
    save_scores(card=card, marks=marks, version=card.version, by=contest.judges[0], now=NOW)
    finish_card(card=card, by=contest.judges[0], now=NOW)

    answered = answer_request(card=card, answer="Saya ubah.", by=contest.judges[0], now=NOW + timedelta(hours=1))

    assert answered.is_changed
    (version,) = versions_of(stage_of(contest))
    assert (version.total_before, version.total_after) == (90, Decimal("79.50"))
    assert [(line.before, line.after, line.note_after) for line in version.lines] == [
        (90, Decimal("72.50"), "Buktinya kurang."),
        (90, 90, ""),
    ]
    with pytest.raises(ValidationError, match="sudah dijawab"):
        answer_request(card=card, answer="Lagi.", by=contest.judges[0], now=NOW)


def test_an_answer_needs_a_reason_and_its_own_judge(contest):
    ask(contest, 0)
    with pytest.raises(ValidationError, match="Tuliskan alasan Anda"):
        answer_request(card=card_of(contest), answer="  ", by=contest.judges[0], now=NOW)
    with pytest.raises(PermissionDenied):
        answer_request(card=card_of(contest), answer="Ya.", by=contest.judges[1], now=NOW)


@pytest.mark.parametrize("fields", [{"reason": "Lain"}, {"before": {}}])
def test_the_database_keeps_a_request_as_it_was(contest, fields):
    ask(contest, 0)
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        Reconsideration.objects.update(**fields)
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        Reconsideration.objects.all().delete()


def test_the_database_keeps_an_answer_as_it_was(contest):
    ask(contest, 0)
    answer_request(card=card_of(contest), answer="Tetap.", by=contest.judges[0], now=NOW)
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        Reconsideration.objects.update(answer="Lain")


def test_setda_asks_on_the_page(contest, login):
    client = login(contest.setda)
    page = client.get(address(contest, "reconsideration-list")).content.decode()
    assert "Selisih <strong>30,00</strong>" in page
    assert "INOVASI B" not in page

    data = {"entry": card_of(contest).submission.code, "judges": [str(contest.judges[0].pk)], "reason": ""}
    refused = client.post(address(contest, "reconsideration-list"), data)
    assert refused.status_code == 422
    assert "Tuliskan alasan permintaan." in refused.content.decode()

    answer = client.post(address(contest, "reconsideration-list"), data | {"reason": REASON}, follow=True)
    assert "1 juri diminta meninjau ulang INOVASI A." in answer.content.decode()
    assert "menunggu jawaban" in answer.content.decode()


def test_who_was_asked_is_not_offered_again_until_the_answer(contest, login):
    ask(contest, 0)
    client = login(contest.setda)
    first, last = (f'value="{contest.judges[each].pk}"' for each in (0, 2))
    page = client.get(address(contest, "reconsideration-list")).content.decode()
    assert "90,00 (sudah diminta)" in page
    assert first not in page
    assert last in page

    data = {"entry": card_of(contest).submission.code, "judges": [str(contest.judges[0].pk)], "reason": REASON}
    again = client.post(address(contest, "reconsideration-list"), data)
    assert again.status_code == 422
    assert "sudah diminta, atau lembarnya tidak lagi selesai." in again.content.decode()
    assert REASON in again.content.decode()

    answer_request(card=card_of(contest), answer="Tetap.", by=contest.judges[0], now=NOW)
    assert first in client.get(address(contest, "reconsideration-list")).content.decode()


def test_the_page_waits_for_the_last_sheet(contest, login):
    reopen_card(card=card_of(contest, 1, "INOVASI B"), by=contest.judges[1])
    page = login(contest.setda).get(address(contest, "reconsideration-list")).content.decode()
    assert "terlihat di sini setelah semua lembar selesai" in page
    assert "INOVASI" not in page


def test_a_judge_reads_the_request_and_answers_without_seeing_other_marks(contest, login):
    ask(contest, 0)
    client = login(contest.judges[0])
    code = card_of(contest).submission.code
    sheet = client.get(address(contest, "scorecard-edit", code)).content.decode()
    assert REASON in sheet
    assert "70,00" not in sheet
    assert "60,00" not in sheet

    assert "Tuliskan alasan Anda" in client.post(address(contest, "reconsideration-answer", code)).content.decode()
    told = client.post(address(contest, "reconsideration-answer", code), {"answer": "Tetap."}, follow=True)
    assert "Jawaban tinjau ulang INOVASI A tersimpan." in told.content.decode()
    assert REASON not in client.get(address(contest, "scorecard-edit", code)).content.decode()


def test_another_judge_knows_nothing_of_a_request(contest, login):
    ask(contest, 0)
    client = login(contest.judges[1])
    code = card_of(contest).submission.code
    assert REASON not in client.get(address(contest, "scorecard-edit", code)).content.decode()
    assert client.get(address(contest, "reconsideration-answer", code)).status_code == 302


def test_both_versions_are_printed_after_the_closing(contest, login):
    ask(contest, 0)
    client = login(contest.setda)
    assert client.get(address(contest, "reconsideration-print")).status_code == 404
    answer_request(card=card_of(contest), answer="Bukti meyakinkan.", by=contest.judges[0], now=NOW)
    factories.close_stage(stage_of(contest))
    page = client.get(address(contest, "reconsideration-print")).content.decode()
    assert "Bukti meyakinkan." in page
    assert page.count("90,00") == 6


def test_queries_of_the_page_do_not_grow_with_the_requests(contest, login):
    client = login(contest.setda)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(contest, "reconsideration-list")).status_code == 200
        return len(captured)

    client.get(address(contest, "reconsideration-list"))
    ask(contest, 0)
    with_one = queries()
    ask(contest, 1, 2)
    contest.entry("INOVASI C", "90 90", "10 10", "20 20")
    assert queries() == with_one


def test_closing_ends_what_nobody_answered():
    contest = Contest(Round("100"), judges=2)
    contest.entry("INOVASI A", "90", "60")
    card = Scorecard.objects.filter(stage=contest.stages[0]).first()
    asked = Reconsideration.objects.create(
        scorecard=card, reason="Selisih besar.", before={}, asked_by=contest.setda, asked_at=NOW
    )

    close_stage(stage=contest.stages[0], by=contest.setda, now=NOW)

    asked.refresh_from_db()
    assert (asked.ended_at, asked.ended_reason) == (NOW, "Tahap ditutup sebelum juri menjawab.")
