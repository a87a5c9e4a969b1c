"""Writing: who may when, texts kept whole, and two colleagues who never overwrite one another."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from submissions import starting, writing
from submissions.models import Submission
from submissions.versions import StaleSave
from tests import factories
from tests.factories import CLOSES, NOW, OPENS
from tests.submissions.conftest import version

MICROSECOND = timedelta(microseconds=1)


def start(edition, organization, by, title="SAMBANG WARGA", now=NOW):
    return starting.start_submission(competition=edition, organization=organization, title=title, by=by, now=now)


def answer(draft, question, text, by, now=NOW, begun=None):
    key = f"jawaban-{question.number[0]}"
    return writing.save_answers(
        submission=draft, texts={question.pk: text}, by=by, now=now, version=begun or version(draft, key)
    )


def test_starting_makes_a_draft_with_a_code_of_the_year(edition, dinkes, operator_dinkes):
    submission = start(edition, dinkes, operator_dinkes, title="  SAMBANG\u00a0 WARGA ")
    assert (submission.title, submission.state, submission.organization) == ("SAMBANG WARGA", "draft", dinkes)
    assert submission.code.startswith("KIPP26-")
    assert (submission.created_by, submission.created_at) == (operator_dinkes, NOW)


def test_a_taken_code_is_drawn_again(monkeypatch, edition, dinkes, operator_dinkes, draft):
    codes = iter([draft.code, draft.code, "KIPP26-NEW2"])
    monkeypatch.setattr(starting, "new_code", lambda year, is_rehearsal: next(codes))
    assert start(edition, dinkes, operator_dinkes, title="LAIN").code == "KIPP26-NEW2"


@pytest.mark.parametrize("now", [OPENS - MICROSECOND, CLOSES, CLOSES + MICROSECOND])
def test_nothing_is_started_outside_the_registration(edition, dinkes, operator_dinkes, now):
    with pytest.raises(ValidationError) as error:
        start(edition, dinkes, operator_dinkes, now=now)
    assert error.value.code == "closed"
    assert not Submission.objects.exists()


def test_last_microsecond_of_the_registration_is_in_time(edition, dinkes, operator_dinkes):
    assert start(edition, dinkes, operator_dinkes, now=CLOSES - MICROSECOND).pk


def test_an_operator_starts_for_the_own_organization_only(
    edition, dinkes, puskesmas, operator_dinkes, kepala_dinkes, setda
):
    for organization, by in ((puskesmas, operator_dinkes), (dinkes, kepala_dinkes), (dinkes, setda)):
        with pytest.raises(PermissionDenied):
            start(edition, organization, by)


def test_an_organization_uses_a_name_once(edition, dinkes, operator_dinkes, draft, disdikpora, operator_disdikpora):
    with pytest.raises(ValidationError, match="sudah memiliki proposal"):
        start(edition, dinkes, operator_dinkes, title="Sambang warga")
    assert start(edition, disdikpora, operator_disdikpora, title="SAMBANG WARGA").pk


def test_answer_is_cleaned_but_never_cut(draft, question, operator_dinkes):
    text = "satu\r\ndua\u202e\x00 " + "kata " * 300
    answer(draft, question("3"), text, operator_dinkes)
    stored = draft.answers.get(question=question("3")).text
    assert stored == "satu\ndua " + " ".join(["kata"] * 300)


def test_saving_notes_who_and_when_and_counts_up(draft, question, operator_dinkes):
    later = NOW + timedelta(hours=1)
    answer(draft, question("3"), "Jawaban baru.", operator_dinkes, now=later)
    draft.refresh_from_db()
    assert (draft.changed_by, draft.changed_at, draft.version) == (operator_dinkes, later, 2)


def test_saving_what_is_stored_changes_nothing(draft, question, operator_dinkes):
    stored = draft.answers.get(question=question("3")).text
    answer(draft, question("3"), stored, operator_dinkes, now=NOW + timedelta(hours=1))
    draft.refresh_from_db()
    assert draft.version == 1


def test_a_stale_save_writes_nothing_and_returns_both_texts(draft, question, operator_dinkes):
    begun = version(draft, "jawaban-3")
    answer(draft, question("3"), "Versi rekan.", operator_dinkes)
    with pytest.raises(StaleSave) as stale:
        answer(draft, question("3"), "Versi saya.", operator_dinkes, begun=begun)
    (difference,) = stale.value.differences
    assert (difference.mine, difference.stored) == ("Versi saya.", "Versi rekan.")
    assert draft.answers.get(question=question("3")).text == "Versi rekan."
    answer(draft, question("3"), "Versi saya.", operator_dinkes, begun=stale.value.version)
    assert draft.answers.get(question=question("3")).text == "Versi saya."


def test_colleagues_in_different_sections_do_not_clash(draft, question, operator_dinkes):
    begun = version(draft, "jawaban-4")
    answer(draft, question("3"), "Bagian tiga.", operator_dinkes)
    answer(draft, question("4"), "Bagian empat.", operator_dinkes, begun=begun)
    assert set(draft.answers.filter(question__number__in="34").values_list("text", flat=True)) == {
        "Bagian tiga.",
        "Bagian empat.",
    }


@pytest.mark.parametrize("now", [OPENS - MICROSECOND, CLOSES])
def test_a_draft_is_not_written_outside_the_registration(draft, question, operator_dinkes, now):
    with pytest.raises(ValidationError) as error:
        answer(draft, question("3"), "Terlambat.", operator_dinkes, now=now)
    assert error.value.code == "closed"
    assert not draft.answers.filter(text="Terlambat.").exists()


def test_what_was_submitted_is_not_written(edition, dinkes, question, operator_dinkes):
    entry = factories.make_submission(edition, dinkes, state="submitted", operator=operator_dinkes)
    with pytest.raises(ValidationError, match="sudah diajukan 1 November 2026") as error:
        answer(entry, question("3"), "Terlambat.", operator_dinkes)
    assert error.value.code == "state"


def test_nobody_else_writes(draft, question, operator_puskesmas, operator_disdikpora, kepala_dinkes, setda):
    for by in (operator_puskesmas, operator_disdikpora, kepala_dinkes, setda):
        with pytest.raises(PermissionDenied):
            answer(draft, question("3"), "Bukan milik saya.", by)


def identity(draft, **changes):
    return {name: getattr(draft, name) for name in writing.IDENTITY_FIELDS} | {"awards": []} | changes


def save_identity(draft, by, **changes):
    return writing.save_identity(
        submission=draft, fields=identity(draft, **changes), by=by, now=NOW, version=version(draft, "identitas")
    )


def test_category_of_another_edition_is_refused(draft, operator_dinkes, setda):
    other = factories.make_edition(by=setda, is_rehearsal=True).categories.first()
    with pytest.raises(ValidationError, match="Pilih kategori edisi ini"):
        save_identity(draft, operator_dinkes, category=other)


def test_implementation_does_not_begin_tomorrow(draft, operator_dinkes):
    with pytest.raises(ValidationError, match="paling lambat hari ini"):
        save_identity(draft, operator_dinkes, implemented_on=NOW.date() + timedelta(days=1))
    assert save_identity(draft, operator_dinkes, implemented_on=NOW.date()).implemented_on == NOW.date()


@pytest.mark.parametrize("maturity", ["concept", "trial"])
@pytest.mark.parametrize("days", [-400, 0, 40])
def test_what_is_not_implemented_has_no_date_of_implementation(draft, operator_dinkes, maturity, days):
    day = NOW.date() + timedelta(days=days)
    with pytest.raises(ValidationError, match="belum memiliki tanggal mulai diterapkan") as caught:
        save_identity(draft, operator_dinkes, maturity=maturity, implemented_on=day)
    assert list(caught.value.message_dict) == ["implemented_on"]
    saved = save_identity(draft, operator_dinkes, maturity=maturity, implemented_on=None)
    assert (saved.maturity, saved.implemented_on) == (maturity, None)


def save_people(draft, by, *people):
    return writing.save_innovators(submission=draft, people=people, by=by, now=NOW, version=version(draft, "inovator"))


def test_lead_moves_to_another_person_and_rows_keep_their_identity(draft, operator_dinkes):
    first = draft.innovators.get()
    save_people(
        draft,
        operator_dinkes,
        {"id": first.pk, "name": first.name, "job_title": "Perawat"},
        {"name": "Ketua Rekaan", "job_title": "Bidan", "is_lead": True, "nip": "198001012005011001"},
    )
    first.refresh_from_db()
    assert not first.is_lead
    assert draft.innovators.get(is_lead=True).name == "Ketua Rekaan"


def test_people_left_out_are_removed(draft, operator_dinkes):
    save_people(draft, operator_dinkes)
    assert not draft.innovators.exists()


def test_two_leads_are_refused(draft, operator_dinkes):
    people = [{"name": f"Orang {word} Rekaan", "is_lead": True} for word in ("Satu", "Dua")]
    with pytest.raises(ValidationError, match="satu ketua"):
        save_people(draft, operator_dinkes, *people)
    assert draft.innovators.count() == 1


def test_the_row_of_another_entry_is_not_taken_over(draft, edition, disdikpora, operator_dinkes):
    foreign = factories.make_submission(edition, disdikpora, state="draft").innovators.get()
    save_people(draft, operator_dinkes, {"id": foreign.pk, "name": "Pengambil Rekaan"})
    foreign.refresh_from_db()
    assert foreign.name == "Inovator Rekaan, S.Kep."
    assert draft.innovators.get().pk != foreign.pk


def test_statement_is_given_and_taken_back(draft, operator_dinkes):
    for is_declared_true in (False, True):
        saved = writing.save_statement(
            submission=draft,
            is_declared_true=is_declared_true,
            by=operator_dinkes,
            now=NOW,
            version=version(draft, "pernyataan"),
        )
        assert saved.is_declared_true is is_declared_true
