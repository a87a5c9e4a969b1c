"""The pages that close a stage and open it again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.models import Stage
from kipp.accounts.models import Role
from submissions.models import Submission
from tests import factories
from tests.judging.contests import Contest, Round

pytestmark = pytest.mark.django_db


def two_stages(**fields) -> Contest:
    return Contest(Round("60 40", weight="50", finalists=2), Round("100", weight="50"), **fields)


@pytest.fixture
def contest() -> Contest:
    """Stage 1 is open: A 85 by two judges and a conflict, B 80 by one judge, C not yet scored."""
    contest = two_stages()
    contest.entry("INOVASI A", "80 80", "90 90", "BK")
    contest.entry("INOVASI B", "80 80", "70 70?", "?")
    contest.entry("INOVASI C", "?", "?", "?")
    return contest


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def closing_address(contest: Contest, position: int = 1, name: str = "stage-close") -> str:
    return reverse(f"judging:{name}", args=[contest.edition.slug, position])


def confirm(client, contest: Contest, position: int = 1, **fields):
    """Fetches the page and sends its form, as a person does who has read the effect."""
    page = client.get(closing_address(contest, position))
    return client.post(
        closing_address(contest, position), {"seen": page.context["closing"].digest} | fields, follow=True
    )


def state_of(contest: Contest, position: int = 1) -> str:
    return Stage.objects.get(pk=contest.stages[position - 1].pk).state


def test_closing_page_shows_the_effect_and_changes_nothing(contest, login):
    response = login(contest.setda).get(closing_address(contest))

    page = text_of(response)
    assert "5 lembar belum selesai" in page
    assert contest.judges[0].full_name in page
    assert "Belum dinilai:</strong> INOVASI C." in page
    assert "2 finalis akan maju ke Tahap 2: Babak 2" in page
    assert state_of(contest) == "open"


def test_closing_page_of_the_last_stage_shows_who_would_be_honoured(login):
    contest = Contest(Round(weight="50", finalists=1), Round(weight="50"), judges=1, tiers="TOP 1:1-1 TOP 3:2-3")
    first, *_ = (contest.entry(f"INOVASI {letter}", mark) for letter, mark in zip("ABCD", "9876", strict=True))
    contest.score(first, "70", stage=2)

    page = text_of(login(contest.setda).get(closing_address(contest, 2)))

    assert "Penerima penghargaan menurut nilai saat ini" in page
    assert "Sementara: menjadi tetap setelah tahap ditutup dan pemenang ditetapkan." in page
    places = [page.index(f"<strong>INOVASI {letter}") for letter in "ABC"]
    assert places == sorted(places)
    assert "INOVASI D" not in page
    assert ["TOP 1" in page, page.count("TOP 3")] == [True, 2]


def test_closing_page_asks_for_a_yes_when_sheets_are_missing(contest, login):
    client = login(contest.setda)

    response = client.post(closing_address(contest))
    assert response.status_code == 422
    assert "Centang bila tahap tetap ditutup" in text_of(response)
    assert state_of(contest) == "open"

    response = confirm(client, contest, with_missing="on")
    assert "Tahap 1: Babak 1 ditutup. 2 finalis maju ke Tahap 2: Babak 2." in text_of(response)
    assert state_of(contest) == "closed"
    assert set(contest.stages[1].admissions.values_list("submission__title", flat=True)) == {"INOVASI A", "INOVASI B"}


def test_closing_page_is_shown_again_when_the_effect_is_another_by_now(contest, login):
    """Two finished sheets between reading and clicking: another finalist, and one sheet less is missing."""
    client = login(contest.setda)
    page = client.get(closing_address(contest))
    form = {"seen": page.context["closing"].digest, "with_missing": "on"}
    third = Submission.objects.get(title="INOVASI C")
    factories.fill_card(contest.stages[0], third, contest.judges[0], ["99", "99"])

    refused = client.post(closing_address(contest), form)

    assert refused.status_code == 409
    assert "Akibat penutupan berubah sejak halaman ini dibuka" in text_of(refused)
    assert "4 lembar belum selesai" in text_of(refused)
    assert state_of(contest) == "open"
    assert "ditutup. 2 finalis maju" in text_of(confirm(client, contest, with_missing="on"))
    assert set(contest.stages[1].admissions.values_list("submission__title", flat=True)) == {"INOVASI A", "INOVASI C"}


def test_closing_does_not_wait_for_judges_who_go_on_writing(contest, login):
    """Marks on sheets that are not finished change nothing of the effect, so what was confirmed is done."""
    client = login(contest.setda)
    page = client.get(closing_address(contest))
    third = Submission.objects.get(title="INOVASI C")
    factories.fill_card(contest.stages[0], third, contest.judges[0], ["99", "99"], finish=False)

    client.post(closing_address(contest), {"seen": page.context["closing"].digest, "with_missing": "on"})

    assert state_of(contest) == "closed"


def test_closing_needs_the_effect_to_have_been_shown(contest, login):
    response = login(contest.setda).post(closing_address(contest), {"with_missing": "on"})

    assert response.status_code == 409
    assert state_of(contest) == "open"


def test_closing_page_refuses_a_tie_across_the_cut(login):
    contest = two_stages(judges=1)
    for letter, mark in zip("ABC", ("90 90", "80 80", "80 80"), strict=True):
        contest.entry(f"INOVASI {letter}", mark)
    client = login(contest.setda)

    page = text_of(client.get(closing_address(contest)))
    assert "Catat keputusan panel untuk tempat 2" in page
    assert '<button class="btn btn-primary"' not in page

    assert "bernilai persis sama" in text_of(confirm(client, contest))
    assert state_of(contest) == "open"


def test_closing_page_of_a_stage_that_is_not_open_leads_to_the_stage(contest, login):
    client = login(contest.setda)

    assert client.get(closing_address(contest, 2)).url == reverse(
        "judging:stage-detail", args=[contest.edition.slug, 2]
    )
    assert client.get(closing_address(contest, 7)).status_code == 404
    assert client.get(closing_address(contest, 1, "stage-reopen")).status_code == 302


def test_reopening_page_needs_a_reason(contest, login):
    client = login(contest.setda)
    confirm(client, contest, with_missing="on")

    response = client.post(closing_address(contest, name="stage-reopen"), {"reason": " "})
    assert response.status_code == 422
    assert "Tuliskan alasannya." in text_of(response)
    assert state_of(contest) == "closed"

    response = client.post(closing_address(contest, name="stage-reopen"), {"reason": "Nilai keliru."}, follow=True)
    assert "dibuka kembali" in text_of(response)
    assert state_of(contest) == "open"
    assert not contest.stages[1].admissions.exists()


def test_reopening_page_says_why_it_is_too_late(contest, login):
    client = login(contest.setda)
    confirm(client, contest, with_missing="on")
    contest.open(2)

    page = text_of(client.get(closing_address(contest, name="stage-reopen")))

    assert "Tahap 2: Babak 2 sudah dibuka." in page
    client.post(closing_address(contest, name="stage-reopen"), {"reason": "Nilai keliru."})
    assert state_of(contest) == "closed"


@pytest.mark.parametrize("name", ["stage-close", "stage-reopen"])
def test_closing_pages_are_for_setda(contest, login, client, pengamat, operator_dinkes, kepala_dinkes, name):
    url = closing_address(contest, name=name)
    assert client.get(url).status_code == 302
    for member in (contest.judges[0], pengamat, operator_dinkes, kepala_dinkes):
        assert login(member).get(url).status_code == 403
        assert login(member).post(url, {"with_missing": "on", "reason": "x"}).status_code == 403
    assert state_of(contest) == "open"


def test_closing_queries_do_not_grow_with_the_entries(login):
    contest = two_stages(judges=1)
    contest.entry("INOVASI A", "80 80?")
    client = login(factories.make_user(Role.ADMIN))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(closing_address(contest)).status_code == 200
        return len(captured)

    queries()
    with_one = queries()
    contest.entry("INOVASI B", "80 80")
    contest.entry("INOVASI C", "70 70?")

    assert with_one == queries() == 11
    assert Submission.objects.count() == 3
