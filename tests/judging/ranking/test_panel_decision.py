"""The panel's decision among equal entries: what it may order, where it is kept, and its page."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from competitions.models import Competition
from judging.models import Admission, PanelDecision, PanelMember
from judging.ranking.panel_decisions import record_panel_decision
from kipp.accounts.models import Role
from submissions.models import Submission
from tests import factories
from tests.factories import NOW
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def contest() -> Contest:
    """A leads, B, C and D share place 2, E follows."""
    contest = Contest(judges=1)
    for title, mark in zip("ABCDE", ("90", "80", "80", "80", "70"), strict=True):
        contest.entry(title, mark)
    return contest


def ids(contest: Contest) -> dict[str, int]:
    return dict(contest.edition.submissions.values_list("title", "pk"))


def decide(contest: Contest, order: dict[str, int], board: int = 0, **fields) -> PanelDecision:
    known = ids(contest)
    values = {"reason": "Dampak lebih luas.", "present": "Juri Satu Rekaan", "by": contest.setda, "now": NOW, **fields}
    return record_panel_decision(
        competition=contest.edition,
        board=board,
        positions={known[title]: position for title, position in order.items()},
        **values,
    )


def test_decision_orders_the_tied_and_is_kept_on_their_admissions(contest):
    decision = decide(contest, {"D": 1, "B": 2, "C": 3})

    assert contest.places() == {"A": 1, "D": 2, "B": 3, "C": 4, "E": 5}
    assert contest.decided()["B"] == "panel"
    kept = Admission.objects.filter(panel_decision=decision).values_list("submission__title", "panel_position")
    assert dict(kept) == {"D": 1, "B": 2, "C": 3}
    assert (decision.recorded_by, decision.recorded_at, decision.stage) == (contest.setda, NOW, contest.stages[0])


def test_decision_is_kept_on_the_last_stage_reached():
    contest = Contest(Round(weight="50", finalists=2), Round(weight="50"), judges=1)
    for title in "AB":
        contest.score(contest.entry(title, "80"), stage=1)
    for title in "AB":
        contest.score(Submission.objects.get(title=title), "70", stage=2)

    decision = decide(contest, {"B": 1, "A": 2})

    assert decision.stage == contest.stages[1]
    assert contest.places() == {"B": 1, "A": 2}
    assert contest.places(board=1) == {"A": 1, "B": 1}


@pytest.mark.parametrize(
    "order",
    [
        {"B": 1, "C": 2},
        {"B": 1, "C": 2, "D": 3, "E": 4},
        {"A": 1, "B": 2, "C": 3, "D": 4},
        {"A": 1},
        {},
    ],
)
def test_decision_is_only_among_all_that_share_the_place(contest, order):
    with pytest.raises(ValidationError, match="tidak lagi bernilai persis sama"):
        decide(contest, order)
    assert not PanelDecision.objects.exists()


@pytest.mark.parametrize("places", [(1, 2, 2), (1, 2, 4), (0, 1, 2), (1, 1, 1)])
def test_decision_is_a_complete_order(contest, places):
    with pytest.raises(ValidationError, match="dari 1 sampai 3"):
        decide(contest, dict(zip("BCD", places, strict=True)))
    assert not PanelDecision.objects.exists()


@pytest.mark.parametrize("field", ["reason", "present"])
def test_decision_needs_reason_and_names(contest, field):
    with pytest.raises(ValidationError) as refusal:
        decide(contest, {"B": 1, "C": 2, "D": 3}, **{field: " \n "})
    assert field in refusal.value.message_dict
    assert contest.places()["C"] == 2


def test_decision_waits_for_the_sheets_of_the_tied(contest):
    contest.judges.append(factories.make_user(Role.JUDGE))
    contest.score(Submission.objects.get(title="C"), None, "70?")

    with pytest.raises(ValidationError, match="belum selesai"):
        decide(contest, {"B": 1, "C": 2, "D": 3})


def test_decision_can_be_replaced_and_the_first_one_stays_on_record(contest):
    first = decide(contest, {"B": 1, "C": 2, "D": 3})

    second = decide(contest, {"B": 3, "C": 2, "D": 1})

    assert contest.places() == {"A": 1, "D": 2, "C": 3, "B": 4, "E": 5}
    assert set(PanelDecision.objects.all()) == {first, second}


def test_decision_about_entries_that_are_no_longer_equal_cannot_be_replaced(contest):
    decide(contest, {"B": 1, "C": 2, "D": 3})
    Submission.objects.filter(title__in="CD").update(state="withdrawn", reason="Rekaan.")

    with pytest.raises(ValidationError, match="tidak lagi"):
        decide(contest, {"B": 1})


def test_decision_is_for_setda_and_for_editions_that_are_not_archived(contest):
    with pytest.raises(PermissionDenied):
        decide(contest, {"B": 1, "C": 2, "D": 3}, by=contest.judges[0])
    contest.edition.status = Competition.Status.ARCHIVED
    with pytest.raises(ValidationError, match="diarsipkan"):
        decide(contest, {"B": 1, "C": 2, "D": 3})


def test_decision_is_refused_once_the_winners_are_recorded(contest):
    factories.make_award(contest.edition, title="A")
    with pytest.raises(ValidationError, match="Pemenang edisi ini sudah ditetapkan"):
        decide(contest, {"B": 1, "C": 2, "D": 3})
    assert not PanelDecision.objects.exists()


# The page


def address(contest: Contest, place: int = 2, board: int = 0) -> str:
    return f"{reverse('judging:panel-decision', args=[contest.edition.slug, place])}?papan={board}"


def filled(contest: Contest, order: str, **fields) -> dict[str, str]:
    codes = dict(contest.edition.submissions.values_list("title", "code"))
    positions = {f"position-{codes[title]}": str(place) for place, title in enumerate(order, start=1)}
    base = {"way": "consensus", "reason": "Dampak lebih luas.", "present": "Juri Satu Rekaan"}
    return {**base, **positions, **fields}


def test_page_offers_the_tied_only(contest, login):
    page = login(contest.setda).get(address(contest)).content.decode()

    for title in "BCD":
        assert f'for="id_position-{Submission.objects.get(title=title).code}"' in page
    assert Submission.objects.get(title="A").code not in page
    assert not PanelDecision.objects.exists()


def test_page_records_the_decision_and_the_ranking_shows_it(contest, login):
    client = login(contest.setda)

    response = client.post(address(contest), filled(contest, "DBC"), follow=True)

    assert contest.places() == {"A": 1, "D": 2, "B": 3, "C": 4, "E": 5}
    page = response.content.decode()
    assert "Keputusan panel untuk 3 proposal dicatat." in page
    assert "2. D; 3. B; 4. C" in page
    assert "Dampak lebih luas." in page
    assert "Nilai sama; ditentukan oleh keputusan panel." in page


def test_page_keeps_what_was_typed_beside_the_message(contest, login):
    code = Submission.objects.get(title="C").code
    values = filled(contest, "DBC", reason="", present="Juri Satu Rekaan") | {f"position-{code}": "1"}

    response = login(contest.setda).post(address(contest), values)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Urutan 1 sudah dipakai" in page
    assert "Tuliskan alasan panel." in page
    assert "Juri Satu Rekaan</textarea>" in page
    assert not PanelDecision.objects.exists()


def test_page_exists_only_where_something_is_shared(contest, login):
    client = login(contest.setda)

    assert client.get(address(contest, place=1)).status_code == 404
    assert client.get(address(contest, place=99)).status_code == 404
    assert client.get(address(contest, board=5)).status_code == 404
    Competition.objects.update(status="archived")
    assert client.get(address(contest)).status_code == 404


def test_page_says_when_the_tie_is_gone_meanwhile(contest, login):
    values = filled(contest, "DBC")
    Submission.objects.filter(title__in="BC").update(state="withdrawn", reason="Rekaan.")

    page = login(contest.setda).post(address(contest), values, follow=True).content.decode()

    assert "tidak lagi dipakai bersama" in page
    assert not PanelDecision.objects.exists()


def test_page_is_for_setda(contest, login, client, pengamat, juri_satu, operator_dinkes, kepala_dinkes):
    assert client.get(address(contest)).status_code == 302
    for stranger in (pengamat, juri_satu, operator_dinkes, kepala_dinkes):
        assert login(stranger).get(address(contest)).status_code == 403
        assert login(stranger).post(address(contest), filled(contest, "DBC")).status_code == 403
    assert not PanelDecision.objects.exists()


def ballots(contest: Contest, place: int = 2) -> str:
    return reverse("judging:panel-ballot", args=[contest.edition.slug, place])


def test_ballots_name_only_the_tied_and_go_to_the_panel_without_conflicts(login):
    contest = Contest(judges=3)
    contest.entry("INOVASI A", "90", "90", "90")
    contest.entry("INOVASI B", "80", "80", "BK")
    contest.entry("INOVASI C", "80", "80", "80")
    PanelMember.objects.filter(judge=contest.judges[1]).update(left_at=NOW, left_reason="Rekaan.")
    client = login(contest.setda)

    page = client.get(ballots(contest)).content.decode()

    assert page.count('class="ballot"') == 1
    assert [f"INOVASI {letter}" in page for letter in "ABC"] == [False, True, True]
    codes = Submission.objects.filter(title__in=["INOVASI B", "INOVASI C"]).values_list("code", flat=True)
    assert [page.count(code) for code in codes] == [1, 1]
    assert f"J1, {contest.judges[0].full_name}" in page
    assert f"{contest.judges[2].full_name} tidak mendapat surat suara karena benturan kepentingan" in page
    assert contest.judges[1].full_name not in page
    form = client.get(reverse("judging:panel-decision", args=[contest.edition.slug, 2])).content.decode()
    assert f'href="{ballots(contest)}?papan=0"' in form


def test_ballots_are_for_setda_and_only_where_something_is_tied(contest, login, client):
    assert client.get(ballots(contest)).status_code == 302
    assert login(contest.judges[0]).get(ballots(contest)).status_code == 403
    assert login(contest.operator).get(ballots(contest)).status_code == 403
    setda = login(contest.setda)
    assert setda.get(ballots(contest)).status_code == 200
    assert setda.post(ballots(contest)).status_code == 405
    assert setda.get(ballots(contest, place=1)).status_code == 404
    Competition.objects.update(status="archived")
    assert setda.get(ballots(contest)).status_code == 404


def test_ballots_keep_a_tie_back_with_the_marks(login):
    contest = Contest(judges=2, marks_shown="after_closing")
    contest.entry("INOVASI A", "80", "?")
    contest.entry("INOVASI B", "80", "80")

    assert login(contest.setda).get(ballots(contest, place=1)).status_code == 404
