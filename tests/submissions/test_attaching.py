"""Attaching and removing files: one place for each, room, time, and nothing left behind on disk."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import connection, transaction

from submissions import attaching
from submissions.attaching import attach, remove
from submissions.files import labels_of, present_files
from submissions.models import Attachment, Receipt
from submissions.sections import files_section
from tests import files
from tests.factories import CLOSES, NOW
from tests.files import upload
from tests.submissions.conftest import fetched


def stored_files(submission) -> int:
    try:
        return len(default_storage.listdir(f"submissions/{submission.pk}")[1])
    except FileNotFoundError:
        return 0


@pytest.fixture
def letter(edition):
    return edition.letter_types.order_by("position").first()


@pytest.fixture
def put(blank, operator_dinkes):
    """Returns a function that attaches a file to the blank draft."""

    def put_there(kind="photo", name="foto.jpg", content=None, *, by=operator_dinkes, now=NOW, **place):
        content = content or (files.photo((60, 40)) if kind == "photo" else files.pdf())
        return attach(submission=blank, kind=kind, upload=upload(name, content), by=by, now=now, **place)

    return put_there


def test_letter_is_stored_with_its_hash_under_a_name_made_by_the_server(put, blank, letter, operator_dinkes):
    content = files.pdf(pages=2)
    attachment = put("letter", "../Surat Rekaan.pdf", content, letter_type=letter)
    attachment.refresh_from_db()
    assert attachment.name == "Surat Rekaan.pdf"
    assert "Surat" not in attachment.file.name
    assert attachment.file.read() == content
    assert (attachment.uploaded_by, attachment.uploaded_at) == (operator_dinkes, NOW)
    assert present_files(fetched(blank)) == [
        {
            "label": letter.label,
            "name": "Surat Rekaan.pdf",
            "size": len(content),
            "sha256": attachment.sha256,
            "code": attachment.code,
        }
    ]
    assert letter.label not in " ".join(item.sentence for item in files_section(fetched(blank)).missing)


def test_entry_notes_who_changed_it(put, blank, letter):
    put("letter", "surat.pdf", letter_type=letter, now=NOW + timedelta(hours=1))
    changed = fetched(blank)
    assert (changed.changed_at, changed.version) == (NOW + timedelta(hours=1), blank.version + 1)


def test_files_are_listed_as_letters_then_evidence_then_photos(put, blank, letter, question):
    put()
    put("evidence", "bukti.pdf", question=question("3"))
    put("letter", "surat.pdf", letter_type=letter)
    put()
    assert [file["label"] for file in present_files(fetched(blank))] == [
        letter.label,
        "Bukti 3 Kebaruan/Nilai Tambah",
        "Foto 1",
        "Foto 2",
    ]


def test_second_letter_replaces_the_first(put, blank, letter, django_capture_on_commit_callbacks):
    first = put("letter", "satu.pdf", letter_type=letter)
    with django_capture_on_commit_callbacks(execute=True):
        second = put("letter", "dua.pdf", files.pdf(pages=2), letter_type=letter)
    assert [file["name"] for file in present_files(fetched(blank))] == ["dua.pdf"]
    assert not default_storage.exists(first.file.name)
    assert default_storage.exists(second.file.name)
    assert Attachment.objects.count() == 1


def test_removed_file_is_deleted_after_the_transaction(put, blank, operator_dinkes, django_capture_on_commit_callbacks):
    photo = put()
    with django_capture_on_commit_callbacks(execute=True):
        remove(attachment=photo, by=operator_dinkes, now=NOW)
        assert default_storage.exists(photo.file.name)
    assert not default_storage.exists(photo.file.name)
    remove(attachment=photo, by=operator_dinkes, now=NOW)
    assert present_files(fetched(blank)) == []


@pytest.mark.parametrize("way", ["remove", "replace"])
def test_what_a_receipt_lists_stays_on_disk(
    put, blank, letter, operator_dinkes, way, django_capture_on_commit_callbacks
):
    listed = put("letter", "surat.pdf", letter_type=letter)
    Receipt.objects.create(
        submission=blank,
        serial=1,
        number="TT-REKAAN-1",
        submitted_at=NOW,
        submitted_by=operator_dinkes,
        content=[],
        files=present_files(fetched(blank)),
        digest="0" * 64,
    )
    with django_capture_on_commit_callbacks(execute=True):
        if way == "remove":
            remove(attachment=listed, by=operator_dinkes, now=NOW)
        else:
            put("letter", "baru.pdf", letter_type=letter)
    listed.refresh_from_db()
    assert listed.removed_at == NOW
    assert default_storage.exists(listed.file.name)
    assert listed.code not in {file["code"] for file in present_files(fetched(blank))}


def test_refused_file_leaves_nothing_and_keeps_the_former(put, blank, letter):
    former = put("letter", "surat.pdf", letter_type=letter)
    with pytest.raises(ValidationError, match="terkunci kata sandi"):
        put("letter", "baru.pdf", files.encrypted_pdf(), letter_type=letter)
    assert [file["code"] for file in present_files(fetched(blank))] == [former.code]
    assert stored_files(blank) == 1


def test_failed_request_leaves_no_file(put, blank, letter, monkeypatch):
    def fail(*args):
        raise RuntimeError("rekaan")

    monkeypatch.setattr(attaching, "touch", fail)
    with pytest.raises(RuntimeError):
        put("letter", "surat.pdf", letter_type=letter)
    assert stored_files(blank) == 0
    assert not Attachment.objects.exists()


def test_half_written_file_is_deleted(put, blank, letter, monkeypatch):
    whole_save = default_storage.save

    def full_disk(name, content):
        whole_save(name, content)
        raise OSError("No space left on device")

    monkeypatch.setattr(attaching.default_storage, "save", full_disk)
    with pytest.raises(OSError, match="No space"):
        put("letter", "surat.pdf", letter_type=letter)
    assert stored_files(blank) == 0


@pytest.mark.django_db(transaction=True)
def test_transaction_that_fails_at_its_end_leaves_no_file(put, blank, letter, monkeypatch):
    put("letter", "surat.pdf", letter_type=letter)

    class Refusing(transaction.Atomic):
        def __exit__(self, exc_type, exc_value, traceback):
            super().__exit__(RuntimeError, RuntimeError("rekaan"), None)
            raise RuntimeError("rekaan")

    monkeypatch.setattr(attaching.transaction, "atomic", lambda: Refusing(None, True, False))
    with pytest.raises(RuntimeError):
        put("letter", "baru.pdf", letter_type=letter)
    assert [file["name"] for file in present_files(fetched(blank))] == ["surat.pdf"]
    assert stored_files(blank) == 1
    assert default_storage.exists(Attachment.objects.get().file.name)


def test_at_most_five_photos(put, blank):
    for _ in range(5):
        put()
    with pytest.raises(ValidationError, match="sudah ada 5 foto, batas 5 foto") as refused:
        put()
    assert "Hapus salah satu" in refused.value.messages[0]
    assert len(present_files(fetched(blank))) == 5
    assert stored_files(blank) == 5


def test_room_of_an_entry_is_limited_and_replacing_counts_once(put, blank, letter, question, monkeypatch):
    size = len(files.pdf())
    monkeypatch.setattr(attaching, "MAX_BYTES", 2 * size)
    put("letter", "surat.pdf", letter_type=letter)
    put("evidence", "bukti.pdf", question=question("3"))
    put("letter", "baru.pdf", letter_type=letter)
    with pytest.raises(ValidationError, match="seluruh berkas proposal ini menjadi"):
        put("evidence", "bukti.pdf", question=question("4"))
    assert stored_files(blank) == 3  # two present, one waiting for the end of the transaction


def test_file_needs_a_place_that_the_form_offers(put, edition, letter, question, setda):
    closed = question("3")
    closed.evidence_allowed = False
    closed.save()
    for kind, place in (
        ("evidence", {"question": closed}),
        ("letter", {}),
        ("letter", {"letter_type": letter, "question": question("4")}),
        ("evidence", {"letter_type": letter}),
    ):
        with pytest.raises(ValidationError, match="tidak memintanya di sini"):
            put(kind, "surat.pdf", **place)
    assert not Attachment.objects.exists()


def test_only_operators_of_the_organization_attach_and_remove(
    put, draft, letter, setda, operator_disdikpora, operator_puskesmas, kepala_dinkes, juri_satu, pengamat
):
    existing = draft.attachments.first()
    for person in (setda, operator_disdikpora, operator_puskesmas, kepala_dinkes, juri_satu, pengamat):
        with pytest.raises(PermissionDenied):
            put("letter", "surat.pdf", by=person, letter_type=letter)
        with pytest.raises(PermissionDenied):
            remove(attachment=existing, by=person, now=NOW)
    assert draft.attachments.filter(pk=existing.pk, removed_at=None).exists()


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=5)])
def test_after_closing_nothing_changes(put, blank, draft, letter, operator_dinkes, late):
    put("letter", "surat.pdf", letter_type=letter, now=CLOSES - timedelta(microseconds=1))
    with pytest.raises(ValidationError, match="ditutup"):
        put("letter", "baru.pdf", letter_type=letter, now=CLOSES + late)
    with pytest.raises(ValidationError, match="ditutup"):
        remove(attachment=blank.attachments.get(), by=operator_dinkes, now=CLOSES + late)
    assert [file["name"] for file in present_files(fetched(blank))] == ["surat.pdf"]
    assert stored_files(blank) == 1


def test_handed_in_entry_keeps_its_files(put, blank, letter, operator_dinkes):
    attachment = put("letter", "surat.pdf", letter_type=letter)
    blank.state, blank.submitted_at, blank.submitted_by = "submitted", NOW, operator_dinkes
    blank.save()
    with pytest.raises(ValidationError, match="sudah diajukan"):
        put("letter", "baru.pdf", letter_type=letter)
    with pytest.raises(ValidationError, match="sudah diajukan"):
        remove(attachment=attachment, by=operator_dinkes, now=NOW)
    assert labels_of(fetched(blank)) == {attachment.pk: letter.label}


@pytest.mark.django_db(transaction=True)
def test_uploads_at_the_same_moment_leave_one_file(put, blank, letter):
    def upload_one(number):
        try:
            put("letter", f"surat-{number}.pdf", letter_type=letter)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(upload_one, range(6)))
    assert len(present_files(fetched(blank))) == 1
    assert stored_files(blank) == 1
