"""Feedback letters: drafted without names and marks, released once and in a batch, read by those who entered."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judging.models import FeedbackLetter, Score
from judging.results.certificates.issuing import issue_certificates, state_of
from judging.results.feedback import drafting, letters
from judging.results.sealing.publishing import publish
from judging.results.sealing.seals import seal
from judging.results.stamps import stamp_of
from kipp.accounts.models import Mail, Role, User
from tests import factories
from tests.judging.results.conftest import judge_edition
from tests.reading_pdf import text_of

NOW = factories.NOW
LATER = NOW + timedelta(days=1)
NOTES = ["Manfaatnya sudah terasa.", "Anggaran belum jelas.", "Bukti pendukung kuat."]
JUDGE = "KENARI NAMA JURI"
WRITTEN = {"strengths": "Manfaat nyata bagi warga.", "advice": "Perjelas anggaran.", "is_ready": "on"}


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("kipp.shared.clock.now", lambda: NOW)


@pytest.fixture
def sealed(edition, setda, juri, judged):
    """A sealed edition whose first entry has a note of each judge on the first criterion, in the order of seats."""
    User.objects.filter(pk__in=[each.pk for each in juri]).update(full_name=JUDGE)
    criterion = edition.stages.get(position=1).criteria.order_by("position").first()
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table judging_score disable trigger user")
        for judge, note in zip(juri, NOTES, strict=True):
            marks = Score.objects.filter(scorecard__judge=judge, scorecard__submission=judged[0], criterion=criterion)
            assert marks.update(note=note) == 1
        cursor.execute("alter table judging_score enable trigger user")
    seal(competition=edition, by=setda, now=NOW)
    return edition


def address(page, *args):
    return reverse(f"results:{page}", args=args)


def write(entry, setda, **changed):
    fields = {"strengths": WRITTEN["strengths"], "advice": WRITTEN["advice"], "is_ready": True, **changed}
    stored = letters.letter_of(entry)
    stamp = stamp_of(stored.edited_at if stored else None)
    return letters.save_letter(submission=entry, stamp=stamp, by=setda, now=NOW, **fields)


def release(edition, setda):
    listed = letters.listed_in(letters.lines_of(edition))
    return letters.release_letters(competition=edition, listed=listed, by=setda, now=NOW)


@pytest.fixture
def released(sealed, setda, judged, operator_dinkes):
    """The letter of the first entry, released after publication."""
    publish(competition=sealed, at=None, by=setda, now=NOW)
    letter = write(judged[0], setda)
    release(sealed, setda)
    letter.refresh_from_db()
    return letter


# Drafting


def test_notes_stand_by_their_words_and_not_by_the_seats_of_judges(sealed, judged):
    (noted,) = drafting.notes_of(judged[0])
    assert noted.notes == sorted(NOTES) != NOTES
    assert noted.is_strength


def test_the_draft_sorts_criteria_by_the_field_without_saying_a_mark(login, setda, sealed, judged):
    strengths, advice = drafting.draft_of(drafting.notes_of(judged[0]))
    assert [line.split(": ", 1)[1] for line in strengths.splitlines()] == sorted(NOTES)
    assert advice == ""
    page = login(setda).get(address("feedback-edit", sealed.slug, judged[0].code)).text
    for note in NOTES:
        assert note in page
    for hidden in (JUDGE, "90,00", "90.00"):
        assert hidden not in page
    assert "sepertiga atas" in page
    assert not FeedbackLetter.objects.exists()


def test_the_field_is_told_in_thirds(sealed, judged):
    assert [letters.third_of(each) for each in judged] == [
        *["sepertiga atas"] * 3,
        *["sepertiga tengah"] * 2,
        *["sepertiga bawah"] * 2,
    ]


def test_of_few_entries_no_third_is_told(setda, juri, dinkes):
    other = factories.make_edition(by=setda, year=2027)
    entries = judge_edition(other, juri, [dinkes], [90, 80, 70, 60, 50])
    seal(competition=other, by=setda, now=NOW)
    assert [letters.third_of(each) for each in entries] == [""] * 5


# Writing


def test_setda_writes_a_letter(login, setda, sealed, judged):
    done = login(setda).post(address("feedback-edit", sealed.slug, judged[0].code), WRITTEN, follow=True)
    assert "disimpan." in done.text
    assert "siap dikirim" in done.text
    letter = FeedbackLetter.objects.get()
    assert (letter.strengths, letter.advice, letter.is_ready, letter.edited_by) == (
        WRITTEN["strengths"],
        WRITTEN["advice"],
        True,
        setda,
    )
    assert not letter.is_released


@pytest.mark.parametrize("empty", ["strengths", "advice"])
def test_a_letter_is_not_ready_with_an_empty_part(login, setda, sealed, judged, empty):
    other = "advice" if empty == "strengths" else "strengths"
    answer = login(setda).post(address("feedback-edit", sealed.slug, judged[0].code), {**WRITTEN, empty: " "})
    assert answer.status_code == 422
    assert "Isi bagian ini sebelum menandai surat siap dikirim." in answer.text
    assert WRITTEN[other] in answer.text
    with pytest.raises(ValidationError, match="Isi kedua bagian"):
        write(judged[0], setda, **{empty: ""})
    assert not FeedbackLetter.objects.exists()


def test_a_letter_of_endless_length_is_refused_with_what_was_typed(login, setda, sealed, judged):
    answer = login(setda).post(
        address("feedback-edit", sealed.slug, judged[0].code), {**WRITTEN, "advice": "panjang " * 800}
    )
    assert answer.status_code == 422
    assert WRITTEN["strengths"] in answer.text
    assert not FeedbackLetter.objects.exists()


def test_before_sealing_there_are_none(login, setda, edition, judged):
    client = login(setda)
    assert "setelah hasil edisi ini ditetapkan" in client.get(address("feedback-list", edition.slug)).text
    assert client.get(address("feedback-edit", edition.slug, judged[0].code)).status_code == 404
    with pytest.raises(ValidationError, match="setelah hasil ditetapkan"):
        write(judged[0], setda)


# Releasing


def test_they_are_released_together_after_publication_and_told_once(login, setda, sealed, judged, operator_dinkes):
    client, page = login(setda), address("feedback-list", sealed.slug)
    write(judged[0], setda)
    write(judged[2], setda)
    write(judged[4], setda, is_ready=False)
    refused = client.post(page, follow=True).text
    assert "Surat dikirim setelah hasil diumumkan." in refused
    assert not Mail.objects.filter(topic="2026:umpan-balik").exists()

    publish(competition=sealed, at=None, by=setda, now=NOW)
    assert "Kirim 2 surat" in client.get(page).text
    announced = {"listed": letters.listed_in(letters.lines_of(sealed))}
    done = client.post(page, announced, follow=True).text
    assert "2 surat umpan balik dikirim" in done
    assert FeedbackLetter.objects.filter(released_at=NOW, released_by=setda).count() == 2
    mails = Mail.objects.filter(topic="2026:umpan-balik")
    operators = User.objects.filter(role=Role.OPERATOR, organization=operator_dinkes.organization)
    assert sorted(mails.values_list("recipient", flat=True)) == sorted(2 * [each.email for each in operators])
    told = mails.count()

    assert "kali ini tidak ada yang dikirim" in client.post(page, announced, follow=True).text
    assert mails.count() == told


def test_a_minute_that_has_not_come_is_not_publication(sealed, setda, judged):
    write(judged[0], setda)
    publish(competition=sealed, at=LATER, by=setda, now=NOW)
    with pytest.raises(ValidationError, match="setelah hasil diumumkan"):
        release(sealed, setda)
    assert not FeedbackLetter.objects.filter(released_at__isnull=False).exists()


def test_the_mail_says_that_there_is_a_letter_and_nothing_of_it(released, operator_dinkes):
    mail = Mail.objects.get(topic="2026:umpan-balik", recipient=operator_dinkes.email)
    assert address("feedback-read", released.submission.code) in mail.body
    for hidden in (JUDGE, WRITTEN["strengths"], WRITTEN["advice"], "sepertiga", "TOP 3", *NOTES):
        assert hidden not in mail.subject + mail.body


def test_a_released_letter_stays(login, setda, sealed, judged, released):
    page = address("feedback-edit", sealed.slug, judged[0].code)
    client = login(setda)
    assert "sudah dikirim dan tidak diubah lagi" in client.get(page).text
    answer = client.post(page, {**WRITTEN, "advice": "Lain."})
    assert answer.status_code == 422
    with pytest.raises(ValidationError, match="sudah dikirim dan tidak diubah lagi"):
        write(judged[0], setda, advice="Lain.")
    assert FeedbackLetter.objects.get().advice == WRITTEN["advice"]


@pytest.mark.parametrize(
    "attack",
    [
        "update judging_feedbackletter set advice = 'x'",
        "update judging_feedbackletter set strengths = 'x'",
        "update judging_feedbackletter set released_at = null, released_by_id = null",
        "delete from judging_feedbackletter",
    ],
)
def test_the_database_keeps_a_released_letter(released, attack):
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
    assert FeedbackLetter.objects.get().advice == WRITTEN["advice"]


# Reading


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes"])
def test_those_who_entered_read_it_without_names_marks_and_places(request, login, released, actor):
    client = login(request.getfixturevalue(actor))
    page = client.get(address("feedback-read", released.submission.code))
    file = client.get(address("feedback-download", released.submission.code))
    assert file["Content-Type"] == "application/pdf"
    for said in (page.text, text_of(file.content)):
        for shown in ("INOVASI A", WRITTEN["strengths"], WRITTEN["advice"], "sepertiga atas"):
            assert shown in said
        for hidden in (JUDGE, "90,00", "tempat pertama", "TOP 3", *NOTES):
            assert hidden not in said


def test_before_its_release_nobody_else_reads_it(login, setda, sealed, judged, operator_dinkes):
    publish(competition=sealed, at=None, by=setda, now=NOW)
    write(judged[0], setda)
    pages = [address(page, judged[0].code) for page in ("feedback-read", "feedback-download")]
    client = login(operator_dinkes)
    assert [client.get(page).status_code for page in pages] == [404, 404]
    client = login(setda)
    assert "Rancangan, belum dikirim." in client.get(pages[0]).text
    assert "Rancangan, belum dikirim." in text_of(client.get(pages[1]).content)


def test_parent_and_other_organizations_do_not_find_it(login, sealed, setda, judged, released, request):
    write(judged[1], setda)
    release(sealed, setda)
    of_unit = [address(page, judged[1].code) for page in ("feedback-read", "feedback-download")]
    assert [login(request.getfixturevalue("operator_puskesmas")).get(page).status_code for page in of_unit] == [
        200,
        200,
    ]
    for actor in ("operator_dinkes", "kepala_dinkes", "operator_disdikpora"):
        client = login(request.getfixturevalue(actor))
        assert [client.get(page).status_code for page in of_unit] == [404, 404]


@pytest.mark.parametrize("actor", ["operator_dinkes", "kepala_dinkes", "juri_satu", "pengamat"])
def test_only_setda_writes_and_releases(request, login, sealed, judged, actor):
    someone = request.getfixturevalue(actor)
    client = login(someone)
    for page in (address("feedback-list", sealed.slug), address("feedback-edit", sealed.slug, judged[0].code)):
        assert client.get(page).status_code == client.post(page, WRITTEN).status_code == 403
    with pytest.raises(PermissionDenied):
        write(judged[0], someone)
    with pytest.raises(PermissionDenied):
        release(sealed, someone)


def test_strangers_judges_and_observers_do_not_read_it(client, login, released, juri_satu, pengamat):
    page = address("feedback-read", released.submission.code)
    assert client.get(page)["Location"].startswith(reverse("account_login"))
    for user in (juri_satu, pengamat):
        assert login(user).get(page).status_code == 403


@pytest.mark.parametrize("page", ["feedback-list", "own-results"])
def test_as_many_questions_for_one_as_for_three(login, setda, juri, page):
    counts = []
    for year, marks in ((2027, [90]), (2028, [90, 80, 70])):
        organization = factories.make_organization(f"Dinas {year}")
        other = factories.make_edition(by=setda, year=year)
        entries = judge_edition(other, juri, [organization], marks)
        seal(competition=other, by=setda, now=NOW)
        publish(competition=other, at=None, by=setda, now=NOW)
        issue_certificates(competition=other, listed=state_of(other).listed, by=setda, now=NOW)
        for entry in entries:
            write(entry, setda)
        release(other, setda)
        operator = factories.make_user(Role.OPERATOR, organization=organization)
        client = login(setda if page == "feedback-list" else operator)
        where = address(page, other.slug) if page == "feedback-list" else address(page)
        client.get(where)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(where).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


# The page of an organization


def test_its_own_results_appear_with_publication(login, setda, sealed, judged, operator_dinkes, monkeypatch):
    issue_certificates(competition=sealed, listed=state_of(sealed).listed, by=setda, now=NOW)
    publish(competition=sealed, at=LATER, by=setda, now=NOW)
    client, page = login(operator_dinkes), address("own-results")
    before = client.get(page).text
    assert "Belum ada hasil yang diumumkan" in before
    assert "INOVASI A" not in before
    monkeypatch.setattr("kipp.shared.clock.now", lambda: LATER)
    after = client.get(page).text
    own = sealed.certificates.get(submission=judged[0])
    for shown in ("INOVASI A", "TOP 3, tempat 1", "umpan balik belum dikirim", address("certificate-open", own.code)):
        assert shown in after
    assert "INOVASI G" in after
    assert "tempat 7" not in after
    assert "INOVASI B" not in after


def test_the_menu_leads_there_and_the_list_says_so(login, setda, sealed, operator_dinkes, kepala_dinkes):
    page, listed = address("own-results"), reverse("submissions:submission-list")
    notice = "Hasil sudah diumumkan"
    client = login(operator_dinkes)
    assert f'href="{page}"' in client.get(listed).text
    assert notice not in client.get(listed).text
    publish(competition=sealed, at=None, by=setda, now=NOW)
    for user in (operator_dinkes, kepala_dinkes):
        text = login(user).get(listed).text
        assert notice in text
        assert "Edisi 2026" in text


@pytest.mark.parametrize("actor", ["setda", "juri_satu", "pengamat"])
def test_the_page_is_for_organizations_alone(request, login, actor):
    assert login(request.getfixturevalue(actor)).get(address("own-results")).status_code == 403
