"""The deadline to the microsecond: for all, with silent grace minutes, with an extension, for units, for returned."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from competitions.models import Competition, Extension
from submissions import deadlines, lifecycle, starting
from submissions.models import Receipt, Submission
from tests import factories
from tests.factories import CLOSES, NOW, OPENS
from tests.submissions.conftest import fetched

MICROSECOND = timedelta(microseconds=1)
EXTENDED = CLOSES + timedelta(days=2)
GRACE = timedelta(minutes=5)
AROUND = [(-1, True), (0, False), (1, False)]


def extend(edition, organization, setda, until=EXTENDED):
    return Extension.objects.create(
        competition=edition, organization=organization, until=until, reason="Rekaan.", granted_by=setda
    )


@pytest.fixture
def grace(edition):
    edition.grace_minutes = 5
    edition.save()


def is_handed_in(submission, by, now) -> bool:
    try:
        lifecycle.submit(submission=submission, by=by, now=now)
    except ValidationError as error:
        if error.code != "closed":
            raise
    submission.refresh_from_db()
    return submission.state == "submitted"


@pytest.mark.parametrize(("offset", "expected"), AROUND, ids=["before", "at", "after"])
def test_closing_for_all(draft, operator_dinkes, offset, expected):
    now = CLOSES + offset * MICROSECOND
    assert deadlines.is_writable(fetched(draft), now) is expected
    assert is_handed_in(draft, operator_dinkes, now) is expected


@pytest.mark.parametrize(("offset", "expected"), AROUND, ids=["before", "at", "after"])
def test_closing_with_grace_minutes(draft, grace, operator_dinkes, offset, expected):
    now = CLOSES + GRACE + offset * MICROSECOND
    assert deadlines.is_writable(fetched(draft), now) is False
    assert is_handed_in(draft, operator_dinkes, now) is expected


@pytest.mark.parametrize(("offset", "expected"), AROUND, ids=["before", "at", "after"])
def test_closing_with_an_extension(draft, edition, dinkes, setda, operator_dinkes, offset, expected):
    extend(edition, dinkes, setda)
    now = EXTENDED + offset * MICROSECOND
    assert deadlines.is_writable(fetched(draft), now) is expected
    assert is_handed_in(draft, operator_dinkes, now) is expected


@pytest.mark.parametrize(("offset", "expected"), AROUND, ids=["before", "at", "after"])
def test_closing_with_an_extension_and_grace_minutes(
    draft, grace, edition, dinkes, setda, operator_dinkes, offset, expected
):
    extend(edition, dinkes, setda)
    assert is_handed_in(draft, operator_dinkes, EXTENDED + GRACE + offset * MICROSECOND) is expected


@pytest.mark.parametrize(("offset", "expected"), AROUND, ids=["before", "at", "after"])
def test_extension_counts_for_the_units(edition, dinkes, puskesmas, setda, operator_puskesmas, offset, expected):
    extend(edition, dinkes, setda)
    entry = factories.make_submission(edition, puskesmas, state="draft", operator=operator_puskesmas)
    assert is_handed_in(entry, operator_puskesmas, EXTENDED + offset * MICROSECOND) is expected


def test_extension_of_one_is_not_one_of_another(edition, dinkes, disdikpora, setda, operator_disdikpora):
    extend(edition, dinkes, setda)
    entry = factories.make_submission(edition, disdikpora, state="draft", operator=operator_disdikpora)
    assert deadlines.closes_at(edition, disdikpora) == CLOSES
    assert not is_handed_in(entry, operator_disdikpora, CLOSES)


def test_extension_never_shortens(edition, dinkes, setda):
    extend(edition, dinkes, setda, until=CLOSES - timedelta(days=1))
    assert deadlines.closes_at(edition, dinkes) == CLOSES


def test_grace_minutes_do_not_count_before_the_opening(draft, grace, operator_dinkes):
    assert not is_handed_in(draft, operator_dinkes, OPENS - MICROSECOND)
    assert is_handed_in(draft, operator_dinkes, OPENS)


@pytest.mark.parametrize(("offset", "expected"), AROUND, ids=["before", "at", "after"])
def test_beginning_an_entry(edition, grace, dinkes, setda, operator_dinkes, offset, expected):
    extend(edition, dinkes, setda)
    try:
        starting.start_submission(
            competition=edition,
            organization=dinkes,
            title="SAMBANG WARGA",
            by=operator_dinkes,
            now=EXTENDED + offset * MICROSECOND,
        )
    except ValidationError as error:
        if error.code != "closed":
            raise
    assert Submission.objects.exists() is expected


@pytest.mark.parametrize(("offset", "expected"), AROUND, ids=["before", "at", "after"])
def test_returned_entries_have_their_own_end(edition, dinkes, setda, operator_dinkes, offset, expected):
    extend(edition, dinkes, setda)
    entry = factories.make_submission(
        edition, dinkes, state="returned", operator=operator_dinkes, returned_until=CLOSES + timedelta(days=9)
    )
    now = CLOSES + timedelta(days=9) + offset * MICROSECOND
    assert deadlines.is_writable(fetched(entry), now) is expected
    assert ("Waktu perbaikan berakhir" in deadlines.closed_sentence_of(fetched(entry), now)) is not expected


def test_what_was_handed_in_is_not_written(edition, dinkes):
    entry = factories.make_submission(edition, dinkes, state="submitted")
    assert not deadlines.is_writable(fetched(entry), NOW)


@pytest.mark.parametrize("status", ["preparing", "archived"])
def test_nothing_is_written_in_an_edition_that_does_not_run(draft, edition, status):
    Competition.objects.filter(pk=edition.pk).update(status=status)
    assert not deadlines.is_writable(fetched(draft), NOW)
    assert not deadlines.takes_submission(fetched(draft), NOW)


def test_closed_sentence_names_the_own_deadline(edition, dinkes, puskesmas, disdikpora, setda):
    extend(edition, dinkes, setda)
    later = EXTENDED + MICROSECOND
    for organization, closing in ((dinkes, "18"), (puskesmas, "18"), (disdikpora, "16")):
        assert deadlines.closed_sentence(edition, organization, later) == (
            f"Pendaftaran ditutup {closing} November 2026 pukul 10.00.00 WIB. Draf Anda tetap tersimpan dan dapat "
            "dibaca. Hubungi Bagian Organisasi bila ada kendala."
        )


def test_open_editions_are_those_still_open_for_the_own_family(
    edition, dinkes, setda, operator_dinkes, operator_puskesmas, operator_disdikpora
):
    extend(edition, dinkes, setda)
    between = CLOSES + timedelta(hours=1)
    assert list(deadlines.open_editions(operator_dinkes, between)) == [edition]
    assert list(deadlines.open_editions(operator_puskesmas, between)) == [edition]
    assert list(deadlines.open_editions(operator_disdikpora, between)) == []
    assert list(deadlines.open_editions(operator_dinkes, EXTENDED)) == []
    assert list(deadlines.open_editions(operator_dinkes, NOW)) == [edition]


def everything_of(response) -> str:
    """Returns body and headers."""
    return f"{response.content.decode()}\n{response.headers}"


def test_nothing_reveals_the_grace_minutes(
    draft, blank, edition, dinkes, client, login, operator_dinkes, kepala_dinkes, juri_satu, pengamat, at
):
    """Pages are the same to the letter with and without grace minutes, whenever and by whomever they are opened."""
    pages = [
        "/",
        "/aturan-penilaian/",
        reverse("submissions:submission-list"),
        reverse("submissions:submission-create"),
        *(reverse(f"submissions:submission-{name}", args=[draft.code]) for name in ("detail", "submit", "take-back")),
        reverse("submissions:submission-edit", args=[draft.code, "identitas"]),
    ]
    seen = {}
    for minutes in (0, 37):
        Competition.objects.filter(pk=edition.pk).update(grace_minutes=minutes)
        seen[minutes] = []
        for moment in (NOW, CLOSES - MICROSECOND, CLOSES, CLOSES + timedelta(minutes=10)):
            at(moment)
            for user in (None, operator_dinkes, kepala_dinkes, juri_satu, pengamat):
                login(user) if user else client.logout()
                seen[minutes] += [without_tokens(client.get(page)) for page in pages]
    for plain, graced in zip(seen[0], seen[37], strict=True):
        assert graced == plain
    assert any("Draf Anda tetap tersimpan" in page for page in seen[0])


def without_tokens(response) -> str:
    """Returns all that was answered but for what every answer has of its own."""
    response.headers.pop("Expires", None)
    text = re.sub(r'csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"', "", everything_of(response))
    return re.sub(r":\w{6}:[\w-]{43}", "", text)  # what is signed carries its time


def test_in_the_grace_minutes_an_incomplete_entry_hears_of_the_closing_only(blank, grace, operator_dinkes):
    with pytest.raises(ValidationError) as error:
        lifecycle.submit(submission=blank, by=operator_dinkes, now=CLOSES + timedelta(minutes=1))
    assert error.value.code == "closed"


def test_what_arrives_in_the_grace_minutes_is_received_at_its_own_time(draft, grace, login, operator_dinkes, at):
    at(CLOSES + timedelta(minutes=4))
    response = login(operator_dinkes).post(reverse("submissions:submission-submit", args=[draft.code]), follow=True)
    receipt = Receipt.objects.get()
    assert receipt.submitted_at == CLOSES + timedelta(minutes=4)
    assert "toleransi" not in response.content.decode().lower()


def test_list_and_pages_show_the_own_deadline(draft, edition, dinkes, setda, login, operator_dinkes, at):
    extend(edition, dinkes, setda)
    at(CLOSES + timedelta(hours=1))
    client = login(operator_dinkes)
    for page in (
        reverse("submissions:submission-list"),
        reverse("submissions:submission-submit", args=[draft.code]),
        reverse("submissions:submission-edit", args=[draft.code, "identitas"]),
    ):
        html = " ".join(client.get(page).content.decode().split())
        assert "Ditutup Rabu, 18 November 2026 pukul 10.00.00 WIB" in html
        assert f'data-deadline="{EXTENDED.isoformat()}"' in html
