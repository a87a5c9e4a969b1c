"""The ballots behind a decision of the panel: what they must give, who may vote, what is kept and where it is told."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from judging.assignment.assigning import unseat_judge
from judging.models import PanelDecision, PanelMember, PanelVote, Scorecard
from judging.panel.replacing import departure_of, release_judge
from judging.ranking.ballots import Ballot, accounts_of
from judging.ranking.panel_decisions import record_panel_decision
from judging.results.sealing.canonical import canonical_text
from judging.results.sealing.seals import seal
from judging.sealed_names import SealedNames
from kipp.accounts.models import Role
from submissions.models import Submission
from tests import factories
from tests.factories import NOW
from tests.judging.contests import Contest, Round
from tests.judging.results.minutes.conftest import words as words_of_minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest() -> Contest:
    """A, B and C share place 1 by three judges; the fourth has a conflict with C; D follows."""
    contest = Contest(Round(), judges=4)
    for title in ("INOVASI A", "INOVASI B"):
        contest.entry(title, "80", "80", "80", "80")
    contest.entry("INOVASI C", "80", "80", "80", "BK")
    contest.entry("INOVASI D", "70", "70", "70", "70")
    return contest


def entry(contest: Contest, letter: str) -> Submission:
    return contest.edition.submissions.get(title=f"INOVASI {letter}")


def seats(contest: Contest) -> list[PanelMember]:
    return list(contest.stages[0].panel.order_by("position"))


def ballot_of(contest: Contest, *orders: str, chair: int | None = None, casting_reason: str = "") -> Ballot:
    """Ballots of the first seats, each as letters from the top."""
    ids = {letter: entry(contest, letter).pk for letter in "ABCD"}
    votes = {
        seat.pk: {ids[letter]: place for place, letter in enumerate(order, start=1)}
        for seat, order in zip(seats(contest), orders, strict=False)
    }
    return Ballot(votes, seats(contest)[chair].pk if chair is not None else None, casting_reason)


def record(contest: Contest, order: str, ballot: Ballot | None) -> PanelDecision:
    return record_panel_decision(
        competition=contest.edition,
        board=0,
        positions={entry(contest, letter).pk: place for place, letter in enumerate(order, start=1)},
        reason="Dampak lebih luas.",
        present="Juri Satu Rekaan",
        ballot=ballot,
        by=contest.setda,
        now=NOW,
    )


def test_the_votes_are_kept_member_by_member_and_give_the_order(contest):
    # Sums: A 1 + 1 + 2 = 4, B 2 + 3 + 1 = 6, C 3 + 2 + 3 = 8.
    decision = record(contest, "ABC", ballot_of(contest, "ABC", "ACB", "BAC"))

    assert decision.way == "ballot"
    assert [contest.standing(f"INOVASI {letter}").place for letter in "ABC"] == [1, 2, 3]
    kept = PanelVote.objects.filter(decision=decision).order_by("seat__position", "position")
    assert [title[-1] for title in kept.values_list("submission__title", flat=True)] == list("ABCACBBAC")
    lines = accounts_of([decision], SealedNames())[decision.pk].lines
    assert lines[0] == (
        "Cara: pemungutan suara, 3 surat suara. Jumlah urutan, terkecil di atas: INOVASI A 4; INOVASI B 6; INOVASI C 8."
    )
    assert lines[2] == f"J2, {contest.judges[1]}: 1. INOVASI A; 2. INOVASI C; 3. INOVASI B."
    assert len(lines) == 4


def test_agreement_without_a_vote_is_said_as_such(contest):
    decision = record(contest, "CBA", None)
    assert decision.way == "consensus"
    assert accounts_of([decision], SealedNames())[decision.pk].lines == ["Cara: musyawarah mufakat."]
    assert not PanelVote.objects.exists()


REFUSED = [
    ("BAC", ["ABC", "ACB", "BAC"], {}, "“INOVASI B” berjumlah urutan 6, “INOVASI A” 4"),
    ("ABC", ["ABC", "ACB", "BA"], {}, "J3 harus memuat setiap urutan dari 1 sampai 3"),
    ("ABC", ["ABC", "ACB", "BAD"], {}, "J3 harus memuat"),
    ("ABC", [], {}, "Belum ada surat suara"),
    ("ABC", ["ABC", "ABC", "ABC", "ABC"], {}, "tidak berhak"),
    ("ABC", ["ABC", "BAC"], {}, "“INOVASI A” dan “INOVASI B” sama kuat"),
    ("ABC", ["ABC", "BAC"], {"chair": 0}, "sama kuat"),
    ("ABC", ["ABC", "BAC"], {"casting_reason": "Menurut saya."}, "sama kuat"),
    ("ABC", ["ABC", "BAC"], {"chair": 3, "casting_reason": "Menurut saya."}, "sama kuat"),
    ("ABC", ["ABC"], {"chair": 0, "casting_reason": "Menurut saya."}, "Suara sudah menentukan"),
]


def test_what_the_votes_do_not_give_is_refused_with_a_sentence(contest):
    for order, ballots, fields, words in REFUSED:
        with pytest.raises(ValidationError) as refusal:
            record(contest, order, ballot_of(contest, *ballots, **fields))
        assert words in " ".join(refusal.value.messages)
    assert not PanelDecision.objects.exists()


def test_the_chair_decides_what_the_votes_leave_equal(contest):
    ballot = ballot_of(contest, "ABC", "BAC", chair=1, casting_reason="Lebih mudah ditiru.")
    decision = record(contest, "BAC", ballot)

    assert (decision.chair, decision.casting_reason) == (seats(contest)[1], "Lebih mudah ditiru.")
    assert accounts_of([decision], SealedNames())[decision.pk].lines[-1] == (
        f"Suara sama kuat; urutannya ditentukan ketua panel J2, {contest.judges[1]}. Alasan: Lebih mudah ditiru."
    )


def test_one_who_left_the_panel_does_not_vote(contest):
    PanelMember.objects.filter(position=1).update(left_at=NOW, left_reason="Rekaan.")
    with pytest.raises(ValidationError, match="tidak berhak"):
        record(contest, "ABC", ballot_of(contest, "ABC"))


def test_who_has_voted_keeps_the_seat(contest):
    fifth = factories.make_user(Role.JUDGE)
    factories.seat(contest.stages[0], fifth)
    Scorecard.objects.filter(judge=fifth).delete()
    record(contest, "ABC", Ballot({seats(contest)[4].pk: {entry(contest, x).pk: n for n, x in enumerate("ABC", 1)}}))

    with pytest.raises(ValidationError, match="sudah memberi suara"):
        unseat_judge(stage=contest.stages[0], judge=fifth, by=contest.setda)
    seat = seats(contest)[4]
    departure = departure_of(seat=seat, replacement=None, keeps_finished=True)
    assert departure.leaves_traces
    release_judge(
        stage=contest.stages[0],
        judge=fifth,
        replacement=None,
        keeps_finished=True,
        reason="Sakit.",
        digest=departure.digest,
        by=contest.setda,
        now=NOW,
    )
    seat.refresh_from_db()
    assert seat.is_former
    assert PanelVote.objects.filter(seat=seat).count() == 3


# The database by itself


def attempt(decision: PanelDecision, seat: PanelMember, submission: Submission, position: int = 1) -> None:
    with transaction.atomic():
        PanelVote.objects.create(decision=decision, seat=seat, submission=submission, position=position)


def test_the_database_refuses_votes_that_may_not_be(contest):
    decision = record(contest, "ABC", ballot_of(contest, "ABC"))
    other = Contest(judges=1, year=2027)
    _, second, third, barred = seats(contest)
    a, b, d = (entry(contest, letter) for letter in "ABD")
    stranger = other.stages[0].panel.get()
    for seat, submission, position, constraint in (
        (stranger, a, 1, "panel_vote_of_a_member"),
        (second, d, 1, "panel_vote_among_the_tied"),
        (barred, a, 1, "panel_vote_without_conflict"),
        (second, a, 4, "panel_vote_position_is_among_them"),
        (second, a, 0, "panel_vote_position_starts_at_one"),
    ):
        with pytest.raises(DatabaseError) as refusal:
            attempt(decision, seat, submission, position)
        assert refusal.value.__cause__.diag.constraint_name == constraint

    attempt(decision, second, a)
    for submission, position, constraint in (
        (a, 2, "panel_vote_one_place_for_each"),
        (b, 1, "panel_vote_each_place_once"),
    ):
        with pytest.raises(DatabaseError) as refusal:
            attempt(decision, second, submission, position)
        assert refusal.value.__cause__.diag.constraint_name == constraint

    factories.make_conflict(b, third.judge, by=contest.setda)
    with pytest.raises(DatabaseError, match="benturan kepentingan"):
        attempt(decision, third, a)


def test_votes_and_the_way_are_never_changed(contest):
    decision = record(contest, "ABC", ballot_of(contest, "ABC"))
    agreed = PanelDecision.objects.create(
        stage=contest.stages[0], reason="A", present="A", recorded_by=contest.setda, way="consensus"
    )
    for change in (
        lambda: PanelVote.objects.update(position=2),
        lambda: PanelVote.objects.all().delete(),
        lambda: PanelDecision.objects.filter(pk=decision.pk).update(way="consensus"),
        lambda: attempt(agreed, seats(contest)[1], entry(contest, "A")),
        lambda: PanelDecision.objects.create(
            stage=contest.stages[0],
            reason="A",
            present="A",
            recorded_by=contest.setda,
            way="ballot",
            casting_reason="A",
            chair=Contest(judges=1, year=2027).stages[0].panel.get(),
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_once_sealed_no_vote_is_added(contest):
    decision = record(contest, "ABC", ballot_of(contest, "ABC"))
    factories.close_stage(contest.stages[0])
    seal(competition=contest.edition, by=contest.setda, now=NOW)

    with pytest.raises(DatabaseError) as refusal:
        attempt(decision, seats(contest)[1], entry(contest, "A"))
    assert refusal.value.__cause__.diag.constraint_name == "panel_vote_stays_when_sealed"


# Pages and the sealed text


def typed(contest: Contest, order: str, *ballots: str, **fields) -> dict[str, str]:
    codes = {letter: entry(contest, letter).code for letter in "ABC"}
    places = {f"position-{codes[letter]}": str(place) for place, letter in enumerate(order, start=1)}
    votes = {
        f"vote-{seat}-{codes[letter]}": str(place)
        for seat, ballot in enumerate(ballots, start=1)
        for place, letter in enumerate(ballot, start=1)
    }
    return {"way": "ballot", "reason": "Rekaan.", "present": "Juri Satu Rekaan", **places, **votes, **fields}


def address(contest: Contest) -> str:
    return f"{reverse('judging:panel-decision', args=[contest.edition.slug, 1])}?papan=0"


def test_setda_copies_the_ballots_and_everybody_who_asks_why_reads_them(contest, login):
    client = login(contest.setda)
    page = client.get(address(contest)).content.decode()
    assert f"J4, {contest.judges[3]} tidak memberi suara karena benturan kepentingan" in page
    assert [f'name="vote-{seat}-' in page for seat in (1, 2, 3, 4)] == [True, True, True, False]

    assert client.post(address(contest), typed(contest, "ABC", "ABC", "ACB", "BAC")).status_code == 302

    why = reverse("judging:ranking-why", args=[contest.edition.slug, entry(contest, "B").code])
    page = client.get(why).content.decode()
    assert page.count("Cara: pemungutan suara, 3 surat suara.") == 1
    assert f"J3, {contest.judges[2]}: 1. INOVASI B; 2. INOVASI A; 3. INOVASI C." in page
    codes = [entry(contest, letter).code for letter in "ACB"]
    line = " | ".join(f"{place}. {code}" for place, code in enumerate(codes, start=1))
    text = canonical_text(contest.edition, version=1)
    assert f"keputusan 1 | suara J2 {contest.judges[1].full_name} | {line}" in text.splitlines()


def test_the_minutes_print_each_ballot_and_the_word_of_the_chair(contest):
    ballot = ballot_of(contest, "ABC", "BAC", chair=1, casting_reason="Lebih mudah ditiru.")
    record(contest, "BAC", ballot)
    factories.close_stage(contest.stages[0])

    text = words_of_minutes(contest, "berita-acara-tahap-1")

    assert "Cara: pemungutan suara, 2 surat suara. Jumlah urutan, terkecil di atas: INOVASI A 3; INOVASI B 3;" in text
    assert f"J2, {contest.judges[1]}: 1. INOVASI B; 2. INOVASI A; 3. INOVASI C." in text
    assert f"ditentukan ketua panel J2, {contest.judges[1]}. Alasan: Lebih mudah ditiru." in text


MISTYPED = [
    (["ACB", "ACB", "ACB"], {}, "Urutan ini tidak sesuai dengan suara"),
    (["AB"], {}, "Lengkapi surat suara J1, atau kosongkan semuanya."),
    (["ABC"], {"way": "consensus"}, "Ada suara yang terisi."),
    (["ABC"], {"way": ""}, "Pilih cara panel memutuskan."),
    ([], {}, "Belum ada surat suara."),
]


def test_the_page_keeps_what_was_typed_beside_the_sentence(contest, login):
    client = login(contest.setda)
    for ballots, fields, words in MISTYPED:
        response = client.post(address(contest), typed(contest, "ABC", *ballots, **fields))

        page = response.content.decode()
        assert response.status_code == 422
        assert words in page
        assert page.count('<option value="1" selected>') == 1 + len(ballots)
    assert not PanelDecision.objects.exists()


def test_a_place_given_twice_on_a_ballot_is_refused_beside_it(contest, login):
    code = entry(contest, "C").code
    values = typed(contest, "ABC", "ABC") | {f"vote-1-{code}": "1"}

    page = login(contest.setda).post(address(contest), values).content.decode()

    assert "Urutan 1 sudah dipakai" in page
    assert not PanelDecision.objects.exists()
